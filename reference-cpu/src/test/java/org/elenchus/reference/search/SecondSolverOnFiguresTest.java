package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.uni_freiburg.informatik.ultimate.logic.Script.LBool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.relation.Figures;
import org.elenchus.reference.relation.Span;
import org.junit.jupiter.api.Test;

/**
 * Every relation between printed numbers that is linear, asked again of a solver that shares no
 * code: whether values behind the digits satisfy it, the same of its twin, and of a smallest set of
 * cells that cannot all be right, that it is one.
 */
class SecondSolverOnFiguresTest {
  /** As many as there were when this was written; the bundled claims only grow. */
  private static final int LINEAR = 390;

  private final List<String> wrong = new ArrayList<>();
  private int linear;
  private int impossible;
  private int twins;

  @Test
  void agreesOnEveryLinearRelation() {
    for (Claim claim : ClaimFiles.bundled().claims()) {
      for (Reading reading : claim.readings()) {
        if (reading.statement() instanceof Relation relation) {
          ask(claim.subject(reading), relation);
          reading.checks().stream()
              .map(CheckCall::twin)
              .filter(Objects::nonNull)
              .findFirst()
              .ifPresent(twin -> askTwin(claim.subject(reading), reading, twin));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(linear >= LINEAR, linear + " linear relations");
    assertTrue(impossible > 50, impossible + " smallest sets");
    assertTrue(twins >= LINEAR, twins + " twins");
  }

  private void askTwin(String subject, Reading reading, Patch twin) {
    if (reading.twin(twin) instanceof Relation relation) {
      int before = linear;
      ask(subject + "/twin", relation);
      twins += linear - before;
      linear = before;
    }
  }

  private void ask(String subject, Relation relation) {
    Set<String> all = relation.cells().keySet();
    Optional<LBool> answer = solve(relation, all);
    if (answer.isEmpty()) {
      return;
    }
    Grounds grounds = RelationSearch.search(relation);
    if (!(Checker.rule(relation, grounds) instanceof Accepted accepted)
        || !(grounds instanceof Grounds.Cells cells)) {
      wrong.add(subject + ": " + grounds);
      return;
    }
    linear++;
    boolean satisfied = cells.cells().getFirst().value() != null;
    if (satisfied != (answer.get() == LBool.SAT)
        || (satisfied && accepted.outcome() != Outcome.HOLDS)) {
      wrong.add(subject + ": " + answer.get() + ", but " + accepted);
    } else if (!satisfied) {
      impossible++;
      askCore(subject, relation, core(relation, cells));
    }
  }

  /** The cells of the set alone cannot all be right, and without any one of them they can. */
  private void askCore(String subject, Relation relation, Set<String> core) {
    if (solve(relation, core).filter(answer -> answer != LBool.UNSAT).isPresent()) {
      wrong.add(subject + ": the cells " + core + " can all be right");
    }
    for (String cell : core) {
      Set<String> rest = new HashSet<>(core);
      rest.remove(cell);
      if (solve(relation, rest).filter(answer -> answer != LBool.SAT).isPresent()) {
        wrong.add(subject + ": the cells " + core + " are not fewest, " + cell + " is idle");
      }
    }
  }

  private static Set<String> core(Relation relation, Grounds.Cells cells) {
    Set<String> core = new HashSet<>();
    for (Grounds.Cells.Cell cell : cells.cells()) {
      relation.cells().entrySet().stream()
          .filter(
              e ->
                  e.getValue().printed().equals(cell.printed())
                      && e.getValue().line() == cell.lines().getFirst()
                      && relation.documentOf(e.getValue()).equals(cell.document())
                      && Objects.equals(e.getValue().row(), cell.row())
                      && Objects.equals(e.getValue().column(), cell.column()))
          .forEach(e -> core.add(e.getKey()));
    }
    return core;
  }

  /** Nothing where the relation is not linear. */
  private static Optional<LBool> solve(Relation relation, Set<String> kept) {
    Map<String, Span> spans = new HashMap<>(new Figures(relation).spans(kept));
    return LinearSolver.solve(relation.condition(), spans);
  }
}
