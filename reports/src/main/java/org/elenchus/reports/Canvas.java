package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Label;
import org.elenchus.reports.View.Shape;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/**
 * A drawing that is being made: plain paths and texts whose looks come from the style sheet by
 * class. Coordinates are in CSS pixels at full size, y downwards.
 */
final class Canvas {
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  /** A straight line. */
  void line(String css, double x1, double y1, double x2, double y2, @Nullable String title) {
    path(css, "M" + at(x1) + " " + at(y1) + "L" + at(x2) + " " + at(y2), title);
  }

  /** A rectangle by its corner and its size. */
  void box(String css, double x, double y, double width, double height, @Nullable String title) {
    path(
        css,
        "M" + at(x) + " " + at(y) + "h" + at(width) + "v" + at(height) + "h" + at(-width) + "z",
        title);
  }

  /** A circle by its centre. */
  void circle(String css, double x, double y, double radius, @Nullable String title) {
    String r = at(radius);
    String arc = "a" + r + " " + r + " 0 1 0 ";
    path(
        css,
        "M"
            + at(x - radius)
            + " "
            + at(y)
            + arc
            + at(2 * radius)
            + " 0"
            + arc
            + at(-2 * radius)
            + " 0z",
        title);
  }

  /** The head of an arrow that ends at a point and comes from another. */
  void head(String css, double fromX, double fromY, double x, double y) {
    double angle = Math.atan2(y - fromY, x - fromX);
    StringBuilder path = new StringBuilder("M" + at(x) + " " + at(y));
    for (double turn : new double[] {2.7, -2.7}) {
      path.append('L').append(at(x + 8 * Math.cos(angle + turn)));
      path.append(' ').append(at(y + 8 * Math.sin(angle + turn)));
    }
    path(css, path.append('z').toString(), null);
  }

  /** Any path. */
  void path(String css, String path, @Nullable String title) {
    shapes.add(new Shape(css, path, title));
  }

  /** A text; the anchor is start, middle or end. */
  void text(String css, double x, double y, String anchor, String text) {
    labels.add(new Label(css, at(x), at(y), anchor, text));
  }

  /**
   * The finished drawing.
   *
   * @param title names it
   * @param description says in words what is to be seen
   * @param table the same in a table
   */
  Drawing drawing(String title, String description, int width, int height, Table table) {
    return new Drawing(
        title, description, width, height, List.copyOf(shapes), List.copyOf(labels), table);
  }

  /** A coordinate with at most one decimal. */
  static String at(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
