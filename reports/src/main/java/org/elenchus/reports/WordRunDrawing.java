package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * A word running through a network whose weights are no simple numbers: a square for each unit and
 * step, its area the size of the state and its colour the sign (Hinton and Shallice 1991). In
 * doubles; the checker encloses.
 */
final class WordRunDrawing {
  private static final double[] WORD = {0, 1, 1, 0, 1, 1, 1, 1};
  private static final int MAX_UNITS = 24;
  private static final int LEFT = 132;
  private static final int GAP_X = 52;
  private static final int GAP_Y = 26;
  private static final int TOP = 34;
  private static final double FULL = 22;

  private WordRunDrawing() {}

  /** A line of the drawing: one unit over all steps. */
  private record Line(String name, List<Double> values) {}

  /** The drawing, for cells whose step is a matrix, a vector and a tanh or nothing. */
  static Optional<Drawing> of(NetworkOnWords network) {
    int steps = WORD.length;
    if (network.lengths() instanceof Extent.Range(long from, Long to)) {
      steps = (int) Math.clamp(to == null ? steps : to, Math.min(1, from), steps);
    }
    List<double[]> inputs = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      inputs.add(new double[] {WORD[t]});
    }
    List<Line> lines = new ArrayList<>();
    lines.addAll(lines("input", inputs));
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      boolean last = l + 1 == network.layers().size();
      Optional<List<double[]>> states = states(layer, inputs);
      if (states.isEmpty()) {
        return Optional.empty();
      }
      Optional<List<double[]>> outputs = outputs(layer, states.get());
      if (outputs.isEmpty()) {
        return Optional.empty();
      }
      lines.addAll(lines("state " + (l + 1), states.get()));
      lines.addAll(lines(last ? "output" : "link " + (l + 1), outputs.get()));
      inputs = outputs.get();
    }
    boolean drawable =
        steps >= 1
            && lines.size() <= MAX_UNITS
            && lines.stream().allMatch(line -> line.values().stream().allMatch(Double::isFinite));
    return drawable ? Optional.of(draw(lines, steps)) : Optional.empty();
  }

  private static List<Line> lines(String name, List<double[]> values) {
    List<Line> lines = new ArrayList<>();
    int units = values.isEmpty() ? 0 : values.get(0).length;
    for (int i = 0; i < units; i++) {
      int unit = i;
      lines.add(
          new Line(
              units == 1 ? name : name + ", unit " + (i + 1),
              values.stream().map(v -> v[unit]).toList()));
    }
    return lines;
  }

  private static Optional<List<double[]>> states(Layer layer, List<double[]> inputs) {
    return switch (layer.cell()) {
      case "elman" -> run(layer, "W_h", "W_x", "b", Math::tanh, inputs);
      case "linear-rnn" -> run(layer, "A", "B", "", DoubleUnaryOperator.identity(), inputs);
      default -> Optional.empty();
    };
  }

  private static Optional<List<double[]>> run(
      Layer layer,
      String recurrent,
      String input,
      String constant,
      DoubleUnaryOperator squash,
      List<double[]> inputs) {
    double[][] a = matrix(layer.weights().getOrDefault(recurrent, List.of()));
    double[][] b = matrix(layer.weights().getOrDefault(input, List.of()));
    double[][] c = matrix(layer.weights().getOrDefault(constant, List.of()));
    if (a.length == 0 || a.length != b.length || (c.length != 0 && c.length != a.length)) {
      return Optional.empty();
    }
    List<double[]> states = new ArrayList<>();
    double[] state = new double[a.length];
    for (double[] u : inputs) {
      double[] next = new double[a.length];
      for (int i = 0; i < next.length; i++) {
        if (a[i].length != state.length || b[i].length != u.length) {
          return Optional.empty();
        }
        double constantHere = c.length == 0 || c[i].length == 0 ? 0 : c[i][0];
        next[i] = squash.applyAsDouble(dot(a[i], state) + dot(b[i], u) + constantHere);
      }
      states.add(next);
      state = next;
    }
    return Optional.of(states);
  }

  private static Optional<List<double[]>> outputs(Layer layer, List<double[]> states) {
    double[][] out = matrix(layer.out());
    boolean known = layer.activation().equals("relu") || layer.activation().equals("identity");
    if (!known || out.length == 0 || layer.constants().size() != out.length) {
      return Optional.empty();
    }
    List<double[]> outputs = new ArrayList<>();
    for (double[] state : states) {
      double[] each = new double[out.length];
      for (int i = 0; i < each.length; i++) {
        if (out[i].length != state.length) {
          return Optional.empty();
        }
        double sum = dot(out[i], state) + layer.constants().get(i).doubleValue();
        each[i] = layer.activation().equals("relu") ? Math.max(0, sum) : sum;
      }
      outputs.add(each);
    }
    return Optional.of(outputs);
  }

  private static double[][] matrix(List<List<BigFraction>> rows) {
    return rows.stream()
        .map(row -> row.stream().mapToDouble(BigFraction::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  private static double dot(double[] row, double[] vector) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * vector[i];
    }
    return sum;
  }

  private static Drawing draw(List<Line> lines, int steps) {
    Canvas canvas = new Canvas();
    List<String> heads = new ArrayList<>(List.of("unit"));
    for (int t = 0; t < steps; t++) {
      canvas.text("tick", x(t), 16, "middle", "step " + (t + 1));
      heads.add("step " + (t + 1));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      double y = TOP + (i + 0.5) * GAP_Y;
      canvas.text("tick", LEFT - 14, y + 5, "end", line.name());
      double most = line.values().stream().mapToDouble(Math::abs).max().orElse(0);
      List<String> row = new ArrayList<>(List.of(line.name()));
      boolean output = i + 1 == lines.size();
      for (int t = 0; t < steps; t++) {
        double value = line.values().get(t);
        double side = most == 0 ? 0 : FULL * Math.sqrt(Math.abs(value) / most);
        if (side >= 1) {
          canvas.box(
              value > 0 ? "entry" : "entry negative",
              x(t) - side / 2,
              y - side / 2,
              side,
              side,
              line.name() + ", step " + (t + 1) + ": " + PointSides.shown(value));
        }
        if (output) {
          canvas.text("value", x(t), y + GAP_Y, "middle", value > 0 ? "1" : "0");
        }
        row.add(PointSides.shown(value));
      }
      rows.add(row);
    }
    canvas.text("name", LEFT - 14, TOP + (lines.size() + 0.5) * GAP_Y + 5, "end", "read as");
    return canvas.drawing(
        "A word running through the network",
        "For each unit and step a square: its area is how far the value is from 0, by the row's"
            + " greatest; blue above 0, red below, with its value in the table. The last line is"
            + " what the sign of the output says. Rounded, while the check encloses.",
        (int) x(steps) - 10,
        TOP + (lines.size() + 1) * GAP_Y + 8,
        new Table(heads, rows, null));
  }

  private static double x(int step) {
    return LEFT + 16.0 + step * (double) GAP_X;
  }
}
