package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.tasks.data.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vectorised kernels against the plain ones in double precision: every shape with its tails,
 * within what single precision may lose.
 */
class VectorKernelsTest {
  private static final double UNIT = Precision.FLOAT32.unit();
  private static final int PAD = 3;

  private final TrainingKernels vector = new VectorKernels();
  private final TrainingKernels plain = new PlainKernels();

  @Test
  void theTestsRunWithTheVectorModule() {
    assertInstanceOf(VectorKernels.class, KernelProvider.best().open());
    assertInstanceOf(PlainKernels.class, KernelProvider.plain().open());
  }

  /** The same numbers in both precisions. */
  private record Pair(Buffer single, Buffer twin) {
    static Pair random(int length, String name) {
      UniformRandomProvider random = Streams.of(1, name, length);
      Pair pair = new Pair(Precision.FLOAT32.allocate(length), Precision.FLOAT64.allocate(length));
      for (int i = 0; i < length; i++) {
        pair.single.set(i, 4 * random.nextDouble() - 2);
        pair.twin.set(i, pair.single.get(i));
      }
      return pair;
    }
  }

  /**
   * A sum of n products, each rounded, differs from the exact one by at most n u Σ|terms| to first
   * order; 1 % covers the higher orders.
   */
  private static void assertSums(Pair pair, int from, int to, int terms, double termSize) {
    double allowed = 1.01 * (terms + 1) * UNIT * terms * termSize;
    for (int i = 0; i < pair.single.length(); i++) {
      double observed = Math.abs(pair.single.get(i) - pair.twin.get(i));
      boolean inside = i >= from && i < to;
      int place = i;
      assertTrue(
          observed <= (inside ? allowed : 0),
          () -> "entry " + place + ": observed/allowed " + observed + "/" + allowed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 32, 48, 70})
  void products(int lanes) {
    for (int rows : new int[] {1, 8, 19}) {
      for (int cols : new int[] {1, 7, 17}) {
        Pair w = Pair.random(PAD + rows * cols, "w");
        Pair x = Pair.random(PAD + cols * lanes, "x");
        Pair y = Pair.random(2 * PAD + rows * lanes, "y");
        vector.multiply(w.single, PAD, rows, cols, x.single, PAD, y.single, PAD, lanes);
        plain.multiply(w.twin, PAD, rows, cols, x.twin, PAD, y.twin, PAD, lanes);
        assertSums(y, PAD, PAD + rows * lanes, cols + 1, 4);
        vector.multiplyTransposed(w.single, PAD, rows, cols, y.single, PAD, x.single, PAD, lanes);
        plain.multiplyTransposed(w.twin, PAD, rows, cols, y.twin, PAD, x.twin, PAD, lanes);
        // y is itself off by its own bound, which the product hands on.
        assertSums(x, PAD, PAD + cols * lanes, rows * (cols + 2), 4 * (4.0 * cols + 2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 17, 32, 48})
  void outerProducts(int lanes) {
    int steps = 3;
    for (int rows : new int[] {1, 3, 4, 5, 8}) {
      for (int cols : new int[] {1, 2, 4, 6, 9}) {
        Pair dy = Pair.random(PAD + steps * rows * lanes, "dy");
        Pair x = Pair.random(PAD + steps * cols * lanes, "x");
        Pair dw = Pair.random(2 * PAD + rows * cols, "dw");
        vector.outer(dy.single, PAD, rows, x.single, PAD, cols, steps, lanes, dw.single, PAD);
        plain.outer(dy.twin, PAD, rows, x.twin, PAD, cols, steps, lanes, dw.twin, PAD);
        assertSums(dw, PAD, PAD + rows * cols, steps * lanes + 1, 4);
      }
    }
  }

  /**
   * Counted roundings of the longest formula, σ: the argument of e^x after its reduction, seven in
   * the polynomial, the sum and the quotient, and the product of SiLU; a slope has three more. The
   * error of the polynomials themselves is below one unit.
   */
  private static final int ROUNDINGS = 16;

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activations(Activation f) {
    int count = 20_003;
    Buffer x = Precision.FLOAT32.allocate(count);
    Buffer y = Precision.FLOAT32.allocate(count);
    Buffer dy = Precision.FLOAT32.allocate(count);
    Buffer dx = Precision.FLOAT32.allocate(count);
    for (int i = 0; i < count; i++) {
      double spread = i % 2 == 0 ? 1 : 100;
      // Above 87 e^x times 5 is no float any more.
      x.set(i, Math.min(87, spread * (i - count / 2) / count * 2));
      dy.set(i, 1 + i % 5);
    }
    vector.activate(f, x, 0, y, 0, count);
    vector.activateBackward(f, x, 0, dy, 0, dx, 0, count);
    for (int i = 0; i < count; i++) {
      double at = x.get(i);
      // Near a zero of SiLU's slope, and in tails that cancel, the error is one of the summands.
      double size = Math.max(1, Math.abs(at));
      double value = Math.abs(y.get(i) - f.value(at)) / UNIT;
      double allowed = ROUNDINGS * Math.abs(f.value(at)) + tail(f, size) + Float.MIN_VALUE / UNIT;
      assertTrue(value <= allowed, f + " at " + at + ": observed/allowed " + value + "/" + allowed);
      double slope = Math.abs(dx.get(i) - dy.get(i) * f.slope(at)) / UNIT;
      double steepest =
          switch (f) {
            case SQUARE -> 2 * size;
            case EXP -> Math.exp(at) + Math.exp(-87) / UNIT;
            case GELU -> 1.2 + size;
            default -> 1.2;
          };
      double allowedSlope = ROUNDINGS * dy.get(i) * steepest;
      assertTrue(slope <= allowedSlope, f + "' at " + at + ": " + slope + "/" + allowedSlope);
    }
  }

  /**
   * An absolute error in units: e^x is held at e^−87 below −87, times at most 100 in SiLU; and
   * GELU's sum 1 + tanh cancels for negative arguments.
   */
  private static double tail(Activation f, double size) {
    return switch (f) {
      case SILU, SIGMOID, EXP, SOFTPLUS -> 100 * Math.exp(-87) / UNIT;
      case GELU -> ROUNDINGS * size;
      case IDENTITY, RELU, TANH, SQUARE -> 0;
    };
  }

  /** Every float of [4, 16): where roundings could lead above 1, and where tanh is 1. */
  @Test
  void tanhIsOddAndNeverAboveOne() {
    int first = Float.floatToIntBits(4);
    int count = Float.floatToIntBits(16) - first;
    Buffer x = Precision.FLOAT32.allocate(count);
    Buffer minus = Precision.FLOAT32.allocate(count);
    for (int i = 0; i < count; i++) {
      x.set(i, Float.intBitsToFloat(first + i));
      minus.set(i, -x.get(i));
    }
    Buffer y = Precision.FLOAT32.allocate(count);
    vector.activate(Activation.TANH, x, 0, y, 0, count);
    vector.activate(Activation.TANH, minus, 0, minus, 0, count);
    for (int i = 0; i < count; i++) {
      double at = x.get(i);
      assertTrue(y.get(i) <= 1, () -> "tanh " + at);
      assertEquals(-y.get(i), minus.get(i));
      assertTrue(at < 9 || y.get(i) == 1, () -> "tanh " + at);
    }
  }

  @Test
  void activationsOfWhatIsNotANumberAreNotNumbers() {
    for (Activation f : Activation.values()) {
      Buffer x = Precision.FLOAT32.allocate(16);
      x.fill(0, 16, Double.NaN);
      vector.activate(f, x, 0, x, 0, 16);
      assertTrue(Double.isNaN(x.get(0)) && Double.isNaN(x.get(15)), f::name);
    }
  }

  @Test
  void crossEntropyByHand() {
    Buffer scores = Precision.FLOAT32.allocate(4);
    Buffer gradient = Precision.FLOAT32.allocate(4);
    // Two classes, two lanes: scores (0, ln 3) for label 1 in the first lane, the second unscored.
    scores.set(2, Math.log(3));
    double loss = vector.crossEntropy(scores, 0, 2, new int[] {1, -1}, 0, 2, gradient, 0);
    assertEquals(Math.log(4.0 / 3), loss, 4 * UNIT);
    double[] expected = {0.25, 0, -0.25, 0};
    assertArrayEquals(
        expected, IntStream.range(0, 4).mapToDouble(gradient::get).toArray(), 4 * UNIT);
    scores.set(0, Double.NaN);
    assertTrue(
        Double.isNaN(vector.crossEntropy(scores, 0, 2, new int[] {1, -1}, 0, 2, gradient, 0)));
  }

  /** The first step of Adam moves by the learning rate against the sign of the gradient. */
  @Test
  void adamStepByHand() {
    Buffer p = Precision.FLOAT64.allocate(2);
    Buffer g = Precision.FLOAT64.allocate(2);
    p.set(0, 1);
    p.set(1, -2);
    g.set(0, 8);
    g.set(1, -0.5);
    TrainingKernels.AdamRule rule = new TrainingKernels.AdamRule(0.1, 0.9, 0.99, 0, 0.01, 1);
    vector.adamw(
        p, 0, g, 0, 0.5, Precision.FLOAT64.allocate(2), Precision.FLOAT64.allocate(2), 2, rule);
    assertEquals(1 - 0.1 * (1 + 0.01 * 1), p.get(0), 1e-15);
    assertEquals(-2 - 0.1 * (-1 + 0.01 * -2), p.get(1), 1e-15);
  }
}
