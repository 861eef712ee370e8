package org.elenchus.reports;

import static org.elenchus.reports.Samples.NOTE;
import static org.elenchus.reports.Samples.SWEEP;
import static org.elenchus.reports.Samples.claim;
import static org.elenchus.reports.Samples.evidence;
import static org.elenchus.reports.Samples.literal;
import static org.elenchus.reports.Samples.prose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** Which findings come first. */
class FindingsTest {
  private static List<String> ranked(ClaimEvidence... claims) {
    return Findings.ranked(List.of(claims)).stream()
        .map(c -> c.claim().id().substring(c.claim().id().indexOf('/') + 1))
        .toList();
  }

  private static ClaimEvidence only(String slug, Verdict verdict) {
    return claim(slug, 1).reading(literal(verdict)).build();
  }

  private static ClaimEvidence conclusion(String slug) {
    return claim(slug, 1).reading(literal(Verdict.PROVED)).reading(prose(Verdict.REFUTED)).build();
  }

  @Test
  void aRefutedConclusionComesFirstAndAnEmptyStatementLast() {
    assertEquals(
        List.of("conclusion", "figures", "statement", "runs", "unsupported", "empty"),
        ranked(
            only("empty", Verdict.VACUOUS),
            only("unsupported", Verdict.UNSUPPORTED),
            only("runs", Verdict.REJECTED),
            only("statement", Verdict.REFUTED),
            only("figures", Verdict.CONTRADICTED),
            conclusion("conclusion")));
  }

  @Test
  void anEmptyStatementStaysLastWhateverRestsOnIt() {
    assertEquals(
        List.of("statement", "empty"),
        ranked(
            only("empty", Verdict.VACUOUS),
            claim("a", 2).dependsOn("empty").reading(literal(Verdict.PROVED)).build(),
            claim("b", 3).dependsOn("a").reading(literal(Verdict.PROVED)).build(),
            claim("c", 4).repairs("empty").reading(literal(Verdict.PROVED)).build(),
            only("statement", Verdict.REFUTED)));
  }

  @Test
  void amongEqualsThatOnWhichMoreRestsComesFirstAlsoThroughOthers() {
    assertEquals(
        List.of("far", "near", "repaired", "alone"),
        ranked(
            only("alone", Verdict.REFUTED),
            only("repaired", Verdict.REFUTED),
            only("near", Verdict.REFUTED),
            only("far", Verdict.REFUTED),
            claim("r", 2).repairs("repaired").reading(literal(Verdict.PROVED)).build(),
            claim("a", 2).dependsOn("near").reading(literal(Verdict.PROVED)).build(),
            claim("b", 2).dependsOn("far").reading(literal(Verdict.PROVED)).build(),
            claim("c", 3).dependsOn("b").reading(literal(Verdict.PROVED)).build()));
  }

  @Test
  void figuresOfTwoDocumentsComeBeforeThoseOfOne() {
    assertEquals(
        List.of("across", "within"),
        ranked(figures("within", NOTE, NOTE), figures("across", NOTE, SWEEP)));
    assertEquals(2, Findings.ranked(List.of(figures("across", NOTE, SWEEP))).get(0).documents());
  }

  @Test
  void noSortCrowdsOutAnother() {
    List<ClaimEvidence> claims = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      claims.add(conclusion("conclusion-" + i));
    }
    claims.add(only("figures", Verdict.CONTRADICTED));
    assertEquals(
        List.of(
            "conclusion-1",
            "conclusion-2",
            "conclusion-3",
            "figures",
            "conclusion-4",
            "conclusion-5"),
        ranked(claims.toArray(ClaimEvidence[]::new)));
  }

  @Test
  void theReadingWithTheGravestNewsSpeaksForAClaim() {
    ClaimEvidence both =
        claim("both", 1).reading(literal(Verdict.REFUTED)).reading(prose(Verdict.REFUTED)).build();
    assertEquals(ReadingKind.PROSE, Findings.ranked(List.of(both)).get(0).reading().reading());
  }

  @Test
  void goodNewsAndRepairsAreNoFindings() {
    assertEquals(
        List.of(),
        ranked(
            only("proved", Verdict.PROVED),
            only("waiting", Verdict.NOT_RUN),
            claim("repair", 1).repairs("proved").reading(literal(Verdict.REFUTED)).build()));
  }

  private static ClaimEvidence figures(String slug, String... documents) {
    List<Grounds.Cells.Cell> cells = new ArrayList<>();
    for (String document : documents) {
      cells.add(
          new Grounds.Cells.Cell(
              document,
              List.of(3, 3),
              "row",
              "column",
              "7",
              new Interval(BigFraction.of(7), BigFraction.of(7)),
              null,
              null));
    }
    return claim(slug, 1)
        .reading(
            literal(Verdict.CONTRADICTED)
                .evidence(
                    evidence(new Grounds.Cells(cells)).twin(Verdict.CONSISTENT, "They agree.")))
        .build();
  }
}
