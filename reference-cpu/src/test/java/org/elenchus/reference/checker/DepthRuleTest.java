package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.DegreeTable;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.DepthPotential.Move;
import org.elenchus.claims.certificate.DepthPotential.Segment;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.StackDegree;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.DepthSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthRuleTest {
  private static final String CLAIM = "ssm-expressivity-q1/total-depth rests on this graph";

  private static StackDepth claim(
      String model, String between, boolean afterLast, String counted, String depth) {
    return new StackDepth(model, between, afterLast, List.of(counted), Formula.parse(depth));
  }

  private static final StackDepth TRUE = claim("elman", "identity", false, "tanh", "D+T-1");
  private static final StackDepth FALSE = claim("elman", "identity", false, "tanh", "D*T");

  private static final List<Segment> PATH =
      List.of(
          segment("1", Move.UP_TO_STATE),
          segment("T-1", Move.NEXT_STEP),
          segment("D-1", Move.STATE_TO_OUTPUT, Move.UP_TO_STATE),
          segment("1", Move.STATE_TO_OUTPUT));

  private static Segment segment(String times, Move... moves) {
    return new Segment(Formula.parse(times), List.of(moves));
  }

  private static DepthPotential potential(
      String state, String output, String readout, List<Segment> path) {
    return new DepthPotential(
        Formula.parse(state), Formula.parse(output), Formula.parse(readout), path);
  }

  private static Ruling rule(StackDepth statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "test", certificate));
  }

  private static void assertRefused(Ruling ruling) {
    assertInstanceOf(Refused.class, ruling);
  }

  @ParameterizedTest
  @CsvSource({
    "elman, identity, false, tanh, D+T-1",
    "elman, tanh, false, tanh, 2*D+T-2",
    "elman, tanh, true, tanh, 2*D+T-1",
    "linear-rnn, tanh, true, tanh, D",
    "linear-rnn, tanh, false, tanh, D-1",
    "linear-rnn, relu, true, max, D",
    "e88-additive, identity, false, tanh, D+T-1",
    "e88-delta-written, identity, false, tanh, D+T-1",
    "e1-written, identity, false, tanh, D+T-1",
    "e33, identity, false, tanh, D+T-1",
    "e42, identity, false, tanh, 0",
    "linear-attention, identity, false, tanh, 0"
  })
  void theDepthForAllSizesIsFoundAndAccepted(
      String model, String between, boolean afterLast, String counted, String depth) {
    StackDepth statement = claim(model, between, afterLast, counted, depth);
    Grounds grounds = DepthSearch.settle(statement, "test");
    Accepted accepted = assertInstanceOf(Accepted.class, Checker.rule(statement, grounds), CLAIM);
    assertEquals(Kind.CERTIFICATE, accepted.kind());
    assertEquals(Outcome.HOLDS, accepted.outcome(), CLAIM);
    assertEquals(Scope.of(NumberSystem.REALS, Map.of("D", "1..", "T", "1..")), accepted.scope());
  }

  @ParameterizedTest
  @CsvSource({
    "elman, identity, false, tanh, D*T, 2, 2",
    "e88-additive, identity, false, tanh, D*T, 2, 2",
    "elman, identity, false, tanh, D+T, 1, 1",
    "elman, tanh, false, tanh, D+T-1, 2, 1",
    "linear-rnn, tanh, false, tanh, D, 1, 1",
    "elman, identity, false, logistic, T, 1, 1"
  })
  void aFalseDepthFailsAtTheSmallestSize(
      String model,
      String between,
      boolean afterLast,
      String counted,
      String depth,
      String layers,
      String steps) {
    StackDepth statement = claim(model, between, afterLast, counted, depth);
    Ruling ruling = Checker.rule(statement, DepthSearch.settle(statement, "test"));
    Accepted accepted = assertInstanceOf(Accepted.class, ruling, CLAIM);
    assertEquals(Kind.COUNTEREXAMPLE, accepted.kind());
    assertEquals(Outcome.FAILS, accepted.outcome());
    assertEquals(Scope.of(NumberSystem.REALS, Map.of("D", layers, "T", steps)), accepted.scope());
  }

  @Test
  void aPotentialThatDoesNotGrowAlongAnEdgeIsRefused() {
    assertInstanceOf(Accepted.class, rule(TRUE, potential("l+t-1", "l+t-1", "D+t-1", PATH)));
    assertRefused(rule(TRUE, potential("t", "t", "D+t-1", PATH)));
    assertRefused(rule(TRUE, potential("l", "l", "D", PATH)));
    assertRefused(rule(TRUE, potential("l+t-2", "l+t-2", "D+t-2", PATH)));
    assertRefused(rule(TRUE, potential("l+t-1", "l+t-2", "D+t-1", PATH)));
    assertRefused(rule(TRUE, potential("l+t-1", "l+t-1", "D+t-2", PATH)));
    assertRefused(rule(TRUE, potential("l+t-1", "l+t-1", "D+t", PATH)));
  }

  @Test
  void aPathThatIsNoneOrTooShortIsRefused() {
    List<List<Segment>> wrong =
        List.of(
            List.of(),
            PATH.subList(1, 4),
            PATH.subList(0, 3),
            // Too short, by a step or by a layer.
            List.of(PATH.get(0), segment("T-2", Move.NEXT_STEP), PATH.get(2), PATH.get(3)),
            List.of(
                PATH.get(0),
                PATH.get(1),
                segment("D-2", Move.STATE_TO_OUTPUT, Move.UP_TO_STATE),
                PATH.get(3)),
            // Beyond the last step or layer.
            List.of(PATH.get(0), segment("T", Move.NEXT_STEP), PATH.get(2), PATH.get(3)),
            List.of(
                PATH.get(0),
                PATH.get(1),
                segment("D", Move.STATE_TO_OUTPUT, Move.UP_TO_STATE),
                PATH.get(3)),
            // Moves that do not join, alone or with themselves.
            List.of(PATH.get(0), segment("T-1", Move.UP_TO_STATE), PATH.get(2), PATH.get(3)),
            List.of(PATH.get(0), PATH.get(1), segment("D-1", Move.STATE_TO_OUTPUT), PATH.get(3)),
            // An edge that an Elman cell does not have.
            List.of(segment("D", Move.UP_TO_OUTPUT)));
    for (List<Segment> path : wrong) {
      assertRefused(rule(TRUE, potential("l+t-1", "l+t-1", "D+t-1", path)));
    }
  }

  @Test
  void theTrueDepthDoesNotShowAFalseOne() {
    assertRefused(rule(FALSE, potential("l+t-1", "l+t-1", "D+t-1", PATH)));
  }

  @Test
  void aLongestPathIsHeldAgainstTheModelsOwnGraph() {
    LongestPath found = (LongestPath) ((Proof) DepthSearch.settle(FALSE, "test")).certificate();
    assertInstanceOf(Accepted.class, rule(FALSE, found));

    List<Integer> shorter = found.path().subList(1, found.path().size());
    List<Integer> broken = new ArrayList<>(found.path());
    broken.subList(2, 3).clear();
    List<Integer> outside = new ArrayList<>(found.path());
    outside.add(100_000);
    for (List<Integer> path : List.of(List.<Integer>of(), shorter, broken, outside)) {
      assertRefused(rule(FALSE, new LongestPath(2, 2, path, found.potential(), found.places())));
    }
    for (int i = 0; i < found.path().size(); i++) {
      List<Integer> lower = new ArrayList<>(found.potential());
      lower.set(found.path().get(i), lower.get(found.path().get(i)) - 1);
      assertRefused(rule(FALSE, new LongestPath(2, 2, found.path(), lower, found.places())));
    }
    List<Integer> raised = found.potential().stream().map(p -> p + 1).toList();
    Refused high =
        assertInstanceOf(
            Refused.class,
            rule(FALSE, new LongestPath(2, 2, found.path(), raised, found.places())));
    assertEquals("the potential does not show that no path is longer", high.sentence());
    for (int id : new int[] {-1, found.potential().size()}) {
      List<Integer> path = new ArrayList<>(found.path());
      path.set(path.size() - 1, id);
      assertRefused(rule(FALSE, new LongestPath(2, 2, path, found.potential(), found.places())));
    }
    assertRefused(
        rule(FALSE, new LongestPath(2, 3, found.path(), found.potential(), found.places())));
    assertRefused(
        rule(FALSE, new LongestPath(0, 2, found.path(), found.potential(), found.places())));
    assertRefused(
        rule(
            FALSE, new LongestPath(2, 1_000_000, found.path(), found.potential(), found.places())));
    assertRefused(
        rule(FALSE, new LongestPath(1, 2, found.path(), found.potential(), found.places())));
    assertRefused(
        rule(
            FALSE,
            new LongestPath(2, 2, found.path(), found.potential().subList(0, 3), found.places())));
  }

  /** Graphs of up to 32 layers or steps are unrolled, larger ones are not. */
  @Test
  void graphsHaveALimit() {
    for (int[] size : new int[][] {{32, 1}, {1, 32}, {33, 1}, {1, 33}, {0, 1}, {1, 0}}) {
      boolean unrolled = Math.min(size[0], size[1]) == 1 && Math.max(size[0], size[1]) == 32;
      Refused refused =
          assertInstanceOf(
              Refused.class,
              rule(FALSE, new LongestPath(size[0], size[1], List.of(), List.of(), List.of())));
      assertEquals(
          unrolled
              ? "the path is no path from an input to an output"
              : "graphs have 1 to 32 layers and steps",
          refused.sentence());
    }
  }

  @Test
  void thePlacesOfAPathAreThoseOfTheModelsOwnGraph() {
    LongestPath found = (LongestPath) ((Proof) DepthSearch.settle(FALSE, "test")).certificate();
    assertEquals(0, found.places().getFirst().layer());
    assertEquals("input", found.places().getFirst().operation());
    assertEquals(2, found.places().getLast().layer());
    assertEquals(2, found.places().getLast().step());
    for (int i = 0; i < found.places().size(); i++) {
      LongestPath.Place place = found.places().get(i);
      for (LongestPath.Place moved :
          List.of(
              new LongestPath.Place(place.layer() + 1, place.step(), place.operation()),
              new LongestPath.Place(place.layer(), place.step() + 1, place.operation()),
              new LongestPath.Place(place.layer(), place.step(), "max"))) {
        List<LongestPath.Place> places = new ArrayList<>(found.places());
        places.set(i, moved);
        assertRefused(rule(FALSE, new LongestPath(2, 2, found.path(), found.potential(), places)));
      }
    }
    assertRefused(rule(FALSE, new LongestPath(2, 2, found.path(), found.potential(), List.of())));
  }

  @Test
  void aPathWhereTheDepthIsAsClaimedSettlesNothing() {
    LongestPath found = (LongestPath) ((Proof) DepthSearch.settle(FALSE, "test")).certificate();
    assertRefused(rule(TRUE, found));
  }

  private static StackDegree degrees(String model, String between, List<List<Integer>> degrees) {
    return new StackDegree(model, between, between.equals("square"), degrees);
  }

  /** Squares double with each layer whatever T; a selective layer multiplies at every step. */
  @Test
  void degreesOfStacks() {
    List<StackDegree> statements =
        List.of(
            degrees("linear-rnn", "square", List.of(List.of(2, 2, 2), List.of(4, 4, 4))),
            degrees("linear-attention", "identity", List.of(List.of(3, 3), List.of(9, 9))),
            degrees(
                "selective-linear",
                "identity",
                List.of(List.of(1, 2, 3), List.of(1, 3, 6), List.of(1, 4, 10))));
    for (StackDegree statement : statements) {
      Ruling ruling = Checker.rule(statement, DepthSearch.degrees(statement, "test"));
      Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
      assertEquals(Kind.FINITE, accepted.kind());
      assertEquals(Outcome.HOLDS, accepted.outcome());
    }
  }

  @Test
  void aFalseDegreeFailsWhereItIsFalse() {
    StackDegree statement =
        degrees("selective-linear", "identity", List.of(List.of(1, 1), List.of(1, 1)));
    Ruling ruling = Checker.rule(statement, DepthSearch.degrees(statement, "test"));
    Accepted accepted = assertInstanceOf(Accepted.class, ruling);
    assertEquals(Outcome.FAILS, accepted.outcome());
    assertEquals(Scope.of(NumberSystem.REALS, Map.of("D", "1", "T", "2")), accepted.scope());
  }

  @Test
  void aTableThatIsNotTheModelsIsRefused() {
    StackDegree statement = degrees("linear-rnn", "square", List.of(List.of(2), List.of(4)));
    Certificate right = new DegreeTable(List.of(List.of(2), List.of(4)));
    assertInstanceOf(
        Accepted.class, Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "t", right)));
    for (List<List<Integer>> wrong :
        List.of(
            List.of(List.of(2), List.of(5)),
            List.of(List.of(2)),
            List.of(List.of(2, 2), List.of(4, 4)))) {
      assertRefused(
          Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "t", new DegreeTable(wrong))));
    }
    StackDegree tanh = degrees("elman", "identity", List.of(List.of(1)));
    assertRefused(
        Checker.rule(
            tanh, Proof.of(Role.CERTIFICATE, null, "t", new DegreeTable(List.of(List.of(1))))));
  }

  @Test
  void anotherCertificateIsRefused() {
    assertRefused(rule(TRUE, new UnrollingInduction(List.of(), List.of())));
  }
}
