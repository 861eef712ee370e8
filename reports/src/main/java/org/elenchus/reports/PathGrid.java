package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.LongestPath.Place;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * The longest path of an unrolled stack over the grid of its layers and steps: time to the right,
 * layers upwards, and in each field the operations of that layer at that step which the path
 * passes.
 */
final class PathGrid {
  private static final int MAX_SIDE = 8;
  private static final int LEFT = 64;
  private static final int FIELD_H = 84;
  private static final int INPUT_H = 46;
  private static final int NODE = 30;
  private static final int GAP = 12;
  private static final int COUNTED = 15;
  private static final int PLAIN = 5;

  private final LongestPath proof;

  /** The width of a field: room for the longest stretch of the path in any. */
  private final int fieldW;

  private PathGrid(LongestPath proof) {
    this.proof = proof;
    int longest = 0;
    for (int i = 0; i < proof.places().size(); i++) {
      longest = Math.max(longest, inField(i, proof.places().size()));
    }
    this.fieldW = Math.max(96, longest * NODE + 24);
  }

  /** The drawing, where each node of the path has a place on a grid that can be drawn. */
  static Optional<Drawing> of(LongestPath proof) {
    boolean placed =
        !proof.path().isEmpty()
            && proof.places().size() == proof.path().size()
            && proof.layers() >= 1
            && proof.layers() <= MAX_SIDE
            && proof.steps() >= 1
            && proof.steps() <= MAX_SIDE
            && proof.path().stream().allMatch(n -> n >= 0 && n < proof.potential().size())
            && proof.places().stream()
                .allMatch(
                    place ->
                        place.layer() >= 0
                            && place.layer() <= proof.layers()
                            && place.step() >= 1
                            && place.step() <= proof.steps());
    return placed ? Optional.of(new PathGrid(proof).draw()) : Optional.empty();
  }

  /** How many of the path's first nodes lie in the same field as node i. */
  private int inField(int i, int before) {
    Place here = proof.places().get(i);
    int count = 0;
    for (int j = 0; j < before; j++) {
      Place other = proof.places().get(j);
      count += other.layer() == here.layer() && other.step() == here.step() ? 1 : 0;
    }
    return count;
  }

  private double fieldX(int step) {
    return LEFT + (step - 1.0) * (fieldW + GAP);
  }

  private double fieldY(int layer) {
    return 14 + (proof.layers() - layer) * (double) (FIELD_H + GAP);
  }

  private double x(int i) {
    return fieldX(proof.places().get(i).step()) + 24 + inField(i, i) * (double) NODE;
  }

  private double y(int i) {
    int layer = proof.places().get(i).layer();
    return fieldY(layer) + (layer == 0 ? INPUT_H : FIELD_H) / 2.0;
  }

  private Drawing draw() {
    Canvas canvas = new Canvas();
    for (int layer = 0; layer <= proof.layers(); layer++) {
      double height = layer == 0 ? INPUT_H : FIELD_H;
      canvas.text(
          "tick",
          LEFT - 12,
          fieldY(layer) + height / 2 + 4,
          "end",
          layer == 0 ? "inputs" : "layer " + layer);
      for (int step = 1; step <= proof.steps(); step++) {
        canvas.box("frame", fieldX(step), fieldY(layer), fieldW, height, null);
      }
    }
    double floor = fieldY(0) + INPUT_H;
    for (int step = 1; step <= proof.steps(); step++) {
      canvas.text("tick", fieldX(step) + fieldW / 2.0, floor + 20, "middle", "step " + step);
    }
    List<List<String>> rows = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < proof.path().size(); i++) {
      if (i > 0) {
        edge(canvas, i);
      }
      int count = proof.potential().get(proof.path().get(i));
      Place place = proof.places().get(i);
      rows.add(
          List.of(
              Integer.toString(i + 1),
              place.layer() == 0 ? "—" : Integer.toString(place.layer()),
              Integer.toString(place.step()),
              place.operation(),
              Integer.toString(count)));
      node(canvas, i, count, count > before);
      before = count;
    }
    return canvas.drawing(
        "The path through layers and steps",
        "The unrolled graph of "
            + Words.count(proof.layers(), "layer", "layers")
            + " over "
            + Words.count(proof.steps(), "step", "steps")
            + ", time to the right and layers upwards. The line is a path that no other outdoes;"
            + " each circle with a number is an operation that counts, small dots are those that do"
            + " not.",
        (int) fieldX(proof.steps()) + fieldW + 12,
        (int) floor + 30,
        new Table(List.of("node", "layer", "step", "operation", "counted so far"), rows, null));
  }

  private boolean counts(int i) {
    int before = i == 0 ? 0 : proof.potential().get(proof.path().get(i - 1));
    return proof.potential().get(proof.path().get(i)) > before;
  }

  private void node(Canvas canvas, int i, int count, boolean counted) {
    Place place = proof.places().get(i);
    String css = place.layer() == 0 ? "node input on" : counted ? "node state on" : "node on";
    canvas.circle(css, x(i), y(i), counted ? COUNTED : PLAIN, place.operation());
    if (counted) {
      canvas.text("value", x(i), y(i) + 5, "middle", Integer.toString(count));
      canvas.text("tick", x(i), y(i) + COUNTED + 16, "middle", place.operation());
    }
  }

  private void edge(Canvas canvas, int i) {
    double angle = Math.atan2(y(i) - y(i - 1), x(i) - x(i - 1));
    double from = (counts(i - 1) ? COUNTED : PLAIN) + 1.0;
    double to = (counts(i) ? COUNTED : PLAIN) + 2.0;
    double endX = x(i) - to * Math.cos(angle);
    double endY = y(i) - to * Math.sin(angle);
    canvas.line(
        "edge on",
        x(i - 1) + from * Math.cos(angle),
        y(i - 1) + from * Math.sin(angle),
        endX,
        endY,
        null);
    Place here = proof.places().get(i);
    Place last = proof.places().get(i - 1);
    if (here.layer() != last.layer() || here.step() != last.step()) {
      canvas.head("arrow on", x(i - 1), y(i - 1), endX, endY);
    }
  }
}
