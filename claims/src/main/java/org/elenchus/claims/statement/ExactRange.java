package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.scope.NumberSystem;

/**
 * In a floating-point format a relation holds for the values from one end to another and for no
 * other finite value. Operations and functions are those of {@link ForAll}.
 *
 * @param arithmetic float64, float32 or bfloat16
 * @param variable the variable's name
 * @param relation the relation
 * @param from the smallest value for which it holds
 * @param to the largest value for which it holds
 */
@JsonTypeName("exact-range")
public record ExactRange(
    NumberSystem arithmetic, String variable, String relation, BigFraction from, BigFraction to)
    implements Statement {
  /** Refuses other arithmetics, a relation that cannot be read and ends out of order. */
  public ExactRange {
    switch (arithmetic) {
      case FLOAT64, FLOAT32, BFLOAT16 -> {}
      case REALS, RATIONALS, GRID, PRINTED ->
          throw new IllegalArgumentException("arithmetic is a floating-point format");
    }
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("a range needs from <= to");
    }
    Variables.condition(relation, Set.of(variable));
  }

  /**
   * The relation as a tree.
   *
   * @return the condition
   */
  public Condition condition() {
    return Variables.condition(relation, Set.of(variable));
  }
}
