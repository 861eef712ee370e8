package org.elenchus.claims.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;

/** Reading of formulas over named variables, for the statements that hold them as text. */
final class Variables {
  private static final int MOST = 16;

  private Variables() {}

  static void check(Map<String, Range> variables) {
    if (variables.isEmpty() || variables.size() > MOST) {
      throw new IllegalArgumentException("a statement has 1 to " + MOST + " variables");
    }
    for (String name : variables.keySet()) {
      if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,30}")) {
        throw new IllegalArgumentException(
            "a variable's name is a letter and up to 30 letters and digits, not " + name);
      }
    }
  }

  /** A copy in the same order, after {@link #check}. */
  static Map<String, Range> copy(Map<String, Range> variables) {
    check(variables);
    return Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  static Condition condition(String text, Set<String> names) {
    try {
      return RelationParser.parse(text, names);
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A term, read as one side of a comparison, the only thing that the parser knows. */
  static Term term(String text, Set<String> names) {
    Condition condition = condition("(" + text + ") == 0", names);
    if (condition instanceof Condition.Comparison comparison) {
      return comparison.left();
    }
    throw new IllegalArgumentException("expected a term, not " + text);
  }
}
