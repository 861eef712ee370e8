package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Measurements that the driver breaks, and memory that does not suffice. */
class CudaFailureTest {
  /** CUDA_ERROR_UNKNOWN: a code that no call expects. */
  private static final int UNKNOWN = 999;

  /** Bytes of device memory: enough for what is measured, and copied soon. */
  private static final long SMALL = 1 << 17;

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  private static RunConfig config(int seeds) {
    return RunConfig.of("temporal-xor", Map.of("lag", 1), "linear-stack")
        .sizes(Sizes.of(1, 2))
        .length(3)
        .batch(16)
        .steps(2)
        .seeds(java.util.stream.LongStream.rangeClosed(1, seeds).boxed().toList())
        .evaluation(new Evaluation(List.of(1), 16, 0))
        .device("cuda")
        .build();
  }

  private static List<TrainingRun> train(int seeds) {
    return new Trainer(SoftwareCuda.device(Precision.FLOAT32))
        .train(config(seeds)).stream().map(run -> run.withSeconds(0)).toList();
  }

  /** What gpu-check measures: a copy, products, and every operation between events. */
  private static void measure() {
    Cuda.Ready ready = (Cuda.Ready) Cuda.answer();
    Ceilings ceilings = Ceilings.measure(ready, SoftwareCuda.cache(), 4);
    KernelSpeed.measure(ready, SoftwareCuda.cache(), ceilings, new Workload.Sizes(4, 2, 2, 2, 1));
  }

  /** Events come only here; they are given back too, each of them. */
  @Test
  void everyCallThatFailsWhileMeasuringSaysSoToo() {
    assertTrue(Cuda.answer() instanceof Cuda.Ready);
    SoftwareCuda.reset();
    SoftwareCuda.memory(SMALL);
    measure();
    Map<String, Integer> calls = SoftwareCuda.calls();
    assertTrue(
        calls.keySet().containsAll(List.of("cuEventCreate", "cuEventRecord", "cuEventDestroy")),
        calls::toString);
    calls.forEach(
        (name, times) -> {
          for (int number = 1; number <= times; number++) {
            SoftwareCuda.reset();
            SoftwareCuda.memory(SMALL);
            SoftwareCuda.fail(name, number, UNKNOWN);
            String where = name + " at its time " + number;
            CudaFailure failure = assertThrows(CudaFailure.class, CudaFailureTest::measure, where);
            assertTrue(
                failure.getMessage().startsWith(name + "(")
                    || failure.getMessage().startsWith("cublas"),
                failure::getMessage);
            // A context that cannot be destroyed stays; all else goes with its own.
            assertEquals(
                name.equals("cuCtxDestroy") ? "a context\n" : "", SoftwareCuda.live(), where);
            assertEquals(NOT_GIVEN_BACK.getOrDefault(name, 0), lines(SoftwareCuda.left()), where);
          }
        });
  }

  /** After which failures something is left for the context to take with it. */
  private static final Map<String, Integer> NOT_GIVEN_BACK =
      Map.of("cuMemFree", 1, "cuModuleUnload", 1, "cuStreamDestroy", 1, "cuEventDestroy", 1);

  private static int lines(String text) {
    return (int) text.lines().count();
  }

  @Test
  void tooLittleMemorySaysWhatWouldFit() {
    long each = Plan.bytesPerSeed(config(1), Precision.FLOAT32, Storage.FULL);
    SoftwareCuda.memory(3 * each + each / 2);
    CudaFailure failure = assertThrows(CudaFailure.class, () -> train(5));
    Matcher said =
        Pattern.compile(
                "A population of 5 seeds needs (\\d+) bytes of device memory, (\\d+) are free; the"
                    + " largest population that fits has (\\d+)\\.")
            .matcher(failure.getMessage());
    assertTrue(said.matches(), failure::getMessage);
    assertEquals(5 * each, Long.parseLong(said.group(1)));
    assertEquals(3, Integer.parseInt(said.group(3)));
    assertEquals("", SoftwareCuda.live());
  }

  /** What the plan says is what is taken, to the byte, so that its advice can be trusted. */
  @ParameterizedTest
  @EnumSource(Storage.class)
  void thePlanIsWhatIsTaken(Storage storage) {
    RunConfig config = CurveCheck.config("e88-delta", "trained").device("cuda").build();
    long seeds = config.seeds().size();
    long each = Plan.bytesOfTraining(config, Precision.FLOAT32, storage);
    CudaContext context = SoftwareCuda.open(Precision.FLOAT32);
    long before = context.free();
    try (CudaPopulation population =
        new CudaPopulation(Cohort.of(config), context, storage, Rung.FUSED, "software")) {
      assertEquals("software", population.device());
      assertEquals(seeds * each, before - context.free());
    }
    assertEquals("", SoftwareCuda.live());
  }

  /** What the population has room for is trained and tested to its end, and not a byte is idle. */
  @ParameterizedTest
  @CsvSource({"linear-rnn, dense", "mamba2, trained", "softmax-attention, gelu"})
  void memoryThatSufficesSufficesForTheTestsToo(String model, String variant) {
    RunConfig config =
        CurveCheck.config(model, variant)
            .steps(1)
            .evaluation(new Evaluation(List.of(1, 4), 40, 1))
            .device("cuda")
            .build();
    int seeds = config.seeds().size();
    CudaDevice device = SoftwareCuda.device(Precision.FLOAT32);
    long most = seeds * Plan.bytesPerSeed(config, Precision.FLOAT32, Storage.FULL);
    SoftwareCuda.memory(most);
    assertEquals(seeds, device.room(config));
    assertEquals(seeds, new Trainer(device).train(config).size());
    assertEquals(most, SoftwareCuda.most());
    SoftwareCuda.memory(most - 1);
    assertEquals(seeds - 1, device.room(config));
    assertThrows(CudaFailure.class, () -> new Trainer(device).train(config));
    assertEquals("", SoftwareCuda.live());
  }

  @Test
  void memoryThatOthersTookMeanwhileIsNamed() {
    try (CudaContext context = SoftwareCuda.open(Precision.FLOAT32)) {
      SoftwareCuda.memory(1000);
      CudaFailure failure = assertThrows(CudaFailure.class, () -> context.allocate(4000));
      assertEquals(
          "cuMemAlloc(4000 bytes) failed: out of memory, 1000 bytes are free.",
          failure.getMessage());
    }
  }
}
