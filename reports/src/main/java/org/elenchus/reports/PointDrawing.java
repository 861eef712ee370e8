package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/** Words in the plane, ranges on a line, boxes. */
final class PointDrawing {
  private static final int SIZE = 250;
  private static final int MARGIN = 44;

  private PointDrawing() {}

  /**
   * Words of two numbers as points with their weights; words of another length have their table
   * alone.
   *
   * @param rows the words
   * @param description what is to be seen
   */
  static Optional<Drawing> words(List<AffineObstruction.Row> rows, String description) {
    if (rows.isEmpty() || rows.stream().anyMatch(row -> row.input().size() != 2)) {
      return Optional.empty();
    }
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (AffineObstruction.Row row : rows) {
      for (int i = 0; i < 2; i++) {
        low[i] = Math.min(low[i], row.input().get(i).doubleValue());
        high[i] = Math.max(high[i], row.input().get(i).doubleValue());
      }
    }
    Canvas canvas = new Canvas();
    canvas.box("frame", MARGIN, 16, SIZE, SIZE - 60.0, null);
    canvas.text("name", MARGIN + SIZE / 2.0, SIZE - 8, "middle", "first input");
    canvas.text("name", 4, 10, "start", "second input");
    List<List<String>> table = new ArrayList<>();
    for (AffineObstruction.Row row : rows) {
      double x = place(row.input().get(0), low[0], high[0], MARGIN, MARGIN + SIZE);
      double y = place(row.input().get(1), low[1], high[1], SIZE - 44.0, 16);
      boolean minus = row.multiplier().signum() < 0;
      canvas.circle(minus ? "weighted negative" : "weighted", x, y, 13, null);
      canvas.text("inside", x, y + 5, "middle", minus ? "−" : "+");
      String word = Words.exact(row.input().get(0)) + ", " + Words.exact(row.input().get(1));
      String weight = Words.exact(row.multiplier());
      canvas.text(
          "tick", x, y + (y > SIZE / 2.0 ? -20 : 30), "middle", "(" + word + ") · " + weight);
      table.add(List.of(word, weight));
    }
    return Optional.of(
        canvas.drawing(
            "The words and their weights",
            description,
            SIZE + 2 * MARGIN + 40,
            SIZE,
            new Table(List.of("word", "weight"), table, null)));
  }

  private static double place(BigFraction value, double low, double high, double from, double to) {
    double share = high > low ? (value.doubleValue() - low) / (high - low) : 0.5;
    return from + (0.16 + 0.68 * share) * (to - from);
  }

  /** The range on which a relation holds, and the first numbers outside. */
  static Optional<Drawing> range(MonotoneEnds ends) {
    BigFraction before = ends.before();
    BigFraction after = ends.after();
    if (before == null || after == null || before.compareTo(after) >= 0) {
      return Optional.empty();
    }
    double zero = -before.doubleValue() / (after.doubleValue() - before.doubleValue());
    Canvas canvas = new Canvas();
    canvas.line("axis", 10, 46, 630, 46, null);
    canvas.box("holds", 110, 38, 420, 16, null);
    for (double x : new double[] {110, 530}) {
      canvas.path("cross", "M" + Canvas.at(x - 6) + " 40l12 12m0 -12l-12 12", null);
    }
    if (zero > 0.05 && zero < 0.95) {
      canvas.line("axis", 110 + 420 * zero, 36, 110 + 420 * zero, 58, null);
      canvas.text("tick", 110 + 420 * zero, 76, "middle", "0");
    }
    canvas.text("name", 320, 26, "middle", "holds");
    canvas.text("name", 40, 26, "middle", "fails");
    canvas.text("name", 600, 26, "middle", "fails");
    canvas.text("tick", 110, 76, "middle", Words.decimal(before));
    canvas.text("tick", 530, 76, "middle", Words.decimal(after));
    return Optional.of(
        canvas.drawing(
            "Where it holds",
            "A line of numbers. The bar is where the relation holds; the crosses are the nearest"
                + " numbers of the format outside, at which it fails.",
            640,
            90,
            new Table(
                List.of("first failure", "value"),
                List.of(
                    List.of("below", Words.exact(before)), List.of("above", Words.exact(after))),
                null)));
  }

  /** Boxes in the plane of their first two coordinates, or on a line where there is one. */
  static Optional<Drawing> boxes(InvariantBoxes proof) {
    if (proof.boxes().isEmpty() || proof.boxes().get(0).coordinates().isEmpty()) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(proof.boxes().get(0).coordinates().keySet());
    String across = names.get(0);
    String up = names.size() > 1 ? names.get(1) : "";
    double[] x = ends(proof, across);
    double[] y = up.isEmpty() ? new double[] {0, 1} : ends(proof, up);
    if (!(x[1] > x[0]) || !(y[1] > y[0])) {
      return Optional.empty();
    }
    Canvas canvas = new Canvas();
    canvas.box("frame", MARGIN, 16, 480, SIZE - 60.0, null);
    canvas.text("name", MARGIN + 240, SIZE - 8, "middle", across);
    canvas.text("name", 4, 10, "start", up);
    List<List<String>> table = new ArrayList<>();
    for (InvariantBoxes.Box box : proof.boxes()) {
      Interval wide = box.coordinates().get(across);
      Interval high = up.isEmpty() ? null : box.coordinates().get(up);
      if (wide == null || (!up.isEmpty() && high == null)) {
        return Optional.empty();
      }
      double x1 = place(wide.lo(), x[0], x[1], MARGIN, MARGIN + 480.0);
      double x2 = place(wide.hi(), x[0], x[1], MARGIN, MARGIN + 480.0);
      double y1 = high == null ? 60 : place(high.hi(), y[0], y[1], SIZE - 44.0, 16);
      double y2 = high == null ? 160 : place(high.lo(), y[0], y[1], SIZE - 44.0, 16);
      canvas.box(
          "invariant", x1, y1, Math.max(3, x2 - x1), Math.max(3, y2 - y1), "state " + box.state());
      canvas.text(
          "value", (x1 + x2) / 2, (y1 + y2) / 2 + 4, "middle", Integer.toString(box.state()));
      List<String> row = new ArrayList<>(List.of(Integer.toString(box.state())));
      box.coordinates()
          .forEach((name, i) -> row.add(Words.decimal(i.lo()) + " to " + Words.decimal(i.hi())));
      table.add(row);
    }
    List<String> heads = new ArrayList<>(List.of("state of the machine"));
    heads.addAll(names);
    return Optional.of(
        canvas.drawing(
            "The boxes that the state never leaves",
            "Each box bears the state of the task's machine that it stands for. Every symbol maps"
                + " a box into the box of the machine's next state.",
            580,
            SIZE,
            new Table(heads, table, null)));
  }

  private static double[] ends(InvariantBoxes proof, String name) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Interval> entry :
        proof.boxes().stream().flatMap(b -> b.coordinates().entrySet().stream()).toList()) {
      if (entry.getKey().equals(name)) {
        low = Math.min(low, entry.getValue().lo().doubleValue());
        high = Math.max(high, entry.getValue().hi().doubleValue());
      }
    }
    return new double[] {low, high};
  }
}
