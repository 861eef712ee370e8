package org.elenchus.reference.discovery;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.PrintedFigure;
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
              + "|smaller|points?|times|than|lost|of)\\b.*",
          Pattern.DOTALL);
  private static final Pattern BY =
      Pattern.compile(".*\\b(?:by|than|from|under|over|above|below)\\s+\\W*", Pattern.DOTALL);
  private static final int NEAR = 24;
  private static final Pattern BRACKET = Pattern.compile("\\**\\s*\\(");
  private static final Pattern COLON = Pattern.compile("\\s*:\\s*\\**");

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
        Optional<Sentence.Name> name = sentence.nameBefore(number.start());
        Quantity direct = Mentions.quantityOf(sentence, number);
        Quantity quantity =
            direct != null || name.isEmpty() ? direct : titled(sentence, name.get(), number);
        if (quantity != null
            && name.isPresent()
            && number.figure().kind() == PrintedFigure.Kind.FIGURE
            && !isCompared(sentence, number)) {
          propose(contents, number, quantity, name.get(), out);
        }
      }
    }
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

  private static boolean isCompared(Sentence sentence, Sentence.Printed number) {
    return COMPARED.matcher(sentence.after(number.end(), NEAR)).matches()
        || BY.matcher(sentence.before(number.start(), NEAR)).matches();
  }

  private static void propose(
      Contents contents, Sentence.Printed number, Quantity quantity, Sentence.Name name, Sink out) {
    boolean exact = Entry.isExact(number.figure(), quantity);
    Bounds said = Bounds.of(Entry.interval(number.figure(), exact));
    List<Entry> meant =
        contents.find(quantity.key(), name.label()).stream()
            .filter(e -> scale(e.unit()) == scale(number.figure().number().unit()))
            .toList();
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
  private static Unit scale(Unit unit) {
    return switch (unit) {
      case KILO, MEGA, GIGA, TERA, LAYERS, WIDTH, MILLISECONDS -> Unit.NONE;
      default -> unit;
    };
  }

  private static boolean isNear(Entry entry, PrintedFigure figure) {
    double a = Math.abs(entry.bounds().middle());
    double b = Math.abs(figure.number().value().doubleValue());
    boolean near = a > 0 && b > 0 && a / b < FAR && b / a < FAR;
    return near || digits(entry.figure()).equals(digits(figure));
  }

  private static BigInteger digits(PrintedFigure figure) {
    BigFraction value = figure.number().value().divide(figure.number().ulp());
    return value.getNumerator().abs();
  }
}
