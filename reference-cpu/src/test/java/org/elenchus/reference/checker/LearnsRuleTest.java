package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.statistics.BinomialTail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnsRuleTest {
  private static final int SEEDS = 8;
  private static final Learns STATEMENT =
      new Learns(
          true,
          new Learns.Training(
              "parity",
              Map.of(),
              "elman",
              "",
              Map.of("H", 4),
              16,
              8,
              100,
              BigFraction.of(1, 1000),
              SEEDS,
              200),
          32,
          BigFraction.of(9, 10),
          BigFraction.of(1, 2),
          BigFraction.of(19, 20),
          1);

  // 0.9^200 is about 7e-10 and P(X >= 198 | 0.9, 200) about 1e-7, both far below 0.05/32; at 182 of
  // 200 neither tail is. With 8 seeds and share 1/2, 1/256 < 0.0125 < 9/256.
  @ParameterizedTest
  @CsvSource({
    "8, 0, HOLDS",
    "7, 0, OPEN",
    "7, 1, OPEN",
    "0, 8, FAILS",
    "1, 7, OPEN",
    "0, 0, OPEN",
    "4, 4, OPEN"
  })
  void countsSeedsWhoseIntervalLiesOnOneSide(int above, int below, Outcome outcome) {
    List<Runs.Run> runs =
        IntStream.range(0, SEEDS)
            .mapToObj(i -> run(i, i < above ? 200 : i < above + below ? 120 : 182, "finished"))
            .toList();
    assertEquals(outcome, accepted(runs).outcome());
  }

  @Test
  void aRunThatDivergedLearnedNothing() {
    assertEquals(
        Outcome.FAILS,
        accepted(runs(200, r -> run(r.seed(), 200, "diverged at step 7"))).outcome());
  }

  @Test
  void sayingThatItDoesNotLearnTurnsTheOutcomeRound() {
    Learns not =
        new Learns(
            false,
            STATEMENT.training(),
            32,
            STATEMENT.accuracy(),
            STATEMENT.share(),
            STATEMENT.confidence(),
            1);
    Ruling ruling = Checker.rule(not, new Runs(runs(200, r -> r)));
    assertEquals(Outcome.FAILS, assertInstanceOf(Accepted.class, ruling).outcome());
  }

  @Test
  void aLargerFamilyNeedsMore() {
    Learns strict =
        new Learns(
            true,
            STATEMENT.training(),
            32,
            STATEMENT.accuracy(),
            STATEMENT.share(),
            STATEMENT.confidence(),
            10);
    Ruling ruling = Checker.rule(strict, new Runs(runs(200, r -> r)));
    assertEquals(Outcome.OPEN, assertInstanceOf(Accepted.class, ruling).outcome());
  }

  @Test
  void otherRunsAreRefused() {
    refused(runs(200, r -> r.seed() == 3 ? edit(r, "even-pairs", r.model(), 3, 4) : r));
    refused(runs(200, r -> r.seed() == 3 ? edit(r, r.task(), "e1", 3, 4) : r));
    refused(runs(200, r -> r.seed() == 3 ? edit(r, r.task(), r.model(), 2, 4) : r));
    refused(runs(200, r -> r.seed() == 3 ? edit(r, r.task(), r.model(), 9, 4) : r));
    refused(runs(200, r -> r.seed() == 3 ? edit(r, r.task(), r.model(), 3, 5) : r));
    refused(runs(200, r -> r).subList(0, SEEDS - 1));
  }

  @Test
  void wordsOfAnotherLengthDecideNothing() {
    Learns longer =
        new Learns(
            true,
            STATEMENT.training(),
            64,
            STATEMENT.accuracy(),
            STATEMENT.share(),
            STATEMENT.confidence(),
            1);
    Ruling ruling = Checker.rule(longer, new Runs(runs(200, r -> r)));
    assertEquals(Outcome.OPEN, assertInstanceOf(Accepted.class, ruling).outcome());
  }

  @Test
  void tailsAddUpToOneAndTheMiddleTerm() {
    BigFraction p = BigFraction.of(3, 10);
    for (int k = 0; k <= 12; k++) {
      BigFraction both =
          BinomialTail.atLeast(k, 12, p).add(BinomialTail.atMost(k, 12, p)).subtract(1);
      BigFraction term =
          BinomialTail.atLeast(k, 12, p)
              .subtract(k == 12 ? BigFraction.ZERO : BinomialTail.atLeast(k + 1, 12, p));
      assertEquals(term, both);
    }
    // P(X >= 2 | 3, 1/2) = 4/8.
    assertEquals(BigFraction.of(1, 2), BinomialTail.atLeast(2, 3, BigFraction.of(1, 2)));
    assertEquals(BigFraction.of(1, 8), BinomialTail.atMost(0, 3, BigFraction.of(1, 2)));
  }

  private static List<Runs.Run> runs(int right, UnaryOperator<Runs.Run> edit) {
    return IntStream.range(0, SEEDS).mapToObj(i -> edit.apply(run(i, right, "finished"))).toList();
  }

  private static Runs.Run run(long seed, int right, String state) {
    return new Runs.Run(
        "parity",
        "elman",
        "",
        seed,
        Map.of("H", 4),
        100,
        state,
        List.of(new Runs.Accuracy(16, 200, 200), new Runs.Accuracy(32, right, 200)),
        List.of());
  }

  private static Runs.Run edit(Runs.Run run, String task, String model, long seed, int width) {
    return new Runs.Run(
        task,
        model,
        run.variant(),
        seed,
        Map.of("H", width),
        run.steps(),
        run.state(),
        run.accuracy(),
        run.loss());
  }

  private static Accepted accepted(List<Runs.Run> runs) {
    return assertInstanceOf(Accepted.class, Checker.rule(STATEMENT, new Runs(runs)));
  }

  private static void refused(List<Runs.Run> runs) {
    Ruling ruling = Checker.rule(STATEMENT, new Runs(runs));
    assertTrue(ruling instanceof Refused, ruling::sentence);
  }
}
