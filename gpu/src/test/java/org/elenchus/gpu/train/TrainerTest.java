package org.elenchus.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Map<String, Integer> LAG = Map.of("lag", 2);

  private static RunConfig.Builder xor(String model) {
    return RunConfig.of("temporal-xor", LAG, model)
        .length(12)
        .batch(32)
        .evaluation(new Evaluation(List.of(1, 2, 4), 200, 0));
  }

  private static List<TrainingRun> train(RunConfig config, int threads) {
    return new Trainer(KernelProvider.best(), threads)
        .train(config).stream().map(run -> run.withSeconds(0)).toList();
  }

  @Test
  void aLinearRnnStaysAtItsBestOnTemporalXor() {
    List<TrainingRun> runs = train(xor("linear-rnn").steps(150).build(), 2);
    assertEquals(5, runs.size());
    for (TrainingRun run : runs) {
      assertEquals("finished", run.state());
      for (Accuracy accuracy : run.accuracy()) {
        assertEquals(0, accuracy.right(), run::toString);
        // A half space is right on at most 3 of the 4 pairs of bits; before the lag it can be
        // right always. Five deviations of a binomial cover the sample.
        double free = 2.0 / accuracy.length();
        double best = free + (1 - free) * 0.75;
        double deviation = Math.sqrt(best * (1 - best) / accuracy.positions());
        assertTrue(accuracy.positionAccuracy() <= best + 5 * deviation, run::toString);
      }
      // No linear readout has a smaller mean loss than ln 2 on the positions after the lag.
      assertTrue(run.losses().getLast().loss() > 0.5, run::toString);
    }
  }

  @Test
  void aLinearStackLearnsTemporalXorAndCarriesIt() {
    List<TrainingRun> runs = train(xor("linear-stack").steps(250).build(), 2);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), runs.stream().map(TrainingRun::seed).toList());
    for (TrainingRun run : runs) {
      assertEquals("finished", run.state());
      assertEquals(250, run.steps());
      assertEquals(List.of(12, 24, 48), run.accuracy().stream().map(Accuracy::length).toList());
      for (Accuracy accuracy : run.accuracy()) {
        assertEquals(200, accuracy.words());
        assertEquals(200L * accuracy.length(), accuracy.positions());
        assertEquals(200, accuracy.right(), run::toString);
        assertEquals(accuracy.positions(), accuracy.rightPositions());
      }
    }
  }

  @Test
  void aRerunHasTheSameBitsOnAnyNumberOfThreads() {
    RunConfig config = xor("linear-stack").batch(80).steps(12).seeds(List.of(4L, 9L)).build();
    List<TrainingRun> runs = train(config, 1);
    assertEquals(runs, train(config, 1));
    assertEquals(runs, train(config, 3));
    assertNotEquals(runs.get(0).weights(), runs.get(1).weights());
  }

  @Test
  void aSeedTrainsAloneAsItDoesInAPopulation() {
    RunConfig together = xor("linear-stack").batch(40).steps(8).seeds(List.of(4L, 9L)).build();
    RunConfig alone = xor("linear-stack").batch(40).steps(8).seeds(List.of(9L)).build();
    assertEquals(train(alone, 1).getFirst(), train(together, 2).get(1));
  }

  /**
   * Before the first update both kernels see the same weights: the losses differ by the rounding of
   * about 2·16 terms in each of 12 steps and two layers, carried on by maps of norm about 1.
   */
  @Test
  void plainAndVectorisedKernelsAgree() {
    RunConfig config = xor("linear-stack").steps(1).seeds(List.of(1L)).build();
    double vector = train(config, 1).getFirst().losses().getFirst().loss();
    double plain =
        new Trainer(KernelProvider.plain(), 1).train(config).getFirst().losses().getFirst().loss();
    assertEquals(plain, vector, 2 * 16 * 12 * 2 * 0x1p-24);
  }

  @Test
  void aRunThatDivergesSaysAtWhichStep() {
    RunConfig config =
        xor("linear-stack")
            .variant("dense-relu")
            .length(64)
            .optimiser(new Optimiser(10, 0, 1e30, 0))
            .seeds(List.of(1L, 2L))
            .steps(40)
            .build();
    for (TrainingRun run : train(config, 2)) {
      assertEquals("diverged at step " + (run.steps() + 1), run.state());
      assertTrue(run.accuracy().isEmpty());
      assertTrue(run.losses().stream().allMatch(point -> Double.isFinite(point.loss())));
    }
  }

  @Test
  void aRunOutOfBudgetSaysSoAtTheSameStepEachTime() {
    RunConfig whole = xor("linear-rnn").steps(9).build();
    RunConfig config =
        xor("linear-rnn").steps(9).operations((long) (4.5 * whole.operationsPerStep())).build();
    for (TrainingRun run : train(config, 2)) {
      assertEquals("out of budget", run.state());
      assertEquals(4, run.steps());
      assertEquals(3, run.accuracy().size());
    }
    assertEquals(train(config, 1), train(config, 2));
    assertEquals(9, whole.affordableSteps());
  }

  @Test
  void aSolvedSeedStopsEarlyAndTheOthersGoOn() {
    RunConfig config =
        xor("linear-stack")
            .sizes(Sizes.of(2, 8))
            .evaluation(new Evaluation(List.of(1), 100, 20))
            .seeds(List.of(1L, 2L, 3L))
            .steps(400)
            .build();
    for (TrainingRun run : train(config, 2)) {
      assertEquals("solved at step " + run.steps(), run.state());
      assertTrue(run.steps() < 400 && run.steps() % 20 == 0, run::state);
      assertEquals(100, run.accuracy().getFirst().right());
    }
  }

  /** What decides a stop is asked of streams of its own: a run that is checked is the same run. */
  @Test
  void checksThatDoNotStopARunLeaveItAsItWas() {
    RunConfig.Builder rnn = xor("linear-rnn").steps(60).seeds(List.of(1L, 2L));
    List<TrainingRun> unchecked =
        train(rnn.evaluation(new Evaluation(List.of(1, 2), 100, 0)).build(), 1);
    assertEquals(
        unchecked, train(rnn.evaluation(new Evaluation(List.of(1, 2), 100, 20)).build(), 1));
    assertEquals("finished", unchecked.getFirst().state());
  }

  @Test
  void weightsAreNamedAndShaped() {
    TrainingRun run = train(xor("linear-stack").steps(1).seeds(List.of(1L)).build(), 1).getFirst();
    Weights.Tensor b = run.weights().tensor("layer0.B");
    assertEquals(List.of(16, 2), List.of(b.rows(), b.cols()));
    assertEquals(run.parameters(), run.weights().count());
    assertEquals("head.b", run.weights().tensors().getLast().name());
  }
}
