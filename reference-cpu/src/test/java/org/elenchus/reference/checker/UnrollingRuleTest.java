package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.certificate.UnrollingInduction.Word;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.UnrollsTo.Factor;
import org.elenchus.claims.statement.UnrollsTo.Sum;
import org.elenchus.claims.statement.UnrollsTo.Term;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.UnrollingSearch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrollingRuleTest {
  private static final String CLAIM =
      "unified-scaling-theory/linear-rnn-collapses rests on this update";
  private static final BigFraction ONE = BigFraction.ONE;

  private static Factor factor(String symbol, @Nullable String index, String exponent) {
    Formula place = index == null ? null : Formula.parse(index);
    return new Factor(symbol, place, Formula.parse(exponent));
  }

  /** A^start h0 + coefficient · Σ_{t=from}^{to} A^exponent B x[t]. */
  private static UnrollsTo closedForm(
      String start, int coefficient, int from, String to, String exponent) {
    return new UnrollsTo(
        "linear-rnn",
        "h0",
        1,
        List.of(
            new Term(ONE, null, List.of(factor("A", null, start), factor("h0", null, "1"))),
            new Term(
                BigFraction.of(coefficient),
                new Sum(from, Formula.parse(to)),
                List.of(
                    factor("A", null, exponent), factor("B", null, "1"), factor("x", "t", "1")))));
  }

  private static final UnrollsTo TRUE = closedForm("T", 1, 1, "T", "T-t");

  private static final UnrollingInduction INDUCTION =
      new UnrollingInduction(
          List.of(new Word(ONE, List.of("h0"))),
          List.of(new Word(ONE, List.of("A", "h")), new Word(ONE, List.of("B", "x"))));

  private static Ruling rule(UnrollsTo statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "test", certificate));
  }

  private static void assertRefused(Ruling ruling) {
    assertInstanceOf(Refused.class, ruling);
  }

  @Test
  void theInductionIsFoundAndAccepted() {
    Grounds grounds = UnrollingSearch.settle(TRUE, "test");
    assertEquals(Proof.of(Role.CERTIFICATE, null, "test", INDUCTION), grounds, CLAIM);
    Accepted accepted = assertInstanceOf(Accepted.class, Checker.rule(TRUE, grounds), CLAIM);
    assertEquals(Kind.CERTIFICATE, accepted.kind(), CLAIM);
    assertEquals(Outcome.HOLDS, accepted.outcome(), CLAIM);
    assertEquals(Scope.of(NumberSystem.REALS, Map.of("T", "0..")), accepted.scope());
  }

  @Test
  void inputsCountedFromZero() {
    UnrollsTo statement =
        new UnrollsTo(
            "linear-rnn",
            "0",
            0,
            List.of(
                new Term(
                    ONE,
                    new Sum(0, Formula.parse("T-1")),
                    List.of(
                        factor("A", null, "T-1-t"),
                        factor("B", null, "1"),
                        factor("x", "t", "1")))));
    Ruling ruling = Checker.rule(statement, UnrollingSearch.settle(statement, "test"));
    assertEquals(
        Outcome.HOLDS,
        assertInstanceOf(Accepted.class, ruling).outcome(),
        "ssm-expressivity-q1/linear-state-is-a-sum rests on this update");
  }

  @Test
  void linearAttentionWithConstantDecay() {
    UnrollsTo statement =
        new UnrollsTo(
            "linear-attention",
            "0",
            1,
            List.of(
                new Term(
                    ONE,
                    new Sum(1, Formula.parse("T")),
                    List.of(
                        factor("α", null, "T-t"), factor("k", "t", "1"), factor("v", "t", "1")))));
    Ruling ruling = Checker.rule(statement, UnrollingSearch.settle(statement, "test"));
    assertEquals(
        Outcome.HOLDS,
        assertInstanceOf(Accepted.class, ruling).outcome(),
        "ssm-expressivity-q1/mamba2-is-one-linear-combination rests on this update");
  }

  /** Each edit of the closed form fails, at the T given. */
  @ParameterizedTest
  @CsvSource({
    "T, -1, 1, T, T-t, 1",
    "T, 1, 1, T, T-t+1, 1",
    "T, 1, 2, T, T-t, 1",
    "T, 1, 1, T-1, T-t, 1",
    "T+1, 1, 1, T, T-t, 0",
    "T, 1, 1, T, 2*T-2*t, 2",
    "T, 2, 1, T, T-t, 1",
    "T, 1, 1, T, 0, 2"
  })
  void aFalseFormFailsAtTheSmallestT(
      String start, int coefficient, int from, String to, String exponent, int steps) {
    UnrollsTo statement = closedForm(start, coefficient, from, to, exponent);
    Ruling ruling = Checker.rule(statement, UnrollingSearch.settle(statement, "test"));
    Accepted accepted = assertInstanceOf(Accepted.class, ruling);
    assertEquals(Outcome.FAILS, accepted.outcome());
    assertEquals(Kind.COUNTEREXAMPLE, accepted.kind());
    assertEquals(Scope.of(NumberSystem.REALS, Map.of("T", "" + steps)), accepted.scope());
    assertRefused(rule(statement, INDUCTION));
  }

  @Test
  void anInductionWithAnotherBaseOrStepIsRefused() {
    assertRefused(
        rule(
            TRUE,
            new UnrollingInduction(
                List.of(new Word(BigFraction.of(2), List.of("h0"))), INDUCTION.step())));
    assertRefused(
        rule(
            TRUE,
            new UnrollingInduction(
                INDUCTION.base(),
                List.of(new Word(ONE, List.of("A", "h")), new Word(ONE, List.of("x", "B"))))));
  }

  @Test
  void aMismatchMustBeTrueAndSmallest() {
    UnrollsTo negated = closedForm("T", -1, 1, "T", "T-t");
    List<String> word = List.of("B", "x[1]");
    BigFraction minus = BigFraction.of(-1);
    assertInstanceOf(Accepted.class, rule(negated, new UnrollingMismatch(1, word, ONE, minus)));
    assertRefused(rule(negated, new UnrollingMismatch(1, word, minus, minus)));
    assertRefused(rule(negated, new UnrollingMismatch(1, word, ONE, ONE)));
    assertRefused(rule(negated, new UnrollingMismatch(1, List.of("A", "h0"), ONE, ONE)));
    assertRefused(rule(negated, new UnrollingMismatch(2, List.of("A", "B", "x[1]"), ONE, minus)));
    assertRefused(rule(TRUE, new UnrollingMismatch(1, word, ONE, ONE)));
    assertRefused(rule(negated, new UnrollingMismatch(-1, word, ONE, minus)));
    assertRefused(rule(negated, new UnrollingMismatch(1_000_000, word, ONE, minus)));
  }

  @Test
  void wordsAreLookedForAfterUpToThirtyTwoSteps() {
    for (int steps : new int[] {32, 33}) {
      Refused refused =
          assertInstanceOf(
              Refused.class,
              rule(TRUE, new UnrollingMismatch(steps, List.of("B", "x[" + steps + "]"), ONE, ONE)));
      assertEquals(
          steps == 32
              ? "the coefficients of the word agree"
              : "a word is looked for after 0 to 32 steps",
          refused.sentence());
    }
  }

  @Test
  void anotherCertificateIsRefused() {
    assertRefused(rule(TRUE, new LongestPath(1, 1, List.of(), List.of(), List.of())));
  }

  @Test
  void anExponentThatTurnsNegativeIsNoClosedForm() {
    UnrollsTo statement = closedForm("T", 1, 1, "T", "T-t-1");
    assertThrows(IllegalArgumentException.class, () -> UnrollingSearch.settle(statement, "test"));
  }
}
