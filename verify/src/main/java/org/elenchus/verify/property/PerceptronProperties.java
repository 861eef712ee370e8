package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.reference.words.NetworkOnTask;
import org.elenchus.reference.words.WordTask;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Perceptrons on two bits: random ones with weights ±1 and constants 0 and -1, and two hidden
 * rectifiers where a hidden layer is admitted, held against the task on every word.
 */
class PerceptronProperties extends StatementProperties<Computes> {
  private static final String CLAIM = "depth-delusion/perceptron-cannot-xor";
  private static final int BITS = 2;

  PerceptronProperties() {
    super(Computes.class);
  }

  @Settles(claim = CLAIM)
  @Settles(
      claim = CLAIM,
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Property(tries = 4000)
  void noPerceptronDrawnDoesIt(@ForAll("perceptrons") List<Layer> layers) {
    if (statement.quantifier() != Quantifier.NO_MODEL) {
      throw new PropertyException("perceptrons are drawn against a statement that there is none");
    }
    cover(layers.size() == 1 ? "no hidden layer" : "a hidden layer");
    LinearStackNetwork network = new LinearStackNetwork(statement.lengths(), layers);
    demand(!agrees(network), () -> network);
  }

  private boolean agrees(LinearStackNetwork network) {
    WordTask task = WordTask.of(statement.task(), statement.inputs());
    try {
      return new NetworkOnTask(statement, task, network).agreed().equals(statement.range());
    } catch (IllegalArgumentException e) {
      return false; // it says where the network errs
    }
  }

  @Provide
  Arbitrary<List<Layer>> perceptrons() {
    Arbitrary<Layer> output = layer(1, "identity");
    return new Extent.Range(1, 1L).equals(statement.models().layers())
        ? output.map(List::of)
        : Combinators.combine(layer(BITS, "relu"), output).as(List::of);
  }

  /** A position-wise layer: what it reads goes straight through, then weights and constants. */
  private static Arbitrary<Layer> layer(int units, String activation) {
    Arbitrary<BigFraction> weight = Arbitraries.of(BigFraction.ONE, BigFraction.ONE.negate());
    Arbitrary<BigFraction> constant = Arbitraries.of(BigFraction.ZERO, BigFraction.ONE.negate());
    BigFraction zero = BigFraction.ZERO;
    BigFraction one = BigFraction.ONE;
    return Combinators.combine(
            weight.list().ofSize(BITS).list().ofSize(units), constant.list().ofSize(units))
        .as(
            (weights, constants) ->
                new Layer(
                    List.of(List.of(zero, zero), List.of(zero, zero)),
                    List.of(List.of(one, zero), List.of(zero, one)),
                    weights,
                    constants,
                    activation));
  }
}
