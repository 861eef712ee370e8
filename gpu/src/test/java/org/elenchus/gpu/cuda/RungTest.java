package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.gpu.cell.E1Written;
import org.elenchus.gpu.cell.ElmanFamily;
import org.elenchus.gpu.cell.GatedDeltaNet;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.LtiLayer;
import org.elenchus.gpu.cell.Mamba2;
import org.elenchus.gpu.cell.Workspace;
import org.elenchus.gpu.cell.WrittenMemory;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.tasks.data.Streams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The later rungs beside the first where its tiles, chunks and parts of time have edges: sizes that
 * fill more than one of them and not the last.
 */
class RungTest {
  /** More than two chunks of a memory, and no multiple of one. */
  private static final int STEPS = 37;

  private static final int LANES = 4;

  /** Rounded operations in a row: for each step about 20, and as many on the way back. */
  private static final double CHAIN = 40.0 * STEPS;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  static Stream<Layer> cells() {
    return Stream.of(
        new LtiLayer(2, 9, 2, true, Activation.SILU),
        new LtiLayer(2, 3, 2, false, Activation.SILU),
        new ElmanFamily(ElmanFamily.Kind.E10, 2, 3, false),
        new E1Written(2, 3, true, List.of(0.8, 0.99)),
        new E1Written(2, 3, false, List.of()),
        new WrittenMemory(WrittenMemory.Kind.LINEAR_ATTENTION, 3, 2, 3),
        new GatedDeltaNet(3, 2, 3, true),
        new Mamba2(3, 2, 3, 5));
  }

  private static double[] numbers(int count, String name) {
    UniformRandomProvider random = Streams.of(5, name, count);
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextDouble() - 0.5);
    return values;
  }

  private static CudaBuffer filled(Launcher launcher, int count, String name) {
    CudaBuffer buffer = launcher.allocate(count);
    buffer.write(0, numbers(count, name));
    return buffer;
  }

  /** Outputs, gradients of the parameters and of the input, one after another. */
  private static double[] pass(Rung rung, Layer cell) {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT64);
        Launcher launcher = new Launcher(context, 1, 1)) {
      Workspace space = new Workspace(rung.on(launcher), launcher, STEPS, LANES);
      CudaBuffer w = filled(launcher, cell.parameterCount(), "w");
      CudaBuffer x = filled(launcher, STEPS * cell.inputs() * LANES, "x");
      CudaBuffer up = filled(launcher, STEPS * cell.outputs() * LANES, "up");
      CudaBuffer y = launcher.allocate(up.length());
      CudaBuffer g = launcher.allocate(w.length());
      CudaBuffer dx = launcher.allocate(x.length());
      Layer.Run run = cell.open(space);
      run.forward(w, 0, x, y, false);
      run.backward(w, 0, g, 0, x, up, dx);
      // A word that goes on from the last pass.
      CudaBuffer more = launcher.allocate(y.length());
      run.forward(w, 0, x, more, true);
      return Stream.of(y, g, dx, more)
          .flatMapToDouble(buffer -> Arrays.stream(buffer.values(0, 0, buffer.length())))
          .toArray();
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theSecondRungAgreesOverManySteps(Layer cell) {
    agrees(cell, Rung.FUSED);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theThirdRungAgreesOverManySteps(Layer cell) {
    agrees(cell, Rung.PARALLEL);
  }

  private static void agrees(Layer cell, Rung rung) {
    double[] plain = pass(Rung.PLAIN, cell);
    double[] fused = pass(rung, cell);
    double most = Arrays.stream(plain).map(Math::abs).max().orElseThrow();
    double allowed = CHAIN * Precision.FLOAT64.unit() * most;
    double worst = 0;
    for (int i = 0; i < plain.length; i++) {
      double off = Math.abs(plain[i] - fused[i]);
      worst = Math.max(worst, off);
    }
    System.out.printf("%s %s: observed/allowed = %.2e%n", rung, cell, worst / allowed);
    assertTrue(worst <= allowed, cell + ": " + worst + " of " + allowed);
    assertEquals("", SoftwareCuda.report());
  }

  /** Tiles add in the order of the plain rung, so that not a bit differs. */
  @ParameterizedTest
  @CsvSource({"64, 16, 32, 1", "65, 33, 33, 3", "130, 70, 5, 2", "32, 48, 64, 1", "31, 15, 8, 2"})
  void productsHaveTheBitsOfTheFirstRung(int rows, int cols, int lanes, int steps) {
    double[] plain = products(Rung.PLAIN, rows, cols, lanes, steps);
    assertTrue(Arrays.stream(plain).anyMatch(value -> Math.abs(value) > 1));
    assertArrayEquals(plain, products(Rung.FUSED, rows, cols, lanes, steps));
    assertEquals("", SoftwareCuda.report());
  }

  private static double[] products(Rung rung, int rows, int cols, int lanes, int steps) {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 2)) {
      Kernels kernels = rung.on(launcher);
      CudaBuffer w = filled(launcher, rows * cols, "w");
      CudaBuffer x = filled(launcher, steps * cols * lanes, "x");
      CudaBuffer y = filled(launcher, steps * rows * lanes, "y");
      kernels.multiplyEach(w, 0, rows, cols, x, 0, y, 0, steps, lanes);
      kernels.multiplyTransposedEach(w, 0, rows, cols, y, 0, x, 0, steps, lanes);
      return Stream.of(y, x)
          .flatMapToDouble(buffer -> Arrays.stream(buffer.values(0, 0, buffer.length())))
          .toArray();
    }
  }

  private static int launches(Rung rung, Layer cell) {
    SoftwareCuda.reset();
    pass(rung, cell);
    return SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0);
  }

  @Test
  void theSecondRungNeedsNoLaunchForEachStep() {
    Layer cell = new E1Written(2, 3, true, List.of(0.8));
    int fused = launches(Rung.FUSED, cell);
    int plain = launches(Rung.PLAIN, cell);
    assertTrue(plain > fused + 10 * STEPS, plain + " launches beside " + fused);
  }
}
