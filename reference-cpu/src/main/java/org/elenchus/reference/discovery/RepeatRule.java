package org.elenchus.reference.discovery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.PrintedFigure.Kind;
import org.elenchus.claims.document.Unit;
import org.jspecify.annotations.Nullable;

/** A number that a sentence gives for something is one of those that tables give for it. */
final class RepeatRule implements Rule {
  /** More numbers than this may be meant: too many to say that none is. */
  private static final int MAX_READINGS = 12;

  /**
   * A number this many times larger or smaller is about something else, unless its digits agree.
   */
  private static final double FAR = 12;

  private static final Pattern COMPARED =
      Pattern.compile(
          "\\s*(?:\\p{L}+\\s+)?\\b(?:lower|higher|better|worse|more|less|fewer|faster|slower|larger"
              + "|smaller|points?|times|than|lost|of|below|above|ahead|behind|under)\\b.*",
          Pattern.DOTALL);
  private static final Pattern BY =
      Pattern.compile(".*\\b(?:by|than|from|under|over|above|below)\\s+\\W*", Pattern.DOTALL);
  private static final int NEAR = 24;
  private static final Pattern BRACKET = Pattern.compile("[*`_]*\\s*\\(");
  private static final Pattern COLON = Pattern.compile("[^.;:]{0,40}:[*`_\\s]*");

  private static final Pattern THAT_OF =
      Pattern.compile("[^.;]{0,24}\\b(?:is|was)\\s+(?:that|those)\\s+of\\s+[*`_]*");

  /** Names behind a number are farther than any before it. */
  private static final int BEHIND = 10_000;

  @Override
  public String name() {
    return "the text repeats a table";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sentence sentence : contents.sentences()) {
      if (!sentence.about().isEmpty()) {
        continue;
      }
      for (Sentence.Printed number : sentence.numbers()) {
        if (sentence.names().stream()
            .anyMatch(n -> n.start() < number.end() && number.start() < n.end())) {
          continue; // the number is a name
        }
        List<Sentence.Name> names = new ArrayList<>(meant(sentence, number));
        Collections.sort(names, Comparator.comparingInt(n -> distance(n, number)));
        Optional<Sentence.Name> name = names.stream().findFirst();
        Quantity direct = Mentions.quantityOf(sentence, number);
        Quantity quantity =
            direct != null || name.isEmpty() ? direct : titled(sentence, name.get(), number);
        Quantity shared = quantity == null ? Mentions.inherited(sentence, number) : quantity;
        if (shared != null
            && name.isPresent()
            && number.figure().kind() == Kind.FIGURE
            && !isCompared(sentence, number, quantity == null)) {
          propose(contents, sentence, number, shared, names, out);
        }
      }
    }
  }

  /** The names before a number, and one behind it of which the sentence says that it is its. */
  private static List<Sentence.Name> meant(Sentence sentence, Sentence.Printed number) {
    return sentence.names().stream()
        .filter(
            n ->
                n.end() <= number.start()
                    || (n.start() >= number.end()
                        && sentence.joined(THAT_OF, number.end(), n.start())))
        .toList();
  }

  /** Names before a number are nearer than those behind it. */
  private static int distance(Sentence.Name name, Sentence.Printed number) {
    return name.end() <= number.start()
        ? number.start() - name.end()
        : BEHIND + name.start() - number.end();
  }

  /** "Best loss: A (1.4)". */
  private static @Nullable Quantity titled(
      Sentence sentence, Sentence.Name name, Sentence.Printed number) {
    return sentence.joined(BRACKET, name.end(), number.start())
        ? sentence.quantities().stream()
            .filter(q -> sentence.joined(COLON, q.end(), name.start()))
            .map(Quantity.Mention::quantity)
            .findFirst()
            .orElse(null)
        : null;
  }

  private static boolean isCompared(Sentence sentence, Sentence.Printed number, boolean inherited) {
    boolean contrast = inherited && Mentions.isContrasted(sentence, number);
    return COMPARED.matcher(sentence.after(number.end(), NEAR)).matches()
        || number.figure().isSigned()
        || (!contrast && isBy(sentence, number));
  }

  private static boolean isBy(Sentence sentence, Sentence.Printed number) {
    return BY.matcher(sentence.before(number.start(), NEAR)).matches();
  }

  private static void propose(
      Contents contents,
      Sentence sentence,
      Sentence.Printed number,
      Quantity quantity,
      List<Sentence.Name> names,
      Sink out) {
    boolean exact = Entry.isExact(number.figure(), quantity);
    Bounds said = Bounds.of(Entry.interval(number.figure(), exact));
    List<Entry> all =
        names.stream()
            .map(Sentence.Name::label)
            .distinct()
            .flatMap(label -> contents.find(quantity.key(), label).stream())
            .distinct()
            .toList();
    List<Entry> alike =
        all.stream().filter(e -> scale(e.unit()) == scale(number.figure().unit())).toList();
    boolean bare = alike.isEmpty() && number.figure().unit() == Unit.PERCENT;
    if (bare) { // a column may leave out the sign of its percentages
      Amount digits = number.figure().digits();
      Sentence.Printed plain = new Sentence.Printed(digits, number.start(), number.end());
      if (all.stream().anyMatch(e -> e.unit() == Unit.NONE)
          && quantity.isQuality() != quantity.isUsual()) {
        propose(contents, sentence, plain, quantity, names, out);
      }
      return;
    }
    List<Entry> meant = alike;
    boolean lone = names.stream().map(Sentence.Name::label).distinct().count() == 1;
    if (lone
        && Mentions.partners(sentence, number).stream()
            .anyMatch(p -> alike.stream().anyMatch(e -> e.bounds().meets(p.bounds())))) {
      return; // "from A to B" of one thing: the other of the two is the one that a table gives
    }
    if (meant.stream().anyMatch(e -> e.figure().figure().equals(number.figure().figure()))) {
      return; // it stands in the list itself
    }
    Sentence.Name name = names.getFirst();
    List<Entry> near = meant.stream().filter(e -> isNear(e, number.figure())).toList();
    Draft draft =
        new Draft()
            .any()
            .says(
                "the text gives the "
                    + quantity.key().replace("'", "")
                    + " of '"
                    + name.label()
                    + "' as a table does");
    String text = draft.line(number.figure().line()).name(number.figure(), exact);
    Optional<Entry> same = meant.stream().filter(e -> e.bounds().meets(said)).findFirst();
    same.ifPresent(e -> out.holds(() -> draft.part(text + " == " + draft.name(e))));
    if (near.isEmpty() || meant.size() > MAX_READINGS || same.isPresent()) {
      return;
    }
    meant.forEach(e -> draft.part(text + " == " + draft.name(e)));
    out.fails(draft);
  }

  /** Thousands and millions are one scale; a percentage or a ratio is another. */
  static Unit scale(Unit unit) {
    return switch (unit) {
      case KILO, MEGA, GIGA, TERA, LAYERS, WIDTH, MILLISECONDS -> Unit.NONE;
      default -> unit;
    };
  }

  private static boolean isNear(Entry entry, Amount figure) {
    double a = Math.abs(entry.bounds().middle());
    double b = Math.abs(figure.value().doubleValue());
    boolean near = a > 0 && b > 0 && a / b < FAR && b / a < FAR;
    return near || digits(entry.figure()).equals(digits(figure));
  }

  private static BigInteger digits(Amount figure) {
    BigFraction value = figure.value().divide(figure.ulp());
    return value.getNumerator().abs();
  }
}
