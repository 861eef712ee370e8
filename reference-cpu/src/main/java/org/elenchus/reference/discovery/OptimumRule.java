package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** "The optimal depth is 22-26": no row outside the range is ahead of all rows inside it. */
final class OptimumRule implements Rule {
  private static final Pattern BEST =
      Pattern.compile("(?s)(?i).*\\b(?:best|optimal|optimum)\\s+\\**");
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)(?s)\\**(?:\\s+(?:range|value|for\\s+\\S+))?\\**\\s*(?:is|are|was|lies|at|of|:|=)?"
              + "(?:\\s+(?:between|from|in|at|around))?\\s*[\\s*(]*");
  private static final Pattern TO = Pattern.compile("\\s*(?:to|and|-|–)\\s*");
  private static final int NEAR = 16;
  private static final int MAX_ROWS = 60;

  @Override
  public String name() {
    return "where the text sees the best";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (Quantity.Mention setting : sentence.quantities()) {
        boolean best =
            setting.quantity().count()
                && BEST.matcher(sentence.before(setting.start(), NEAR)).matches();
        for (int i = 0; best && i < sentence.numbers().size(); i++) {
          Sentence.Printed from = sentence.numbers().get(i);
          if (sentence.joined(LINK, setting.end(), from.start())) {
            boolean range =
                i + 1 < sentence.numbers().size()
                    && sentence.joined(TO, from.end(), sentence.numbers().get(i + 1).start());
            Amount to = sentence.numbers().get(range ? i + 1 : i).figure();
            propose(contents, setting.quantity(), from.figure(), to, out);
          }
        }
      }
    }
  }

  private static void propose(
      Contents contents, Quantity setting, Amount from, Amount to, Sink out) {
    Draft failing = draft(setting, from);
    boolean any = false;
    double low = from.value().doubleValue();
    double high = to.value().doubleValue();
    for (Sheet sheet : contents.sheets()) {
      for (Series settings : sheet.series()) {
        for (Series results : sheet.series()) {
          if (!settings.is(setting.key())
              || !results.quantity().isQuality()
              || settings.size() > MAX_ROWS) {
            continue;
          }
          List<Entry> inside = new ArrayList<>();
          for (int i = 0; i < settings.size(); i++) {
            Entry at = settings.at(i);
            Entry result = results.at(i);
            if (at != null && result != null) {
              double value = at.bounds().middle();
              if (low <= value && value <= high) {
                inside.add(result);
              }
            }
          }
          List<Entry> all = results.entries().filter(Objects::nonNull).toList();
          for (Entry entry : inside) {
            List<Entry> ahead = Order.ahead(entry, all, results.quantity().better()).toList();
            if (ahead.isEmpty()) {
              out.holds(() -> best(draft(setting, from), entry, all, results));
              return;
            }
            any = true;
            failing.part(
                Order.notBehind(failing, entry, ahead.getFirst(), results.quantity().better()));
          }
        }
      }
    }
    if (any) {
      out.fails(failing.any());
    }
  }

  private static Draft draft(Quantity setting, Amount from) {
    return new Draft()
        .says("the best result is at the " + setting.key() + " that the text gives")
        .line(from.line());
  }

  private static Draft best(Draft draft, Entry entry, List<Entry> all, Series results) {
    all.stream()
        .filter(other -> !other.equals(entry))
        .forEach(
            other -> draft.part(Order.notBehind(draft, entry, other, results.quantity().better())));
    return draft;
  }
}
