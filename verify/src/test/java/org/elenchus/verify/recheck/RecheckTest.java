package org.elenchus.verify.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.verify.audit.AuditRun;
import org.elenchus.verify.check.Context;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The recheck believes nothing: whatever is edited in an evidence file is named by claim. */
class RecheckTest {
  private static final ClaimSet CLAIMS = ClaimFiles.bundled();
  private static JsonNode passing = Json.object();

  /** An audit of all bundled claims but those that train models. */
  @BeforeAll
  static void audit() {
    Set<String> exact =
        CLAIMS.claims().stream()
            .filter(c -> c.readings().stream().noneMatch(r -> r.statement() instanceof Learns))
            .map(c -> c.id())
            .collect(Collectors.toSet());
    Context context = new Context(1, Context.Budget.QUICK, Context.DeviceChoice.CPU);
    passing = Json.tree(new AuditRun(CLAIMS, Map.of(), exact, context, null).settle(_ -> {}));
  }

  @Test
  void whatWasNotEditedPasses() {
    assertEquals(List.of(), differences(passing));
  }

  @Test
  void aChangedVerdictWordIsCaught() {
    forEachReading(
        (where, reading) -> {
          String word = reading.get("verdict").asText();
          reading.put("verdict", word.equals("PROVED") ? "REFUTED" : "PROVED");
        });
  }

  @Test
  void aChangedSummarySentenceIsCaught() {
    forEachReading((where, reading) -> reading.put("summary", "All is well."));
  }

  @Test
  void droppedEvidenceIsCaught() {
    forEachReading(
        (where, reading) -> {
          ((ArrayNode) reading.get("evidence")).removeAll();
          reading.put("verdict", "NOT_RUN");
        });
  }

  @Test
  void aChangedScopeOrStatementIsCaught() {
    forEachReading((where, reading) -> ((ObjectNode) reading.get("formal")).put("form", "other"));
    forEachReading(
        (where, reading) ->
            ((ObjectNode) reading.get("scope"))
                .put(
                    "arithmetic",
                    reading.at("/scope/arithmetic").asText().equals("grid") ? "reals" : "grid"));
  }

  @Test
  void aTwinThatTheFilePraisesIsDerivedAnew() {
    forEachReading(
        (where, reading) -> {
          for (JsonNode evidence : reading.get("evidence")) {
            if (evidence.get("control") instanceof ObjectNode control) {
              control.put("asItShould", !control.get("asItShould").asBoolean());
            } else {
              reading.put("verdict", "PROVED");
            }
          }
        });
  }

  @Test
  void aSummaryThatMiscountsIsCaught() {
    ObjectNode edited = passing.deepCopy();
    ObjectNode summary = (ObjectNode) edited.get("summary");
    summary.put("PROVED", summary.get("PROVED").asInt() + 1);
    assertTrue(differences(edited).toString().contains("summary"));
  }

  /** Every value of every certificate, one at a time, with the old digest. */
  @TestFactory
  List<DynamicTest> anyEditedCertificateIsCaught() {
    List<DynamicTest> tests = new ArrayList<>();
    forEachProof(
        (pointer, claim, proof) ->
            tests.add(
                DynamicTest.dynamicTest(
                    claim + " " + proof.get("class").asText(),
                    () -> assertNamed(claim, edit(pointer, node -> editSomething(node))))));
    assertFalse(tests.isEmpty());
    return tests;
  }

  /** A certificate of another claim, its digest made anew for this one. */
  @TestFactory
  List<DynamicTest> aMovedCertificateIsCaught() {
    List<String[]> proofs = new ArrayList<>();
    forEachProof((pointer, claim, proof) -> proofs.add(new String[] {pointer, claim}));
    return IntStream.range(0, proofs.size())
        .mapToObj(
            i -> {
              String[] to = proofs.get(i);
              String[] from =
                  IntStream.range(1, proofs.size())
                      .mapToObj(step -> proofs.get((i + step) % proofs.size()))
                      .filter(other -> !other[1].equals(to[1]))
                      .findFirst()
                      .orElseThrow();
              return DynamicTest.dynamicTest(
                  from[1] + " to " + to[1],
                  () -> {
                    JsonNode moved = passing.at(from[0]).deepCopy();
                    assertNamed(
                        to[1],
                        edit(
                            to[0],
                            node -> {
                              node.removeAll();
                              node.setAll((ObjectNode) redigested(moved, moved));
                            }));
                  });
            })
        .toList();
  }

  private static JsonNode redigested(JsonNode moved, JsonNode original) {
    ObjectNode fields = moved.deepCopy();
    fields.remove(List.of("digest", "claim", "origin"));
    Proof proof =
        Proof.of(
            Role.CERTIFICATE,
            null,
            original.get("claim").asText(),
            Json.convert(fields, Certificate.class));
    ObjectNode copy = moved.deepCopy();
    copy.remove("origin");
    copy.put("digest", proof.digest());
    return copy;
  }

  private static void editSomething(ObjectNode proof) {
    for (Map.Entry<String, JsonNode> field : proof.properties()) {
      if (List.of("class", "digest", "claim", "origin").contains(field.getKey())) {
        continue;
      }
      if (editValue(proof, field.getKey(), field.getValue())) {
        return;
      }
    }
    proof.put("claim", proof.get("claim").asText() + "x");
  }

  private static boolean editValue(ObjectNode parent, String name, JsonNode value) {
    switch (value) {
      case ArrayNode array when !array.isEmpty() -> array.remove(array.size() - 1);
      case JsonNode number when number.isIntegralNumber() -> parent.put(name, number.asLong() + 1);
      case JsonNode text when text.isTextual() && text.asText().matches("-?\\d+(/\\d+)?") ->
          parent.put(name, text.asText().equals("7") ? "8" : "7");
      default -> {
        return false;
      }
    }
    return true;
  }

  private interface ProofVisitor {
    void visit(String pointer, String claim, JsonNode proof);
  }

  private static void forEachProof(ProofVisitor visitor) {
    for (int c = 0; c < passing.get("claims").size(); c++) {
      JsonNode claim = passing.get("claims").get(c);
      for (int r = 0; r < claim.get("readings").size(); r++) {
        JsonNode evidence = claim.get("readings").get(r).get("evidence");
        for (int e = 0; e < evidence.size(); e++) {
          String base = "/claims/" + c + "/readings/" + r + "/evidence/" + e;
          for (String at : List.of(base, base + "/control/evidence")) {
            JsonNode node = passing.at(at);
            JsonNode proof = node.path(node.path("type").asText());
            if (proof.has("class")) {
              visitor.visit(at + "/" + node.get("type").asText(), claim.get("id").asText(), proof);
            }
          }
        }
      }
    }
  }

  private interface ReadingEdit {
    void apply(String where, ObjectNode reading);
  }

  private static void forEachReading(ReadingEdit edit) {
    JsonNode claims = passing.get("claims");
    assertFalse(claims.isEmpty());
    for (int c = 0; c < claims.size(); c++) {
      String id = claims.get(c).get("id").asText();
      for (int r = 0; r < claims.get(c).get("readings").size(); r++) {
        assertNamed(
            id, edit("/claims/" + c + "/readings/" + r, reading -> edit.apply(id, reading)));
      }
    }
  }

  /** The file with one claim alone, edited at a pointer of the whole file. */
  private static JsonNode edit(String pointer, Consumer<ObjectNode> edit) {
    JsonPointer inFile = JsonPointer.compile(pointer);
    JsonPointer inClaim = inFile.tail().tail();
    JsonNode claim = passing.get("claims").get(inFile.tail().getMatchingIndex());
    ObjectNode copy = claim.deepCopy();
    edit.accept((ObjectNode) copy.at(inClaim));
    assertFalse(copy.equals(claim), pointer);
    ObjectNode alone = Json.object().setAll((ObjectNode) passing);
    alone.putArray("claims").add(copy);
    alone.putArray("figures");
    return alone;
  }

  private static void assertNamed(String claim, JsonNode alone) {
    List<String> differences = differences(alone);
    assertTrue(
        differences.stream().anyMatch(d -> d.startsWith(claim)),
        () -> claim + " is not named in " + differences);
  }

  /** The counts of verdicts are kept right, so that the edit itself must be found. */
  private static List<String> differences(JsonNode file) {
    ObjectNode counted = Json.object().setAll((ObjectNode) file);
    if (file.get("summary").equals(passing.get("summary"))) {
      Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
      for (Verdict verdict : Verdict.values()) {
        counts.put(verdict, 0);
      }
      for (JsonNode claim : file.get("claims")) {
        for (JsonNode reading : claim.get("readings")) {
          counts.merge(Verdict.valueOf(reading.get("verdict").asText()), 1, Integer::sum);
        }
      }
      counted.set("summary", Json.tree(counts));
    }
    return Recheck.differences(counted, CLAIMS);
  }

  @Test
  void everyVerdictWordOfThePassingFileIsKnown() {
    assertEquals(Verdict.values().length, passing.get("summary").size());
  }
}
