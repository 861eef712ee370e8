package org.elenchus.claims;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A closed interval of rationals, as data: {@code ["lo", "hi"]} in JSON. It has no arithmetic; that
 * belongs to the reference.
 *
 * @param lo the least value
 * @param hi the greatest value, not less than {@code lo}
 */
public record Interval(BigFraction lo, BigFraction hi) {
  /** Refuses an empty interval. */
  public Interval {
    if (lo.compareTo(hi) > 0) {
      throw new IllegalArgumentException("an interval needs lo <= hi, not " + lo + " > " + hi);
    }
  }

  /**
   * Reads {@code ["lo", "hi"]}.
   *
   * @param ends exactly two exact numbers
   * @return the interval
   */
  @JsonCreator
  public static Interval of(List<BigFraction> ends) {
    if (ends.size() != 2) {
      throw new IllegalArgumentException("an interval is [\"lo\", \"hi\"]");
    }
    return new Interval(ends.get(0), ends.get(1));
  }

  /**
   * The two ends, least first.
   *
   * @return lo and hi
   */
  @JsonValue
  public List<BigFraction> ends() {
    return List.of(lo, hi);
  }

  /**
   * Whether a value lies in the interval.
   *
   * @param value any rational
   * @return lo ≤ value ≤ hi
   */
  public boolean contains(BigFraction value) {
    return lo.compareTo(value) <= 0 && value.compareTo(hi) <= 0;
  }
}
