package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.elenchus.claims.Interval;
import org.elenchus.claims.document.PrintedNumber;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.statement.Fit;

/**
 * A law over the rows of a {@link Fit}: residuals, sums of squares, and whether a point is a least
 * one as far as a compass search sees. In float64.
 *
 * <p>Arrays: rows [R], parameters [K] in the order of the law, weights [R] (how often a row
 * counts).
 */
public final class Regression {
  private static final String GENERATOR = "L64X128MixRandom";

  /** The first and the last step of the compass search, as shares of the box. */
  private static final double FIRST_STEP = 1.0 / 16;

  private static final double LAST_STEP = 1.0 / (1 << 20);
  private static final double SHORTER = 1.0 / 4;

  /** Rounds of one search at most; a bound on time alone. */
  private static final int MAX_ROUNDS = 40;

  private final List<String> names;
  private final double[][] values; // [R][columns + K], of which the last K are set before each use
  private final int columns;
  private final double[] low;
  private final double[] high;
  private final double[] response;
  private final Doubles.Function fitted;

  /**
   * A law over rows.
   *
   * @param fit the rows
   * @param law its law or its rival
   */
  public Regression(Fit fit, Fit.Law law) {
    names = List.copyOf(law.parameters().keySet());
    columns = fit.columns().size();
    List<String> all = new ArrayList<>(fit.columns());
    all.addAll(names);
    values = new double[fit.rows().size()][];
    for (int r = 0; r < values.length; r++) {
      values[r] = new double[all.size()];
      for (int c = 0; c < columns; c++) {
        String printed = fit.rows().get(r).printed().get(c);
        values[r][c] = PrintedNumber.parse(printed).orElseThrow().value().doubleValue();
      }
    }
    low = ends(law, true);
    high = ends(law, false);
    Comparison equation = law.equation(fit.columns());
    fitted = Doubles.of(equation.right(), all);
    Doubles.Function left = Doubles.of(equation.left(), all);
    response = Arrays.stream(values).mapToDouble(left::at).toArray();
  }

  private static double[] ends(Fit.Law law, boolean lower) {
    return law.parameters().values().stream()
        .mapToDouble((Interval i) -> (lower ? i.lo() : i.hi()).doubleValue())
        .toArray();
  }

  /**
   * The names of the parameters.
   *
   * @return them in order, [K]
   */
  public List<String> names() {
    return names;
  }

  /**
   * A point of the box from its place in the unit cube.
   *
   * @param unit a point, cut off to the unit cube, [K]
   * @return the parameters, [K]
   */
  public double[] scaled(double[] unit) {
    return IntStream.range(0, unit.length)
        .mapToDouble(k -> low[k] + (high[k] - low[k]) * Math.min(1, Math.max(0, unit[k])))
        .toArray();
  }

  /**
   * Whether a point has the right size and lies in the box.
   *
   * @param parameters a point
   * @return whether it does
   */
  public boolean admits(List<Double> parameters) {
    return parameters.size() == low.length
        && IntStream.range(0, low.length)
            .allMatch(k -> parameters.get(k) >= low[k] && parameters.get(k) <= high[k]);
  }

  /**
   * Printed less fitted.
   *
   * @param parameters a point, [K]
   * @return the residuals, [R]
   */
  public double[] residuals(double[] parameters) {
    double[] residuals = new double[values.length];
    for (int r = 0; r < values.length; r++) {
      System.arraycopy(parameters, 0, values[r], columns, parameters.length);
      residuals[r] = response[r] - fitted.at(values[r]);
    }
    return residuals;
  }

  /**
   * The weighted sum of squared residuals.
   *
   * @param parameters a point, [K]
   * @param weights [R]
   * @return the sum; infinite where the law is not defined
   */
  public double squares(double[] parameters, double[] weights) {
    double[] residuals = residuals(parameters);
    double sum = 0;
    for (int r = 0; r < residuals.length; r++) {
      sum += weights[r] == 0 ? 0 : weights[r] * residuals[r] * residuals[r];
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }

  /**
   * The share of the variance that is explained: R².
   *
   * @param parameters a point, [K]
   * @return at most 1
   */
  public double explained(double[] parameters) {
    double mean = DoubleStream.of(response).average().orElseThrow();
    double total = DoubleStream.of(response).map(y -> (y - mean) * (y - mean)).sum();
    return 1 - squares(parameters, all()) / total;
  }

  /**
   * Goes downhill: to the best of the neighbours one step along each axis, with a shorter step
   * where none is better, inside the box; what a round gained is tried once more in one stride, so
   * that narrow valleys are walked along (Hooke and Jeeves, J. ACM 8, 1961). Needs no derivative,
   * so that kinks do not mislead it.
   *
   * @param from where to begin, [K]
   * @param weights [R]
   * @return the point where it ends, [K]
   */
  public double[] downhill(double[] from, double[] weights) {
    double[] best = from.clone();
    double least = squares(best, weights);
    int rounds = 0;
    for (double step = FIRST_STEP; step >= LAST_STEP; step *= SHORTER) {
      boolean better = true;
      while (better && rounds++ < MAX_ROUNDS) {
        better = false;
        double[] before = best;
        for (int k = 0; k < best.length; k++) {
          for (int sign = -1; sign <= 1; sign += 2) {
            double[] next = best.clone();
            double moved = next[k] + sign * step * (high[k] - low[k]);
            next[k] = Math.min(high[k], Math.max(low[k], moved));
            double value = squares(next, weights);
            if (value < least) {
              least = value;
              best = next;
              better = true;
            }
          }
        }
        double[] beyond = beyond(before, best);
        double value = better ? squares(beyond, weights) : least;
        if (value < least) {
          least = value;
          best = beyond;
        }
      }
    }
    return best;
  }

  /** As far beyond a point as it lies from another, inside the box. */
  private double[] beyond(double[] from, double[] to) {
    return IntStream.range(0, to.length)
        .mapToDouble(k -> Math.min(high[k], Math.max(low[k], 2 * to[k] - from[k])))
        .toArray();
  }

  /**
   * All rows once.
   *
   * @return weights, [R]
   */
  public double[] all() {
    double[] weights = new double[values.length];
    Arrays.fill(weights, 1);
    return weights;
  }

  /**
   * All rows but those of one group.
   *
   * @param fit the rows
   * @param group the group
   * @return weights, [R]
   */
  public static double[] without(Fit fit, String group) {
    return fit.rows().stream().mapToDouble(r -> r.group().equals(group) ? 0 : 1).toArray();
  }

  /**
   * Rows drawn with replacement.
   *
   * @param fit the rows, the number of draws and the seed
   * @return for each draw how often each row came, [draws][R]
   */
  public static List<double[]> resampled(Fit fit) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(fit.seed());
    List<double[]> draws = new ArrayList<>();
    for (int i = 0; i < fit.resamples(); i++) {
      double[] weights = new double[fit.rows().size()];
      for (int r = 0; r < weights.length; r++) {
        weights[random.nextInt(weights.length)]++;
      }
      draws.add(weights);
    }
    return draws;
  }
}
