package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.CountLabels;
import org.elenchus.claims.certificate.HankelRanks;
import org.elenchus.claims.certificate.PieceCounts;
import org.elenchus.claims.certificate.ResidueClasses;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.FoldedPieces;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.LeastPieces;
import org.elenchus.claims.statement.LeastStates;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.ComputesSearch;
import org.elenchus.reference.search.HankelSearch;
import org.elenchus.reference.search.PiecesSearch;
import org.elenchus.reference.search.RecognitionSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Least sizes, numbers of pieces, and what is held or counted at all lengths. */
class SizesAndLengthsTest {
  private static final String THEORY = "unified-scaling-theory/";
  private static final String Q1 = "ssm-expressivity-q1/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        THEORY + "least-linear-recurrences",
        THEORY + "parity-needs-t-pieces",
        THEORY + "folds-double-the-pieces",
        THEORY + "folded-stack-parity",
        THEORY + "order-preserving-needs-the-grid",
        Q1 + "mamba2-cannot-threshold",
        Q1 + "mamba2-forgets",
        Q1 + "delta-e88-latches",
        Q1 + "delta-e88-no-exact-threshold"
      })
  void claimAndTwinComeOutOppositely(String id) {
    Claim claim = ClaimFiles.bundled().find(id).orElseThrow();
    for (Reading reading : claim.readings()) {
      Accepted ruling = accepted(reading.statement());
      Accepted twin =
          accepted(reading.twin(Objects.requireNonNull(reading.checks().getFirst().twin())));
      assertTrue(ruling.outcome() != Outcome.OPEN && twin.outcome() != Outcome.OPEN);
      assertFalse(ruling.outcome() == twin.outcome(), id + " " + reading.reading());
    }
  }

  // Pieces.

  @ParameterizedTest
  @CsvSource({"T,HOLDS", "T+1,FAILS", "T-1,FAILS", "2*T,FAILS", "1,FAILS"})
  void parityNeedsAPieceForEachFurtherOne(String pieces, Outcome outcome) {
    LeastPieces s = new LeastPieces(parity(), Formula.parse(pieces));
    assertEquals(outcome, accepted(s).outcome());
  }

  @Test
  void labelsThatDoNotTurnAreRefused() {
    for (String task : List.of("running-threshold", "even-pairs", "temporal-xor")) {
      LeastPieces s = new LeastPieces(TaskRef.of(task, Map.of()), Formula.parse("T"));
      assertRefused(s, new CountLabels(List.of(0, 1)));
    }
    LeastPieces modulo3 =
        new LeastPieces(
            TaskRef.of("modular-counter", Map.of("modulus", "3", "digits", "1")),
            Formula.parse("T"));
    assertRefused(modulo3, new CountLabels(List.of(0, 1, 2)));
    LeastPieces parity = new LeastPieces(parity(), Formula.parse("T"));
    assertRefused(parity, new CountLabels(List.of(0)));
    assertRefused(parity, new CountLabels(List.of(1, 0)));
  }

  /** The tent doubles; a tent that is not full height folds less; the identity does not fold. */
  @Test
  void foldsAreComposedExactly() {
    List<List<BigFraction>> tent = line(0, 1, 0, 1, 1, 1, 1, 1, 0);
    assertEquals(Outcome.HOLDS, accepted(new FoldedPieces(tent, List.of(2, 4, 8))).outcome());
    Accepted wrong = accepted(new FoldedPieces(tent, List.of(2, 4, 7)));
    assertEquals(Kind.COUNTEREXAMPLE, wrong.kind());
    assertEquals("3", Objects.requireNonNull(wrong.scope().domain().get("D")).text());
    List<List<BigFraction>> identity = line(0, 1, 0, 1, 1, 1);
    assertEquals(Outcome.HOLDS, accepted(new FoldedPieces(identity, List.of(1, 1))).outcome());
    List<List<BigFraction>> zigzag =
        List.of(corner(0, 0), corner(1, 3), corner(2, 0), corner(3, 3));
    assertEquals(Outcome.HOLDS, accepted(new FoldedPieces(zigzag, List.of(3, 9, 27))).outcome());
    assertRefused(new FoldedPieces(tent, List.of(2, 4)), new PieceCounts(List.of(2, 5)));
    assertRefused(new FoldedPieces(tent, List.of(2, 4)), new PieceCounts(List.of(2)));
  }

  private static List<List<BigFraction>> line(int... numbers) {
    List<List<BigFraction>> corners = new ArrayList<>();
    int parts = numbers.length / 3;
    for (int i = 0; i < parts; i++) {
      corners.add(List.of(BigFraction.of(i, parts - 1), BigFraction.of(numbers[3 * i + 2])));
    }
    return corners;
  }

  private static List<BigFraction> corner(int x, int y) {
    return List.of(BigFraction.of(x), BigFraction.of(y));
  }

  // Least states.

  @ParameterizedTest
  @CsvSource({"parity,,2,HOLDS", "parity,,3,FAILS", "running-threshold,theta,6,FAILS"})
  void leastStatesAreRanks(String task, String parameter, int states, Outcome outcome) {
    Map<String, String> parameters = parameter == null ? Map.of() : Map.of(parameter, "3");
    LeastStates s =
        new LeastStates(List.of(new LeastStates.Row(TaskRef.of(task, parameters), states)));
    assertEquals(outcome, accepted(s).outcome());
  }

  @Test
  void everyEditOfTheNetworkOrTheWordsIsRefused() {
    LeastStates s = new LeastStates(List.of(new LeastStates.Row(parity(), 2)));
    Proof proof = (Proof) HankelSearch.settle(s, "s");
    HankelRanks ranks = (HankelRanks) proof.certificate();
    HankelRanks.Entry entry = ranks.tasks().getFirst();
    Tampering.of(proof).entrySet().stream()
        .filter(edit -> edit.getKey().contains("transitions") || edit.getKey().contains("start"))
        .forEach(
            edit ->
                assertInstanceOf(Refused.class, Checker.rule(s, edit.getValue()), edit.getKey()));
    List<List<Integer>> same = List.of(List.of(1), List.of(0, 1));
    assertRefused(s, ranks(entry, same, entry.suffixes()));
    assertRefused(s, ranks(entry, List.of(List.of(1), List.of()), entry.suffixes()));
    assertRefused(s, ranks(entry, entry.prefixes(), List.of(List.of())));
    assertRefused(s, ranks(entry, List.of(List.of(0), List.of(2)), entry.suffixes()));
    assertRefused(s, new HankelRanks(List.of(entry, entry)));
    assertRefused(s, ranks(entry, List.of(List.of(0), List.of(-1)), entry.suffixes()));
    List<Integer> prefix = new ArrayList<>(entry.prefixes().getFirst());
    int longest = entry.suffixes().stream().mapToInt(List::size).max().orElseThrow();
    while (prefix.size() + longest < 64) {
      prefix.addFirst(0);
    }
    List<List<Integer>> longer = List.of(prefix, entry.prefixes().getLast());
    assertInstanceOf(Accepted.class, rule(s, ranks(entry, longer, entry.suffixes())));
    prefix.addFirst(0);
    assertRefused(s, ranks(entry, longer, entry.suffixes()));
  }

  private static HankelRanks ranks(
      HankelRanks.Entry entry, List<List<Integer>> prefixes, List<List<Integer>> suffixes) {
    return new HankelRanks(List.of(new HankelRanks.Entry(entry.network(), prefixes, suffixes)));
  }

  // All lengths.

  /** Labels that come to agree, other models, signs and bounded lengths are no grounds. */
  @Test
  void whatMamba2Forgets() {
    Contraction afterZeros = new Contraction(List.of(0), List.of(1), 0);
    Computes latch = mamba2("mamba2", "running-threshold", Agreement.MARGIN, "1..");
    Accepted proved = assertInstanceOf(Accepted.class, rule(latch, afterZeros));
    assertEquals(Outcome.HOLDS, proved.outcome());
    assertFalse(proved.under().isEmpty());
    assertRefused(latch, new Contraction(List.of(0), List.of(1), 1));
    assertRefused(latch, new Contraction(List.of(1), List.of(1), 0));
    assertRefused(latch, new Contraction(List.of(0), List.of(2), 0));
    assertRefused(latch, new Contraction(List.of(0), List.of(1), 2));
    assertRefused(mamba2("elman", "running-threshold", Agreement.MARGIN, "1.."), afterZeros);
    assertRefused(mamba2("e88-delta", "running-threshold", Agreement.MARGIN, "1.."), afterZeros);
    assertRefused(mamba2("mamba2", "running-threshold", Agreement.SIGN, "1.."), afterZeros);
    assertRefused(mamba2("mamba2", "running-threshold", Agreement.MARGIN, "1..9"), afterZeros);
    assertRefused(mamba2("mamba2", "temporal-xor", Agreement.MARGIN, "1.."), afterZeros);
  }

  private static Computes mamba2(String model, String task, Agreement agreement, String lengths) {
    Map<String, String> parameters =
        task.equals("running-threshold") ? Map.of("theta", "0") : Map.of("lag", "1");
    return new Computes(
        Quantifier.NO_SINGLE_MODEL,
        new ModelClass(model, Extent.parse("1.."), null, null, Readout.AFFINE),
        TaskRef.of(task, parameters),
        agreement,
        "bits",
        Extent.parse(lengths));
  }

  @Test
  void countsModuloTheWrongNumberAreRefused() {
    Recognition s =
        (Recognition)
            ClaimFiles.bundled()
                .find(THEORY + "order-preserving-needs-the-grid")
                .orElseThrow()
                .readings()
                .getFirst()
                .statement();
    assertInstanceOf(Accepted.class, rule(s, classes(2, 0, 1)));
    assertInstanceOf(Accepted.class, rule(s, classes(2, 2, -1)));
    assertRefused(s, classes(2, 1, 0));
    assertRefused(s, classes(2, 0, 0));
    assertRefused(s, classes(3, 0, 1));
    assertRefused(s, classes(1, 0, 1));
    assertRefused(s, classes(2, 0));
    Recognition none = new Recognition(Recognition.Quantifier.NONE, s.cell(), s.task(), null, null);
    Accepted against = assertInstanceOf(Accepted.class, rule(none, classes(2, 0, 1)));
    assertEquals(Outcome.FAILS, against.outcome());
    Recognition read = new Recognition(Recognition.Quantifier.SOME, s.cell(), s.task(), "h", null);
    assertRefused(read, classes(2, 0, 1));
  }

  private static ResidueClasses classes(int modulus, int... residues) {
    List<BigFraction> list = new ArrayList<>();
    for (int residue : residues) {
      list.add(BigFraction.of(residue));
    }
    return new ResidueClasses(BigFraction.of(modulus), list);
  }

  private static TaskRef parity() {
    return TaskRef.of("parity", Map.of());
  }

  private static void assertRefused(Statement statement, Certificate certificate) {
    assertInstanceOf(Refused.class, rule(statement, certificate), certificate::toString);
  }

  private static Ruling rule(Statement statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "test", certificate));
  }

  private static Accepted accepted(Statement statement) {
    Grounds grounds =
        switch (statement) {
          case Computes s -> ComputesSearch.settle(s, "test");
          case LeastStates s -> HankelSearch.settle(s, "test");
          case LeastPieces s -> PiecesSearch.least(s, "test");
          case FoldedPieces s -> PiecesSearch.folded(s, "test");
          case Recognition s -> RecognitionSearch.settle(s, "test", null);
          default -> throw new AssertionError(statement);
        };
    return assertInstanceOf(Accepted.class, Checker.rule(statement, grounds));
  }
}
