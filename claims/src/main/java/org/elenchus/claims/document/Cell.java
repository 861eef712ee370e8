package org.elenchus.claims.document;

import java.util.List;

/**
 * One cell of a table.
 *
 * @param line its line, 1-based
 * @param column the place of its first character in the line, 1-based
 * @param text its text without marks of emphasis, empty for a missing cell
 * @param bold whether it is set in bold: in these tables a statement ("the best")
 * @param figures the numbers in it, left to right
 */
public record Cell(int line, int column, String text, boolean bold, List<PrintedFigure> figures) {
  /** Copies the list. */
  public Cell {
    figures = List.copyOf(figures);
  }

  /**
   * Whether nothing, or only a dash, stands in the cell.
   *
   * @return whether the cell is missing
   */
  public boolean missing() {
    return text.isEmpty() || text.equals("-") || text.equals("–") || text.equals("—");
  }
}
