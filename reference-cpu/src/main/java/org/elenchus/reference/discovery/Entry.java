package org.elenchus.reference.discovery;

import java.util.Set;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.document.Unit;
import org.elenchus.claims.relation.PrintedCell;

/**
 * A number of a table or list with its labels.
 *
 * @param figure the number
 * @param row the label of its row
 * @param column the label of its column
 * @param quantity what it measures
 * @param name which of the two labels names the thing that was measured
 * @param nameWords the words of that label
 * @param words the words of its labels and of the headings above, in lower case
 * @param bold whether it is set in bold
 */
record Entry(
    PrintedFigure figure,
    String row,
    String column,
    Quantity quantity,
    String name,
    Set<String> nameWords,
    Set<String> words,
    boolean bold) {
  /** Whether the digits are a count and not rounded. */
  boolean exact() {
    return isExact(figure, quantity);
  }

  static boolean isExact(PrintedFigure figure, Quantity quantity) {
    boolean whole = figure.printed().matches("[0-9][0-9,]*");
    return quantity.count() && whole && !figure.number().approximate();
  }

  Bounds bounds() {
    return Bounds.of(interval(figure, exact()));
  }

  static PrintedInterval interval(PrintedFigure figure, boolean exact) {
    return exact ? PrintedInterval.of(figure.number().value()) : figure.number().interval();
  }

  Unit unit() {
    return figure.number().unit();
  }

  PrintedCell cell() {
    return cell(figure, row, column, exact());
  }

  static PrintedCell cell(PrintedFigure figure, String row, String column, boolean exact) {
    return new PrintedCell(
        null,
        figure.line(),
        figure.column(),
        row.isEmpty() ? null : row,
        column.isEmpty() ? null : column,
        figure.printed(),
        exact ? Boolean.TRUE : null,
        figure.number().approximate() ? Boolean.TRUE : null,
        null);
  }
}
