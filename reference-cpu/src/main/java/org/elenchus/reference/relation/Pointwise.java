package org.elenchus.reference.relation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.CorrectlyRoundedArithmetic;
import org.elenchus.reference.exact.Rational;

/** Conditions at exact points, over the reals or in a floating-point format. */
public final class Pointwise {
  private Pointwise() {}

  /**
   * Whether a condition holds at a point.
   *
   * @param arithmetic reals or a format
   * @param condition the condition
   * @param values a value for each of its names
   * @return true or false; nothing where enclosures do not tell, a term is undefined, or a value is
   *     not one of the format
   */
  public static Optional<Boolean> holds(
      NumberSystem arithmetic, Condition condition, Map<String, Rational> values) {
    return arithmetic == NumberSystem.REALS
        ? inReals(condition, values)
        : inFormat(BinaryFormat.named(arithmetic.word()), condition, values);
  }

  private static Optional<Boolean> inReals(Condition condition, Map<String, Rational> values) {
    Map<String, Span> spans = new HashMap<>();
    values.forEach((name, value) -> spans.put(name, Span.of(value)));
    if (Throughout.holds(condition, spans)) {
      return Optional.of(true);
    }
    return Throughout.holds(condition.negated(), spans) ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> inFormat(
      BinaryFormat format, Condition condition, Map<String, Rational> values) {
    Map<String, Double> doubles = new HashMap<>();
    for (Map.Entry<String, Rational> value : values.entrySet()) {
      double rounded = format.round(value.getValue());
      if (!Double.isFinite(rounded) || !Rational.of(rounded).equals(value.getValue())) {
        return Optional.empty();
      }
      doubles.put(value.getKey(), rounded);
    }
    return Optional.of(holds(new CorrectlyRoundedArithmetic(format), condition, doubles));
  }

  private static boolean holds(
      CorrectlyRoundedArithmetic format, Condition condition, Map<String, Double> values) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(c -> holds(format, c, values));
      case Condition.Any any -> any.conditions().stream().anyMatch(c -> holds(format, c, values));
      case Condition.Comparison c -> {
        double left = Terms.evaluate(c.left(), format, n -> value(values, n));
        double right = Terms.evaluate(c.right(), format, n -> value(values, n));
        yield switch (c.order()) {
          case LESS -> left < right;
          case AT_MOST -> left <= right;
          case GREATER -> left > right;
          case AT_LEAST -> left >= right;
          case EQUAL -> left == right;
          case UNEQUAL -> left != right;
        };
      }
    };
  }

  private static Double value(Map<String, Double> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /**
   * A point in words.
   *
   * @param values exact values by name
   * @return for example {@code x = 1/2, y = 3}; long fractions as the nearest double
   */
  public static String text(Map<String, Rational> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + " = " + text(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * A number in words.
   *
   * @param value an exact number
   * @return it, or the nearest double where that is shorter
   */
  public static String text(Rational value) {
    String exact = value.toString();
    return exact.length() <= 12 ? exact : "about " + value.doubleValue();
  }
}
