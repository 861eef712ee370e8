package org.elenchus.reference.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.LearningMatrix.ModelChoice;
import org.elenchus.claims.statement.LearningMatrix.Protocol;
import org.elenchus.claims.statement.LearningMatrix.Quantifier;
import org.elenchus.claims.statement.LearningMatrix.Says;
import org.elenchus.claims.statement.LearningMatrix.TaskChoice;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rulings on training runs where the chances are small fractions: of three words at accuracy 1/2,
 * all or none are right with chance 1/8.
 */
class TrainingRunsTest {
  private static final BigFraction HALF = BigFraction.of(1, 2);

  private static Learns learns(int seeds, String share, String confidence) {
    return new Learns(
        true,
        new Learns.Training(
            "parity", Map.of(), "elman", "bare", Map.of("H", 4), 8, 8, 100, HALF, seeds, 3),
        16,
        HALF,
        ExactNumbers.parse(share),
        ExactNumbers.parse(confidence),
        1);
  }

  private static Runs.Run run(String variant, long seed, int steps, String state, int right) {
    return new Runs.Run(
        "parity",
        "elman",
        variant,
        seed,
        Map.of("H", 4),
        steps,
        state,
        List.of(new Runs.Accuracy(8, 0, 3), new Runs.Accuracy(16, right, 3)),
        List.of());
  }

  private static Runs.Run run(long seed, int right) {
    return run("bare", seed, 100, "finished", right);
  }

  /**
   * A quarter of the error goes to each side of the seeds' and of the share's interval; a tail that
   * is just that still decides. With one seed, P(learns) = share.
   */
  @ParameterizedTest
  @CsvSource({
    "3, 1/8, 1/2, HOLDS", // 1/8 <= (1 - 1/2)/4
    "3, 1/8, 51/100, OPEN",
    "3, 1/7, 1/2, OPEN",
    "0, 7/8, 1/2, FAILS",
    "0, 7/8, 51/100, OPEN",
    "0, 6/7, 1/2, OPEN",
    "2, 1/8, 1/2, OPEN",
    "1, 7/8, 1/2, OPEN",
    "-1, 7/8, 1/2, OPEN", // counts that cannot be decide nothing
    "4, 1/8, 1/2, OPEN"
  })
  void aTailOfExactlyItsShareDecides(int right, String share, String confidence, Outcome outcome) {
    assertEquals(
        outcome,
        SeedIntervals.share(learns(1, share, confidence), new Runs(List.of(run(0, right))))
            .outcome());
  }

  @Test
  void theSentenceCountsSeeds() {
    List<Runs.Run> runs = List.of(run(0, 3), run(1, 3), run(2, 0), run(3, 2));
    // (1 - 1/10)/4/4 is less than 1/8: no seed is told apart.
    assertEquals(
        "elman on parity at length 16: of 4 seeds 0 lie above 1/2 of words right and 0 below; at"
            + " confidence 1/10 this leaves open whether at least 1/8 of all seeds lie above.",
        SeedIntervals.share(learns(4, "1/8", "1/10"), new Runs(runs)).sentence());
    assertEquals(
        "elman on parity at length 16: of 1 seeds 1 lie above 1/2 of words right and 0 below; at"
            + " confidence 1/2 it follows that at least 1/8 of all seeds lie above.",
        SeedIntervals.share(learns(1, "1/8", "1/2"), new Runs(List.of(run(0, 3)))).sentence());
    assertEquals(
        "elman on parity at length 16: of 1 seeds 0 lie above 1/2 of words right and 1 below; at"
            + " confidence 1/2 it is excluded that at least 7/8 of all seeds lie above.",
        SeedIntervals.share(learns(1, "7/8", "1/2"), new Runs(List.of(run(0, 0)))).sentence());
  }

  @Test
  void onlyTheRunsOfTheProtocolAreCounted() {
    Learns s = learns(1, "1/8", "1/2");
    refused(s, run("other", 0, 100, "finished", 3), "is not one of the protocol");
    refused(s, run("bare", -1, 100, "finished", 3), "seed -1 is not one of the protocol's");
    refused(s, run("bare", 1, 100, "finished", 3), "seed 1 is not one of the protocol's");
    refused(s, run("bare", 0, 99, "finished", 3), "the run of seed 0 has another number of steps");
    Outcome stopped =
        SeedIntervals.share(s, new Runs(List.of(run("bare", 0, 50, "solved at step 50", 3))))
            .outcome();
    assertEquals(Outcome.HOLDS, stopped);
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SeedIntervals.share(s, new Runs(List.of())))
                    .getMessage())
            .contains("only 0 of the protocol's 1 seeds are here"));
  }

  private static void refused(Learns s, Runs.Run run, String why) {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SeedIntervals.share(s, new Runs(List.of(run))))
                .getMessage());
    assertTrue(message.contains(why), message);
  }

  private static LearningMatrix matrix(
      Quantifier quantifier, int seeds, int asked, String confidence, String... tasks) {
    List<TaskChoice> choices = new ArrayList<>();
    for (String task : tasks) {
      choices.add(new TaskChoice(task, new TreeMap<>()));
    }
    List<ModelChoice> models =
        List.of(
            new ModelChoice("elman", "a", Map.of("H", 4)),
            new ModelChoice("elman", "b", Map.of("H", 4)));
    return new LearningMatrix(
        new Protocol(8, 8, 100, HALF, seeds, 3, List.of(2), 0, 1000),
        choices,
        models,
        new Says(quantifier, List.of("elman/a", "elman/b"), 2, asked),
        HALF,
        ExactNumbers.parse(confidence));
  }

  /** How each cell came out, of the first two letters: above, below or open. */
  @ParameterizedTest
  @CsvSource({
    "aa, HOLDS, HOLDS, FAILS",
    "ab, FAILS, HOLDS, FAILS",
    "ao, OPEN, HOLDS, FAILS",
    "bb, FAILS, FAILS, HOLDS",
    "bo, FAILS, OPEN, OPEN",
    "oo, OPEN, OPEN, OPEN"
  })
  void quantifiersGoOverAllCells(String cells, Outcome all, Outcome some, Outcome none) {
    List<Runs.Run> runs = new ArrayList<>();
    for (String variant : List.of("a", "b")) {
      char cell = cells.charAt(variant.charAt(0) - 'a');
      runs.add(run(variant, 0, 100, "finished", cell == 'a' ? 3 : cell == 'b' ? 0 : 1));
    }
    // The chance of 1/4 on both sides is at most (1 - 1/2)/2 for the first of two.
    assertEquals(all, outcome(matrix(Quantifier.ALL, 1, 1, "1/2", "parity"), runs));
    assertEquals(some, outcome(matrix(Quantifier.SOME, 1, 1, "1/2", "parity"), runs));
    assertEquals(none, outcome(matrix(Quantifier.NONE, 1, 1, "1/2", "parity"), runs));
    Outcome strict = outcome(matrix(Quantifier.SOME, 1, 1, "51/100", "parity"), runs);
    assertEquals(Outcome.OPEN, strict, "a quarter is more than half of 49/100");
  }

  /** No word right is little against 99 in 100 for so few words; to have diverged is enough. */
  @Test
  void whatDivergedLearnedNothingHoweverFewTheWords() {
    LearningMatrix s = matrix(Quantifier.ALL, 1, 1, "99/100", "parity");
    List<Runs.Run> none = List.of(run("a", 0, 100, "finished", 0), run("b", 0, 100, "finished", 0));
    assertEquals(Outcome.OPEN, outcome(s, none));
    List<Runs.Run> diverged =
        List.of(run("a", 0, 100, "finished", 0), run("b", 0, 7, "diverged at step 7", 0));
    assertEquals(Outcome.FAILS, outcome(s, diverged));
  }

  private static Outcome outcome(LearningMatrix s, List<Runs.Run> runs) {
    return HolmFamily.cells(s, new Runs(runs)).outcome();
  }

  /** Three of five are asked for: three above suffice, three below leave no room for them. */
  @ParameterizedTest
  @CsvSource({
    "3, 0, HOLDS",
    "2, 2, OPEN",
    "2, 3, FAILS",
    "0, 2, OPEN",
    "0, 3, FAILS",
    "3, 2, HOLDS"
  })
  void aCellNeedsSoManySeeds(int above, int below, Outcome outcome) {
    List<Runs.Run> runs = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      runs.add(run("a", seed, 100, "finished", seed < above ? 3 : seed < above + below ? 0 : 1));
      runs.add(run("b", seed, 100, "finished", seed < above ? 3 : seed < above + below ? 0 : 1));
    }
    // Ten hypotheses: 1/4 <= 1/10 never holds, so the words are many here.
    List<Runs.Run> many = runs.stream().map(TrainingRunsTest::moreWords).toList();
    LearningMatrix s = matrix(Quantifier.ALL, 5, 3, "1/2", "parity");
    LearningMatrix wide =
        new LearningMatrix(
            new Protocol(8, 8, 100, HALF, 5, 30, List.of(2), 0, 1000),
            s.tasks(),
            s.models(),
            s.says(),
            s.accuracy(),
            s.confidence());
    assertEquals(outcome, outcome(wide, many));
    assertEquals(Outcome.OPEN, outcome(s, runs));
  }

  private static Runs.Run moreWords(Runs.Run r) {
    int right = r.accuracy().getLast().right();
    int of30 = right == 3 ? 30 : right == 0 ? 0 : 15;
    return new Runs.Run(
        r.task(),
        r.model(),
        r.variant(),
        r.seed(),
        r.sizes(),
        r.steps(),
        r.state(),
        List.of(new Runs.Accuracy(16, of30, 30)),
        r.loss());
  }

  @Test
  void severalTasksAreNamedInTheSentence() {
    List<Runs.Run> runs = new ArrayList<>();
    for (String task : List.of("parity", "even-pairs")) {
      for (String variant : List.of("a", "b")) {
        Runs.Run run = run(variant, 0, 100, "finished", variant.equals("a") ? 3 : 0);
        runs.add(
            new Runs.Run(
                task,
                run.model(),
                variant,
                0,
                run.sizes(),
                100,
                "finished",
                List.of(new Runs.Accuracy(16, task.equals("parity") ? 3 : 1, 3)),
                List.of()));
      }
    }
    assertEquals(
        "at T = 16, at least 1 of 1 networks above 1/2 of words right at confidence 1/100 over the"
            + " family: learned: none; not learned: none; open: parity by elman/a (0 above, 0"
            + " below), parity by elman/b (0 above, 0 below), even-pairs by elman/a (0 above, 0"
            + " below), even-pairs by elman/b (0 above, 0 below).",
        HolmFamily.cells(
                matrix(Quantifier.ALL, 1, 1, "1/100", "parity", "even-pairs"), new Runs(runs))
            .sentence());
  }
}
