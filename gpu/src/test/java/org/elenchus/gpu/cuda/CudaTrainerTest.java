package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Checkpoint;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.tasks.SettingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole training runs through JCuda on the software CUDA device, beside the CPU's. */
class CudaTrainerTest {
  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  private static RunConfig.Builder config(String model, String variant) {
    return CurveCheck.config(model, variant);
  }

  private static Device cuda(Precision precision) {
    return SoftwareCuda.device(precision);
  }

  static Stream<List<String>> models() {
    return Models.ids().stream()
        .flatMap(id -> Models.variants(id).stream().map(variant -> List.of(id, variant)));
  }

  /** The whole matrix of one task: every model and variant, both formats, and each run twice. */
  @ParameterizedTest
  @MethodSource("models")
  void curvesAreTheCpus(List<String> name) {
    for (Precision precision : Precision.values()) {
      CurveCheck check = CurveCheck.of(cuda(precision), precision, name.get(0), name.get(1));
      System.out.printf("%s %s: observed/allowed = %.2e%n", name, precision, check.off());
      assertTrue(check.passed(), check::toString);
    }
    assertEquals("", SoftwareCuda.report());
    assertEquals("", SoftwareCuda.live());
  }

  /** No order of threads and blocks, and no moment at which work is done, changes a bit. */
  @Test
  void bitsDoNotDependOnTheOrder() {
    CurveCheck.Seen first =
        CurveCheck.train(cuda(Precision.FLOAT32), config("mamba2", "trained").steps(3));
    for (SoftwareCuda.Order order : SoftwareCuda.Order.values()) {
      for (boolean lazy : new boolean[] {false, true}) {
        SoftwareCuda.order(order, 17);
        SoftwareCuda.lazy(lazy);
        assertEquals(
            first, CurveCheck.train(cuda(Precision.FLOAT32), config("mamba2", "trained").steps(3)));
      }
    }
    assertEquals("", SoftwareCuda.report());
  }

  @Test
  void aSeedTrainsAloneAsItDoesInAPopulation() {
    Device device = cuda(Precision.FLOAT32);
    TrainingRun together = CurveCheck.train(device, config("e1", "trained").steps(3)).runs().get(1);
    TrainingRun alone =
        CurveCheck.train(device, config("e1", "trained").steps(3).seeds(List.of(8L)))
            .runs()
            .getFirst();
    assertEquals(together, alone);
  }

  /** Three learning rates take the launches of one, and each gives the bits that it gives alone. */
  @Test
  void seedsAtSeveralLearningRatesTrainInOneLaunch() {
    List<Double> rates = List.of(0.003, 0.05, 0.01);
    RunConfig config = config("e1", "trained").steps(3).device("cuda").build();
    Trainer trainer = new Trainer(cuda(Precision.FLOAT32));
    List<List<TrainingRun>> alone = new ArrayList<>();
    for (double rate : rates) {
      SoftwareCuda.reset();
      alone.add(timeless(trainer.train(config.withLearningRate(rate))));
    }
    int launches = SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0);
    SoftwareCuda.reset();
    List<List<TrainingRun>> together =
        trainer.train(new Cohort(config, rates), (step, losses) -> {}, null);
    assertEquals(launches, SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0));
    assertEquals(alone, together.stream().map(CudaTrainerTest::timeless).toList());
    assertEquals("", SoftwareCuda.live());
  }

  private static List<TrainingRun> timeless(List<TrainingRun> runs) {
    return runs.stream().map(run -> run.withSeconds(0)).toList();
  }

  @Test
  void aSeedThatDivergesLeavesTheOthersAlone() {
    RunConfig.Builder wild =
        config("linear-stack", "dense-relu")
            .length(48)
            .optimiser(new org.elenchus.gpu.train.Optimiser(10, 0, 1e30, 0))
            .steps(25);
    for (TrainingRun run : CurveCheck.train(cuda(Precision.FLOAT32), wild).runs()) {
      assertEquals("diverged at step " + (run.steps() + 1), run.state());
      assertTrue(run.losses().stream().allMatch(point -> Double.isFinite(point.loss())));
    }
  }

  /** A driver that fails in the middle; then the run goes on from where it was kept. */
  @Test
  void aRunThatTheDriverEndedGoesOn(@TempDir Path folder) {
    RunConfig config = config("elman", "block").device("cuda").build();
    Device device = cuda(Precision.FLOAT32);
    List<TrainingRun> whole = new Trainer(device).train(config);
    int launches = SoftwareCuda.calls().getOrDefault("cuLaunchKernel", 0);
    SoftwareCuda.reset();
    SoftwareCuda.fail("cuLaunchKernel", launches / 2, 719);
    Checkpoint checkpoint = new Checkpoint(folder.resolve("run"), 2);
    CudaFailure failure =
        assertThrows(
            CudaFailure.class,
            () -> new Trainer(device).train(config, (step, losses) -> {}, checkpoint));
    assertTrue(failure.getMessage().contains("CUDA_ERROR_LAUNCH_FAILED"), failure::getMessage);
    assertTrue(Files.exists(folder.resolve("run")));
    assertEquals("", SoftwareCuda.live());
    SoftwareCuda.reset();
    List<Integer> taken = new ArrayList<>();
    List<TrainingRun> resumed =
        new Trainer(device).train(config, (step, losses) -> taken.add(step), checkpoint);
    assertTrue(taken.getFirst() > 2, taken::toString);
    assertEquals(
        whole.stream().map(run -> run.withSeconds(0)).toList(),
        resumed.stream().map(run -> run.withSeconds(0)).toList());
  }

  @Test
  void aConfigurationForAnotherDeviceIsRefused() {
    RunConfig config = config("elman", "block").device("cpu").build();
    SettingException refused =
        assertThrows(
            SettingException.class, () -> new Trainer(cuda(Precision.FLOAT32)).train(config));
    assertTrue(String.valueOf(refused.getMessage()).contains("device"), refused::getMessage);
  }
}
