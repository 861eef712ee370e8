package org.elenchus.gpu.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction (1979): the chance of any false rejection among many stays at the level. */
public final class Holm {
  private Holm() {}

  /**
   * Corrects p-values: a hypothesis is rejected at a level if its corrected value is at most that.
   *
   * @param pValues one for each hypothesis of the family
   * @return the corrected values, in the same order
   * @throws IllegalArgumentException if a value is not in [0, 1]
   */
  public static double[] adjust(double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(p + " is no p-value");
      }
    }
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double greatest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      greatest = Math.max(greatest, (order.length - rank) * pValues[order[rank]]);
      adjusted[order[rank]] = Math.min(1, greatest);
    }
    return adjusted;
  }

  /**
   * The confidence that each of several intervals needs so that all hold together (Bonferroni, the
   * first step of Holm's).
   *
   * @param confidence the confidence of all together
   * @param intervals how many there are, at least 1
   * @return the confidence of each
   */
  public static double each(double confidence, int intervals) {
    return 1 - (1 - confidence) / intervals;
  }
}
