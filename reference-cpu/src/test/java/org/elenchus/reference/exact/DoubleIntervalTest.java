package org.elenchus.reference.exact;

import static org.elenchus.reference.exact.DoubleIntervalArithmetic.DOUBLE_INTERVALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the rational intervals, which the trusted base vouches for. */
class DoubleIntervalTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Provide
  Arbitrary<DoubleInterval> intervals() {
    Arbitrary<Double> ends =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-20, 20).ofScale(17),
            Arbitraries.integers().between(-9, 9).map(Integer::doubleValue),
            Arbitraries.doubles(),
            Arbitraries.of(
                0.0,
                -0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                0x1p-1022,
                1e-300,
                1e-310,
                0.1,
                1.0,
                -1.0));
    return Combinators.combine(ends, ends)
        .as((a, b) -> new DoubleInterval(Math.min(a, b), Math.max(a, b)));
  }

  private static DoubleInterval of(double inf, double sup) {
    return new DoubleInterval(inf, sup);
  }

  private static RationalInterval exact(DoubleInterval x) {
    return new RationalInterval(Rational.of(x.inf()), Rational.of(x.sup()));
  }

  private static void assertEncloses(RationalInterval exact, DoubleInterval fast, int units) {
    assertTrue(
        fast.inf() == -INF || Rational.of(fast.inf()).compareTo(exact.inf()) <= 0,
        "inf of " + fast);
    assertTrue(
        fast.sup() == INF || Rational.of(fast.sup()).compareTo(exact.sup()) >= 0, "sup of " + fast);
    assertNear(exact.inf(), fast.inf(), units);
    assertNear(exact.sup(), fast.sup(), units);
  }

  /** Within so many units in the last place of the exact end, or of the next power of two. */
  private static void assertNear(Rational exact, double end, int units) {
    double near = exact.doubleValue();
    if (Double.isFinite(near) && Double.isFinite(end)) {
      assertTrue(Math.abs(end - near) <= units * Math.ulp(near), end + " against " + near);
    }
  }

  @Property
  void operationsEnclose(
      @ForAll("intervals") DoubleInterval a, @ForAll("intervals") DoubleInterval b) {
    RationalInterval x = exact(a);
    RationalInterval y = exact(b);
    assertEncloses(x.add(y), a.add(b), 2);
    assertEncloses(x.subtract(y), a.subtract(b), 2);
    assertEncloses(x.multiply(y), a.multiply(b), 2);
    assertEncloses(x.sqr(), a.sqr(), 2);
    assertEncloses(x.max(y), a.max(b), 0);
    assertEncloses(x.abs(), DOUBLE_INTERVALS.abs(a), 0);
    if (b.contains(0)) {
      assertEquals(DoubleInterval.ENTIRE, a.divide(b));
    } else {
      assertEncloses(x.divide(y), a.divide(b), 2);
    }
    if (a.sup() >= 0) {
      RationalInterval root = new RationalInterval(x.inf().max(Rational.ZERO), x.sup());
      assertEncloses(root.sqrt(80), a.sqrt(), 2);
    }
  }

  @Property(tries = 500)
  void functionsEnclose(@ForAll("intervals") DoubleInterval raw) {
    DoubleInterval a =
        new DoubleInterval(
            Math.max(-700, Math.min(700, raw.inf())), Math.max(-700, Math.min(700, raw.sup())));
    RationalInterval x = exact(a);
    assertEncloses(x.exp(80), a.exp(), 6);
    assertEncloses(x.tanh(80), a.tanh(), 10);
    assertEncloses(x.logistic(80), a.logistic(), 12);
    if (raw.inf() > 0) {
      assertEncloses(exact(raw).log(80), raw.log(), 6);
    }
  }

  /** Below this e^−x is no double, and the logistic's upper end is the inverse of the greatest. */
  private static final Rational LEAST = Rational.of(-709);

  static Stream<ElementaryTest.Sample> reference() {
    return ElementaryTest.samples()
        .filter(sample -> !sample.function().equals("artanh"))
        .filter(sample -> !sample.function().equals("logistic") || sample.x().compareTo(LEAST) > 0);
  }

  /** Values of another tool's 110 digits; see the birth certificate beside them. */
  @ParameterizedTest
  @MethodSource("reference")
  void enclosesTheReferenceWithinTheStatedUnits(ElementaryTest.Sample sample) {
    DoubleInterval x = DOUBLE_INTERVALS.of(sample.x());
    DoubleInterval value =
        switch (sample.function()) {
          case "exp" -> x.exp();
          case "log" -> x.log();
          case "tanh" -> x.tanh();
          case "logistic" -> x.logistic();
          case "sqrt" -> x.sqrt();
          default -> throw new IllegalArgumentException(sample.function());
        };
    RationalInterval exact = RationalInterval.of(sample.value());
    if (x.wid() == 0) {
      assertEncloses(exact, value, sample.function().equals("logistic") ? 12 : 10);
      assertTrue(value.wid() > 0, "these values are irrational");
    } else {
      assertTrue(exact(value).contains(sample.value()), value + " for " + sample);
    }
  }

  @Test
  void ends() {
    DoubleInterval all = DoubleInterval.ENTIRE;
    assertEquals(new DoubleInterval(-1, 1), all.tanh());
    assertEquals(new DoubleInterval(0, 1), all.logistic());
    assertEquals(new DoubleInterval(0, INF), all.exp());
    assertEquals(all, all.add(all));
    assertEquals(all, all.multiply(all));
    assertEquals(DoubleInterval.of(0), all.multiply(DoubleInterval.of(0)));
    assertEquals(all, of(1, 2).divide(of(0, 1)), "0 is a member of the divisor");
    assertEquals(all, of(1, 2).divide(of(-1, 0)), "0 is a member of the divisor");
    assertEquals(of(-INF, 3), of(-INF, 1).add(of(1, 2)));
    assertEquals(-INF, new DoubleInterval(0, 1).log().inf());
    assertEquals(-INF, new DoubleInterval(-1, 1).log().inf());
    assertThrows(ArithmeticException.class, () -> DoubleInterval.of(0).log());
    assertEquals(DoubleInterval.of(0), new DoubleInterval(-0.0, -0.0), "one zero");
    assertEquals(0, new DoubleInterval(-1, 0).sqrt().inf());
    assertEquals(all, DoubleInterval.of(INF).add(DoubleInterval.of(-INF)));
    assertEquals(all, DoubleInterval.of(INF).divide(DoubleInterval.of(INF)));
    DoubleInterval huge = DoubleInterval.of(Double.MAX_VALUE);
    assertEquals(new DoubleInterval(Double.MAX_VALUE, INF), huge.add(huge));
    assertEquals(new DoubleInterval(Double.MAX_VALUE, INF), huge.divide(DoubleInterval.of(0.5)));
    assertEquals(new DoubleInterval(Double.MAX_VALUE, INF), huge.multiply(huge));
    assertEquals(new DoubleInterval(-INF, -Double.MAX_VALUE), huge.multiply(huge.negate()));
    assertEquals(new DoubleInterval(Double.MAX_VALUE, INF), DoubleInterval.of(1000).exp());
    assertThrows(IllegalArgumentException.class, () -> new DoubleInterval(1, 0));
    assertThrows(IllegalArgumentException.class, () -> DoubleInterval.of(Double.NaN));
    assertThrows(ArithmeticException.class, () -> DoubleInterval.of(-1).log());
    assertThrows(ArithmeticException.class, () -> DoubleInterval.of(-1).sqrt());
  }

  @Test
  void exactResultsStayPoints() {
    assertEquals(DoubleInterval.of(3), DoubleInterval.of(1).add(DoubleInterval.of(2)));
    assertEquals(DoubleInterval.of(6), DoubleInterval.of(3).multiply(DoubleInterval.of(2)));
    assertFalse(DoubleInterval.of(0.1).add(DoubleInterval.of(0.2)).wid() == 0);
    assertEquals(1.5, new DoubleInterval(1, 2).mid());
    assertEquals(2, new DoubleInterval(1, 3).wid());
    for (int a : new int[] {-6, -2, 0, 2}) {
      DoubleInterval x = new DoubleInterval(a, a + 4);
      DoubleInterval product = of(Math.min(3 * a, 2 * a), Math.max(3 * (a + 4), 2 * (a + 4)));
      assertEquals(product, x.multiply(of(2, 3)));
      assertEquals(product.negate(), x.multiply(of(-3, -2)));
    }
    assertEquals(of(-12, 8), of(-4, 2).multiply(of(-2, 3)));
    assertEquals(of(-9, 9), of(-3, 3).multiply(of(-2, 3)));
    assertEquals(of(-6, 0), of(-3, 0).multiply(of(0, 2)));
    assertTrue(new DoubleInterval(1, 2).subset(new DoubleInterval(1, 2)));
    assertFalse(new DoubleInterval(0, 2).subset(new DoubleInterval(1, 2)));
    assertFalse(new DoubleInterval(1, 3).subset(new DoubleInterval(1, 2)));
  }

  @Test
  void rationalsAndOrder() {
    assertEquals(DoubleInterval.of(0.5), DOUBLE_INTERVALS.of(Rational.HALF));
    DoubleInterval tenth = DOUBLE_INTERVALS.of(Rational.of(1, 10));
    assertEquals(new DoubleInterval(Math.nextDown(0.1), 0.1), tenth);
    assertEquals(
        new DoubleInterval(Double.MAX_VALUE, INF), DOUBLE_INTERVALS.of(Rational.ONE.scalb(1025)));
    assertEquals(-1, DOUBLE_INTERVALS.compare(tenth, DoubleInterval.of(1)));
    assertEquals(1, DOUBLE_INTERVALS.compare(DoubleInterval.of(1), tenth));
    assertEquals(0, DOUBLE_INTERVALS.compare(DoubleInterval.of(1), DoubleInterval.of(1)));
    assertThrows(NotInArithmeticException.class, () -> DOUBLE_INTERVALS.compare(tenth, tenth));
    assertTrue(DOUBLE_INTERVALS.silu(DoubleInterval.of(1)).contains(1 / (1 + StrictMath.exp(-1))));
  }

  /** A quotient that overflows lies beyond the largest double, on its own side. */
  @Test
  void aQuotientThatOverflows() {
    DoubleInterval huge = DoubleInterval.of(Double.MAX_VALUE);
    DoubleInterval tiny = DoubleInterval.of(Double.MIN_VALUE);
    assertEquals(new DoubleInterval(Double.MAX_VALUE, INF), huge.divide(tiny));
    assertEquals(new DoubleInterval(-INF, -Double.MAX_VALUE), huge.negate().divide(tiny));
  }
}
