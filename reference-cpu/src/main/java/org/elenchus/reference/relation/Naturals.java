package org.elenchus.reference.relation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;

/** Comparisons of polynomials whose variables run over the naturals. */
public final class Naturals {
  private Naturals() {}

  /**
   * The comparisons that a condition joins by and.
   *
   * @param condition the condition
   * @return the comparisons in order
   * @throws IllegalArgumentException if anything is joined by or
   */
  public static List<Comparison> comparisons(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> List.of(comparison);
      case Condition.All all ->
          all.conditions().stream().flatMap(c -> comparisons(c).stream()).toList();
      case Condition.Any _ ->
          throw new IllegalArgumentException("comparisons over naturals are joined by and only");
    };
  }

  /**
   * A polynomial that is not negative where a comparison holds; between whole numbers a strict
   * comparison leaves a gap of 1.
   *
   * @param order the comparison
   * @param left its left side
   * @param right its right side
   * @return the gap
   * @throws IllegalArgumentException for an equation or its negation
   */
  public static Polynomial gap(Order order, Polynomial left, Polynomial right) {
    return switch (order) {
      case AT_MOST -> right.subtract(left);
      case AT_LEAST -> left.subtract(right);
      case LESS -> right.subtract(left).subtract(strictness(left, right));
      case GREATER -> left.subtract(right).subtract(strictness(left, right));
      case EQUAL, UNEQUAL ->
          throw new IllegalArgumentException("an equation leaves no gap to compare");
    };
  }

  /** 1 between whole numbers; otherwise nothing, and {@link #follows} asks for more than 0. */
  private static Polynomial strictness(Polynomial left, Polynomial right) {
    return isWhole(left) && isWhole(right) ? Polynomial.ONE : Polynomial.ZERO;
  }

  private static boolean isWhole(Polynomial polynomial) {
    return polynomial.coefficients().stream().allMatch(Rational::isInteger);
  }

  /**
   * Whether a comparison holds for all naturals at which no premise is negative: an equation as an
   * identity, an inequality because its gap, less multiples of the premises, has no negative
   * coefficient.
   *
   * @param order the comparison
   * @param left its left side
   * @param right its right side
   * @param premises polynomials that are not negative
   * @param multipliers one for each premise, not negative
   * @return whether this shows it
   */
  public static boolean follows(
      Order order,
      Polynomial left,
      Polynomial right,
      List<Polynomial> premises,
      List<Rational> multipliers) {
    if (order == Order.EQUAL) {
      return left.equals(right);
    }
    if (premises.size() != multipliers.size()
        || multipliers.stream().anyMatch(m -> m.signum() < 0)) {
      return false;
    }
    Polynomial rest = gap(order, left, right);
    for (int i = 0; i < premises.size(); i++) {
      rest = rest.subtract(premises.get(i).scale(multipliers.get(i)));
    }
    boolean strict =
        (order == Order.LESS || order == Order.GREATER) && strictness(left, right).isZero();
    return rest.coefficients().stream().allMatch(c -> c.signum() >= 0)
        && (!strict || rest.coefficient(Map.of()).signum() > 0);
  }

  /**
   * Whether a comparison holds between numbers.
   *
   * @param comparison the comparison
   * @param value the value of a term, a constant
   * @return whether it holds
   */
  public static boolean holds(Comparison comparison, Function<Term, Polynomial> value) {
    int sign =
        value
            .apply(comparison.left())
            .constantValue()
            .compareTo(value.apply(comparison.right()).constantValue());
    return switch (comparison.order()) {
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
      case EQUAL -> sign == 0;
      case UNEQUAL -> sign != 0;
    };
  }
}
