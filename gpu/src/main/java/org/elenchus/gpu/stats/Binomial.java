package org.elenchus.gpu.stats;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Intervals for a share of words answered right. The unit is the word: the positions of one word
 * are not independent.
 *
 * <p>Sources: C. Clopper and E. Pearson (1934) for a number of words fixed beforehand; H. Robbins
 * (1970), with the uniform mixture, for one that may depend on what was seen.
 */
public final class Binomial {
  /** Halvings of an interval of length 1: more than a double can tell apart. */
  private static final int HALVINGS = 60;

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

  /**
   * An interval that holds at every number of words at once: one may look after each word and stop
   * when one likes. It is the set of shares p whose likelihood is not below (1 − confidence) times
   * the mean likelihood over all shares; by Ville's inequality the true share ever leaves it with
   * probability at most 1 − confidence.
   *
   * @param right words answered right so far
   * @param words words asked so far, at least 1
   * @param confidence the confidence, in (0, 1), over all times together
   * @return the interval at this time
   * @throws IllegalArgumentException if the counts or the confidence are out of range
   */
  public static Interval anytime(int right, int words, double confidence) {
    check(right, words, confidence);
    double least = Math.log(1 - confidence) + LogBeta.value(right + 1.0, words - right + 1.0);
    double best = (double) right / words;
    return new Interval(
        right == 0 ? 0 : edge(right, words, least, best, 0),
        right == words ? 1 : edge(right, words, least, best, 1));
  }

  /** Between the best share, which is inside, and an end, which is not: the last one inside. */
  private static double edge(int right, int words, double least, double best, double end) {
    double inside = best;
    double outside = end;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + outside) / 2;
      double likelihood = right * Math.log(middle) + (words - right) * Math.log1p(-middle);
      if (likelihood >= least) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    // The outer of the two, so that rounding never makes the interval too short.
    return outside;
  }

  private static void check(int right, int words, double confidence) {
    if (words < 1 || right < 0 || right > words || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          right + " of " + words + " at confidence " + confidence + " is no count");
    }
  }
}
