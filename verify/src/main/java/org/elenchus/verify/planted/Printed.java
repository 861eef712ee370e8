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
 * @param style how it is set
 */
record Printed(BigDecimal digits, String suffix, boolean count, Style style) {
  /** How a number is set. */
  enum Style {
    /** Digits and suffix. */
    PLAIN,
    /** With a plus sign where it is positive. */
    SIGNED,
    /** With commas between the thousands. */
    GROUPED,
    /** Without its suffix, which stands at the head of the column. */
    BARE
  }

  /** A value rounded half up to some decimals. */
  static Printed rounded(double value, int decimals, String suffix, Style style) {
    BigDecimal exact = new BigDecimal(value).divide(scale(suffix));
    return new Printed(exact.setScale(decimals, RoundingMode.HALF_UP), suffix, false, style);
  }

  /** An exact count. */
  static Printed count(long value) {
    return count(value, Style.PLAIN);
  }

  /** An exact count. */
  static Printed count(long value, Style style) {
    return new Printed(new BigDecimal(BigInteger.valueOf(value)), "", true, style);
  }

  String text() {
    String plain = digits.toPlainString();
    return switch (style) {
      case PLAIN -> plain + suffix;
      case SIGNED -> (digits.signum() > 0 ? "+" : "") + plain + suffix;
      case GROUPED -> plain.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + suffix;
      case BARE -> plain;
    };
  }

  Printed withDigits(BigDecimal other) {
    return new Printed(other, suffix, count, style);
  }

  Printed withSuffix(String other) {
    return new Printed(digits, other, count, style);
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
