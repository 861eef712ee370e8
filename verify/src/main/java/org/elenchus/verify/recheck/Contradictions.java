package org.elenchus.verify.recheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.Contradiction.Carried;
import org.elenchus.claims.evidence.Contradiction.Spot;
import org.elenchus.claims.evidence.Contradiction.Without;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds.Cells;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reference.relation.Figures;
import org.elenchus.reference.relation.Solver;
import org.elenchus.verify.recheck.FigureStates.Place;

/** The distinct contradictions of a run, each with what hangs on it. */
public final class Contradictions {
  private final Map<String, FigureInventory> inventories;
  private final List<Settled> settled;

  /** A reading of a relation that printed cells decide. */
  private record Settled(
      ClaimEvidence claim, ReadingKind kind, Verdict verdict, Relation relation, Set<Place> core) {}

  private Contradictions(Map<String, FigureInventory> inventories, List<ClaimEvidence> claims) {
    this.inventories = inventories;
    this.settled =
        claims.stream()
            .flatMap(c -> c.readings().stream().flatMap(r -> settled(c, r).stream()))
            .toList();
  }

  /**
   * Counts contradictions by their cells.
   *
   * @param inventories the numbers by document id
   * @param claims the claims with their evidence
   * @return one for each smallest set of cells, in the order of the claims
   */
  public static List<Contradiction> of(
      Map<String, FigureInventory> inventories, List<ClaimEvidence> claims) {
    return new Contradictions(inventories, claims).distinct();
  }

  private List<Contradiction> distinct() {
    Map<Set<Place>, List<Settled>> byCore = new LinkedHashMap<>();
    settled.stream()
        .filter(s -> !s.core().isEmpty())
        .forEach(s -> byCore.computeIfAbsent(s.core(), c -> new ArrayList<>()).add(s));
    List<Contradiction> distinct = new ArrayList<>();
    byCore.forEach(
        (core, readings) -> {
          boolean smallest =
              byCore.keySet().stream().noneMatch(c -> !c.equals(core) && core.containsAll(c));
          if (smallest) {
            distinct.add(contradiction(core, readings));
          }
        });
    return distinct;
  }

  private Optional<Settled> settled(ClaimEvidence claim, ReadingEvidence reading) {
    boolean decided =
        reading.verdict() == Verdict.CONSISTENT || reading.verdict() == Verdict.CONTRADICTED;
    return decided
            && reading.formal().path("form").asText().equals("relation")
            && Statement.parse(reading.formal()) instanceof Relation relation
        ? Optional.of(
            new Settled(
                claim, reading.reading(), reading.verdict(), relation, core(reading, relation)))
        : Optional.empty();
  }

  private Set<Place> core(ReadingEvidence reading, Relation relation) {
    Set<Place> core = new HashSet<>();
    if (reading.verdict() == Verdict.CONTRADICTED) {
      for (Evidence evidence : reading.evidence()) {
        if (evidence.grounds() instanceof Cells(List<Cell> cells)) {
          for (PrintedCell own : relation.cells().values()) {
            if (cells.stream().anyMatch(c -> FigureStates.isSame(relation, own, c))) {
              core.add(FigureStates.place(inventories, relation, own));
            }
          }
        }
      }
    }
    return core;
  }

  private Contradiction contradiction(Set<Place> core, List<Settled> readings) {
    Relation relation = readings.getFirst().relation();
    List<Spot> cells =
        relation.cells().values().stream()
            .filter(c -> core.contains(FigureStates.place(inventories, relation, c)))
            .map(c -> new Spot(relation.documentOf(c), c.line(), c.row(), c.column(), c.printed()))
            .sorted(Comparator.comparing(Spot::document).thenComparingInt(Spot::line))
            .toList();
    Set<String> ids = new TreeSet<>();
    readings.forEach(r -> ids.add(r.claim().id()));
    List<Carried> carries = new ArrayList<>();
    for (Settled other : settled) {
      if (!ids.contains(other.claim().id())) {
        without(core, ids, other)
            .ifPresent(
                w ->
                    carries.add(new Carried(other.claim().id(), other.kind(), other.verdict(), w)));
      }
    }
    return new Contradiction(cells, relation.relation(), List.copyOf(ids), carries);
  }

  /** How a reading fares if the cells may be anything; nothing where it has no part in them. */
  private Optional<Without> without(Set<Place> core, Set<String> ids, Settled other) {
    Set<String> kept = new TreeSet<>();
    other
        .relation()
        .cells()
        .forEach(
            (name, cell) -> {
              if (!core.contains(FigureStates.place(inventories, other.relation(), cell))) {
                kept.add(name);
              }
            });
    if (kept.size() == other.relation().cells().size()) {
      return other.claim().dependsOn().stream().anyMatch(ids::contains)
          ? Optional.of(Without.UNTOUCHED)
          : Optional.empty();
    }
    if (kept.isEmpty()) {
      return Optional.of(Without.EMPTY);
    }
    if (other.verdict() == Verdict.CONSISTENT) {
      return Optional.of(Without.CAN_HOLD); // it could with the cells, so it can without them
    }
    Figures figures = new Figures(other.relation());
    return Optional.of(
        Solver.impossible(figures.condition(), figures.spans(kept))
            ? Without.FAILS
            : Without.CAN_HOLD);
  }
}
