package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.certificate.LeastSquares.LeftOut;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Fit;
import org.elenchus.reference.relation.Regression;

/**
 * Fits laws by the method of Levenberg and Marquardt from many starts, in the unit cube that stands
 * for the box of the parameters; what remains at kinks and at the sides of the box is done by going
 * downhill.
 */
public final class FitSearch {
  private static final int STARTS = 12;
  private static final int MAX_ITERATIONS = 100;

  /** From a point that is nearly right already. */
  private static final int FEW_ITERATIONS = 25;

  /** The step of a difference quotient in the unit cube: the square root of float64's 1e-16. */
  private static final double STEP = 1e-8;

  /** Less than this share of the sum of squares is no improvement. */
  private static final double SETTLED = 1e-4;

  private final Regression law;
  private final int parameters;
  private final RandomGenerator random;

  /** The best point that the present run has looked at. */
  private double[] last = {};

  private double least = Double.POSITIVE_INFINITY;

  private FitSearch(Regression law, long seed) {
    this.law = law;
    this.parameters = law.names().size();
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /**
   * Fits.
   *
   * @param fit the statement
   * @param subject what the certificate is made out for
   * @return the points
   */
  public static Grounds settle(Fit fit, String subject) {
    FitSearch search = new FitSearch(new Regression(fit, fit.law()), fit.seed());
    double[] estimate = search.best(search.law.all());
    List<List<Double>> resampled = new ArrayList<>();
    for (double[] weights : Regression.resampled(fit)) {
      double[] found =
          search.settled(
              search.from(search.unit(estimate, fit.law()), weights, FEW_ITERATIONS), weights);
      resampled.add(list(found));
      if (search.law.squares(found, search.law.all())
          < search.law.squares(estimate, search.law.all())) {
        estimate = search.settled(found, search.law.all());
      }
    }
    List<Double> rival = List.of();
    List<Double> rivalResiduals = List.of();
    List<LeftOut> leftOut = new ArrayList<>();
    Fit.Law other = fit.rival();
    if (other != null) {
      FitSearch against = new FitSearch(new Regression(fit, other), fit.seed());
      double[] point = against.best(against.law.all());
      rival = list(point);
      rivalResiduals = list(against.law.residuals(point));
      if (fit.predicts() != null) {
        fit.rows().stream()
            .map(Fit.Row::group)
            .distinct()
            .forEach(
                group -> {
                  double[] weights = Regression.without(fit, group);
                  leftOut.add(
                      new LeftOut(group, list(search.best(weights)), list(against.best(weights))));
                });
      }
    }
    return Certificates.grounds(
        Optional.of(
            new LeastSquares(
                list(estimate),
                list(search.law.residuals(estimate)),
                resampled,
                rival,
                rivalResiduals,
                leftOut)),
        subject);
  }

  /** The best point from many starts. */
  private double[] best(double[] weights) {
    double[] best = null;
    double squares = Double.POSITIVE_INFINITY;
    for (int i = 0; i < STARTS; i++) {
      double[] start = random.doubles(parameters).toArray();
      double[] found = from(start, weights, MAX_ITERATIONS);
      double value = law.squares(found, weights);
      if (best == null || value < squares) {
        best = found;
        squares = value;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no start");
    }
    return settled(best, weights);
  }

  /** The point to which one start leads. */
  private double[] from(double[] unit, double[] weights, int iterations) {
    double[] scaled = law.scaled(unit);
    if (Double.isInfinite(law.squares(scaled, weights))) {
      return scaled;
    }
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(unit)
            .target(new double[weights.length])
            .model(point -> linear(point.toArray(), weights))
            .parameterValidator(FitSearch::cut)
            .maxEvaluations(MAX_ITERATIONS)
            .maxIterations(iterations)
            .lazyEvaluation(false)
            .build();
    double[] found;
    last = scaled;
    least = Double.POSITIVE_INFINITY;
    try {
      found = law.scaled(new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray());
    } catch (MathIllegalStateException e) {
      found = last; // it gave up; going downhill from there needs no derivative
    }
    return found;
  }

  /** Goes downhill until that hardly helps any more. */
  private double[] settled(double[] from, double[] weights) {
    double[] here = from;
    double value = law.squares(here, weights);
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      here = law.downhill(here, weights);
      double next = law.squares(here, weights);
      if (next >= value * (1 - SETTLED)) {
        break;
      }
      value = next;
    }
    return here;
  }

  private static RealVector cut(RealVector point) {
    return point.map(x -> Math.min(1, Math.max(0, x)));
  }

  /** Weighted residuals and their difference quotients. */
  private Pair<RealVector, org.apache.commons.math3.linear.RealMatrix> linear(
      double[] unit, double[] weights) {
    double[] here = weighted(unit, weights);
    double value = Arrays.stream(here).map(x -> x * x).sum();
    if (value < least) {
      least = value;
      last = law.scaled(unit);
    }
    double[][] slopes = new double[weights.length][parameters];
    for (int k = 0; k < parameters; k++) {
      double[] moved = unit.clone();
      moved[k] += unit[k] + STEP > 1 ? -STEP : STEP;
      double[] there = weighted(moved, weights);
      for (int r = 0; r < weights.length; r++) {
        slopes[r][k] = (there[r] - here[r]) / (moved[k] - unit[k]);
      }
    }
    return new Pair<>(new ArrayRealVector(here, false), new Array2DRowRealMatrix(slopes, false));
  }

  private double[] weighted(double[] unit, double[] weights) {
    double[] residuals = law.residuals(law.scaled(unit));
    for (int r = 0; r < weights.length; r++) {
      residuals[r] = weights[r] == 0 ? 0 : residuals[r] * Math.sqrt(weights[r]);
    }
    return residuals;
  }

  private double[] unit(double[] point, Fit.Law of) {
    List<org.elenchus.claims.Interval> box = List.copyOf(of.parameters().values());
    double[] unit = new double[point.length];
    for (int k = 0; k < unit.length; k++) {
      double lo = box.get(k).lo().doubleValue();
      double hi = box.get(k).hi().doubleValue();
      unit[k] = hi == lo ? 0 : (point[k] - lo) / (hi - lo);
    }
    return unit;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
