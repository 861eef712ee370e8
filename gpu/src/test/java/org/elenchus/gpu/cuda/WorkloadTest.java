package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The estimates of bytes and operations, counted again: the kernels themselves run on numbers that
 * count what is computed with them, and which of them are read and written.
 */
class WorkloadTest {
  /**
   * What estimates leave out, as a share: of 16 numbers of a key and 32 steps, one or two of each
   * at the edges (rates, the first state, the scale of a score).
   */
  private static final double LEFT_OUT = 2.0 / 16 + 1.0 / 32;

  private static final Workload.Sizes SIZES = new Workload.Sizes(64, 32, 16, 4, 1);

  private static final Path SOURCES = Path.of("src/test/cpp/counted").toAbsolutePath();
  private static final Path KERNELS =
      Path.of("src/main/resources/org/elenchus/gpu/cuda").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  private static String run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /** Bytes and operations by kernel. */
  private Map<String, double[]> counted() throws IOException, InterruptedException {
    Path program = folder.resolve("counted");
    run(
        List.of(
            "g++",
            "-std=c++20",
            "-O1",
            "-pthread",
            "-DREAL=Counted",
            "-DHIDDEN=" + SIZES.hidden(),
            "-DKEEP=1",
            "-DKEY=" + SIZES.hidden() / SIZES.heads(),
            "-DSIZE=" + SIZES.hidden() / SIZES.heads(),
            "-DCHUNK=" + ChunkedLaunches.CHUNK,
            "-DERASES=1",
            "-DSTEPS=" + SIZES.steps(),
            "-DLANES=" + SIZES.lanes(),
            "-I",
            KERNELS.toString(),
            "-o",
            program.toString(),
            SOURCES.resolve("counted.cpp").toString()));
    Map<String, double[]> counts = new HashMap<>();
    Matcher line =
        Pattern.compile("(.+): (\\d+) (\\d+)\n").matcher(run(List.of(program.toString())));
    while (line.find()) {
      counts.put(
          line.group(1),
          new double[] {Double.parseDouble(line.group(2)), Double.parseDouble(line.group(3))});
    }
    return counts;
  }

  @Test
  void estimatesAreWhatTheKernelsDo() throws IOException, InterruptedException {
    assertTrue(Cuda.answer() instanceof Cuda.Ready);
    Map<String, double[]> counted = counted();
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
        Launcher launcher = new Launcher(context, SIZES.seeds(), 1)) {
      List<Workload> estimates = Workload.of(launcher, Rung.FUSED.on(launcher), SIZES);
      assertEquals(estimates.size(), counted.size());
      for (Workload estimate : estimates) {
        double[] count = counted.getOrDefault(estimate.kernel(), new double[2]);
        double bytes = count[0] / estimate.bytes();
        double operations = count[1] / estimate.operations();
        System.out.printf(
            "%s: counted/estimated bytes %.3f, operations %.3f%n",
            estimate.kernel(), bytes, operations);
        assertEquals(1, bytes, LEFT_OUT, estimate.kernel());
        assertEquals(1, operations, LEFT_OUT, estimate.kernel());
      }
    }
  }
}
