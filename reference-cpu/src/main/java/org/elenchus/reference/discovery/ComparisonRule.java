package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Unit;

/** "A is 1.5x as fast as B", "the loss of A is 3% lower than that of B". */
final class ComparisonRule implements Rule {
  private static final Pattern COMPARES =
      Pattern.compile(
          "\\s*(?:(?<off>below|above)\\b|(?:as\\s+(?<as>fast|slow|large|high|many|much)\\b|(?<than>faster|slower|lower|higher"
              + "|less|more|fewer|larger|smaller|greater)\\b)(?<what>[^.;]{0,60}?)\\b(?:than|as)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LINK =
      Pattern.compile(
          "\\s*(?:that\\s+of|those\\s+of|the\\s+loss\\s+of|for|the|in|at|with|its|\\s|\\*)*",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> DOWN =
      Set.of("slower", "slow", "below", "lower", "less", "fewer", "smaller");
  private static final Set<String> FAST = Set.of("fast", "faster", "slow", "slower");
  private static final List<String> RATES = List.of(Quantity.THROUGHPUT, Quantity.LATENCY);
  private static final Pattern UNDER =
      Pattern.compile(".*\\b(?:at|with|for)\\s+\\W*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int NEAR = 12;
  private static final int MAX_READINGS = 12;

  /** More numbers than this under one label are too many to say which is meant. */
  private static final int MAX_NAMED = 60;

  /** The two numbers that are compared. */
  record Pair(Entry one, Entry base) {}

  @Override
  public String name() {
    return "a comparison in the text";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      for (Sentence.Printed number : sentence.numbers()) {
        Unit unit = number.figure().unit();
        Matcher m =
            COMPARES.matcher(sentence.text()).region(number.end(), sentence.text().length());
        if ((unit == Unit.TIMES || unit == Unit.PERCENT) && m.lookingAt()) {
          Optional<Sentence.Name> one = sentence.nameBefore(number.start());
          Optional<Sentence.Name> base =
              sentence.nameAfter(m.end()).filter(n -> sentence.joined(LINK, m.end(), n.start()));
          if (one.isPresent() && base.isPresent()) {
            propose(contents, sentence, number, m, one.get(), base.get(), out);
          }
        }
      }
    }
  }

  private static void propose(
      Contents contents,
      Sentence sentence,
      Sentence.Printed printed,
      Matcher m,
      Sentence.Name one,
      Sentence.Name base,
      Sink out) {
    String word =
        Optional.ofNullable(m.group("as"))
            .or(() -> Optional.ofNullable(m.group("than")))
            .orElseGet(() -> Objects.requireNonNull(m.group("off")))
            .toLowerCase(Locale.ROOT);
    List<String> quantities =
        FAST.contains(word) ? RATES : quantity(sentence, printed, m.end()).stream().toList();
    String condition = condition(sentence, one);
    Draft draft =
        new Draft()
            .any()
            .says("'" + one.label() + "' compares with '" + base.label() + "' as the text says");
    Amount figure = printed.figure();
    String said = draft.line(figure.line()).name(figure, false);
    Bounds bounds = Bounds.of(figure.interval());
    boolean percent = figure.unit() == Unit.PERCENT;
    int readings = 0;
    for (String quantity : quantities) {
      boolean inverse = quantity.equals(Quantity.LATENCY);
      boolean down = DOWN.contains(word) != inverse;
      for (Pair pair : pairs(contents, quantity, one.label(), base.label(), condition)) {
        Bounds a = pair.one().bounds();
        Bounds b = pair.base().bounds();
        Bounds change = percent ? Bounds.of(1).minus(a.over(b)) : b.over(a);
        Bounds growth = percent ? a.over(b).minus(Bounds.of(1)) : a.over(b);
        boolean excess = !percent && m.group("as") == null;
        boolean possible =
            (down ? change : growth).meets(bounds)
                || (excess && (down ? change : growth).minus(Bounds.of(1)).meets(bounds));
        if (possible) {
          out.holds(
              () -> {
                Draft holding = new Draft().any().says(draft.says()).line(draft.line());
                String number = holding.name(figure, false);
                reading(holding, number, pair, down, percent, excess);
                return holding;
              });
          return;
        }
        if (++readings > MAX_READINGS) {
          return;
        }
        reading(draft, said, pair, down, percent, excess);
      }
    }
    if (readings > 0) {
      out.fails(draft);
    }
  }

  private static void reading(
      Draft draft, String said, Pair pair, boolean down, boolean percent, boolean excess) {
    String top = draft.name(down && !percent ? pair.base() : pair.one());
    String bottom = draft.name(down && !percent ? pair.one() : pair.base());
    draft.part(
        percent
            ? top + " == " + bottom + (down ? " * (1 - " : " * (1 + ") + said + ")"
            : top + " == " + said + " * " + bottom);
    if (excess) {
      draft.part(top + " == (1 + " + said + ") * " + bottom);
    }
  }

  /** What is compared: named between the number and "than", else last before the number. */
  private static Optional<String> quantity(Sentence sentence, Sentence.Printed number, int end) {
    Optional<Quantity.Mention> within =
        sentence.quantities().stream()
            .filter(q -> q.start() >= number.end() && q.end() <= end)
            .findFirst();
    return within
        .or(
            () ->
                sentence.quantities().stream()
                    .filter(q -> q.end() <= number.start())
                    .reduce((a, b) -> b))
        .map(q -> q.quantity().key());
  }

  /** A label under which all of it stands, as in "At 50M: A is faster than B". */
  private static String condition(Sentence sentence, Sentence.Name one) {
    return sentence.names().stream()
        .filter(n -> n.end() <= one.start())
        .filter(n -> UNDER.matcher(sentence.before(n.start(), NEAR)).matches())
        .reduce((a, b) -> b)
        .map(Sentence.Name::label)
        .orElse("");
  }

  static List<Pair> pairs(
      Contents contents, String quantity, String one, String base, String condition) {
    List<Pair> within = pairs(contents.sheets(), quantity, one, base, condition);
    return within.isEmpty() ? pairs(contents.joined(), quantity, one, base, condition) : within;
  }

  private static List<Pair> pairs(
      List<Sheet> sheets, String quantity, String one, String base, String condition) {
    List<Pair> pairs = new ArrayList<>();
    for (Sheet sheet : sheets) {
      List<Entry> numbers =
          sheet.entries().stream().filter(e -> e.quantity().key().equals(quantity)).toList();
      boolean conditioned =
          !condition.isEmpty() && numbers.stream().anyMatch(e -> isAbout(e, condition));
      List<Entry> meant =
          numbers.stream().filter(e -> !conditioned || isAbout(e, condition)).toList();
      List<Entry> ones = meant.stream().filter(e -> isAbout(e, one)).toList();
      List<Entry> bases = meant.stream().filter(e -> isAbout(e, base)).toList();
      if (ones.size() > MAX_NAMED || bases.size() > MAX_NAMED) {
        continue;
      }
      for (Entry a : ones) {
        for (Entry b : bases) {
          boolean down = a.column().equals(b.column()) && !a.row().equals(b.row());
          boolean across = a.row().equals(b.row()) && !a.column().equals(b.column());
          if ((down && names(a.row(), one) && names(b.row(), base))
              || (across && names(a.column(), one) && names(b.column(), base))) {
            pairs.add(new Pair(a, b));
          }
        }
      }
    }
    return pairs;
  }

  private static boolean isAbout(Entry entry, String label) {
    return names(entry.row(), label) || names(entry.column(), label);
  }

  private static boolean names(String label, String name) {
    return Words.of(label).containsAll(Words.of(name));
  }
}
