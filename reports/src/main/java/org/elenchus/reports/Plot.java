package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Label;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Shape;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/**
 * Lines over two linear axes as plain paths: legible in print and in both colour schemes, since
 * colour and dash come from the style sheet by the class of the series.
 */
final class Plot {
  private static final Size FULL = new Size(560, 300, 56, 12, 26, 44);
  private static final Size MEDIUM = new Size(300, 190, 40, 14, 12, 26);
  private static final Size SMALL = new Size(200, 128, 34, 17, 10, 24);

  /** How many series the style sheet tells apart. */
  static final int SERIES = 6;

  /** The whole drawing and the room around its rectangle of values, in pixels. */
  private record Size(int width, int height, int left, int right, int top, int bottom) {
    int end() {
      return width - right;
    }

    int floor() {
      return height - bottom;
    }
  }

  private final Size size;
  private final double xMin;
  private final double xMax;
  private final double yMin;
  private final double yMax;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private int height;

  /** A plot of a rectangle of values; both ranges are not empty. */
  Plot(double xMin, double xMax, double yMin, double yMax) {
    this(FULL, xMin, xMax, yMin, yMax);
  }

  /** A small one, of which there are many side by side. */
  static Plot small(double xMin, double xMax, double yMin, double yMax) {
    return new Plot(SMALL, xMin, xMax, yMin, yMax);
  }

  /** One of two to four side by side. */
  static Plot medium(double xMin, double xMax, double yMin, double yMax) {
    return new Plot(MEDIUM, xMin, xMax, yMin, yMax);
  }

  private Plot(Size size, double xMin, double xMax, double yMin, double yMax) {
    this.size = size;
    this.height = size.height();
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
    frame(across, ticks(yMin, yMax));
    double middle = (size.left() + size.end()) / 2.0;
    labels.add(new Label("name", at(middle), at(size.height() - 6), "middle", x));
    labels.add(new Label("name", "4", "12", "start", y));
  }

  /** The axes of a small plot, whose names stand beside all of them: few marks. */
  void axes(Map<Double, String> across) {
    frame(across, ticks(yMin, yMax, 2));
  }

  private void frame(Map<Double, String> across, List<Double> up) {
    for (double tick : up) {
      String path = "M" + size.left() + " " + at(y(tick)) + "H" + size.end();
      shapes.add(new Shape("grid", path, null));
      labels.add(new Label("tick", at(size.left() - 8), at(y(tick) + 4), "end", number(tick)));
    }
    across.forEach(
        (tick, name) ->
            labels.add(new Label("tick", at(x(tick)), at(size.floor() + 18), "middle", name)));
    shapes.add(new Shape("axis", "M" + size.left() + " " + size.floor() + "H" + size.end(), null));
  }

  /** Draws a line; points that are no numbers interrupt it. */
  void line(int series, List<double[]> points, String title) {
    line("line series-" + series % SERIES, points, title);
  }

  /** Draws a line that only gives others their place. */
  void ghost(List<double[]> points) {
    line("ghost", points, null);
  }

  private void line(String css, List<double[]> points, @Nullable String title) {
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
      shapes.add(new Shape(css, path.toString(), title));
    }
  }

  /** Draws a stretch of the plane between two lines over the same places. */
  void band(int series, List<double[]> lowHigh, String title) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < lowHigh.size(); i++) {
      double[] point = lowHigh.get(i);
      path.append(i == 0 ? 'M' : 'L').append(at(x(point[0]))).append(' ').append(at(y(point[1])));
    }
    for (double[] point : lowHigh.reversed()) {
      path.append('L').append(at(x(point[0]))).append(' ').append(at(y(point[2])));
    }
    shapes.add(new Shape("band series-" + series % SERIES, path.append('z').toString(), title));
  }

  /** Draws a point as a cross or, for an odd series, as a diamond. */
  void point(int series, double x, double y, String title) {
    String path =
        series % 2 == 0
            ? "M" + at(x(x) - 4) + " " + at(y(y)) + "h8M" + at(x(x)) + " " + at(y(y) - 4) + "v8"
            : "M" + at(x(x) - 4) + " " + at(y(y)) + "l4 -4l4 4l-4 4z";
    shapes.add(new Shape("interval series-" + series % SERIES, path, title));
  }

  /** Draws a horizontal line across. */
  void level(double y) {
    String path = "M" + size.left() + " " + at(y(y)) + "H" + size.end();
    shapes.add(new Shape("axis", path, null));
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
      double y = size.height() + 14 + 18.0 * i;
      String path = "M" + size.left() + " " + at(y) + "h28";
      shapes.add(new Shape("line series-" + i % SERIES, path, null));
      labels.add(new Label("key", at(size.left() + 36), at(y + 4), "start", names.get(i)));
    }
    height = size.height() + 10 + 18 * names.size();
  }

  /** The finished drawing. */
  Chart chart(String title, String description, Table table) {
    return new Chart(
        title,
        description,
        size.width(),
        height,
        List.copyOf(shapes),
        List.copyOf(labels),
        List.of(),
        table);
  }

  /** Several small drawings of one kind as one. */
  static Chart chart(String title, String description, List<Panel> panels, Table table) {
    return new Chart(title, description, 0, 0, List.of(), List.of(), List.copyOf(panels), table);
  }

  /** The finished drawing as one of several. */
  Panel panel(String title) {
    return new Panel(title, size.width(), height, List.copyOf(shapes), List.copyOf(labels));
  }

  private double x(double value) {
    return size.left() + (value - xMin) / (xMax - xMin) * (size.end() - size.left());
  }

  private double y(double value) {
    return size.floor() - (value - yMin) / (yMax - yMin) * (size.floor() - size.top());
  }

  private static String at(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Multiples of 1, 2 or 5 times a power of ten: four to eight of them. */
  static List<Double> ticks(double from, double to) {
    return ticks(from, to, 5);
  }

  private static List<Double> ticks(double from, double to, int parts) {
    double rough = (to - from) / parts;
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
