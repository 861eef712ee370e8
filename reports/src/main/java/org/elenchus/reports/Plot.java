package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Label;
import org.elenchus.reports.View.Shape;
import org.elenchus.reports.View.Table;

/**
 * Lines over two linear axes as plain paths: legible in print and in both colour schemes, since
 * colour and dash come from the style sheet by the class of the series.
 */
final class Plot {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 44;

  /** How many series the style sheet tells apart. */
  static final int SERIES = 6;

  private final double xMin;
  private final double xMax;
  private final double yMin;
  private final double yMax;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private int height = HEIGHT;

  /** A plot of a rectangle of values; both ranges are not empty. */
  Plot(double xMin, double xMax, double yMin, double yMax) {
    this.xMin = xMin;
    this.xMax = xMax;
    this.yMin = yMin;
    this.yMax = yMax;
  }

  /** Draws the axes with round numbers and their names. */
  void axes(String x, String y) {
    Map<Double, String> across = new LinkedHashMap<>();
    ticks(xMin, xMax).forEach(tick -> across.put(tick, number(tick)));
    axes(x, y, across);
  }

  /** The same with given marks on the horizontal axis, by their place. */
  void axes(String x, String y, Map<Double, String> across) {
    for (double tick : ticks(yMin, yMax)) {
      shapes.add(new Shape("grid", "M" + LEFT + " " + at(y(tick)) + "H" + (WIDTH - RIGHT), null));
      labels.add(new Label("tick", at(LEFT - 8), at(y(tick) + 4), "end", number(tick)));
    }
    across.forEach(
        (tick, name) ->
            labels.add(new Label("tick", at(x(tick)), at(HEIGHT - BOTTOM + 18), "middle", name)));
    shapes.add(
        new Shape("axis", "M" + LEFT + " " + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT), null));
    labels.add(new Label("name", at((LEFT + WIDTH - RIGHT) / 2.0), at(HEIGHT - 6), "middle", x));
    labels.add(new Label("name", "4", at(TOP), "start", y));
  }

  /** Draws a line; points that are no numbers interrupt it. */
  void line(int series, List<double[]> points, String title) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (double[] point : points) {
      boolean finite = Double.isFinite(point[0]) && Double.isFinite(point[1]);
      if (finite) {
        path.append(pen ? 'L' : 'M').append(at(x(point[0]))).append(' ').append(at(y(point[1])));
      }
      pen = finite;
    }
    if (!path.isEmpty()) {
      shapes.add(new Shape("line series-" + series % SERIES, path.toString(), title));
    }
  }

  /** Draws a point with its interval. */
  void interval(int series, double x, double y, double[] ends, String title) {
    String px = at(x(x));
    String path =
        "M"
            + px
            + " "
            + at(y(ends[0]))
            + "V"
            + at(y(ends[1]))
            + "M"
            + at(x(x) - 3)
            + " "
            + at(y(y))
            + "h6";
    shapes.add(new Shape("interval series-" + series % SERIES, path, title));
  }

  /** Names the series under the plot. */
  void legend(List<String> names) {
    if (names.size() < 2) {
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      double y = HEIGHT + 14 + 18.0 * i;
      shapes.add(new Shape("line series-" + i % SERIES, "M" + LEFT + " " + at(y) + "h28", null));
      labels.add(new Label("key", at(LEFT + 36), at(y + 4), "start", names.get(i)));
    }
    height = HEIGHT + 10 + 18 * names.size();
  }

  /** The finished drawing. */
  Chart chart(String title, String description, Table table) {
    return new Chart(
        title, description, WIDTH, height, List.copyOf(shapes), List.copyOf(labels), table);
  }

  private double x(double value) {
    return LEFT + (value - xMin) / (xMax - xMin) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (value - yMin) / (yMax - yMin) * (HEIGHT - BOTTOM - TOP - 14);
  }

  private static String at(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Multiples of 1, 2 or 5 times a power of ten: four to eight of them. */
  static List<Double> ticks(double from, double to) {
    double rough = (to - from) / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double times : new double[] {1, 2, 5, 10}) {
      if (times * power >= rough * 0.75) {
        step = times * power;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = (int) Math.ceil(from / step); i * step <= to * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString((long) value);
    }
    return java.math.BigDecimal.valueOf(value)
        .round(new java.math.MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }
}
