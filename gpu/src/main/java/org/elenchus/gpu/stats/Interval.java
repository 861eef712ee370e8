package org.elenchus.gpu.stats;

/**
 * An interval for a share.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
  /**
   * Whether a share lies in it.
   *
   * @param share the share
   * @return true from the lower to the upper end
   */
  public boolean contains(double share) {
    return low <= share && share <= high;
  }
}
