package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.IteratedPolynomial;
import org.elenchus.claims.certificate.PaddedIdentity;
import org.elenchus.claims.certificate.PaddingFailure;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.certificate.UnrollingInduction.Word;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.statement.IterateNotCollapsed;
import org.elenchus.claims.statement.ReachableDimension;
import org.elenchus.claims.statement.SelectiveComputes;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.LinearitySearch;
import org.elenchus.reference.search.SuperpositionSearch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearityRuleTest {
  private static final BigFraction ZERO = BigFraction.ZERO;
  private static final BigFraction ONE = BigFraction.ONE;

  private static List<BigFraction> numbers(int... values) {
    List<BigFraction> numbers = new ArrayList<>();
    for (int value : values) {
      numbers.add(BigFraction.of(value));
    }
    return numbers;
  }

  private static Ruling rule(Statement statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.WITNESS, null, "test", certificate));
  }

  private static void assertSettled(
      Kind kind, Outcome outcome, Map<String, String> domain, Ruling ruling) {
    Accepted accepted = assertInstanceOf(Accepted.class, ruling);
    assertEquals(kind, accepted.kind());
    assertEquals(outcome, accepted.outcome());
    assertEquals(Scope.of(NumberSystem.REALS, domain), accepted.scope());
  }

  private static void assertRefused(Ruling ruling) {
    assertInstanceOf(Refused.class, ruling);
  }

  // Outputs affine in all inputs.

  private static final AffineInInputs LINEAR = new AffineInInputs(List.of("linear-rnn"));

  @Test
  void theLinearRecurrenceIsAffineInItsInputs() {
    Ruling ruling = Checker.rule(LINEAR, SuperpositionSearch.settle(LINEAR, "test"));
    assertSettled(Kind.CERTIFICATE, Outcome.HOLDS, Map.of("T", "1.."), ruling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear-attention",
        "mamba2",
        "gated-delta-net",
        "elman",
        "e1",
        "e10",
        "e33",
        "e42",
        "e88-delta-linear-state"
      })
  void otherModelsAreNot(String model) {
    AffineInInputs statement = new AffineInInputs(List.of("linear-rnn", model));
    Ruling ruling = Checker.rule(statement, SuperpositionSearch.settle(statement, "test"));
    assertSettled(Kind.COUNTEREXAMPLE, Outcome.FAILS, Map.of("T", "1"), ruling);
  }

  @Test
  void superpositionsThatHoldOrAreAboutAnotherModelAreRefused() {
    List<List<BigFraction>> one = List.of(numbers(1));
    List<List<BigFraction>> none = List.of(numbers(0));
    AffineInInputs attention = new AffineInInputs(List.of("linear-attention"));
    assertInstanceOf(
        Accepted.class,
        rule(attention, new SuperpositionFailure("linear-attention", one, one, one)));
    assertRefused(rule(attention, new SuperpositionFailure("linear-attention", one, one, none)));
    assertRefused(rule(attention, new SuperpositionFailure("linear-rnn", one, one, one)));
    assertRefused(rule(attention, new SuperpositionFailure("mamba2", one, one, one)));
    assertRefused(rule(LINEAR, new SuperpositionFailure("linear-rnn", one, one, one)));
    assertRefused(
        rule(
            attention,
            new SuperpositionFailure(
                "linear-attention", one, one, List.of(one.get(0), one.get(0)))));
    assertRefused(
        rule(
            attention,
            new SuperpositionFailure("linear-attention", List.of(), List.of(), List.of())));
  }

  @Test
  void anAffineStepMustBeTheModels() {
    AffineStep right =
        new AffineStep(
            List.of(new Word(ONE, List.of("A", "h")), new Word(ONE, List.of("B", "x"))),
            List.of(new Word(ONE, List.of("c")), new Word(ONE, List.of("C", "h"))));
    assertInstanceOf(Accepted.class, rule(LINEAR, right));
    assertRefused(rule(LINEAR, new AffineStep(right.step().subList(0, 1), right.output())));
    assertRefused(rule(LINEAR, new AffineStep(right.step(), right.output().subList(0, 1))));
    assertRefused(rule(new AffineInInputs(List.of("linear-rnn", "mamba2")), right));
  }

  @Test
  void superpositionsHaveOneToThirtyTwoSteps() {
    AffineInInputs attention = new AffineInInputs(List.of("linear-attention"));
    for (int steps : new int[] {32, 33}) {
      List<List<BigFraction>> ones = Collections.nCopies(steps, numbers(1));
      Ruling ruling =
          rule(attention, new SuperpositionFailure("linear-attention", ones, ones, ones));
      assertEquals(steps == 32, ruling instanceof Accepted, ruling::sentence);
    }
  }

  /** Blocks that differ make no number of symbols. */
  @Test
  void paddingThatChangesTheBlockIsRefusedWhateverItCounts() {
    Refused refused =
        assertInstanceOf(
            Refused.class, rule(padding("elman", 1, ONE), new PaddedIdentity(List.of(-1))));
    assertEquals("narrow and padded block give different polynomials", refused.sentence());
  }

  // Narrow nets within wide ones.

  private static ZeroPadding padding(String model, int width, BigFraction pad) {
    return new ZeroPadding(List.of(model), width, pad);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear-rnn", "elman", "e1-written", "e1", "e33", "e42"})
  void aWideBlockComputesWhatANarrowOneDoes(String model) {
    ZeroPadding zeros = padding(model, 2, ZERO);
    Grounds found = SuperpositionSearch.padding(zeros, "test");
    assertSettled(
        Kind.CERTIFICATE,
        Outcome.HOLDS,
        Map.of("D", "1..", "T", "1.."),
        Checker.rule(zeros, found));
    ZeroPadding ones = padding(model, 2, ONE);
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("D", "1", "T", "2"),
        Checker.rule(ones, SuperpositionSearch.padding(ones, "test")));
    assertRefused(Checker.rule(ones, found));
  }

  @Test
  void paddingsOfOtherModelsOrInputsAreRefused() {
    PaddedIdentity right =
        (PaddedIdentity)
            ((Proof) SuperpositionSearch.padding(padding("elman", 1, ZERO), "test")).certificate();
    assertInstanceOf(Accepted.class, rule(padding("elman", 1, ZERO), right));
    assertRefused(
        rule(
            padding("elman", 1, ZERO),
            new PaddedIdentity(List.of(right.symbols().getFirst() + 1))));
    assertRefused(rule(padding("mamba2", 1, ZERO), right));
    ZeroPadding ones = padding("elman", 1, ONE);
    assertInstanceOf(Accepted.class, rule(ones, new PaddingFailure("elman", numbers(1))));
    assertRefused(rule(ones, new PaddingFailure("e33", numbers(1))));
    assertRefused(rule(ones, new PaddingFailure("elman", numbers(1, 1))));
    assertRefused(rule(padding("elman", 1, ZERO), new PaddingFailure("elman", numbers(1))));
    assertRefused(rule(ones, new IteratedPolynomial(numbers(1))));
  }

  // Iterates.

  private static IterateNotCollapsed squares(@Nullable Integer degree) {
    return new IterateNotCollapsed(numbers(0, 0, 1), 3, degree);
  }

  @Test
  void anIterateIsASingleFunctionButNotOfLowDegree() {
    Grounds found = LinearitySearch.iterate(squares(null), "test");
    assertSettled(Kind.COUNTEREXAMPLE, Outcome.FAILS, Map.of(), Checker.rule(squares(null), found));
    assertSettled(Kind.CERTIFICATE, Outcome.HOLDS, Map.of(), Checker.rule(squares(7), found));
    assertSettled(Kind.COUNTEREXAMPLE, Outcome.FAILS, Map.of(), Checker.rule(squares(8), found));
  }

  @Test
  void anIterateOfAnotherMap() {
    // f = x² - 1, f(f(x)) = x⁴ - 2 x²
    IterateNotCollapsed statement = new IterateNotCollapsed(numbers(-1, 0, 1), 2, 2);
    assertEquals(
        Proof.of(
            Role.WITNESS,
            Grounds.Provenance.SEARCHED,
            "test",
            new IteratedPolynomial(numbers(0, 0, -2, 0, 1))),
        LinearitySearch.iterate(statement, "test"));
    assertInstanceOf(
        Accepted.class, rule(statement, new IteratedPolynomial(numbers(0, 0, -2, 0, 1))));
    assertRefused(rule(statement, new IteratedPolynomial(numbers(0, 0, -2, 0, 2))));
    assertRefused(rule(statement, new IteratedPolynomial(numbers(0, 0, -2, 0, 1, 0))));
    assertRefused(rule(statement, new SuperpositionFailure("x", List.of(), List.of(), List.of())));
  }

  // Dimensions reached.

  @Test
  void theDimensionReachedGrowsWithT() {
    ReachableDimension grows = new ReachableDimension(4, List.of(1, 2, 3, 4));
    Grounds found = LinearitySearch.dimension(grows, "test");
    assertSettled(Kind.CERTIFICATE, Outcome.HOLDS, Map.of("T", "1.."), Checker.rule(grows, found));
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("T", "2"),
        Checker.rule(new ReachableDimension(4, List.of(1)), found));
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("T", "5"),
        Checker.rule(new ReachableDimension(4, List.of(1, 2, 3, 4, 5)), found));
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("T", "4"),
        Checker.rule(new ReachableDimension(4, List.of(1, 2, 3)), found));
  }

  @Test
  void aRecurrenceThatReachesLessIsRefused() {
    ReachableDimension statement = new ReachableDimension(2, List.of(1, 2));
    List<List<BigFraction>> turn = List.of(numbers(0, -1), numbers(1, 0));
    assertInstanceOf(Accepted.class, rule(statement, new ReachingRecurrence(turn, numbers(1, 0))));
    List<List<BigFraction>> same = List.of(numbers(2, 0), numbers(0, 2));
    assertRefused(rule(statement, new ReachingRecurrence(same, numbers(1, 0))));
    assertRefused(rule(statement, new ReachingRecurrence(turn, numbers(0, 0))));
    assertRefused(rule(statement, new ReachingRecurrence(turn, numbers(1, 0, 0))));
    assertRefused(
        rule(
            statement,
            new ReachingRecurrence(List.of(numbers(1, 0), numbers(0, 1)), numbers(1, 1))));
  }

  // Selective recurrences.

  private static SelectiveComputes computes(String task, String parameter, int value) {
    return new SelectiveComputes(TaskRef.of(task, Map.of(parameter, "" + value)), true);
  }

  private static final SelectiveComputes PARITY =
      new SelectiveComputes(TaskRef.of("parity", Map.of()), true);

  @ParameterizedTest
  @CsvSource({
    "word-problem, degree, 5, 5",
    "word-problem, degree, 3, 3",
    "nested-dependencies, depth, 1, 5",
    "nested-dependencies, depth, 4, 33",
    "temporal-xor, lag, 3, 17",
    "saturating-counter, limit, 3, 5"
  })
  void aSelectiveRecurrenceFollowsAMachineForAllLengths(
      String task, String parameter, int value, int states) {
    SelectiveComputes statement = computes(task, parameter, value);
    Grounds found = LinearitySearch.selective(statement, "test");
    assertEquals(
        states,
        ((SelectiveNetwork) ((Proof) found).certificate()).start().size(),
        "unified-scaling-theory/linear-cannot-resolve-nested rests on this network");
    assertSettled(
        Kind.CERTIFICATE, Outcome.HOLDS, Map.of("T", "1.."), Checker.rule(statement, found));
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("T", "1.."),
        Checker.rule(new SelectiveComputes(statement.task(), false), found));
  }

  @Test
  void aNetworkThatErrsIsRefused() {
    List<List<BigFraction>> keep = List.of(numbers(1, 0), numbers(0, 1));
    List<List<BigFraction>> swap = List.of(numbers(0, 1), numbers(1, 0));
    List<BigFraction> start = numbers(1, 0);
    SelectiveNetwork right = new SelectiveNetwork(List.of(keep, swap), start, keep);
    assertInstanceOf(Accepted.class, rule(PARITY, right));
    assertRefused(rule(PARITY, new SelectiveNetwork(List.of(swap, keep), start, keep)));
    assertRefused(rule(PARITY, new SelectiveNetwork(List.of(keep, swap), start, swap)));
    assertRefused(rule(PARITY, new SelectiveNetwork(List.of(keep, swap), numbers(0, 1), keep)));
    assertRefused(rule(PARITY, new SelectiveNetwork(List.of(keep), start, keep)));
    // The margin is 1, not less.
    BigFraction less = BigFraction.of(9, 10);
    assertRefused(
        rule(PARITY, new SelectiveNetwork(List.of(keep, swap), List.of(less, ZERO), keep)));
    // States without end: 1, 2, 4, …
    SelectiveNetwork grows =
        new SelectiveNetwork(
            List.of(keep, List.of(numbers(0, 2), numbers(2, 0))), numbers(1, 0), keep);
    assertRefused(rule(PARITY, grows));
  }
}
