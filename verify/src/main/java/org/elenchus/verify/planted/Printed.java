package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A printed number of a synthetic study.
 *
 * @param digits the signed number as printed, at its number of decimals
 * @param suffix what stands behind it: K, M, B, x, % or nothing
 * @param count whether it is an exact count
 * @param signed whether a plus sign is printed
 */
record Printed(BigDecimal digits, String suffix, boolean count, boolean signed) {
  /** A value rounded half up to some decimals. */
  static Printed rounded(double value, int decimals, String suffix, boolean signed) {
    BigDecimal exact = new BigDecimal(value).divide(scale(suffix));
    return new Printed(exact.setScale(decimals, RoundingMode.HALF_UP), suffix, false, signed);
  }

  /** An exact count. */
  static Printed count(long value) {
    return new Printed(new BigDecimal(BigInteger.valueOf(value)), "", true, false);
  }

  String text() {
    String sign = signed && digits.signum() > 0 ? "+" : "";
    return sign + digits.toPlainString() + suffix;
  }

  Printed withDigits(BigDecimal other) {
    return new Printed(other, suffix, count, signed);
  }

  Printed withSuffix(String other) {
    return new Printed(digits, other, count, signed);
  }

  /** One unit of the last printed place. */
  BigDecimal unit() {
    return BigDecimal.ONE.movePointLeft(digits.scale());
  }

  private static BigDecimal scale(String suffix) {
    return switch (suffix) {
      case "K" -> new BigDecimal("1000");
      case "M" -> new BigDecimal("1000000");
      case "B" -> new BigDecimal("1000000000");
      case "%" -> new BigDecimal("0.01");
      default -> BigDecimal.ONE;
    };
  }

  /** The least value that prints so, by rounding half up, half to even or cutting off. */
  BigDecimal low() {
    if (count) {
      return digits;
    }
    BigDecimal step =
        digits.signum() > 0 ? unit().divide(new BigDecimal("2")) : unit(); // cut off towards zero
    return digits.subtract(step).multiply(scale(suffix));
  }

  /** The bound that such values do not reach, or reach only below zero. */
  BigDecimal high() {
    if (count) {
      return digits;
    }
    BigDecimal step = digits.signum() < 0 ? unit().divide(new BigDecimal("2")) : unit();
    return digits.add(step).multiply(scale(suffix));
  }
}
