package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineMap;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineObstruction.Row;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.junit.jupiter.api.Test;

/** A wrong least error is refuted at one length by one map, or by one set of multipliers. */
class AffineErrorWitnessTest {
  /** XOR of two bits: every map errs by 1/2 or more, and the constant 1/2 by no more. */
  private static final AffineMap HALF = map("1/2", "0", "0");

  private static final AffineObstruction SQUARE = square("1", "-1", "-1", "1");

  private static AffineError xor(String atOne, String atTwo) {
    return new AffineError(TaskRef.of("parity", Map.of()), List.of(number(atOne), number(atTwo)));
  }

  private static BigFraction number(String text) {
    String[] parts = text.split("/", -1);
    return BigFraction.of(
        Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
  }

  private static AffineMap map(String constant, String... weights) {
    return new AffineMap(
        List.of(weights).stream().map(AffineErrorWitnessTest::number).toList(), number(constant));
  }

  private static AffineObstruction square(String... multipliers) {
    List<Row> rows =
        List.of(
            row(multipliers[0], "0", "0"),
            row(multipliers[1], "1", "0"),
            row(multipliers[2], "0", "1"),
            row(multipliers[3], "1", "1"));
    return new AffineObstruction(rows);
  }

  private static Row row(String multiplier, String... word) {
    return new Row(
        List.of(word).stream().map(AffineErrorWitnessTest::number).toList(), number(multiplier));
  }

  private static Ruling rule(AffineError statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.WITNESS, Provenance.SEARCHED, "s", certificate));
  }

  private static void refutes(AffineError statement, Certificate certificate) {
    Accepted accepted = assertInstanceOf(Accepted.class, rule(statement, certificate));
    assertEquals(Kind.COUNTEREXAMPLE, accepted.kind());
    assertEquals(Outcome.FAILS, accepted.outcome());
    assertEquals(
        Scope.of(NumberSystem.REALS, Map.of("T", "2", "inputs", "bits")), accepted.scope());
    assertTrue(accepted.sentence().contains("1/2"), accepted.sentence());
  }

  private static void isRefused(AffineError statement, Certificate certificate) {
    assertInstanceOf(Refused.class, rule(statement, certificate));
  }

  @Test
  void aMapThatComesCloserRefutes() {
    refutes(xor("0", "3/4"), HALF);
    refutes(xor("0", "501/1000"), HALF);
    isRefused(xor("0", "1/2"), HALF);
    isRefused(xor("0", "1/4"), HALF);
    isRefused(xor("0", "3/4"), map("1", "0", "0"));
    isRefused(xor("0", "3/4"), map("1/2", "1", "0"));
    isRefused(xor("0", "3/4"), map("1/2", "0", "1"));
  }

  @Test
  void aMapOfALengthThatIsNotClaimedSaysNothing() {
    isRefused(xor("1", "1"), map("1/2", "0", "0", "0"));
    isRefused(xor("1", "1"), map("1/2"));
  }

  @Test
  void multipliersThatShowMoreRefute() {
    refutes(xor("0", "1/4"), SQUARE);
    refutes(xor("0", "499/1000"), square("-3", "3", "3", "-3"));
    isRefused(xor("0", "1/2"), SQUARE);
    isRefused(xor("0", "3/4"), SQUARE);
    isRefused(xor("0", "1/4"), square("0", "0", "0", "0"));
    for (int i = 0; i < 4; i++) {
      String[] edited = {"1", "-1", "-1", "1"};
      edited[i] = "2";
      isRefused(xor("0", "1/4"), square(edited));
    }
  }

  @Test
  void multipliersOfALengthThatIsNotClaimedSayNothing() {
    AffineObstruction longer =
        new AffineObstruction(
            List.of(
                row("1", "0", "0", "0"),
                row("-1", "1", "0", "0"),
                row("-1", "0", "1", "0"),
                row("1", "1", "1", "0")));
    isRefused(xor("0", "1/4"), longer);
  }

  @Test
  void otherCertificatesSayNothing() {
    isRefused(xor("0", "1/4"), new LongestPath(1, 1, List.of(), List.of(), List.of()));
  }
}
