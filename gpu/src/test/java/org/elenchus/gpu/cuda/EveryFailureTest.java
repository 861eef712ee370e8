package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Checkpoint;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole training run, as small as one can be, broken at every call of the driver that it makes,
 * at each time that it makes it: a sentence with the call and its sizes, nothing left on the
 * device, and a run that goes on to the bits of an unbroken one.
 */
class EveryFailureTest {
  /** CUDA_ERROR_UNKNOWN: a code that no call expects. */
  private static final int UNKNOWN = 999;

  /** CUDA_ERROR_ILLEGAL_ADDRESS: what a kernel that goes wrong leaves behind. */
  private static final int ILLEGAL_ADDRESS = 700;

  /** Calls that start work and do not wait for it. */
  private static final Set<String> STARTING = Set.of("cuLaunchKernel", "cuMemsetD8Async");

  private static final String BYTES = "[1-9][0-9]* bytes";

  /** What stands in the parentheses behind each call. */
  private static final Map<String, String> SIZES =
      Map.ofEntries(
          Map.entry("cuInit", ""),
          Map.entry("cuDeviceGet", "0"),
          Map.entry("cuDeviceGetAttribute", "shared memory per block"),
          Map.entry("cuCtxCreate", "0"),
          Map.entry("cuCtxSetCurrent", ""),
          Map.entry("cuCtxDestroy", ""),
          Map.entry("cuStreamCreate", ""),
          Map.entry("cuStreamSynchronize", ""),
          Map.entry("cuStreamDestroy", ""),
          Map.entry("cuModuleLoadData", "[a-z]+\\.cu, " + BYTES),
          Map.entry("cuModuleGetFunction", "[A-Za-z]+"),
          Map.entry("cuModuleUnload", "Program\\[file=[a-z]+, .*\\]"),
          Map.entry("cuFuncSetAttribute", "[A-Za-z]+, " + BYTES + " of shared memory"),
          Map.entry("cuLaunchKernel", "[A-Za-z]+, Shape\\[across=.*\\], 1 seeds"),
          Map.entry("cuMemGetInfo", ""),
          Map.entry("cuMemAlloc", BYTES),
          Map.entry("cuMemFree", BYTES),
          Map.entry("cuMemsetD8Async", BYTES),
          Map.entry("cuMemcpyHtoD", BYTES),
          Map.entry("cuMemcpyDtoH", BYTES));

  /** What is still there after a call that gives something back has failed, before its context. */
  private static final Map<String, String> NOT_GIVEN_BACK =
      Map.of(
          "cuMemFree", "allocation [0-9]+ of " + BYTES + "\n",
          "cuModuleUnload", "a module\n",
          "cuStreamDestroy", "a stream\n");

  private static final RunConfig CONFIG =
      RunConfig.of("temporal-xor", Map.of("lag", 1), "linear-stack")
          .sizes(Sizes.of(1, 2))
          .length(2)
          .batch(2)
          .steps(2)
          .seeds(List.of(1L))
          .evaluation(new Evaluation(List.of(1), 2, 0))
          .device("cuda")
          .build();

  @TempDir private Path folder = Path.of("");

  private int runs;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    assertTrue(Cuda.answer() instanceof Cuda.Ready, "asked once, before calls are counted");
    SoftwareCuda.reset();
  }

  /** A training: what came out, and which steps it took. */
  private final class Training {
    private final Checkpoint checkpoint = new Checkpoint(folder.resolve("run" + runs++), 1);
    private final List<Integer> steps = new ArrayList<>();

    List<TrainingRun> run(boolean lazy) {
      SoftwareCuda.lazy(lazy);
      steps.clear();
      return new Trainer(SoftwareCuda.device(Precision.FLOAT32))
          .train(CONFIG, (step, losses) -> steps.add(step), checkpoint).stream()
              .map(run -> run.withSeconds(0))
              .toList();
    }
  }

  /** Breaks a training and lets it go on; the message of what broke it. */
  private String broken(boolean lazy, List<TrainingRun> whole, String where) {
    Training training = new Training();
    CudaFailure failure = assertThrows(CudaFailure.class, () -> training.run(lazy), where);
    int taken = training.steps.size();
    // A context that cannot be destroyed stays; nothing else does.
    String stays = where.startsWith("cuCtxDestroy") ? "a context\n" : "";
    assertEquals(stays, SoftwareCuda.live(), where);
    String left = SoftwareCuda.left();
    SoftwareCuda.reset();
    assertEquals(whole, training.run(lazy), where);
    assertTrue(training.steps.size() <= CONFIG.steps() - taken + 1, where);
    training.checkpoint.remove();
    return failure.getMessage() + "\n" + left;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCallAtEachTime(boolean lazy) {
    List<TrainingRun> whole = new Training().run(lazy);
    Map<String, Integer> calls = SoftwareCuda.calls();
    assertTrue(SIZES.keySet().containsAll(calls.keySet()), calls::toString);
    int tried = 0;
    for (Map.Entry<String, Integer> call : calls.entrySet()) {
      String name = call.getKey();
      for (int number = 1; number <= call.getValue(); number++) {
        SoftwareCuda.reset();
        SoftwareCuda.fail(name, number, UNKNOWN);
        String said = broken(lazy, whole, name + " at its time " + number);
        String sentence = name + "\\(" + SIZES.get(name) + "\\) failed: CUDA_ERROR_UNKNOWN\\.\n";
        String left = NOT_GIVEN_BACK.getOrDefault(name, "");
        assertTrue(said.matches(sentence + left), said);
        tried++;
      }
    }
    assertEquals(calls.values().stream().mapToInt(Integer::intValue).sum(), tried);
    System.out.println(
        (lazy ? "lazy: " : "eager: ")
            + tried
            + " failures of "
            + calls.size()
            + " calls: "
            + calls);
  }

  /** Memory that others take while the run goes on: what was asked, and what is free. */
  @Test
  void memoryThatRunsOutAtEachAllocation() {
    List<TrainingRun> whole = new Training().run(false);
    int times = SoftwareCuda.calls().getOrDefault("cuMemAlloc", 0);
    assertTrue(times > 1, "only " + times + " allocations");
    for (int number = 1; number <= times; number++) {
      SoftwareCuda.reset();
      SoftwareCuda.fail("cuMemAlloc", number, CudaFailure.OUT_OF_MEMORY);
      String said = broken(false, whole, "cuMemAlloc at its time " + number);
      String sentence =
          "cuMemAlloc\\(" + BYTES + "\\) failed: out of memory, [0-9]+ bytes are free\\.\n";
      assertTrue(said.matches(sentence), said);
    }
  }

  /** Work that fails while nobody waits: a later call says so, and says that it may be later. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void workThatFailsAfterItsCallHasReturned(boolean lazy) {
    List<TrainingRun> whole = new Training().run(lazy);
    Map<String, Integer> calls = SoftwareCuda.calls();
    int tried = 0;
    for (String name : STARTING) {
      for (int number = 1; number <= calls.getOrDefault(name, 0); number++) {
        SoftwareCuda.reset();
        SoftwareCuda.failLater(name, number, ILLEGAL_ADDRESS);
        String said = broken(lazy, whole, name + " at its time " + number);
        String call = said.substring(0, said.indexOf('('));
        String sentence =
            call
                + "\\("
                + SIZES.get(call)
                + "\\) failed: CUDA_ERROR_ILLEGAL_ADDRESS, by this call or by work before it\\.";
        assertTrue(said.lines().findFirst().orElseThrow().matches(sentence), said);
        tried++;
      }
    }
    assertTrue(tried > 100, tried + " pieces of work");
    System.out.println((lazy ? "lazy: " : "eager: ") + tried + " pieces of work that failed later");
  }
}
