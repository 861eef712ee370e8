package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reason for having no GPU is one sentence. */
class AvailabilityTest {
  /** Asks in a virtual machine of its own, where nothing is loaded yet. */
  public static final class Ask {
    private Ask() {}

    /** Prints the answer, and why there is no cuBLAS, if so. */
    public static void main(String[] arguments) {
      System.out.print(Cuda.answer() + "\n" + Blas.missing());
    }
  }

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  private static String missing() {
    return assertInstanceOf(Cuda.Missing.class, Cuda.ask()).reason();
  }

  @Test
  void theAnswerIsGivenOnce() {
    assertInstanceOf(Cuda.Ready.class, Cuda.answer());
    SoftwareCuda.devices(0);
    assertSame(Cuda.answer(), Cuda.answer());
    assertInstanceOf(Cuda.Ready.class, Cuda.answer());
  }

  @Test
  void factsOfTheDevice() {
    assertEquals(new Cuda.Ready("software device", 90, 12_060, 12_060, 4L << 30), Cuda.ask());
  }

  @Test
  void noDevice() {
    SoftwareCuda.devices(0);
    assertEquals(
        "The NVIDIA driver cannot be used: cuInit answers CUDA_ERROR_NO_DEVICE.", missing());
  }

  @Test
  void anOldDriver() {
    SoftwareCuda.driverVersion(11_080);
    assertEquals(
        "The NVIDIA driver is too old: it knows CUDA 11.8, and the kernels need 12.0.", missing());
  }

  /** The software compiler makes no code for sm_121, and PTX needs a driver of its own age. */
  @Test
  void aDriverTooOldForThePtx() {
    SoftwareCuda.capability(121);
    assertInstanceOf(Cuda.Ready.class, Cuda.ask());
    SoftwareCuda.driverVersion(12_020);
    assertEquals(
        "The NVIDIA driver is too old for the PTX of this toolkit: it knows CUDA 12.2, the PTX is"
            + " of 12.6, and the toolkit makes no code of its own for sm_121.",
        missing());
  }

  /** Whichever call it is, the answer is a sentence that names it, and nothing is thrown. */
  @Test
  void everyCallThatFails() {
    Cuda.ask();
    Map<String, Integer> calls = SoftwareCuda.calls();
    assertTrue(calls.size() >= 7, calls::toString);
    calls.forEach(
        (name, times) -> {
          for (int number = 1; number <= times; number++) {
            SoftwareCuda.reset();
            SoftwareCuda.fail(name, number, 999);
            String reason = missing();
            assertTrue(
                reason.matches(
                    name.equals("cuInit")
                        ? "The NVIDIA driver cannot be used: cuInit answers CUDA_ERROR_UNKNOWN\\."
                        : "The GPU cannot be used: "
                            + name
                            + "\\(.*\\) failed: CUDA_ERROR_UNKNOWN\\."),
                reason);
          }
        });
    SoftwareCuda.reset();
    SoftwareCuda.failCompiler("nvrtcVersion", 1, 11);
    assertEquals("The GPU cannot be used: nvrtcVersion() failed: NVRTC_ERROR.", missing());
  }

  private static String asked(String libraries, boolean natives)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(":"))
            .filter(entry -> natives || !entry.contains("natives"))
            .collect(Collectors.joining(":"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            Ask.class.getName());
    builder.environment().put("LD_LIBRARY_PATH", libraries);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  @Test
  void noDriverNoToolkitNoNatives(@TempDir Path folder) throws IOException, InterruptedException {
    String none = asked(folder.toString(), true);
    // A machine with a driver of its own answers what it has.
    assertTrue(
        none.equals(
                "Missing[reason=No NVIDIA driver is installed: libcuda.so.1 cannot be loaded.]\n"
                    + "cuBLAS is not installed: libcublas.so.12 cannot be loaded.")
            || Files.exists(Path.of("/dev/nvidia0")),
        none);
    Path libraries = SoftwareCuda.libraries();
    Files.copy(libraries.resolve("libcuda.so.1"), folder.resolve("libcuda.so.1"));
    String noToolkit = asked(folder.toString(), true);
    assertTrue(
        noToolkit.startsWith("Missing[reason=The CUDA 12 toolkit is missing: its compiler,")
            || noToolkit.startsWith("Ready"),
        noToolkit);
    assertTrue(
        asked(libraries.toString(), false)
            .startsWith("Missing[reason=JCuda's native libraries cannot be loaded: "));
    String ready = asked(libraries.toString(), true);
    assertTrue(ready.startsWith("Ready[name=software device, sm=90"), ready);
    assertTrue(ready.endsWith("\n"), ready);
  }
}
