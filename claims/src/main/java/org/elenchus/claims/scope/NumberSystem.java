package org.elenchus.claims.scope;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The arithmetic that a statement is about. What holds in one may fail in another. */
public enum NumberSystem {
  /** Exact real numbers. */
  @JsonProperty("reals")
  REALS,
  /** Exact rational numbers. */
  @JsonProperty("rationals")
  RATIONALS,
  /** IEEE 754 binary64. */
  @JsonProperty("float64")
  FLOAT64,
  /** IEEE 754 binary32. */
  @JsonProperty("float32")
  FLOAT32,
  /** bfloat16: 8 bits of precision, the exponent range of binary32. */
  @JsonProperty("bfloat16")
  BFLOAT16,
  /** A finite grid of values with order-preserving rounding. */
  @JsonProperty("grid")
  GRID,
  /** The values that may stand behind printed digits. */
  @JsonProperty("printed")
  PRINTED;

  /**
   * The word used in JSON.
   *
   * @return the lower-case name
   */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
