package org.elenchus.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.tasks.SettingException;
import org.junit.jupiter.api.Test;

/** What cannot be run is refused before any work, by field, in one sentence. */
class RunConfigTest {
  private static RunConfig.Builder stack() {
    return RunConfig.of("parity", Map.of(), "linear-stack");
  }

  private static void refuses(String field, UnaryOperator<RunConfig.Builder> change) {
    SettingException e = assertThrows(SettingException.class, () -> change.apply(stack()).build());
    assertEquals(field, e.field());
    String sentence = String.valueOf(e.getMessage());
    assertTrue(sentence.contains("'" + field + "'"), sentence);
    assertTrue(sentence.endsWith("."), sentence);
    assertEquals(-1, sentence.indexOf('\n'));
  }

  @Test
  void defaultsCanBeRun() {
    RunConfig config = stack().build();
    assertEquals("dense-silu", config.variant());
    assertEquals(config, stack().build());
    assertEquals(
        Map.of("lag", 2),
        RunConfig.of("temporal-xor", Map.of(), "linear-rnn").build().taskParameters());
  }

  @Test
  void refusals() {
    refuses("length", b -> b.length(0));
    refuses("batch", b -> b.batch(0));
    refuses("steps", b -> b.steps(-1));
    refuses("hidden", b -> b.sizes(Sizes.of(1, 0)));
    refuses("layers", b -> b.sizes(Sizes.of(0, 4)));
    refuses("heads", b -> b.sizes(new Sizes(1, 4, 3)));
    refuses("learningRate", b -> b.learningRate(Double.NaN));
    refuses("learningRate", b -> b.learningRate(0));
    refuses("weightDecay", b -> b.optimiser(new Optimiser(0.1, Double.NaN, 1, 0)));
    refuses("clip", b -> b.optimiser(new Optimiser(0.1, 0, Double.NaN, 0)));
    refuses("warmup", b -> b.optimiser(new Optimiser(0.1, 0, 1, -1)));
    refuses("variant", b -> b.variant("cubic"));
    refuses("device", b -> b.device("abacus"));
    refuses("operations", b -> b.operations(0));
    refuses("number of seeds", b -> b.seeds(List.of()));
    refuses("seeds", b -> b.seeds(List.of(1L, 1L)));
    refuses("multiples", b -> b.evaluation(new Evaluation(List.of(0), 1, 0)));
    refuses("words", b -> b.evaluation(new Evaluation(List.of(1), 0, 0)));
    refuses("checkEvery", b -> b.evaluation(new Evaluation(List.of(1), 1, -1)));
  }

  @Test
  void unknownModelsAndTasksAreRefused() {
    assertEquals(
        "model",
        assertThrows(SettingException.class, () -> RunConfig.of("parity", Map.of(), "e99"))
            .field());
    assertEquals(
        "task",
        assertThrows(
                SettingException.class, () -> RunConfig.of("chess", Map.of(), "linear-rnn").build())
            .field());
  }

  @Test
  void whatOverflowsMemoryIsRefusedBeforeItIsTaken() {
    refuses("length", b -> b.length(1 << 16).sizes(Sizes.of(64, 8192)));
    refuses("length", b -> b.sizes(Sizes.of(256, 8192)));
  }

  @Test
  void theLearningRateWarmsUpAndFalls() {
    Optimiser optimiser = new Optimiser(0.5, 0, 1, 10);
    assertEquals(0.05, optimiser.rateAt(1, 110), 1e-12);
    assertEquals(0.5, optimiser.rateAt(10, 110), 1e-12);
    assertEquals(0.5 * 0.55, optimiser.rateAt(60, 110), 1e-12);
    assertEquals(0.05, optimiser.rateAt(110, 110), 1e-12);
  }
}
