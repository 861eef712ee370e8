package org.elenchus.gpu.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Intervals for a share of words answered right. The unit is the word: the positions of one word
 * are not independent.
 *
 * <p>Source: C. Clopper and E. Pearson (1934), for a number of words fixed beforehand. That is the
 * case of every test here, of runs that stopped early too: see {@link
 * org.elenchus.gpu.train.Evaluation}. A confidence sequence would be needed where words are asked
 * until they suffice, which is done nowhere.
 */
public final class Binomial {
  private Binomial() {}

  /**
   * The exact interval for a number of words fixed beforehand.
   *
   * @param right words answered right
   * @param words words asked, at least 1
   * @param confidence the confidence, in (0, 1), both sides together
   * @return the Clopper-Pearson interval
   * @throws IllegalArgumentException if the counts or the confidence are out of range
   */
  public static Interval clopperPearson(int right, int words, double confidence) {
    check(right, words, confidence);
    double tail = (1 - confidence) / 2;
    double low =
        right == 0
            ? 0
            : BetaDistribution.of(right, words - right + 1.0).inverseCumulativeProbability(tail);
    double high =
        right == words
            ? 1
            : BetaDistribution.of(right + 1.0, words - right).inverseSurvivalProbability(tail);
    return new Interval(low, high);
  }

  private static void check(int right, int words, double confidence) {
    if (words < 1 || right < 0 || right > words || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          right + " of " + words + " at confidence " + confidence + " is no count");
    }
  }
}
