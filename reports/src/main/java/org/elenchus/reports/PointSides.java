package org.elenchus.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/**
 * What the two sides of a relation come to at the point where it fails, in doubles. Where doubles
 * do not tell the sides apart, or not the right way round, there is nothing to show.
 *
 * @param leftName what the left side is
 * @param left its value
 * @param rightName what the right side is
 * @param right its value
 */
record PointSides(String leftName, double left, String rightName, double right) {
  /** Sides closer than this share of the larger one are not told apart. */
  private static final double TOLD_APART = 1e-9;

  private static final int WIDTH = 620;
  private static final int START = 190;
  private static final int LONGEST = 300;

  /** The sides that do not stand as the statement says. */
  static Optional<PointSides> of(Statement statement, Point point) {
    Map<String, Double> at =
        point.values().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().doubleValue()));
    return switch (statement) {
      case ForAll all when all.arithmetic() == NumberSystem.REALS -> relation(all.condition(), at);
      case Derivatives derivatives -> derivative(derivatives, at);
      default -> Optional.empty();
    };
  }

  private static Optional<PointSides> relation(Condition condition, Map<String, Double> at) {
    List<Condition> parts =
        condition instanceof Condition.All(List<Condition> all) ? all : List.of(condition);
    for (Condition part : parts) {
      if (part instanceof Comparison comparison) {
        PointSides sides =
            new PointSides(
                "the left side",
                TermValue.of(comparison.left(), at),
                "the right side",
                TermValue.of(comparison.right(), at));
        if (sides.fails(comparison.order())) {
          return Optional.of(sides);
        }
      }
    }
    return Optional.empty();
  }

  private boolean fails(Condition.Order order) {
    return Double.isFinite(left)
        && Double.isFinite(right)
        && switch (order) {
          case EQUAL -> !close();
          case UNEQUAL -> left == right;
          case LESS, AT_MOST -> left > right && !close();
          case GREATER, AT_LEAST -> left < right && !close();
        };
  }

  private boolean close() {
    return Math.abs(left - right) <= TOLD_APART * Math.max(Math.abs(left), Math.abs(right));
  }

  private static Optional<PointSides> derivative(Derivatives statement, Map<String, Double> at) {
    for (Derivatives.Claimed claimed : statement.derivatives()) {
      if (claimed.by().size() == 1) {
        PointSides sides =
            new PointSides(
                "the formula as claimed",
                TermValue.of(statement.term(claimed), at),
                "the derivative itself",
                TermValue.of(statement.function(claimed.of()), at, claimed.by().get(0)).slope());
        if (sides.fails(Condition.Order.EQUAL)) {
          return Optional.of(sides);
        }
      }
    }
    return Optional.empty();
  }

  /** The values in a sentence that follows the point. */
  String words() {
    return leftName + " comes to " + shown(left) + ", " + rightName + " to " + shown(right);
  }

  /** Both sides as bars from zero. */
  Drawing drawing() {
    Canvas canvas = new Canvas();
    double most = Math.max(Math.abs(left), Math.abs(right));
    boolean negative = Math.min(left, right) < 0;
    double scale = (negative ? LONGEST / 2.0 : LONGEST) / most;
    double zero = START + (negative ? LONGEST / 2.0 : 0);
    bar(canvas, "needed", leftName, left, zero, scale, 34);
    bar(canvas, "printed", rightName, right, zero, scale, 76);
    canvas.line("axis", zero, 14, zero, 96, null);
    canvas.text("tick", zero, 112, "middle", "0");
    return canvas.drawing(
        "Both sides at the point",
        "What the two sides come to at the point where they should not differ so; rounded, while"
            + " the check is exact.",
        WIDTH,
        118,
        new Table(
            List.of("side", "value there"),
            List.of(List.of(leftName, shown(left)), List.of(rightName, shown(right))),
            null));
  }

  private static void bar(
      Canvas canvas, String css, String name, double value, double zero, double scale, double y) {
    double end = zero + value * scale;
    canvas.text("name", 4, y + 5, "start", name);
    canvas.box(css, Math.min(zero, end), y - 10, Math.max(2, Math.abs(end - zero)), 20, name);
    canvas.text("value", Math.max(zero, end) + 8, y + 5, "start", shown(value));
  }

  /** A value for a label: four digits, and a sign where that is not all of it. */
  static String shown(double value) {
    String text =
        new java.math.BigDecimal(value)
            .round(new java.math.MathContext(4))
            .stripTrailingZeros()
            .toPlainString();
    return Double.parseDouble(text) == value ? text : "≈ " + text;
  }
}
