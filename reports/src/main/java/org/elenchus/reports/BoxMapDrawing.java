package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.statement.Cell;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * Boxes that a cell maps into one another: on the left where each symbol leads from each box, on
 * the right every box enlarged, with the places inside it that the others are mapped to. The places
 * are sampled in doubles; the certificate's check encloses them.
 */
final class BoxMapDrawing {
  private static final int MAX_BOXES = 6;
  private static final int MAX_SYMBOLS = 4;
  private static final int MAX_COORDINATES = 5;

  /** An image may touch its box's edge, where rounding puts it on either side. */
  private static final double SLACK = 1e-9;

  private static final int RING = 300;
  private static final int PANEL = 196;
  private static final int INNER_W = 150;
  private static final int INNER_H = 104;
  private static final int PER_ROW = 3;

  private final Recognition statement;
  private final InvariantBoxes proof;
  private final List<String> names;

  private BoxMapDrawing(Recognition statement, InvariantBoxes proof) {
    this.statement = statement;
    this.proof = proof;
    this.names = List.copyOf(new TreeMap<>(statement.cell().update()).keySet());
  }

  /** Where a box is mapped by a symbol: the box that holds the image, and the image's extent. */
  private record Image(int from, int symbol, int into, List<Double> low, List<Double> high) {}

  /** The drawing, where the boxes are those of the statement's cell and few enough to be seen. */
  static Optional<Drawing> of(Recognition statement, InvariantBoxes proof) {
    BoxMapDrawing drawing = new BoxMapDrawing(statement, proof);
    return drawing.isDrawable() ? drawing.images().map(drawing::draw) : Optional.empty();
  }

  private boolean isDrawable() {
    return proof.boxes().size() <= MAX_BOXES
        && !proof.boxes().isEmpty()
        && statement.cell().inputs().size() <= MAX_SYMBOLS
        && names.size() <= MAX_COORDINATES
        && proof.boxes().stream()
            .allMatch(box -> List.copyOf(box.coordinates().keySet()).equals(names))
        && proof.parameters().keySet().equals(statement.cell().parameters().keySet());
  }

  private double low(int box, int coordinate) {
    return interval(box, coordinate).lo().doubleValue();
  }

  private double high(int box, int coordinate) {
    return interval(box, coordinate).hi().doubleValue();
  }

  private Interval interval(int box, int coordinate) {
    return java.util.Objects.requireNonNull(
        proof.boxes().get(box).coordinates().get(names.get(coordinate)));
  }

  /** Every image, or nothing if doubles cannot tell in which box one lies. */
  private Optional<List<Image>> images() {
    List<Image> images = new ArrayList<>();
    for (int box = 0; box < proof.boxes().size(); box++) {
      for (int symbol = 0; symbol < statement.cell().inputs().size(); symbol++) {
        Optional<Image> image = image(box, symbol);
        if (image.isEmpty()) {
          return Optional.empty();
        }
        images.add(image.orElseThrow());
      }
    }
    return Optional.of(images);
  }

  private Optional<Image> image(int box, int symbol) {
    Cell cell = statement.cell();
    Map<String, Double> given = new HashMap<>();
    proof.parameters().forEach((name, value) -> given.put(name, value.doubleValue()));
    Map<String, Double> values = new HashMap<>(given);
    cell.inputs()
        .get(symbol)
        .forEach((name, text) -> values.put(name, TermValue.of(cell.constant(text), given)));
    int n = names.size();
    double[] low = new double[n];
    double[] high = new double[n];
    java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(high, Double.NEGATIVE_INFINITY);
    int points = (int) Math.pow(3, n);
    for (int point = 0; point < points; point++) {
      int rest = point;
      for (int i = 0; i < n; i++) {
        values.put(names.get(i), low(box, i) + (high(box, i) - low(box, i)) * (rest % 3) / 2.0);
        rest /= 3;
      }
      for (int i = 0; i < n; i++) {
        double next = TermValue.of(cell.next(names.get(i)), values);
        low[i] = Math.min(low[i], next);
        high[i] = Math.max(high[i], next);
      }
    }
    for (int into = 0; into < proof.boxes().size(); into++) {
      if (holds(into, low, high)) {
        return Optional.of(new Image(box, symbol, into, list(low), list(high)));
      }
    }
    return Optional.empty();
  }

  private static List<Double> list(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  private boolean holds(int box, double[] low, double[] high) {
    for (int i = 0; i < names.size(); i++) {
      double slack = SLACK * Math.max(1, Math.abs(high(box, i)));
      if (!(low[i] >= low(box, i) - slack && high[i] <= high(box, i) + slack)) {
        return false;
      }
    }
    return true;
  }

  private Drawing draw(List<Image> images) {
    Canvas canvas = new Canvas();
    ring(canvas, images);
    for (int box = 0; box < proof.boxes().size(); box++) {
      panel(canvas, box, images);
    }
    int boxes = proof.boxes().size();
    int rows = (boxes + PER_ROW - 1) / PER_ROW;
    return canvas.drawing(
        "The boxes, and where they map",
        "Left: where each symbol leads from each box; in a box's circle stands the state of the"
            + " task's machine that it stands for. Right: each box enlarged, each coordinate for"
            + " itself; the small fields inside are where the boxes are mapped to. No symbol leads"
            + " out of the boxes, so words of every length stay in them.",
        RING + Math.min(boxes, PER_ROW) * PANEL,
        Math.max(RING, rows * PANEL),
        new Table(heads(), rows(images), null));
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>(List.of("box", "state of the machine"));
    heads.addAll(names);
    for (int symbol = 0; symbol < statement.cell().inputs().size(); symbol++) {
      heads.add("symbol " + symbol + " leads to");
    }
    return heads;
  }

  private List<List<String>> rows(List<Image> images) {
    List<List<String>> rows = new ArrayList<>();
    for (int box = 0; box < proof.boxes().size(); box++) {
      List<String> row =
          new ArrayList<>(List.of(name(box), Integer.toString(proof.boxes().get(box).state())));
      for (int i = 0; i < names.size(); i++) {
        row.add(extent(box, i));
      }
      for (Image image : images) {
        if (image.from() == box) {
          row.add("box " + name(image.into()));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private String extent(int box, int coordinate) {
    Interval interval = interval(box, coordinate);
    return Words.decimal(interval.lo()) + " to " + Words.decimal(interval.hi());
  }

  private static String name(int box) {
    return Character.toString('A' + box);
  }

  private double[] place(int box) {
    double angle = 2 * Math.PI * box / proof.boxes().size() - Math.PI / 2;
    return new double[] {RING / 2.0 + 88 * Math.cos(angle), RING / 2.0 + 88 * Math.sin(angle)};
  }

  /** The boxes as circles, with an arrow for each way that some symbols lead. */
  private void ring(Canvas canvas, List<Image> images) {
    Map<List<Integer>, List<String>> ways = new LinkedHashMap<>();
    for (Image image : images) {
      ways.computeIfAbsent(List.of(image.from(), image.into()), k -> new ArrayList<>())
          .add(Integer.toString(image.symbol()));
    }
    ways.forEach((way, symbols) -> arrow(canvas, way.get(0), way.get(1), symbols));
    for (int box = 0; box < proof.boxes().size(); box++) {
      double[] at = place(box);
      canvas.circle("node", at[0], at[1], 20, null);
      canvas.text("value", at[0], at[1] + 1, "middle", name(box));
      canvas.text(
          "tick", at[0], at[1] + 14, "middle", Integer.toString(proof.boxes().get(box).state()));
    }
  }

  private void arrow(Canvas canvas, int from, int into, List<String> symbols) {
    double[] a = place(from);
    double[] b = place(into);
    double middle = RING / 2.0;
    double[] turn;
    if (from == into) {
      double outX = (a[0] - middle) / 88;
      double outY = (a[1] - middle) / 88;
      double[] start = {a[0] + 20 * outX - 8 * outY, a[1] + 20 * outY + 8 * outX};
      double[] end = {a[0] + 20 * outX + 8 * outY, a[1] + 20 * outY - 8 * outX};
      double[] left = {a[0] + 56 * outX - 26 * outY, a[1] + 56 * outY + 26 * outX};
      double[] right = {a[0] + 56 * outX + 26 * outY, a[1] + 56 * outY - 26 * outX};
      canvas.path("edge", "M" + at(start) + "C" + at(left) + " " + at(right) + " " + at(end), null);
      canvas.head("arrow", right[0], right[1], end[0], end[1]);
      turn = new double[] {a[0] + 52 * outX, a[1] + 52 * outY};
    } else {
      double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
      double ux = (b[0] - a[0]) / length;
      double uy = (b[1] - a[1]) / length;
      double[] bend = {(a[0] + b[0]) / 2 - 30 * uy, (a[1] + b[1]) / 2 + 30 * ux};
      double[] start = toward(a, bend, 20);
      double[] end = toward(b, bend, 21);
      canvas.path("edge", "M" + at(start) + "Q" + at(bend) + " " + at(end), null);
      canvas.head("arrow", bend[0], bend[1], end[0], end[1]);
      turn = new double[] {(a[0] + b[0]) / 2 - 17 * uy, (a[1] + b[1]) / 2 + 17 * ux};
    }
    canvas.text("weight", turn[0], turn[1] + 4, "middle", String.join(", ", symbols));
  }

  private static double[] toward(double[] from, double[] to, double distance) {
    double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return new double[] {
      from[0] + distance * (to[0] - from[0]) / length,
      from[1] + distance * (to[1] - from[1]) / length
    };
  }

  private static String at(double[] point) {
    return Canvas.at(point[0]) + " " + Canvas.at(point[1]);
  }

  /** A box enlarged, with what is mapped into it; its first two coordinates, or its only one. */
  private void panel(Canvas canvas, int box, List<Image> images) {
    double x = RING + (box % PER_ROW) * (double) PANEL + 24;
    int row = box / PER_ROW;
    double y = row * (double) PANEL + 28;
    canvas.box("invariant", x, y, INNER_W, INNER_H, null);
    canvas.text("value", x, y - 9, "start", "box " + name(box));
    List<String> sources = new ArrayList<>();
    for (Image image : images) {
      if (image.into() == box) {
        double[] across = span(image, box, 0, INNER_W);
        double[] up = names.size() > 1 ? span(image, box, 1, INNER_H) : new double[] {0, INNER_H};
        canvas.box(
            "image",
            x + across[0],
            y + INNER_H - up[1],
            across[1] - across[0],
            up[1] - up[0],
            "box " + name(image.from()) + " by symbol " + image.symbol());
        sources.add(name(image.from()) + " by " + image.symbol());
      }
    }
    canvas.text("tick", x, y + INNER_H + 18, "start", names.get(0) + ": " + extent(box, 0));
    if (names.size() > 1) {
      canvas.text("tick", x, y + INNER_H + 34, "start", names.get(1) + ": " + extent(box, 1));
    }
    canvas.text(
        "name",
        x,
        y + INNER_H + 52,
        "start",
        sources.isEmpty() ? "the start" : "from " + String.join(", ", sources));
  }

  /** The stretch of an image in its box in pixels, at least three of them. */
  private double[] span(Image image, int box, int coordinate, double size) {
    double width = Math.max(high(box, coordinate) - low(box, coordinate), Double.MIN_NORMAL);
    double from = (image.low().get(coordinate) - low(box, coordinate)) / width * size;
    double to = (image.high().get(coordinate) - low(box, coordinate)) / width * size;
    double middle = Math.clamp((from + to) / 2, 1.5, size - 1.5);
    double half = Math.max(1.5, (to - from) / 2);
    return new double[] {Math.max(0, middle - half), Math.min(size, middle + half)};
  }
}
