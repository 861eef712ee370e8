package org.elenchus.claims.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.InputException;
import org.elenchus.claims.certificate.MonotoneOrbit;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFileTest {
  private static final Scope SCOPE = Scope.of(NumberSystem.REALS, Map.of());

  private static Evidence evidence(Grounds grounds) {
    return new Evidence(SCOPE, "check", true, null, 3L, null, grounds, "found");
  }

  private static ReadingEvidence reading(Verdict verdict) {
    return new ReadingEvidence(
        ReadingKind.LITERAL,
        SCOPE,
        verdict,
        null,
        List.of(),
        "in short",
        List.of(evidence(new Grounds.Reason("none"))),
        "says",
        Json.object(),
        null);
  }

  private static ClaimEvidence claim(String id, Verdict... verdicts) {
    List<ReadingEvidence> readings = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      readings.add(reading(verdict));
    }
    return new ClaimEvidence(
        id,
        Origin.DOCUMENT,
        null,
        "note",
        new Place(List.of(1, 2), null, null, null, null),
        "theorem",
        "Title",
        "text",
        List.of("note/a"),
        List.of(),
        readings,
        List.of("h"),
        "",
        null);
  }

  private static EvidenceFile file(String schema, ClaimEvidence... claims) {
    return new EvidenceFile(
        schema,
        new EvidenceFile.Run("2026-11-22T00:00:00Z", 7, "quick", "cpu", "25", "abc", 1.5),
        List.of(new EvidenceFile.TrustedPackage("p", 10)),
        List.of(),
        List.of(claims),
        List.of(),
        EvidenceFile.count(List.of(claims)),
        null,
        null,
        null);
  }

  @Test
  void verdictsAreCountedByReading() {
    Map<Verdict, Integer> counts =
        EvidenceFile.count(
            List.of(claim("a", Verdict.PROVED, Verdict.REFUTED), claim("b", Verdict.PROVED)));
    assertEquals(List.of(Verdict.values()), List.copyOf(counts.keySet()), "all, in order");
    assertEquals(2, counts.get(Verdict.PROVED));
    assertEquals(1, counts.get(Verdict.REFUTED));
    assertEquals(0, counts.get(Verdict.VACUOUS));
  }

  @Test
  void anEvidenceFileIsReadAsItWasWritten() {
    EvidenceFile file = file(EvidenceFile.SCHEMA, claim("a", Verdict.PROVED));
    assertEquals(file, Json.parse("f", Json.pretty(file), EvidenceFile.class));
    assertEquals(1, file.summary().get(Verdict.PROVED));
    assertEquals(Verdict.values().length, file.summary().size());
    assertTrue(
        String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> file("elenchus-evidence/0"))
                    .getMessage())
            .contains("schema must be elenchus-evidence/1, not elenchus-evidence/0"));
  }

  @Test
  void whatIsMeasuredLaterIsAddedAndNothingElseChanges() {
    EvidenceFile file = file(EvidenceFile.SCHEMA, claim("a", Verdict.PROVED));
    Auditor.Share share = new Auditor.Share(0, 3, 0, 0.6);
    Auditor.Family family = new Auditor.Family("foreign", List.of(), share);
    Auditor.Releases releases =
        new Auditor.Releases(
            "note", List.of(new Auditor.Release(1, "2026-11-22", List.of(family))));
    Auditor bare = new Auditor(1, List.of(), share, null, null);
    Auditor auditor = bare.with(releases);
    assertEquals(releases, auditor.releases());
    Replication replication = new Replication("runs", "0", List.of(), List.of());
    EvidenceFile measured = file.with(auditor, replication);
    assertEquals(auditor, measured.auditor());
    assertEquals(replication, measured.replication());
    assertEquals(file.claims(), measured.claims());
    assertEquals(measured, Json.parse("f", Json.pretty(measured), EvidenceFile.class));
    Auditor.Mutation mutation = new Auditor.Mutation("p", 4, 3, 1, "2026-11-22", false);
    Auditor with = auditor.with(List.of(mutation));
    assertEquals(List.of(mutation), with.mutation());
    assertEquals(auditor.falseAlarms(), with.falseAlarms());
    assertEquals(with, Json.parse("f", Json.pretty(with), Auditor.class));
  }

  @ParameterizedTest
  @EnumSource
  void aClaimIsDoubtfulByItsWorstReading(Verdict verdict) {
    boolean doubtful =
        verdict.isAgainst() || verdict == Verdict.UNSUPPORTED || verdict == Verdict.VACUOUS;
    assertEquals(doubtful, claim("a", Verdict.PROVED, verdict).isDoubtful());
    assertTrue(claim("a", Verdict.REFUTED, verdict).isDoubtful());
  }

  @Test
  void doubtsAreInherited() {
    ClaimEvidence claim = claim("a", Verdict.PROVED);
    assertNull(claim.doubts());
    assertEquals(List.of("b"), claim.doubtedBy(List.of("b")).doubts());
    assertEquals(claim, claim.doubtedBy(List.of("b")).doubtedBy(List.of()));
  }

  @Test
  void whatAHypothesisIsNeededForIsListed() {
    ReadingEvidence plain = reading(Verdict.PROVED);
    assertEquals(List.of(), plain.dropped());
    Control control =
        new Control(
            new org.elenchus.claims.claim.Patch("remove", "/h", null),
            Verdict.REFUTED,
            evidence(new Grounds.Reason("none")),
            true);
    EvidenceFile.Without without = new EvidenceFile.Without("h", control);
    ReadingEvidence needed =
        new ReadingEvidence(
            plain.reading(),
            plain.scope(),
            plain.verdict(),
            Verdict.PROVED,
            plain.under(),
            plain.summary(),
            plain.evidence(),
            plain.says(),
            plain.formal(),
            List.of(without));
    assertEquals(List.of(without), needed.dropped());
    assertEquals(needed, Json.parse("f", Json.pretty(needed), ReadingEvidence.class));
  }

  @ParameterizedTest
  @EnumSource
  void aProofGoesUnderTheNameOfItsRole(Role role) {
    Proof searched = Proof.of(role, Provenance.SEARCHED, "note/a/literal", new MonotoneOrbit(1));
    Proof plain = Proof.of(role, null, "note/a/literal", new MonotoneOrbit(1));
    for (Proof proof : List.of(searched, plain)) {
      assertEquals(role.name().toLowerCase(java.util.Locale.ROOT), proof.type());
      assertTrue(proof.isIntact());
      Evidence evidence = evidence(proof);
      ObjectNode tree = (ObjectNode) Json.tree(evidence);
      assertEquals("note/a/literal", tree.get(proof.type()).get("claim").asText());
      assertEquals(proof.origin() != null, tree.get(proof.type()).has("origin"));
      assertEquals(evidence, Json.convert(tree, Evidence.class));
    }
    assertNotEquals(plain.digest(), searched.digest());
    Proof trained = Proof.of(role, Provenance.TRAINED, "note/a/literal", new MonotoneOrbit(1));
    assertNotEquals(searched.digest(), trained.digest());
    Proof elsewhere = Proof.of(role, null, "note/b/literal", new MonotoneOrbit(1));
    assertNotEquals(plain.digest(), elsewhere.digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"type", "scope", "check", "rechecked", "durationMillis", "reason", "finding"})
  void everyFieldOfEvidenceIsNeeded(String field) {
    ObjectNode tree = (ObjectNode) Json.tree(evidence(new Grounds.Reason("none")));
    for (boolean removed : new boolean[] {true, false}) {
      ObjectNode copy = tree.deepCopy();
      JsonNode was = removed ? copy.remove(field) : copy.replace(field, copy.nullNode());
      assertTrue(was != null, field);
      assertEquals(needs(field), refusal(copy).replaceFirst("^f:\\d+: ", ""));
    }
  }

  private static String needs(String field) {
    return "evidence needs the field '" + field + "'";
  }

  private static String refusal(JsonNode tree) {
    return String.valueOf(
        assertThrows(InputException.class, () -> Json.parse("f", Json.pretty(tree), Evidence.class))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "certificate,digest,needs the field 'digest'",
    "certificate,claim,needs the field 'claim'",
    "certificate,symbol,no field 'symbol'",
  })
  void everyFieldOfAProofIsNeeded(String under, String field, String why) {
    Proof proof = Proof.of(Role.CERTIFICATE, null, "note/a/literal", new MonotoneOrbit(1));
    ObjectNode tree = (ObjectNode) Json.tree(evidence(proof));
    ((ObjectNode) tree.get(under)).remove(field);
    assertTrue(refusal(tree).contains(why), refusal(tree));
    tree.put(under, "text");
    assertTrue(refusal(tree).contains("a certificate is a JSON object"), refusal(tree));
  }

  @Test
  void digestsOfListsAreHeldAgainstThem() {
    ObjectNode tree = (ObjectNode) Json.tree(evidence(new Grounds.Runs(List.of())));
    assertEquals(evidence(new Grounds.Runs(List.of())), Json.convert(tree, Evidence.class));
    tree.put("digest", "0");
    assertTrue(refusal(tree).contains("the digest is not that of the runs"), refusal(tree));
  }

  @Test
  void aContradictionStandsInSoManyDocuments() {
    Contradiction.Spot first = new Contradiction.Spot("a", 1, null, null, "1");
    Contradiction.Spot again = new Contradiction.Spot("a", 2, null, null, "2");
    Contradiction.Spot other = new Contradiction.Spot("b", 1, null, null, "3");
    assertEquals(
        2, new Contradiction(List.of(first, again, other), "r", List.of(), List.of()).documents());
  }
}
