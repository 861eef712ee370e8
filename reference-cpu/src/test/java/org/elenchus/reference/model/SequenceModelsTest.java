package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.STAND_INS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.restsOn;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/** Selective recurrences, attention and the blocks around them, with the stand-ins of Given. */
class SequenceModelsTest {
  private static final String SELECTIVE = "unified-scaling-theory/linear-rnn-collapses";

  @Test
  void mamba2() {
    Mamba2<Rational> model =
        new Mamba2<>(
            STAND_INS,
            matrix("1"),
            matrix("2; 1; -1; 1; 0"),
            matrix("2"),
            new ShortConvolution<>(matrix("1 1; 0 1; 0 1; 0 1; 2 0"), vector("0 0 0 0 -1")),
            vector("-1"),
            vector("-1/2"),
            vector("2"),
            vector("5"),
            r("3375/512").multiply(r("3375/512")),
            matrix("3"));
    List<Rational> before = vector("4 8  9 9 9 9 9  1 0 0 0 1");
    // x = silu(1 + 2), B = (3/4, -1/4), C = (3/4, 3/4), dt = 2, decay exp(-1) = 1/2
    List<Rational> after = vector("95/16 43/16  1 0 0 0 1  2 1 -1 1 0");
    assertEquals(after, model.step(before, vector("1")), restsOn(SELECTIVE));
    // y = (207/32 + 2 · 21/8) silu(1) = 1125/128; the norm's root is 5/4 of it
    assertEquals(vector("12"), model.output(after, vector("1")), restsOn(SELECTIVE));
    assertEquals(12, model.start().size());
  }

  /** Two heads share B and C; each has its own decay, x and D. */
  @Test
  void mamba2HeadsStandSideBySide() {
    Mamba2<Rational> model =
        new Mamba2<>(
            STAND_INS,
            matrix("1; 1"),
            matrix("1; 2; 3; 1"),
            matrix("1; 0"),
            new ShortConvolution<>(matrix("1; 1; 1; 1"), vector("0 0 0 0")),
            vector("0 0"),
            vector("-1 -3"),
            vector("0 1"),
            vector("1 1"),
            r("0"),
            matrix("1 0"));
    // dt = (2, 1): decays exp(-2) = 1/3 and exp(-3) = 1/4; B = 21/8, x = (3/4, 5/3)
    List<Rational> state = model.step(vector("3 8  0 0 0 0"), vector("1"));
    assertEquals(
        List.of(r("1").add(r("63/16")), r("2").add(r("35/8"))),
        state.subList(0, 2),
        restsOn(SELECTIVE));
  }

  @Test
  void mamba2HoldsEachStateByEachEntryOfItsHead() {
    Mamba2<Rational> model =
        new Mamba2<>(
            STAND_INS,
            matrix("1; 1"),
            matrix("1; 2; 3; 1; 2; 3"),
            matrix("1"),
            new ShortConvolution<>(matrix("1; 1; 1; 1; 1; 1"), vector("0 0 0 0 0 0")),
            vector("0"),
            vector("-1/2"),
            vector("0"),
            vector("1 1"),
            r("0"),
            matrix("1 0"));
    assertEquals(10, model.start().size());
    // dt = 2, decay exp(-1) = 1/2; x = (3/4, 5/3), B = (21/8, 3/4)
    List<Rational> state = model.step(vector("4 8 12 16  0 0 0 0 0 0"), vector("1"));
    assertEquals(vector("95/16 51/4 57/8 21/2  1 2 3 1 2 3"), state, restsOn(SELECTIVE));
  }

  @Test
  void gatedDeltaNetHoldsEachKeyByEachValue() {
    GatedDeltaNet<Rational> model =
        new GatedDeltaNet<>(
            STAND_INS,
            matrix("1; 0; 0; 1; 2; 3"),
            new ShortConvolution<>(matrix("1; 1; 1; 1; 1; 1"), vector("0 0 0 0 0 0")),
            2,
            new Decay<>(r("1"), vector("1"), r("0")),
            vector("1"),
            false,
            matrix("3; 3"),
            vector("1 1"),
            r("0"));
    assertEquals(10, model.start().size());
    // α = 1/5, β = 3/4, k = (0, 1), v = (5/3, 21/8)
    List<Rational> state = model.step(vector("3 5 7 9  0 0 0 0 0 0"), vector("1"));
    assertEquals(vector("3/5 1 8/5 387/160  1 0 0 1 2 3"), state, restsOn(SELECTIVE));
  }

  @Test
  void gatedDeltaUpdate() {
    // S = I, k = (3, 4)/5: (I - k kᵀ/2)/2 + k vᵀ/2
    assertEquals(
        matrix("71/100 12/25; 7/25 57/50"),
        GatedDeltaNet.delta(
            RATIONALS, r("1/2"), r("1/2"), vector("3/5 4/5"), vector("1 2"), matrix("1 0; 0 1")),
        restsOn(SELECTIVE));
  }

  @Property(tries = 50)
  void theEigenvalueAlongTheKeyIsDecayTimesOneMinusBeta(
      @ForAll @Size(2) List<@IntRange(min = -9, max = 9) Integer> column,
      @ForAll @IntRange(min = 0, max = 20) int tenths) {
    Rational beta = Rational.of(tenths, 10);
    List<Rational> k = vector("3/5 4/5");
    Matrix<Rational> s = new Matrix<>(column.stream().map(x -> List.of(Rational.of(x))).toList());
    Matrix<Rational> next = GatedDeltaNet.delta(RATIONALS, r("1/2"), beta, k, vector("0"), s);
    Rational factor = r("1/2").multiply(Rational.ONE.subtract(beta));
    assertEquals(
        RATIONALS.scale(factor, RATIONALS.transposedTimes(s, k)),
        RATIONALS.transposedTimes(next, k),
        restsOn("ssm-expressivity-q1/order-preserving-stacks"));
  }

  @Test
  void gatedDeltaNet() {
    assertEquals(
        vector("3/5 1 8/5 9/5 1 0 0 0 0 0 1 0 2"),
        gatedDeltaNet(false).step(vector("3 5 7 9  8 8 8 8 8 8 8 8 8"), vector("1")),
        restsOn(SELECTIVE));
    // β = 3/2: 1/5 · (-1/2) · 7 + 3/2 · 5/3
    assertEquals(
        r("9/5"),
        gatedDeltaNet(true).step(vector("3 5 7 9  8 8 8 8 8 8 8 8 8"), vector("1")).get(2),
        restsOn(SELECTIVE));
    // o = 3/5 / √4; the norm's root is 5/4 of it; gain 5, gate silu(3)
    assertEquals(
        vector("21/2"),
        gatedDeltaNet(false).output(vector("3/5 1 8/5 9/5 1 0 0 0 0 0 1 0 2"), vector("1")),
        restsOn(SELECTIVE));
  }

  private static GatedDeltaNet<Rational> gatedDeltaNet(boolean negativeEigenvalues) {
    return new GatedDeltaNet<>(
        STAND_INS,
        matrix("1; 0; 0; 0; 0; 0; 1; 0; 2"),
        new ShortConvolution<>(matrix("1; 1; 1; 1; 1; 1; 1; 1; 1"), vector("0 0 0 0 0 0 0 0 0")),
        4,
        new Decay<>(r("1"), vector("1"), r("0")),
        vector("1"),
        negativeEigenvalues,
        matrix("3"),
        vector("5"),
        r("9/40").multiply(r("9/40")));
  }

  @Test
  void shortConvolutionIsCausalAndByChannel() {
    ShortConvolution<Rational> convolution =
        new ShortConvolution<>(matrix("1 2 0 3; 0 0 0 -1"), vector("-2 0"));
    List<Rational> window = vector("9 9  1 5  0 5  7 5");
    List<Rational> next = convolution.shift(window, vector("1 -1"));
    assertEquals(vector("1 5  0 5  7 5  1 -1"), next);
    // 1 + 0 + 0 + 3 - 2 = 2 and 1
    assertEquals(vector("5/3 3/4"), convolution.apply(STAND_INS, next));
    assertEquals(8, convolution.windowSize());
  }

  private static SoftmaxAttention<Rational> attention() {
    return new SoftmaxAttention<>(
        STAND_INS, matrix("1; 0; 1; 0"), matrix("1; 0; 2; 0"), matrix("7"), matrix("3/5 4/5; 1 0"));
  }

  @Test
  void softmaxAttentionTurnsQueriesAndKeys() {
    List<List<Rational>> inputs = List.of(vector("1"), vector("2"));
    String claims = restsOn("unified-scaling-theory/composition-table");
    assertEquals(
        vector("3/5 4/5 2 0 7  -14/25 48/25 4 0 14"), attention().states(inputs).getLast(), claims);
    // scores 26/5 / √4 and 12 / √4, weights 1 + 13/5 and 1 + 6
    assertEquals(List.of(vector("7"), vector("616/53")), attention().run(inputs), claims);
  }

  @Property(tries = 30)
  void softmaxAttentionIsAnAverageOfValues(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 5) Integer> word) {
    List<List<Rational>> inputs = word.stream().map(x -> List.of(Rational.of(x))).toList();
    Rational last = attention().run(inputs).getLast().getFirst();
    int least = word.stream().mapToInt(x -> x).min().orElseThrow();
    int greatest = word.stream().mapToInt(x -> x).max().orElseThrow();
    assertTrue(
        last.compareTo(Rational.of(7L * least)) >= 0
            && last.compareTo(Rational.of(7L * greatest)) <= 0,
        last::toString);
  }

  @Test
  void gatedMlpAndResidualBlock() {
    GatedMlp<Rational> mlp = new GatedMlp<>(STAND_INS, matrix("1"), matrix("2"), matrix("3"));
    assertEquals(vector("9/2"), mlp.output(List.of(), vector("1")));
    assertEquals(List.of(), mlp.step(mlp.start(), vector("1")));
    // norm 2 · 3 / √(9 + 16) = 6/5; silu(6/5) = 51/55
    Residual<Rational> block = new Residual<>(STAND_INS, mlp, vector("2"), r("16"));
    assertEquals(vector("2661/275"), block.output(List.of(), vector("3")));
  }

  @Test
  void residualBlockNormsWhatItsMixerStepsOn() {
    Elman<Rational> mixer =
        new Elman<>(STAND_INS, matrix("1"), matrix("5"), vector("0"), vector("0"));
    Residual<Rational> block = new Residual<>(STAND_INS, mixer, vector("1"), r("16"));
    assertEquals(vector("3/4"), block.step(block.start(), vector("3")));
    assertEquals(vector("15/4"), block.output(vector("3/4"), vector("3")));
  }

  @Test
  void headsStandSideBySide() {
    LinearAttention<Rational> one =
        new LinearAttention<>(RATIONALS, r("1"), matrix("1"), matrix("1"), matrix("2"));
    LinearAttention<Rational> two =
        new LinearAttention<>(RATIONALS, r("1"), matrix("1"), matrix("3"), matrix("1"));
    Heads<Rational> heads = new Heads<>(RATIONALS, List.of(one, two), matrix("10 1"));
    List<List<Rational>> inputs = List.of(vector("1"), vector("2"));
    assertEquals(vector("10 15"), heads.states(inputs).getLast());
    assertEquals(List.of(vector("23"), vector("230")), heads.run(inputs));
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> RATIONALS.sum(vector("1 2"), vector("1")));
    assertThrows(IllegalArgumentException.class, () -> matrix("1 2; 3"));
    assertThrows(IllegalArgumentException.class, () -> Matrix.unflatten(vector("1 2 3"), 2));
    assertThrows(IllegalArgumentException.class, () -> Vectors.cut(vector("1 2 3"), List.of(1, 1)));
  }
}
