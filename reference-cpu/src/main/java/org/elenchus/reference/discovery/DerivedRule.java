package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elenchus.claims.document.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A ratio, percentage or difference in the text follows from two numbers that it can be about: of
 * the two things that the sentence names, or the two that it prints.
 */
final class DerivedRule implements Rule {
  private static final String DOWN =
      "lower|less|fewer|slower|smaller|below|shorter|cheaper|drop|reduction|decrease|cut|behind";
  private static final String UP =
      "higher|more|faster|larger|greater|bigger|above|longer|better|worse|ahead|increase|rise|gain"
          + "|improvement|speed-?up|points?";
  private static final Pattern CUE =
      Pattern.compile(
          "[\\s*)]*(?:(?:\\p{L}+\\s+){0,2}?)(?:(?<down>"
              + DOWN
              + ")|(?<up>"
              + UP
              + ")|as\\s+(?<as>fast|slow|much|many|large|high|long)|(?<of>of\\s+(?:its|the)))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BEFORE =
      Pattern.compile(
          ".*?(?:\\b(?<down>down\\s+by|saves|saving|loses|losing|drops?\\s+by|falls?\\s+by|behind\\b.{0,24}\\bby"
              + "|reduced\\s+by|cuts)|\\b(?<up>up\\s+by|gains|rises?\\s+by|grows?\\s+by|ahead\\s+of\\s+.{1,24}\\bby))\\s+[*]*$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern BASE =
      Pattern.compile(
          "[^.;]{0,60}?\\b(?:than|as|against|over|vs\\.?|versus|below|above|behind|of|for|to)\\s+"
              + "(?:(?:that|those|the\\s+ones?|the|training|of|for|in)\\s+)*[*`_]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ARROW = Pattern.compile("[*`_\\s]*(?:->|→|⟶|to)[*`_\\s]*");
  private static final Pattern PAIRED =
      Pattern.compile(
          "[^.;]{0,24}?(?:->|→|\\bto\\b|\\bagainst\\b|\\bwhere\\b|\\bbefore\\b|\\bvs\\.?|\\bfrom\\b|\\bfor\\b)[^;]{0,40}",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * Between a number and its former value, and between that and the change: "2.1 (was 2.0, +5%)".
   */
  private static final Pattern FORMER =
      Pattern.compile(
          "[^.;\\d]{0,16}?(?:\\(\\s*(?:was|previously|formerly|up\\s+from|down\\s+from)\\s+|\\[)");

  private static final Pattern CHANGED = Pattern.compile("\\]?\\s*,\\s*(?:change\\s+)?");
  private static final Pattern FROM_TO = Pattern.compile("[^.;]{0,24}?(?:->|→|\\bto\\b)[^;]{0,20}");
  private static final Set<String> FAST = Set.of("fast", "faster", "slow", "slower");
  private static final int NEAR = 40;
  private static final int MAX_READINGS = 30;

  /** Numbers that differ by more than this factor are not compared. */
  private static final double FAR = 50;

  /** Which way a comparison goes. */
  private enum Way {
    DOWN,
    UP,
    OPEN,
    PART
  }

  /** Two numbers, as terms of a relation, with their bounds. */
  private record Pair(Operand one, Operand base) {}

  /** A number of a table or of the text. */
  private record Operand(@Nullable Entry entry, Sentence.Printed printed) {
    static Operand of(Entry entry) {
      return new Operand(entry, new Sentence.Printed(entry.figure(), 0, 0));
    }

    Bounds bounds() {
      return entry == null ? printed.bounds() : entry.bounds();
    }

    String in(Draft draft) {
      return entry == null ? draft.name(printed) : draft.name(entry);
    }
  }

  @Override
  public String name() {
    return "a comparison follows from two numbers";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      if (!sentence.about().isEmpty()) {
        continue;
      }
      for (Sentence.Printed number : sentence.numbers()) {
        propose(contents, sentence, number, out);
      }
    }
  }

  private static void propose(
      Contents contents, Sentence sentence, Sentence.Printed number, Sink out) {
    Unit unit = number.figure().unit();
    boolean signed = number.figure().isSigned();
    Matcher cue = CUE.matcher(sentence.text()).region(number.end(), sentence.text().length());
    Matcher before = BEFORE.matcher(sentence.before(number.start(), NEAR));
    boolean after = cue.lookingAt();
    boolean ahead = before.matches();
    boolean bracket =
        sentence.before(number.start(), 1).equals("(")
            && sentence.after(number.end(), 1).equals(")");
    boolean relative = unit == Unit.TIMES || unit == Unit.PERCENT;
    List<Pair> former = signed ? former(sentence, number) : List.of();
    if (!(after || ahead || !former.isEmpty() || (bracket && (relative || signed)))
        || !(relative || unit == Unit.NONE)
        || (!relative && !number.figure().printed().contains("."))) {
      return;
    }
    String word =
        !after
            ? ""
            : Optional.ofNullable(cue.group("down"))
                .or(() -> Optional.ofNullable(cue.group("up")))
                .or(() -> Optional.ofNullable(cue.group("as")))
                .orElse("")
                .toLowerCase(Locale.ROOT);
    Way way = Way.OPEN;
    if (!signed && after && (cue.group("down") != null || word.equals("slow"))) {
      way = Way.DOWN;
    } else if (!signed && after && (cue.group("up") != null || cue.group("as") != null)) {
      way = Way.UP;
    } else if (!signed && ahead) {
      way = before.group("down") != null ? Way.DOWN : Way.UP;
    } else if (!signed && after) {
      way = Way.PART; // "25% of the"
    }
    boolean excess = unit == Unit.TIMES && after && cue.group("as") == null;
    List<Pair> pairs = new ArrayList<>(former.isEmpty() ? printed(sentence, number) : former);
    boolean inText = !pairs.isEmpty();
    List<Pair> named =
        former.isEmpty()
            ? named(contents, sentence, number, after ? cue.end() : number.end(), word)
            : List.of();
    pairs.addAll(named);
    if (bracket && !after && isRepeated(contents, sentence, number)) {
      return;
    }
    if (pairs.isEmpty() || pairs.size() > MAX_READINGS || (named.isEmpty() && !inText)) {
      return;
    }
    Draft draft =
        new Draft()
            .any()
            .says("the comparison follows from two numbers")
            .line(number.figure().line());
    Bounds said = number.bounds();
    String n = draft.name(number);
    for (Pair pair : pairs) {
      for (Reading reading : readings(unit, way, excess, word, pair)) {
        if (reading.value().meets(said)) {
          out.holds(
              () -> {
                Draft one = new Draft().says(draft.says()).line(draft.line());
                return one.part(reading.text(one, one.name(number)));
              });
          return;
        }
        draft.part(reading.text(draft, n));
      }
    }
    out.fails(draft);
  }

  /** Whether a table gives the same number, as a change, for one of the things that are named. */
  private static boolean isRepeated(Contents contents, Sentence sentence, Sentence.Printed number) {
    return sentence.names().stream()
        .flatMap(n -> contents.find(Quantity.DERIVED, n.label()).stream())
        .anyMatch(e -> e.bounds().meets(number.bounds()));
  }

  /** One way to take a comparison. */
  private record Reading(Bounds value, Operand top, Operand bottom, String equation) {
    String text(Draft draft, String number) {
      return String.format(Locale.ROOT, equation, number, top.in(draft), bottom.in(draft));
    }
  }

  private static List<Reading> readings(
      Unit unit, Way way, boolean excess, String word, Pair pair) {
    List<Reading> readings = new ArrayList<>();
    boolean time = isTime(pair) && FAST.contains(word);
    boolean down = (way == Way.DOWN) != time;
    Operand one = pair.one();
    Operand base = pair.base();
    Bounds unity = Bounds.of(1);
    if (unit == Unit.TIMES) {
      Operand top = down ? base : one;
      Operand bottom = down ? one : base;
      Bounds ratio = top.bounds().over(bottom.bounds());
      readings.add(new Reading(ratio, top, bottom, "%2$s == %1$s * %3$s"));
      if (excess) {
        readings.add(new Reading(ratio.minus(unity), top, bottom, "%2$s == (1 + %1$s) * %3$s"));
      }
    } else if (way == Way.PART) {
      readings.add(new Reading(one.bounds().over(base.bounds()), one, base, "%2$s == %1$s * %3$s"));
    } else if (unit == Unit.PERCENT && !hasZero(pair)) {
      Bounds change = one.bounds().over(base.bounds()).minus(unity);
      if (way != Way.DOWN) {
        readings.add(new Reading(change, one, base, "%2$s == (1 + %1$s) * %3$s"));
      }
      if (way != Way.UP) {
        Bounds fall = unity.minus(one.bounds().over(base.bounds()));
        readings.add(new Reading(fall, one, base, "%2$s == (1 - %1$s) * %3$s"));
      }
    } else {
      Bounds gap = one.bounds().minus(base.bounds());
      readings.add(new Reading(gap, one, base, "%1$s == %2$s - %3$s"));
      if (way != Way.OPEN) {
        readings.add(new Reading(gap.times(Bounds.of(-1)), base, one, "%1$s == %2$s - %3$s"));
      }
    }
    return readings.stream().filter(r -> r.value().isBounded()).toList();
  }

  /** Whether two numbers would be compared rightly if both had the same unit. */
  private static boolean isSlip(
      Sentence.Printed a, Sentence.Printed b, Sentence.Printed comparison) {
    Bounds ratio = a.figure().digits().bounds().over(b.figure().digits().bounds());
    Bounds one = Bounds.of(1);
    Bounds said = comparison.bounds();
    return Stream.of(ratio, one.over(ratio))
        .flatMap(r -> Stream.of(r, r.minus(one), one.minus(r)))
        .anyMatch(said::meets);
  }

  private static boolean isTime(Pair pair) {
    Entry entry = pair.one().entry();
    return entry != null
        && (entry.quantity().key().equals(Quantity.LATENCY)
            || entry.quantity().key().equals(Quantity.HOURS));
  }

  /** Whether there is no relative change. */
  private static boolean hasZero(Pair pair) {
    return pair.one().bounds().middle() == 0 || pair.base().bounds().middle() == 0;
  }

  /** A number and its former value just before a change. */
  private static List<Pair> former(Sentence sentence, Sentence.Printed number) {
    int i = sentence.numbers().indexOf(number);
    if (i < 2) {
      return List.of();
    }
    Sentence.Printed now = sentence.numbers().get(i - 2);
    Sentence.Printed before = sentence.numbers().get(i - 1);
    return sentence.joined(FORMER, now.end(), before.start())
            && sentence.joined(CHANGED, before.end(), number.start())
        ? List.of(new Pair(new Operand(null, now), new Operand(null, before)))
        : List.of();
  }

  /** Two numbers beside each other that the sentence contrasts, before the comparison or behind. */
  private static List<Pair> printed(Sentence sentence, Sentence.Printed number) {
    List<Sentence.Printed> plain =
        sentence.numbers().stream()
            .filter(n -> !n.equals(number))
            .filter(n -> n.figure().unit() != Unit.TIMES && n.figure().unit() != Unit.PERCENT)
            .toList();
    List<Pair> pairs = new ArrayList<>();
    int nearest = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < plain.size(); i++) {
      Sentence.Printed a = plain.get(i);
      Sentence.Printed b = plain.get(i + 1);
      boolean apart = number.start() > a.end() && number.end() < b.start();
      double size = Math.abs(a.figure().value().doubleValue() / b.figure().value().doubleValue());
      int distance = number.start() > b.end() ? number.start() - b.end() : a.start() - number.end();
      if (!apart
          && distance < nearest
          && ((size < FAR && size > 1 / FAR) || isSlip(a, b, number))
          && sentence.joined(PAIRED, a.end(), b.start())) {
        nearest = distance;
        pairs.clear();
        boolean first = number.end() <= a.start(); // "1.2x as much for A (2.4) as for B (2.0)"
        if (!first) {
          pairs.add(new Pair(new Operand(null, b), new Operand(null, a)));
        }
        if (first || !sentence.joined(FROM_TO, a.end(), b.start())) {
          pairs.add(new Pair(new Operand(null, a), new Operand(null, b)));
        }
      }
    }
    return pairs;
  }

  private static List<Pair> named(
      Contents contents, Sentence sentence, Sentence.Printed number, int end, String word) {
    Optional<Sentence.Name> behind =
        sentence.names().stream()
            .filter(n -> n.start() >= number.end())
            .findFirst()
            .filter(n -> sentence.joined(BASE, number.end(), n.start()));
    List<Sentence.Name> ahead =
        sentence.names().stream().filter(n -> n.end() <= number.start()).toList();
    Sentence.Name base = behind.orElse(null);
    Sentence.Name one = ahead.isEmpty() ? null : ahead.getLast();
    boolean either = base == null && ahead.size() == 2;
    if (either) {
      boolean arrow = sentence.joined(ARROW, ahead.getFirst().end(), ahead.getLast().start());
      base = arrow ? ahead.getFirst() : ahead.getLast();
      one = arrow ? ahead.getLast() : ahead.getFirst();
      either = !arrow;
    }
    if (base == null || one == null || base.label().equals(one.label())) {
      return List.of();
    }
    List<Pair> pairs = new ArrayList<>();
    for (String quantity : quantities(sentence, number, end, word)) {
      for (ComparisonRule.Pair pair :
          ComparisonRule.pairs(contents, quantity, one.label(), base.label(), "")) {
        if (Conditions.allow(contents, sentence, List.of(pair.one(), pair.base()))) {
          pairs.add(new Pair(Operand.of(pair.one()), Operand.of(pair.base())));
          if (either) { // the sentence does not say which of the two it starts from
            pairs.add(new Pair(Operand.of(pair.base()), Operand.of(pair.one())));
          }
        }
      }
    }
    return pairs;
  }

  /** What is compared: named just behind the number, else implied, else last before it. */
  private static List<String> quantities(
      Sentence sentence, Sentence.Printed number, int end, String word) {
    Optional<String> after =
        sentence.quantities().stream()
            .filter(q -> q.start() >= number.end() && q.start() <= end + NEAR)
            .map(q -> q.quantity().key())
            .findFirst();
    if (FAST.contains(word)) {
      return List.of(Quantity.THROUGHPUT, Quantity.LATENCY);
    }
    Optional<String> before =
        sentence.quantities().stream()
            .filter(q -> q.end() <= number.start())
            .map(q -> q.quantity().key())
            .reduce((a, b) -> b);
    return after.or(() -> before).stream().toList();
  }
}
