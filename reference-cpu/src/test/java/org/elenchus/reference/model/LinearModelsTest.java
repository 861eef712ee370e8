package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.restsOn;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.elenchus.reference.exact.NonCommutingArithmetic;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/**
 * {@code linear-rnn}, {@code linear-stack} and {@code linear-attention} on instances done by hand.
 */
class LinearModelsTest {
  private static final String COLLAPSE = "unified-scaling-theory/linear-rnn-collapses";
  private static final String SUM = "ssm-expressivity-q1/linear-state-is-a-sum";

  private final LinearRnn<Rational> rnn =
      new LinearRnn<>(
          RATIONALS,
          matrix("1 2; 3 5"),
          matrix("7; -1/2"),
          matrix("1 -1"),
          vector("10"),
          vector("1 1"));

  @Test
  void linearRnnStep() {
    // A (1, 1) = (3, 8), B 2 = (14, -1)
    assertEquals(vector("17 7"), rnn.step(vector("1 1"), vector("2")), restsOn(COLLAPSE, SUM));
  }

  @Test
  void linearRnnOutput() {
    assertEquals(
        vector("20"),
        rnn.output(vector("17 7"), vector("2")),
        restsOn("ssm-expressivity-q1/linear-cannot-threshold"));
  }

  @Test
  void linearRnnRunStartsAtItsInitialState() {
    // h_1 = (17, 7); h_2 = (17 + 14 - 7, 51 + 35 + 1/2)
    assertEquals(
        List.of(vector("20"), vector("-105/2")),
        rnn.run(List.of(vector("2"), vector("-1"))),
        restsOn(COLLAPSE));
  }

  @Test
  void linearRnnKeepsTheOrderOfItsFactors() {
    Algebra<NonCommutingPolynomial> words = new Algebra<>(NonCommutingArithmetic.FREE_ALGEBRA);
    NonCommutingPolynomial h = NonCommutingPolynomial.symbol("h");
    NonCommutingPolynomial x = NonCommutingPolynomial.symbol("x");
    NonCommutingPolynomial a = NonCommutingPolynomial.symbol("A");
    NonCommutingPolynomial b = NonCommutingPolynomial.symbol("B");
    LinearRnn<NonCommutingPolynomial> symbolic =
        new LinearRnn<>(words, one(a), one(b), one(a), List.of(b), List.of(h));
    assertEquals(
        List.of(a.multiply(h).add(b.multiply(x))),
        symbolic.step(List.of(h), List.of(x)),
        restsOn(COLLAPSE));
  }

  private static <N> Matrix<N> one(N entry) {
    return new Matrix<>(List.of(List.of(entry)));
  }

  @Property(tries = 50)
  void linearRnnIsAffineInItsInputs(
      @ForAll @Size(3) List<@IntRange(min = -9, max = 9) Integer> first,
      @ForAll @Size(3) List<@IntRange(min = -9, max = 9) Integer> second) {
    List<List<Rational>> a = first.stream().map(x -> List.of(Rational.of(x))).toList();
    List<List<Rational>> b = second.stream().map(x -> List.of(Rational.of(x))).toList();
    List<List<Rational>> sum =
        List.of(0, 1, 2).stream().map(t -> RATIONALS.sum(a.get(t), b.get(t))).toList();
    List<List<Rational>> none = List.of(vector("0"), vector("0"), vector("0"));
    assertEquals(
        RATIONALS.sum(rnn.run(a).getLast(), rnn.run(b).getLast()),
        RATIONALS.sum(rnn.run(sum).getLast(), rnn.run(none).getLast()),
        restsOn(COLLAPSE));
  }

  @Test
  void linearStackAppliesTheLinkBetweenItsLayers() {
    // h = h + x; u = relu(2h - 3); h' = h'/2 + u; y = 1 - h'
    LinearRnn<Rational> count =
        new LinearRnn<>(RATIONALS, matrix("1"), matrix("1"), matrix("1"), vector("0"), vector("0"));
    LinearRnn<Rational> fading =
        new LinearRnn<>(
            RATIONALS, matrix("1/2"), matrix("1"), matrix("1"), vector("0"), vector("0"));
    Stack<Rational> stack =
        new Stack<>(
            RATIONALS,
            List.of(count, fading),
            List.of(
                new Link<>(matrix("2"), vector("-3"), Activation.RELU),
                new Link<>(matrix("-1"), vector("1"), Activation.IDENTITY)));
    assertEquals(
        List.of(vector("1"), vector("0"), vector("-5/2")),
        stack.run(List.of(vector("1"), vector("1"), vector("1"))),
        restsOn("ssm-expressivity-q1/multi-layer-limitation"));
  }

  @Test
  void aStackNeedsALinkForEachLayer() {
    assertThrows(
        IllegalArgumentException.class, () -> new Stack<>(RATIONALS, List.of(rnn), List.of()));
  }

  @Test
  void activations() {
    Rational x = r("-3");
    assertEquals(r("-3"), Activation.IDENTITY.apply(RATIONALS.over(), x));
    assertEquals(r("0"), Activation.RELU.apply(RATIONALS.over(), x));
    assertEquals(r("9"), Activation.SQUARE.apply(RATIONALS.over(), x));
    assertEquals(r("-3/4"), Activation.TANH.apply(Given.STAND_INS.over(), x));
    assertEquals(r("-3/8"), Activation.SILU.apply(Given.STAND_INS.over(), x));
  }

  @Test
  void linearAttentionWritesKeysTimesValues() {
    LinearAttention<Rational> attention =
        new LinearAttention<>(
            RATIONALS, r("1/2"), matrix("1 0; 0 1"), matrix("1 0; 1 1"), matrix("0 3"));
    String claims = restsOn("ssm-expressivity-q1/mamba2-is-one-linear-combination");
    // k = (1, 3), v = 6: S = (6, 18); then k = (1, 1), v = 0: S = (3, 9)
    List<List<Rational>> inputs = List.of(vector("1 2"), vector("1 0"));
    assertEquals(
        List.of(vector("0 0"), vector("6 18"), vector("3 9")), attention.states(inputs), claims);
    // q = u: 6 + 36, then 3
    assertEquals(List.of(vector("42"), vector("3")), attention.run(inputs), claims);
  }
}
