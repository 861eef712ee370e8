package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Exact values of the variables at which a relation fails (or, where a statement says that it holds
 * nowhere else, at which it holds). Values of the terms are not stored; the checker encloses them.
 *
 * <p>Arithmetic: rationals; terms by intervals rounded outward, or correctly rounded in a format.
 * Source: the definition of a counterexample. It does not show that the relation fails elsewhere.
 *
 * @param values a value for each variable
 */
@JsonTypeName("point")
public record Point(SortedMap<String, BigFraction> values) implements Certificate {
  /** Copies the values. */
  public Point {
    values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * A point.
   *
   * @param values a value for each variable
   * @return the point
   */
  public static Point of(Map<String, BigFraction> values) {
    return new Point(new TreeMap<>(values));
  }
}
