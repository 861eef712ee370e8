package org.elenchus.claims.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.InputException;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceJsonTest {
  private static final Scope SCOPE = Scope.of(NumberSystem.REALS, Map.of("T", "2.."));

  static List<Grounds> everyType() {
    return List.of(
        proof(),
        new Grounds.Sample(
            "p",
            10,
            9,
            3,
            List.of(new Grounds.Sample.Coverage("odd", 4)),
            false,
            List.of(),
            List.of(),
            "at most 1/3"),
        new Grounds.Cells(
            List.of(
                new Grounds.Cells.Cell(
                    "note",
                    List.of(3, 3),
                    "a",
                    "b",
                    "1.5",
                    new Interval(BigFraction.of(29, 20), BigFraction.of(31, 20)),
                    null,
                    null))),
        new Grounds.Runs(
            List.of(
                new Grounds.Runs.Run(
                    "parity",
                    "e1",
                    "",
                    7L,
                    Map.of("H", 4),
                    100,
                    "finished",
                    List.of(new Grounds.Runs.Accuracy(16, 5, 8)),
                    List.of(0.5, 0.25)))),
        new Grounds.Reason("no device"));
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void comesBackAsItWas(Grounds grounds) {
    Evidence twin = evidence(grounds, null);
    Evidence evidence =
        evidence(
            grounds,
            new Control(
                Json.convert(
                    Json.tree(Map.of("op", "replace", "path", "/a", "value", 1)), Patch.class),
                Verdict.REFUTED,
                twin,
                true));
    String text = Json.pretty(evidence);
    assertEquals(evidence, Json.parse("evidence", text, Evidence.class));
    assertTrue(text.indexOf("\"type\"") < text.indexOf("\"scope\""), text);
    assertTrue(text.contains('"' + grounds.type() + "\" : "), text);
  }

  @Test
  void aCertificateThatWasEditedIsNotIntact() {
    String text = Json.pretty(evidence(proof(), null));
    String edited = text.replace("\"-1/2\"", "\"-1/3\"");
    assertFalse(edited.equals(text));
    Proof before = (Proof) Json.parse("e", text, Evidence.class).grounds();
    Proof after = (Proof) Json.parse("e", edited, Evidence.class).grounds();
    assertTrue(before.isIntact());
    assertFalse(after.isIntact());
  }

  @Test
  void editedCellsAreNotRead() {
    String text = Json.pretty(evidence(everyType().get(2), null));
    assertThrows(
        InputException.class,
        () -> Json.parse("e", text.replace("\"29/20\"", "\"28/20\""), Evidence.class));
  }

  private static Proof proof() {
    return Proof.of(
        Role.WITNESS,
        Provenance.SEARCHED,
        "note/first/literal",
        new AffineObstruction(
            List.of(
                new AffineObstruction.Row(
                    List.of(BigFraction.ZERO, BigFraction.ONE), BigFraction.of(-1, 2)))));
  }

  private static Evidence evidence(Grounds grounds, @Nullable Control control) {
    return new Evidence(SCOPE, "a-check", true, 42L, 3L, control, grounds, "found");
  }
}
