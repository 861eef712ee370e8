package org.elenchus.verify.property;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.verify.property.Points.At;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Relations for all values: exact points, decided by rigorous enclosures over the reals and by
 * correctly rounded operations in a format. A point that enclosures do not decide counts as passed.
 */
class BoundProperties extends StatementProperties<org.elenchus.claims.statement.ForAll> {
  private static final String PREFIX = "unified-scaling-theory/";

  private static final String DEPTH = "depth-delusion/";

  BoundProperties() {
    super(org.elenchus.claims.statement.ForAll.class);
  }

  @Settles(claim = PREFIX + "sigmoid-bounded")
  @Settles(
      claim = PREFIX + "sigmoid-bounded",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "tanh-deriv-bounded")
  @Settles(claim = PREFIX + "tanh-deriv-bounded", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "tanh-deriv-positive")
  @Settles(
      claim = PREFIX + "tanh-deriv-positive",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "sigmoid-deriv-bounded")
  @Settles(claim = PREFIX + "sigmoid-deriv-rounded-float64")
  @Settles(claim = PREFIX + "sigmoid-deriv-rounded-float64", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "sigmoid-deriv-rounded-float32")
  @Settles(claim = PREFIX + "sigmoid-deriv-rounded-float32", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "sigmoid-deriv-rounded-bfloat16")
  @Settles(claim = PREFIX + "sigmoid-deriv-rounded-bfloat16", reading = ReadingKind.PROSE)
  @Settles(
      claim = PREFIX + "e1-gate-controls-norm",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "e1-norm-one-unit")
  @Settles(claim = PREFIX + "e1-norm-two-units")
  @Settles(claim = PREFIX + "e1-norm-rows")
  @Settles(claim = PREFIX + "e1-norm-rows", reading = ReadingKind.PROSE)
  @Settles(
      claim = PREFIX + "optimal-depth-scales-linearly",
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "optimal-depth-is-worst")
  @Settles(claim = PREFIX + "optimal-depth-width")
  @Settles(claim = PREFIX + "kappa-of-a-product", expect = Outcome.FALSIFIED, twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "kappa-is-submultiplicative")
  @Settles(claim = PREFIX + "kappa-when-equal")
  @Settles(claim = PREFIX + "more-layers-lower-kappa", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "delta-e88-contraction")
  @Settles(claim = DEPTH + "bound-below-one-decays")
  @Settles(
      claim = DEPTH + "penalty-free-optimum",
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = DEPTH + "optimum-general-exponents", reading = ReadingKind.PROSE)
  @Settles(claim = DEPTH + "optimum-is-a-minimum", reading = ReadingKind.PROSE)
  @Settles(claim = DEPTH + "random-vectors-near-orthogonal")
  @Settles(
      claim = DEPTH + "residual-drift-is-negative",
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = DEPTH + "residual-drift-is-negative",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = DEPTH + "residual-norm-grows")
  @Settles(claim = DEPTH + "residual-norm-grows", reading = ReadingKind.PROSE)
  @Property
  void theRelationHoldsAtThePoint(@ForAll("points") At point) {
    Optional<Boolean> holds =
        Pointwise.holds(statement.arithmetic(), statement.condition(), point.values());
    cover(holds.isEmpty() ? "undecided" : point.sort());
    demand(holds.orElse(true), point::certificate);
  }

  @Provide
  Arbitrary<At> points() {
    return Points.of(statement.arithmetic(), statement.variables());
  }
}
