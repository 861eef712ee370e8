package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elenchus.gpu.cuda.GpuCheck.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The memory check with a compute-sanitizer that behaves, counts, fails, hangs, or is not there.
 */
class MemoryCheckTest {
  private static final List<String> MODELS = List.of("linear-rnn");

  /** Takes away the options, each of which has a value, and runs what is left. */
  private static final String RUNS_IT =
      "while case \"$1\" in --*) true;; *) false;; esac; do shift 2; done; \"$@\"; code=$?";

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  private static List<MemoryCheck> checks(Beside beside) {
    List<MemoryCheck> checks = MemoryCheck.run(beside, MODELS);
    assertEquals(
        List.of("memcheck", "racecheck", "synccheck"),
        checks.stream().map(MemoryCheck::tool).toList());
    return checks;
  }

  /** The first one really watches a process of its own that trains on the software device. */
  @Test
  void oneThatSeesNothing(@TempDir Path folder) throws IOException {
    Fakes.script(
        folder,
        "compute-sanitizer",
        "[ $2 = racecheck ] && echo '========= RACECHECK SUMMARY: 0 hazards displayed (0 errors, 0"
            + " warnings)' && exit 0",
        "[ $2 = synccheck ] && echo '========= ERROR SUMMARY: 0 errors' && exit 0",
        "[ $3 = --leak-check ] || exit 9",
        RUNS_IT,
        "echo '========= LEAK SUMMARY: 0 bytes leaked in 0 allocations'",
        "echo '========= ERROR SUMMARY: 0 errors'",
        "exit $code");
    Map<String, String> software =
        Map.of(
            "LD_LIBRARY_PATH",
            SoftwareCuda.libraries().toString(),
            "XDG_CACHE_HOME",
            folder.toString());
    Beside beside = new Beside(List.of(folder), software, Fakes.LONG);
    for (MemoryCheck check : checks(beside)) {
      assertEquals(new MemoryCheck(check.tool(), State.PASSED, 0, ""), check);
    }
    // Where the watched process finds no device, no errors are not enough.
    Map<String, String> none =
        Map.of("LD_LIBRARY_PATH", folder.toString(), "PATH", "/usr/bin:/bin");
    MemoryCheck blind = checks(new Beside(List.of(folder), none, Fakes.LONG)).getFirst();
    // A machine with a driver of its own finds that one.
    assertTrue(blind.state() == State.FAILED || Files.exists(Path.of("/dev/nvidia0")));
    assertTrue(
        blind.reason().startsWith("The contract that memcheck watched failed: No NVIDIA driver")
            || Files.exists(Path.of("/dev/nvidia0")),
        blind::reason);
  }

  @Test
  void oneThatCounts(@TempDir Path folder) throws IOException {
    Fakes.script(
        folder,
        "compute-sanitizer",
        "echo '========= Invalid __global__ write of size 4 bytes'",
        "[ $2 = racecheck ] && echo '========= RACECHECK SUMMARY: 2 hazards displayed (2 errors, 0"
            + " warnings)' || echo '========= ERROR SUMMARY: 3 errors'",
        "exit 86");
    List<MemoryCheck> checks = checks(Fakes.only(Fakes.LONG, folder));
    assertEquals(List.of(3, 2, 3), checks.stream().map(MemoryCheck::errors).toList());
    for (MemoryCheck check : checks) {
      assertEquals(State.FAILED, check.state());
      assertEquals(check.tool() + " counts errors: " + check.errors() + ".", check.reason());
    }
  }

  @Test
  void oneThatFails(@TempDir Path folder) throws IOException {
    Fakes.script(folder, "compute-sanitizer", "echo '========= Error: No device.'", "exit 1");
    for (MemoryCheck check : checks(Fakes.only(Fakes.LONG, folder))) {
      assertEquals(State.NOT_RUN, check.state());
      assertEquals(
          "compute-sanitizer ended with 1 and without a summary: ========= Error: No device.",
          check.reason());
    }
  }

  @Test
  void oneThatHangsIsEndedWithAllThatItStarted(@TempDir Path folder) throws IOException {
    Fakes.script(folder, "compute-sanitizer", "sleep 4321 &", "sleep 4321");
    for (MemoryCheck check : checks(Fakes.only(Fakes.SHORT, folder))) {
      assertEquals(State.NOT_RUN, check.state());
      assertEquals("compute-sanitizer did not end within 1 seconds.", check.reason());
    }
    assertTrue(
        ProcessHandle.allProcesses()
            .filter(ProcessHandle::isAlive)
            .map(process -> process.info().commandLine().orElse(""))
            .noneMatch(line -> line.endsWith("sleep 4321")));
  }

  @Test
  void oneThatIsNotThereOrIsNoProgram(@TempDir Path folder) throws IOException {
    for (MemoryCheck check : checks(Fakes.nothing())) {
      assertEquals(State.NOT_RUN, check.state());
      assertEquals(
          "compute-sanitizer is neither on the path nor in the toolkit's folder.", check.reason());
    }
    Path file = Files.writeString(folder.resolve("compute-sanitizer"), "#!/no/such/interpreter\n");
    assertTrue(file.toFile().setExecutable(true));
    for (MemoryCheck check : checks(Fakes.only(Fakes.LONG, folder))) {
      assertEquals(State.NOT_RUN, check.state());
      assertTrue(check.reason().startsWith("compute-sanitizer cannot be run: "), check::reason);
    }
  }
}
