package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled kernels are kept by all that they depend on, and by nothing else. */
class CompilerTest {
  private static final String SOURCE = "extern \"C\" __global__ void f(int* x) { x[0] = N; }\n";
  private static final List<String> ONE = List.of("-DN=1");

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    assertTrue(Cuda.answer() instanceof Cuda.Ready, "the natives are loaded");
    SoftwareCuda.reset();
  }

  private static List<Path> kept(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatWasCompiledIsNotCompiledAgain(@TempDir Path folder) throws IOException {
    Compiler compiler = new Compiler(90, folder);
    byte[] image = compiler.image("f.cu", SOURCE, ONE);
    Path file = kept(folder).getFirst();
    assertArrayEquals(image, Files.readAllBytes(file));
    byte[] other = "not what the compiler makes".getBytes(StandardCharsets.UTF_8);
    Files.write(file, other);
    assertArrayEquals(other, compiler.image("f.cu", SOURCE, ONE));
    assertArrayEquals(other, new Compiler(90, folder).image("another name", SOURCE, ONE));
    assertFalse(Arrays.equals(other, new Compiler(90, null).image("f.cu", SOURCE, ONE)));
  }

  @Test
  void anotherSourceOptionOrDeviceIsAnotherImage(@TempDir Path folder) throws IOException {
    new Compiler(90, folder).image("f.cu", SOURCE, ONE);
    new Compiler(90, folder).image("f.cu", SOURCE + "\n", ONE);
    new Compiler(90, folder).image("f.cu", SOURCE, List.of("-DN=2"));
    new Compiler(80, folder).image("f.cu", SOURCE, ONE);
    assertEquals(4, kept(folder).size());
    new Compiler(80, folder).image("f.cu", SOURCE, ONE);
    assertEquals(4, kept(folder).size());
  }

  /** Each call of the compiler, failing at each of its times: a sentence, and no program left. */
  @ParameterizedTest
  @ValueSource(ints = {90, 121})
  void everyCallThatFailsSaysSo(int sm, @TempDir Path folder) throws IOException {
    Compiler compiler = new Compiler(sm, folder);
    compiler.image("f.cu", SOURCE, ONE);
    Map<String, Integer> calls = SoftwareCuda.compilerCalls();
    // The device's own code, or PTX where the compiler does not know the device.
    assertTrue(calls.containsKey(sm == 90 ? "nvrtcGetCUBIN" : "nvrtcGetPTX"), calls::toString);
    Files.delete(kept(folder).getFirst());
    calls.forEach(
        (name, times) -> {
          for (int number = 1; number <= times; number++) {
            SoftwareCuda.reset();
            SoftwareCuda.failCompiler(name, number, 11);
            CudaFailure failure =
                assertThrows(CudaFailure.class, () -> compiler.image("f.cu", SOURCE, ONE), name);
            assertTrue(
                failure.getMessage().startsWith(name.replace("PTXSize", "PTX") + "("),
                failure::getMessage);
            assertTrue(failure.getMessage().contains(" failed: NVRTC_ERROR"), failure::getMessage);
            assertEquals(name.equals("nvrtcDestroyProgram") ? 1 : 0, SoftwareCuda.programs(), name);
          }
        });
    assertEquals(List.of(), kept(folder));
  }
}
