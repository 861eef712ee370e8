package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Checkpoint;
import org.elenchus.gpu.train.CpuDevice;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Evaluation;
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
  private static final int STEPS = 10;

  /**
   * The longest chain of rounded operations from the words to a loss: 5 time steps of about 20 in a
   * row, on numbers of order 1. Each step of training begins with weights that every step before it
   * has moved by as much.
   */
  private static final double CHAIN = 100;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  /** Two seeds, two blocks of lanes, the second not full; tests longer than training. */
  private static RunConfig.Builder config(String model, String variant) {
    return RunConfig.of("temporal-xor", Map.of("lag", 2), model)
        .variant(variant)
        .sizes(new Sizes(1, 4, 2))
        .length(5)
        .batch(40)
        .steps(STEPS)
        .seeds(List.of(3L, 8L))
        .evaluation(new Evaluation(List.of(1, 2), 70, 0));
  }

  private static Device cpu(Precision precision) {
    return new CpuDevice(KernelProvider.plain(), precision, 1);
  }

  private static Device cuda(Precision precision) {
    return SoftwareCuda.device(precision);
  }

  /** The losses of every step and seed, and the runs. */
  private record Seen(List<List<Double>> losses, List<TrainingRun> runs) {}

  private static Seen train(Device device, RunConfig.Builder config) {
    List<List<Double>> losses = new ArrayList<>();
    List<TrainingRun> runs =
        new Trainer(device)
            .train(
                config.device(device.id()).build(),
                (step, found) -> losses.add(java.util.Arrays.stream(found).boxed().toList()));
    return new Seen(losses, runs.stream().map(run -> run.withSeconds(0)).toList());
  }

  static Stream<List<String>> models() {
    return Models.ids().stream()
        .flatMap(id -> Models.variants(id).stream().map(variant -> List.of(id, variant)));
  }

  /** The whole matrix of one task: every model and variant, both formats. */
  @ParameterizedTest
  @MethodSource("models")
  void curvesAreTheCpus(List<String> name) {
    for (Precision precision : Precision.values()) {
      Seen expected = train(cpu(precision), config(name.get(0), name.get(1)));
      Seen found = train(cuda(precision), config(name.get(0), name.get(1)));
      double worst = 0;
      for (int t = 0; t < STEPS; t++) {
        double allowed = CHAIN * precision.unit() * (t + 1);
        for (int s = 0; s < 2; s++) {
          double loss = expected.losses.get(t).get(s);
          double off = Math.abs(loss - found.losses.get(t).get(s)) / (1 + loss);
          worst = Math.max(worst, off / allowed);
        }
      }
      System.out.printf("%s %s: observed/allowed = %.2e%n", name, precision, worst);
      assertEquals(STEPS, found.losses.size());
      assertTrue(worst <= 1, name + " " + precision + " " + worst);
      if (precision == Precision.FLOAT64) {
        for (int s = 0; s < 2; s++) {
          assertEquals(expected.runs.get(s).accuracy(), found.runs.get(s).accuracy());
        }
      }
    }
    assertEquals("", SoftwareCuda.report());
    assertEquals("", SoftwareCuda.live());
  }

  /** No order of threads and blocks, and no moment at which work is done, changes a bit. */
  @Test
  void bitsDoNotDependOnTheOrder() {
    Seen first = train(cuda(Precision.FLOAT32), config("mamba2", "trained").steps(3));
    for (SoftwareCuda.Order order : SoftwareCuda.Order.values()) {
      for (boolean lazy : new boolean[] {false, true}) {
        SoftwareCuda.order(order, 17);
        SoftwareCuda.lazy(lazy);
        assertEquals(first, train(cuda(Precision.FLOAT32), config("mamba2", "trained").steps(3)));
      }
    }
    assertEquals("", SoftwareCuda.report());
  }

  @Test
  void aSeedTrainsAloneAsItDoesInAPopulation() {
    Device device = cuda(Precision.FLOAT32);
    TrainingRun together = train(device, config("e1", "trained").steps(3)).runs.get(1);
    TrainingRun alone =
        train(device, config("e1", "trained").steps(3).seeds(List.of(8L))).runs.getFirst();
    assertEquals(together, alone);
  }

  @Test
  void aSeedThatDivergesLeavesTheOthersAlone() {
    RunConfig.Builder wild =
        config("linear-stack", "dense-relu")
            .length(48)
            .optimiser(new org.elenchus.gpu.train.Optimiser(10, 0, 1e30, 0))
            .steps(25);
    for (TrainingRun run : train(cuda(Precision.FLOAT32), wild).runs) {
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
