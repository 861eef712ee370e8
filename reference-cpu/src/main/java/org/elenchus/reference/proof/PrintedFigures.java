package org.elenchus.reference.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.document.PrintedNumber;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.relation.Figures;
import org.elenchus.reference.relation.Solver;
import org.elenchus.reference.relation.Span;
import org.jspecify.annotations.Nullable;

/**
 * Rules on printed cells: either values behind the digits with which the relation holds, or a
 * smallest set of cells that cannot all be right.
 */
public final class PrintedFigures {
  private static final Scope SCOPE = Scope.of(NumberSystem.PRINTED, Map.of());

  private PrintedFigures() {}

  /**
   * Cells with values behind their digits, or a smallest set of cells that cannot all be right.
   *
   * @param relation the relation between printed numbers
   * @param cells the cells
   * @return that the values satisfy the relation, that no values of the set do, or, where the set
   *     rests on a word such as "about", that it stays open
   */
  public static Shown cells(Relation relation, List<Cell> cells) {
    Require.that(!cells.isEmpty(), "no cells are given");
    Figures figures = new Figures(relation);
    Map<String, Cell> named = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String name = name(relation, cell);
      if (name == null || named.put(name, cell) != null) {
        throw new IllegalArgumentException(
            "the relation has no such cell, or it is named twice: " + where(cell));
      }
      if (!cell.interval().equals(figures.interval(name))) {
        throw new IllegalArgumentException(
            "another interval stands behind the digits of " + where(cell));
      }
    }
    return cells.stream().anyMatch(c -> c.value() != null)
        ? consistent(relation, figures, named)
        : contradictory(relation, figures, named);
  }

  private static @Nullable String name(Relation relation, Cell cell) {
    for (Map.Entry<String, PrintedCell> entry : relation.cells().entrySet()) {
      PrintedCell own = entry.getValue();
      if (cell.document().equals(relation.documentOf(own))
          && cell.lines().equals(List.of(own.line(), own.line()))
          && Objects.equals(cell.row(), own.row())
          && Objects.equals(cell.column(), own.column())
          && cell.printed().equals(own.printed())) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static Shown consistent(Relation relation, Figures figures, Map<String, Cell> named) {
    if (!named.keySet().equals(relation.cells().keySet())) {
      throw new IllegalArgumentException("values are needed for all cells of the relation");
    }
    Map<String, Span> spans = figures.spans(relation.cells().keySet());
    Map<String, Span> fixed = new LinkedHashMap<>(spans);
    for (Map.Entry<String, Cell> entry : named.entrySet()) {
      BigFraction value = entry.getValue().value();
      if (value != null) {
        Rational exact = Rational.of(value);
        if (!figures.printed(entry.getKey()).contains(exact)) {
          throw new IllegalArgumentException(
              "the value does not print as " + where(entry.getValue()));
        }
        fixed.put(entry.getKey(), Span.of(exact));
      }
    }
    if (Solver.solve(figures.condition(), fixed).isEmpty()) {
      throw new IllegalArgumentException("the values do not satisfy " + relation.relation());
    }
    return Shown.fact(
        SCOPE, "With these values behind the printed digits, " + relation.relation() + " holds.");
  }

  private static Shown contradictory(Relation relation, Figures figures, Map<String, Cell> named) {
    Set<String> core = named.keySet();
    if (!Solver.impossible(figures.condition(), figures.spans(core))) {
      throw new IllegalArgumentException(
          "some values behind these digits may satisfy " + relation.relation());
    }
    for (Map.Entry<String, Cell> entry : named.entrySet()) {
      Set<String> fewer = new LinkedHashSet<>(core);
      fewer.remove(entry.getKey());
      if (!figures.canBeRight(fewer)) {
        throw new IllegalArgumentException(
            "the set is not smallest: it fails without " + where(entry.getValue()));
      }
      if (!Objects.equals(entry.getValue().needed(), figures.needed(entry.getKey()).orElse(null))) {
        throw new IllegalArgumentException(
            "another interval is needed at " + where(entry.getValue()));
      }
    }
    boolean approximate = core.stream().anyMatch(figures::isApproximate);
    if (approximate) {
      return new Shown(
          Outcome.OPEN,
          SCOPE,
          List.of(),
          "These cells disagree only if a word such as \"about\" means within a tenth.");
    }
    return Shown.compared(
        false,
        SCOPE,
        "No values behind "
            + named.values().stream().map(PrintedFigures::where).collect(Collectors.joining(", "))
            + " satisfy "
            + relation.relation()
            + "; without any one of them the others can be right."
            + needs(named));
  }

  /** Rounded outwards: what is needed lies within. */
  private static String needs(Map<String, Cell> named) {
    StringBuilder needs = new StringBuilder();
    for (Cell cell : named.values()) {
      Interval needed = cell.needed();
      if (needed != null) {
        needs.append(needs.isEmpty() ? " With the rest as printed, " : "; ");
        needs.append(cell.printed()).append(" would have to ").append(lie(cell, needed));
      }
    }
    return needs.isEmpty() ? "" : needs.append('.').toString();
  }

  /** An end that is only how far was looked is no bound. */
  private static String lie(Cell cell, Interval needed) {
    BigFraction printed =
        PrintedNumber.parse(cell.printed()).map(PrintedNumber::value).orElse(BigFraction.ZERO);
    boolean below = Figures.isReach(needed.lo(), printed);
    boolean above = Figures.isReach(needed.hi(), printed);
    String lo = plain(needed.lo(), RoundingMode.FLOOR);
    String hi = plain(needed.hi(), RoundingMode.CEILING);
    return below == above
        ? "lie from " + lo + " to " + hi
        : above ? "be at least " + lo : "be at most " + hi;
  }

  private static String plain(BigFraction value, RoundingMode mode) {
    BigDecimal decimal = value.bigDecimalValue(20, RoundingMode.HALF_EVEN);
    return decimal.round(new MathContext(6, mode)).stripTrailingZeros().toPlainString();
  }

  private static String where(Cell cell) {
    return cell.printed() + " (" + cell.document() + ":" + cell.lines().getFirst() + ")";
  }
}
