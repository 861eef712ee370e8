package org.elenchus.claims.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Decision.Decided;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictPolicyTest {
  private static final Scope ALL = Scope.of(NumberSystem.REALS, Map.of("T", "1.."));
  private static final Scope SOME = Scope.of(NumberSystem.REALS, Map.of("T", "1..8"));

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE, HOLDS, PROVED, INCONCLUSIVE",
    "CERTIFICATE, FAILS, REFUTED, INCONCLUSIVE",
    "CERTIFICATE, OPEN, INCONCLUSIVE, INCONCLUSIVE",
    "FINITE, HOLDS, VERIFIED, INCONCLUSIVE",
    "FINITE, FAILS, REFUTED, INCONCLUSIVE",
    "COUNTEREXAMPLE, FAILS, REFUTED, REFUTED",
    "COUNTEREXAMPLE, HOLDS, INCONCLUSIVE, INCONCLUSIVE",
    "SAMPLE, HOLDS, INCONCLUSIVE, INCONCLUSIVE",
    "SAMPLE, FAILS, INCONCLUSIVE, INCONCLUSIVE",
    "RUNS, HOLDS, SUPPORTED, INCONCLUSIVE",
    "RUNS, FAILS, REJECTED, INCONCLUSIVE",
    "RUNS, OPEN, INCONCLUSIVE, INCONCLUSIVE",
    "CELLS, HOLDS, CONSISTENT, INCONCLUSIVE",
    "CELLS, FAILS, CONTRADICTED, INCONCLUSIVE",
    "COUNTERMODEL, OPEN, UNSUPPORTED, INCONCLUSIVE",
    "UNFOLDING, OPEN, VACUOUS, INCONCLUSIVE",
    "REASON, OPEN, NOT_RUN, NOT_RUN"
  })
  void followsTheTable(Kind kind, Outcome outcome, Verdict whole, Verdict narrower) {
    assertEquals(whole, decide(ALL, ground(kind, outcome, ALL)), "scope covers the reading's");
    assertEquals(narrower, decide(ALL, ground(kind, outcome, SOME)), "scope is narrower");
  }

  /** A proof for x from -8 to 8 that does not say so must not pass for one for all x. */
  @Test
  void evidenceThatDoesNotSpeakOfAQuantityCoversNoneOfIt() {
    Scope reading = Scope.of(NumberSystem.REALS, Map.of("x", "reals"));
    Scope silent = Scope.of(NumberSystem.REALS, Map.of());
    Ground proof = ground(Kind.CERTIFICATE, Outcome.HOLDS, silent);
    assertEquals(Verdict.INCONCLUSIVE, decide(reading, proof));
    assertEquals(Verdict.PROVED, decide(silent, proof));
    assertEquals(
        Verdict.INCONCLUSIVE, decide(silent, ground(Kind.CERTIFICATE, Outcome.HOLDS, reading)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatWasRefusedDecidesNothing(Kind kind) {
    for (Outcome outcome : Outcome.values()) {
      assertEquals(Verdict.INCONCLUSIVE, decide(ALL, new Ground(kind, outcome, ALL, false, true)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REASON"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatHasNoGoodTwinDecidesNothing(Kind kind) {
    for (Outcome outcome : Outcome.values()) {
      assertEquals(Verdict.INCONCLUSIVE, decide(ALL, new Ground(kind, outcome, ALL, true, false)));
    }
  }

  @Test
  void theStrongestWordWins() {
    assertEquals(
        Verdict.PROVED,
        decide(
            SOME,
            ground(Kind.REASON, Outcome.OPEN, ALL),
            ground(Kind.SAMPLE, Outcome.HOLDS, ALL),
            ground(Kind.FINITE, Outcome.HOLDS, SOME),
            ground(Kind.CERTIFICATE, Outcome.HOLDS, ALL)));
    assertEquals(
        Verdict.VACUOUS,
        decide(
            ALL,
            ground(Kind.CERTIFICATE, Outcome.HOLDS, ALL),
            ground(Kind.UNFOLDING, Outcome.OPEN, ALL)));
  }

  @Test
  void aFiniteCheckNeverSettlesAllLengths() {
    assertEquals(Verdict.INCONCLUSIVE, decide(ALL, ground(Kind.FINITE, Outcome.HOLDS, SOME)));
  }

  @Test
  void aCounterexampleMustLieInsideTheScope() {
    Scope outside = Scope.of(NumberSystem.REALS, Map.of("T", "9"));
    Scope elsewhere = Scope.of(NumberSystem.FLOAT32, Map.of("T", "2"));
    assertEquals(
        Verdict.INCONCLUSIVE, decide(SOME, ground(Kind.COUNTEREXAMPLE, Outcome.FAILS, outside)));
    assertEquals(
        Verdict.INCONCLUSIVE, decide(SOME, ground(Kind.COUNTEREXAMPLE, Outcome.FAILS, elsewhere)));
  }

  @Test
  void aProofAndACounterexampleInOneScopeBreakTheAudit() {
    assertInstanceOf(
        Decision.Broken.class,
        VerdictPolicy.decide(
            ALL,
            List.of(
                ground(Kind.CERTIFICATE, Outcome.HOLDS, ALL),
                ground(Kind.COUNTEREXAMPLE, Outcome.FAILS, SOME))));
  }

  @Test
  void soDoesACountOfAllCasesAndACounterexample() {
    assertInstanceOf(
        Decision.Broken.class,
        VerdictPolicy.decide(
            SOME,
            List.of(
                ground(Kind.COUNTEREXAMPLE, Outcome.FAILS, SOME),
                ground(Kind.FINITE, Outcome.HOLDS, SOME))));
    assertEquals(
        Verdict.REFUTED,
        decide(
            SOME,
            ground(Kind.COUNTEREXAMPLE, Outcome.FAILS, SOME),
            ground(Kind.RUNS, Outcome.HOLDS, SOME)));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void threeWordsAreAgainstAClaim(Verdict verdict) {
    assertEquals(
        Set.of(Verdict.REFUTED, Verdict.CONTRADICTED, Verdict.REJECTED).contains(verdict),
        verdict.isAgainst());
  }

  @Test
  void nothingAtAllWasNotRun() {
    assertEquals(Verdict.NOT_RUN, decide(ALL));
  }

  private static Ground ground(Kind kind, Outcome outcome, Scope scope) {
    return new Ground(kind, outcome, scope, true, true);
  }

  private static Verdict decide(Scope reading, Ground... grounds) {
    return assertInstanceOf(Decided.class, VerdictPolicy.decide(reading, List.of(grounds)))
        .verdict();
  }
}
