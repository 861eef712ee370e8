package org.elenchus.claims.statement;

import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Where a variable may lie: a closed interval, a ray or, without ends, the whole line.
 *
 * @param from the lower end, or null if there is none
 * @param to the upper end, or null if there is none
 */
public record Range(@Nullable BigFraction from, @Nullable BigFraction to) {
  /** Refuses an empty range. */
  public Range {
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw new IllegalArgumentException("a range needs from <= to");
    }
  }

  /**
   * Whether every number is meant.
   *
   * @return whether neither end is given
   */
  public boolean isWhole() {
    return from == null && to == null;
  }
}
