package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/** Matrices side by side; an entry that is not 0 is a filled square with its value. */
final class MatrixDrawing {
  private static final int MAX_SIZE = 40;
  private static final int MAX_MATRICES = 6;
  private static final int GAP = 34;

  /** The width of a letter of a name. */
  private static final int CHARACTER = 7;

  private MatrixDrawing() {}

  /** The matrices of a recurrence that its input chooses. */
  static Optional<Drawing> of(SelectiveNetwork network) {
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

  /** The matrices of a stack that is too wide to be drawn unit by unit. */
  static Optional<Drawing> of(LinearStackNetwork network) {
    if (network.layers().isEmpty() || !NetworkDrawing.fitsTogether(network.layers())) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    List<List<List<BigFraction>>> matrices = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      LinearStackNetwork.Layer layer = network.layers().get(l);
      String of = network.layers().size() == 1 ? "" : " of layer " + (l + 1);
      names.addAll(List.of("A" + of, "B" + of, "C" + of));
      matrices.addAll(List.of(layer.a(), layer.b(), layer.c()));
    }
    return of(
        "The weights of the network",
        "The state of a layer is A times its last state and B times what it reads; what it gives on"
            + " is C times its state. A filled square in row i and column j carries entry j to"
            + " entry i; constants and activations stand in the certificate.",
        names,
        matrices);
  }

  /** The matrices of a net whose numbers lie on a grid. */
  static Optional<Drawing> of(GridNetwork network) {
    List<String> names = new ArrayList<>();
    List<List<List<BigFraction>>> matrices = new ArrayList<>();
    List<GridMachine.Layer> layers = network.machine().layers();
    for (int l = 0; l < layers.size(); l++) {
      String of = layers.size() == 1 ? "" : " of layer " + (l + 1);
      layers
          .get(l)
          .parameters()
          .forEach(
              (name, rows) -> {
                names.add(name + of);
                matrices.add(rows);
              });
      names.add("link" + of);
      matrices.add(layers.get(l).linkWeights());
    }
    return names.size() > 2 * MAX_MATRICES
        ? Optional.empty()
        : of(
            "The weights of the network",
            "One matrix for each parameter, under its name in the reference model; a vector is one"
                + " row. A filled square is an entry that is not 0, in a second colour where it is"
                + " negative; the values stand in the table.",
            names,
            matrices);
  }

  /** The vectors that a recurrence reaches, one more in each step. */
  static Optional<Drawing> of(ReachingRecurrence recurrence) {
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

  private static Optional<Drawing> of(
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
    double below = 0;
    List<List<String>> entries = new ArrayList<>();
    for (int m = 0; m < matrices.size(); m++) {
      List<List<BigFraction>> matrix = matrices.get(m);
      int width = matrix.stream().mapToInt(List::size).max().orElse(0) * cell;
      if (x > 4 && x + width > 640) {
        x = 4;
        y = below + GAP;
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
      double taken = Math.max(width, names.get(m).length() * (double) CHARACTER);
      below = Math.max(below, y + 22 + matrix.size() * (double) cell);
      right = Math.max(right, x + taken);
      x += taken + GAP;
    }
    return Optional.of(
        canvas.drawing(
            title,
            description,
            (int) right + 8,
            (int) below + 8,
            new Table(List.of("matrix", "row", "column", "entry"), entries, null)));
  }
}
