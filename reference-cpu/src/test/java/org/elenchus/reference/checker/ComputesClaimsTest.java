package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Decision;
import org.elenchus.claims.verdict.Ground;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.claims.verdict.VerdictPolicy;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.AdditivitySearch;
import org.elenchus.reference.search.AffineSearch;
import org.elenchus.reference.search.ComputesSearch;
import org.elenchus.reference.search.EntrySearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What classes of models compute: settled, twins the other way, and no edit gets through. */
class ComputesClaimsTest {
  private static final String XOR = "ssm-expressivity-q1/linear-cannot-xor";
  private static final int MOST_EDITS = 150;
  private static final String THRESHOLD = "ssm-expressivity-q1/linear-cannot-threshold";

  /**
   * Edits that leave a network right: with θ left open the step stands at 0, where the sum may as
   * well be scaled; a unit that first fires at the last step is never remembered; and a perceptron,
   * which takes one step from 0, has no use for A.
   */
  private static final Set<String> HARMLESS =
      Set.of(
          "depth-delusion/perceptron-cannot-xor/layers/0/a/",
          "depth-delusion/perceptron-cannot-xor/layers/1/a/",
          "ssm-expressivity-q1/lean-multilayer-threshold/layers/0/b/0/0",
          "ssm-expressivity-q1/lean-multilayer-threshold/layers/0/c/0/0",
          "ssm-expressivity-q1/saturating-counter-needs-nonlinearity/layers/1/a/",
          // Other words and other weights do as well; see SizesAndLengthsTest.
          "ssm-expressivity-q1/mamba2-forgets/",
          "ssm-expressivity-q1/mamba2-cannot-threshold/",
          "unified-scaling-theory/folded-stack-parity/layers/0/a/");

  /** Every claim with a reading of one of the forms that are settled here. */
  static Stream<String> claims() {
    return ClaimFiles.bundled().claims().stream()
        .filter(claim -> claim.readings().stream().anyMatch(ComputesClaimsTest::isOurs))
        .map(Claim::id);
  }

  /**
   * Of these forms, and settled by a search of this module: trained networks are found elsewhere.
   */
  private static boolean isOurs(Reading reading) {
    return reading.checks().stream().noneMatch(call -> call.check().equals("trained-network"))
        && isOfOurForms(reading);
  }

  private static boolean isOfOurForms(Reading reading) {
    return switch (reading.statement()) {
      case Computes _, AffineError _, AdditiveInPositions _, EntryDecides _ -> true;
      default -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("claims")
  void claimsAreSettledAndTheirTwinsTheOtherWay(String id) {
    Claim claim = ClaimFiles.bundled().find(id).orElseThrow();
    for (Reading reading : claim.readings().stream().filter(r -> isOurs(r)).toList()) {
      Accepted ruling = accepted(reading.statement(), claim.subject(reading));
      for (CheckCall call : reading.checks()) {
        Accepted twin =
            accepted(reading.twin(java.util.Objects.requireNonNull(call.twin())), "twin");
        assertEquals(
            ruling.outcome() == Outcome.HOLDS ? Outcome.FAILS : Outcome.HOLDS, twin.outcome());
      }
      Ground ground = new Ground(ruling.kind(), ruling.outcome(), ruling.scope(), true, true);
      assertEquals(
          new Decision.Decided(java.util.Objects.requireNonNull(reading.expected())),
          VerdictPolicy.decide(reading.scope(), List.of(ground)));
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void everyEditOfACertificateIsRefused(String id) {
    Claim claim = ClaimFiles.bundled().find(id).orElseThrow();
    for (Reading reading : claim.readings().stream().filter(r -> isOurs(r)).toList()) {
      Statement statement = shortened(reading.statement());
      if (statement instanceof EntryDecides || statement instanceof AdditiveInPositions) {
        continue; // Some edits leave these right; see EntryRuleTest and AdditivityRuleTest.
      }
      List<Map.Entry<String, Proof>> edits = List.copyOf(Tampering.of(proof(statement)).entrySet());
      assertFalse(edits.isEmpty());
      int step = 1 + edits.size() / MOST_EDITS;
      for (int i = 0; i < edits.size(); i += step) {
        String where = edits.get(i).getKey();
        if (HARMLESS.stream().anyMatch((id + where)::startsWith)) {
          continue;
        }
        assertInstanceOf(
            Refused.class,
            Checker.rule(statement, edits.get(i).getValue()),
            () -> reading.reading() + " edited at " + where);
      }
    }
  }

  @Test
  void aCertificateDoesNotServeAnotherStatement() {
    Proof xor = proof(literal(XOR));
    Proof threshold = proof(literal(THRESHOLD));
    assertInstanceOf(Refused.class, Checker.rule(literal(THRESHOLD), xor));
    assertInstanceOf(Refused.class, Checker.rule(literal(XOR), threshold));
    assertInstanceOf(
        Refused.class,
        Checker.rule(
            literal("ssm-expressivity-q1/linear-xor-error"),
            proof(literal("ssm-expressivity-q1/linear-threshold-error"))));
  }

  /** Multipliers for one length say nothing of shorter words. */
  @Test
  void anObstructionReachesOnlyLongerWords() {
    Proof proof = proof(literal(XOR));
    Computes from1 = lti(Quantifier.NO_MODEL, "parity", Map.of(), "1..");
    assertInstanceOf(Refused.class, Checker.rule(from1, proof));
    Computes from3 = lti(Quantifier.NO_MODEL, "parity", Map.of(), "3..7");
    assertInstanceOf(Accepted.class, Checker.rule(from3, proof));
    Computes some = lti(Quantifier.SOME_MODEL, "parity", Map.of(), "1..");
    assertEquals(
        Outcome.FAILS, assertInstanceOf(Accepted.class, Checker.rule(some, proof)).outcome());
    Computes only1 = lti(Quantifier.SOME_MODEL, "parity", Map.of(), "1");
    assertInstanceOf(Refused.class, Checker.rule(only1, proof));
  }

  /**
   * A machine that zeros move on from its start is obstructed at the certificate's length alone.
   */
  @Test
  void zerosThatCountAreNotPrepended() {
    Computes two = lti(Quantifier.NO_MODEL, "even-pairs", Map.of(), "2");
    Computes three = lti(Quantifier.NO_MODEL, "even-pairs", Map.of(), "2..3");
    Proof proof = proof(two);
    assertInstanceOf(Accepted.class, Checker.rule(two, proof));
    assertInstanceOf(Refused.class, Checker.rule(three, proof));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          temporal-xor,        lag,   1, 2.., HOLDS
          temporal-xor,        lag,   3, 4.., HOLDS
          saturating-counter,  limit, 2, 2.., HOLDS
          absorbing-machine,   limit, 2, 3.., HOLDS
          threshold,           theta, 2, 3.., HOLDS
          """)
  void otherTasksAreObstructedToo(
      String task, String parameter, String value, String lengths, Outcome outcome) {
    Computes statement = lti(Quantifier.NO_MODEL, task, Map.of(parameter, value), lengths);
    assertEquals(outcome, accepted(statement, "s").outcome());
  }

  @Test
  void anUnknownTaskOrModelIsRefused() {
    Proof proof = proof(literal(XOR));
    assertInstanceOf(
        Refused.class, Checker.rule(lti(Quantifier.NO_MODEL, "paritee", Map.of(), "2.."), proof));
    Computes other =
        new Computes(
            Quantifier.NO_MODEL,
            ModelClass.of("elman", Readout.LINEAR),
            TaskRef.of("parity", Map.of()),
            Agreement.EQUALS,
            "bits",
            Extent.parse("2.."));
    assertInstanceOf(Refused.class, Checker.rule(other, proof));
    assertInstanceOf(Refused.class, Checker.rule(literal(XOR), new Grounds.Cells(List.of())));
  }

  /** Where θ is left open, a network for one θ is an instance against "none", and no more. */
  @Test
  void oneNetworkSpeaksOfOneThreshold() {
    Computes none = (Computes) literal("ssm-expressivity-q1/lean-multilayer-threshold");
    Computes some =
        new Computes(
            Quantifier.SOME_MODEL,
            none.models(),
            none.task(),
            none.agreement(),
            none.inputs(),
            none.lengths());
    Proof network = proof(none);
    assertInstanceOf(Accepted.class, Checker.rule(none, network));
    assertInstanceOf(Refused.class, Checker.rule(some, network));
  }

  /** An output with a constant is no linear readout. */
  @Test
  void aLinearReadoutHasNoConstant() {
    Computes affine = (Computes) prose(THRESHOLD);
    Computes linear =
        new Computes(
            affine.quantifier(),
            ModelClass.of("linear-rnn", Readout.LINEAR),
            affine.task(),
            affine.agreement(),
            affine.inputs(),
            affine.lengths());
    Proof witness = proof(affine);
    assertInstanceOf(Accepted.class, Checker.rule(affine, witness));
    assertInstanceOf(Refused.class, Checker.rule(linear, witness));
  }

  private static Computes lti(
      Quantifier quantifier, String task, Map<String, String> parameters, String lengths) {
    return new Computes(
        quantifier,
        ModelClass.of("linear-rnn", Readout.AFFINE),
        TaskRef.of(task, parameters),
        Agreement.EQUALS,
        "bits",
        Extent.parse(lengths));
  }

  /** Least errors up to T = 5 only, so that hundreds of edits can be held against them. */
  private static Statement shortened(Statement statement) {
    return statement instanceof AffineError(var task, var errors)
        ? new AffineError(task, errors.subList(0, 5))
        : statement;
  }

  private static Statement literal(String id) {
    return ClaimFiles.bundled().find(id).orElseThrow().readings().getFirst().statement();
  }

  private static Statement prose(String id) {
    return ClaimFiles.bundled().find(id).orElseThrow().readings().getLast().statement();
  }

  private static Accepted accepted(Statement statement, String subject) {
    Ruling ruling = Checker.rule(statement, settle(statement, subject));
    assertTrue(ruling instanceof Accepted, () -> subject + ": " + ruling);
    return (Accepted) ruling;
  }

  private static Proof proof(Statement statement) {
    return (Proof) settle(statement, "test");
  }

  private static Grounds settle(Statement statement, String subject) {
    return switch (statement) {
      case Computes s -> ComputesSearch.settle(s, subject);
      case AffineError s -> AffineSearch.settle(s, subject);
      case AdditiveInPositions s -> AdditivitySearch.settle(s, subject);
      case EntryDecides s -> EntrySearch.settle(s, subject);
      default -> throw new AssertionError("not a statement on affine maps: " + statement);
    };
  }
}
