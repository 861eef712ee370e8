package org.elenchus.gpu.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.InputException;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.CpuDevice;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.tasks.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final String FILE =
      """
      { "schema": "elenchus-sweep/1",
        "tasks": [ { "task": "parity", "parameters": {}, "length": 4 },
                   { "task": "temporal-xor", "parameters": { "lag": 1 }, "length": 4 } ],
        "models": [ { "model": "elman", "variant": "bare", "layers": 1, "hidden": 4, "heads": 1 },
                    { "model": "linear-rnn", "variant": "dense",
                      "layers": 1, "hidden": 4, "heads": 1 } ],
        "batch": 16, "steps": 3, "learningRates": [0.01, 0.003], "seeds": 2,
        "multiples": [1, 2], "words": 16, "checkEvery": 0, "operations": 1000000000 }
      """;

  @TempDir Path folder;

  private Sweep sweep(String text) throws IOException {
    Path file = folder.resolve("sweep.json");
    Files.writeString(file, text);
    return Sweep.read(file);
  }

  private static Trainer trainer() {
    return new Trainer(KernelProvider.best(), 1);
  }

  private int run(Sweep sweep, Path store, int shard, int shards) {
    return sweep.run(
        RunStore.open(store, "s" + shard), folder, shard, shards, trainer(), (d, a, r) -> {});
  }

  /** What a rerun repeats: all but the time it took. */
  private static Set<String> results(RunStore store) {
    return store.all().stream()
        .map(
            r ->
                String.join(
                    " ", r.key(), r.state(), r.weights(), r.accuracy().toString(), "" + r.seed()))
        .collect(Collectors.toSet());
  }

  @Test
  void shardsMergeToTheWholeAndNothingIsComputedTwice() throws IOException {
    Sweep sweep = sweep(FILE);
    assertEquals(8, sweep.configurations().size());
    Path whole = folder.resolve("whole");
    assertEquals(8, run(sweep, whole, 0, 1));
    assertEquals(0, run(sweep, whole, 0, 1));
    Path merged = folder.resolve("merged");
    int computed = 0;
    for (int shard : new int[] {2, 0, 1}) {
      computed += run(sweep, merged, shard, 3);
    }
    assertEquals(8, computed);
    RunStore store = RunStore.open(merged, "x");
    assertEquals(16, store.all().size());
    assertEquals(results(RunStore.open(whole, "x")), results(store));
    assertEquals(2, store.runs(sweep.configurations().get(3).key()).size());
  }

  /**
   * What was trained is not lost when the store cannot take it, nor trained anew from the start.
   */
  @Test
  void aRunIsForgottenOnlyWhenTheStoreHasIt() throws IOException {
    Sweep sweep = sweep(FILE.replace("\"steps\": 3", "\"steps\": 201"));
    Path at = folder.resolve("gone");
    RunStore gone = RunStore.open(at, "s0");
    Files.delete(at);
    assertThrows(
        InputException.class, () -> sweep.run(gone, folder, 0, 8, trainer(), (d, a, r) -> {}));
    Path part = folder.resolve(sweep.configurations().getFirst().key() + ".part");
    assertTrue(Files.exists(part));
    assertEquals(1, run(sweep, at, 0, 8));
    assertFalse(Files.exists(part));
    Path whole = folder.resolve("whole");
    run(sweep, whole, 0, 8);
    assertEquals(results(RunStore.open(whole, "x")), results(RunStore.open(at, "x")));
  }

  /** The CPU, which says how large each population was and has room for so many members. */
  private static final class Counting implements Device {
    private final Device cpu = new CpuDevice(KernelProvider.best(), Precision.FLOAT32, 1);
    private final List<Integer> populations = new ArrayList<>();
    private final int room;

    Counting(int room) {
      this.room = room;
    }

    @Override
    public String id() {
      return cpu.id();
    }

    @Override
    public Population open(Cohort cohort) {
      populations.add(cohort.size());
      return cpu.open(cohort);
    }

    @Override
    public int room(RunConfig config) {
      return room;
    }
  }

  private Counting run(Sweep sweep, Path store, Counting device, int computed) {
    assertEquals(
        computed,
        sweep.run(RunStore.open(store, "s"), folder, 0, 1, new Trainer(device), (d, a, r) -> {}));
    return device;
  }

  /** Rates and seeds of a configuration train together, under the keys and to the bits of alone. */
  @Test
  void learningRatesTrainInOnePopulation() throws IOException {
    Sweep sweep = sweep(FILE);
    Path alone = folder.resolve("alone");
    RunStore store = RunStore.open(alone, "s");
    for (RunConfig config : sweep.configurations()) {
      store.append(trainer().train(config).stream().map(run -> StoredRun.of(config, run)).toList());
    }
    Set<String> expected = results(store);
    assertEquals(16, expected.size());
    for (int room : new int[] {100, 3, 0}) {
      Path at = folder.resolve("room" + room);
      List<Integer> populations = run(sweep, at, new Counting(room), 8).populations;
      assertEquals(Collections.nCopies(room == 100 ? 4 : 8, room == 100 ? 4 : 2), populations);
      assertEquals(expected, results(RunStore.open(at, "x")));
    }
    // What is there already takes no part.
    Path some = folder.resolve("some");
    run(sweep(FILE.replace(", 0.003]", "]")), some, new Counting(100), 4);
    Sweep three = sweep(FILE.replace("0.003]", "0.003, 0.1]"));
    assertEquals(Collections.nCopies(4, 4), run(three, some, new Counting(100), 8).populations);
    assertTrue(results(RunStore.open(some, "x")).containsAll(expected));
  }

  @Test
  void aPopulationOfLearningRatesThatWasKilledGoesOn() throws IOException {
    Sweep sweep = sweep(FILE.replace("\"steps\": 3", "\"steps\": 203"));
    Path whole = folder.resolve("whole");
    run(sweep, whole, 0, 1);
    Path at = folder.resolve("killed");
    List<Integer> steps = new ArrayList<>();
    Sweep.Listener listener =
        new Sweep.Listener() {
          @Override
          public Trainer.Listener begins(Cohort cohort, int done, int all) {
            assertEquals(8, all);
            return (step, losses) -> {
              steps.add(step);
              if (step == 202 && done == 0 && steps.size() == 202) {
                throw new IllegalStateException("killed");
              }
            };
          }

          @Override
          public void done(int done, int all, List<StoredRun> runs) {
            assertEquals(2, runs.size());
          }
        };
    RunStore store = RunStore.open(at, "s0");
    assertThrows(
        IllegalStateException.class, () -> sweep.run(store, folder, 0, 1, trainer(), listener));
    assertEquals(List.of(), store.all());
    steps.clear();
    assertEquals(8, sweep.run(store, folder, 0, 1, trainer(), listener));
    assertEquals(201, steps.getFirst());
    assertEquals(3 + 3 * 203, steps.size());
    assertEquals(results(RunStore.open(whole, "x")), results(RunStore.open(at, "x")));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
    }
  }

  @Test
  void aHalfWrittenLineIsNoRun() throws IOException {
    Sweep sweep = sweep(FILE);
    Path at = folder.resolve("torn");
    run(sweep, at, 0, 4);
    Path file = at.resolve("s0.runs.jsonl");
    String lines = Files.readString(file);
    Files.writeString(file, lines.substring(0, lines.length() - 30));
    assertEquals(3, RunStore.open(at, "s0").all().size());
    Files.writeString(file, lines + lines.substring(0, 40));
    RunStore store = RunStore.open(at, "s0");
    assertEquals(4, store.all().size());
    store.append(store.all().subList(0, 1));
    assertTrue(Files.readString(file).startsWith(lines));
    assertEquals(4, RunStore.open(at, "s0").all().size());
  }

  @Test
  void twoResultsOfOneRunAreRefused() throws IOException {
    Sweep sweep = sweep(FILE);
    Path at = folder.resolve("two");
    run(sweep, at, 0, 8);
    String lines = Files.readString(at.resolve("s0.runs.jsonl"));
    String digest = RunStore.open(at, "x").all().getFirst().weights();
    Files.writeString(at.resolve("t.runs.jsonl"), lines.replace(digest, "0".repeat(64)));
    String message =
        String.valueOf(
            assertThrows(InputException.class, () -> RunStore.open(at, "x")).getMessage());
    assertTrue(message.contains("t.runs.jsonl:1: field 'weights'"), message);
  }

  @Test
  void badSweepsAreRefusedBeforeAnyWork() {
    for (Map.Entry<String, String> edit :
        List.of(
            Map.entry("\"hidden\": 4", "\"hidden\": 0"),
            Map.entry("\"elman\"", "\"elmann\""),
            Map.entry("0.003", "0"),
            Map.entry("sweep/1", "sweep/2"),
            Map.entry("\"words\": 16,", ""),
            Map.entry("\"length\": 4", "\"length\": 4000000"))) {
      assertTrue(FILE.contains(edit.getKey()));
      assertThrows(InputException.class, () -> sweep(FILE.replace(edit.getKey(), edit.getValue())));
    }
    assertThrows(SettingException.class, () -> run(sweep(FILE), folder.resolve("n"), 2, 2));
  }
}
