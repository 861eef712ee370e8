package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          39K       | 38500      | 40000       | KILO
          400M      | 399500000  | 401000000   | MEGA
          2.0x      | 39/20      | 21/10       | TIMES
          35GB      | 69/2       | 36          | GIGABYTE
          1.4e-3    | 27/20000   | 3/2000      | NONE
          +25%      | 49/200     | 13/50       | PERCENT
          -0.47     | -12/25     | -93/200     | NONE
          −0.47     | -12/25     | -93/200     | NONE
          –0.494    | -99/200    | -987/2000   | NONE
          262,144   | 524287/2   | 262145      | NONE
          0.0       | -1/10      | 1/10        | NONE
          16L       | 31/2       | 17          | LAYERS
          7 Billion | 6500000000 | 8000000000  | GIGA
          7 B       | 6500000000 | 8000000000  | GIGA
          139.9 M   | 139850000  | 140000000   | MEGA
          """)
  void theIntervalHoldsWhatRoundsOrTruncates(String text, String lo, String hi, Unit unit) {
    PrintedNumber number = PrintedNumber.parse(text).orElseThrow();
    assertEquals(fraction(lo), number.interval().lo());
    assertEquals(fraction(hi), number.interval().hi());
    assertEquals(unit, number.unit());
  }

  @Test
  void endsBelongToTheIntervalWhereSomeRoundingReachesThem() {
    PrintedInterval one = PrintedNumber.parse("1.5").orElseThrow().interval();
    assertTrue(one.contains(fraction("29/20")), "1.45 rounds half up to 1.5");
    assertEquals(false, one.contains(fraction("8/5")), "1.6 prints as 1.6");
    assertTrue(one.contains(fraction("159/100")), "1.59 truncates to 1.5");
  }

  /** Ends that only a widening reaches are members, those of the printed digits as they were. */
  @ParameterizedTest
  @CsvSource({
    "~3600, 3240, false, 3960, false",
    "~2x, 3/2, false, 3, true",
    "~-2, -3, true, -3/2, false",
    "~-3600, -3960, false, -3240, false",
    "~-10, -11, false, -9, false",
    "~10, 9, false, 11, false"
  })
  void endsOfAnApproximateNumber(
      String text, String lo, boolean loOpen, String hi, boolean hiOpen) {
    PrintedNumber about = PrintedNumber.parse(text).orElseThrow();
    PrintedInterval expected = new PrintedInterval(fraction(lo), loOpen, fraction(hi), hiOpen);
    assertEquals(expected, about.interval());
    PrintedNumber plain = PrintedNumber.parse(text.substring(1)).orElseThrow();
    assertEquals(expected, plain.asApproximate().interval());
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, 2, false, 1 2",
    "1, true, 2, false, 2",
    "1, false, 2, true, 1",
    "1, true, 2, true, ''"
  })
  void anEndIsAMemberUnlessItIsOpen(
      String lo, boolean loOpen, String hi, boolean hiOpen, String members) {
    PrintedInterval interval = new PrintedInterval(fraction(lo), loOpen, fraction(hi), hiOpen);
    assertEquals(members.contains(lo), interval.contains(fraction(lo)));
    assertEquals(members.contains(hi), interval.contains(fraction(hi)));
    assertTrue(interval.contains(fraction("3/2")));
    assertEquals(
        new PrintedInterval(fraction(lo), false, fraction(lo), false),
        PrintedInterval.of(fraction(lo)));
  }

  @ParameterizedTest
  @CsvSource({"NONE, ''", "PERCENT, %", "TIMES, x", "KILO, K", "LAYERS, L", "MILLISECONDS, ms"})
  void aUnitIsPrintedAfterItsNumber(Unit unit, String suffix) {
    assertEquals(suffix, unit.suffix());
    assertEquals(unit, PrintedNumber.parse("1" + suffix).orElseThrow().unit());
  }

  @Test
  void numbersAreBounded() {
    String longest = "9".repeat(PrintedNumber.MAX_DIGITS);
    assertTrue(PrintedNumber.parse(longest).isPresent());
    assertTrue(PrintedNumber.parse(longest + "9").isEmpty());
    assertTrue(PrintedNumber.of("n", false, longest, "", "", false).isPresent());
    assertTrue(PrintedNumber.of("n", false, longest + "9", "", "", false).isEmpty());
    assertTrue(PrintedNumber.parse("1e400").isPresent());
    assertTrue(PrintedNumber.parse("1e401").isEmpty());
    assertTrue(PrintedNumber.parse("1e-400").isPresent());
    assertTrue(PrintedNumber.parse("1e-401").isEmpty());
  }

  @Test
  void anApproximateWordWidensToATenth() {
    PrintedInterval about = PrintedNumber.parse("~3600").orElseThrow().interval();
    assertEquals(fraction("3240"), about.lo());
    assertEquals(fraction("3960"), about.hi());
    PrintedInterval twice = PrintedNumber.parse("~2x").orElseThrow().interval();
    assertEquals(fraction("3/2"), twice.lo(), "never narrower than the printed digits");
    assertEquals(fraction("3"), twice.hi());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "1e999", "1e99999", "E10", "1.2.3", "two", "--1", "1 2"})
  void whatIsNoNumberIsNone(String text) {
    assertTrue(PrintedNumber.parse(text).isEmpty(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.45, 1.5, HALF_UP", // only half up: half even and cutting off print 1.4
    "1.35, 1.4, HALF_EVEN",
    "1.45, 1.4, HALF_EVEN", // half up prints 1.5
    "1.49, 1.4, DOWN", // only cutting off: both others print 1.5
    "-1.49, -1.4, DOWN",
    "0.09, 0.0, DOWN",
  })
  void eachWayOfRoundingCountsAsPrinted(String value, String printed, RoundingMode mode) {
    assertEquals(
        new BigDecimal(printed), new BigDecimal(value).setScale(1, mode), "the row itself");
    PrintedInterval interval = PrintedNumber.parse(printed).orElseThrow().interval();
    assertTrue(
        interval.contains(
            fraction(new BigDecimal(value).movePointRight(2).toPlainString() + "/100")));
  }

  /**
   * The interval against the definition: a value belongs to it if and only if one of the roundings
   * prints it.
   */
  @Property
  void theIntervalIsTheUnionOfTheRoundings(
      @ForAll @IntRange(min = -30_000, max = 30_000) int thousandths) {
    BigDecimal value = BigDecimal.valueOf(thousandths, 3);
    for (int printed = -310; printed <= 310; printed++) {
      BigDecimal digits = BigDecimal.valueOf(printed, 1);
      boolean prints =
          Stream.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN)
              .anyMatch(mode -> value.setScale(1, mode).compareTo(digits) == 0);
      assertEquals(
          prints,
          PrintedNumber.parse(digits.toPlainString())
              .orElseThrow()
              .interval()
              .contains(BigFraction.of(thousandths, 1000)),
          value + " beside " + digits);
    }
  }

  private static BigFraction fraction(String text) {
    return BigFraction.parse(text.contains("/") ? text.replace("/", " / ") : text + " / 1");
  }
}
