package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.statement.Follows;
import org.elenchus.claims.statement.Range;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/**
 * Two worlds that satisfy all premises: one in which the conclusion fails, one in which it holds.
 * Each variable has a line of its own with its two values; below stands what the sides of each
 * relation come to, rounded.
 */
final class CountermodelDrawing {
  private static final int MAX_VARIABLES = 12;
  private static final int LEFT = 150;
  private static final int RIGHT = 440;
  private static final int WIDTH = 640;
  private static final int ROW = 40;
  private static final int TOP = 58;
  private static final int MAX_NAME = 20;

  private CountermodelDrawing() {}

  /** The drawing, where the values are those of the statement's variables. */
  static Optional<Drawing> of(Follows statement, Countermodel proof) {
    SortedMap<String, BigFraction> without = proof.without();
    SortedMap<String, BigFraction> with = proof.with();
    boolean whole =
        !without.isEmpty()
            && without.size() <= MAX_VARIABLES
            && without.keySet().equals(with.keySet())
            && statement.variables().keySet().equals(without.keySet());
    if (!whole) {
      return Optional.empty();
    }
    Canvas canvas = new Canvas();
    cross(canvas, LEFT + 6, 18);
    canvas.text("tick", LEFT + 20, 22, "start", "the conclusion fails");
    canvas.circle("weighted", LEFT + 170, 18, 6, null);
    canvas.text("tick", LEFT + 184, 22, "start", "it holds");
    int row = 0;
    for (Map.Entry<String, BigFraction> entry : without.entrySet()) {
      String name = entry.getKey();
      BigFraction other = with.getOrDefault(name, BigFraction.ZERO);
      Range range = statement.variables().get(name);
      line(canvas, TOP + row * (double) ROW, name, range, entry.getValue(), other);
      row++;
    }
    return Optional.of(
        canvas.drawing(
            "Two worlds that satisfy every premise",
            "Each line is one variable with its value in either world. What is offered holds in"
                + " both; the conclusion fails where the crosses stand and holds where the discs"
                + " do, so what is offered does not decide it.",
            WIDTH,
            TOP + row * ROW - 8,
            table(statement, without, with)));
  }

  private static void line(
      Canvas canvas,
      double y,
      String name,
      @Nullable Range range,
      BigFraction without,
      BigFraction with) {
    double a = without.doubleValue();
    double b = with.doubleValue();
    BigFraction least = range == null ? null : range.from();
    BigFraction most = range == null ? null : range.to();
    double low = Math.min(Math.min(a, b), least == null ? Math.min(a, b) : least.doubleValue());
    double high = Math.max(Math.max(a, b), most == null ? Math.max(a, b) : most.doubleValue());
    canvas.text("name", LEFT - 12, y + 5, "end", shortened(name));
    canvas.line("axis", LEFT, y, RIGHT, y, null);
    double atWithout = place(a, low, high);
    double atWith = place(b, low, high);
    if (a != b) {
      canvas.line("edge on", atWithout, y, atWith, y, null);
    }
    canvas.circle("weighted", atWith, y, 6, name + " = " + Words.exact(with));
    cross(canvas, atWithout, y);
    String values =
        a == b
            ? PointSides.shown(b) + " in both"
            : PointSides.shown(a) + " against " + PointSides.shown(b);
    canvas.text("value", RIGHT + 16, y + 5, "start", values);
  }

  private static double place(double value, double low, double high) {
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return LEFT + 12 + share * (RIGHT - LEFT - 24);
  }

  private static void cross(Canvas canvas, double x, double y) {
    canvas.path(
        "cross", "M" + Canvas.at(x - 6) + " " + Canvas.at(y - 6) + "l12 12m0 -12l-12 12", null);
  }

  private static String shortened(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
  }

  private static Table table(
      Follows statement,
      SortedMap<String, BigFraction> without,
      SortedMap<String, BigFraction> with) {
    List<List<String>> rows = new ArrayList<>();
    without.forEach(
        (name, value) ->
            rows.add(
                List.of(
                    name,
                    Words.exact(value),
                    Words.exact(with.getOrDefault(name, BigFraction.ZERO)))));
    Map<String, Double> there = doubles(without);
    Map<String, Double> here = doubles(with);
    for (int i = 0; i < statement.premises().size(); i++) {
      Condition premise = statement.assumed().get(i);
      rows.add(
          List.of(
              "premise " + statement.premises().get(i),
              sides(premise, there, "holds"),
              sides(premise, here, "holds")));
    }
    rows.add(
        List.of(
            "conclusion " + statement.conclusion(),
            sides(statement.concluded(), there, "fails"),
            sides(statement.concluded(), here, "holds")));
    return new Table(List.of("what", "the conclusion fails", "the conclusion holds"), rows, null);
  }

  private static Map<String, Double> doubles(SortedMap<String, BigFraction> values) {
    Map<String, Double> doubles = new HashMap<>();
    values.forEach((name, value) -> doubles.put(name, value.doubleValue()));
    return doubles;
  }

  /** Both sides of a comparison; whether it holds is the checker's word, not this rounding's. */
  private static String sides(Condition condition, Map<String, Double> at, String word) {
    if (!(condition instanceof Comparison(Condition.Order order, var left, var right))) {
      return word;
    }
    double a = TermValue.of(left, at);
    double b = TermValue.of(right, at);
    return Double.isFinite(a) && Double.isFinite(b)
        ? word + ": left " + PointSides.shown(a) + ", right " + PointSides.shown(b)
        : word;
  }
}
