package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Figures;
import org.elenchus.reference.relation.Solver;
import org.jspecify.annotations.Nullable;

/**
 * Looks for values behind printed digits that satisfy a relation, or for a smallest set of cells
 * that cannot all be right.
 */
public final class RelationSearch {
  private final Relation relation;
  private final Figures figures;

  private RelationSearch(Relation relation) {
    this.relation = relation;
    this.figures = new Figures(relation);
  }

  /**
   * Searches.
   *
   * @param relation the statement
   * @return cells with values, cells that cannot all be right, or the reason why neither was found
   */
  public static Grounds search(Relation relation) {
    return new RelationSearch(relation).search();
  }

  private Grounds search() {
    Set<String> all = relation.cells().keySet();
    Optional<Map<String, Rational>> values = Solver.solve(figures.condition(), figures.spans(all));
    if (values.isPresent()) {
      List<Cell> cells = new ArrayList<>();
      for (String name : all) {
        Rational value = values.get().get(name);
        cells.add(cell(name, null, value == null ? null : value.toBigFraction()));
      }
      return new Grounds.Cells(cells);
    }
    if (!Solver.impossible(figures.condition(), figures.spans(all))) {
      return new Grounds.Reason(
          "neither values that satisfy the relation nor a proof that there are none were found");
    }
    List<Cell> cells = new ArrayList<>();
    for (String name : core(all)) {
      cells.add(cell(name, figures.needed(name).orElse(null), null));
    }
    return new Grounds.Cells(cells);
  }

  /**
   * An irreducible set. Cells that the relation names often (the settings of a whole table) are
   * dropped last, so that what remains is one row and its settings; other orders are tried where
   * the set cannot be shown to be irreducible.
   */
  private Set<String> core(Set<String> all) {
    List<String> asWritten = new ArrayList<>(all);
    List<String> rareFirst = new ArrayList<>(all);
    rareFirst.sort(Comparator.comparingInt(figures::occurrences));
    Set<String> first = core(all, rareFirst);
    for (List<String> order : List.of(rareFirst, asWritten, asWritten.reversed())) {
      Set<String> core = order.equals(rareFirst) ? first : core(all, order);
      if (isShownIrreducible(core)) {
        return core;
      }
    }
    return first;
  }

  /** Drops cells one by one, approximate ones first, while the rest still cannot be right. */
  private Set<String> core(Set<String> all, List<String> order) {
    Set<String> core = new LinkedHashSet<>(all);
    List<String> sorted = new ArrayList<>(order);
    sorted.sort(Comparator.comparingInt(name -> figures.isApproximate(name) ? 0 : 1));
    for (String name : sorted) {
      Set<String> fewer = without(core, name);
      if (!fewer.isEmpty() && Solver.impossible(figures.condition(), figures.spans(fewer))) {
        core = fewer;
      }
    }
    return core;
  }

  private boolean isShownIrreducible(Set<String> core) {
    return core.stream().allMatch(name -> figures.canBeRight(without(core, name)));
  }

  private static Set<String> without(Set<String> names, String name) {
    Set<String> fewer = new LinkedHashSet<>(names);
    fewer.remove(name);
    return fewer;
  }

  private Cell cell(String name, @Nullable Interval needed, @Nullable BigFraction value) {
    PrintedCell cell = relation.cells().get(name);
    if (cell == null) {
      throw new IllegalArgumentException("no cell " + name);
    }
    return new Cell(
        relation.documentOf(cell),
        List.of(cell.line(), cell.line()),
        cell.row(),
        cell.column(),
        cell.printed(),
        figures.interval(name),
        needed,
        value);
  }
}
