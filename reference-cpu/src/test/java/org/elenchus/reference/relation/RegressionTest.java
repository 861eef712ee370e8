package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.Fit.Law;
import org.elenchus.claims.statement.Fit.Row;
import org.junit.jupiter.api.Test;

/** Laws over rows by hand. Steps of the search are powers of 1/4, so that its paths are exact. */
class RegressionTest {
  private static Law law(String equation, Object... parameters) {
    Map<String, Interval> box = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 3) {
      box.put((String) parameters[i], interval((int) parameters[i + 1], (int) parameters[i + 2]));
    }
    return new Law(equation, box);
  }

  private static Interval interval(int lo, int hi) {
    return new Interval(BigFraction.of(lo), BigFraction.of(hi));
  }

  /** Rows of x and y; the last one is a group of its own. */
  private static Fit rows(Law law, int resamples, long seed, String... rows) {
    List<Row> all =
        Arrays.stream(rows)
            .map(r -> new Row(1, r.equals(rows[rows.length - 1]) ? "b" : "a", pair(r), null))
            .toList();
    return new Fit(
        "d", List.of("x", "y"), all, law, null, resamples, seed, null, null, BigFraction.ONE, null);
  }

  private static List<String> pair(String row) {
    return List.of(row.split(" ", -1));
  }

  private static final Law LINE = law("y == a + b*x", "a", -2, 8, "b", 0, 4);
  private static final Fit POINTS = rows(LINE, 200, 7, "0 1", "1 4", "3 6");

  @Test
  void residualsAndTheirSquares() {
    Regression line = new Regression(POINTS, LINE);
    double[] point = {1, 2};
    assertEquals(List.of("a", "b"), line.names());
    assertArrayEquals(new double[] {0, 1, -1}, line.residuals(point));
    assertArrayEquals(new double[] {1, 1, 1}, line.all());
    assertArrayEquals(new double[] {1, 1, 0}, Regression.without(POINTS, "b"));
    assertEquals(2, line.squares(point, line.all()));
    assertEquals(8, line.squares(point, new double[] {9, 3, 5}));
    // the mean is 11/3, the squares about it are (64 + 1 + 49)/9
    assertEquals(1 - 2 * 9.0 / 114, line.explained(point), 1e-15);
  }

  @Test
  void placesInTheBox() {
    Regression line = new Regression(POINTS, LINE);
    assertArrayEquals(new double[] {-2, 0}, line.scaled(new double[] {0, 0}));
    assertArrayEquals(new double[] {8, 4}, line.scaled(new double[] {1, 1}));
    assertArrayEquals(new double[] {3, 1}, line.scaled(new double[] {0.5, 0.25}));
    assertArrayEquals(new double[] {-2, 4}, line.scaled(new double[] {-1, 2}));
    assertTrue(line.admits(List.of(-2.0, 4.0)));
    assertTrue(line.admits(List.of(8.0, 0.0)));
    assertFalse(line.admits(List.of(-2.5, 4.0)));
    assertFalse(line.admits(List.of(8.5, 0.0)));
    assertFalse(line.admits(List.of(0.0)));
    assertFalse(line.admits(List.of(0.0, 0.0, 0.0)));
  }

  /** A row that does not count may have no value; one that counts makes the sum infinite. */
  @Test
  void undefinedRows() {
    Law log = law("y == a*ln(x)", "a", 0, 4);
    Regression law = new Regression(rows(log, 0, 7, "0 1", "1 2", "1 3"), log);
    assertEquals(13, law.squares(new double[] {0}, new double[] {0, 1, 1}));
    assertEquals(Double.POSITIVE_INFINITY, law.squares(new double[] {0}, law.all()));
  }

  /** Each draw has as many rows as there are; the same seed draws the same. */
  @Test
  void resamplesAreDrawnWithReplacement() {
    List<double[]> draws = Regression.resampled(POINTS);
    assertEquals(200, draws.size());
    double[] sums = new double[3];
    for (double[] weights : draws) {
      assertEquals(3, weights.length);
      assertEquals(3, Arrays.stream(weights).sum());
      for (int r = 0; r < 3; r++) {
        assertTrue(weights[r] >= 0);
        sums[r] += weights[r];
      }
    }
    // 600 draws of one row in three: 200 each, with a deviation of √(600·2/9) < 12; six of them
    for (double sum : sums) {
      assertEquals(200, sum, 72);
    }
    assertTrue(draws.stream().anyMatch(w -> w[0] == 2), "with replacement");
    List<double[]> again = Regression.resampled(rows(LINE, 200, 7, "0 1", "1 4", "3 6"));
    List<double[]> other = Regression.resampled(rows(LINE, 200, 8, "0 1", "1 4", "3 6"));
    assertTrue(Arrays.deepEquals(draws.toArray(), again.toArray()));
    assertFalse(Arrays.deepEquals(draws.toArray(), other.toArray()));
  }

  /** From a start downhill to the mean of three equal rows, the box being [lo, hi]. */
  private static double downhill(int lo, int hi, String value, double from) {
    Law flat = law("y == a", "a", lo, hi);
    String row = "0 " + value;
    Regression law = new Regression(rows(flat, 0, 7, row, row, row), flat);
    double[] start = {from};
    double end = law.downhill(start, law.all())[0];
    assertEquals(from, start[0], "the start is left as it was");
    return end;
  }

  @Test
  void theLastStepIsTaken() {
    int wide = 1 << 20; // its last step is 1
    assertEquals(5, downhill(0, wide, "5", 0));
    assertEquals(5, downhill(0, wide, "5", 9));
    assertEquals(-5, downhill(-wide / 2, wide / 2, "-5", 0));
  }

  /** What is not better is not taken: of two places as good the first stays. */
  @Test
  void equalPlacesAreNotBetter() {
    assertEquals(6, downhill(0, 1 << 20, "6.5", 5), "6, and 7 beyond it, are as good");
    Law without = law("y == 0*a", "a", 0, 16);
    Regression law = new Regression(rows(without, 0, 7, "0 1", "0 2", "0 3"), without);
    assertArrayEquals(new double[] {5}, law.downhill(new double[] {5}, law.all()));
  }

  @Test
  void theSearchStaysInTheBox() {
    assertEquals(16, downhill(0, 16, "99", 3));
    assertEquals(2, downhill(2, 18, "-99", 3));
    assertEquals(16, downhill(0, 16, "99", 15.9));
    assertEquals(2, downhill(2, 18, "-99", 2.1));
  }

  @Test
  void rowsCountByTheirWeights() {
    Law flat = law("y == a", "a", 0, 16);
    Regression law = new Regression(rows(flat, 0, 7, "0 2", "0 4", "0 9"), flat);
    assertEquals(5, law.downhill(new double[] {0}, law.all())[0], 1e-4);
    assertEquals(3, law.downhill(new double[] {0}, new double[] {1, 1, 0})[0], 1e-4);
    assertEquals(7.25, law.downhill(new double[] {0}, new double[] {1, 0, 3})[0], 1e-4);
  }

  /**
   * Across the valley a = b it is a hundred times as steep as along it, so that small steps must
   * do: after the 40 rounds that it has the search stands at 11.375 on the way to 15. Without the
   * strides beyond each round it would stand at 8.875.
   */
  @Test
  void stridesFollowAValleyUntilTheRoundsAreSpent() {
    Law valley = law("y == 10*(a - b)*x + (a + b)*(1 - x)", "a", 0, 64, "b", 0, 64);
    Regression law = new Regression(rows(valley, 0, 7, "1 0", "0 30", "0 30"), valley);
    double[] weights = {1, 1, 0};
    assertArrayEquals(new double[] {11.375, 11.375}, law.downhill(new double[] {0, 0}, weights));
  }
}
