package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Table;

/** Matrices side by side; an entry that is not 0 is a filled square with its value. */
final class MatrixDrawing {
  private static final int MAX_SIZE = 40;
  private static final int MAX_MATRICES = 6;
  private static final int GAP = 34;

  private MatrixDrawing() {}

  /** The matrices of a recurrence that its input chooses. */
  static Optional<Chart> of(SelectiveNetwork network) {
    List<String> names = new ArrayList<>();
    List<List<List<BigFraction>>> matrices = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_MATRICES, network.transitions().size()); i++) {
      names.add("symbol " + i);
      matrices.add(network.transitions().get(i));
    }
    return of(
        "What each symbol does to the state",
        "One matrix for each input symbol. The new state is the matrix times the old state: a"
            + " filled square in row i and column j carries entry j to entry i.",
        names,
        matrices);
  }

  /** The vectors that a recurrence reaches, one more in each step. */
  static Optional<Chart> of(ReachingRecurrence recurrence) {
    int width = recurrence.b().size();
    boolean square =
        recurrence.a().size() == width
            && recurrence.a().stream().allMatch(row -> row.size() == width);
    if (!square || width > MAX_SIZE) {
      return Optional.empty();
    }
    List<List<BigFraction>> reached = new ArrayList<>();
    recurrence.b().forEach(entry -> reached.add(new ArrayList<>(List.of(entry))));
    List<BigFraction> vector = recurrence.b();
    for (int step = 1; step < width; step++) {
      List<BigFraction> next = new ArrayList<>();
      for (int row = 0; row < width; row++) {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < width; i++) {
          sum = sum.add(recurrence.a().get(row).get(i).multiply(vector.get(i)));
        }
        next.add(sum);
        reached.get(row).add(sum);
      }
      vector = next;
    }
    return of(
        "What the recurrence reaches",
        "Left the matrix A. Right, column by column, what one input of 1 has become after 0, 1, 2"
            + " and more steps: B, AB, A²B and so on. Each column is a new direction.",
        List.of("A", "B, AB, A²B, …"),
        List.of(recurrence.a(), reached));
  }

  private static Optional<Chart> of(
      String title,
      String description,
      List<String> names,
      List<List<List<BigFraction>>> matrices) {
    int rows = matrices.stream().mapToInt(List::size).max().orElse(0);
    int columns = matrices.stream().flatMap(List::stream).mapToInt(List::size).max().orElse(0);
    if (rows == 0 || columns == 0 || rows > MAX_SIZE || columns > MAX_SIZE) {
      return Optional.empty();
    }
    int cell = rows <= 6 ? 30 : rows <= 12 ? 18 : 7;
    Canvas canvas = new Canvas();
    double x = 4;
    double y = 4;
    double right = 0;
    List<List<String>> entries = new ArrayList<>();
    for (int m = 0; m < matrices.size(); m++) {
      List<List<BigFraction>> matrix = matrices.get(m);
      int width = matrix.stream().mapToInt(List::size).max().orElse(0) * cell;
      if (x > 4 && x + width > 640) {
        x = 4;
        y += (double) rows * cell + GAP + 14;
      }
      canvas.text("name", x, y + 14, "start", names.get(m));
      canvas.box("frame", x, y + 22, width, (double) matrix.size() * cell, null);
      for (int i = 0; i < matrix.size(); i++) {
        for (int j = 0; j < matrix.get(i).size(); j++) {
          BigFraction value = matrix.get(i).get(j);
          if (value.signum() != 0) {
            String css = value.signum() > 0 ? "entry" : "entry negative";
            canvas.box(css, x + j * (double) cell, y + 22 + i * (double) cell, cell, cell, null);
            if (cell == 30) {
              canvas.text(
                  "inside",
                  x + (j + 0.5) * cell,
                  y + 22 + (i + 0.5) * cell + 4,
                  "middle",
                  Words.exact(value));
            }
            entries.add(
                List.of(
                    names.get(m),
                    Integer.toString(i + 1),
                    Integer.toString(j + 1),
                    Words.exact(value)));
          }
        }
      }
      right = Math.max(right, x + width);
      x += width + GAP;
    }
    return Optional.of(
        canvas.chart(
            title,
            description,
            (int) right + 8,
            (int) y + rows * cell + 30,
            new Table(List.of("matrix", "row", "column", "entry"), entries, null)));
  }
}
