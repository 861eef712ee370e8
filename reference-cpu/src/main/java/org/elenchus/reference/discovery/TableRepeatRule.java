package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two tables that print the same quantities of the same things, shown by most of the numbers that
 * they share being equal: then the others should be equal too.
 */
final class TableRepeatRule implements Rule {
  private static final int MAX_SHEETS = 40;
  private static final int MAX_NUMBERS = 300;
  private static final int MAX_OUTLIERS = 20;

  /** More pairs than this are not written into one relation that holds. */
  private static final int MAX_SHOWN = 40;

  /** A number that two tables print. */
  record Pair(Entry one, Entry other) {
    boolean agrees() {
      return one.bounds().meets(other.bounds());
    }
  }

  @Override
  public String name() {
    return "two tables print the same";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    List<Sheet> sheets = sheets(contents);
    for (int i = 0; i < sheets.size(); i++) {
      for (int j = i + 1; j < sheets.size(); j++) {
        List<Pair> pairs = pairs(sheets.get(i), sheets.get(j));
        long agree = pairs.stream().filter(Pair::agrees).count();
        if (agree >= 2 && agree * 2 > pairs.size()) {
          pairs.stream()
              .filter(p -> !p.agrees())
              .limit(MAX_OUTLIERS)
              .forEach(p -> out.fails(draft(p)));
          out.holds(() -> agreeing(pairs));
        }
      }
    }
  }

  /** The tables that are looked at. */
  static List<Sheet> sheets(Contents contents) {
    return contents.sheets().stream()
        .filter(s -> s.entries().size() <= MAX_NUMBERS)
        .limit(MAX_SHEETS)
        .toList();
  }

  private static Draft agreeing(List<Pair> pairs) {
    Draft draft = new Draft().says("two tables print the same quantities alike");
    pairs.stream()
        .filter(Pair::agrees)
        .limit(MAX_SHOWN)
        .forEach(p -> draft.part(draft.name(p.one()) + " == " + draft.name(p.other())));
    return draft;
  }

  private static Draft draft(Pair pair) {
    Draft draft =
        new Draft()
            .says(
                "two tables print the same "
                    + pair.one().quantity().key().replace("'", "")
                    + " of '"
                    + pair.one().name()
                    + "'");
    return draft.part(draft.name(pair.one()) + " == " + draft.name(pair.other()));
  }

  /** The numbers that two tables print of the same things. */
  static List<Pair> pairs(Sheet a, Sheet b) {
    Map<String, List<Entry>> byQuantity = new HashMap<>();
    for (Entry entry : b.entries()) {
      byQuantity.computeIfAbsent(key(entry), k -> new ArrayList<>()).add(entry);
    }
    List<Pair> pairs = new ArrayList<>();
    for (Entry one : a.entries()) {
      List<Entry> same =
          byQuantity.getOrDefault(key(one), List.of()).stream()
              .filter(other -> areTheSame(one, other))
              .toList();
      boolean unique =
          same.size() == 1
              && a.entries().stream()
                      .filter(e -> key(e).equals(key(one)) && areTheSame(e, same.getFirst()))
                      .count()
                  == 1;
      if (unique) {
        pairs.add(new Pair(one, same.getFirst()));
      }
    }
    return pairs;
  }

  private static String key(Entry entry) {
    return entry.quantity().key() + " " + entry.unit();
  }

  /** Whether the label of one is found among the labels and the title of the other. */
  private static boolean areTheSame(Entry a, Entry b) {
    if (a.quantity().count() || a.quantity().key().equals(Quantity.DERIVED)) {
      return false; // a setting says which thing it is, and is no result
    }
    return covers(a, b) || covers(b, a);
  }

  private static boolean covers(Entry entry, Entry wide) {
    Set<String> label = entry.nameWords();
    return wide.words().containsAll(label)
        && label.stream().anyMatch(TableRepeatRule::hasLetter)
        && wide.nameWords().stream().anyMatch(label::contains);
  }

  private static boolean hasLetter(String word) {
    return word.chars().anyMatch(Character::isLetter);
  }
}
