package org.elenchus.reference.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "The loss falls with every step": so it does in the table just above. */
final class MonotoneRule implements Rule {
  private static final Pattern ORDER =
      Pattern.compile(
          "\\s+(?:(?<down>falls|decreases|drops)|(?<up>rises|grows|increases))\\s+(?:monotonically"
              + "|steadily|(?:with|at|in)\\s+(?:every|each))\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int NEAR = 80;
  private static final int LEAST = 3;
  private static final int MAX_PLACES = 60;

  @Override
  public String name() {
    return "rises or falls throughout";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (Quantity.Mention quantity : sentence.quantities()) {
        Matcher m = ORDER.matcher(sentence.after(quantity.end(), NEAR));
        if (m.matches() && sentence.names().isEmpty() && sentence.numbers().isEmpty()) {
          int line = sentence.line(quantity.start());
          above(contents, quantity.quantity().key(), line)
              .ifPresent(entries -> propose(entries, m.group("down") != null, line, out));
        }
      }
    }
  }

  /** The numbers of a quantity in the last table above a line. */
  private static Optional<List<Entry>> above(Contents contents, String quantity, int line) {
    return contents.sheets().stream()
        .flatMap(s -> s.series().stream())
        .filter(s -> s.is(quantity) && s.size() <= MAX_PLACES)
        .map(s -> s.entries().toList())
        .filter(e -> e.size() >= LEAST && last(e) < line)
        .max(Comparator.comparingInt(MonotoneRule::last));
  }

  private static int last(List<Entry> entries) {
    return entries.stream().mapToInt(e -> e.figure().line()).max().orElseThrow();
  }

  private static void propose(List<Entry> entries, boolean down, int line, Sink out) {
    boolean holds = true;
    for (int i = 0; i + 1 < entries.size(); i++) {
      Entry a = entries.get(i);
      Entry b = entries.get(i + 1);
      boolean against =
          down ? b.bounds().lo() >= a.bounds().hi() : b.bounds().hi() <= a.bounds().lo();
      if (against) {
        holds = false;
        Draft draft = draft(down, line);
        out.fails(draft.part(draft.name(b) + (down ? " < " : " > ") + draft.name(a)));
      }
    }
    if (holds) {
      out.holds(() -> throughout(entries, draft(down, line), down));
    }
  }

  private static Draft draft(boolean down, int line) {
    return new Draft().says("it " + (down ? "falls" : "rises") + " throughout").line(line);
  }

  private static Draft throughout(List<Entry> entries, Draft draft, boolean down) {
    for (int i = 0; i + 1 < entries.size(); i++) {
      String a = draft.name(entries.get(i));
      String b = draft.name(entries.get(i + 1));
      draft.part(b + (down ? " < " : " > ") + a);
    }
    return draft;
  }
}
