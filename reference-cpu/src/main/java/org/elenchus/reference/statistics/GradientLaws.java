package org.elenchus.reference.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.GradientPersistence;
import org.elenchus.claims.statement.GradientPersistence.Direction;
import org.elenchus.claims.statement.GradientPersistence.Training;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.proof.Shown;

/**
 * Fits laws to measured norms. Intervals run from the least to the greatest value over n seeds: the
 * median lies outside with probability 2^(1−n), whatever the distribution; over all widths together
 * that must be at most one in twenty.
 */
public final class GradientLaws {
  private static final double ERROR = 0.05;

  /** Sums of squares of some hundred doubles, and logarithms, are off by far less. */
  private static final double ROUNDING = 1e-9;

  /** The first and the last of so many parts of a training are compared. */
  private static final int PARTS = 10;

  private GradientLaws() {}

  /** From the least to the greatest of some values. */
  private record Spread(double low, double high) {
    static Spread of(List<Double> values) {
      return new Spread(
          values.stream().mapToDouble(v -> v).min().orElseThrow(),
          values.stream().mapToDouble(v -> v).max().orElseThrow());
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.4f to %.4f", low, high);
    }
  }

  /**
   * The direction of change, or the exponent of the law, against the claimed one.
   *
   * @param s the protocol and what is claimed
   * @param norms the logarithms of the norms of each net of the protocol
   * @return that it is so, that it is not, or that it stays open
   */
  public static Shown fitted(GradientPersistence s, GradientNorms norms) {
    List<Row> rows = norms.rows();
    Require.that(
        rows.size() == s.widths().size() * s.seeds()
            && rows.stream().map(r -> List.of(r.width(), r.seed())).distinct().count()
                == rows.size(),
        "one net is needed for each width and seed");
    for (Row row : rows) {
      Require.that(
          s.widths().contains(row.width())
              && row.seed() >= 0
              && row.seed() < s.seeds()
              && row.logNorms().size() == s.depth() + 1
              && row.logNorms().stream().allMatch(Double::isFinite),
          "a net is not one of the protocol");
      requireTrained(s, row);
      requireJacobian(s, row);
    }
    Require.that(
        s.widths().size() * StrictMath.pow(2, 1 - s.seeds()) <= ERROR, "there are too few seeds");
    List<List<Double>> rates = s.widths().stream().map(w -> rates(rows, w, s.seeds())).toList();
    Direction direction = s.direction();
    Interval exponent = s.exponent();
    Shown shown =
        direction != null
            ? direction(s, direction, rates.stream().map(Spread::of).toList())
            : exponent(s, java.util.Objects.requireNonNull(exponent), rates);
    return new Shown(
        shown.outcome(), shown.scope(), shown.under(), shown.sentence() + jacobians(s, rows));
  }

  /** A trained net must have learned something: its error over the last steps is smaller. */
  private static void requireTrained(GradientPersistence s, Row row) {
    Training training = s.training();
    List<Double> losses = row.losses();
    if (training == null || losses == null) {
      Require.that(training == null && losses == null, "nets are trained if the protocol says so");
      return;
    }
    Require.that(losses.size() == training.steps(), "a training has another number of steps");
    int part = Math.max(1, losses.size() / PARTS);
    double first = mean(losses.subList(0, part));
    double last = mean(losses.subList(losses.size() - part, losses.size()));
    Require.that(last < first, "the training of a net lowered no error");
  }

  /**
   * A Jacobian starts as the identity, and no gradient g at the output grows by more than its norm:
   * ‖gJ‖ ≤ ‖g‖ ‖J‖, by Frobenius as well, and so in the mean of logarithms.
   */
  private static void requireJacobian(GradientPersistence s, Row row) {
    List<Double> jacobians = row.logJacobians();
    if (jacobians == null) {
      return;
    }
    Require.that(s.block().equals("mlp"), "Jacobians are given where the stream is one vector");
    Require.that(
        jacobians.size() == s.depth() + 1
            && jacobians.stream().allMatch(Double::isFinite)
            && Math.abs(jacobians.getFirst() - StrictMath.log(row.width()) / 2) <= ROUNDING,
        "a Jacobian does not start as the identity");
    for (int at = 0; at <= s.depth(); at++) {
      double grown = row.logNorms().get(at) - row.logNorms().getFirst();
      Require.that(
          grown <= jacobians.get(at) + ROUNDING,
          "a gradient grows by more than the Jacobian's norm");
    }
  }

  /** How the Jacobian's norm changes, in a sentence; empty where none is given. */
  private static String jacobians(GradientPersistence s, List<Row> rows) {
    StringBuilder text = new StringBuilder();
    for (int width : s.widths()) {
      List<Double> slopes = new ArrayList<>();
      for (Row row : rows) {
        List<Double> jacobians = row.logJacobians();
        if (row.width() == width && jacobians != null) {
          slopes.add(slope(layers(jacobians.size()), jacobians));
        }
      }
      if (!slopes.isEmpty()) {
        text.append(text.isEmpty() ? " The logarithm of the Jacobian's norm changes by " : ", by ");
        text.append(Spread.of(slopes)).append(" a layer at width ").append(width);
      }
    }
    return text.isEmpty() ? "" : text.append('.').toString();
  }

  /** The rate of each seed at one width. */
  private static List<Double> rates(List<Row> rows, int width, int seeds) {
    return IntStream.range(0, seeds)
        .mapToObj(
            seed ->
                rows.stream()
                    .filter(r -> r.width() == width && r.seed() == seed)
                    .map(r -> slope(layers(r.logNorms().size()), r.logNorms()))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static List<Double> layers(int count) {
    return IntStream.range(0, count).mapToObj(i -> (double) i).toList();
  }

  private static Shown direction(GradientPersistence s, Direction direction, List<Spread> rates) {
    int sign = direction == Direction.DECAYS ? -1 : 1;
    boolean holds = rates.stream().allMatch(r -> sign * r.low() > 0 && sign * r.high() > 0);
    boolean fails = rates.stream().anyMatch(r -> sign * r.low() < 0 && sign * r.high() < 0);
    StringBuilder text =
        new StringBuilder("From the output back the logarithm of the norm changes");
    for (int i = 0; i < rates.size(); i++) {
      text.append(i == 0 ? " by " : ", by ").append(rates.get(i));
      text.append(" a layer at width ").append(s.widths().get(i));
    }
    return accepted(s, holds, fails, text);
  }

  private static Shown exponent(GradientPersistence s, Interval claimed, List<List<Double>> rates) {
    List<Double> logs = s.widths().stream().map(w -> StrictMath.log(w)).toList();
    List<Double> exponents = new ArrayList<>();
    List<Double> perLog = new ArrayList<>();
    int power = 0;
    for (int seed = 0; seed < s.seeds(); seed++) {
      int at = seed;
      List<Double> lengths = rates.stream().map(r -> 1 / Math.abs(r.get(at))).toList();
      List<Double> logLengths = lengths.stream().map(StrictMath::log).toList();
      double p = slope(logs, logLengths);
      double c = slope(logs, lengths);
      exponents.add(p);
      perLog.add(c);
      double constant = mean(logLengths) - p * mean(logs);
      List<Double> byPower = logs.stream().map(l -> StrictMath.exp(constant + p * l)).toList();
      double offset = mean(lengths) - c * mean(logs);
      List<Double> byLog = logs.stream().map(l -> offset + c * l).toList();
      power += error(lengths, byPower) < error(lengths, byLog) ? 1 : 0;
    }
    Spread found = Spread.of(exponents);
    double low = claimed.lo().doubleValue();
    double high = claimed.hi().doubleValue();
    StringBuilder text =
        new StringBuilder("The persistence length grows as the width to a power of ")
            .append(found)
            .append(", or by ")
            .append(Spread.of(perLog))
            .append(" layers for each unit of ln W; the power law is the closer one for ")
            .append(power)
            .append(" of ")
            .append(s.seeds())
            .append(" seeds");
    return accepted(
        s,
        low <= found.low() && found.high() <= high,
        found.high() < low || high < found.low(),
        text);
  }

  private static Shown accepted(
      GradientPersistence s, boolean holds, boolean fails, StringBuilder text) {
    text.append(" (").append(s.block()).append(", ").append(s.depth()).append(" layers, ");
    text.append(s.seeds()).append(" seeds");
    Training training = s.training();
    if (training != null) {
      text.append(", after ").append(training.steps()).append(" steps of training");
    }
    text.append(").");
    return new Shown(
        holds ? Outcome.HOLDS : fails ? Outcome.FAILS : Outcome.OPEN,
        Scope.of(NumberSystem.FLOAT64, Map.of()),
        List.of(),
        text.toString());
  }

  /** The slope of the least-squares line. */
  private static double slope(List<Double> x, List<Double> y) {
    double mx = mean(x);
    double my = mean(y);
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < x.size(); i++) {
      xy += (x.get(i) - mx) * (y.get(i) - my);
      xx += (x.get(i) - mx) * (x.get(i) - mx);
    }
    return xy / xx;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).sum() / values.size();
  }

  private static double error(List<Double> values, List<Double> fitted) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      double gap = values.get(i) - fitted.get(i);
      sum += gap * gap;
    }
    return sum;
  }
}
