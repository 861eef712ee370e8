package org.elenchus.reference.relation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RoundedInterval;
import org.elenchus.reference.exact.RoundedIntervalArithmetic;
import org.jspecify.annotations.Nullable;

/** Whether a condition certainly holds for all values of its names within given spans. */
public final class Throughout {
  private Throughout() {}

  /**
   * Encloses both sides of each comparison.
   *
   * @param arithmetic reals, or a format, of whose finite values within the spans all are meant
   * @param condition the condition
   * @param spans where its names lie, unbounded or not
   * @return true only if all terms are defined and the condition holds, whatever the values
   */
  public static boolean holds(
      NumberSystem arithmetic, Condition condition, Map<String, Span> spans) {
    if (arithmetic == NumberSystem.REALS) {
      return holds(condition, spans);
    }
    BinaryFormat format = BinaryFormat.named(arithmetic.word());
    Map<String, RoundedInterval> values = new HashMap<>();
    for (Map.Entry<String, Span> entry : spans.entrySet()) {
      Span span = entry.getValue();
      double low = end(format, span.lo(), -format.max());
      double high = end(format, span.hi(), format.max());
      values.put(entry.getKey(), new RoundedInterval(low, high));
    }
    return holds(new RoundedIntervalArithmetic(format), condition, values);
  }

  /** A value of the format such that no value between it and the end is left out. */
  private static double end(BinaryFormat format, @Nullable Rational end, double otherwise) {
    return end == null
        ? otherwise
        : Math.max(-format.max(), Math.min(format.max(), format.round(end)));
  }

  /**
   * Encloses both sides of each comparison over the reals.
   *
   * @param condition the condition
   * @param spans where its names lie, unbounded or not
   * @return true only if all terms are defined and the condition holds, whatever the values
   */
  public static boolean holds(Condition condition, Map<String, Span> spans) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(c -> holds(c, spans));
      case Condition.Any any -> any.conditions().stream().anyMatch(c -> holds(c, spans));
      case Condition.Comparison c -> {
        Optional<Span> left = enclosure(c.left(), spans);
        Optional<Span> right = enclosure(c.right(), spans);
        yield left.isPresent()
            && right.isPresent()
            && Solver.certain(c.order(), left.get(), right.get());
      }
    };
  }

  /**
   * The values of a term over the reals.
   *
   * @param term the term
   * @param spans where its names lie
   * @return an enclosure; nothing if the term may be undefined somewhere
   */
  public static Optional<Span> enclosure(Term term, Map<String, Span> spans) {
    return Box.evaluate(term, spans);
  }

  private static boolean holds(
      RoundedIntervalArithmetic format, Condition condition, Map<String, RoundedInterval> values) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(c -> holds(format, c, values));
      case Condition.Any any -> any.conditions().stream().anyMatch(c -> holds(format, c, values));
      case Condition.Comparison c -> {
        RoundedInterval left = evaluate(format, c.left(), values);
        RoundedInterval right = evaluate(format, c.right(), values);
        yield switch (c.order()) {
          case LESS -> left.high() < right.low();
          case AT_MOST -> left.high() <= right.low();
          case GREATER -> left.low() > right.high();
          case AT_LEAST -> left.low() >= right.high();
          case EQUAL -> left.low() == right.high() && left.high() == right.low();
          case UNEQUAL -> left.high() < right.low() || right.high() < left.low();
        };
      }
    };
  }

  private static RoundedInterval evaluate(
      RoundedIntervalArithmetic format, Term term, Map<String, RoundedInterval> values) {
    return Terms.evaluate(term, format, name -> Objects.requireNonNull(values.get(name), name));
  }
}
