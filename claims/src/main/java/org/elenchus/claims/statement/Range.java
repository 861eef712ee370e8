package org.elenchus.claims.statement;

import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Where a variable may lie: an interval, a ray or, without ends, the whole line. At most one lower
 * and one upper end is given.
 *
 * @param from the lower end if it is a member, or null
 * @param above the lower end if it is not a member, or null
 * @param to the upper end if it is a member, or null
 * @param below the upper end if it is not a member, or null
 */
public record Range(
    @Nullable BigFraction from,
    @Nullable BigFraction above,
    @Nullable BigFraction to,
    @Nullable BigFraction below) {
  /** All reals. */
  public static final Range ALL = new Range(null, null, null, null);

  /** Refuses an empty range and two ends on one side. */
  public Range {
    if ((from != null && above != null) || (to != null && below != null)) {
      throw new IllegalArgumentException("a range has one lower and one upper end at most");
    }
    BigFraction low = from == null ? above : from;
    BigFraction high = to == null ? below : to;
    if (low != null && high != null) {
      int order = low.compareTo(high);
      if (order > 0 || (order == 0 && (above != null || below != null))) {
        throw new IllegalArgumentException("a range needs from <= to");
      }
    }
  }

  /**
   * A closed interval.
   *
   * @param from the lower end
   * @param to the upper end
   * @return the range
   */
  public static Range closed(BigFraction from, BigFraction to) {
    return new Range(from, null, to, null);
  }

  /**
   * Whether every number is meant.
   *
   * @return whether no end is given
   */
  public boolean isWhole() {
    return equals(ALL);
  }
}
