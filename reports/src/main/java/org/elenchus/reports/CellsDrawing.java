package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elenchus.claims.Interval;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * Printed cells that cannot all be right: for each, on a scale of its own, the values that print as
 * it is printed and the values that it would need for the rest to hold. Where the two are further
 * apart than a factor of a hundred the scale is logarithmic.
 */
final class CellsDrawing {
  private static final int WIDTH = 640;
  private static final int LEFT = 150;
  private static final int RIGHT = 30;
  private static final int ROW = 76;
  private static final int MAX_ROWS = 12;
  private static final double MIN_BAR = 5;

  private CellsDrawing() {}

  /** The drawing; nothing where no cell has an interval that it would need. */
  static Optional<Drawing> of(List<Cell> cells) {
    Canvas canvas = new Canvas();
    int row = 0;
    for (Cell cell : cells) {
      Interval needed = cell.needed();
      if (needed != null && row < MAX_ROWS && draw(canvas, cell, needed, row)) {
        row++;
      }
    }
    return row == 0
        ? Optional.empty()
        : Optional.of(
            canvas.drawing(
                "What each cell prints, and what it would need to be",
                "For each cell a line: the filled bar spans the values that print as it does, the"
                    + " outlined bar those that it would need if the other cells are right. Where"
                    + " the two do not touch, the cell cannot be right together with the others.",
                WIDTH,
                row * ROW + 4,
                new Table(List.of(), List.of(), null)));
  }

  private static boolean draw(Canvas canvas, Cell cell, Interval needed, int row) {
    double[] ends = {
      cell.interval().lo().doubleValue(),
      cell.interval().hi().doubleValue(),
      needed.lo().doubleValue(),
      needed.hi().doubleValue()
    };
    double least = Math.min(ends[0], ends[2]);
    double most = Math.max(ends[1], ends[3]);
    boolean logarithmic = least > 0 && most / least > 100;
    double from = logarithmic ? Math.log(least) : least;
    double to = logarithmic ? Math.log(most) : most;
    double span = to - from;
    if (!(span > 0) || Double.isInfinite(span)) {
      return false;
    }
    double[] at = new double[4];
    for (int i = 0; i < 4; i++) {
      double value = logarithmic ? Math.log(ends[i]) : ends[i];
      at[i] = LEFT + 30 + (value - from) / span * (WIDTH - LEFT - RIGHT - 60);
    }
    double y = row * ROW + 36.0;
    List<String> where = new ArrayList<>();
    if (cell.row() != null) {
      where.add(cell.row());
    }
    if (cell.column() != null) {
      where.add(cell.column());
    }
    canvas.text("printed-figure", 0, y + 2, "start", shortened(cell.printed(), 16));
    canvas.text("tick", 0, y + 19, "start", shortened(String.join(" · ", where), 22));
    canvas.line("axis", LEFT, y, WIDTH - RIGHT, y, null);
    bar(canvas, "printed", at[0], at[1], y - 6);
    bar(canvas, "needed", at[2], at[3], y - 6);
    canvas.text("tick", middle(at[0], at[1]), y - 14, "middle", "prints " + range(cell.interval()));
    canvas.text("tick", middle(at[2], at[3]), y + 23, "middle", "needs " + range(needed));
    if (logarithmic) {
      canvas.text("tick", WIDTH - RIGHT, y + 23, "end", middle(at[2], at[3]) > 430 ? "" : "log");
    }
    return true;
  }

  private static void bar(Canvas canvas, String css, double from, double to, double y) {
    double width = Math.max(MIN_BAR, to - from);
    canvas.box(css, (from + to - width) / 2, y, width, 12, null);
  }

  /** Where a label goes so that it stays inside. */
  private static double middle(double from, double to) {
    return Math.clamp((from + to) / 2, LEFT + 66, WIDTH - RIGHT - 46);
  }

  private static String range(Interval interval) {
    String lo = brief(interval.lo().doubleValue());
    String hi = brief(interval.hi().doubleValue());
    return lo.equals(hi) ? lo : lo + " to " + hi;
  }

  /** A number for a label: five digits, with M, B or K where that is shorter. */
  static String brief(double value) {
    double size = Math.abs(value);
    String unit = size >= 1e12 ? "T" : size >= 1e9 ? "B" : size >= 1e6 ? "M" : "";
    double scaled =
        switch (unit) {
          case "T" -> value / 1e12;
          case "B" -> value / 1e9;
          case "M" -> value / 1e6;
          default -> value;
        };
    if (size != 0 && (Math.abs(scaled) >= 1e6 || size < 1e-4)) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    return java.math.BigDecimal.valueOf(scaled)
            .round(new java.math.MathContext(5))
            .stripTrailingZeros()
            .toPlainString()
        + unit;
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
