package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "The loss falls with every step", "the loss is U-shaped": so it does in the table just above, or
 * just below where a colon ends the sentence.
 */
final class MonotoneRule implements Rule {
  private static final Pattern ORDER =
      Pattern.compile(
          "\\s+(?:(?:steadily|monotonically)\\s+)?(?:(?<down>falls|decreases|drops|declines)"
              + "|(?<up>rises|grows|increases))\\s+(?:monotonically|steadily|throughout"
              + "|(?:with|at|in)\\s+(?:every|each))\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern VALLEY =
      Pattern.compile(
          "\\s+(?:is|has|follows|shows|forms|traces|looks)\\s+(?:an?\\s+)?U[- ]shaped?\\b.*",
          Pattern.DOTALL);
  private static final Pattern EVERY =
      Pattern.compile(
          "\\b(?:every|each|all)\\s+(?:of\\s+the\\s+)?(?:\\p{L}+\\s+)?(?:curve|column|model|loss|line|run)(?:s|es)?\\s+"
              + "(?:(?<down>falls?|decreases?|drops?|declines?)|(?<up>rises?|grows?|increases?))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final int NEAR = 80;
  private static final int LEAST = 3;
  private static final int MAX_PLACES = 60;

  /** How a series goes. */
  private enum Course {
    DOWN("it falls throughout"),
    UP("it rises throughout"),
    VALLEY("it falls and then rises");

    private final String says;

    Course(String says) {
      this.says = says;
    }

    /** Whether a step falls, if the lowest place is known. */
    boolean falls(int step, int lowest) {
      return this == DOWN || (this == VALLEY && step < lowest);
    }
  }

  @Override
  public String name() {
    return "rises or falls throughout";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      all(contents, sentence, out);
      for (Quantity.Mention quantity : sentence.quantities()) {
        Optional<Course> course = course(sentence.after(quantity.end(), NEAR));
        if (course.isPresent() && sentence.names().isEmpty() && sentence.numbers().isEmpty()) {
          int line = sentence.line(quantity.start());
          boolean below = sentence.text().strip().endsWith(":");
          beside(contents, quantity.quantity().key(), line, below)
              .ifPresent(entries -> propose(entries, course.get(), line, out));
        }
      }
    }
  }

  /** "Every curve falls from each row to the next": so do the columns of the table beside it. */
  private static void all(Contents contents, Sentence sentence, Sink out) {
    Matcher m = EVERY.matcher(sentence.text());
    if (!m.find()) {
      return;
    }
    Course course = m.group("down") != null ? Course.DOWN : Course.UP;
    int line = sentence.line(m.start());
    Optional<Sheet> beside =
        contents.sheets().stream()
            .filter(s -> s.axis() == Sheet.Axis.TITLE || s.axis() == Sheet.Axis.ROWS)
            .min(Comparator.comparingInt(s -> Math.abs(first(s) - line)));
    if (beside.isEmpty()) {
      return;
    }
    for (List<Series> lines : List.of(beside.get().columnSeries(), beside.get().rowSeries())) {
      List<List<Entry>> curves =
          lines.stream().map(s -> s.entries().toList()).filter(e -> e.size() >= LEAST).toList();
      long going = curves.stream().filter(e -> isGoing(e, course)).count();
      if (curves.size() > 1 && going * 2 >= curves.size()) {
        curves.forEach(e -> propose(e, course, line, out));
        return;
      }
    }
  }

  private static int first(Sheet sheet) {
    return sheet.entries().stream().mapToInt(e -> e.figure().line()).min().orElse(0);
  }

  private static boolean isGoing(List<Entry> entries, Course course) {
    boolean going = true;
    for (int i = 0; i + 1 < entries.size(); i++) {
      double step = entries.get(i + 1).bounds().middle() - entries.get(i).bounds().middle();
      going &= course == Course.DOWN ? step < 0 : step > 0;
    }
    return going;
  }

  private static Optional<Course> course(String text) {
    Matcher order = ORDER.matcher(text);
    return order.matches()
        ? Optional.of(order.group("down") != null ? Course.DOWN : Course.UP)
        : VALLEY.matcher(text).matches() ? Optional.of(Course.VALLEY) : Optional.empty();
  }

  /** The numbers of a quantity in the last table above a line, or the first one below. */
  private static Optional<List<Entry>> beside(
      Contents contents, String quantity, int line, boolean below) {
    Comparator<List<Entry>> nearest = Comparator.comparingInt(MonotoneRule::last);
    return contents.sheets().stream()
        .flatMap(s -> s.series().stream())
        .filter(s -> s.is(quantity) && s.size() <= MAX_PLACES)
        .map(s -> s.entries().toList())
        .filter(e -> e.size() >= LEAST && (below ? last(e) > line : last(e) < line))
        .max(below ? nearest.reversed() : nearest);
  }

  private static int last(List<Entry> entries) {
    return entries.stream().mapToInt(e -> e.figure().line()).max().orElseThrow();
  }

  private static void propose(List<Entry> entries, Course course, int line, Sink out) {
    int lowest = lowest(entries);
    if (course == Course.VALLEY && (lowest == 0 || lowest == entries.size() - 1)) {
      end(entries, lowest, line, out);
      return;
    }
    Draft all = draft(course, line);
    List<Draft> against = new ArrayList<>();
    for (int i = 0; i + 1 < entries.size(); i++) {
      Entry a = entries.get(i);
      Entry b = entries.get(i + 1);
      boolean down = course.falls(i, lowest);
      boolean fails =
          down ? b.bounds().lo() >= a.bounds().hi() : b.bounds().hi() <= a.bounds().lo();
      step(all, a, b, down);
      if (fails) {
        against.add(step(draft(course, line), a, b, down));
      }
    }
    if (against.isEmpty()) {
      out.holds(() -> all);
    } else {
      against.forEach(out::fails);
    }
  }

  /** A valley has its lowest place inside: some inner number is below the one at the end. */
  private static void end(List<Entry> entries, int lowest, int line, Sink out) {
    Draft draft = draft(Course.VALLEY, line).any();
    Entry least = entries.get(lowest);
    boolean fails = true;
    for (Entry inner : entries.subList(1, entries.size() - 1)) {
      fails &= inner.bounds().lo() >= least.bounds().hi();
      draft.part(draft.name(inner) + " < " + draft.name(least));
    }
    if (fails) {
      out.fails(draft);
    }
  }

  private static int lowest(List<Entry> entries) {
    int lowest = 0;
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).bounds().middle() < entries.get(lowest).bounds().middle()) {
        lowest = i;
      }
    }
    return lowest;
  }

  private static Draft draft(Course course, int line) {
    return new Draft().says(course.says).line(line);
  }

  private static Draft step(Draft draft, Entry a, Entry b, boolean down) {
    return draft.part(draft.name(b) + (down ? " < " : " > ") + draft.name(a));
  }
}
