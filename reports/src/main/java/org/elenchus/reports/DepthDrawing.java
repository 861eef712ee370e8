package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.DepthPotential.Move;
import org.elenchus.claims.certificate.DepthPotential.Segment;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.statement.Formula;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/** Paths in unrolled computation graphs. */
final class DepthDrawing {
  /** The stack that a path for all D and T is drawn in. */
  private static final int LAYERS = 3;

  private static final int STEPS = 4;
  private static final int GAP_X = 118;
  private static final int GAP_Y = 84;
  private static final int MAX_MOVES = 60;
  private static final int MAX_NODES = 48;

  private DepthDrawing() {}

  /** Where a path is: a state or an output of a layer at a step; layer 0 is the input. */
  private record Stop(int layer, int step, boolean state) {}

  /**
   * The longest path of a stack, drawn for three layers and four steps; nothing if the moves leave
   * the graph.
   */
  static Optional<Drawing> of(DepthPotential proof) {
    List<Stop> path = new ArrayList<>(List.of(new Stop(0, 1, false)));
    for (Segment segment : proof.path()) {
      long times = value(segment.times(), Map.of("D", (long) LAYERS, "T", (long) STEPS));
      for (long n = 0; n < times; n++) {
        for (Move move : segment.moves()) {
          if (path.size() > MAX_MOVES) {
            return Optional.empty();
          }
          path.add(after(path.get(path.size() - 1), move));
        }
      }
    }
    boolean inside =
        path.stream().allMatch(s -> s.layer() <= LAYERS && s.step() <= STEPS && s.layer() >= 0);
    if (!inside) {
      return Optional.empty();
    }
    Canvas canvas = new Canvas();
    Set<List<Stop>> walked = new HashSet<>();
    for (int i = 1; i < path.size(); i++) {
      walked.add(List.of(path.get(i - 1), path.get(i)));
    }
    for (int t = 1; t <= STEPS; t++) {
      for (int l = 0; l <= LAYERS; l++) {
        Stop output = new Stop(l, t, false);
        if (l < LAYERS) {
          edge(canvas, walked, output, new Stop(l + 1, t, true));
        }
        if (l > 0) {
          Stop state = new Stop(l, t, true);
          edge(canvas, walked, state, output);
          if (t < STEPS) {
            edge(canvas, walked, state, new Stop(l, t + 1, true));
          }
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int t = 1; t <= STEPS; t++) {
      for (int l = 0; l <= LAYERS; l++) {
        for (boolean state : l == 0 ? new boolean[] {false} : new boolean[] {true, false}) {
          Stop stop = new Stop(l, t, state);
          boolean on = path.contains(stop);
          String css = "node " + (l == 0 ? "input" : state ? "state" : "output");
          canvas.circle(css + (on ? " on" : ""), x(stop), y(stop), 13, name(stop));
          if (l > 0) {
            Formula formula =
                state ? proof.state() : l == LAYERS ? proof.readout() : proof.output();
            long depth = value(formula, letters(l, t));
            canvas.text("value", x(stop), y(stop) + 4, "middle", Long.toString(depth));
          }
        }
      }
      canvas.text(
          "tick", x(new Stop(0, t, false)), y(new Stop(0, t, false)) + 32, "middle", "step " + t);
    }
    for (int l = 1; l <= LAYERS; l++) {
      canvas.text("tick", 4, y(new Stop(l, 1, true)) + 4, "start", "layer " + l);
    }
    for (int i = 0; i < path.size(); i++) {
      rows.add(List.of(Integer.toString(i), name(path.get(i))));
    }
    return Optional.of(
        canvas.drawing(
            "A longest path through " + LAYERS + " layers and " + STEPS + " steps",
            "The unrolled stack with time to the right and layers upwards. The thick edges are a"
                + " longest path from an input to the last output. In each circle stands how many"
                + " counted operations a path to it can pass at most.",
            70 + STEPS * GAP_X,
            (int) y(new Stop(0, 1, false)) + 44,
            new Table(List.of("move", "place"), rows, null)));
  }

  private static Stop after(Stop stop, Move move) {
    return switch (move) {
      case UP_TO_STATE -> new Stop(stop.layer() + 1, stop.step(), true);
      case UP_TO_OUTPUT -> new Stop(stop.layer() + 1, stop.step(), false);
      case NEXT_STEP -> new Stop(stop.layer(), stop.step() + 1, true);
      case STATE_TO_OUTPUT -> new Stop(stop.layer(), stop.step(), false);
    };
  }

  private static Map<String, Long> letters(int layer, int step) {
    return Map.of("D", (long) LAYERS, "T", (long) STEPS, "l", (long) layer, "t", (long) step);
  }

  /** A formula's value; a letter without one counts as 0. */
  static long value(Formula formula, Map<String, Long> letters) {
    long sum = 0;
    for (Map.Entry<String, Long> term : formula.coefficients().entrySet()) {
      long product = term.getValue();
      for (String letter : term.getKey().isEmpty() ? new String[0] : term.getKey().split("\\*")) {
        product *= letters.getOrDefault(letter, 0L);
      }
      sum += product;
    }
    return sum;
  }

  private static String name(Stop stop) {
    return (stop.layer() == 0
            ? "input"
            : (stop.state() ? "state" : "output") + " of layer " + stop.layer())
        + " at step "
        + stop.step();
  }

  private static double x(Stop stop) {
    return 96 + (stop.step() - 1.0) * GAP_X + (stop.state() ? 0 : stop.layer() == 0 ? 0 : 38);
  }

  private static double y(Stop stop) {
    double base = 64 + (double) LAYERS * GAP_Y;
    return base - stop.layer() * (double) GAP_Y + (stop.state() || stop.layer() == 0 ? 0 : -32);
  }

  private static void edge(Canvas canvas, Set<List<Stop>> walked, Stop from, Stop to) {
    boolean on = walked.contains(List.of(from, to));
    double angle = Math.atan2(y(to) - y(from), x(to) - x(from));
    double endX = x(to) - 15 * Math.cos(angle);
    double endY = y(to) - 15 * Math.sin(angle);
    canvas.line(
        on ? "edge on" : "edge",
        x(from) + 13 * Math.cos(angle),
        y(from) + 13 * Math.sin(angle),
        endX,
        endY,
        null);
    canvas.head(on ? "arrow on" : "arrow", x(from), y(from), endX, endY);
  }

  /** The longest path of one unrolled graph, node by node. */
  static Optional<Drawing> of(LongestPath proof) {
    List<Integer> path = proof.path();
    if (path.isEmpty() || path.size() > MAX_NODES) {
      return Optional.empty();
    }
    Optional<Drawing> grid = PathGrid.of(proof);
    if (grid.isPresent()) {
      return grid;
    }
    Canvas canvas = new Canvas();
    List<List<String>> rows = new ArrayList<>();
    int before = 0;
    int perRow = 12;
    for (int i = 0; i < path.size(); i++) {
      int node = path.get(i);
      boolean known = node >= 0 && node < proof.potential().size();
      int count = known ? proof.potential().get(node) : before;
      boolean counted = count > before;
      double x = 26 + (i % perRow) * 50.0;
      int line = i / perRow;
      double y = 46 + line * 84.0;
      if (i > 0 && i % perRow != 0) {
        canvas.line("edge on", x - 34, y, x - 18, y, null);
        canvas.head("arrow on", x - 34, y, x - 16, y);
      }
      canvas.circle(counted ? "node state on" : "node", x, y, counted ? 16 : 12, null);
      canvas.text("value", x, y + 4, "middle", Integer.toString(node));
      if (counted) {
        canvas.text("bias", x, y - 24, "middle", count + ".");
      }
      rows.add(List.of(Integer.toString(node), counted ? "yes" : "no", Integer.toString(count)));
      before = count;
    }
    return Optional.of(
        canvas.drawing(
            "The path, operation by operation",
            "The nodes of the unrolled graph of "
                + Words.count(proof.layers(), "layer", "layers")
                + " and "
                + Words.count(proof.steps(), "step", "steps")
                + " that the path passes. Those with a thick rim and a number above are the"
                + " operations that count.",
            632,
            84 * ((path.size() + perRow - 1) / perRow) + 4,
            new Table(List.of("node", "counts", "counted so far"), rows, null)));
  }
}
