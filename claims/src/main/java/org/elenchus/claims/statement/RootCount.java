package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.Term;
import org.jspecify.annotations.Nullable;

/**
 * An equation has a given number of solutions in one unknown, for all values of its parameters.
 *
 * @param unknown the unknown's name
 * @param variables where the unknown and each parameter lies
 * @param zero the term that is 0 at a solution, in the language of {@link RelationParser}
 * @param count the number of solutions, each counted once
 * @param within intervals that contain one solution each, or null
 */
@JsonTypeName("root-count")
public record RootCount(
    String unknown,
    Map<String, Range> variables,
    String zero,
    int count,
    @Nullable List<Interval> within)
    implements Statement {
  /** Copies the collections; refuses what cannot be read. */
  public RootCount {
    variables = Variables.copy(variables);
    within = within == null ? null : List.copyOf(within);
    if (!variables.containsKey(unknown)) {
      throw new IllegalArgumentException("the unknown " + unknown + " is no variable");
    }
    if (count < 0 || (within != null && within.size() > count)) {
      throw new IllegalArgumentException("there are more intervals than solutions");
    }
    Variables.term(zero, variables.keySet());
  }

  /**
   * The term that is 0 at a solution.
   *
   * @return its tree
   */
  public Term term() {
    return Variables.term(zero, variables.keySet());
  }

  /**
   * The intervals that contain one solution each.
   *
   * @return the ends, none where the field is absent
   */
  public List<List<BigFraction>> enclosures() {
    return within == null ? List.of() : within.stream().map(Interval::ends).toList();
  }
}
