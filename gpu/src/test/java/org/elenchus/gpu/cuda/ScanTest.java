package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The parallel scan where the power of a factor over a part of time is beyond the format: what it
 * gives is that of a walk from the first step to the last. All numbers are powers of two, so that
 * no order of operations rounds.
 */
class ScanTest {
  /** Four parts of 33 steps. */
  private static final int STEPS = 132;

  private static final int HIDDEN = 3;
  private static final int LANES = 2;
  private static final int SIZE = HIDDEN * LANES;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  /** One drive, at one step; h_1 to h_T, as a walk gives them. */
  private static double[] walk(float a, int step, float drive) {
    double[] states = new double[STEPS];
    float state = 0;
    for (int t = 0; t < STEPS; t++) {
      state = (t == step ? drive : 0) + a * state;
      states[t] = state;
    }
    return states;
  }

  /**
   * A factor whose power over 33 steps is infinite: with nothing to carry, with the smallest number
   * there is, whose states stay finite over two parts, and with one that does overflow; a factor
   * whose power is 0 while its states are not; and factors of both signs and 0.
   */
  @ParameterizedTest
  @CsvSource({
    "16, 131, 1",
    "16, 110, 1",
    "16, 0, 1.4e-45",
    "-16, 0, 1.4e-45",
    "16, 60, 4",
    "0.0625, 0, 1.7014118e38",
    "-0.0625, 40, 1",
    "0, 5, 1",
    "1, 0, 1"
  })
  void aPowerBeyondTheFormatDoesNoHarm(float a, int step, float drive) {
    double[] expected = walk(a, step, drive);
    assertTrue(Arrays.stream(expected).noneMatch(Double::isNaN));
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1)) {
      Kernels kernels = Rung.FUSED.on(launcher);
      CudaBuffer factors = launcher.allocate(HIDDEN);
      factors.fill(0, HIDDEN, a);
      CudaBuffer states = launcher.allocate((STEPS + 1) * SIZE);
      states.fill((step + 1) * SIZE, (step + 2) * SIZE, drive);
      assertTrue(kernels.scan(factors, 0, HIDDEN, states, STEPS, LANES));
      // The way back is the same walk from the last step to the first.
      CudaBuffer gradient = launcher.allocate(STEPS * SIZE);
      gradient.fill((STEPS - 1 - step) * SIZE, (STEPS - step) * SIZE, drive);
      assertTrue(kernels.scanBackward(factors, 0, HIDDEN, gradient, STEPS, LANES));
      double[] forward = states.values(0, SIZE, STEPS * SIZE);
      double[] backward = gradient.values(0, 0, STEPS * SIZE);
      for (int i = 0; i < SIZE; i++) {
        int number = i;
        double[] there = new double[STEPS];
        double[] back = new double[STEPS];
        Arrays.setAll(there, t -> forward[t * SIZE + number]);
        Arrays.setAll(back, t -> backward[(STEPS - 1 - t) * SIZE + number]);
        assertArrayEquals(expected, there);
        assertArrayEquals(expected, back);
      }
      assertEquals("", SoftwareCuda.report());
    }
  }
}
