package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.CpuDevice;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of time side by side: training, bits, and powers of a matrix beyond the format. */
class ParallelTest {
  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  /** The software device, on the third rung. */
  private record Parallel(Precision precision) implements Device {
    @Override
    public String id() {
      return "cuda";
    }

    @Override
    public Population open(Cohort cohort) {
      CudaContext context = SoftwareCuda.open(precision);
      return new CudaPopulation(cohort, context, Storage.FULL, Rung.PARALLEL, "software");
    }

    @Override
    public int room(RunConfig config) {
      return SoftwareCuda.device(precision).room(config);
    }
  }

  /** Three parts of a memory and five of a dense recurrence, none of them whole at the end. */
  private static final int LENGTH = 37;

  private static RunConfig.Builder config(String model, String variant) {
    return CurveCheck.config(model, variant).length(LENGTH).steps(4);
  }

  /** A population's losses are the CPU's within the roundings, and a rerun has the same bits. */
  @ParameterizedTest
  @CsvSource({
    "linear-rnn, dense",
    "linear-stack, dense-relu",
    "linear-stack, diagonal-silu",
    "mamba2, trained"
  })
  void curvesAreTheCpus(String model, String variant) {
    for (Precision precision : Precision.values()) {
      CpuDevice plain = new CpuDevice(KernelProvider.plain(), precision, 1);
      List<List<Double>> expected = CurveCheck.train(plain, config(model, variant)).losses();
      CurveCheck.Seen found = CurveCheck.train(new Parallel(precision), config(model, variant));
      double longer = (double) LENGTH / CurveCheck.LENGTH;
      double off =
          CurveCheck.apart(
              expected, found.losses(), step -> longer * CurveCheck.allowed(precision, step));
      System.out.printf(
          "PARALLEL %s %s %s: observed/allowed = %.2e%n", model, variant, precision, off);
      assertTrue(off <= 1, () -> model + " " + off);
      assertEquals(found, CurveCheck.train(new Parallel(precision), config(model, variant)));
    }
    assertEquals("", SoftwareCuda.report());
    assertEquals("", SoftwareCuda.live());
  }

  @Test
  void bitsDoNotDependOnTheOrderOfThreads() {
    Parallel device = new Parallel(Precision.FLOAT32);
    for (String model : List.of("linear-stack", "mamba2")) {
      String variant = model.equals("mamba2") ? "trained" : "dense-relu";
      CurveCheck.Seen first = CurveCheck.train(device, config(model, variant).steps(2));
      SoftwareCuda.order(SoftwareCuda.Order.SHUFFLED, 5);
      assertEquals(first, CurveCheck.train(device, config(model, variant).steps(2)));
      SoftwareCuda.reset();
    }
  }

  /** Eight parts of 32 steps. */
  private static final int STEPS = 256;

  private static final int HIDDEN = 3;
  private static final int LANES = 2;
  private static final int SIZE = HIDDEN * LANES;

  /**
   * A multiple of a cyclic permutation of the state: every number of it is one power of two, so
   * that no order of operations rounds.
   */
  private static double[] states(Rung rung, double factor, int step, double drive, boolean back) {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1)) {
      Kernels kernels = rung.on(launcher);
      CudaBuffer w = launcher.allocate(HIDDEN * HIDDEN);
      w.write(0, new double[] {0, factor, 0, 0, 0, factor, factor, 0, 0});
      CudaBuffer states = launcher.allocate((STEPS + 1) * SIZE);
      int at = back ? STEPS - 1 - step : step + 1;
      states.fill(at * SIZE, at * SIZE + 1, drive);
      boolean done =
          back
              ? kernels.recurBackward(w, 0, HIDDEN, false, states, states, STEPS, LANES)
              : kernels.recur(w, 0, HIDDEN, false, states, STEPS, LANES);
      assertTrue(done);
      assertEquals("", SoftwareCuda.report());
      return states.values(0, 0, states.length());
    }
  }

  /** The power over a part, 16^32 = 2^128, is infinite, 16^-32 and its squares are nearly 0. */
  @ParameterizedTest
  @CsvSource({"16, 255, 1", "16, 0, 1.4e-45", "-16, 40, 1.4e-45", "0.0625, 3, 1e38", "0, 9, 1"})
  void aPowerBeyondTheFormatDoesNoHarm(double factor, int step, float drive) {
    for (boolean back : new boolean[] {false, true}) {
      double[] walked = states(Rung.FUSED, factor, step, drive, back);
      double[] parts = states(Rung.PARALLEL, factor, step, drive, back);
      // A walk multiplies zeros by infinite states too: what is no number there may be anything.
      int finite = 0;
      for (int i = 0; i < walked.length; i++) {
        if (Double.isFinite(walked[i])) {
          assertEquals(walked[i], parts[i], "number " + i);
          finite++;
        }
      }
      assertTrue(finite >= 2 * SIZE && Arrays.stream(walked).anyMatch(v -> v == drive));
    }
  }

  /** The third rung was there: a walk is one launch, a scan three, however many steps. */
  @Test
  void aScanIsThreeLaunches() {
    SoftwareCuda.reset();
    states(Rung.PARALLEL, 0.5, 0, 1, false);
    int scan = SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0);
    SoftwareCuda.reset();
    states(Rung.FUSED, 0.5, 0, 1, false);
    int walk = SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0);
    assertEquals(walk + 2, scan);
    assertArrayEquals(
        states(Rung.FUSED, 0.5, 0, 1, false), states(Rung.PARALLEL, 0.5, 0, 1, false));
  }
}
