package org.elenchus.verify.planted;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often something came out among independent draws, with the exact interval of Clopper and
 * Pearson (Biometrika 26, 1934) at 95%.
 *
 * @param hits how often
 * @param of among how many
 * @param low the lower limit of the chance
 * @param high the upper limit of the chance
 */
public record Rate(int hits, int of, double low, double high) {
  /** The share of the error on each side. */
  private static final double SIDE = 0.025;

  /**
   * A rate with its interval.
   *
   * @param hits how often
   * @param of among how many
   * @return the rate
   */
  public static Rate of(int hits, int of) {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException(hits + " of " + of + " is no rate");
    }
    double low =
        hits == 0
            ? 0
            : BetaDistribution.of(hits, of - hits + 1.0).inverseCumulativeProbability(SIDE);
    double high =
        hits == of
            ? 1
            : BetaDistribution.of(hits + 1.0, of - hits).inverseSurvivalProbability(SIDE);
    return new Rate(hits, of, low, high);
  }

  /**
   * The share of hits.
   *
   * @return between 0 and 1; 1 of nothing
   */
  public double share() {
    return of == 0 ? 1 : (double) hits / of;
  }
}
