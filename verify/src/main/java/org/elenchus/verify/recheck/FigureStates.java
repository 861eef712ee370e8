package org.elenchus.verify.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.document.FigureInventory.Entry;
import org.elenchus.claims.document.Numbering;
import org.elenchus.claims.document.PrintedFigure.Kind;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds.Cells;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the claims found out about each number of the documents.
 *
 * <p>Of a smallest set of cells that cannot all be right, those are inconsistent that could be
 * changed to make the rest hold; where there are none such, all of them. The other cells of the
 * relation were used and found to agree. Numbers that order the text are judged by {@link
 * Numbering}, constants of formulas by whether a claim states the formula.
 */
public final class FigureStates {
  private static final String CONSISTENT = "consistent";
  private static final String INCONSISTENT = "inconsistent";
  private static final String OPEN = "not checkable";

  private final Map<String, FigureInventory> inventories;
  private final Map<Place, Set<String>> agreeing = new HashMap<>();
  private final Map<Place, Set<String>> contradicted = new HashMap<>();
  private final Map<Place, Set<String>> roughly = new HashMap<>();

  private FigureStates(Map<String, FigureInventory> inventories) {
    this.inventories = inventories;
  }

  /** Where a number stands. */
  record Place(String document, int line, int at) {}

  /**
   * The state of every number.
   *
   * @param inventories the numbers by document id
   * @param claims the claims with their evidence
   * @return one entry for each number, in the order of the inventories
   */
  public static List<FigureEntry> of(
      Map<String, FigureInventory> inventories, List<ClaimEvidence> claims) {
    FigureStates states = new FigureStates(inventories);
    for (ClaimEvidence claim : claims) {
      for (ReadingEvidence reading : claim.readings()) {
        if (reading.formal().path("form").asText().equals("relation")
            && Statement.parse(reading.formal()) instanceof Relation relation) {
          states.read(claim.id(), reading, relation);
        }
      }
    }
    List<FigureEntry> entries = new ArrayList<>();
    inventories.forEach(
        (document, inventory) -> entries.addAll(states.entries(document, inventory, claims)));
    return entries;
  }

  private void read(String claim, ReadingEvidence reading, Relation relation) {
    Map<Place, Boolean> core = new HashMap<>(); // whether a change there would mend the rest
    boolean open = false;
    for (Evidence evidence : reading.evidence()) {
      if (evidence.grounds() instanceof Cells(List<Cell> cells)) {
        boolean mendable = cells.stream().anyMatch(c -> c.needed() != null);
        for (Cell cell : cells) {
          if (cell.value() == null) {
            relation.cells().values().stream()
                .filter(own -> isSame(relation, own, cell))
                .forEach(own -> core.put(place(relation, own), !mendable || cell.needed() != null));
          }
        }
        open |= reading.verdict() == Verdict.INCONCLUSIVE;
      }
    }
    boolean settled =
        reading.verdict() == Verdict.CONSISTENT || reading.verdict() == Verdict.CONTRADICTED;
    if (!settled && !open) {
      return;
    }
    for (PrintedCell cell : relation.cells().values()) {
      if (!cell.isWord()) {
        Place place = place(relation, cell);
        boolean against =
            core.getOrDefault(place, false) && reading.verdict() != Verdict.CONSISTENT;
        Map<Place, Set<String>> where = !against ? agreeing : open ? roughly : contradicted;
        where.computeIfAbsent(place, p -> new HashSet<>()).add(claim);
      }
    }
  }

  static boolean isSame(Relation relation, PrintedCell own, Cell cell) {
    return cell.document().equals(relation.documentOf(own))
        && cell.lines().getFirst() == own.line()
        && Objects.equals(cell.row(), own.row())
        && Objects.equals(cell.column(), own.column())
        && cell.printed().equals(own.printed());
  }

  private Place place(Relation relation, PrintedCell cell) {
    return place(inventories, relation, cell);
  }

  /** Where a cell stands; the offset is 0 where no inventory tells it. */
  static Place place(
      Map<String, FigureInventory> inventories, Relation relation, PrintedCell cell) {
    String document = relation.documentOf(cell);
    Integer at = cell.at();
    FigureInventory inventory = inventories.get(document);
    if (at == null && inventory != null) {
      at = inventory.find(cell.line(), null, cell.printed()).map(Entry::at).orElse(null);
    }
    return new Place(document, cell.line(), at == null ? 0 : at);
  }

  private List<FigureEntry> entries(
      String document, FigureInventory inventory, List<ClaimEvidence> claims) {
    Map<Entry, Numbering.Finding> numbering = Numbering.of(inventory);
    List<FigureEntry> entries = new ArrayList<>();
    for (Entry figure : inventory.figures()) {
      entries.add(entry(document, figure, numbering.get(figure), claims));
    }
    return entries;
  }

  private FigureEntry entry(
      String document,
      Entry figure,
      Numbering.@Nullable Finding order,
      List<ClaimEvidence> claims) {
    Place place = new Place(document, figure.line(), figure.at());
    Set<String> against = contradicted.getOrDefault(place, Set.of());
    Set<String> about = roughly.getOrDefault(place, Set.of());
    Set<String> with = agreeing.getOrDefault(place, Set.of());
    if (!against.isEmpty()) {
      return made(
          document,
          figure,
          INCONSISTENT,
          "is one of a smallest set of numbers that cannot all be right",
          against);
    }
    if (!about.isEmpty()) {
      return made(
          document,
          figure,
          INCONSISTENT,
          "disagrees only if a word such as \"about\" means within a tenth",
          about);
    }
    if (!with.isEmpty()) {
      return made(
          document,
          figure,
          CONSISTENT,
          "agrees with all relations that use it, within its rounding",
          with);
    }
    if (order != null) {
      return made(
          document,
          figure,
          switch (order.state()) {
            case IN_ORDER -> CONSISTENT;
            case OUT_OF_ORDER -> INCONSISTENT;
            case OPEN -> OPEN;
          },
          order.reason(),
          Set.of());
    }
    boolean symbolic = figure.part() == Kind.SYMBOLIC;
    Set<String> stating = symbolic ? stating(document, figure.line(), claims) : Set.of();
    if (!stating.isEmpty()) {
      return made(
          document, figure, CONSISTENT, "is part of a formula that a claim states", stating);
    }
    String missing = figure.missing();
    String needed = symbolic ? "a claim that states the formula" : "a relation that uses it";
    return made(
        document, figure, OPEN, "missing: " + (missing == null ? needed : missing), Set.of());
  }

  private static Set<String> stating(String document, int line, List<ClaimEvidence> claims) {
    Set<String> stating = new HashSet<>();
    for (ClaimEvidence claim : claims) {
      List<Integer> lines = claim.locator().lines();
      if (claim.document().equals(document)
          && lines.getFirst() <= line
          && line <= lines.getLast()
          && claim.readings().stream().anyMatch(FigureStates::isStated)) {
        stating.add(claim.id());
      }
    }
    return stating;
  }

  /** A relation speaks of its cells alone, not of all that stands between them. */
  private static boolean isStated(ReadingEvidence reading) {
    return reading.verdict() != Verdict.NOT_RUN
        && !reading.formal().path("form").asText().equals("relation");
  }

  private static FigureEntry made(
      String document, Entry figure, String state, String reason, Set<String> claims) {
    return new FigureEntry(
        document,
        figure.line(),
        figure.at(),
        figure.printed(),
        state,
        reason,
        claims.stream().sorted().toList());
  }
}
