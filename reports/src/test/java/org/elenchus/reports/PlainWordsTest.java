package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.Unfolding;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a reading has its verdict, in a sentence for everybody. */
class PlainWordsTest {
  private static String why(Verdict verdict, Grounds grounds) {
    ReadingEvidence reading =
        Samples.claim("c", 1)
            .reading(
                Samples.literal(verdict)
                    .evidence(Samples.evidence(grounds).twin(Verdict.PROVED, "Twin.")))
            .build()
            .readings()
            .get(0);
    return PlainWords.why(reading);
  }

  private static Proof proof(Certificate certificate) {
    return Proof.of(Role.WITNESS, null, "c/literal", certificate);
  }

  @Test
  void pointsAndInstancesAreNamed() {
    Point point = new Point(new TreeMap<>(java.util.Map.of("x", BigFraction.of(64))));
    assertEquals("It fails at x\u00a0=\u00a064.", why(Verdict.REFUTED, proof(point)));
    Instance instance = new Instance(new TreeMap<>(java.util.Map.of("C", 27L, "L", 26L)));
    assertEquals("It fails for C = 27 and L = 26.", why(Verdict.REFUTED, proof(instance)));
    assertEquals(
        Words.meaning(Verdict.PROVED),
        why(Verdict.PROVED, proof(point)),
        "a point says nothing for a claim that holds");
  }

  @Test
  void cellsThatExcludeEachOtherAreListed() {
    String why = why(Verdict.CONTRADICTED, Samples.cells(true));
    assertTrue(why.startsWith("The printed "), why);
    assertTrue(why.contains("cannot both be right") || why.contains("cannot all be right"), why);
    assertTrue(
        why(Verdict.CONSISTENT, Samples.cells(false)).contains("nothing was measured again"));
  }

  private static Grounds.Cells.Cell cell(String row, @Nullable Interval needed) {
    Interval printed = new Interval(BigFraction.of(9, 2), BigFraction.of(11, 2));
    return new Grounds.Cells.Cell("study", List.of(7, 7), row, "Depth", "5", printed, needed, null);
  }

  @Test
  void theCellThatWouldMendAllIsTold() {
    Interval other = new Interval(BigFraction.of(8), BigFraction.of(9));
    Grounds one =
        new Grounds.Cells(List.of(cell("deep", other), cell("wide", null), cell("flat", null)));
    assertTrue(
        why(Verdict.CONTRADICTED, one).contains("only another value of 5 (deep, Depth) would let"),
        why(Verdict.CONTRADICTED, one));
    Grounds any =
        new Grounds.Cells(List.of(cell("deep", other), cell("wide", other), cell("flat", other)));
    assertFalse(why(Verdict.CONTRADICTED, any).contains("another value"), "each could");
    Grounds none =
        new Grounds.Cells(List.of(cell("deep", null), cell("wide", null), cell("flat", null)));
    assertFalse(why(Verdict.CONTRADICTED, none).contains("another value"), "none could alone");
  }

  @Test
  void withoutAKnownCertificateTheWordIsExplained() {
    assertEquals(
        Words.meaning(Verdict.INCONCLUSIVE), why(Verdict.INCONCLUSIVE, Samples.sample(false)));
    assertTrue(
        why(Verdict.VACUOUS, proof(new Unfolding(List.of())))
            .contains("only numbers are compared"));
    assertTrue(why(Verdict.REJECTED, Samples.runs()).contains("speaks against it"));
    assertEquals("No GPU.", why(Verdict.NOT_RUN, new Grounds.Reason("No GPU.")));
  }

  @Test
  void formulasOfTheCheckerAreTypeset() {
    assertEquals(
        List.of(
            new TexText.Segment("text", "P = c·L·d² and a ≤ b at "),
            new TexText.Segment("math", "x == 1")),
        Words.formulas("P == c*L*d^2 && a <= b at $x == 1$"));
  }
}
