package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CI's tally says of tests that the software device's absence has skipped: a failure. */
class SkippedTest {
  private static final String PASSED = "<testcase classname=\"a.FineTest\" name=\"goesWell\"/>";

  @TempDir private Path folder = Path.of("");

  private static String skipped(String reason) {
    return "<testcase classname=\"a.DeviceTest\" name=\"kernels\"><skipped message=\""
        + reason
        + "\"/></testcase>";
  }

  /** The tally of one module's report: what it printed and, last, its exit code. */
  private String tally(String cases, String... more) throws IOException, InterruptedException {
    Path reports = Files.createDirectories(folder.resolve("gpu/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-a.xml"),
        "<testsuite name=\"a\">" + PASSED + cases + "</testsuite>",
        StandardCharsets.UTF_8);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            Path.of("../.mvn/tools/Tally.java").toString(),
            folder.toString());
    builder.command().addAll(List.of(more));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor();
  }

  @Test
  void wantOfACompilerFailsInCi() throws IOException, InterruptedException {
    assertEquals(
        "MUST NOT BE SKIPPED a.DeviceTest.kernels: "
            + SoftwareCuda.NO_COMPILER
            + "\n1 passed, 0 failed, 1 skipped\nexit 1",
        tally(skipped(SoftwareCuda.NO_COMPILER)));
  }

  /** A GPU is not what CI must lack, nor must have. */
  @Test
  void otherReasonsDoNot() throws IOException, InterruptedException {
    String reason = "This machine has a GPU: NVIDIA H100";
    assertEquals(
        "skipped a.DeviceTest.kernels: " + reason + "\n1 passed, 0 failed, 1 skipped\nexit 0",
        tally(skipped(reason)));
    assertEquals("1 passed, 0 failed, 0 skipped\nexit 0", tally(""));
  }

  /** The build lists them all the same, by reason, and does not fail for it. */
  @Test
  void theBuildListsWhatWasNotRun() throws IOException, InterruptedException {
    assertEquals(
        "Not run: 1 tests of DeviceTest. " + SoftwareCuda.NO_COMPILER + "\nexit 0",
        tally(skipped(SoftwareCuda.NO_COMPILER), "not-run"));
  }
}
