package org.elenchus.reference.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.certificate.Unfolding;
import org.elenchus.claims.certificate.Unfolding.Unfolded;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.ByDefinition;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.relation.Naturals;
import org.elenchus.reference.relation.Terms;

/**
 * Statements that are true, or false, once their definitions are replaced. A true one that speaks
 * of models has said nothing of them; one that never did is a theorem about naturals.
 */
public final class Unfoldings {
  private Unfoldings() {}

  /** Each defined name as a polynomial in naturals and models. */
  private static Map<String, Polynomial> unfolded(ByDefinition statement) {
    Map<String, Polynomial> values = new HashMap<>();
    statement.terms().forEach((name, term) -> values.put(name, in(values, term)));
    return values;
  }

  private static Polynomial in(Map<String, Polynomial> values, Term term) {
    return Terms.polynomial(term, Map.of()).substitute(values);
  }

  /**
   * The definitions replaced: what is left follows from the hypothesis, over the naturals.
   *
   * @param statement definitions, hypothesis and assertion
   * @param given each comparison unfolded, with the multipliers that derive it
   * @return that the assertion holds
   */
  public static Shown holds(ByDefinition statement, Unfolding given) {
    List<Comparison> goals = Naturals.comparisons(statement.conclusion());
    Require.that(
        goals.size() == given.comparisons().size(), "there must be one part for each comparison");
    List<Polynomial> premises =
        Naturals.comparisons(statement.premise()).stream()
            .map(c -> Naturals.gap(c.order(), in(Map.of(), c.left()), in(Map.of(), c.right())))
            .toList();
    Map<String, Polynomial> values = unfolded(statement);
    for (int i = 0; i < goals.size(); i++) {
      Comparison goal = goals.get(i);
      Unfolded part = given.comparisons().get(i);
      Polynomial left = in(Map.of(), statement.plain(part.left()));
      Polynomial right = in(Map.of(), statement.plain(part.right()));
      Require.that(
          left.equals(in(values, goal.left())) && right.equals(in(values, goal.right())),
          "comparison " + (i + 1) + " unfolds to something else");
      List<Rational> multipliers = part.multipliers().stream().map(Rational::of).toList();
      Require.that(
          Naturals.follows(goal.order(), left, right, premises, multipliers),
          "comparison " + (i + 1) + " does not follow from the hypothesis so");
    }
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of()),
        "With the definitions replaced, naturals are compared and no model is left: "
            + given.comparisons().stream().map(c -> c.left() + " and " + c.right()).toList()
            + ".");
  }

  /**
   * An instance at which the unfolded assertion fails.
   *
   * @param statement definitions, hypothesis and assertion
   * @param given naturals
   * @return that it fails there
   */
  public static Shown fails(ByDefinition statement, Instance given) {
    Require.that(
        statement.naturals().size() == given.values().size()
            && given.values().keySet().containsAll(statement.naturals()),
        "an instance gives each variable a value");
    Require.that(
        given.values().values().stream().allMatch(v -> v >= 0), "naturals are not negative");
    Map<String, Polynomial> point = new HashMap<>();
    given.values().forEach((name, value) -> point.put(name, Polynomial.of(value)));
    Require.that(
        Naturals.comparisons(statement.premise()).stream()
            .allMatch(c -> Naturals.holds(c, term -> in(point, term))),
        "the instance does not meet the hypothesis");
    Map<String, Polynomial> values = unfolded(statement);
    values.replaceAll((name, value) -> value.substitute(point));
    values.putAll(point);
    Require.that(
        Naturals.comparisons(statement.conclusion()).stream()
            .anyMatch(c -> !Naturals.holds(c, term -> in(values, term))),
        "the assertion holds at the instance");
    return Shown.fact(
        Scope.of(NumberSystem.REALS, words(given.values())),
        "With the definitions replaced, the assertion fails at " + given.values() + ".");
  }

  private static Map<String, String> words(Map<String, Long> values) {
    Map<String, String> words = new TreeMap<>();
    values.forEach((name, value) -> words.put(name, Long.toString(value)));
    return words;
  }
}
