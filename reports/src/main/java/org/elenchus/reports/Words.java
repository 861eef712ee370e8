package org.elenchus.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Verdict;

/** Plain words for what an evidence file says in terms of its own. */
final class Words {
  private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);
  private static final int LONG_NUMBER = 24;

  private Words() {}

  /** What a verdict word means, in one sentence. */
  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case REFUTED -> "A counterexample inside the scope was found and checked again.";
      case CONTRADICTED -> "The documents' own figures or statements cannot all be right.";
      case REJECTED -> "Statistical evidence speaks against it at the stated confidence.";
      case VACUOUS -> "It says nothing: true by unfolding its definitions, or never applicable.";
      case PROVED -> "It holds for its whole scope; the certificate was checked again.";
      case VERIFIED -> "Every instance of a stated finite scope was checked.";
      case SUPPORTED -> "Statistical evidence speaks for it at the stated confidence.";
      case UNSUPPORTED -> "It does not follow: all that is offered can be true and it false.";
      case CONSISTENT -> "The printed digits can all be right; nothing was measured.";
      case INCONCLUSIVE -> "The evidence does not reach the threshold fixed beforehand.";
      case NOT_RUN -> "It was not run, for the reason given.";
    };
  }

  /** What a reading is, for a heading. */
  static String reading(ReadingKind reading) {
    return switch (reading) {
      case LITERAL -> "What the formal statement says";
      case PROSE -> "What the document concludes";
    };
  }

  /** A scope as a sentence without its full stop. */
  static String scope(Scope scope) {
    List<String> parts = new ArrayList<>();
    parts.add(arithmetic(scope.arithmetic()));
    // Quantities that range over the same named set are named together.
    Map<String, List<String>> alike = new LinkedHashMap<>();
    scope
        .domain()
        .forEach(
            (quantity, extent) -> {
              if (extent instanceof Extent.Named(String name)) {
                alike.computeIfAbsent(": " + name, k -> new ArrayList<>()).add(quantity);
              } else {
                alike.put(extent(quantity, extent), List.of(""));
              }
            });
    alike.forEach((what, quantities) -> parts.add(String.join(", ", quantities) + what));
    return String.join(" · ", parts);
  }

  private static String arithmetic(NumberSystem system) {
    return switch (system) {
      case REALS -> "exact real numbers";
      case RATIONALS -> "exact rational numbers";
      case FLOAT64 -> "64-bit floating point";
      case FLOAT32 -> "32-bit floating point";
      case BFLOAT16 -> "bfloat16";
      case GRID -> "a finite grid of values";
      case PRINTED -> "all values that print as the printed digits do";
    };
  }

  private static String extent(String quantity, Extent extent) {
    return switch (extent) {
      case Extent.Named(String name) -> quantity + ": " + name;
      case Extent.Range(long from, Long to) when to == null -> "every " + quantity + " ≥ " + from;
      case Extent.Range(long from, Long to) when to == from -> quantity + " = " + from;
      case Extent.Range(long from, Long to) -> quantity + " from " + from + " to " + to;
    };
  }

  /** What sort of grounds these are. */
  static String grounds(Grounds grounds) {
    return switch (grounds) {
      case Grounds.Proof proof -> proof(proof);
      case Grounds.Sample sample ->
          "A random sample of " + count(sample.tries(), "instance", "instances");
      case Grounds.Cells cells -> count(cells.cells().size(), "printed cell", "printed cells");
      case Grounds.Runs runs -> count(runs.runs().size(), "training run", "training runs");
      case Grounds.Reason ignored -> "Not run";
    };
  }

  private static String proof(Grounds.Proof proof) {
    return switch (proof.role()) {
      case CERTIFICATE -> "A certificate";
      case COUNTERMODEL -> "A countermodel";
      case UNFOLDING -> "An unfolding of the definitions";
      case WITNESS ->
          switch (proof.origin()) {
            case null -> "A witness";
            case CONSTRUCTED -> "A constructed witness";
            case SEARCHED -> "A witness found by search";
            case TRAINED -> "A witness from training";
          };
    };
  }

  /** A number with its noun. */
  static String count(int number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** A number with thin spaces between its thousands. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
  }

  /**
   * The checker's sentence with the operators of its formulas as a reader writes them; mathematics
   * and code stay as they are.
   */
  static List<TexText.Segment> formulas(String text) {
    return TexText.parse(text).stream()
        .map(s -> s.kind().equals("text") ? new TexText.Segment("text", operators(s.text())) : s)
        .toList();
  }

  private static String operators(String text) {
    return text.replace(" == ", " = ")
        .replace(" != ", " ≠ ")
        .replace(" <= ", " ≤ ")
        .replace(" >= ", " ≥ ")
        .replace(" && ", " and ")
        .replace("^2", "²")
        .replace("^3", "³")
        .replaceAll("(?<=[\\p{L}\\p{N})])\\*(?=[\\p{L}\\p{N}(])", "·")
        .replaceAll("\\bT = (\\d+)\\.\\.(?!\\d)", "T ≥ $1");
  }

  /** An exact number as a decimal that a reader takes in; {@code ≈} where digits were dropped. */
  static String decimal(BigFraction value) {
    BigDecimal rounded =
        new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator()), DIGITS);
    boolean exact = BigFraction.of(rounded.unscaledValue()).compareTo(scaled(value, rounded)) == 0;
    BigDecimal short0 = rounded.stripTrailingZeros();
    boolean plain = short0.scale() <= 12 && short0.precision() - short0.scale() <= 15;
    return (exact ? "" : "≈ ") + (plain ? short0.toPlainString() : short0.toString());
  }

  private static BigFraction scaled(BigFraction value, BigDecimal like) {
    int scale = like.scale();
    BigFraction ten = BigFraction.of(10);
    return value.multiply(ten.pow(scale));
  }

  /** An exact number as it is written, shortened in the middle where it is very long. */
  static String exact(BigFraction value) {
    String text = ExactNumbers.write(value);
    return text.length() <= LONG_NUMBER
        ? text
        : text.substring(0, 10) + "…" + text.substring(text.length() - 10);
  }
}
