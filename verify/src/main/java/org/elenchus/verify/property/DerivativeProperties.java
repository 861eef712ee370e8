package org.elenchus.verify.property;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.Derivatives.Claimed;
import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.DualArithmetic;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.relation.Terms;
import org.elenchus.verify.property.Points.At;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Derivatives at exact points: dual numbers over rigorous intervals, nested for second derivatives,
 * against the claimed terms. The exact check differentiates terms by rules instead. A point at
 * which the enclosures meet counts as passed.
 */
class DerivativeProperties extends StatementProperties<Derivatives> {
  private static final String THEORY = "unified-scaling-theory/";
  private static final int BITS = 80;
  private static final IntervalArithmetic INTERVALS = new IntervalArithmetic(BITS);

  DerivativeProperties() {
    super(Derivatives.class);
  }

  @Settles(claim = THEORY + "e1-jacobian", expect = Outcome.FALSIFIED, twin = Outcome.PASSES)
  @Settles(claim = THEORY + "e1-jacobian-gate-first")
  @Settles(claim = THEORY + "e1-jacobian-one-unit")
  @Settles(claim = THEORY + "e1-jacobian-table", expect = Outcome.FALSIFIED, twin = Outcome.PASSES)
  @Settles(claim = THEORY + "e1-jacobian-table", reading = ReadingKind.PROSE)
  @Settles(claim = THEORY + "e10-linear-memory")
  @Settles(claim = THEORY + "optimal-depth-curvature")
  @Settles(claim = "ssm-expressivity-q1/latching-tolerance-peak")
  @Settles(claim = "depth-delusion/optimum-general-exponents")
  @Settles(claim = "depth-delusion/optimum-is-a-minimum")
  @Property
  void theDerivativesAreTheClaimedOnes(@ForAll("points") At point) {
    cover(point.sort());
    for (Claimed claimed : statement.derivatives()) {
      Optional<RationalInterval> is =
          unlessUndefined(
              () -> Terms.evaluate(statement.term(claimed), INTERVALS, at(INTERVALS, point)));
      Optional<RationalInterval> found =
          unlessUndefined(
              () ->
                  derivative(
                      INTERVALS,
                      statement.function(claimed.of()),
                      claimed.by(),
                      at(INTERVALS, point)));
      boolean apart = is.isPresent() && found.isPresent() && is.get().disjoint(found.get());
      demand(!apart, point::certificate);
    }
  }

  /** Where a term has no value nothing is claimed. */
  private static Optional<RationalInterval> unlessUndefined(Supplier<RationalInterval> value) {
    try {
      return Optional.of(value.get());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** One variable after the other becomes a dual number over what stands for the rest. */
  private static <N> N derivative(
      Arithmetic<N> arithmetic, Term term, List<String> by, Function<String, N> values) {
    if (by.isEmpty()) {
      return Terms.evaluate(term, arithmetic, values);
    }
    DualArithmetic<N> dual = new DualArithmetic<>(arithmetic);
    return derivative(
            dual,
            term,
            by.subList(1, by.size()),
            name ->
                name.equals(by.getFirst())
                    ? dual.variable(values.apply(name))
                    : dual.constant(values.apply(name)))
        .derivative();
  }

  private static <N> Function<String, N> at(Arithmetic<N> arithmetic, At point) {
    Map<String, Rational> values = point.values();
    return name -> arithmetic.of(values.getOrDefault(name, Rational.ZERO));
  }

  @Provide
  Arbitrary<At> points() {
    return Points.of(NumberSystem.REALS, statement.variables());
  }
}
