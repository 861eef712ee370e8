package org.elenchus.claims.document;

import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What stands behind a printed number: a unit or a word of scale.
 *
 * <p>The factor turns printed digits into the value that relations use: {@code 47%} is 0.47, {@code
 * 39K tok/s} is 39000, {@code 35GB} is 35 (gigabytes).
 */
public enum Unit {
  /** A bare number. */
  NONE("", 1),
  /** Hundredths. */
  PERCENT("%", 1),
  /** A ratio, "2.0x". */
  TIMES("x", 1),
  /** Thousands. */
  KILO("K", 1_000),
  /** Millions. */
  MEGA("M", 1_000_000),
  /** Billions. */
  GIGA("B", 1_000_000_000),
  /** Trillions. */
  TERA("T", 1_000_000_000_000L),
  /** Gigabytes. */
  GIGABYTE("GB", 1),
  /** Megabytes. */
  MEGABYTE("MB", 1),
  /** Terabytes. */
  TERABYTE("TB", 1),
  /** Layers, "16L". */
  LAYERS("L", 1),
  /** Hidden width, "512W". */
  WIDTH("W", 1),
  /** Milliseconds, printed without a space. */
  MILLISECONDS("ms", 1);

  private final String suffix;
  private final long multiplier;

  Unit(String suffix, long multiplier) {
    this.suffix = suffix;
    this.multiplier = multiplier;
  }

  /**
   * The suffix as documents print it.
   *
   * @return the suffix, empty for a bare number
   */
  public String suffix() {
    return suffix;
  }

  /**
   * The factor from printed digits to the value.
   *
   * @return the factor, exact
   */
  public BigFraction factor() {
    return this == PERCENT ? BigFraction.of(1, 100) : BigFraction.of(multiplier);
  }
}
