package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Positivity.Part;
import org.elenchus.claims.certificate.Positivity.Summand;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.statement.Follows;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Solver;
import org.elenchus.reference.relation.Span;
import org.jspecify.annotations.Nullable;

/**
 * Looks for values that satisfy premises with and without a conclusion; where there are none
 * without, for the conclusion as a multiple of a premise.
 */
public final class FollowsSearch {
  private FollowsSearch() {}

  /**
   * Brings grounds.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @param hint a certificate that somebody wrote down, tried where no countermodel was found
   * @return a countermodel, a proof, or the reason why neither was found
   */
  public static Grounds settle(Follows statement, String subject, @Nullable Certificate hint) {
    Optional<? extends Certificate> found = countermodel(statement);
    if (found.isEmpty()) {
      found = hint == null ? Optional.of(direct(statement)) : Optional.of(hint);
    }
    return Certificates.grounds(found, subject);
  }

  private static Optional<Countermodel> countermodel(Follows statement) {
    Map<String, Span> domain = Domains.spans(statement.variables());
    Optional<Map<String, Rational>> without =
        values(domain, statement.assumed(), statement.concluded().negated());
    Optional<Map<String, Rational>> with =
        values(domain, statement.assumed(), statement.concluded());
    return without.isEmpty() || with.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Countermodel(
                Certificates.fractions(without.get()), Certificates.fractions(with.get())));
  }

  private static Optional<Map<String, Rational>> values(
      Map<String, Span> domain, List<Condition> premises, Condition last) {
    List<Condition> all = new ArrayList<>(premises);
    all.add(last);
    return Solver.solve(new Condition.All(all), domain)
        .filter(values -> values.keySet().equals(domain.keySet()));
  }

  /** The conclusion's difference is that of one premise, or not negative by itself. */
  private static Positivity direct(Follows statement) {
    Condition.Comparison conclusion = (Condition.Comparison) statement.concluded();
    String difference =
        switch (conclusion.order()) {
          case LESS, AT_MOST ->
              Formulas.text(conclusion.right()) + " - " + Formulas.text(conclusion.left());
          default -> Formulas.text(conclusion.left()) + " - " + Formulas.text(conclusion.right());
        };
    return new Positivity(
        Map.of(), List.of(new Part(List.of(new Summand(List.of(difference), "1")))));
  }
}
