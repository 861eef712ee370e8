package org.elenchus.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Need;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Cited;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.verdict.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Every theorem-like claim of the documents, and every repair, has claims in the bundled files, and
 * each reading of them a property beside its exact check, or a reason why not. The rows are data:
 * {@code theorem-rows.json}.
 */
class TheoremRowsTest {
  private static final ClaimSet CLAIMS = ClaimFiles.bundled();

  /** Relations of printed digits need none: cells settle them over all values behind the digits. */
  private static final Set<Class<?>> WITHOUT_SAMPLE = Set.of(Relation.class, Cited.class);

  private final Rows data = data();

  /** The table, and the readings that have no sample, each with the reason. */
  record Rows(List<Row> rows, Map<String, String> unsampled) {}

  /** A claim of a document or a repair, in a few words, and the ids of its claims. */
  record Row(String row, String about, List<String> claims) {}

  private static Rows data() {
    String name = "theorem-rows.json";
    try (InputStream in = TheoremRowsTest.class.getResourceAsStream(name)) {
      byte[] text = Objects.requireNonNull(in, name).readAllBytes();
      return Json.parse(name, new String(text, StandardCharsets.UTF_8), Rows.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> named() {
    return data.rows.stream()
        .flatMap(row -> row.claims().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRowHasItsClaims() {
    assertTrue(data.rows.size() >= 41, "only " + data.rows.size() + " rows");
    assertEquals(data.rows.size(), data.rows.stream().map(Row::row).distinct().count());
    assertTrue(data.rows.stream().noneMatch(row -> row.claims().isEmpty()));
    assertEquals(List.of(), named().stream().filter(id -> CLAIMS.find(id).isEmpty()).toList());
  }

  @Test
  void everyTheoremStandsInARow() {
    Set<String> named = named();
    assertEquals(
        List.of(),
        CLAIMS.claims().stream()
            .filter(claim -> claim.kind().equals("theorem"))
            .map(Claim::id)
            .filter(id -> !named.contains(id))
            .toList());
  }

  @Test
  void nothingIsNotRunButWhatIsCited() {
    List<String> wrong = new ArrayList<>();
    forEachReading(
        (subject, reading) -> {
          boolean cited = reading.statement() instanceof Cited;
          if (reading.expected() == null || cited != (reading.expected() == Verdict.NOT_RUN)) {
            wrong.add(subject + " " + reading.expected());
          }
        });
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyReadingHasAPropertyOrAReason() {
    Set<String> without = new TreeSet<>();
    forEachReading(
        (subject, reading) -> {
          if (!isSampled(reading) && !WITHOUT_SAMPLE.contains(reading.statement().getClass())) {
            without.add(subject);
          }
        });
    assertEquals(data.unsampled.keySet(), without);
    assertTrue(data.unsampled.values().stream().noneMatch(String::isBlank));
    for (String subject : without) {
      Claim claim = CLAIMS.find(subject.substring(0, subject.lastIndexOf('/'))).orElseThrow();
      assertTrue(
          claim.doesNotShow().matches("(?is).*no random property stands beside it.*"), subject);
    }
  }

  @Test
  void everyRowHasAProperty() {
    Set<String> without =
        data.rows.stream()
            .filter(
                row ->
                    row.claims().stream()
                        .flatMap(id -> CLAIMS.find(id).stream())
                        .flatMap(claim -> claim.readings().stream())
                        .noneMatch(TheoremRowsTest::isSampled))
            .map(Row::row)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), without);
  }

  /**
   * A hypothesis of a claim that holds is dropped by an edit that the audit settles, or another
   * reading of the same audit shows what fails without it, or it is said that only the proof needs
   * it. What fixes a meaning is no hypothesis but a convention.
   */
  @Test
  void noHypothesisOfWhatHoldsIsLeftUnexplained() {
    List<String> unexplained = new ArrayList<>();
    for (Claim claim : CLAIMS.claims()) {
      List<Verdict> verdicts = claim.readings().stream().map(Reading::expected).toList();
      if (verdicts.contains(Verdict.PROVED) || verdicts.contains(Verdict.VERIFIED)) {
        Set<String> explained = new TreeSet<>();
        claim
            .readings()
            .forEach(reading -> reading.needed().forEach(d -> explained.add(d.hypothesis())));
        claim.needs().forEach(need -> explained.add(need.hypothesis()));
        claim.hypotheses().stream()
            .filter(hypothesis -> !explained.contains(hypothesis))
            .forEach(hypothesis -> unexplained.add(claim.id() + ": " + hypothesis));
      }
    }
    assertEquals(List.of(), unexplained);
  }

  @Test
  void whatShowsANeedIsItselfSettled() {
    Set<Verdict> settled = Set.of(Verdict.PROVED, Verdict.VERIFIED, Verdict.REFUTED);
    for (Claim claim : CLAIMS.claims()) {
      for (Need need : claim.needs()) {
        String subject = need.shownBy();
        if (subject != null) {
          Claim other = CLAIMS.find(subject.substring(0, subject.lastIndexOf('/'))).orElseThrow();
          Reading shown =
              other.readings().stream()
                  .filter(reading -> other.subject(reading).equals(subject))
                  .findFirst()
                  .orElseThrow();
          assertTrue(settled.contains(shown.expected()), subject);
        }
      }
    }
  }

  private static boolean isSampled(Reading reading) {
    return reading.checks().stream().anyMatch(call -> call.check().equals("property"));
  }

  private interface Visitor {
    void visit(String subject, Reading reading);
  }

  private void forEachReading(Visitor visitor) {
    for (String id : named()) {
      Claim claim = CLAIMS.find(id).orElseThrow(() -> new AssertionError("no claim " + id));
      claim.readings().forEach(reading -> visitor.visit(claim.subject(reading), reading));
    }
  }
}
