package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.certificate.Unfolding;
import org.elenchus.claims.certificate.Unfolding.Unfolded;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.statement.ByDefinition;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Naturals;
import org.elenchus.reference.relation.Terms;

/** Unfolds definitions, and looks among small naturals for values at which nothing is left. */
public final class DefinitionSearch {
  /** The largest natural that is tried. */
  private static final long LARGEST = 40;

  private DefinitionSearch() {}

  /**
   * Looks for grounds.
   *
   * @param statement the statement
   * @param subject what they are made out for
   * @return an instance at which it fails, otherwise its unfolding
   */
  public static Grounds settle(ByDefinition statement, String subject) {
    SortedMap<String, Long> instance = new TreeMap<>();
    if (fails(statement, instance)) {
      Certificate found = new Instance(instance);
      return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, found);
    }
    Role role = statement.models().isEmpty() ? Role.CERTIFICATE : Role.UNFOLDING;
    return Proof.of(role, null, subject, unfolding(statement));
  }

  /** Tries values for the variables that have none yet; leaves them in place where it succeeds. */
  private static boolean fails(ByDefinition statement, SortedMap<String, Long> values) {
    if (values.size() == statement.naturals().size()) {
      Map<String, Polynomial> point = new HashMap<>();
      values.forEach((name, value) -> point.put(name, Polynomial.of(value)));
      statement.terms().forEach((name, term) -> point.put(name, in(point, term)));
      return Naturals.comparisons(statement.premise()).stream()
              .allMatch(c -> Naturals.holds(c, term -> in(point, term)))
          && Naturals.comparisons(statement.conclusion()).stream()
              .anyMatch(c -> !Naturals.holds(c, term -> in(point, term)));
    }
    String name = statement.naturals().get(values.size());
    for (long value = 0; value <= LARGEST; value++) {
      values.put(name, value);
      if (fails(statement, values)) {
        return true;
      }
      values.remove(name);
    }
    return false;
  }

  private static Polynomial in(Map<String, Polynomial> values, Term term) {
    return Terms.polynomial(term, Map.of()).substitute(values);
  }

  private static Unfolding unfolding(ByDefinition statement) {
    Map<String, Polynomial> values = new HashMap<>();
    statement.terms().forEach((name, term) -> values.put(name, in(values, term)));
    List<Polynomial> premises = new ArrayList<>();
    for (Comparison c : Naturals.comparisons(statement.premise())) {
      premises.add(Naturals.gap(c.order(), in(Map.of(), c.left()), in(Map.of(), c.right())));
    }
    List<Unfolded> parts = new ArrayList<>();
    for (Comparison goal : Naturals.comparisons(statement.conclusion())) {
      Polynomial left = in(values, goal.left());
      Polynomial right = in(values, goal.right());
      parts.add(
          new Unfolded(
              left.toString(), right.toString(), multipliers(goal, left, right, premises)));
    }
    return new Unfolding(parts);
  }

  /** Each premise taken once or not at all. */
  private static List<BigFraction> multipliers(
      Comparison goal, Polynomial left, Polynomial right, List<Polynomial> premises) {
    List<Rational> chosen = List.of();
    for (int mask = 0; mask < 1 << premises.size(); mask++) {
      List<Rational> trial = new ArrayList<>();
      for (int i = 0; i < premises.size(); i++) {
        trial.add(Rational.of(mask >> i & 1));
      }
      chosen = trial;
      if (Naturals.follows(goal.order(), left, right, premises, trial)) {
        break;
      }
    }
    return chosen.stream().map(Rational::toBigFraction).toList();
  }
}
