package org.elenchus.gpu.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
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
    assertThrows(IllegalArgumentException.class, () -> Binomial.anytime(-1, 2, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Binomial.anytime(1, 2, Double.NaN));
  }

  /** By hand: after one word, right, p is in as long as p ≥ (1 − c) ∫ q dq = (1 − c)/2. */
  @Test
  void theAnytimeIntervalByHand() {
    Interval interval = Binomial.anytime(1, 1, 0.95);
    assertEquals(0.025, interval.low(), 1e-12);
    assertEquals(1, interval.high());
  }

  @Test
  void theAnytimeIntervalIsWiderThanTheFixedOneAndShrinks() {
    for (int words = 10; words <= 10_000; words *= 10) {
      Interval fixed = Binomial.clopperPearson(words * 7 / 10, words, 0.95);
      Interval anytime = Binomial.anytime(words * 7 / 10, words, 0.95);
      assertTrue(anytime.low() < fixed.low() && anytime.high() > fixed.high());
      assertTrue(anytime.contains(0.7));
    }
    assertTrue(Binomial.anytime(7000, 10_000, 0.95).low() > 0.67);
  }

  /** Looking after every word, the true share is ever left out in at most 5 % of sequences. */
  @Test
  void theAnytimeIntervalHoldsAtAllTimesTogether() {
    int sequences = 400;
    int left = 0;
    for (int i = 0; i < sequences; i++) {
      UniformRandomProvider random = Streams.of(1, "anytime", i);
      int right = 0;
      boolean ever = false;
      for (int words = 1; words <= 200; words++) {
        right += random.nextDouble() < 0.8 ? 1 : 0;
        ever |= !Binomial.anytime(right, words, 0.95).contains(0.8);
      }
      left += ever ? 1 : 0;
    }
    // Five deviations of a binomial at 5 %.
    assertTrue(left <= 0.05 * sequences + 5 * Math.sqrt(sequences * 0.05 * 0.95), "left " + left);
  }

  @Test
  void holmByHand() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjust(0.01, 0.04, 0.03, 0.005), 1e-15);
    assertArrayEquals(new double[] {1, 1}, Holm.adjust(0.9, 0.6), 0);
    assertEquals(0.99, Holm.each(0.95, 5), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> Holm.adjust(-0.1));
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
