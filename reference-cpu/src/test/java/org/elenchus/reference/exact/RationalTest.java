package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Against BigFraction, on numbers that cross the border between longs and big integers. */
class RationalTest {
  @Provide
  Arbitrary<Rational> rationals() {
    Arbitrary<BigInteger> wide =
        Arbitraries.bigIntegers()
            .between(BigInteger.ONE.shiftLeft(80).negate(), BigInteger.ONE.shiftLeft(80));
    Arbitrary<BigInteger> edge =
        Arbitraries.integers()
            .between(-3, 3)
            .flatMap(
                i ->
                    Arbitraries.of(0, 30, 31, 32, 61, 62, 63, 64)
                        .map(s -> BigInteger.ONE.shiftLeft(s).add(BigInteger.valueOf(i))));
    Arbitrary<BigInteger> small = Arbitraries.longs().between(-50, 50).map(BigInteger::valueOf);
    Arbitrary<BigInteger> any = Arbitraries.oneOf(wide, edge, small);
    Arbitrary<BigInteger> signed =
        Combinators.combine(any, Arbitraries.of(true, false)).as((v, s) -> s ? v : v.negate());
    return Combinators.combine(signed, signed)
        .as((n, d) -> Rational.of(n, d.signum() == 0 ? BigInteger.ONE : d));
  }

  @Property
  void agreesWithBigFraction(@ForAll("rationals") Rational a, @ForAll("rationals") Rational b) {
    BigFraction x = a.toBigFraction();
    BigFraction y = b.toBigFraction();
    assertEquals(Rational.of(x.add(y)), a.add(b));
    assertEquals(Rational.of(x.subtract(y)), a.subtract(b));
    assertEquals(Rational.of(x.multiply(y)), a.multiply(b));
    if (b.signum() != 0) {
      assertEquals(Rational.of(x.divide(y)), a.divide(b));
    }
    assertEquals(Integer.signum(x.compareTo(y)), a.compareTo(b));
    assertEquals(x.equals(y), a.equals(b));
    assertEquals(a.compareTo(b) <= 0 ? a : b, a.min(b));
    assertEquals(a.compareTo(b) >= 0 ? a : b, a.max(b));
  }

  @Property
  void isAlwaysInLowestTerms(@ForAll("rationals") Rational a, @ForAll("rationals") Rational b) {
    for (Rational r :
        new Rational[] {a, a.add(b), a.multiply(b), a.negate(), a.abs(), a.scalb(7)}) {
      assertTrue(r.denominator().signum() > 0);
      assertEquals(BigInteger.ONE, r.numerator().gcd(r.denominator()));
      assertEquals(r, Rational.parse(r.toString()));
      assertEquals(r.hashCode(), Rational.parse(r.toString()).hashCode());
      assertEquals(r, Rational.of(r.toBigFraction()));
    }
    assertEquals(a, a.add(b).subtract(b), "one representation per value");
  }

  @Property
  void roundsDownAndUp(@ForAll("rationals") Rational a) {
    assertTrue(Rational.of(a.floor()).compareTo(a) <= 0);
    assertTrue(Rational.of(a.floor().add(BigInteger.ONE)).compareTo(a) > 0);
    assertTrue(Rational.of(a.ceil()).compareTo(a) >= 0);
    assertTrue(Rational.of(a.ceil().subtract(BigInteger.ONE)).compareTo(a) < 0);
    Rational low = a.floorToBits(10);
    Rational high = a.ceilToBits(10);
    assertTrue(low.compareTo(a) <= 0 && a.compareTo(high) <= 0);
    assertEquals(low, low.floorToBits(10));
    if (a.signum() != 0) {
      assertTrue(high.subtract(low).compareTo(Rational.ONE.scalb(a.exponent() - 9)) <= 0);
      Rational power = Rational.ONE.scalb(a.exponent());
      assertTrue(power.compareTo(a.abs()) <= 0 && a.abs().compareTo(power.scalb(1)) < 0);
    }
  }

  @Property
  void doublesAreExactAndNearest(@ForAll("rationals") Rational a, @ForAll double d) {
    assertEquals(d == 0 ? 0.0 : d, Rational.of(d).doubleValue());
    assertEquals(0, new BigDecimal(d).compareTo(decimal(Rational.of(d))));
    double nearest = a.doubleValue();
    Rational error = a.subtract(Rational.of(nearest)).abs();
    for (double other : new double[] {Math.nextUp(nearest), Math.nextDown(nearest)}) {
      assertTrue(error.compareTo(a.subtract(Rational.of(other)).abs()) <= 0);
    }
  }

  private static BigDecimal decimal(Rational dyadic) {
    return new BigDecimal(dyadic.numerator()).divide(new BigDecimal(dyadic.denominator()));
  }

  @Test
  void readsAndPrints() {
    assertEquals("7", Rational.parse("7").toString());
    assertEquals("-3/5", Rational.parse("-6/10").toString());
    assertEquals("0", Rational.parse("-0").toString());
    assertEquals(Rational.of(19, 20), Rational.parseDecimal("0.95"));
    assertEquals(Rational.of(-1, 4), Rational.parseDecimal("-.25"));
    assertEquals(Rational.of(12), Rational.parseDecimal("12"));
    for (String bad : new String[] {"", "1.5", "3/-5", "+3", "1/", "/2", " 1", "1e3", "1/2/3"}) {
      assertThrows(NumberFormatException.class, () -> Rational.parse(bad), bad);
    }
    assertThrows(ArithmeticException.class, () -> Rational.parse("1/0"));
    assertThrows(NumberFormatException.class, () -> Rational.parseDecimal("1e3"));
    assertThrows(NumberFormatException.class, () -> Rational.parseDecimal("."));
  }

  @Test
  void extremeLongs() {
    BigInteger min = BigInteger.valueOf(Long.MIN_VALUE);
    assertEquals(min, Rational.of(Long.MIN_VALUE).numerator());
    assertEquals(min.negate(), Rational.of(Long.MIN_VALUE).negate().numerator());
    assertEquals(min, Rational.of(Long.MIN_VALUE).negate().negate().numerator());
    assertEquals(Rational.of(min), Rational.of(Long.MIN_VALUE));
    assertEquals(Rational.ONE, Rational.of(Long.MIN_VALUE, Long.MIN_VALUE));
    assertEquals(Rational.of(-1, 2), Rational.of(3, -6));
    assertEquals(
        Rational.of(BigInteger.ONE.shiftLeft(64)),
        Rational.of(Long.MAX_VALUE)
            .add(Rational.ONE)
            .add(Rational.of(Long.MAX_VALUE))
            .add(Rational.ONE));
    assertEquals(Long.MAX_VALUE, Rational.of(Long.MAX_VALUE).longValueExact());
    assertEquals(Rational.of(1, Long.MAX_VALUE), Rational.of(Long.MAX_VALUE).reciprocal());
    assertEquals(Rational.of(-1, Long.MAX_VALUE), Rational.of(-Long.MAX_VALUE).reciprocal());
    Rational big = Rational.of(BigInteger.ONE.shiftLeft(70));
    assertEquals(Rational.ONE, big.multiply(big.reciprocal()));
    assertEquals(big.negate(), big.negate().reciprocal().reciprocal());
  }

  @Test
  void powersAndScales() {
    assertEquals(Rational.of(-8, 27), Rational.of(-2, 3).pow(3));
    assertEquals(Rational.of(-27, 8), Rational.of(-2, 3).pow(-3));
    assertEquals(Rational.ONE, Rational.ZERO.pow(0));
    assertThrows(ArithmeticException.class, () -> Rational.ZERO.pow(-1));
    assertEquals(Rational.of(3, 8), Rational.of(3).scalb(-3));
    assertEquals(Rational.of(24), Rational.of(3).scalb(3));
  }

  @Test
  void refusesWhatHasNoValue() {
    assertThrows(ArithmeticException.class, Rational.ZERO::reciprocal);
    assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
    assertThrows(ArithmeticException.class, () -> Rational.of(BigInteger.ONE, BigInteger.ZERO));
    assertThrows(ArithmeticException.class, () -> Rational.of(Double.NaN));
    assertThrows(ArithmeticException.class, () -> Rational.of(Double.POSITIVE_INFINITY));
    assertThrows(ArithmeticException.class, Rational.HALF::longValueExact);
    assertThrows(
        ArithmeticException.class, () -> Rational.of(Long.MIN_VALUE).negate().longValueExact());
    assertThrows(ArithmeticException.class, Rational.ZERO::exponent);
    assertFalse(Rational.HALF.isInteger());
    assertTrue(Rational.TWO.isInteger());
    assertNotEquals(Rational.ONE, Rational.TWO);
  }

  /** Products and sums of products of longs, one bit short of what fits and one beyond. */
  @Test
  void nothingOverflows() {
    long half = (1L << 32) - 1;
    Rational[] numbers = {
      Rational.of((1L << 40) - 1, (1L << 23) - 1),
      Rational.of((1L << 40) - 1, (1L << 23) - 3),
      Rational.of((1L << 39) - 1, (1L << 23) - 3),
      Rational.of(half),
      Rational.of(half - 2),
      Rational.of(1, half),
      Rational.of(1, half - 2),
      Rational.of(1, 1L << 31),
      Rational.of(-1, 1L << 31),
      Rational.of(Long.MAX_VALUE, 2),
      Rational.of(-Long.MAX_VALUE, 3),
    };
    for (Rational a : numbers) {
      for (Rational b : numbers) {
        BigFraction x = a.toBigFraction();
        BigFraction y = b.toBigFraction();
        assertEquals(Rational.of(x.add(y)), a.add(b));
        assertEquals(Rational.of(x.multiply(y)), a.multiply(b));
        assertEquals(Rational.of(x.divide(y)), a.divide(b));
        assertEquals(Integer.signum(x.compareTo(y)), a.compareTo(b));
      }
    }
  }

  @Test
  void smallestDoubles() {
    assertEquals(Rational.ONE.scalb(-1022), Rational.of(Double.MIN_NORMAL));
    assertEquals(Rational.ONE.scalb(-1074), Rational.of(Double.MIN_VALUE));
    assertEquals(Rational.ONE.scalb(-1074).negate(), Rational.of(-Double.MIN_VALUE));
    assertEquals(Rational.ZERO, Rational.of(-0.0));
  }

  @Test
  void roundsToSignificantBits() {
    Rational third = Rational.of(1, 3);
    assertEquals(Rational.of(1, 4), third.floorToBits(1));
    assertEquals(Rational.of(1, 4), third.floorToBits(2));
    assertEquals(Rational.of(5, 16), third.floorToBits(3));
    assertEquals(Rational.of(3, 8), third.ceilToBits(3));
    assertEquals(Rational.of(96), Rational.of(100).floorToBits(3));
    assertEquals(Rational.of(112), Rational.of(100).ceilToBits(3));
    assertEquals(Rational.of(-112), Rational.of(-100).floorToBits(3));
    assertEquals(Rational.of(7), Rational.of(7).floorToBits(3));
    assertEquals(Rational.of(3, 8), Rational.of(3, 8).ceilToBits(2));
    assertEquals(Rational.ZERO, Rational.ZERO.floorToBits(1));
  }

  @Test
  void equalNumbersHashAlikeAndOthersRarely() {
    Set<Integer> hashes = new HashSet<>();
    for (int n = 1; n <= 20; n++) {
      hashes.add(Rational.of(n, 21).hashCode());
      hashes.add(Rational.of(n).scalb(70).hashCode());
    }
    assertTrue(hashes.size() > 30, "distinct hashes: " + hashes.size());
    assertNotEquals(Rational.of(3), "3");
  }
}
