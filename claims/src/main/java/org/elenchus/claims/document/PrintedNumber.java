package org.elenchus.claims.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A number as printed, and what it may stand for.
 *
 * <p>Accuracy: exact. {@link #interval()} is the union of the values that round half up, half to
 * even, or truncate to the printed digits: for a positive number with {@code u} one unit in its
 * last place, [v − u/2, v + u); mirrored below zero; (−u, u) at zero. A number marked as
 * approximate ("~", "≈", "about", "roughly", "approximately", "nearly") has that interval widened
 * to at least {@link #APPROXIMATE_WIDTH} of its size on either side, the one width this project
 * gives to such words.
 *
 * @param printed the text as printed, sign, digits and unit, without the approximate word
 * @param value the value of the printed digits, unit applied
 * @param ulp one unit in the last printed place, unit applied
 * @param unit the unit
 * @param approximate whether an approximate word stands before it
 */
public record PrintedNumber(
    String printed, BigFraction value, BigFraction ulp, Unit unit, boolean approximate) {
  /** An approximate word widens a number to a tenth of its size on either side. */
  public static final BigFraction APPROXIMATE_WIDTH = BigFraction.of(1, 10);

  /** Exponents beyond this are refused: no measured quantity has them. */
  static final int MAX_EXPONENT = 400;

  /** Digits beyond this are refused. */
  static final int MAX_DIGITS = 60;

  static final String DIGITS = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
  static final String EXPONENT = "(?:[eE][+\\-−]?\\d{1,5})?";

  /**
   * Longest first; a word of scale may follow after a space, and so may its letter where nothing
   * but the end of the cell or what is counted comes after it.
   */
  static final String SUFFIX =
      "(?:%|GB|MB|TB|ms(?!\\p{L})|[KkMBT](?![\\p{L}\\p{N}])|[xX×](?![\\p{L}\\p{N}])"
          + "|[LW](?![\\p{L}\\p{N}])|L(?=\\d+W)|\\s(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion)\\b"
          + "|\\s[KMBT](?=\\s*(?:$|\\||param|tok)))?";

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<about>[~≈]\\s?)?(?<sign>[+\\-−–])?(?<digits>"
              + DIGITS
              + ")(?<exp>"
              + EXPONENT
              + ")(?<suffix>"
              + SUFFIX
              + ")");

  /**
   * Reads one printed number.
   *
   * @param text the number as printed, such as {@code 39K}, {@code -0.47}, {@code ~2x}, {@code
   *     1,024}
   * @return the number, or nothing when the text is not one number
   */
  public static Optional<PrintedNumber> parse(String text) {
    if (text.length() > MAX_DIGITS) {
      return Optional.empty();
    }
    Matcher m = WHOLE.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    boolean about = m.group("about") != null;
    String sign = m.group("sign");
    return of(
        m.group().substring(about ? m.end("about") : 0),
        sign != null && !sign.equals("+"),
        m.group("digits"),
        m.group("exp"),
        m.group("suffix"),
        about);
  }

  /** Assembles a number from the parts that a scanner has cut; nothing beyond the bounds. */
  static Optional<PrintedNumber> of(
      String printed, boolean negative, String digits, String exp, String suffix, boolean about) {
    String plain = digits.replace(",", "");
    int exponent = exp.isEmpty() ? 0 : Integer.parseInt(exp.substring(1).replace('−', '-'));
    if (plain.length() > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) {
      return Optional.empty();
    }
    int point = plain.indexOf('.');
    int decimals = point < 0 ? 0 : plain.length() - point - 1;
    BigFraction whole = BigFraction.of(new java.math.BigInteger(plain.replace(".", "")));
    Unit unit = unit(suffix.strip());
    BigFraction ulp = BigFraction.of(10).pow(exponent - decimals).multiply(unit.factor());
    BigFraction value = whole.multiply(ulp);
    return Optional.of(
        new PrintedNumber(printed, negative ? value.negate() : value, ulp, unit, about));
  }

  private static Unit unit(String suffix) {
    return switch (suffix) {
      case "" -> Unit.NONE;
      case "%" -> Unit.PERCENT;
      case "x", "X", "×" -> Unit.TIMES;
      case "K", "k", "thousand", "Thousand" -> Unit.KILO;
      case "M", "million", "Million" -> Unit.MEGA;
      case "B", "billion", "Billion" -> Unit.GIGA;
      case "T", "trillion", "Trillion" -> Unit.TERA;
      case "GB" -> Unit.GIGABYTE;
      case "MB" -> Unit.MEGABYTE;
      case "TB" -> Unit.TERABYTE;
      case "L" -> Unit.LAYERS;
      case "W" -> Unit.WIDTH;
      case "ms" -> Unit.MILLISECONDS;
      default -> throw new IllegalArgumentException("no such suffix: " + suffix);
    };
  }

  /**
   * The same number with an approximate word before it.
   *
   * @return a number whose interval has the approximate width
   */
  public PrintedNumber asApproximate() {
    return new PrintedNumber(printed, value, ulp, unit, true);
  }

  /**
   * The values that print this way, rounded half up, half to even, or truncated.
   *
   * @return the union of the three, widened where an approximate word stands before the number
   */
  public PrintedInterval interval() {
    PrintedInterval exact = rounded();
    if (!approximate) {
      return exact;
    }
    BigFraction wide = value.abs().multiply(APPROXIMATE_WIDTH);
    BigFraction low = value.subtract(wide);
    BigFraction high = value.add(wide);
    boolean lower = low.compareTo(exact.lo()) <= 0;
    boolean higher = high.compareTo(exact.hi()) >= 0;
    return new PrintedInterval(
        lower ? low : exact.lo(),
        !lower && exact.loOpen(),
        higher ? high : exact.hi(),
        !higher && exact.hiOpen());
  }

  private PrintedInterval rounded() {
    BigFraction half = ulp.multiply(BigFraction.of(1, 2));
    return switch (value.signum()) {
      case 1 -> new PrintedInterval(value.subtract(half), false, value.add(ulp), true);
      case -1 -> new PrintedInterval(value.subtract(ulp), true, value.add(half), false);
      default -> new PrintedInterval(ulp.negate(), true, ulp, true);
    };
  }
}
