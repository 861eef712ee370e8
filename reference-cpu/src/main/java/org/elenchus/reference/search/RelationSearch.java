package org.elenchus.reference.search;

import java.util.ArrayList;
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

  /** Drops cells one by one, approximate ones first, while the rest still cannot be right. */
  private Set<String> core(Set<String> all) {
    Set<String> core = new LinkedHashSet<>(all);
    List<String> order = new ArrayList<>();
    all.stream().filter(figures::isApproximate).forEach(order::add);
    all.stream().filter(name -> !figures.isApproximate(name)).forEach(order::add);
    for (String name : order) {
      Set<String> fewer = new LinkedHashSet<>(core);
      fewer.remove(name);
      if (!fewer.isEmpty() && Solver.impossible(figures.condition(), figures.spans(fewer))) {
        core = fewer;
      }
    }
    return core;
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
