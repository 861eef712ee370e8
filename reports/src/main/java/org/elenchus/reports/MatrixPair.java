package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * Two matrices of one shape side by side, with every entry in which they differ framed in both.
 *
 * @param leftName what the left one is
 * @param left its entries as they are shown, [rows, columns]
 * @param rightName what the right one is
 * @param right its entries
 * @param rowNames a name for each row
 * @param columnNames a name for each column
 */
record MatrixPair(
    String leftName,
    List<List<String>> left,
    String rightName,
    List<List<String>> right,
    List<String> rowNames,
    List<String> columnNames) {
  private static final int CELL_H = 40;
  private static final int MARGIN = 74;
  private static final int GAP = 54;
  private static final int TOP = 58;
  private static final int CHARACTER = 9;

  /** Copies the lists. */
  MatrixPair {
    left = left.stream().map(List::copyOf).toList();
    right = right.stream().map(List::copyOf).toList();
    rowNames = List.copyOf(rowNames);
    columnNames = List.copyOf(columnNames);
  }

  /** Whether any entry differs. */
  boolean differs() {
    return !left.equals(right);
  }

  /** The drawing. */
  Drawing drawing(String title, String description) {
    int widest = 0;
    for (List<List<String>> matrix : List.of(left, right)) {
      widest =
          Math.max(
              widest,
              matrix.stream().flatMap(List::stream).mapToInt(String::length).max().orElse(0));
    }
    int cell = Math.max(46, widest * CHARACTER + 18);
    int width = cell * columnNames.size();
    Canvas canvas = new Canvas();
    List<List<String>> rows = new ArrayList<>();
    matrix(canvas, MARGIN, cell, leftName, left);
    double second = MARGIN + width + (double) GAP;
    matrix(canvas, second, cell, rightName, right);
    double middle = TOP + rowNames.size() * CELL_H / 2.0;
    canvas.text("value", MARGIN + width + GAP / 2.0, middle + 5, "middle", "≠");
    for (int i = 0; i < rowNames.size(); i++) {
      double y = TOP + (i + 0.5) * CELL_H;
      canvas.text("tick", MARGIN - 14, y + 5, "end", rowNames.get(i));
      for (int j = 0; j < columnNames.size(); j++) {
        String a = left.get(i).get(j);
        String b = right.get(i).get(j);
        rows.add(List.of(rowNames.get(i), columnNames.get(j), a, b, a.equals(b) ? "" : "differs"));
      }
    }
    return canvas.drawing(
        title,
        description,
        (int) second + width + 16,
        TOP + rowNames.size() * CELL_H + 12,
        new Table(List.of("row", "column", leftName, rightName, "same or not"), rows, null));
  }

  private void matrix(Canvas canvas, double x, int cell, String name, List<List<String>> entries) {
    double width = (double) cell * columnNames.size();
    double height = (double) CELL_H * rowNames.size();
    canvas.text("name", x, 16, "start", name);
    bracket(canvas, x, height, 6);
    bracket(canvas, x + width, height, -6);
    for (int j = 0; j < columnNames.size(); j++) {
      canvas.text("tick", x + (j + 0.5) * cell, TOP - 14, "middle", columnNames.get(j));
      for (int i = 0; i < rowNames.size(); i++) {
        double y = TOP + (double) i * CELL_H;
        boolean same = left.get(i).get(j).equals(right.get(i).get(j));
        if (!same) {
          canvas.box("differs", x + j * (double) cell + 3, y + 3, cell - 6.0, CELL_H - 6.0, null);
        }
        canvas.text(
            same ? "tick" : "value",
            x + (j + 0.5) * cell,
            y + CELL_H / 2.0 + 5,
            "middle",
            entries.get(i).get(j));
      }
    }
  }

  private static void bracket(Canvas canvas, double x, double height, double turn) {
    String from = Canvas.at(x + turn) + " " + Canvas.at(TOP - 2.0);
    canvas.path(
        "axis",
        "M" + from + "h" + Canvas.at(-turn) + "v" + Canvas.at(height + 4) + "h" + Canvas.at(turn),
        null);
  }
}
