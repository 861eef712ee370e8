package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.store.RunStore;
import org.elenchus.gpu.store.StoredRun;
import org.elenchus.gpu.store.Sweep;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep through JCuda: every seed at every learning rate in the launches of one. */
class CudaSweepTest {
  private static final Sweep SWEEP =
      new Sweep(
          Sweep.SCHEMA,
          List.of(new Sweep.TaskChoice("temporal-xor", Map.of("lag", 1), 3)),
          List.of(new Sweep.ModelChoice("e1", "trained", 1, 4, 1)),
          4,
          2,
          List.of(0.01, 0.003, 0.1),
          2,
          List.of(1),
          4,
          0,
          1_000_000_000);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    assertTrue(Cuda.answer() instanceof Cuda.Ready, "asked once, before calls are counted");
    SoftwareCuda.reset();
  }

  private static Trainer trainer() {
    return new Trainer(SoftwareCuda.device(Precision.FLOAT32));
  }

  /** The runs of the whole sweep, in a store of a name. */
  private List<StoredRun> swept(String name) {
    RunStore store = RunStore.open(folder.resolve(name), "s");
    SWEEP.run(store, folder, 0, 1, trainer(), (done, all, runs) -> {});
    return timeless(store.all());
  }

  private static List<StoredRun> timeless(List<StoredRun> runs) {
    return runs.stream()
        .map(
            run ->
                new StoredRun(
                    run.key(),
                    run.task(),
                    run.taskParameters(),
                    run.model(),
                    run.variant(),
                    run.seed(),
                    run.sizes(),
                    run.parameters(),
                    run.length(),
                    run.steps(),
                    run.state(),
                    run.losses(),
                    run.accuracy(),
                    run.device(),
                    0,
                    run.weights()))
        .toList();
  }

  /** One after another, each learning rate by itself. */
  private static List<StoredRun> alone() {
    return SWEEP.configurations("cuda").stream()
        .flatMap(config -> trainer().train(config).stream().map(run -> StoredRun.of(config, run)))
        .toList();
  }

  private static int launches() {
    return SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0);
  }

  @Test
  void allLearningRatesTakeTheLaunchesOfOne() {
    trainer().train(SWEEP.configurations("cuda").getFirst());
    int ofOne = launches();
    List<StoredRun> expected = timeless(alone());
    assertEquals(6, expected.size());
    SoftwareCuda.reset();
    assertEquals(expected, swept("together"));
    assertEquals(ofOne, launches());
    assertEquals("", SoftwareCuda.live());
    for (RunConfig config : SWEEP.configurations("cpu")) {
      assertTrue(expected.stream().noneMatch(run -> run.key().equals(config.key())));
    }
  }

  /** Where memory holds two learning rates of three, they come first, then the third. */
  @Test
  void aDeviceWithLessRoomTrainsThemInParts() {
    List<StoredRun> expected = timeless(alone());
    SoftwareCuda.reset();
    RunConfig config = SWEEP.configurations("cuda").getFirst();
    SoftwareCuda.memory(5 * Plan.bytesPerSeed(config, Precision.FLOAT32, Storage.FULL));
    assertEquals(expected, swept("parts"));
    assertEquals("", SoftwareCuda.live());
  }

  @Test
  void aSweepThatTheDriverEndedGoesOn() {
    List<StoredRun> expected = timeless(alone());
    SoftwareCuda.reset();
    SoftwareCuda.fail("cuLaunchKernel", 60, 719);
    CudaFailure failure = assertThrows(CudaFailure.class, () -> swept("broken"));
    assertTrue(
        failure
            .getMessage()
            .endsWith("failed: CUDA_ERROR_LAUNCH_FAILED, by this call or by work before it."),
        failure::getMessage);
    assertEquals("", SoftwareCuda.live());
    assertEquals(List.of(), RunStore.open(folder.resolve("broken"), "s").all());
    SoftwareCuda.reset();
    assertEquals(expected, swept("broken"));
  }
}
