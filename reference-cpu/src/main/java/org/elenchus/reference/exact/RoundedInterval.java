package org.elenchus.reference.exact;

/**
 * What a computation in a floating-point format can give: all values of the format between two of
 * its values, infinities included.
 *
 * @param low the smallest value
 * @param high the largest value, at least {@code low}
 */
public record RoundedInterval(double low, double high) {
  /**
   * Requires ends in order.
   *
   * @throws IllegalArgumentException if an end is NaN or the ends are in the wrong order
   */
  public RoundedInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval of a format: [" + low + ", " + high + "]");
    }
  }
}
