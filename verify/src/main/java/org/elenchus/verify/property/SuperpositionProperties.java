package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Superposition;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Outputs that are affine in the inputs: for random sequences w, u, v, rigorous enclosures of f(w +
 * u + v) + f(w) − f(w + u) − f(w + v) must contain 0. All parameters are 1.
 */
class SuperpositionProperties extends StatementProperties<AffineInInputs> {
  private static final int LONGEST = 3;

  SuperpositionProperties() {
    super(AffineInInputs.class);
  }

  /**
   * Three input sequences for a model.
   *
   * @param model the id of the model
   * @param base w [T, 1]
   * @param first u [T, 1]
   * @param second v [T, 1]
   */
  record Inputs(
      String model,
      List<List<Rational>> base,
      List<List<Rational>> first,
      List<List<Rational>> second) {}

  @Settles(
      claim = "unified-scaling-theory/linear-rnn-collapses",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = "unified-scaling-theory/linear-rnn-collapses-alone")
  @Settles(
      claim = "ssm-expressivity-q1/linear-state-is-a-sum",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = "ssm-expressivity-q1/mamba2-is-one-linear-combination",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Property
  void theSuperpositionMayHold(@ForAll("inputs") Inputs inputs) {
    cover(inputs.model() + ", T = " + inputs.base().size());
    demand(
        Superposition.defect(inputs.model(), inputs.base(), inputs.first(), inputs.second())
            .stream()
            .allMatch(entry -> entry.contains(Rational.ZERO)),
        () ->
            new SuperpositionFailure(
                inputs.model(),
                plain(inputs.base()),
                plain(inputs.first()),
                plain(inputs.second())));
  }

  private static List<List<org.apache.commons.numbers.fraction.BigFraction>> plain(
      List<List<Rational>> sequence) {
    return sequence.stream().map(Draw::plain).toList();
  }

  @Provide
  Arbitrary<Inputs> inputs() {
    return Arbitraries.integers()
        .between(1, LONGEST)
        .flatMap(
            steps ->
                Combinators.combine(
                        Arbitraries.of(statement.models()),
                        sequence(steps),
                        sequence(steps),
                        sequence(steps))
                    .as(Inputs::new));
  }

  private static Arbitrary<List<List<Rational>>> sequence(int steps) {
    return Draw.rational(2).map(List::of).list().ofSize(steps);
  }
}
