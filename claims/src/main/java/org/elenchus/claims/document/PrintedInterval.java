package org.elenchus.claims.document;

import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The set of values that print as one number: an interval whose ends may or may not belong to it.
 *
 * @param lo the lower end
 * @param loOpen whether the lower end itself is excluded
 * @param hi the upper end, at least the lower one
 * @param hiOpen whether the upper end itself is excluded
 */
public record PrintedInterval(BigFraction lo, boolean loOpen, BigFraction hi, boolean hiOpen) {
  /** Checks the order of the ends. */
  public PrintedInterval {
    Objects.requireNonNull(lo, "lo");
    Objects.requireNonNull(hi, "hi");
    int order = lo.compareTo(hi);
    if (order > 0 || (order == 0 && (loOpen || hiOpen))) {
      throw new IllegalArgumentException("an interval needs lo <= hi: " + lo + ", " + hi);
    }
  }

  /**
   * The interval of one value.
   *
   * @param value the value
   * @return the interval that holds it alone
   */
  public static PrintedInterval of(BigFraction value) {
    return new PrintedInterval(value, false, value, false);
  }

  /**
   * Whether a value prints this way.
   *
   * @param value the value
   * @return whether it lies in the interval
   */
  public boolean contains(BigFraction value) {
    int low = value.compareTo(lo);
    int high = value.compareTo(hi);
    return (loOpen ? low > 0 : low >= 0) && (hiOpen ? high < 0 : high <= 0);
  }
}
