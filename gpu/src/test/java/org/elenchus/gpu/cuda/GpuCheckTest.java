package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gpu-check} does, on the software device. */
class GpuCheckTest {
  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  @Test
  void aDeviceThatAgreesPasses() {
    Cuda.Ready ready = assertInstanceOf(Cuda.Ready.class, Cuda.answer());
    SoftwareCuda.memory(8L << 20);
    List<String> lines = new ArrayList<>();
    GpuCheck check =
        GpuCheck.check(
            ready,
            SoftwareCuda.cache(),
            List.of("linear-rnn"),
            new GpuCheck.Extent(
                64, new Workload.Sizes(8, 5, 4, 2, 2), List.of(new Speed.Shape(2, 3, 2)), 2),
            Fakes.nothing(),
            lines::add);
    assertEquals(GpuCheck.State.PASSED, check.state());
    assertEquals(4, check.contract().size());
    assertEquals("software device", ready.name());
    for (StorageError error : check.storage()) {
      double allowed =
          CurveCheck.CHAIN * CurveCheck.LENGTH * CurveCheck.STEPS * Format.BFLOAT16_UNIT;
      System.out.printf("%s: observed/allowed = %.2e%n", error, error.narrow() / allowed);
      assertTrue(error.full() < error.narrow() && error.narrow() <= allowed, error::toString);
    }
    assertEquals(2, check.storage().size());
    Ceilings ceilings = Objects.requireNonNull(check.ceilings());
    assertTrue(ceilings.copyBytes() > 0, check::toString);
    assertTrue(ceilings.ownProduct() > 0 && ceilings.cublasProduct() > 0, check::toString);
    assertEquals("", ceilings.cublasMissing());
    assertEquals(12 + 2 * 4, check.kernels().size());
    assertEquals(
        4, check.kernels().stream().filter(each -> each.kernel().endsWith("PARALLEL")).count());
    assertTrue(
        check.kernels().stream().allMatch(speed -> speed.ofCopy() > 0 && speed.ofProduct() > 0),
        check::toString);
    assertTrue(check.gpu().getFirst().tokensPerSecond() > 0, check::toString);
    // Nothing beside it is installed: five measurements are named as not made, each with its
    // reason.
    assertEquals(
        List.of(
            "memcheck: compute-sanitizer is neither on the path nor in the toolkit's folder.",
            "racecheck: compute-sanitizer is neither on the path nor in the toolkit's folder.",
            "synccheck: compute-sanitizer is neither on the path nor in the toolkit's folder.",
            "cuDNN's recurrence: Python, which would run PyTorch, is not on the path.",
            "PyTorch's recurrence: Python, which would run PyTorch, is not on the path."),
        check.notMeasured());
    assertEquals(4 + 3 + 2 + 1 + 20 + 1 + 2, lines.size());
    assertEquals("", SoftwareCuda.live());
  }

  /** A tool that counts errors fails the whole check, however well the models agree. */
  @Test
  void aMemoryCheckThatCountsErrorsFails(@TempDir Path folder) throws IOException {
    Cuda.Ready ready = assertInstanceOf(Cuda.Ready.class, Cuda.answer());
    SoftwareCuda.memory(8L << 20);
    Fakes.script(folder, "compute-sanitizer", "echo '========= ERROR SUMMARY: 1 error'", "exit 86");
    GpuCheck check =
        GpuCheck.check(
            ready,
            SoftwareCuda.cache(),
            List.of(),
            new GpuCheck.Extent(16, new Workload.Sizes(8, 5, 4, 2, 2), List.of(), 2),
            Fakes.only(Fakes.LONG, folder),
            line -> {});
    assertEquals(GpuCheck.State.FAILED, check.state());
    assertEquals(
        "memcheck counts errors: 1. racecheck counts errors: 1. synccheck counts errors: 1.",
        check.reason());
    assertEquals(2, check.notMeasured().size(), check::toString);
  }

  /** A device whose words are others gets other losses: the check is able to fail. */
  @Test
  void aDeviceThatDisagreesDoesNotPass() {
    Device other =
        new Device() {
          @Override
          public String id() {
            return "cuda";
          }

          @Override
          public Population open(Cohort cohort) {
            RunConfig shifted =
                CurveCheck.config("linear-rnn", "dense").seeds(List.of(4L, 9L)).build();
            return SoftwareCuda.device(Precision.FLOAT64).open(Cohort.of(shifted));
          }

          @Override
          public int room(RunConfig config) {
            return SoftwareCuda.device(Precision.FLOAT64).room(config);
          }
        };
    CurveCheck check = CurveCheck.of(other, Precision.FLOAT64, "linear-rnn", "dense");
    assertTrue(check.off() > 1, check::toString);
    assertFalse(check.passed());
  }

  /** The product of cuBLAS and ours agree within the roundings of sums of so many numbers. */
  @Test
  void bothProductsAgree() {
    int m = 40;
    int depth = 33;
    int n = 5;
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, 1, 1)) {
      assertEquals("", Blas.missing());
      CudaBuffer a = launcher.allocate(m * depth);
      CudaBuffer b = launcher.allocate(depth * n);
      CudaBuffer own = launcher.allocate(m * n);
      CudaBuffer other = launcher.allocate(m * n);
      a.write(0, IntStream.range(0, m * depth).mapToDouble(Math::sin).toArray());
      b.write(0, IntStream.range(0, depth * n).mapToDouble(Math::cos).toArray());
      Rung.FUSED.on(launcher).multiplyEach(a, 0, m, depth, b, 0, own, 0, 1, n);
      try (Blas blas = new Blas(context.stream())) {
        blas.multiply(m, depth, n, a, b, other);
        CudaFailure failure =
            assertThrows(CudaFailure.class, () -> blas.multiply(-1, depth, n, a, b, other));
        assertEquals(
            "cublasSgemm(-1, 33, 5) failed: CUBLAS_STATUS_INVALID_VALUE.", failure.getMessage());
      }
      // Each sum has depth products of numbers below 1, rounded once each way.
      double allowed = 2.0 * depth * depth * Precision.FLOAT32.unit();
      assertArrayEquals(other.values(0, 0, m * n), own.values(0, 0, m * n), allowed);
      assertTrue(Arrays.stream(own.values(0, 0, m * n)).anyMatch(value -> Math.abs(value) > 1));
    }
    assertEquals("", SoftwareCuda.live());
  }
}
