package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Table;

/** Two things side by side that would have to be equal, with the place where they differ. */
final class DifferenceDrawing {
  private static final int MAX_STEPS = 6;

  private DifferenceDrawing() {}

  /** A coefficient of the unrolled model and the same of the closed form. */
  static Optional<Drawing> of(UnrollingMismatch mismatch) {
    String word = mismatch.symbols().isEmpty() ? "1" : String.join(" ", mismatch.symbols());
    if (word.length() > 60) {
      return Optional.empty();
    }
    String unrolled = Words.exact(mismatch.unrolled());
    String claimed = Words.exact(mismatch.claimed());
    Canvas canvas = new Canvas();
    side(canvas, 4, "the model", word, unrolled);
    side(canvas, 330, "the closed form", word, claimed);
    canvas.text("value", 296, 72, "middle", "≠");
    return Optional.of(
        canvas.drawing(
            "Where the two differ",
            "After "
                + Words.count(mismatch.steps(), "step", "steps")
                + " the model and the closed form are sums of products of matrices. The product in"
                + " the frame has another coefficient in one than in the other.",
            600,
            106,
            new Table(
                List.of("product", "in the model", "in the closed form"),
                List.of(List.of(word, unrolled, claimed)),
                null)));
  }

  private static void side(Canvas canvas, double x, String name, String word, String coefficient) {
    canvas.text("name", x, 20, "start", name);
    canvas.text("tick", x, 72, "start", "… +");
    canvas.box("differs", x + 34, 40, 190, 52, null);
    canvas.text("value", x + 129, 62, "middle", coefficient + " ×");
    canvas.text("tick", x + 129, 82, "middle", word);
    canvas.text("tick", x + 234, 72, "start", "+ …");
  }

  /**
   * The four inputs on which an affine map would give the same sum over either diagonal; the
   * checker computes the outputs.
   */
  static Optional<Drawing> of(SuperpositionFailure failure) {
    List<List<BigFraction>> base = failure.base();
    boolean small =
        base.size() <= MAX_STEPS
            && !base.isEmpty()
            && sizes(failure.first()).equals(sizes(base))
            && sizes(failure.second()).equals(sizes(base));
    if (!small) {
      return Optional.empty();
    }
    List<List<BigFraction>> both = sum(sum(base, failure.first()), failure.second());
    List<String> names = List.of("w", "w + u", "w + v", "w + u + v");
    List<String> inputs =
        List.of(
            shown(base),
            shown(sum(base, failure.first())),
            shown(sum(base, failure.second())),
            shown(both));
    Canvas canvas = new Canvas();
    int[][] at = {{110, 150}, {390, 150}, {110, 40}, {390, 40}};
    canvas.line("edge", at[0][0], at[0][1], at[3][0], at[3][1], null);
    canvas.line("edge kept", at[1][0], at[1][1], at[2][0], at[2][1], null);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean plus = i == 0 || i == 3;
      canvas.circle(plus ? "weighted" : "weighted negative", at[i][0], at[i][1], 13, null);
      canvas.text("inside", at[i][0], at[i][1] + 5, "middle", plus ? "+" : "−");
      canvas.text("tick", at[i][0], at[i][1] + (i < 2 ? 30 : -20), "middle", names.get(i));
      rows.add(List.of(names.get(i), inputs.get(i)));
    }
    return Optional.of(
        canvas.drawing(
            "Four inputs",
            "The corners are four inputs: w, w changed by u, by v, and by both. For an affine model"
                + " the outputs over either diagonal have the same sum; here they have not.",
            500,
            196,
            new Table(List.of("input", "step by step"), rows, null)));
  }

  private static List<Integer> sizes(List<List<BigFraction>> steps) {
    return steps.stream().map(List::size).toList();
  }

  private static List<List<BigFraction>> sum(
      List<List<BigFraction>> left, List<List<BigFraction>> right) {
    List<List<BigFraction>> sums = new ArrayList<>();
    for (int t = 0; t < left.size(); t++) {
      List<BigFraction> step = new ArrayList<>();
      for (int i = 0; i < left.get(t).size(); i++) {
        step.add(left.get(t).get(i).add(right.get(t).get(i)));
      }
      sums.add(step);
    }
    return sums;
  }

  private static String shown(List<List<BigFraction>> steps) {
    return String.join(
        "; ",
        steps.stream()
            .map(step -> String.join(", ", step.stream().map(Words::exact).toList()))
            .toList());
  }
}
