package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Narrowed.apart;
import static org.elenchus.gpu.cuda.Narrowed.numbers;
import static org.elenchus.gpu.cuda.Narrowed.rounded;
import static org.elenchus.gpu.cuda.Narrowed.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.device.SequenceKernels.MemoryKept;
import org.elenchus.gpu.device.SequenceKernels.MemoryShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers kept as bfloat16: what is kept, and how far that is from double precision. */
class StorageTest {
  private static final int STEPS = 12;
  private static final int LANES = 2;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  @Test
  void roundingIsToTheNearestAndTiesToEven() {
    assertEquals(0x3f80, Format.upperHalf(Float.intBitsToFloat(0x3f808000)));
    assertEquals(0x3f82, Format.upperHalf(Float.intBitsToFloat(0x3f818000)));
    assertEquals(0x3f81, Format.upperHalf(Float.intBitsToFloat(0x3f808001)));
    assertEquals((short) 0xbf81, Format.upperHalf(Float.intBitsToFloat(0xbf810001)));
    assertEquals(0x7f80, Format.upperHalf(Float.MAX_VALUE), "beyond the greatest lies infinity");
    assertTrue(Float.isNaN(Float.intBitsToFloat(Format.upperHalf(Float.NaN) << Short.SIZE)));
    double[] values = numbers(500, 0);
    double[] kept = rounded(values);
    for (int i = 0; i < values.length; i++) {
      assertTrue(
          Math.abs(kept[i] - values[i]) <= Format.BFLOAT16_UNIT * Math.abs(values[i]),
          "number " + i);
    }
  }

  private static final int HIDDEN = 7;

  /** The sum of a row of |W|: below 1, so that errors die out. */
  private static final double ROW = 0.9;

  private static double[] matrix() {
    return rows(HIDDEN, HIDDEN, ROW);
  }

  /** The states of tanh(p + W h) and what comes back through them, one after the other. */
  private static double[] recurrence(Precision precision, Storage storage, double[] matrix) {
    int size = HIDDEN * LANES;
    try (CudaContext context = SoftwareCuda.open(precision);
        Launcher launcher = new Launcher(context, 1, 1, storage)) {
      Kernels kernels = Rung.FUSED.on(launcher);
      CudaBuffer w = launcher.allocate(matrix.length);
      w.write(0, matrix);
      CudaBuffer states = launcher.allocate((STEPS + 1) * size);
      states.write(size, numbers(STEPS * size, 5));
      CudaBuffer gradient = launcher.allocate(STEPS * size);
      gradient.write(0, numbers(STEPS * size, 9));
      assertTrue(kernels.recur(w, 0, HIDDEN, true, states, STEPS, LANES));
      double[] forward = states.values(0, 0, states.length());
      assertTrue(kernels.recurBackward(w, 0, HIDDEN, true, states, gradient, STEPS, LANES));
      double[] backward = gradient.values(0, 0, gradient.length());
      assertEquals("", SoftwareCuda.report());
      double[] both = Arrays.copyOf(forward, forward.length + backward.length);
      System.arraycopy(backward, 0, both, forward.length, backward.length);
      return both;
    }
  }

  /**
   * With |h| at most 1 and tanh of slope at most 1, rounding W by u moves a state by e_t = a
   * e_(t-1) + a u, a the greatest sum of a row of |W|; single precision adds the roundings of a sum
   * of H + 2 numbers at most 1 + a. So no state is off by more than the sum of a geometric series.
   */
  @Test
  void theMatrixOfARecurrence() {
    double a = ROW * (1 + Format.BFLOAT16_UNIT);
    double single = (HIDDEN + 4) * (2 + a) * Precision.FLOAT32.unit() / (1 - a);
    double allowed = a * Format.BFLOAT16_UNIT / (1 - a) + single;
    int states = (STEPS + 1) * HIDDEN * LANES;
    double[] exact = recurrence(Precision.FLOAT64, Storage.FULL, matrix());
    double[] narrow = recurrence(Precision.FLOAT32, Storage.BFLOAT16, matrix());
    double observed = apart(exact, narrow, 0, states);
    System.out.printf("recur, bfloat16: observed/allowed = %.2e%n", observed / allowed);
    assertTrue(observed <= allowed, observed + " of " + allowed);
    assertTrue(observed > single, "the matrix was not narrowed: off by only " + observed);

    // It is W rounded once and nothing else: with that W in double precision all agree, and so do
    // the gradients, sums of T terms of the same kind.
    double[] same = recurrence(Precision.FLOAT64, Storage.FULL, rounded(matrix()));
    assertTrue(apart(same, narrow, 0, states) <= single);
    assertTrue(apart(same, narrow, states, same.length) <= STEPS * single);
    assertTrue(apart(exact, narrow, states, same.length) > STEPS * single);
  }

  /** Half the bytes: a matrix that does not fit into shared memory in single precision does. */
  @Test
  void twiceTheNumbersFit() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher full = new Launcher(context, 1, 1, Storage.FULL);
        Launcher narrow = new Launcher(context, 1, 1, Storage.BFLOAT16)) {
      long hidden = 256;
      long states = full.bytes(2 * hidden * 32);
      assertFalse(full.fits(states + full.keptBytes(hidden * hidden)));
      assertTrue(narrow.fits(states + narrow.keptBytes(hidden * hidden)));
      // A kernel that knows nothing of kept numbers does not get them.
      CudaBuffer kept = narrow.allocateKept(4);
      assertThrows(
          IllegalArgumentException.class,
          () -> Rung.FUSED.on(narrow).add(kept, 0, narrow.allocate(4), 0, 4));
    }
  }

  private static final int KEY = 3;
  private static final int VALUE = 2;

  private static final MemoryShape SHAPE =
      new MemoryShape(1, 1, KEY, VALUE, true, true, false, STEPS, 1);

  private static final double[] Q = numbers(STEPS * KEY, 1);
  private static final double[] K = numbers(STEPS * KEY, 2);
  private static final double[] V = numbers(STEPS * VALUE, 3);
  private static final double[] ALPHA = numbers(STEPS, 4);
  private static final double[] BETA = numbers(STEPS, 5);
  private static final double[] UP = numbers(STEPS * VALUE, 6);

  private static CudaBuffer filled(Launcher launcher, double[] values) {
    CudaBuffer buffer = launcher.allocate(values.length);
    buffer.write(0, values);
    return buffer;
  }

  /** What a memory gives: o, its states, and the gradients of q, k, v, α and β. */
  private record Given(List<Double> o, List<Double> states, List<List<Double>> gradients) {}

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Given memory(Storage storage) {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1, storage)) {
      Kernels kernels = Rung.FUSED.on(launcher);
      CudaBuffer states = launcher.allocateKept((STEPS + 1) * KEY * VALUE);
      CudaBuffer erasure = launcher.allocate(STEPS);
      erasure.fill(0, STEPS, -1);
      int values = STEPS * VALUE;
      MemoryKept kept =
          new MemoryKept(
              states,
              launcher.allocate(values),
              launcher.allocate(values),
              launcher.allocate(values),
              erasure);
      CudaBuffer o = launcher.allocate(values);
      CudaBuffer q = filled(launcher, Q);
      CudaBuffer k = filled(launcher, K);
      CudaBuffer alpha = filled(launcher, ALPHA);
      CudaBuffer beta = filled(launcher, BETA);
      assertTrue(kernels.remember(SHAPE, kept, q, k, filled(launcher, V), alpha, beta, o));
      CudaBuffer dq = launcher.allocate(STEPS * KEY);
      CudaBuffer dk = launcher.allocate(STEPS * KEY);
      CudaBuffer dv = launcher.allocate(values);
      CudaBuffer dAlpha = launcher.allocate(STEPS);
      CudaBuffer dBeta = launcher.allocate(STEPS);
      assertTrue(
          kernels.rememberBackward(
              SHAPE, kept, q, k, alpha, beta, filled(launcher, UP), dq, dk, dv, dAlpha, dBeta));
      assertEquals("", SoftwareCuda.report());
      return new Given(
          list(o.values(0, 0, values)),
          list(states.values(0, 0, states.length())),
          List.of(dq, dk, dv, dAlpha, dBeta).stream()
              .map(buffer -> list(buffer.values(0, 0, buffer.length())))
              .toList());
    }
  }

  /** A number and how far off it may be: running error analysis. */
  private record Near(double value, double off) {
    static final Near ZERO = new Near(0, 0);

    static Near exact(double value) {
      return new Near(value, 0);
    }

    Near plus(Near other) {
      return new Near(value + other.value, off + other.off);
    }

    Near times(Near other) {
      double error = Math.abs(value) * other.off + Math.abs(other.value) * off + off * other.off;
      return new Near(value * other.value, error);
    }

    Near times(double factor) {
      return times(exact(factor));
    }
  }

  /**
   * The gradients in double precision, each S kept with a relative error of at most {@code unit}.
   */
  private static List<Near[]> expected(double unit) {
    Near[][] states = new Near[STEPS + 1][KEY * VALUE];
    double[] state = new double[KEY * VALUE];
    double[] surprises = new double[STEPS * VALUE];
    double[] errors = new double[STEPS * VALUE];
    Arrays.fill(states[0], Near.ZERO);
    for (int t = 0; t < STEPS; t++) {
      double[] next = new double[KEY * VALUE];
      for (int j = 0; j < VALUE; j++) {
        double read = 0;
        for (int r = 0; r < KEY; r++) {
          read += state[r * VALUE + j] * K[t * KEY + r];
        }
        surprises[t * VALUE + j] = V[t * VALUE + j] - read;
        errors[t * VALUE + j] = BETA[t] * surprises[t * VALUE + j];
        for (int r = 0; r < KEY; r++) {
          int at = r * VALUE + j;
          next[at] = Math.tanh(ALPHA[t] * state[at] + K[t * KEY + r] * errors[t * VALUE + j]);
          states[t + 1][at] = new Near(next[at], unit * Math.abs(next[at]));
        }
      }
      state = next;
    }
    Near[] dq = zeros(STEPS * KEY);
    Near[] dk = zeros(STEPS * KEY);
    Near[] dv = zeros(STEPS * VALUE);
    Near[] dAlpha = zeros(STEPS);
    Near[] dBeta = zeros(STEPS);
    Near[] slope = zeros(KEY * VALUE);
    for (int t = STEPS - 1; t >= 0; t--) {
      for (int j = 0; j < VALUE; j++) {
        Near errorSlope = Near.ZERO;
        for (int r = 0; r < KEY; r++) {
          int at = r * VALUE + j;
          int key = t * KEY + r;
          Near after = states[t + 1][at];
          Near s = slope[at].plus(Near.exact(Q[key] * UP[t * VALUE + j]));
          s = s.times(Near.exact(1).plus(after.times(after).times(-1)));
          slope[at] = s;
          dq[key] = dq[key].plus(after.times(UP[t * VALUE + j]));
          dAlpha[t] = dAlpha[t].plus(states[t][at].times(s));
          dk[key] = dk[key].plus(s.times(errors[t * VALUE + j]));
          errorSlope = errorSlope.plus(s.times(K[key]));
        }
        dBeta[t] = dBeta[t].plus(errorSlope.times(surprises[t * VALUE + j]));
        Near surpriseSlope = errorSlope.times(BETA[t]);
        dv[t * VALUE + j] = dv[t * VALUE + j].plus(surpriseSlope);
        Near readSlope = surpriseSlope.times(-1);
        for (int r = 0; r < KEY; r++) {
          int at = r * VALUE + j;
          int key = t * KEY + r;
          dk[key] = dk[key].plus(states[t][at].times(readSlope));
          slope[at] = slope[at].times(ALPHA[t]).plus(readSlope.times(K[key]));
        }
      }
    }
    return List.of(dq, dk, dv, dAlpha, dBeta);
  }

  private static Near[] zeros(int count) {
    Near[] zeros = new Near[count];
    Arrays.fill(zeros, Near.ZERO);
    return zeros;
  }

  /** The greatest error of a gradient as a share of what is allowed, single precision included. */
  private static double worst(List<List<Double>> found, double unit) {
    double single = CurveCheck.CHAIN * STEPS * Precision.FLOAT32.unit();
    List<Near[]> expected = expected(unit);
    double worst = 0;
    for (int g = 0; g < found.size(); g++) {
      for (int i = 0; i < found.get(g).size(); i++) {
        Near near = expected.get(g)[i];
        double allowed = near.off + single * (1 + Math.abs(near.value));
        double ratio = Math.abs(found.get(g).get(i) - near.value) / allowed;
        worst = Math.max(worst, ratio);
      }
    }
    return worst;
  }

  /** The way forward has its state in registers: only what the way back reads is rounded. */
  @Test
  void theStatesOfAMemory() {
    Given full = memory(Storage.FULL);
    Given narrow = memory(Storage.BFLOAT16);
    assertEquals(full.o, narrow.o);
    double[] states = full.states.stream().mapToDouble(Double::doubleValue).toArray();
    assertEquals(list(rounded(states)), narrow.states);
    assertTrue(worst(full.gradients, 0) <= 1, () -> "full: " + worst(full.gradients, 0));
    double observed = worst(narrow.gradients, Format.BFLOAT16_UNIT);
    System.out.printf("memory, bfloat16: observed/allowed = %.2e%n", observed);
    assertTrue(observed <= 1, () -> "bfloat16: " + observed);
    assertTrue(worst(narrow.gradients, 0) > 1, "single precision alone allows no such error");
  }
}
