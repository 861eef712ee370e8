package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** "Loss ranges from 1.2 to 1.9": the ends are the least and the greatest of a column. */
final class RangeRule implements Rule {
  private static final Pattern RANGES =
      Pattern.compile("\\W*(?:ranges?|spans?|varies|vary|lies|lie)\\s+(?:from|between)?\\s*\\W*");
  private static final Pattern TO = Pattern.compile("\\s*(?:to|and|-|–)\\s*");
  private static final int MAX_PLACES = 60;
  private static final int MAX_READINGS = 12;

  @Override
  public String name() {
    return "a range in the text";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (int i = 0; i + 1 < sentence.numbers().size(); i++) {
        Sentence.Printed from = sentence.numbers().get(i);
        Sentence.Printed to = sentence.numbers().get(i + 1);
        Optional<Quantity.Mention> quantity =
            sentence.quantities().stream()
                .filter(q -> sentence.joined(RANGES, q.end(), from.start()))
                .findFirst();
        if (quantity.isPresent() && sentence.joined(TO, from.end(), to.start())) {
          propose(contents, quantity.get().quantity(), from.figure(), to.figure(), out);
        }
      }
    }
  }

  private static void propose(
      Contents contents, Quantity quantity, Amount from, Amount to, Sink out) {
    Bounds low = Bounds.of(from.interval());
    Bounds high = Bounds.of(to.interval());
    Draft draft = draft(quantity, from);
    int readings = 0;
    boolean oneEnd = false;
    List<List<Entry>> columns = new ArrayList<>();
    Map<String, List<Entry>> alike = new LinkedHashMap<>(); // tables with the same columns are one
    for (Sheet sheet : contents.sheets()) {
      for (Series series : sheet.series()) {
        if (series.is(quantity.key())) {
          columns.add(series.entries().toList());
          alike
              .computeIfAbsent(sheet.columns().toString(), c -> new ArrayList<>())
              .addAll(series.entries().toList());
        }
      }
    }
    alike.values().stream().filter(all -> !columns.contains(all)).forEach(columns::addFirst);
    for (List<Entry> entries : columns) {
      if (entries.size() < 3 || entries.size() > MAX_PLACES) {
        continue;
      }
      Bounds least = entries.stream().map(Entry::bounds).reduce(RangeRule::least).orElseThrow();
      Bounds most = entries.stream().map(Entry::bounds).reduce(RangeRule::most).orElseThrow();
      boolean atLow = least.meets(low);
      boolean atHigh = most.meets(high);
      if (atLow && atHigh) {
        out.holds(() -> ends(draft(quantity, from), from, to, entries));
        return;
      }
      if (++readings > MAX_READINGS) {
        return;
      }
      oneEnd |= atLow || atHigh;
      ends(draft, from, to, entries);
    }
    if (oneEnd) {
      out.fails(draft);
    }
  }

  private static Draft draft(Quantity quantity, Amount from) {
    String name = quantity.key().replace("'", "");
    return new Draft()
        .any()
        .says("the range of " + name + " in the text is the table's")
        .line(from.line());
  }

  private static Draft ends(Draft draft, Amount from, Amount to, List<Entry> entries) {
    String a = draft.name(from, false);
    String b = draft.name(to, false);
    String all = entries.stream().map(draft::name).collect(Collectors.joining(", "));
    return draft.part(a + " == min(" + all + ") && " + b + " == max(" + all + ")");
  }

  private static Bounds least(Bounds a, Bounds b) {
    return new Bounds(Math.min(a.lo(), b.lo()), Math.min(a.hi(), b.hi()));
  }

  private static Bounds most(Bounds a, Bounds b) {
    return new Bounds(Math.max(a.lo(), b.lo()), Math.max(a.hi(), b.hi()));
  }
}
