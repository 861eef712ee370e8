package org.elenchus.reference.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Range;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Derivative;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Universal;

/** Rules on relations for all values: covers, algebra and slopes for them, a point against them. */
final class ForAllRule {
  private ForAllRule() {}

  static Ruling rule(ForAll statement, Certificate certificate) {
    return rule(
        statement.arithmetic(),
        statement.variables(),
        statement.condition(),
        statement.relation(),
        certificate);
  }

  static Ruling rule(Derivatives statement, Certificate certificate) {
    List<Term> found = new ArrayList<>();
    for (Derivatives.Claimed claimed : statement.derivatives()) {
      Term term = statement.function(claimed.of());
      for (String name : claimed.by()) {
        term = Derivative.of(term, name);
      }
      found.add(term);
    }
    return rule(
        NumberSystem.REALS,
        statement.variables(),
        statement.condition(found),
        "That these are the derivatives",
        certificate);
  }

  private static Ruling rule(
      NumberSystem arithmetic,
      Map<String, Range> variables,
      Condition condition,
      String text,
      Certificate certificate) {
    boolean reals = arithmetic == NumberSystem.REALS;
    if (certificate instanceof Point point) {
      Optional<Map<String, Rational>> values =
          Domains.point(Domains.spans(variables), point.values());
      Require.that(values.isPresent(), "the point is not one of the domain");
      Require.that(
          !Pointwise.holds(arithmetic, condition, values.orElseThrow()).orElse(true),
          "the relation does not certainly fail at this point");
      return new Accepted(
          Kind.COUNTEREXAMPLE,
          Outcome.FAILS,
          scope(arithmetic, variables, reals ? "rationals" : "finite values"),
          text + " fails at " + Pointwise.text(values.get()) + ".");
    }
    String how =
        new Universal(arithmetic, Domains.spans(variables), List.of(), condition)
            .shownBy(certificate);
    return new Accepted(
        Kind.CERTIFICATE,
        Outcome.HOLDS,
        scope(arithmetic, variables, reals ? "reals" : "finite values"),
        text + " holds for all values: " + how + ".");
  }

  /** Names the variables without bounds; the bounds of others are part of the statement. */
  static Scope scope(NumberSystem arithmetic, Map<String, Range> variables, String word) {
    TreeMap<String, Extent> domain = new TreeMap<>();
    variables.entrySet().stream()
        .filter(v -> v.getValue().isWhole())
        .forEach(v -> domain.put(v.getKey(), Extent.parse(word)));
    return new Scope(arithmetic, domain);
  }
}
