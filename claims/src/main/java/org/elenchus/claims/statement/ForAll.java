package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.scope.NumberSystem;

/**
 * A relation holds for all values of its variables, and its terms are defined for all of them.
 *
 * <p>Over the reals a function is the function. In a floating-point format the variables are the
 * finite values of the format, every operation is rounded to nearest, and every function of the
 * language is the correctly rounded one; so {@code logistic(x)} and {@code 1/(1+exp(-x))} differ.
 *
 * @param arithmetic reals, float64, float32 or bfloat16
 * @param variables where each variable lies
 * @param relation the relation, in the language of {@link RelationParser}
 */
@JsonTypeName("for-all")
public record ForAll(NumberSystem arithmetic, Map<String, Range> variables, String relation)
    implements Statement {
  /** Copies the variables; refuses other arithmetics and a relation that cannot be read. */
  public ForAll {
    variables = Variables.copy(variables);
    switch (arithmetic) {
      case REALS, FLOAT64, FLOAT32, BFLOAT16 -> {}
      case RATIONALS, GRID, PRINTED ->
          throw new IllegalArgumentException("arithmetic is reals or a floating-point format");
    }
    Variables.condition(relation, variables.keySet());
  }

  /**
   * The relation as a tree.
   *
   * @return the condition
   */
  public Condition condition() {
    return Variables.condition(relation, variables.keySet());
  }
}
