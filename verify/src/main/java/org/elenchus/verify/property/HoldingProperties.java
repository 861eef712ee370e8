package org.elenchus.verify.property;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.NetworkOnBoxes;
import org.elenchus.reference.words.WordTask;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Mamba2 layers with one head, one state and one channel, a large step on some symbols and a small
 * one on others, held against a task of bits on all words of the statement's lengths by enclosures.
 */
class HoldingProperties extends StatementProperties<Computes> {
  private static final String PREFIX = "ssm-expressivity-q1/";
  private static final BigFraction MARGIN = BigFraction.of(1, 16);
  private static final int GRID_BITS = 10;

  private final WordTask task = WordTask.of(statement.task(), statement.inputs());

  HoldingProperties() {
    super(Computes.class);
  }

  @Settles(
      claim = PREFIX + "mamba2-cannot-threshold",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.FOUND)
  @Settles(claim = PREFIX + "mamba2-forgets", twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "mamba2-forgets", reading = ReadingKind.PROSE, twin = Outcome.PASSES)
  @Property(tries = 2000)
  void theLayerHoldsNothing(@ForAll("networks") NetworkOnWords network) {
    boolean holds = holds(network);
    cover(holds ? "keeps the margin" : "does not");
    if (statement.quantifier() == Quantifier.SINGLE_MODEL) {
      seek(holds, () -> network);
    } else {
      demand(!holds, () -> network);
    }
  }

  /** Where boxes do not come to an end, not all lengths are gone through, and nothing is shown. */
  private boolean holds(NetworkOnWords network) {
    try {
      return new NetworkOnBoxes(statement.models(), task, network)
              .margin()
              .compareTo(Rational.of(MARGIN))
          >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Provide
  Arbitrary<NetworkOnWords> networks() {
    Arbitrary<BigFraction> weight =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(-3, 0, 3).map(BigFraction::of)),
            Tuple.of(1, Draw.small(2).map(Rational::toBigFraction)));
    return Combinators.combine(
            weight.list().ofSize(8),
            Arbitraries.of(-12, 12).map(BigFraction::of).list().ofSize(2),
            Arbitraries.of(-1, -2).map(BigFraction::of),
            Arbitraries.of(-2, 2).map(BigFraction::of),
            Arbitraries.of(-1, 1).map(BigFraction::of))
        .as(this::network);
  }

  private NetworkOnWords network(
      List<BigFraction> weights,
      List<BigFraction> steps,
      BigFraction a,
      BigFraction out,
      BigFraction constant) {
    TreeMap<String, List<List<BigFraction>>> arrays = new TreeMap<>();
    arrays.put("W_z", List.of(weights.subList(0, 2)));
    arrays.put(
        "W_xBC", List.of(weights.subList(2, 4), weights.subList(4, 6), weights.subList(6, 8)));
    arrays.put("W_dt", List.of(steps));
    List<BigFraction> tap =
        List.of(BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO, BigFraction.ONE);
    arrays.put("taps", List.of(tap, tap, tap));
    arrays.put("convolutionBias", List.of(number(0), number(0), number(0)));
    arrays.put("dtBias", List.of(number(0)));
    arrays.put("A", List.of(List.of(a)));
    arrays.put("D", List.of(number(0)));
    arrays.put("gain", List.of(number(1)));
    arrays.put("epsilon", List.of(List.of(BigFraction.of(1, 100_000))));
    Layer layer = new Layer("mamba2", arrays, List.of(List.of(out)), List.of(constant), "identity");
    return new NetworkOnWords(statement.lengths(), MARGIN, GRID_BITS, List.of(layer));
  }

  private static List<BigFraction> number(int value) {
    return List.of(BigFraction.of(value));
  }
}
