package org.elenchus.reference.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.certificate.LeastSquares.LeftOut;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.proof.Shown;
import org.elenchus.reference.relation.Regression;

/**
 * Holds least-squares points against the rows: residuals are computed again, the draws are made
 * again from their seed, and no point may be improved by going downhill. That a point is the least
 * of all, not only near itself, is not shown; a fit never proves more than statistics can.
 *
 * <p>A share of draws, and of rows that a law comes nearer to, is decided by an exact binomial tail
 * at one in twenty.
 */
public final class FittedLaws {
  /** By how much going downhill may still improve a point, as a share of its sum of squares. */
  private static final double SLACK = 1e-3;

  /**
   * Below this mean square a fit is exact as far as float64 shows, and may not improve in ratio.
   */
  private static final double EXACT = 1e-20;

  private static final BigFraction ERROR = BigFraction.of(1, 20);
  private static final BigFraction MOST = BigFraction.of(19, 20);
  private static final BigFraction HALF = BigFraction.of(1, 2);

  private final Fit fit;
  private final LeastSquares points;
  private final Regression law;

  private FittedLaws(Fit fit, LeastSquares points) {
    this.fit = fit;
    this.points = points;
    this.law = new Regression(fit, fit.law());
  }

  /**
   * What a fit says against what is claimed.
   *
   * @param fit the rows, the laws and what is claimed
   * @param points the least-squares points, not believed
   * @return that it is so, that it is not, or that it stays open
   */
  public static Shown claimed(Fit fit, LeastSquares points) {
    FittedLaws rule = new FittedLaws(fit, points);
    String beside = rule.check();
    Outcome outcome;
    String found;
    if (fit.parameter() != null) {
      int inside = rule.inside(fit.parameter(), Objects.requireNonNull(fit.interval()));
      outcome = decide(inside, fit.resamples(), MOST);
      found =
          "%d of %d resamples of the rows place %s in the interval."
              .formatted(inside, fit.resamples(), fit.parameter());
    } else if (fit.explains() != null) {
      double explained = rule.law.explained(array(rule.points.estimate()));
      outcome = explained >= fit.explains().doubleValue() ? Outcome.HOLDS : Outcome.FAILS;
      found = "";
    } else {
      int nearer = rule.nearer();
      Outcome better = decide(nearer, fit.rows().size(), HALF);
      outcome = Objects.requireNonNull(fit.predicts()) ? better : opposite(better);
      found =
          "Fitted without one group at a time, the law comes nearer than its rival to %d of the %d rows left out."
              .formatted(nearer, fit.rows().size());
    }
    return new Shown(
        outcome,
        Scope.of(NumberSystem.FLOAT64, Map.of()),
        List.of(),
        (rule.summary() + " " + beside + found).strip());
  }

  /** Holds every point against the rows, and says how the rival does. */
  private String check() {
    requirePoint(law, points.estimate(), law.all(), "the estimate");
    Require.that(
        points.residuals().equals(list(law.residuals(array(points.estimate())))),
        "other residuals stand behind the estimate");
    Require.that(
        points.resampled().size() == fit.resamples(), "one point is needed for each resample");
    List<double[]> draws = Regression.resampled(fit);
    double least = law.squares(array(points.estimate()), law.all());
    for (int i = 0; i < draws.size(); i++) {
      List<Double> point = points.resampled().get(i);
      requirePoint(law, point, draws.get(i), "resample " + i);
      Require.that(
          law.squares(array(point), law.all()) >= least * (1 - SLACK),
          "the point of resample " + i + " fits all rows better than the estimate");
    }
    Fit.Law other = fit.rival();
    if (other == null) {
      Require.that(
          points.rival().isEmpty() && points.rivalResiduals().isEmpty(), "there is no rival");
      return "";
    }
    Regression rival = new Regression(fit, other);
    requirePoint(rival, points.rival(), rival.all(), "the rival's estimate");
    Require.that(
        points.rivalResiduals().equals(list(rival.residuals(array(points.rival())))),
        "other residuals stand behind the rival's estimate");
    return "%s explains %.4f. ".formatted(other.equation(), rival.explained(array(points.rival())));
  }

  private static void requirePoint(
      Regression law, List<Double> point, double[] weights, String which) {
    Require.that(law.admits(point), which + " is no point of the box");
    double value = law.squares(array(point), weights);
    double improved = law.squares(law.downhill(array(point), weights), weights);
    double rows = Arrays.stream(weights).sum();
    Require.that(
        improved >= value * (1 - SLACK) || value <= EXACT * rows,
        which + " is not a least-squares point: going downhill improves it");
  }

  private int inside(String parameter, Interval interval) {
    int place = law.names().indexOf(parameter);
    double lo = interval.lo().doubleValue();
    double hi = interval.hi().doubleValue();
    return (int)
        points.resampled().stream().filter(p -> lo <= p.get(place) && p.get(place) <= hi).count();
  }

  /** How many rows of groups left out the law comes nearer to than the rival. */
  private int nearer() {
    Regression rival = new Regression(fit, Objects.requireNonNull(fit.rival()));
    List<String> groups = fit.rows().stream().map(Fit.Row::group).distinct().toList();
    Require.that(
        points.leftOut().stream().map(LeftOut::group).toList().equals(groups),
        "points are needed without each of " + groups);
    int nearer = 0;
    for (LeftOut left : points.leftOut()) {
      double[] weights = Regression.without(fit, left.group());
      requirePoint(law, left.law(), weights, "the point without " + left.group());
      requirePoint(rival, left.rival(), weights, "the rival's point without " + left.group());
      double[] mine = law.residuals(array(left.law()));
      double[] other = rival.residuals(array(left.rival()));
      for (int r = 0; r < weights.length; r++) {
        nearer += weights[r] == 0 && Math.abs(mine[r]) < Math.abs(other[r]) ? 1 : 0;
      }
    }
    return nearer;
  }

  private static Outcome decide(int hits, int of, BigFraction share) {
    if (BinomialTail.atLeast(hits, of, share).compareTo(ERROR) <= 0) {
      return Outcome.HOLDS;
    }
    return BinomialTail.atMost(hits, of, share).compareTo(ERROR) <= 0
        ? Outcome.FAILS
        : Outcome.OPEN;
  }

  private static Outcome opposite(Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> Outcome.FAILS;
      case FAILS -> Outcome.HOLDS;
      case OPEN -> Outcome.OPEN;
    };
  }

  /** The estimate with what the resamples leave open, and the share of the variance. */
  private String summary() {
    StringBuilder text = new StringBuilder();
    double[] estimate = array(points.estimate());
    for (int k = 0; k < estimate.length; k++) {
      text.append(text.isEmpty() ? "Least squares on " + fit.rows().size() + " rows: " : ", ");
      text.append(law.names().get(k)).append(String.format(Locale.ROOT, " = %.4g", estimate[k]));
      if (!points.resampled().isEmpty()) {
        int place = k;
        double[] sorted =
            points.resampled().stream().mapToDouble(p -> p.get(place)).sorted().toArray();
        int cut = sorted.length / 40; // 2.5% on each side
        text.append(
            String.format(
                Locale.ROOT,
                " (95%% of resamples from %.4g to %.4g)",
                sorted[cut],
                sorted[sorted.length - 1 - cut]));
      }
    }
    double squares = law.squares(estimate, law.all());
    return text.append(
            String.format(
                Locale.ROOT,
                "; R² %.4f, root mean square %.4f.",
                law.explained(estimate),
                StrictMath.sqrt(squares / fit.rows().size())))
        .toString();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> list(double[] values) {
    return new ArrayList<>(IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
  }
}
