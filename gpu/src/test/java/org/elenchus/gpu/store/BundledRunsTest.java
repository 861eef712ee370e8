package org.elenchus.gpu.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.tasks.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs that are kept in the project are those of the sweep that is kept beside them. */
class BundledRunsTest {
  private static final String FILE = "standard.runs.jsonl.gz";
  private static final String SHA256 =
      "41156804cfe78c1a8309fb0e2571396b12e6c52e9ac97dd29975e2e48b67f46a";

  /** The lag of the sweep's temporal XOR. */
  private static final int LAG = 2;

  @TempDir Path folder;

  private List<RunConfig> configurations() throws IOException {
    Path file = folder.resolve("standard.json");
    try (InputStream sweep = BundledRuns.class.getResourceAsStream("standard.sweep.json")) {
      Files.write(file, sweep.readAllBytes());
    }
    return Sweep.read(file).configurations();
  }

  @Test
  void everyRunIsOneOfTheSweep() throws IOException {
    BundledRuns runs = BundledRuns.read(FILE, SHA256);
    List<RunConfig> configurations = configurations();
    int held = 0;
    for (RunConfig config : configurations) {
      List<StoredRun> found = runs.runs(config.key());
      assertEquals(config.seeds(), found.stream().map(StoredRun::seed).toList());
      for (StoredRun run : found) {
        assertEquals(config.model() + config.variant(), run.model() + run.variant());
        assertEquals(config.task(), run.task());
        assertEquals(
            List.of(16, 32, 64, 128, 256),
            run.accuracy().stream().map(StoredRun.Test::length).toList());
        assertTrue(run.accuracy().stream().allMatch(t -> t.words() == 256 && t.right() <= 256));
        held++;
      }
    }
    assertEquals(runs.all().size(), held);
  }

  /**
   * On temporal XOR a linear recurrence ends where the claim {@code linear-xor-loss} says that it
   * must: at the loss H(p), p = (T − 2)/(2T), of a readout of the current bit alone. That readout
   * is wrong after step t > 2 exactly where the bit two steps earlier is 1, so that wrong answers
   * are fair coins, independent of each other.
   */
  @Test
  void linearRecurrencesStandAtTheirProvableBestOnTemporalXor() {
    List<StoredRun> linear =
        BundledRuns.read(FILE, SHA256).all().stream()
            .filter(run -> run.task().equals("temporal-xor") && run.model().equals("linear-rnn"))
            .toList();
    assertEquals(5, linear.size());
    for (StoredRun run : linear) {
      int coins = run.length() - LAG;
      double p = coins / (2.0 * run.length());
      double least = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
      List<List<Double>> end = run.losses().subList(run.losses().size() - 50, run.losses().size());
      double loss = end.stream().mapToDouble(point -> point.get(1)).average().orElseThrow();
      double spread = // of the mean over so many batches of 32 words
          Math.log((1 - p) / p) * Math.sqrt(coins / 4.0) / run.length() / Math.sqrt(50 * 32);
      assertTrue(loss > least - 5 * spread, run.seed() + ": " + loss);
      assertTrue(loss < 1.01 * least, run.seed() + ": " + loss);
      StoredRun.Test test = run.accuracy().getFirst();
      double right = test.words() * (LAG + coins / 2.0);
      double coinSpread = Math.sqrt(test.words() * coins / 4.0);
      assertEquals(right, (double) test.rightPositions(), 5 * coinSpread, "seed " + run.seed());
    }
  }

  /** On the kernels that made them, kept runs come out again: weights, losses and tests. */
  @ParameterizedTest
  @ValueSource(strings = {"linear-stack", "softmax-attention", "e1", "e88-delta", "mamba2"})
  void keptRunsComeOutAgainBitForBit(String model) throws IOException {
    RunConfig config =
        configurations().stream()
            .filter(c -> c.task().equals("even-pairs") && c.model().equals(model))
            .findFirst()
            .orElseThrow();
    List<StoredRun> kept = BundledRuns.read(FILE, SHA256).runs(config.key());
    String device = "cpu (" + KernelProvider.best().name() + ")";
    assumeTrue(
        kept.getFirst().device().equals(device),
        "the runs were made on " + kept.getFirst().device() + ", this is " + device);
    List<StoredRun> again =
        new Trainer()
            .train(config).stream().map(run -> StoredRun.of(config, run.withSeconds(0))).toList();
    assertEquals(kept.stream().map(BundledRunsTest::untimed).toList(), again);
  }

  private static StoredRun untimed(StoredRun run) {
    return new StoredRun(
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
        run.weights());
  }

  /** Too large to be checked against the memory of a small machine: its names and lengths are. */
  @Test
  void theFullSweepNamesTasksAndModelsThatExist() throws IOException {
    try (InputStream in = BundledRuns.class.getResourceAsStream("full.sweep.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Sweep full = Json.parse("full.sweep.json", text, Sweep.class);
      assertEquals(Sweep.SCHEMA, full.schema());
      full.tasks().forEach(each -> Tasks.of(each.task(), each.parameters()));
      for (Sweep.ModelChoice each : full.models()) {
        assertTrue(Models.variants(each.model()).contains(each.variant()), each.toString());
      }
      assertEquals(
          List.of(64, 256, 1024),
          full.tasks().stream().map(Sweep.TaskChoice::length).distinct().toList());
    }
  }

  @Test
  void anotherFileIsRefused() {
    assertThrows(InputException.class, () -> BundledRuns.read("none.gz", SHA256));
    InputException e =
        assertThrows(InputException.class, () -> BundledRuns.read(FILE, "0".repeat(64)));
    assertTrue(String.valueOf(e.getMessage()).contains(SHA256));
  }
}
