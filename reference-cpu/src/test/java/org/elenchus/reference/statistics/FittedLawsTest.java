package org.elenchus.reference.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.certificate.LeastSquares.LeftOut;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.proof.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points on rows whose least squares are known by hand. */
class FittedLawsTest {
  private static final BigFraction TINY = BigFraction.of(1, 10).pow(10);

  private static final String SLOPE =
      "\"law\": {\"equation\": \"y == b * x\", \"parameters\": {\"b\": [\"0\", \"8\"]}}";

  /** Rows (x, y, group), a law with the slope b, and a flat rival where one is wanted. */
  private static Fit fit(List<double[]> rows, boolean rival, String claimed, int resamples) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      texts.add(
          String.format(
              Locale.ROOT,
              "{\"line\": %d, \"group\": \"%s\", \"printed\": [\"%.2f\", \"%.2f\"]}",
              i + 1,
              row[2] == 0 ? "low" : "high",
              row[0],
              row[1]));
    }
    String flat =
        "\"rival\": {\"equation\": \"y == a\", \"parameters\": {\"a\": [\"-64\", \"64\"]}},";
    String json =
        "{\"form\": \"fit\", \"document\": \"d\", \"columns\": [\"x\", \"y\"], \"rows\": [%s], %s, %s \"resamples\": %d, \"seed\": 5, %s}"
            .formatted(String.join(",", texts), SLOPE, rival ? flat : "", resamples, claimed);
    return (Fit) Statement.parse(Json.parse("fit", json, ObjectNode.class));
  }

  /** y = 2x exactly, n rows, the first half of them low. */
  private static List<double[]> line(int n) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      rows.add(new double[] {i, 2 * i, i <= n / 2 ? 0 : 1});
    }
    return rows;
  }

  private static List<Double> list(int n, double value) {
    return Collections.nCopies(n, value);
  }

  /** The points of an exact line: the residuals are 0 and every resample has its slope. */
  private static LeastSquares exact(int rows, int resamples) {
    return new LeastSquares(
        List.of(2.0),
        list(rows, 0.0),
        Collections.nCopies(resamples, List.of(2.0)),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * Resamples inside are held against 19 of 20 by exact tails at 1/20: of 60, all (19/20)^60 =
   * 0.046 hold, 59 (0.19) leave it open, 53 (P(X ≤ 53) = 0.030) fail and 54 (0.08) do not.
   */
  @ParameterizedTest
  @CsvSource({"60, HOLDS", "59, OPEN", "54, OPEN", "53, FAILS", "0, FAILS"})
  void resamplesInsideAreCountedExactly(int inside, Outcome outcome) {
    // Slopes at 2 lie on the end of the interval; the others lie a little beyond it.
    Fit fit = fit(line(6), false, "\"parameter\": \"b\", \"interval\": [\"1\", \"2\"]", 60);
    List<List<Double>> slopes = new ArrayList<>(Collections.nCopies(inside, List.of(2.0)));
    slopes.addAll(Collections.nCopies(60 - inside, List.of(2 + 1e-11)));
    LeastSquares points =
        new LeastSquares(List.of(2.0), list(6, 0.0), slopes, List.of(), List.of(), List.of());
    Shown shown = FittedLaws.claimed(fit, points);
    assertEquals(outcome, shown.outcome());
    assertTrue(
        shown.sentence().endsWith(inside + " of 60 resamples of the rows place b in the interval."),
        shown.sentence());
    Fit other = fit(line(6), false, "\"parameter\": \"b\", \"interval\": [\"2\", \"3\"]", 60);
    assertEquals(Outcome.HOLDS, FittedLaws.claimed(other, points).outcome());
  }

  @Test
  void theSentenceSaysWhatTheResamplesLeaveOpen() {
    Fit fit = fit(line(6), false, "\"parameter\": \"b\", \"interval\": [\"1\", \"3\"]", 80);
    List<List<Double>> slopes = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      slopes.add(List.of(2 + (i - 40) * 1e-12));
    }
    LeastSquares points =
        new LeastSquares(List.of(2.0), list(6, 0.0), slopes, List.of(), List.of(), List.of());
    assertEquals(
        "Least squares on 6 rows: b = 2.000 (95% of resamples from 2.000 to 2.000); R² 1.0000,"
            + " root mean square 0.0000. 80 of 80 resamples of the rows place b in the interval.",
        FittedLaws.claimed(fit, points).sentence());
    Shown whole = FittedLaws.claimed(fit(line(6), false, "\"explains\": \"1\"", 0), exact(6, 0));
    assertEquals(
        "Least squares on 6 rows: b = 2.000; R² 1.0000, root mean square 0.0000.",
        whole.sentence());
    assertEquals(Outcome.HOLDS, whole.outcome(), "all of the variance is at least all of it");
  }

  /** y = x ± 3 at x = 4, 4, 8, 8: the slope is 1, the sum of squares 36, that about the mean 52. */
  private static List<double[]> spread() {
    return List.of(
        new double[] {4, 1, 0},
        new double[] {4, 7, 0},
        new double[] {8, 5, 1},
        new double[] {8, 11, 1});
  }

  private static final LeastSquares SPREAD =
      new LeastSquares(
          List.of(1.0),
          List.of(-3.0, 3.0, -3.0, 3.0),
          List.of(),
          List.of(6.0),
          List.of(-5.0, 1.0, -1.0, 5.0),
          List.of());

  @ParameterizedTest
  @CsvSource({"1/4, HOLDS", "3/10, HOLDS", "1/3, FAILS"})
  void theShareOfTheVarianceIsThatOfTheEstimate(String share, Outcome outcome) {
    Fit fit = fit(spread(), true, "\"explains\": \"%s\"".formatted(share), 0);
    Shown shown = FittedLaws.claimed(fit, SPREAD);
    // 1 - 36/52 is 4/13; the flat rival explains nothing.
    assertEquals(outcome, shown.outcome());
    assertEquals(
        "Least squares on 4 rows: b = 1.000; R² 0.3077, root mean square 3.0000. y == a explains"
            + " 0.0000.",
        shown.sentence());
  }

  /** Without a group the slope stays 1 on the other; the rival's mean is 8 or 4 there. */
  private static LeastSquares leftOut(double low, double high, double lowMean, double highMean) {
    return new LeastSquares(
        SPREAD.estimate(),
        SPREAD.residuals(),
        SPREAD.resampled(),
        SPREAD.rival(),
        SPREAD.rivalResiduals(),
        List.of(
            new LeftOut("low", List.of(low), List.of(lowMean)),
            new LeftOut("high", List.of(high), List.of(highMean))));
  }

  @Test
  void rowsLeftOutAreComparedOneByOne() {
    Fit fit = fit(spread(), true, "\"predicts\": true", 0);
    // Low left out: |1 - 4| < |1 - 8|, not |7 - 4| < |7 - 8|; high: not |5 - 8| < |5 - 4|, and
    // |11 - 8| < |11 - 4|.
    Shown shown = FittedLaws.claimed(fit, leftOut(1, 1, 8, 4));
    assertEquals(Outcome.OPEN, shown.outcome());
    assertTrue(
        shown.sentence().endsWith("nearer than its rival to 2 of the 4 rows left out."),
        shown.sentence());
    refused(fit, SPREAD, "points are needed without each of [low, high]");
    refused(fit, leftOut(1.5, 1, 8, 4), "the point without low is not a least-squares point");
    refused(fit, leftOut(1, 1, 8, 5), "the rival's point without high is not a least-squares");
    refused(fit, leftOut(9, 1, 8, 4), "the point without low is no point of the box");
  }

  /** A row as near to the rival's value as to the law's speaks for neither. */
  @Test
  void aTieIsNotNearer() {
    List<double[]> rows =
        List.of(
            new double[] {4, 4, 0},
            new double[] {4, 4, 0},
            new double[] {8, 6, 1},
            new double[] {8, 10, 1});
    LeastSquares points =
        new LeastSquares(
            List.of(1.0),
            List.of(0.0, 0.0, -2.0, 2.0),
            List.of(),
            List.of(6.0),
            List.of(-2.0, -2.0, 0.0, 4.0),
            List.of(
                new LeftOut("low", List.of(1.0), List.of(8.0)),
                new LeftOut("high", List.of(1.0), List.of(4.0))));
    String sentence =
        FittedLaws.claimed(fit(rows, true, "\"predicts\": true", 0), points).sentence();
    assertTrue(sentence.endsWith("to 3 of the 4 rows left out."), sentence);
  }

  /** P(X <= 0) for one draw at 19/20 is 1/20, which is just enough against. */
  @Test
  void oneDrawOutsideIsJustEnough() {
    Fit fit = fit(line(6), false, "\"parameter\": \"b\", \"interval\": [\"3\", \"4\"]", 1);
    assertEquals(Outcome.FAILS, FittedLaws.claimed(fit, exact(6, 1)).outcome());
    Fit inside = fit(line(6), false, "\"parameter\": \"b\", \"interval\": [\"1\", \"2\"]", 1);
    assertEquals(Outcome.OPEN, FittedLaws.claimed(inside, exact(6, 1)).outcome());
  }

  /** In a very narrow box a point may be improved by what float64 no longer shows. */
  @Test
  void whatIsExactNeedNotBeImproved() {
    Fit wide = fit(line(6), false, "\"explains\": \"1/2\"", 0);
    Fit.Law law =
        new Fit.Law(
            wide.law().equation(),
            Map.of("b", new Interval(BigFraction.of(2), BigFraction.of(2).add(TINY))));
    Fit narrow =
        new Fit(
            wide.document(),
            wide.columns(),
            wide.rows(),
            law,
            null,
            0,
            wide.seed(),
            null,
            null,
            wide.explains(),
            null);
    double slope = 2 + 1e-11;
    List<Double> residuals =
        IntStream.rangeClosed(1, 6).mapToObj(x -> 2.0 * x - slope * x).toList();
    LeastSquares points =
        new LeastSquares(List.of(slope), residuals, List.of(), List.of(), List.of(), List.of());
    assertEquals(Outcome.HOLDS, FittedLaws.claimed(narrow, points).outcome());
  }

  /** Two valleys, at b = 1 with the height 1 and at b = -1 with the height 0. */
  @Test
  void noResampleMayFitAllRowsBetterThanTheEstimate() {
    String json =
        """
        {"form": "fit", "document": "d", "columns": ["x", "y"], "rows": [
          {"line": 1, "group": "g", "printed": ["1", "0"]},
          {"line": 2, "group": "g", "printed": ["1", "0"]},
          {"line": 3, "group": "g", "printed": ["1", "0"]}],
         "law": {"equation": "y == min(abs(b - 1) + 1, abs(b + 1))",
           "parameters": {"b": ["-2", "2"]}},
         "resamples": 1, "seed": 5, "explains": "0"}
        """;
    Fit valleys = (Fit) Statement.parse(Json.parse("fit", json, ObjectNode.class));
    LeastSquares same =
        new LeastSquares(
            List.of(1.0), list(3, -1.0), List.of(List.of(1.0)), List.of(), List.of(), List.of());
    assertTrue(FittedLaws.claimed(valleys, same).sentence().startsWith("Least squares on 3 rows"));
    refused(
        valleys,
        new LeastSquares(
            List.of(1.0), list(3, -1.0), List.of(List.of(-1.0)), List.of(), List.of(), List.of()),
        "the point of resample 0 fits all rows better than the estimate");
  }

  /** On an exact line the law comes nearer to every row; on a constant its rival does. */
  @ParameterizedTest
  @CsvSource({"true, HOLDS, FAILS", "false, FAILS, HOLDS"})
  void aPredictionIsDecidedByAllRows(boolean predicts, Outcome onLine, Outcome onConstant) {
    String claimed = "\"predicts\": " + predicts;
    List<double[]> line = line(6);
    LeastSquares points =
        new LeastSquares(
            List.of(2.0),
            list(6, 0.0),
            List.of(),
            List.of(7.0),
            List.of(-5.0, -3.0, -1.0, 1.0, 3.0, 5.0),
            List.of(
                new LeftOut("low", List.of(2.0), List.of(10.0)),
                new LeftOut("high", List.of(2.0), List.of(4.0))));
    assertEquals(onLine, FittedLaws.claimed(fit(line, true, claimed, 0), points).outcome());
    // y = 14 at x = 1, 2, 3 and again: the slope is 14·6/14 = 6, and the rival is exact.
    List<double[]> constant = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      constant.add(new double[] {1 + i % 3, 14, i < 3 ? 0 : 1});
    }
    LeftOut low = new LeftOut("low", List.of(6.0), List.of(14.0));
    LeastSquares flat =
        new LeastSquares(
            List.of(6.0),
            List.of(8.0, 2.0, -4.0, 8.0, 2.0, -4.0),
            List.of(),
            List.of(14.0),
            list(6, 0.0),
            List.of(low, new LeftOut("high", low.law(), low.rival())));
    assertEquals(onConstant, FittedLaws.claimed(fit(constant, true, claimed, 0), flat).outcome());
  }

  private static void refused(Fit fit, LeastSquares points, String why) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> FittedLaws.claimed(fit, points))
                .getMessage());
    assertTrue(message.contains(why), message);
  }

  @Test
  void pointsThatAreNoLeastSquaresAreRefused() {
    Fit fit = fit(spread(), false, "\"explains\": \"1/4\"", 0);
    LeastSquares right =
        new LeastSquares(
            SPREAD.estimate(), SPREAD.residuals(), List.of(), List.of(), List.of(), List.of());
    assertEquals(Outcome.HOLDS, FittedLaws.claimed(fit, right).outcome());
    refused(fit, SPREAD, "there is no rival");
    refused(
        fit,
        new LeastSquares(
            right.estimate(), right.residuals(), List.of(), List.of(), list(4, 0), List.of()),
        "there is no rival");
    refused(
        fit,
        new LeastSquares(
            List.of(2.0),
            List.of(-7.0, -1.0, -11.0, -5.0),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        "the estimate is not a least-squares point");
    refused(
        fit,
        new LeastSquares(right.estimate(), list(4, 3), List.of(), List.of(), List.of(), List.of()),
        "other residuals stand behind the estimate");
    refused(
        fit,
        new LeastSquares(
            right.estimate(),
            right.residuals(),
            List.of(List.of(1.0)),
            List.of(),
            List.of(),
            List.of()),
        "one point is needed for each resample");
    Fit drawn = fit(line(6), false, "\"explains\": \"1/4\"", 2);
    refused(
        drawn,
        new LeastSquares(
            List.of(2.0),
            list(6, 0.0),
            List.of(List.of(2.0), List.of(3.0)),
            List.of(),
            List.of(),
            List.of()),
        "resample 1 is not a least-squares point");
    Fit rival = fit(spread(), true, "\"explains\": \"1/4\"", 0);
    refused(
        rival,
        new LeastSquares(
            right.estimate(), right.residuals(), List.of(), List.of(6.0), list(4, 1), List.of()),
        "other residuals stand behind the rival's estimate");
    refused(
        rival,
        new LeastSquares(
            right.estimate(), right.residuals(), List.of(), List.of(7.0), list(4, 1), List.of()),
        "the rival's estimate is not a least-squares point");
  }
}
