package org.elenchus.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.tasks.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final int EVERY = 7;

  @TempDir Path folder;

  private static RunConfig config(double learningRate) {
    return RunConfig.of("temporal-xor", Map.of("lag", 2), "linear-stack")
        .length(8)
        .batch(16)
        .steps(60)
        .learningRate(learningRate)
        .seeds(List.of(3L, 8L))
        .evaluation(new Evaluation(List.of(1, 2), 64, 10))
        .build();
  }

  private static Trainer trainer() {
    return new Trainer(KernelProvider.best(), 1);
  }

  private static List<TrainingRun> untimed(List<TrainingRun> runs) {
    return runs.stream().map(run -> run.withSeconds(0)).toList();
  }

  /** Thrown in the middle of a run, as a stand-in for whatever may end it. */
  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aBrokenRunEndsAsAnUnbrokenOne() {
    Checkpoint checkpoint = new Checkpoint(folder.resolve("run"), EVERY);
    List<TrainingRun> unbroken = untimed(trainer().train(config(0.01)));
    for (int last : new int[] {25, 44}) {
      assertThrows(
          Interruption.class,
          () ->
              trainer()
                  .train(
                      config(0.01),
                      (step, losses) -> {
                        if (step == last) {
                          throw new Interruption();
                        }
                      },
                      checkpoint));
      assertTrue(Files.exists(checkpoint.file()));
    }
    int[] first = {0};
    List<TrainingRun> resumed =
        trainer()
            .train(
                config(0.01),
                (step, losses) -> first[0] = first[0] == 0 ? step : first[0],
                checkpoint);
    assertEquals(44 / EVERY * EVERY + 1, first[0]);
    assertEquals(unbroken, untimed(resumed));
    assertTrue(Files.exists(checkpoint.file()), "it stays until somebody has kept the runs");
    checkpoint.remove();
    assertFalse(Files.exists(checkpoint.file()));
  }

  /** The same with a process that is killed from outside. */
  @Test
  void aKilledProcessEndsAsAnUnbrokenOne() throws IOException, InterruptedException {
    Path file = folder.resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    try {
      for (int i = 0; i < 600 && !Files.exists(file) && process.isAlive(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertTrue(Files.exists(file), Files.readString(folder.resolve("out")));
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<TrainingRun> resumed =
        trainer().train(config(0.01), (step, losses) -> {}, new Checkpoint(file, EVERY));
    assertEquals(untimed(trainer().train(config(0.01))), untimed(resumed));
  }

  /** A run that never ends by itself once it has been kept. */
  static final class Killed {
    private Killed() {}

    static void main(String[] args) {
      trainer()
          .train(
              config(0.01),
              (step, losses) -> {
                if (step > EVERY) {
                  sleep();
                }
              },
              new Checkpoint(Path.of(args[0]), EVERY));
    }

    private static void sleep() {
      try {
        TimeUnit.MINUTES.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void aForeignOrDamagedCheckpointIsRefused() throws IOException {
    Checkpoint checkpoint = new Checkpoint(folder.resolve("run"), 5);
    checkpoint.write(config(0.01).key(), out -> out.writeInt(5));
    assertEquals("checkpoint", refusal(config(0.02), checkpoint).field());
    byte[] bytes = Files.readAllBytes(checkpoint.file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoint.file(), bytes);
    assertTrue(refusal(config(0.01), checkpoint).expectation().contains("whole"));
    Files.write(checkpoint.file(), new byte[3]);
    assertTrue(refusal(config(0.01), checkpoint).expectation().contains("whole"));
    assertThrows(SettingException.class, () -> new Checkpoint(folder, 0));
  }

  private static SettingException refusal(RunConfig config, Checkpoint checkpoint) {
    return assertThrows(
        SettingException.class, () -> trainer().train(config, (step, losses) -> {}, checkpoint));
  }

  @Test
  void theKeyNamesAllThatMatters() {
    assertEquals(config(0.01).key(), config(0.01).key());
    assertNotEquals(config(0.01).key(), config(0.02).key());
    assertEquals(64, config(0.01).key().length());
  }
}
