package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.LearningMatrix.ModelChoice;
import org.elenchus.claims.statement.LearningMatrix.Protocol;
import org.elenchus.claims.statement.LearningMatrix.Quantifier;
import org.elenchus.claims.statement.LearningMatrix.Says;
import org.elenchus.claims.statement.LearningMatrix.TaskChoice;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningMatrixRuleTest {
  private static final int SEEDS = 5;
  private static final int WORDS = 256;
  private static final Map<String, Integer> SIZES = Map.of("D", 2, "H", 16, "K", 1);
  private static final List<ModelChoice> MODELS =
      List.of(
          new ModelChoice("elman", "bare", SIZES), new ModelChoice("linear-stack", "relu", SIZES));

  private static LearningMatrix matrix(Quantifier quantifier, int multiple, String... models) {
    return new LearningMatrix(
        new Protocol(16, 8, 100, BigFraction.of(1, 100), SEEDS, WORDS, List.of(1, 8), 0, 1000),
        List.of(new TaskChoice("parity", new TreeMap<>())),
        MODELS,
        new Says(quantifier, List.of(models), multiple, 3),
        BigFraction.of(9, 10),
        BigFraction.of(19, 20));
  }

  /** Right words at T and 8 T for each seed of the two models. */
  private static List<Runs.Run> runs(int[] elman, int[] elmanFar, int[] stack) {
    List<Runs.Run> runs = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      runs.add(run("elman", "bare", i, "finished", elman[i], elmanFar[i]));
      runs.add(run("linear-stack", "relu", i, "finished", stack[i], 0));
    }
    return runs;
  }

  private static Runs.Run run(
      String model, String variant, long seed, String state, int near, int far) {
    return new Runs.Run(
        "parity",
        model,
        variant,
        seed,
        SIZES,
        100,
        state,
        List.of(new Runs.Accuracy(16, near, WORDS), new Runs.Accuracy(128, far, WORDS)),
        List.of());
  }

  private static final int[] ALL = {256, 256, 256, 256, 256};
  private static final int[] NONE = {0, 1, 0, 2, 0};

  private static Accepted accepted(LearningMatrix s, List<Runs.Run> runs) {
    Accepted ruling = assertInstanceOf(Accepted.class, Checker.rule(s, new Runs(runs)));
    assertEquals(Kind.RUNS, ruling.kind());
    return ruling;
  }

  @Test
  void quantifiersOverCells() {
    List<Runs.Run> runs = runs(ALL, new int[] {256, 256, 0, 0, 0}, NONE);
    assertEquals(Outcome.FAILS, accepted(matrix(Quantifier.NONE, 1, "elman/bare"), runs).outcome());
    assertEquals(
        Outcome.HOLDS, accepted(matrix(Quantifier.NONE, 1, "linear-stack/relu"), runs).outcome());
    LearningMatrix all = matrix(Quantifier.ALL, 1, "elman/bare", "linear-stack/relu");
    assertEquals(Outcome.FAILS, accepted(all, runs).outcome());
    LearningMatrix some = matrix(Quantifier.SOME, 1, "elman/bare", "linear-stack/relu");
    Accepted ruling = accepted(some, runs);
    assertEquals(Outcome.HOLDS, ruling.outcome());
    assertTrue(ruling.sentence().contains("learned: elman/bare (5 above, 0 below)"));
    assertTrue(ruling.sentence().contains("not learned: linear-stack/relu (0 above, 5 below)"));
    // Two of five are not three, and three below leave no room for three above.
    assertEquals(Outcome.FAILS, accepted(matrix(Quantifier.SOME, 8, "elman/bare"), runs).outcome());
  }

  /**
   * The family has 2·5·2 = 20 hypotheses at 1/20 together. For 256 words at 9/10, P(X ≥ 245) is
   * 6.2e-4 and P(X ≥ 244) 1.5e-3, P(X ≤ 213) 5.3e-4 and P(X ≤ 215) 1.8e-3: twice these are below
   * 1/20/20 for the first of each pair, not for the second.
   */
  @ParameterizedTest
  @CsvSource({"245, HOLDS", "244, OPEN", "231, OPEN", "215, OPEN", "213, FAILS"})
  void aNetworkNearTheAccuracyIsOpen(int right, Outcome outcome) {
    int[] elman = {right, right, right, right, right};
    int[] open = {231, 231, 231, 231, 231};
    List<Runs.Run> runs = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      runs.add(run("elman", "bare", i, "finished", elman[i], 231));
      runs.add(run("linear-stack", "relu", i, "finished", open[i], 231));
    }
    assertEquals(outcome, accepted(matrix(Quantifier.SOME, 1, "elman/bare"), runs).outcome());
  }

  /** Holm rejects what Bonferroni would not: once 15 of 20 are rejected, 5 share the error. */
  @Test
  void holmIsStepDown() {
    // Twice P(X >= 243) is 6.6e-3: above 1/20/20, below 1/20/5.
    int[] near = {243, 243, 243, 243, 243};
    assertEquals(
        Outcome.HOLDS,
        accepted(matrix(Quantifier.SOME, 1, "elman/bare"), runs(near, NONE, ALL)).outcome());
    int[] open = {231, 231, 231, 231, 231};
    List<Runs.Run> few = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      few.add(run("elman", "bare", i, "finished", near[i], open[i]));
      few.add(run("linear-stack", "relu", i, "finished", open[i], open[i]));
    }
    assertEquals(Outcome.OPEN, accepted(matrix(Quantifier.SOME, 1, "elman/bare"), few).outcome());
  }

  @Test
  void howARunEndedCounts() {
    assertEquals(Outcome.FAILS, ended("diverged at step 7"));
    assertEquals(Outcome.OPEN, ended("out of budget"));
    assertEquals(Outcome.HOLDS, ended("solved at step 50"));
  }

  private static Outcome ended(String state) {
    List<Runs.Run> runs =
        edited(runs(ALL, ALL, NONE), r -> run(r.model(), r.variant(), r.seed(), state, 256, 256));
    return accepted(matrix(Quantifier.ALL, 1, "elman/bare"), runs).outcome();
  }

  private static List<Runs.Run> edited(List<Runs.Run> runs, UnaryOperator<Runs.Run> edit) {
    return runs.stream().map(r -> r.model().equals("elman") ? edit.apply(r) : r).toList();
  }

  @Test
  void runsThatAreNotTheProtocolsAreRefused() {
    List<Runs.Run> runs = runs(ALL, ALL, NONE);
    refused(runs.subList(0, 9), "is missing");
    List<Runs.Run> twice = new ArrayList<>(runs);
    twice.add(runs.getFirst());
    refused(twice, "stands twice");
    List<Runs.Run> more = new ArrayList<>(runs);
    more.add(run("elman", "bare", 5, "finished", 256, 256));
    refused(more, "none of the protocol");
    refused(
        edited(runs, r -> with(r, "majority", r.sizes(), r.steps(), r.accuracy())), "is missing");
    refused(
        edited(runs, r -> with(r, r.task(), Map.of("D", 9), r.steps(), r.accuracy())),
        "is missing");
    refused(edited(runs, r -> with(r, r.task(), r.sizes(), 99, r.accuracy())), "number of steps");
    refused(
        edited(
            runs, r -> with(r, r.task(), r.sizes(), 100, List.of(new Runs.Accuracy(16, 256, 256)))),
        "no test at 8");
    refused(
        edited(
            runs, r -> with(r, r.task(), r.sizes(), 100, List.of(new Runs.Accuracy(16, 99, 100)))),
        "other words");
    refused(
        edited(
            runs, r -> with(r, r.task(), r.sizes(), 100, List.of(new Runs.Accuracy(16, 257, 256)))),
        "other words");
    assertInstanceOf(
        Refused.class,
        Checker.rule(matrix(Quantifier.ALL, 1, "elman/bare"), new Grounds.Cells(List.of())));
  }

  private static Runs.Run with(
      Runs.Run r,
      String task,
      Map<String, Integer> sizes,
      int steps,
      List<Runs.Accuracy> accuracy) {
    return new Runs.Run(
        task, r.model(), r.variant(), r.seed(), sizes, steps, r.state(), accuracy, r.loss());
  }

  private static void refused(List<Runs.Run> runs, String reason) {
    Refused refused =
        assertInstanceOf(
            Refused.class, Checker.rule(matrix(Quantifier.ALL, 1, "elman/bare"), new Runs(runs)));
    assertTrue(refused.sentence().contains(reason), refused.sentence());
  }

  @Test
  void whatIsSaidIsOfTheFamily() {
    assertThrows(IllegalArgumentException.class, () -> matrix(Quantifier.ALL, 2, "elman/bare"));
    assertThrows(IllegalArgumentException.class, () -> matrix(Quantifier.ALL, 1, "e1/trained"));
    assertThrows(IllegalArgumentException.class, () -> matrix(Quantifier.ALL, 1));
  }
}
