package org.elenchus.reference.exact;

import static org.elenchus.reference.exact.BinaryFormat.BFLOAT16;
import static org.elenchus.reference.exact.BinaryFormat.FLOAT32;
import static org.elenchus.reference.exact.BinaryFormat.FLOAT64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BinaryFormatTest {
  @Property
  void float32IsTheCastOfJava(@ForAll double value, @ForAll float single) {
    assertEquals((double) (float) value, FLOAT32.round(value));
    assertEquals((double) Math.nextUp(single), FLOAT32.nextUp(single));
    assertEquals((double) Math.nextDown(single), FLOAT32.nextDown(single));
    FormatArithmetic a = FormatArithmetic.FLOAT32;
    float x = (float) value;
    if (Float.isFinite(x)) {
      assertEquals((double) (x * single), a.multiply((double) x, (double) single));
      assertEquals((double) (x + single), a.add((double) x, (double) single));
      assertEquals((double) (x / single), a.divide((double) x, (double) single));
    }
  }

  @Property
  void float64NeighboursAreThoseOfJava(@ForAll double value) {
    assertEquals(Math.nextUp(value), FLOAT64.nextUp(value));
    assertEquals(Math.nextDown(value), FLOAT64.nextDown(value));
    assertEquals(value, FLOAT64.round(value));
  }

  /** bfloat16 is the upper half of a float: the oracle rounds on its bits. */
  @Property
  void bfloat16RoundsTheBitsOfAFloat(@ForAll float value) {
    int bits = Float.floatToRawIntBits(value);
    int rounded = (bits + 0x7fff + ((bits >>> 16) & 1)) & 0xffff0000;
    double expected = Float.intBitsToFloat(rounded);
    assertEquals(expected, BFLOAT16.round((double) value));
    assertEquals(value == 0 ? 0.0 : expected, BFLOAT16.round(Rational.of(value)));
    if (Double.isFinite(expected)) {
      assertTrue(BFLOAT16.contains(expected));
      int step = expected < 0 ? rounded - 0x10000 : rounded + 0x10000;
      if (expected != 0) {
        assertEquals((double) Float.intBitsToFloat(step), BFLOAT16.nextUp(expected), "next");
      }
    }
  }

  @Test
  void limits() {
    assertEquals(Double.MAX_VALUE, FLOAT64.max());
    assertEquals(Double.MIN_VALUE, FLOAT64.min());
    assertEquals(Float.MAX_VALUE, FLOAT32.max());
    assertEquals(Float.MIN_VALUE, FLOAT32.min());
    assertEquals(0x1.fep127, BFLOAT16.max());
    assertEquals(0x1p-133, BFLOAT16.min());
    assertEquals(Double.POSITIVE_INFINITY, FLOAT64.round(Rational.ONE.scalb(1024)));
    assertEquals(Double.NEGATIVE_INFINITY, FLOAT64.round(Rational.ONE.scalb(1024).negate()));
    Rational halfway = Rational.of(Double.MAX_VALUE).add(Rational.ONE.scalb(970));
    assertEquals(Double.POSITIVE_INFINITY, FLOAT64.round(halfway));
    assertEquals(Double.MAX_VALUE, FLOAT64.round(halfway.subtract(Rational.ONE)));
    assertEquals(0.0, FLOAT64.round(Rational.ONE.scalb(-1075)));
    assertEquals(-0.0, FLOAT64.round(Rational.ONE.scalb(-1075).negate()));
    assertEquals(Double.MIN_VALUE, FLOAT64.round(Rational.of(3).scalb(-1076)));
    assertEquals(Double.POSITIVE_INFINITY, BFLOAT16.nextUp(BFLOAT16.max()));
    assertEquals(BFLOAT16.min(), BFLOAT16.nextUp(0));
    assertTrue(Double.isNaN(FLOAT32.round(Double.NaN)));
    assertEquals(Double.POSITIVE_INFINITY, FLOAT32.round(Double.POSITIVE_INFINITY));
    assertFalse(FLOAT32.contains(Double.POSITIVE_INFINITY));
    assertFalse(FLOAT32.contains(0.1));
    assertThrows(IllegalArgumentException.class, () -> FLOAT32.nextUp(0.1));
    assertThrows(IllegalArgumentException.class, () -> new BinaryFormat("x", 54, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new BinaryFormat("x", 1, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new BinaryFormat("x", 9, -1023, 1));
    assertThrows(IllegalArgumentException.class, () -> new BinaryFormat("x", 9, -1, 1024));
    assertEquals(0x1.8p1023, new BinaryFormat("x", 2, -1022, 1023).max());
    assertEquals(0x1p-53, new BinaryFormat("x", 53, -1, 1).min());
    assertEquals((double) Math.nextUp(-Float.MIN_NORMAL), FLOAT32.nextUp(-Float.MIN_NORMAL));
    assertEquals(
        (double) Math.nextUp(-2 * Float.MIN_NORMAL), FLOAT32.nextUp(-2 * Float.MIN_NORMAL));
    assertSame(BFLOAT16, BinaryFormat.named("bfloat16"));
    assertSame(FLOAT32, BinaryFormat.named("float32"));
    assertSame(FLOAT64, BinaryFormat.named("float64"));
    assertThrows(IllegalArgumentException.class, () -> BinaryFormat.named("reals"));
  }

  /** fdlibm is within one unit in the last place of the correctly rounded value. */
  @Property(tries = 300)
  void correctlyRoundedIsNextToFdlibm(@ForAll @DoubleRange(min = -700, max = 700) double x) {
    assertNear(StrictMath.exp(x), CorrectlyRounded.exp(FLOAT64, x));
    assertNear(StrictMath.tanh(x / 30), CorrectlyRounded.tanh(FLOAT64, x / 30));
    double logistic = CorrectlyRounded.logistic(FLOAT32, x);
    assertEquals(
        (double) (float) (1 / (1 + StrictMath.exp(-x))), logistic, Math.ulp((float) logistic));
  }

  private static void assertNear(double fdlibm, double exact) {
    assertTrue(Math.abs(fdlibm - exact) <= 2 * Math.ulp(exact), fdlibm + " " + exact);
  }

  @Test
  void correctlyRoundedAtTheEnds() {
    assertEquals(Double.POSITIVE_INFINITY, CorrectlyRounded.exp(FLOAT64, 1e300));
    assertEquals(Double.POSITIVE_INFINITY, CorrectlyRounded.exp(FLOAT64, 709.8));
    assertEquals(0.0, CorrectlyRounded.exp(FLOAT64, -1e300));
    assertEquals(Double.MIN_VALUE, CorrectlyRounded.exp(FLOAT64, -745.1));
    assertEquals(1.0, CorrectlyRounded.tanh(FLOAT64, 1e300));
    assertEquals(-1.0, CorrectlyRounded.tanh(FLOAT32, -20));
    assertEquals(1.0, CorrectlyRounded.logistic(FLOAT64, 1e300));
    assertEquals(0.0, CorrectlyRounded.logistic(FLOAT64, -1e300));
    assertEquals(0.5, CorrectlyRounded.logistic(FLOAT64, 0));
    assertEquals(1e-300, CorrectlyRounded.tanh(FLOAT64, 1e-300));
    assertEquals(-1.0, CorrectlyRounded.tanh(FLOAT64, Double.NEGATIVE_INFINITY));
    assertEquals(0.0, CorrectlyRounded.exp(FLOAT64, Double.NEGATIVE_INFINITY));
    assertTrue(Double.isNaN(CorrectlyRounded.exp(FLOAT64, Double.NaN)));
    assertTrue(Double.isNaN(CorrectlyRounded.tanh(FLOAT64, Double.NaN)));
    assertTrue(Double.isNaN(CorrectlyRounded.logistic(FLOAT64, Double.NaN)));
  }

  /** e^(2⁻⁵³) lies 2⁻¹⁰⁷ above the middle of 1 and the next double: 64 bits do not tell. */
  @Test
  void closeToTheMiddleMoreBitsDecide() {
    assertEquals(Math.nextUp(1.0), CorrectlyRounded.exp(FLOAT64, 0x1p-53));
    assertEquals(1.0, CorrectlyRounded.exp(FLOAT64, Math.nextDown(0x1p-53)));
    GridArithmetic grid = new GridArithmetic(List.of(Rational.ONE, Rational.TWO));
    Rational square = Rational.of(9, 4);
    assertEquals(Rational.TWO, grid.sqrt(square.add(Rational.ONE.scalb(-60))));
    assertEquals(Rational.ONE, grid.sqrt(square.subtract(Rational.ONE.scalb(-60))));
  }
}
