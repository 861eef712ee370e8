package org.elenchus.gpu.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The percentile bootstrap (B. Efron, 1979) over seeds: seeds, not words, are what a claim about
 * training is a sample of.
 */
public final class Bootstrap {
  private Bootstrap() {}

  /**
   * An interval for the mean over seeds.
   *
   * @param values one number for each seed
   * @param confidence the confidence, in (0, 1)
   * @param resamples how many samples of seeds are drawn, with repetition
   * @param random where they are drawn from
   * @return between the percentiles of the means; one point where all values are equal
   * @throws IllegalArgumentException if there are no values or resamples
   */
  public static Interval mean(
      double[] values, double confidence, int resamples, UniformRandomProvider random) {
    if (values.length == 0 || resamples < 1 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "A bootstrap needs values, resamples and a confidence in (0, 1).");
    }
    double[] means = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    double tail = (1 - confidence) / 2;
    int low = (int) Math.floor(tail * (resamples - 1));
    return new Interval(means[low], means[resamples - 1 - low]);
  }
}
