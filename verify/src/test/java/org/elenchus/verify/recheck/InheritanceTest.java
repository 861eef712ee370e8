package org.elenchus.verify.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Verdict;
import org.junit.jupiter.api.Test;

class InheritanceTest {
  private static ClaimEvidence claim(String id, Verdict verdict, String... dependsOn) {
    ReadingEvidence reading =
        new ReadingEvidence(
            ReadingKind.LITERAL,
            Scope.of(NumberSystem.PRINTED, Map.of()),
            verdict,
            null,
            List.of(),
            "",
            List.of(),
            "",
            Json.object(),
            null);
    return new ClaimEvidence(
        id,
        Origin.DOCUMENT,
        null,
        "d",
        new Place(List.of(1, 1), null, null, null, null),
        "figure",
        id,
        id,
        Arrays.asList(dependsOn),
        List.of(),
        List.of(reading),
        List.of(),
        "",
        null);
  }

  @Test
  void doubtPassesThroughWhatHolds() {
    List<ClaimEvidence> claims =
        Inheritance.of(
            List.of(
                claim("a", Verdict.CONSISTENT, "b", "elsewhere"),
                claim("b", Verdict.PROVED, "c", "e"),
                claim("c", Verdict.REFUTED, "a"),
                claim("e", Verdict.INCONCLUSIVE)));
    assertEquals(List.of("c"), claims.get(0).doubts());
    assertEquals(List.of("c"), claims.get(1).doubts());
    assertNull(claims.get(2).doubts()); // a circle brings no doubt of a claim upon itself
    assertNull(claims.get(3).doubts());
  }

  @Test
  void theNearestComeFirst() {
    List<ClaimEvidence> claims =
        Inheritance.of(
            List.of(
                claim("a", Verdict.SUPPORTED, "b", "c"),
                claim("b", Verdict.VACUOUS, "d"),
                claim("c", Verdict.UNSUPPORTED),
                claim("d", Verdict.CONTRADICTED)));
    assertEquals(List.of("b", "c", "d"), claims.get(0).doubts());
    assertEquals(List.of("d"), claims.get(1).doubts());
  }
}
