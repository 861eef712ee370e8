package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.Isolation;
import org.elenchus.claims.certificate.Ranks;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Follows;
import org.elenchus.claims.statement.RootCount;
import org.elenchus.claims.statement.SpectrumRank;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Roots;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.relation.Spectrum;
import org.elenchus.reference.relation.Universal;

/** Rules on numbers of solutions, and on conclusions from premises. */
public final class Equations {
  private Equations() {}

  /**
   * The number of solutions, and one in each enclosure.
   *
   * @param statement the equation, the number and the enclosures
   * @param isolation cuts between which the term is monotone or has no zero
   * @return whether they are as claimed
   */
  public static Shown count(RootCount statement, Isolation isolation) {
    Map<String, Span> domain = Domains.spans(statement.variables());
    Roots roots = new Roots(statement.unknown(), domain, statement.term());
    List<Rational> cuts = isolation.cuts().stream().map(Rational::of).toList();
    OptionalInt found = roots.count(cuts, Span.ALL);
    Require.that(found.isPresent(), "the number of solutions is not shown on every piece");
    boolean enclosed = true;
    for (List<BigFraction> ends : statement.enclosures()) {
      Rational low = Rational.of(ends.getFirst());
      Rational high = Rational.of(ends.getLast());
      Require.that(
          cuts.contains(low) && cuts.contains(high), "the ends of an enclosure are not cuts");
      OptionalInt inside = roots.count(cuts, new Span(low, false, high, false));
      Require.that(inside.isPresent(), "the solutions within an enclosure are not counted");
      enclosed &= inside.getAsInt() == 1;
    }
    boolean holds = enclosed && found.getAsInt() == statement.count();
    return Shown.compared(
        holds,
        Universals.scope(NumberSystem.REALS, statement.variables(), "reals"),
        statement.zero()
            + " = 0 has "
            + found.getAsInt()
            + " solutions in "
            + statement.unknown()
            + (enclosed ? "." : "; an interval does not contain one of them."));
  }

  /**
   * A relation of least ranks: for all listed spectra, or at one of them not.
   *
   * @param statement the spectra and the relation
   * @param ranks their least ranks
   * @return whether it holds
   */
  public static Shown ranks(SpectrumRank statement, Ranks ranks) {
    List<Ranks.Row> rows = ranks.rows();
    List<List<Object>> spectra = new ArrayList<>();
    Map<List<Object>, Spectrum> known = new HashMap<>();
    boolean holds = true;
    for (Ranks.Row row : rows) {
      Spectrum spectrum =
          known.computeIfAbsent(
              List.of(row.exponent(), row.size()),
              key -> new Spectrum(Rational.of(row.exponent()), row.size()));
      Rational share = Rational.of(row.share());
      Require.that(
          statement.exponents().contains(row.exponent())
              && statement.sizes().contains(row.size())
              && statement.shares().contains(row.share()),
          "a spectrum is not among the listed ones");
      Require.that(spectrum.isLeast(row.rank(), share), "a rank is not the least");
      Optional<Boolean> satisfied = spectrum.satisfies(statement.condition(), row.rank(), share);
      Require.that(satisfied.isPresent(), "enclosures do not tell whether the relation holds");
      holds &= satisfied.orElseThrow();
      spectra.add(List.of(row.exponent(), row.size(), row.share()));
    }
    int all = statement.exponents().size() * statement.sizes().size() * statement.shares().size();
    Require.that(
        !rows.isEmpty() && (!holds || spectra.stream().distinct().count() == all),
        "a listed spectrum is missing");
    return Shown.compared(
        holds,
        Scope.of(NumberSystem.REALS, Map.of("spectra", "the listed ones")),
        holds
            ? statement.relation() + " holds for the least ranks of all " + all + " spectra."
            : statement.relation()
                + " fails for a = "
                + spectra.getLast().getFirst()
                + ", d = "
                + rows.getLast().size()
                + ", where the least rank is "
                + rows.getLast().rank()
                + ".");
  }

  /**
   * Two sets of values that satisfy the premises, one with and one without the conclusion.
   *
   * @param statement premises and conclusion
   * @param model the values
   * @return that the premises leave the conclusion open
   */
  public static Shown leftOpen(Follows statement, Countermodel model) {
    Map<String, Span> domain = Domains.spans(statement.variables());
    Condition premises = new Condition.All(statement.assumed());
    Condition conclusion = statement.concluded();
    Require.that(
        holds(domain, model.without(), premises)
            && holds(domain, model.without(), conclusion.negated()),
        "the first values do not satisfy the premises and miss the conclusion");
    Require.that(
        holds(domain, model.with(), premises) && holds(domain, model.with(), conclusion),
        "the second values do not satisfy premises and conclusion");
    return new Shown(
        Outcome.OPEN,
        Universals.scope(NumberSystem.REALS, statement.variables(), "reals"),
        List.of(),
        "The premises leave open whether " + statement.conclusion() + ".");
  }

  /**
   * The conclusion from the premises, for all values.
   *
   * @param statement premises and conclusion
   * @param certificate a cover, an identity or slopes
   * @return that it follows
   */
  public static Shown follows(Follows statement, Certificate certificate) {
    Map<String, Span> domain = Domains.spans(statement.variables());
    String how =
        new Universal(NumberSystem.REALS, domain, statement.assumed(), statement.concluded())
            .shownBy(certificate);
    return Shown.fact(
        Universals.scope(NumberSystem.REALS, statement.variables(), "reals"),
        statement.conclusion() + " follows from the premises: " + how + ".");
  }

  private static boolean holds(
      Map<String, Span> domain, Map<String, BigFraction> values, Condition condition) {
    return Domains.point(domain, values)
        .flatMap(point -> Pointwise.holds(NumberSystem.REALS, condition, point))
        .orElse(false);
  }
}
