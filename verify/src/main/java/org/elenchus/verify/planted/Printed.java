package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A printed number of a synthetic study.
 *
 * @param digits the signed number as printed, at its number of decimals
 * @param suffix what stands behind it: K, M, B, x, %, e and a power of ten, or nothing
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
    BARE,
    /** With a space before the suffix. */
    SPACED,
    /** With a small letter for thousands. */
    SMALL,
    /** With its scale in words. */
    WORDED,
    /** With its scale as a power of ten in mathematical notation. */
    SCIENTIFIC,
    /** With a plus or a true minus sign, as it is typeset. */
    TYPESET
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
      case SPACED -> plain + " " + suffix;
      case SMALL -> plain + suffix.replace('K', 'k');
      case WORDED -> plain + " " + word();
      case SCIENTIFIC -> plain + " \\times 10^{" + exponent(suffix) + "}";
      case TYPESET -> (digits.signum() > 0 ? "+" : "") + plain.replace('-', '\u2212') + suffix;
    };
  }

  private String word() {
    return switch (suffix) {
      case "K" -> "thousand";
      case "M" -> "million";
      case "B" -> "billion";
      default -> throw new IllegalStateException("no word for " + suffix);
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

  /** The power of ten of its scale. */
  int exponent() {
    return exponent(suffix);
  }

  private static BigDecimal scale(String suffix) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent(suffix));
  }

  private static int exponent(String suffix) {
    return switch (suffix) {
      case "K" -> 3;
      case "M" -> 6;
      case "B" -> 9;
      case "%" -> -2;
      default -> suffix.matches("e\\d+") ? Integer.parseInt(suffix, 1, suffix.length(), 10) : 0;
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
