package org.elenchus.verify.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.verify.audit.AuditRun;
import org.elenchus.verify.check.Context;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recheck believes nothing: whatever is edited in an evidence file is named by claim. */
class RecheckTest {
  private static final ClaimSet CLAIMS = ClaimFiles.bundled();
  private static final Map<String, FigureInventory> FIGURES = ClaimFiles.bundledFigures();

  /**
   * Fields of certificates that carry no weight, with the reason: an edit may leave the certificate
   * as good as it was.
   */
  private static final Map<String, String> FREE =
      Map.of("contraction.suffix", "any symbol that keeps the labels apart serves");

  /** What an evidence file adds to a certificate's own fields. */
  private static final List<String> FRAME = List.of("class", "digest", "claim", "origin");

  private static final int CERTIFICATES_TRIED = 6;

  /** Checks that train, or bring runs: their claims are long to judge, and are left out here. */
  private static final Set<String> TRAINING =
      Set.of("training", "matrix-training", "stored-training", "trained-network");

  /** The document whose claims are judged soonest: for edits of the file, not of a claim. */
  private static final String SHORT = "scaling-study-400m";

  private static final Map<String, FigureInventory> SHORT_FIGURES =
      Map.of(SHORT, Objects.requireNonNull(FIGURES.get(SHORT)));

  /** An audit of all bundled claims but those that train models. */
  private static JsonNode passing = Json.object();

  /** An audit of the short document alone. */
  private static JsonNode shortOne = Json.object();

  @BeforeAll
  static void audit() {
    passing = audited(FIGURES, claim -> true);
    shortOne = audited(SHORT_FIGURES, claim -> claim.id().startsWith(SHORT + "/"));
  }

  private static JsonNode audited(Map<String, FigureInventory> figures, Predicate<Claim> chosen) {
    Set<String> exact =
        CLAIMS.claims().stream()
            .filter(chosen)
            .filter(
                c ->
                    c.readings().stream()
                        .flatMap(r -> r.checks().stream())
                        .noneMatch(call -> TRAINING.contains(call.check())))
            .map(Claim::id)
            .collect(Collectors.toSet());
    Context context = new Context(1, Context.Budget.QUICK, Context.DeviceChoice.CPU);
    return Json.tree(new AuditRun(CLAIMS, figures, exact, context, null).settle(_ -> {}));
  }

  @Test
  void whatWasNotEditedPasses() {
    Recheck.Outcome outcome = Recheck.of(passing, CLAIMS, FIGURES);
    assertEquals(List.of(), outcome.differences());
    assertEquals(Set.of(), outcome.open());
  }

  @Test
  void figuresWithoutAnInventoryAreLeftOpen() {
    assertEquals(List.of(), ofShort(shortOne));
    assertEquals(Set.of(SHORT), Recheck.of(shortOne, CLAIMS, Map.of()).open());
  }

  private static List<String> ofShort(JsonNode edited) {
    return Recheck.of(edited, CLAIMS, SHORT_FIGURES).differences();
  }

  /** What a file says of a claim beside its evidence comes from the claim data too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/title",
        "/statement",
        "/kind",
        "/document",
        "/doesNotShow",
        "/locator/heading",
        "/readings/0/says"
      })
  void aChangedTextIsCaught(String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    IntStream.range(0, passing.get("claims").size())
        .parallel()
        .forEach(
            c -> {
              String id = passing.get("claims").get(c).get("id").asText();
              JsonNode edited =
                  edit(
                      "/claims/" + c,
                      claim ->
                          ((ObjectNode) claim.at(at.head()))
                              .put(at.last().getMatchingProperty(), "something else"));
              assertNamed(id, edited);
            });
  }

  @Test
  void aChangedExpectedVerdictIsCaught() {
    forEachReading(
        (where, reading) ->
            reading.put(
                "expected",
                reading.path("expected").asText().equals("NOT_RUN") ? "PROVED" : "NOT_RUN"));
  }

  @Test
  void aChangedStateOfAFigureIsCaught() {
    ObjectNode edited = shortOne.deepCopy();
    ObjectNode figure = (ObjectNode) edited.get("figures").get(100);
    figure.put("state", figure.get("state").asText().equals("consistent") ? "open" : "consistent");
    assertTrue(ofShort(edited).toString().contains(figure.get("printed").asText()));
    ((ArrayNode) edited.get("figures")).remove(100);
    assertTrue(ofShort(edited).toString().contains("numbers"));
  }

  @Test
  void aDoubtThatIsLeftOutIsCaught() {
    ObjectNode edited = shortOne.deepCopy();
    for (JsonNode claim : edited.get("claims")) {
      if (claim.hasNonNull("doubts")) {
        ((ObjectNode) claim).remove("doubts");
        String expected = claim.get("id").asText() + ": the doubts that it inherits";
        List<String> differences = ofShort(edited);
        assertTrue(differences.stream().allMatch(d -> d.startsWith(expected)), expected);
        assertEquals(1, differences.size());
        return;
      }
    }
    throw new AssertionError("no claim of the audit rests on one that did not hold");
  }

  @Test
  void aFileWithoutClaimsOrWithOtherDocumentsIsCaught() {
    ObjectNode empty = shortOne.deepCopy();
    empty.putArray("claims");
    assertTrue(ofShort(empty).toString().contains("holds none"));
    ObjectNode other = shortOne.deepCopy();
    ((ObjectNode) other.get("documents").get(0)).put("sha256", "0".repeat(64));
    assertTrue(ofShort(other).toString().contains("documents"));
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
    ObjectNode edited = shortOne.deepCopy();
    ObjectNode summary = (ObjectNode) edited.get("summary");
    summary.put("PROVED", summary.get("PROVED").asInt() + 1);
    assertTrue(ofShort(edited).toString().contains("summary"));
  }

  /** One value of each certificate, with the old digest. */
  @Test
  void anyEditedCertificateIsCaught() {
    proofs().parallelStream()
        .forEach(at -> assertNamed(at.claim(), edit(at.pointer(), node -> editSomething(node))));
  }

  /** Another claim's certificate of another class, made out for this claim with a new digest. */
  @Test
  void aMovedCertificateIsCaught() {
    List<Place> proofs = proofs();
    IntStream.range(0, proofs.size())
        .parallel()
        .forEach(
            i -> {
              Place to = proofs.get(i);
              Place from =
                  IntStream.range(1, proofs.size())
                      .mapToObj(step -> proofs.get((i + step) % proofs.size()))
                      .filter(p -> !p.claim().equals(to.claim()) && !p.name().equals(to.name()))
                      .findFirst()
                      .orElseThrow();
              JsonNode moved = passing.at(from.pointer());
              String subject = passing.at(to.pointer()).get("claim").asText();
              for (String madeOutFor : List.of(moved.get("claim").asText(), subject)) {
                assertNamed(
                    to.claim(),
                    edit(to.pointer(), node -> node.removeAll().setAll(made(moved, madeOutFor))));
              }
            });
  }

  /** Each field of a certificate of each class, edited, with a new digest. */
  @TestFactory
  List<DynamicTest> anEditedCertificateWithANewDigestIsCaught() {
    Map<String, List<Place>> byClass =
        proofs().stream()
            .collect(Collectors.groupingBy(Place::name, TreeMap::new, Collectors.toList()));
    List<DynamicTest> tests = new ArrayList<>();
    byClass.forEach(
        (name, places) -> {
          for (String field :
              passing.at(places.getFirst().pointer()).properties().stream()
                  .map(Map.Entry::getKey)
                  .toList()) {
            if (!FRAME.contains(field) && !FREE.containsKey(name + "." + field)) {
              tests.add(
                  DynamicTest.dynamicTest(
                      name + "." + field, () -> anEditOfTheFieldIsCaught(field, places)));
            }
          }
        });
    assertFalse(tests.isEmpty());
    return tests;
  }

  /** In at least one certificate of the class: in another one the value may not matter. */
  private static void anEditOfTheFieldIsCaught(String field, List<Place> places) {
    List<String> passed = new ArrayList<>();
    for (Place place : places.subList(0, Math.min(places.size(), CERTIFICATES_TRIED))) {
      ObjectNode proof = passing.at(place.pointer()).deepCopy();
      if (!editLeaf(proof, field)) {
        continue;
      }
      JsonNode edited;
      try {
        ObjectNode remade = made(proof, proof.get("claim").asText());
        edited = edit(place.pointer(), node -> node.removeAll().setAll(remade));
      } catch (IllegalArgumentException e) {
        return; // The record itself refuses the value.
      }
      if (differences(edited).stream().anyMatch(d -> d.startsWith(place.claim()))) {
        return;
      }
      passed.add(place.claim());
    }
    fail("an edit of " + field + " passes: " + passed);
  }

  /** Changes the first number or word below a field. */
  private static boolean editLeaf(ObjectNode parent, String field) {
    JsonNode value = parent.get(field);
    if (value instanceof ObjectNode object) {
      return object.properties().stream().map(Map.Entry::getKey).toList().stream()
          .anyMatch(name -> editLeaf(object, name));
    }
    if (value instanceof ArrayNode array && !array.isEmpty()) {
      for (int i = 0; i < array.size(); i++) {
        ObjectNode holder = Json.object();
        holder.set("value", array.get(i));
        if (editLeaf(holder, "value")) {
          array.set(i, holder.get("value"));
          return true;
        }
      }
      return false;
    }
    if (value.isBoolean()) {
      parent.put(field, !value.asBoolean());
      return true;
    }
    if (value.isTextual() && !value.asText().matches("-?\\d+(/\\d+)?")) {
      parent.put(field, value.asText() + "x");
      return true;
    }
    return editValue(parent, field, value);
  }

  /** A certificate as an evidence file would hold it, made out for a claim, with its own digest. */
  private static ObjectNode made(JsonNode certificate, String subject) {
    ObjectNode fields = certificate.deepCopy();
    fields.remove(FRAME);
    fields.set("class", certificate.get("class"));
    Certificate read = Json.convert(fields, Certificate.class);
    ObjectNode copy = certificate.deepCopy();
    copy.put("claim", subject);
    copy.put("digest", Proof.of(Role.CERTIFICATE, null, subject, read).digest());
    return copy;
  }

  private static void editSomething(ObjectNode proof) {
    for (Map.Entry<String, JsonNode> field : proof.properties()) {
      if (FRAME.contains(field.getKey())) {
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
      case JsonNode number when number.isNumber() -> parent.put(name, 2 * number.asDouble() + 1);
      case JsonNode text when text.isTextual() && text.asText().matches("-?\\d+(/\\d+)?") ->
          parent.put(name, text.asText().equals("7") ? "8" : "7");
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A certificate of the file: where it stands, whose it is, and its class. */
  private record Place(String pointer, String claim, String name) {}

  private static List<Place> proofs() {
    List<Place> places = new ArrayList<>();
    for (int c = 0; c < passing.get("claims").size(); c++) {
      JsonNode claim = passing.get("claims").get(c);
      for (int r = 0; r < claim.get("readings").size(); r++) {
        JsonNode evidence = claim.get("readings").get(r).get("evidence");
        for (int e = 0; e < evidence.size(); e++) {
          String base = "/claims/" + c + "/readings/" + r + "/evidence/" + e;
          for (String at : List.of(base, base + "/control/evidence")) {
            JsonNode node = passing.at(at);
            String type = node.path("type").asText();
            JsonNode proof = node.path(type);
            if (proof.has("class")) {
              places.add(
                  new Place(
                      at + "/" + type, claim.get("id").asText(), proof.get("class").asText()));
            }
          }
        }
      }
    }
    assertFalse(places.isEmpty());
    return places;
  }

  private interface ReadingEdit {
    void apply(String where, ObjectNode reading);
  }

  private static void forEachReading(ReadingEdit edit) {
    JsonNode claims = passing.get("claims");
    assertFalse(claims.isEmpty());
    IntStream.range(0, claims.size()).parallel().forEach(c -> editEachReading(claims, c, edit));
  }

  private static void editEachReading(JsonNode claims, int c, ReadingEdit edit) {
    String id = claims.get(c).get("id").asText();
    for (int r = 0; r < claims.get(c).get("readings").size(); r++) {
      assertNamed(id, edit("/claims/" + c + "/readings/" + r, reading -> edit.apply(id, reading)));
    }
  }

  /** The file with one claim alone, edited at a pointer of the whole file. */
  private static JsonNode edit(String pointer, Consumer<ObjectNode> edit) {
    JsonPointer inFile = JsonPointer.compile(pointer);
    JsonPointer inClaim = inFile.tail().tail();
    JsonNode claim = passing.get("claims").get(inFile.tail().getMatchingIndex());
    ObjectNode copy = claim.deepCopy();
    copy.remove("doubts"); // alone it rests on nothing that did not hold
    JsonNode before = copy.deepCopy();
    edit.accept((ObjectNode) copy.at(inClaim));
    assertFalse(copy.equals(before), pointer);
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
    return Recheck.of(counted, CLAIMS, Map.of()).differences();
  }

  /** What fails without a hypothesis is derived again like all else. */
  @Test
  void anEditOfWhatFailsWithoutAHypothesisIsCaught() {
    List<Consumer<ObjectNode>> edits =
        List.of(
            reading -> reading.remove("without"),
            reading -> ((ArrayNode) reading.get("without")).remove(0),
            reading -> first(reading).put("hypothesis", "none"),
            reading -> ((ObjectNode) first(reading).get("control")).put("verdict", "VERIFIED"),
            reading -> ((ObjectNode) first(reading).get("control")).put("asItShould", false),
            reading -> editSomething((ObjectNode) first(reading).at("/control/evidence/witness")));
    JsonNode claims = passing.get("claims");
    int dropped = 0;
    for (int c = 0; c < claims.size(); c++) {
      JsonNode reading = claims.get(c).at("/readings/0");
      if (reading.path("without").at("/0/control/evidence/witness").isObject()) {
        dropped++;
        String id = claims.get(c).get("id").asText();
        for (Consumer<ObjectNode> edit : edits) {
          assertNamed(id, edit("/claims/" + c + "/readings/0", edit));
        }
      }
    }
    assertTrue(dropped >= 20, "only " + dropped + " claims drop a hypothesis by a witness");
  }

  private static ObjectNode first(ObjectNode reading) {
    return (ObjectNode) reading.get("without").get(0);
  }

  @Test
  void everyVerdictWordOfThePassingFileIsKnown() {
    assertEquals(Verdict.values().length, passing.get("summary").size());
  }
}
