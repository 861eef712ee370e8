package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the format computes from members lies in the intervals, and the ends are attained. */
class RoundedIntervalTest {
  private static final BinaryFormat FORMAT = BinaryFormat.BFLOAT16;
  private static final RoundedIntervalArithmetic INTERVALS = new RoundedIntervalArithmetic(FORMAT);
  private static final CorrectlyRoundedArithmetic VALUES = new CorrectlyRoundedArithmetic(FORMAT);

  private static double member(RoundedInterval x, int percent) {
    double inside = FORMAT.round(x.low() + (x.high() - x.low()) * percent / 100);
    return Math.max(x.low(), Math.min(x.high(), inside));
  }

  private static RoundedInterval interval(double a, double b) {
    double x = FORMAT.round(a);
    double y = FORMAT.round(b);
    return new RoundedInterval(Math.min(x, y), Math.max(x, y));
  }

  private static void assertIn(double value, RoundedInterval interval) {
    assertTrue(interval.low() <= value && value <= interval.high(), value + " in " + interval);
  }

  @Property(tries = 400)
  void operationsOnMembersStayInside(
      @ForAll @DoubleRange(min = -9, max = 9) double a,
      @ForAll @DoubleRange(min = -9, max = 9) double b,
      @ForAll @DoubleRange(min = -9, max = 9) double c,
      @ForAll @DoubleRange(min = -9, max = 9) double d,
      @ForAll @IntRange(min = 0, max = 100) int i,
      @ForAll @IntRange(min = 0, max = 100) int j) {
    RoundedInterval x = interval(a, b);
    RoundedInterval y = interval(c, d);
    double p = member(x, i);
    double q = member(y, j);
    assertIn(VALUES.add(p, q), INTERVALS.add(x, y));
    assertIn(VALUES.subtract(p, q), INTERVALS.subtract(x, y));
    assertIn(VALUES.multiply(p, q), INTERVALS.multiply(x, y));
    assertIn(VALUES.max(p, q), INTERVALS.max(x, y));
    assertIn(VALUES.exp(p), INTERVALS.exp(x));
    assertIn(VALUES.tanh(p), INTERVALS.tanh(x));
    assertIn(VALUES.logistic(p), INTERVALS.logistic(x));
    assertIn(VALUES.sqrt(Math.abs(p)), INTERVALS.sqrt(INTERVALS.abs(x)));
    assertIn(VALUES.silu(p), INTERVALS.silu(x));
    if (y.low() > 0 || y.high() < 0) {
      assertIn(VALUES.divide(p, q), INTERVALS.divide(x, y));
    } else {
      assertThrows(NotInArithmeticException.class, () -> INTERVALS.divide(x, y));
    }
    assertEquals(VALUES.exp(x.high()), INTERVALS.exp(x).high());
  }

  @Test
  void infinitiesAndOrder() {
    RoundedInterval big = interval(FORMAT.max(), FORMAT.max());
    assertEquals(Double.POSITIVE_INFINITY, INTERVALS.add(big, big).high());
    RoundedInterval infinite = INTERVALS.exp(big);
    assertEquals(new RoundedInterval(0, 0), INTERVALS.divide(INTERVALS.one(), infinite));
    assertThrows(
        IllegalArgumentException.class,
        () -> INTERVALS.multiply(infinite, new RoundedInterval(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> new RoundedInterval(1, 0));
    assertEquals(-1, INTERVALS.compare(INTERVALS.zero(), INTERVALS.one()));
    assertEquals(1, INTERVALS.compare(INTERVALS.one(), INTERVALS.zero()));
    assertEquals(0, INTERVALS.compare(INTERVALS.one(), INTERVALS.one()));
    RoundedInterval unit = interval(0, 1);
    assertThrows(NotInArithmeticException.class, () -> INTERVALS.compare(unit, unit));
    assertEquals(0.69140625, VALUES.log(2.0), "ln 2 in 8 bits");
    assertEquals(new RoundedInterval(0, 0.69140625), INTERVALS.log(interval(1, 2)));
  }

  @Test
  void valuesOfAFormat() {
    assertEquals(-1, VALUES.compare(0.0, 1.0));
    assertThrows(NotInArithmeticException.class, () -> VALUES.compare(Double.NaN, 1.0));
    assertEquals(1.0, VALUES.tanh(Double.POSITIVE_INFINITY));
    assertEquals(0.0, VALUES.logistic(Double.NEGATIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, VALUES.log(Double.POSITIVE_INFINITY));
    assertEquals(0.0, VALUES.exp(Double.NEGATIVE_INFINITY));
    assertEquals(0.3340, VALUES.divide(1.0, 3.0), 0.001);
    assertEquals(-2.0, VALUES.negate(2.0));
  }
}
