package org.elenchus.verify.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ConvergingWords;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Dropped;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.search.MachineSearch;
import org.elenchus.reference.search.RelationSearch;
import org.elenchus.verify.recheck.Judge.Brought;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study of three claims: one proof, one contradiction that it rests on, one citation. */
class RecheckRulesTest {
  private static final String DOCUMENT =
      """
      # Study

      | Model | Rate | Speed |
      |---|---|---|
      | wide | 39K | 3.0x |
      | base | 19K | 1.0x |
      """;

  private static final Map<String, FigureInventory> FIGURES =
      Map.of(
          "study",
          FigureInventory.of(
              DocumentReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8), "study", "study.md")));

  private static final ClaimSet CLAIMS = claims();

  private static ClaimSet claims() {
    String text =
        """
        { "schema": "elenchus-claims/1",
          "document": { "id": "study", "title": "Study", "sha256": "%s" },
          "claims": [
            { "id": "study/rests", "origin": "document", "repairs": null,
              "locator": { "lines": [1, 1] }, "kind": "theorem", "title": "t", "statement": "s",
              "hypotheses": ["ordered"], "doesNotShow": "", "dependsOn": ["study/speed"],
              "contradicts": [], "trained": { "by": [], "none": "no weights" },
              "readings": [ { "reading": "literal", "says": "s", "expected": "VERIFIED",
                "scope": { "arithmetic": "grid", "domain": { "n": "2..3" } },
                "formal": { "form": "chain-maps", "sizes": "2..3", "nondecreasing": true },
                "checks": [ { "check": "chains",
                  "twin": { "op": "replace", "path": "/nondecreasing", "value": false } } ],
                "without": [ { "hypothesis": "ordered",
                  "patch": { "op": "replace", "path": "/nondecreasing", "value": false } } ] } ] },
            { "id": "study/cited", "origin": "document", "repairs": null,
              "locator": { "lines": [2, 2] }, "kind": "theorem", "title": "t", "statement": "s",
              "hypotheses": [], "doesNotShow": "", "dependsOn": [], "contradicts": [],
              "readings": [ { "reading": "prose", "says": "s",
                "scope": { "arithmetic": "reals", "domain": {} },
                "formal": { "form": "cited", "source": "a book", "reason": "cited only" },
                "checks": [ { "check": "cited" }, { "check": "library" } ] } ] },
            { "id": "study/speed", "origin": "document", "repairs": null,
              "locator": { "lines": [5, 6] }, "kind": "figure", "title": "t", "statement": "s",
              "hypotheses": [], "doesNotShow": "", "dependsOn": [], "contradicts": [],
              "readings": [ { "reading": "literal", "says": "s",
                "scope": { "arithmetic": "printed", "domain": {} },
                "formal": { "form": "relation", "document": "study", "cells": {
                    "a": { "line": 5, "printed": "39K" }, "b": { "line": 6, "printed": "19K" },
                    "r": { "line": 5, "printed": "3.0x" } },
                  "relation": "a == r*b" },
                "checks": [ { "check": "relation", "twin": {
                  "op": "replace", "path": "/cells/r/printed", "value": "2.0x" } } ] } ] } ] }
        """
            .formatted(DocumentReader.sha256(DOCUMENT.getBytes(StandardCharsets.UTF_8)));
    return ClaimFiles.parse(Map.of("study.claims.json", text), FIGURES, claim -> {});
  }

  private static Grounds settle(Statement statement, String subject) {
    return switch (statement) {
      case ChainMaps maps -> MachineSearch.chains(maps, subject);
      case Relation relation -> RelationSearch.search(relation);
      default -> new Grounds.Reason("cited only");
    };
  }

  private static Brought brought(Claim claim, Reading reading) {
    return brought(claim, reading, reading.checks().getFirst());
  }

  private static Brought brought(Claim claim, Reading reading, CheckCall call) {
    String subject = claim.subject(reading);
    return new Brought(
        call,
        settle(reading.statement(), subject),
        call.twin() == null ? null : settle(reading.twin(call.twin()), subject + "/twin"),
        7L,
        5L);
  }

  private static ReadingEvidence judged(Claim claim) {
    Reading reading = claim.readings().getFirst();
    List<Grounds> dropped = new ArrayList<>();
    for (Dropped needed : reading.needed()) {
      String subject = Judge.without(claim.subject(reading), dropped.size());
      dropped.add(settle(reading.twin(needed.patch()), subject));
    }
    List<Brought> all =
        reading.checks().stream().map(call -> brought(claim, reading, call)).toList();
    return Judge.judge(claim, reading, all, dropped);
  }

  private static JsonNode passing() {
    List<ClaimEvidence> entries = new ArrayList<>();
    for (Claim claim : CLAIMS.claims()) {
      entries.add(Judge.entry(claim, List.of(judged(claim))));
    }
    return Json.tree(
        new EvidenceFile(
            EvidenceFile.SCHEMA,
            new EvidenceFile.Run("2026-11-22T00:00:00Z", 7, "quick", "cpu", "25", "abc", 1.5),
            List.of(),
            CLAIMS.documents(),
            Inheritance.of(entries),
            FigureStates.of(FIGURES, entries),
            EvidenceFile.count(entries),
            null,
            null,
            Contradictions.of(FIGURES, entries)));
  }

  private static List<String> differences(JsonNode file) {
    return Recheck.of(file, CLAIMS, FIGURES).differences();
  }

  @Test
  void whatFollowsFromTheClaimsPasses() {
    JsonNode file = passing();
    assertEquals(new Recheck.Outcome(3, List.of(), Set.of()), Recheck.of(file, CLAIMS, FIGURES));
    assertEquals("VERIFIED", file.at("/claims/0/readings/0/verdict").asText());
    assertEquals("NOT_RUN", file.at("/claims/1/readings/0/verdict").asText());
    assertEquals("CONTRADICTED", file.at("/claims/2/readings/0/verdict").asText());
    assertEquals("study/speed", file.at("/claims/0/doubts/0").asText());
    assertEquals("study/rests/literal/without/1", Judge.without("study/rests/literal", 0));
  }

  @Test
  void withoutInventoriesTheFiguresStayOpen() {
    Recheck.Outcome outcome = Recheck.of(passing(), CLAIMS, Map.of());
    assertEquals(List.of(), outcome.differences());
    assertEquals(Set.of("study"), outcome.open());
  }

  /** One value edited, and what is said of it; times may differ. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /claims/0/id | "study/other" | study/other: is no claim of the claim data
          /claims/0/title | {} | study/rests: cannot be read: at 'title'
          /claims/0/title | "other" | study/rests: is not stated as in the claim data
          /claims/0/trained/none | "other" | study/rests: is not stated as in the claim data
          /claims/0/trained | {"by": ["study/cited"]} | study/rests: is not stated as in the claim data
          /claims/0/trained | {"by": ["study/cited"], "none": "both"} | study/rests: cannot be read
          /claims/0/readings | [] | study/rests: is not stated as in the claim data
          /claims/0/readings/0/reading | "prose" | study/rests/literal: reading, scope, expected verdict or statement differ
          /claims/0/readings/0/says | "other" | study/rests/literal: reading, scope, expected verdict or statement differ
          /claims/0/readings/0/expected | "PROVED" | study/rests/literal: reading, scope, expected verdict or statement differ
          /claims/0/readings/0/scope/domain/n | "2..4" | study/rests/literal: reading, scope, expected verdict or statement differ
          /claims/0/readings/0/formal/sizes | "2..4" | study/rests/literal: reading, scope, expected verdict or statement differ
          /claims/0/readings/0/evidence | [] | study/rests/literal: there is no evidence from its check chains
          /claims/0/readings/0/evidence/0/check | "other" | study/rests/literal: the claim data call no check named other
          /claims/0/readings/0/evidence/0/finding | "other" | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/rechecked | false | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/scope/arithmetic | "reals" | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/control/verdict | "PROVED" | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/control/asItShould | false | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/control/evidence/finding | "other" | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/durationMillis | 6 | ok
          /claims/0/readings/0/evidence/0/control/evidence/durationMillis | 6 | ok
          /claims/0/readings/0/evidence/0/seed | 8 | study/rests/literal: what the file says of chains is not what it shows
          /claims/0/readings/0/evidence/0/certificate/maps/0 | 9 | study/rests/literal: chains was refused: the certificate's digest is not that of its content
          /claims/0/readings/0/evidence/0/control/evidence/witness/images/0 | 2 | study/rests/literal: the twin of chains is not settled the other way: the certificate's digest
          /claims/0/readings/0/verdict | "PROVED" | study/rests/literal: the evidence gives VERIFIED, the file says PROVED
          /claims/0/readings/0/summary | "other" | study/rests/literal: the summary is not that of the evidence
          /claims/0/readings/0/under | ["other"] | study/rests/literal: the summary is not that of the evidence
          /claims/0/readings/0/without | [] | study/rests/literal: claim study/rests: not every hypothesis that it drops has grounds
          /claims/0/readings/0/without/0/hypothesis | "other" | study/rests/literal: what the file says without a hypothesis is not what it shows
          /claims/0/readings/0/without/0/control/verdict | "PROVED" | study/rests/literal: what the file says without a hypothesis is not what it shows
          /claims/0/readings/0/without/0/control/evidence/durationMillis | 6 | ok
          /claims/0/readings/0/without/0/control/evidence/witness/images/0 | 2 | study/rests/literal: nothing is shown to fail without: ordered
          /claims/0/doubts | ["study/cited"] | study/rests: the doubts that it inherits are not those of what it rests on
          /claims/1/readings/0/evidence/0/reason | "other" | study/cited/prose: what the file says of cited is not what it shows
          /claims/2/readings/0/evidence/0/finding | "other" | study/speed/literal: what the file says of relation is not what it shows
          /figures/0/state | "consistent" | figures: 39K at study:5 is inconsistent (is one of a smallest set of numbers that cannot all be right), which is not what the file says
          /figures/3/reason | "other" | figures: 1.0x at study:6 is not checkable (missing: a relation that uses it), which is not what the file says
          /figures | [] | figures: the file lists 0 numbers, the inventories 4
          /contradictions/0/relation | "other" | contradictions: are not the distinct ones
          /contradictions/0/cells | [] | contradictions: are not the distinct ones
          /contradictions | [] | contradictions: are not the distinct ones
          /documents | [] | documents: are not those of the claim data
          /summary/PROVED | 1 | summary: does not count the verdicts of the claims
          /claims | [] | claims: the file holds none
          """)
  void anEditIsNamed(String pointer, String value, String expected) {
    ObjectNode file = passing().deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode given = Json.parse("value", value, JsonNode.class);
    assertFalse(file.at(at).isMissingNode(), pointer);
    assertFalse(file.at(at).equals(given), pointer);
    switch (file.at(at.head())) {
      case ObjectNode object -> object.set(at.last().getMatchingProperty(), given);
      case ArrayNode array -> array.set(at.last().getMatchingIndex(), given);
      default -> throw new AssertionError(pointer);
    }
    List<String> found = differences(file);
    if (expected.equals("ok")) {
      assertEquals(List.of(), found);
    } else {
      assertTrue(found.stream().anyMatch(d -> d.startsWith(expected)), found::toString);
    }
  }

  @Test
  void eachCheckThatIsCalledHasItsEvidence() {
    JsonNode file = passing().deepCopy();
    assertEquals(2, file.at("/claims/1/readings/0/evidence").size());
    ((ArrayNode) file.at("/claims/1/readings/0/evidence")).remove(1);
    String missing = "study/cited/prose: there is no evidence from its check library";
    assertTrue(differences(file).contains(missing), differences(file)::toString);
  }

  @Test
  void aFileOfAnotherShapeIsRefused() {
    String why = "an evidence file is an object with an array of claims";
    for (JsonNode file :
        List.of(Json.tree(7), Json.object(), Json.object().put("claims", "none"))) {
      assertEquals(
          why,
          assertThrows(IllegalArgumentException.class, () -> Recheck.of(file, CLAIMS, FIGURES))
              .getMessage());
    }
  }

  private static Ruling ruling(String text) {
    if (text.equals("refused")) {
      return new Ruling.Refused("no");
    }
    String[] words = text.split(" ", -1);
    Scope scope = Scope.of(NumberSystem.REALS, Map.of());
    return new Ruling.Accepted(Kind.valueOf(words[0]), Outcome.valueOf(words[1]), scope, "so");
  }

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE HOLDS, COUNTEREXAMPLE FAILS, true",
    "CERTIFICATE HOLDS, CERTIFICATE FAILS, true",
    "CERTIFICATE HOLDS, CERTIFICATE HOLDS, false",
    "CERTIFICATE HOLDS, RUNS OPEN, false",
    "CERTIFICATE OPEN, RUNS HOLDS, false",
    "CERTIFICATE HOLDS, refused, false",
    "refused, CERTIFICATE FAILS, false",
    "FINITE FAILS, FINITE HOLDS, true",
    "COUNTEREXAMPLE FAILS, CERTIFICATE HOLDS, true",
    "COUNTEREXAMPLE FAILS, COUNTEREXAMPLE FAILS, false",
    "RUNS HOLDS, RUNS FAILS, true",
    "RUNS OPEN, RUNS FAILS, true",
    "RUNS OPEN, RUNS OPEN, false",
    "RUNS OPEN, refused, false",
    "CELLS HOLDS, CELLS FAILS, true",
    "CELLS HOLDS, CELLS HOLDS, false",
    "CELLS OPEN, CELLS HOLDS, true",
    "CELLS OPEN, CELLS FAILS, false",
    "CELLS HOLDS, CELLS OPEN, false",
    "COUNTERMODEL OPEN, CERTIFICATE HOLDS, true",
    "COUNTERMODEL OPEN, CERTIFICATE FAILS, false",
    "UNFOLDING HOLDS, COUNTEREXAMPLE FAILS, true",
    "SAMPLE OPEN, CERTIFICATE FAILS, true",
    "REASON OPEN, CERTIFICATE FAILS, false",
    "CERTIFICATE HOLDS, SAMPLE FAILS, false",
    "CERTIFICATE HOLDS, COUNTERMODEL FAILS, false",
    "CERTIFICATE HOLDS, UNFOLDING FAILS, false",
    "CERTIFICATE HOLDS, REASON FAILS, false"
  })
  void aTwinIsSettledTheOtherWay(String original, String twin, boolean opposite) {
    assertEquals(opposite, Judge.isOpposite(ruling(original), ruling(twin)));
  }

  private static final Claim RESTS = CLAIMS.find("study/rests").orElseThrow();

  private static Reading reading(String sizes) {
    Reading own = RESTS.readings().getFirst();
    return new Reading(
        own.reading(),
        own.says(),
        Scope.of(NumberSystem.GRID, Map.of("n", sizes)),
        own.formal(),
        own.checks(),
        own.expected(),
        null);
  }

  private static void summarised(
      String sizes, @Nullable Brought brought, Verdict verdict, String summary) {
    ReadingEvidence evidence =
        Judge.judge(
            RESTS, reading(sizes), brought == null ? List.of() : List.of(brought), List.of());
    assertEquals(verdict, evidence.verdict());
    assertEquals(summary, evidence.summary());
    assertEquals(null, evidence.without());
  }

  @Test
  void theSummarySaysWhatCarriesTheVerdict() {
    Brought both = brought(RESTS, RESTS.readings().getFirst());
    CheckCall call = both.call();
    String finding = "All maps, [3, 10] by size, come to rest within n steps.";
    summarised("2..3", both, Verdict.VERIFIED, finding);
    summarised(
        "2..9",
        both,
        Verdict.INCONCLUSIVE,
        "Not as far as the reading (grid; n = 2..9): " + finding);
    summarised(
        "2..3",
        new Brought(call, both.grounds(), null, null, 0),
        Verdict.INCONCLUSIVE,
        "Nothing may decide (chains: its twin was not settled the other way).");
    summarised(
        "2..3",
        new Brought(call, Objects.requireNonNull(both.twin()), both.grounds(), null, 0),
        Verdict.INCONCLUSIVE,
        "Nothing may decide (chains: refused).");
    summarised(
        "2..3",
        null,
        Verdict.NOT_RUN,
        "Nothing that was brought reaches as far as the reading (grid; n = 2..3).");
    summarised(
        "2..3",
        new Brought(call, new Grounds.Reason("no time"), null, null, 0),
        Verdict.NOT_RUN,
        "no time");
  }

  /** What two proofs are under is said once; what is under nothing says nothing. */
  @Test
  void aReadingSaysUnderWhichStepsItsProofsStand() {
    JsonNode formal =
        Json.parse(
            "formal",
            """
            { "form": "computes", "quantifier": "no-single-model",
              "models": { "model": "e88-additive", "layers": null, "activation": null,
                "readout": "affine" },
              "task": { "name": "parity", "parameters": {} }, "agreement": "margin",
              "inputs": "bits", "lengths": "1.." }
            """,
            JsonNode.class);
    Reading own = RESTS.readings().getFirst();
    Reading reading =
        new Reading(
            own.reading(),
            own.says(),
            Scope.of(NumberSystem.REALS, Map.of("T", "1..", "inputs", "bits")),
            formal,
            own.checks(),
            own.expected(),
            null);
    Certificate ones = new ConvergingWords(1);
    Grounds proof = Grounds.Proof.of(Grounds.Role.CERTIFICATE, null, RESTS.subject(reading), ones);
    Brought first = new Brought(new CheckCall("a", null, null), proof, null, null, 0);
    Brought second = new Brought(new CheckCall("b", null, null), proof, null, null, 0);
    List<String> under = Judge.judge(RESTS, reading, List.of(first, second), List.of()).under();
    assertEquals(1, under.size(), under::toString);
    assertEquals(List.of(), judged(RESTS).under());
  }

  @Test
  void aCertificateServesTheReadingThatItIsMadeOutFor() {
    Reading reading = RESTS.readings().getFirst();
    Brought own = brought(RESTS, reading);
    Grounds twin = Objects.requireNonNull(own.twin());
    String subject = RESTS.subject(reading);
    assertTrue(Judge.isSettledTheOtherWay(reading, subject, own.call(), own.grounds(), twin));
    assertFalse(
        Judge.isSettledTheOtherWay(reading, subject + "x", own.call(), own.grounds(), twin));
    assertFalse(
        Judge.isSettledTheOtherWay(
            reading, subject, new CheckCall("chains", null, null), own.grounds(), twin));
    Grounds elsewhere = settle(reading.statement(), "study/other/literal");
    ReadingEvidence evidence =
        Judge.judge(
            RESTS,
            reading("2..3"),
            List.of(new Brought(own.call(), elsewhere, twin, null, 0)),
            List.of());
    assertFalse(evidence.evidence().getFirst().rechecked());
    assertEquals(
        "the certificate is made out for study/other/literal, not for study/rests/literal",
        evidence.evidence().getFirst().finding());
    assertEquals("reals", evidence.evidence().getFirst().scope().inWords());
    assertNotNull(evidence.evidence().getFirst().control());
    assertThrows(
        Judge.BrokenException.class, () -> Judge.judge(RESTS, reading, List.of(own), List.of()));
    assertThrows(
        Judge.BrokenException.class, () -> Judge.judge(RESTS, reading, List.of(), List.of(twin)));
  }
}
