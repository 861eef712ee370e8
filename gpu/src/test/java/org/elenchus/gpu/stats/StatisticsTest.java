package org.elenchus.gpu.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.elenchus.tasks.data.Streams;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void allRightHasAClosedForm() {
    Interval interval = Binomial.clopperPearson(50, 50, 0.95);
    assertEquals(Math.pow(0.025, 1.0 / 50), interval.low(), 1e-12);
    assertEquals(1, interval.high());
    Interval none = Binomial.clopperPearson(0, 50, 0.95);
    assertEquals(1 - Math.pow(0.025, 1.0 / 50), none.high(), 1e-12);
    assertEquals(0, none.low());
  }

  /** At its ends the binomial tails are half of what is left of the confidence. */
  @Test
  void theEndsAreWhereTheTailsAreHalfTheLevel() {
    Interval interval = Binomial.clopperPearson(37, 60, 0.9);
    assertEquals(0.05, BinomialDistribution.of(60, interval.low()).survivalProbability(36), 1e-9);
    assertEquals(
        0.05, BinomialDistribution.of(60, interval.high()).cumulativeProbability(37), 1e-9);
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Binomial.clopperPearson(3, 2, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Binomial.clopperPearson(-1, 2, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Binomial.clopperPearson(1, 2, Double.NaN));
  }

  @Test
  void theBootstrapRepeatsAndKeepsToItsValues() {
    double[] values = {0.2, 0.9, 1, 1, 1};
    Interval interval = Bootstrap.mean(values, 0.95, 2000, Streams.of(1, "bootstrap", 0));
    assertEquals(interval, Bootstrap.mean(values, 0.95, 2000, Streams.of(1, "bootstrap", 0)));
    assertTrue(interval.low() >= 0.2 && interval.high() <= 1 && interval.contains(0.82));
    assertTrue(interval.high() - interval.low() > 0.1);
    assertEquals(
        new Interval(0.5, 0.5),
        Bootstrap.mean(new double[] {0.5, 0.5}, 0.95, 10, Streams.of(1, "bootstrap", 1)));
  }
}
