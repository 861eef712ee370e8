package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Narrowed.apart;
import static org.elenchus.gpu.cuda.Narrowed.numbers;
import static org.elenchus.gpu.cuda.Narrowed.rounded;
import static org.elenchus.gpu.cuda.Narrowed.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.device.SequenceKernels.GatedShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrices of a gated recurrence kept as bfloat16: how far that is from double precision. */
class GatedStorageTest {
  private static final int HIDDEN = 7;
  private static final int STEPS = 12;
  private static final int LANES = 2;
  private static final int SIZE = HIDDEN * LANES;

  /** The sum of a row of |W| and of |V|. */
  private static final double ROW = 0.7;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  /** W and then V, [2 H, H]. */
  private static double[] matrices() {
    return rows(2 * HIDDEN, HIDDEN, ROW);
  }

  /** Numbers of the states in what {@link #run} gives. */
  private static final int STATES = STEPS * SIZE;

  /** h_1 to h_T, then the gradients of the drive and of the gates' drive. */
  private static double[] run(
      Precision precision, Storage storage, boolean gateSeesState, double[] matrices) {
    GatedShape shape = new GatedShape(HIDDEN, gateSeesState, STEPS, LANES);
    try (CudaContext context = SoftwareCuda.open(precision);
        Launcher launcher = new Launcher(context, 1, 1, storage)) {
      Kernels kernels = Rung.FUSED.on(launcher);
      CudaBuffer w = filled(launcher, matrices);
      CudaBuffer drive = filled(launcher, numbers(STEPS * SIZE, 5));
      CudaBuffer gates = filled(launcher, numbers(STEPS * SIZE, 6));
      CudaBuffer states = launcher.allocate((STEPS + 1) * SIZE);
      CudaBuffer upstream = filled(launcher, numbers(STEPS * SIZE, 9));
      CudaBuffer forCandidate = launcher.allocate(STEPS * SIZE);
      CudaBuffer forGate = launcher.allocate(STEPS * SIZE);
      int vAt = HIDDEN * HIDDEN;
      assertTrue(kernels.recurGated(shape, w, 0, vAt, drive, gates, states));
      assertTrue(
          kernels.recurGatedBackward(
              shape, w, 0, vAt, drive, gates, upstream, forCandidate, forGate));
      assertEquals("", SoftwareCuda.report());
      return Stream.of(
              states.values(0, SIZE, STATES),
              forCandidate.values(0, 0, STATES),
              forGate.values(0, 0, STATES))
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }

  private static CudaBuffer filled(Launcher launcher, double[] values) {
    CudaBuffer buffer = launcher.allocate(values.length);
    buffer.write(0, values);
    return buffer;
  }

  /**
   * With |c|, |h| and the gate at most 1, tanh of slope at most 1 and the logistic function of
   * slope at most 1/4, rounding W and V by u moves a state by e_t = a (e_(t-1) + u), a being the
   * greatest sum of a row of |W| and a quarter of that of |V|; single precision adds the roundings
   * of two sums of H + 4 numbers. So no state is off by more than the sum of a geometric series.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theMatricesOfAGatedRecurrence(boolean gateSeesState) {
    double a = ROW * (gateSeesState ? 1.25 : 1) * (1 + Format.BFLOAT16_UNIT);
    double single = 2 * (HIDDEN + 4) * (2 + a) * Precision.FLOAT32.unit() / (1 - a);
    double allowed = a * Format.BFLOAT16_UNIT / (1 - a) + single;
    double[] exact = run(Precision.FLOAT64, Storage.FULL, gateSeesState, matrices());
    double[] narrow = run(Precision.FLOAT32, Storage.BFLOAT16, gateSeesState, matrices());
    double observed = apart(exact, narrow, 0, STATES);
    System.out.printf(
        "recurGated%s, bfloat16: observed/allowed = %.2e%n",
        gateSeesState ? ", gate sees h" : "", observed / allowed);
    assertTrue(observed <= allowed, observed + " of " + allowed);
    assertTrue(observed > single, "the matrices were not narrowed: off by only " + observed);

    // They are W and V rounded once and nothing else: with those in double precision all agree, and
    // so do the gradients, sums of T terms of the same kind.
    double[] same = run(Precision.FLOAT64, Storage.FULL, gateSeesState, rounded(matrices()));
    assertTrue(apart(same, narrow, 0, STATES) <= single);
    assertTrue(apart(same, narrow, STATES, same.length) <= STEPS * single);
    double off = apart(exact, narrow, STATES, exact.length);
    System.out.printf("  its gradients are off by %.2e%n", off);
    assertTrue(off > apart(same, narrow, STATES, same.length), "the gradients were not narrowed");
  }

  /** Single precision alone stays within its own roundings, far below those of bfloat16. */
  @Test
  void inFullNothingIsRoundedToBfloat16() {
    double a = ROW * 1.25;
    double single = 2 * (HIDDEN + 4) * (2 + a) * Precision.FLOAT32.unit() / (1 - a);
    double[] exact = run(Precision.FLOAT64, Storage.FULL, true, matrices());
    double[] full = run(Precision.FLOAT32, Storage.FULL, true, matrices());
    assertTrue(apart(exact, full, 0, STATES) <= single);
  }

  /** Both matrices of H = 160 lie beside the states only as bfloat16. */
  @Test
  void twiceTheNumbersFit() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher full = new Launcher(context, 1, 1, Storage.FULL);
        Launcher narrow = new Launcher(context, 1, 1, Storage.BFLOAT16)) {
      long hidden = 160;
      long states = full.bytes(4 * hidden * 32);
      assertFalse(full.fits(states + full.keptBytes(2 * hidden * hidden)));
      assertTrue(narrow.fits(states + narrow.keptBytes(2 * hidden * hidden)));
    }
  }
}
