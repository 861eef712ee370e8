package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.relation.Condition;

/**
 * A conclusion follows from premises: it holds for all values of the variables that satisfy them.
 *
 * @param variables where each variable lies
 * @param premises what is offered, each a relation
 * @param conclusion what is concluded
 */
@JsonTypeName("follows")
public record Follows(Map<String, Range> variables, List<String> premises, String conclusion)
    implements Statement {
  /** Copies the collections; refuses what cannot be read. */
  public Follows {
    variables = Variables.copy(variables);
    premises = List.copyOf(premises);
    for (String premise : premises) {
      Variables.condition(premise, variables.keySet());
    }
    Variables.condition(conclusion, variables.keySet());
  }

  /**
   * The premises as trees.
   *
   * @return the conditions
   */
  public List<Condition> assumed() {
    return premises.stream().map(p -> Variables.condition(p, variables.keySet())).toList();
  }

  /**
   * The conclusion as a tree.
   *
   * @return the condition
   */
  public Condition concluded() {
    return Variables.condition(conclusion, variables.keySet());
  }
}
