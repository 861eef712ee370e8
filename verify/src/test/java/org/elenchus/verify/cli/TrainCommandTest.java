package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that train, from words to exit code. */
class TrainCommandTest {
  private static final String SWEEP =
      """
      { "schema": "elenchus-sweep/1",
        "tasks": [ { "task": "parity", "parameters": {}, "length": 4 } ],
        "models": [ { "model": "elman", "variant": "bare", "layers": 1, "hidden": 4, "heads": 1 },
                    { "model": "linear-rnn", "variant": "dense",
                      "layers": 1, "hidden": 4, "heads": 1 } ],
        "batch": 16, "steps": 3, "learningRates": [0.01], "seeds": 2,
        "multiples": [1, 2], "words": 16, "checkEvery": 0, "operations": 1000000000 }
      """;

  @TempDir private Path folder = Path.of("");

  /** Trains something small, with some settings other than usual: pairs of option and value. */
  private static Cli small(Object... settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("--task", "temporal-xor");
    all.put("--model", "linear-stack");
    all.put("--hidden", 4);
    all.put("--length", 6);
    all.put("--batch", 16);
    all.put("--steps", 5);
    all.put("--seeds", 2);
    all.put("--words", 20);
    all.put("--multiples", "1,16");
    all.put("--threads", 1);
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i].toString(), settings[i + 1]);
    }
    List<Object> words = new ArrayList<>(List.of("train"));
    all.forEach((option, value) -> words.addAll(List.of(option, value)));
    return Cli.run(words.toArray());
  }

  @Test
  void everySeedIsShownAndARerunSaysTheSame() {
    Cli run = small();
    assertEquals(Elenchus.DONE, run.code(), run.err());
    assertEquals("", run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(4, lines.size(), run.out());
    assertTrue(lines.get(2).startsWith("seed 1: finished after 5 steps, loss "), run.out());
    assertTrue(lines.get(3).contains("; T=96 "), run.out());
    assertEquals(run, small());
  }

  @Test
  void aStoredRunIsNotComputedAgain() throws IOException {
    Path store = folder.resolve("runs");
    Cli first = small("--store", store);
    assertEquals(Elenchus.DONE, first.code(), first.err());
    byte[] bytes = Files.readAllBytes(store.resolve("train.runs.jsonl"));
    assertEquals(first, small("--store", store));
    assertEquals(first.out(), small().out());
    assertEquals(bytes.length, Files.size(store.resolve("train.runs.jsonl")));
    try (Stream<Path> left = Files.list(store)) {
      assertEquals(1, left.count());
    }
  }

  /** Several learning rates, together: what each prints alone, under its own key. */
  @Test
  void severalLearningRatesAreWhatEachIsAlone() throws IOException {
    Cli first = small("--learning-rate", 0.01);
    Cli second = small("--learning-rate", 0.1);
    Cli both = small("--learning-rate", "0.1,0.01");
    assertEquals(Elenchus.DONE, both.code(), both.err());
    assertEquals(
        "learning rate 0.1\n" + second.out() + "learning rate 0.01\n" + first.out(),
        both.out().replace("\r\n", "\n"));
    Path store = folder.resolve("runs");
    assertEquals(first, small("--store", store, "--learning-rate", 0.01));
    assertEquals(both, small("--store", store, "--learning-rate", "0.1,0.01"));
    try (Stream<String> lines = Files.lines(store.resolve("train.runs.jsonl"))) {
      assertEquals(4, lines.count());
    }
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunAtItsStep() {
    Cli run =
        small("--learning-rate", 10, "--steps", 400, "--length", 64, "--variant", "dense-relu");
    assertEquals(Elenchus.DONE, run.code(), run.err());
    assertTrue(run.out().lines().skip(2).allMatch(l -> l.contains("diverged at step ")), run.out());
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeAnyWork() {
    Path store = folder.resolve("none");
    refused("hidden", small("--store", store, "--hidden", 0));
    refused("learningRate", small("--store", store, "--learning-rate", "NaN"));
    refused("learningRate", small("--store", store, "--learning-rate", "0.1,0.1"));
    refused("device", small("--store", store, "--device", "tpu"));
    refused("model", small("--store", store, "--model", "e99"));
    refused("task", small("--store", store, "--task", "chess"));
    refused("lag", small("--store", store, "--set", "lag=0"));
    refused("length", small("--store", store, "--length", 65536, "--hidden", 8192));
    refused("number of seeds", small("--store", store, "--seeds", 0));
    refused("threads", small("--store", store, "--threads", 0));
    assertFalse(Files.exists(store));
  }

  @Test
  void shardsOfASweepAreComputedOnce() throws IOException {
    Path file = Files.writeString(folder.resolve("sweep.json"), SWEEP);
    Path store = folder.resolve("store");
    Cli one = Cli.run("sweep", file, "--shard", "1/2", "--store", store, "--threads", 1);
    assertEquals(Elenchus.DONE, one.code(), one.err());
    assertTrue(one.out().startsWith("1 of 1 configurations computed, 0 were there; 2 runs"));
    Cli all = Cli.run("sweep", file, "--store", store, "--threads", 1);
    assertTrue(all.out().startsWith("1 of 2 configurations computed, 1 were there; 4 runs"));
    assertEquals("", one.err() + all.err());
  }

  @Test
  void aSweepThatIsNoneWritesNothing() throws IOException {
    Path store = folder.resolve("none");
    Path file = folder.resolve("sweep.json");
    Files.writeString(file, SWEEP.replace("\"elman\"", "\"elmann\""));
    refused("model", Cli.run("sweep", file, "--store", store));
    Files.writeString(file, SWEEP.replace("0.01", "\"NaN\""));
    refused("learningRate", Cli.run("sweep", file, "--store", store));
    Files.writeString(file, SWEEP);
    refused("--shard", Cli.run("sweep", file, "--shard", "3/2", "--store", store));
    refused("--shard", Cli.run("sweep", file, "--shard", "0/2", "--store", store));
    refused("missing", Cli.run("sweep", folder.resolve("missing"), "--store", store));
    assertFalse(Files.exists(store));
  }

  private static void refused(String name, Cli run) {
    assertEquals(Elenchus.BAD_INPUT, run.code(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(name), run.err());
    assertEquals("", run.out());
  }
}
