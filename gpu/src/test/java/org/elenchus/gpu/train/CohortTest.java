package org.elenchus.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.tasks.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds at several learning rates in one population. */
class CohortTest {
  private static final List<Double> RATES = List.of(0.003, 0.05, 0.01);

  private static RunConfig config(List<Long> seeds) {
    return RunConfig.of("temporal-xor", Map.of("lag", 1), "elman")
        .variant("block-spectral")
        .sizes(new Sizes(1, 4, 2))
        .length(5)
        .batch(40)
        .steps(30)
        .seeds(seeds)
        .evaluation(new Evaluation(List.of(1), 40, 5))
        .build();
  }

  private static Trainer trainer() {
    return new Trainer(KernelProvider.best(), 2);
  }

  private static List<TrainingRun> timeless(List<TrainingRun> runs) {
    return runs.stream().map(run -> run.withSeconds(0)).toList();
  }

  @Test
  void eachLearningRateTrainsAsItDoesAlone() {
    RunConfig config = config(List.of(4L, 9L));
    List<List<TrainingRun>> together =
        trainer().train(new Cohort(config, RATES), (step, losses) -> {}, null);
    assertEquals(RATES.size(), together.size());
    for (int rate = 0; rate < RATES.size(); rate++) {
      List<TrainingRun> alone = trainer().train(config.withLearningRate(RATES.get(rate)));
      assertEquals(timeless(alone), timeless(together.get(rate)));
    }
    assertNotEquals(timeless(together.getFirst()), timeless(together.getLast()));
  }

  @Test
  void aCohortThatWasBrokenOffGoesOn(@TempDir Path folder) {
    Cohort cohort = new Cohort(config(List.of(4L)), RATES);
    List<List<TrainingRun>> whole = trainer().train(cohort, (step, losses) -> {}, null);
    Checkpoint checkpoint = new Checkpoint(folder.resolve("part"), 4);
    Trainer.Listener breaks =
        (step, losses) -> {
          assertEquals(RATES.size(), losses.length);
          if (step == 10) {
            throw new IllegalStateException("broken off");
          }
        };
    assertThrows(IllegalStateException.class, () -> trainer().train(cohort, breaks, checkpoint));
    int[] first = {0};
    List<List<TrainingRun>> resumed =
        trainer()
            .train(
                cohort, (step, losses) -> first[0] = first[0] == 0 ? step : first[0], checkpoint);
    assertEquals(9, first[0]);
    for (int rate = 0; rate < RATES.size(); rate++) {
      assertEquals(timeless(whole.get(rate)), timeless(resumed.get(rate)));
    }
  }

  /** The file of one learning rate is what it was before there were several. */
  @Test
  void oneLearningRateIsTheConfigurationItself() {
    RunConfig config = config(List.of(4L, 9L));
    assertEquals(config.key(), Cohort.of(config).key());
    assertNotEquals(config.key(), new Cohort(config, RATES).key());
    assertNotEquals(new Cohort(config, RATES).key(), new Cohort(config, RATES.reversed()).key());
    assertEquals(9, new Cohort(config, RATES).seed(5));
    assertEquals(
        config.withLearningRate(0.02).optimiser().rateAt(7, config.steps()),
        new Cohort(config, List.of(0.5, 0.02)).rateAt(3, 7));
  }

  @Test
  void whatCannotTrainTogetherIsRefused() {
    RunConfig config = config(LongStream.rangeClosed(1, 400).boxed().toList());
    for (List<Double> rates :
        List.of(List.<Double>of(), List.of(0.1, 0.1), List.of(0.1, -1.0), RATES)) {
      SettingException refused =
          assertThrows(SettingException.class, () -> new Cohort(config, rates));
      assertTrue(
          String.valueOf(refused.getMessage())
              .contains(rates.equals(RATES) ? "seeds" : "earningRate"),
          refused::getMessage);
    }
  }
}
