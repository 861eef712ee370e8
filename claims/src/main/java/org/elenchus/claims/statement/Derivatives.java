package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.Term;

/**
 * Given formulas are the partial derivatives of given functions, for all values of the variables.
 * The checker differentiates the functions itself.
 *
 * @param variables where each variable lies
 * @param functions terms by name, in the language of {@link RelationParser}
 * @param derivatives what is claimed of them
 */
@JsonTypeName("derivatives")
public record Derivatives(
    Map<String, Range> variables, Map<String, String> functions, List<Claimed> derivatives)
    implements Statement {
  /** Copies the collections; refuses what cannot be read. */
  public Derivatives {
    variables = Variables.copy(variables);
    functions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(functions));
    derivatives = List.copyOf(derivatives);
    Set<String> names = variables.keySet();
    functions.values().forEach(text -> Variables.term(text, names));
    for (Claimed claimed : derivatives) {
      if (!functions.containsKey(claimed.of()) || !names.containsAll(claimed.by())) {
        throw new IllegalArgumentException("there is no function " + claimed.of() + " so derived");
      }
      Variables.term(claimed.is(), names);
    }
    if (derivatives.isEmpty()) {
      throw new IllegalArgumentException("no derivative is claimed");
    }
  }

  /**
   * A claimed derivative.
   *
   * @param of the function
   * @param by the variables of differentiation, one after the other
   * @param is the claimed term
   */
  public record Claimed(String of, List<String> by, String is) {
    /** Copies the list and refuses an empty one. */
    public Claimed {
      by = List.copyOf(by);
      if (by.isEmpty()) {
        throw new IllegalArgumentException("a derivative is by one variable at least");
      }
    }
  }

  /**
   * A function as a tree.
   *
   * @param name its name
   * @return the term
   */
  public Term function(String name) {
    return Variables.term(functions.getOrDefault(name, ""), variables.keySet());
  }

  /**
   * What a derivative is claimed to be.
   *
   * @param claimed one of this statement's
   * @return the term
   */
  public Term term(Claimed claimed) {
    return Variables.term(claimed.is(), variables.keySet());
  }

  /**
   * The statement as a condition, once the functions are differentiated.
   *
   * @param differentiated the derivatives that the checker found, in the order of the claimed ones
   * @return that each is the claimed one
   */
  public Condition condition(List<Term> differentiated) {
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < derivatives.size(); i++) {
      Term claimed = term(derivatives.get(i));
      all.add(new Condition.Comparison(Condition.Order.EQUAL, differentiated.get(i), claimed));
    }
    return new Condition.All(all);
  }
}
