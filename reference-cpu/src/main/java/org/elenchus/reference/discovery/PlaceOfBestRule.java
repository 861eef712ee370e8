package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.reference.discovery.Quantity.Better;

/**
 * "The loss was lowest at step 7000": in one of the columns that can be meant, no number is
 * certainly lower than that of this row.
 */
final class PlaceOfBestRule implements Rule {
  private static final Pattern AT =
      Pattern.compile(
          "\\b(?<order>lowest|highest)\\s+at\\s+(?<of>\\p{L}+)\\s+$", Pattern.CASE_INSENSITIVE);
  private static final Pattern WHERE =
      Pattern.compile(
          "[\\s*,]*(?:where|at\\s+which)\\b[^.;\\d]{0,60}\\b(?<order>lowest|highest)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern OF = Pattern.compile("\\b(?<of>\\p{L}+)\\s+$");
  private static final int NEAR = 100;
  private static final int MAX_READINGS = 12;

  @Override
  public String name() {
    return "where a quantity is lowest or highest";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (Sentence.Printed number : sentence.numbers()) {
        String before = sentence.before(number.start(), NEAR);
        Matcher at = AT.matcher(before);
        Matcher where = WHERE.matcher(sentence.after(number.end(), NEAR));
        Matcher of = OF.matcher(before);
        if (at.find()) {
          propose(contents, sentence, number, at.group("order"), at.group("of"), out);
        } else if (where.matches() && of.find()) {
          propose(contents, sentence, number, where.group("order"), of.group("of"), out);
        }
      }
    }
  }

  private static void propose(
      Contents contents,
      Sentence sentence,
      Sentence.Printed number,
      String word,
      String of,
      Sink out) {
    Optional<Quantity> place = Quantity.usual(of);
    Better order = word.toLowerCase(Locale.ROOT).equals("lowest") ? Better.LOWER : Better.HIGHER;
    List<String> quantities =
        sentence.quantities().stream()
            .map(q -> q.quantity().key())
            .filter(q -> place.isEmpty() || !q.equals(place.get().key()))
            .distinct()
            .toList();
    if (place.isEmpty() || quantities.size() != 1) {
      return;
    }
    Draft draft =
        new Draft()
            .any()
            .line(number.figure().line())
            .says("the " + quantities.getFirst() + " is " + word + " where the text says");
    int readings = 0;
    for (Sheet sheet : contents.sheets()) {
      for (Entry entry : at(sheet, place.get(), number, quantities.getFirst())) {
        Optional<Entry> ahead = Order.ahead(entry, column(sheet, entry), order).findFirst();
        if (ahead.isEmpty() || ++readings > MAX_READINGS) {
          return;
        }
        draft.part(Order.notBehind(draft, entry, ahead.get(), order));
      }
    }
    if (readings > 0) {
      out.fails(draft);
    }
  }

  /** The numbers of a quantity in the rows whose place is the number. */
  private static List<Entry> at(
      Sheet sheet, Quantity place, Sentence.Printed number, String quantity) {
    List<Entry> found = new ArrayList<>();
    if (sheet.axis() == Sheet.Axis.COLUMNS) {
      sheet.grid().stream()
          .map(row -> row.stream().filter(e -> e != null).toList())
          .filter(
              row ->
                  row.stream()
                      .anyMatch(
                          e ->
                              e.quantity().equals(place)
                                  && e.figure().value().equals(number.figure().value())))
          .forEach(
              row ->
                  row.stream()
                      .filter(e -> e.quantity().key().equals(quantity))
                      .forEach(found::add));
    }
    return found;
  }

  private static List<Entry> column(Sheet sheet, Entry entry) {
    return sheet.columnSeries().stream()
        .filter(s -> s.entries().anyMatch(entry::equals))
        .flatMap(Series::entries)
        .toList();
  }
}
