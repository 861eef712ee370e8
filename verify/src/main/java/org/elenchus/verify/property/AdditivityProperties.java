package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.StackNetwork;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Sums over positions: random networks of one unit in each layer, and a word of three inputs of
 * which the first two change. The mixed difference of a sum is 0.
 */
class AdditivityProperties extends StatementProperties<AdditiveInPositions> {
  private static final int LENGTH = 3;

  AdditivityProperties() {
    super(AdditiveInPositions.class);
  }

  @Settles(
      claim = "ssm-expressivity-q1/only-individual-features",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Property
  void theMixedDifferenceIsZero(
      @ForAll("networks") List<Layer> layers, @ForAll("words") List<Rational> word) {
    StackNetwork network = new StackNetwork(layers, 1);
    Rational mixed =
        at(network, word, 0, 0)
            .add(at(network, word, 1, 1))
            .subtract(at(network, word, 1, 0))
            .subtract(at(network, word, 0, 1));
    cover(layers.size() + (layers.size() == 1 ? " layer" : " layers"));
    demand(
        mixed.signum() == 0,
        () -> new MixedDifference(layers, Draw.plain(word), 0, 1, BigFraction.ONE));
  }

  private static Rational at(StackNetwork network, List<Rational> word, int first, int second) {
    List<List<Rational>> inputs = new ArrayList<>();
    for (int i = 0; i < word.size(); i++) {
      int change = i == 0 ? first : i == 1 ? second : 0;
      inputs.add(List.of(word.get(i).add(Rational.of(change))));
    }
    return network.output(inputs);
  }

  @Provide
  Arbitrary<List<Layer>> networks() {
    String named = statement.models().activation();
    Arbitrary<Layer> last = NetworkProperties.layer("identity", true, true);
    if (!new Extent.Range(2, 2L).equals(statement.models().layers())) {
      return NetworkProperties.layer("identity", false, true).map(List::of);
    }
    Arbitrary<Layer> first = NetworkProperties.layer(named == null ? "relu" : named, false, true);
    return Combinators.combine(first, last).as(List::of);
  }

  @Provide
  Arbitrary<List<Rational>> words() {
    return Arbitraries.of(Rational.ONE.negate(), Rational.ZERO, Rational.ONE).list().ofSize(LENGTH);
  }
}
