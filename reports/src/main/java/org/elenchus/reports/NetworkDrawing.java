package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * A small network with its weights, and a word running through it: each layer as a column of states
 * h_t = A h_{t−1} + B u_t and a column of outputs o_t = φ(C h_t + c). Dashed edges keep a state for
 * the next step; what is 0 is not drawn.
 */
final class NetworkDrawing {
  private static final int MAX_WIDTH = 5;
  private static final int MAX_LAYERS = 3;

  /** A narrow net may have more layers; the drawing scrolls. */
  private static final int MAX_NARROW_LAYERS = 8;

  private static final int NARROW = 2;
  private static final int GAP_X = 118;
  private static final int GAP_Y = 74;
  private static final int LEFT = 44;
  private static final int TOP = 66;
  private static final int RADIUS = 19;

  /** The word that runs through: one, nothing, twice one, nothing. */
  private static final int[] WORD = {1, 0, 1, 1, 0};

  private NetworkDrawing() {}

  /** The drawing, or nothing where the network is too large for one. */
  static Optional<Drawing> of(List<Layer> layers, Extent lengths) {
    int inputs = inputs(layers);
    boolean small =
        !layers.isEmpty()
            && layers.size() <= (isNarrow(layers) ? MAX_NARROW_LAYERS : MAX_LAYERS)
            && inputs >= 1
            && inputs <= MAX_WIDTH
            && layers.stream().allMatch(NetworkDrawing::isSmall)
            && fitsTogether(layers);
    if (!small) {
      return Optional.empty();
    }
    List<List<BigFraction>> word = word(inputs, lengths);
    List<List<List<BigFraction>>> values = NetworkRun.of(layers, word);
    int tallest = inputs;
    for (Layer layer : layers) {
      tallest = Math.max(tallest, Math.max(layer.a().size(), layer.c().size()));
    }
    Canvas canvas = new Canvas();
    double middle = TOP + (tallest - 1) * GAP_Y / 2.0;
    List<String> last = values.isEmpty() ? List.of() : shown(values.get(values.size() - 1));
    int column = 0;
    int seen = 0;
    nodes(canvas, column, inputs, middle, last, seen, "input");
    canvas.text("name", x(column), 24, "middle", "input");
    seen += inputs;
    int below = inputs;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      int width = layer.a().size();
      int outputs = layer.c().size();
      edges(canvas, column, below, width, middle, layer.b());
      loops(canvas, column + 1, width, middle, layer.a());
      nodes(canvas, column + 1, width, middle, last, seen, "state");
      canvas.text("name", x(column + 1), 24, "middle", "state " + (i + 1));
      seen += width;
      edges(canvas, column + 1, width, outputs, middle, layer.c());
      nodes(canvas, column + 2, outputs, middle, last, seen, "output");
      canvas.text("name", x(column + 2), 24, "middle", i + 1 == layers.size() ? "output" : "link");
      biases(canvas, column + 2, outputs, middle, layer);
      seen += outputs;
      below = outputs;
      column += 2;
    }
    int height = (int) Math.ceil(middle + (tallest - 1) * GAP_Y / 2.0) + 62;
    return Optional.of(
        canvas.drawing(
            "The network, and a word running through it",
            description(layers, !values.isEmpty()),
            (int) x(column) + LEFT + 30,
            height,
            table(layers, inputs, values)));
  }

  private static boolean isSmall(Layer layer) {
    return layer.a().size() <= MAX_WIDTH && layer.c().size() <= MAX_WIDTH && !layer.a().isEmpty();
  }

  private static boolean isNarrow(List<Layer> layers) {
    return layers.stream().allMatch(l -> l.a().size() <= NARROW && l.c().size() <= NARROW);
  }

  private static int inputs(List<Layer> layers) {
    return layers.isEmpty() || layers.get(0).b().isEmpty() ? 0 : layers.get(0).b().get(0).size();
  }

  /** A certificate may hold anything; only matrices whose sizes match are drawn. */
  static boolean fitsTogether(List<Layer> layers) {
    int below = inputs(layers);
    for (Layer layer : layers) {
      int width = layer.a().size();
      int inputs = below;
      boolean fits =
          layer.b().size() == width
              && layer.a().stream().allMatch(row -> row.size() == width)
              && layer.b().stream().allMatch(row -> row.size() == inputs)
              && layer.c().stream().allMatch(row -> row.size() == width)
              && layer.bias().size() == layer.c().size()
              && !layer.c().isEmpty();
      if (!fits) {
        return false;
      }
      below = layer.c().size();
    }
    return true;
  }

  /** Numbers that come one after the other, or, where a step has several inputs, all at once. */
  private static List<List<BigFraction>> word(int inputs, Extent lengths) {
    int steps = WORD.length;
    if (lengths instanceof Extent.Range(long from, Long to)) {
      steps = (int) Math.max(Math.min(from, 2L * steps), Math.min(steps, to == null ? steps : to));
    }
    List<List<BigFraction>> word = new ArrayList<>();
    for (int t = 0; t < (inputs > 1 ? 1 : steps); t++) {
      List<BigFraction> symbols = new ArrayList<>();
      for (int i = 0; i < inputs; i++) {
        symbols.add(BigFraction.of(WORD[(t + i) % WORD.length]));
      }
      word.add(symbols);
    }
    return word;
  }

  private static double x(int column) {
    return LEFT + (double) column * GAP_X;
  }

  private static double y(double middle, int count, int index) {
    return middle + (index - (count - 1) / 2.0) * GAP_Y;
  }

  private static void nodes(
      Canvas canvas,
      int column,
      int count,
      double middle,
      List<String> last,
      int seen,
      String css) {
    for (int i = 0; i < count; i++) {
      double y = y(middle, count, i);
      canvas.circle("node " + css, x(column), y, RADIUS, null);
      if (!last.isEmpty()) {
        canvas.text("value", x(column), y + 5, "middle", last.get(seen + i));
      }
    }
  }

  private static void edges(
      Canvas canvas, int column, int from, int to, double middle, List<List<BigFraction>> weights) {
    for (int row = 0; row < to; row++) {
      for (int i = 0; i < from; i++) {
        BigFraction weight = weights.get(row).get(i);
        if (weight.signum() != 0) {
          double y1 = y(middle, from, i);
          double y2 = y(middle, to, row);
          double length = Math.hypot(GAP_X, y2 - y1);
          double ux = GAP_X / length;
          double uy = (y2 - y1) / length;
          double endX = x(column + 1) - ux * (RADIUS + 2);
          double endY = y2 - uy * (RADIUS + 2);
          canvas.line("edge", x(column) + ux * RADIUS, y1 + uy * RADIUS, endX, endY, null);
          canvas.head("arrow", x(column), y1, endX, endY);
          double near = from > to ? 0.36 : 0.62;
          canvas.text(
              "weight",
              x(column) + near * GAP_X,
              y1 + near * (y2 - y1) - 5,
              "middle",
              Words.exact(weight));
        }
      }
    }
  }

  private static void loops(
      Canvas canvas, int column, int count, double middle, List<List<BigFraction>> weights) {
    double x = x(column);
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < count; i++) {
        BigFraction weight = weights.get(row).get(i);
        if (weight.signum() == 0) {
          continue;
        }
        double y1 = y(middle, count, i);
        double y2 = y(middle, count, row);
        if (i == row) {
          String from = Canvas.at(x - 9) + " " + Canvas.at(y1 - RADIUS + 2);
          String bow =
              "C"
                  + Canvas.at(x - 24)
                  + " "
                  + Canvas.at(y1 - 48)
                  + " "
                  + Canvas.at(x + 24)
                  + " "
                  + Canvas.at(y1 - 48)
                  + " ";
          canvas.path(
              "edge kept",
              "M" + from + bow + Canvas.at(x + 9) + " " + Canvas.at(y1 - RADIUS + 1),
              null);
          canvas.head("arrow", x + 14, y1 - RADIUS - 10, x + 9, y1 - RADIUS + 1);
          canvas.text("weight", x + 22, y1 - 33, "start", Words.exact(weight));
        } else {
          double side = row > i ? 1 : -1;
          double bend = x + side * (RADIUS + 16);
          double ends = x + side * (RADIUS - 3);
          double down = row > i ? 9 : -9;
          canvas.path(
              "edge kept",
              "M"
                  + Canvas.at(ends)
                  + " "
                  + Canvas.at(y1 + down)
                  + "Q"
                  + Canvas.at(bend)
                  + " "
                  + Canvas.at((y1 + y2) / 2)
                  + " "
                  + Canvas.at(ends)
                  + " "
                  + Canvas.at(y2 - down),
              null);
          canvas.head("arrow", bend, (y1 + y2) / 2, ends, y2 - down);
          canvas.text(
              "weight", bend, (y1 + y2) / 2 + 4, side > 0 ? "start" : "end", Words.exact(weight));
        }
      }
    }
  }

  private static void biases(Canvas canvas, int column, int count, double middle, Layer layer) {
    for (int i = 0; i < count; i++) {
      BigFraction bias = layer.bias().get(i);
      String constant =
          bias.signum() == 0 ? "" : (bias.signum() > 0 ? "+" : "") + Words.exact(bias);
      String name = layer.activation().equals("identity") ? "" : layer.activation();
      String text = (name + " " + constant).strip();
      if (!text.isEmpty()) {
        canvas.text("bias", x(column), y(middle, count, i) + RADIUS + 15, "middle", text);
      }
    }
  }

  private static List<String> shown(List<List<BigFraction>> step) {
    List<String> values = new ArrayList<>();
    step.forEach(part -> part.forEach(value -> values.add(Words.exact(value))));
    return values;
  }

  private static String description(List<Layer> layers, boolean runs) {
    return Words.count(layers.size(), "layer", "layers")
        + " with weights on the edges; a dashed edge carries a state to the next step; under an"
        + " output stand its activation and constant."
        + (runs ? " In the circles stand the values after the last symbol of the word." : "");
  }

  private static Table table(List<Layer> layers, int inputs, List<List<List<BigFraction>>> values) {
    List<String> heads = new ArrayList<>(List.of("step", inputs == 1 ? "input" : "inputs"));
    for (int i = 1; i <= layers.size(); i++) {
      heads.add("state " + i);
      heads.add(i == layers.size() ? "output" : "link " + i);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int t = 0; t < values.size(); t++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(t + 1)));
      values
          .get(t)
          .forEach(part -> row.add(String.join(", ", part.stream().map(Words::exact).toList())));
      rows.add(row);
    }
    return new Table(values.isEmpty() ? List.of() : heads, rows, null);
  }
}
