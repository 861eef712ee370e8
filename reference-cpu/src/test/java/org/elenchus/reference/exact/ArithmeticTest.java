package org.elenchus.reference.exact;

import static org.elenchus.reference.exact.FormatArithmetic.BFLOAT16;
import static org.elenchus.reference.exact.FormatArithmetic.FLOAT32;
import static org.elenchus.reference.exact.FormatArithmetic.FLOAT64;
import static org.elenchus.reference.exact.PolynomialArithmetic.POLYNOMIALS;
import static org.elenchus.reference.exact.RationalArithmetic.RATIONALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static final IntervalArithmetic INTERVALS = new IntervalArithmetic(60);

  /** A formula that uses every operation; positive under the root and the logarithm. */
  private static <N> N formula(Arithmetic<N> a, N x) {
    N t = a.tanh(a.subtract(a.multiply(a.of(3), x), a.of(Rational.HALF)));
    N s = a.divide(a.silu(x), a.add(a.one(), a.exp(a.negate(x))));
    N r = a.sqrt(a.add(a.pow(x, 2), a.one()));
    return a.add(a.add(t, s), a.multiply(a.softplus(r), a.add(a.relu(x), a.abs(x))));
  }

  private static double plain(double x) {
    double s = x / (1 + Math.exp(-x)) / (1 + Math.exp(-x));
    double r = Math.sqrt(x * x + 1);
    return Math.tanh(3 * x - 0.5) + s + Math.log(1 + Math.exp(r)) * (Math.max(x, 0) + Math.abs(x));
  }

  @Property
  void intervalsContainWhatDoublesCompute(@ForAll @DoubleRange(min = -5, max = 5) double x) {
    RationalInterval exact = formula(INTERVALS, INTERVALS.of(Rational.of(x)));
    assertTrue(exact.wid().compareTo(Rational.ONE.scalb(-45)) < 0);
    Rational allowed = Rational.ONE.scalb(-44);
    RationalInterval wider = exact.add(new RationalInterval(allowed.negate(), allowed));
    assertTrue(wider.contains(Rational.of(plain(x))));
    assertTrue(wider.contains(Rational.of(formula(FLOAT64, x))));
    // Each of some twenty roundings moves float32 by 2^-24 and bfloat16 by 2^-8 of a value below
    // 64.
    assertEquals(plain(x), formula(FLOAT32, FLOAT32.of(Rational.of(x))), 20 * 64 * 0x1p-24);
    assertEquals(plain(x), formula(BFLOAT16, BFLOAT16.of(Rational.of(x))), 20 * 64 * 0x1p-8);
  }

  @Property
  void dualsOverIntervalsAgreeWithDifferences(@ForAll @DoubleRange(min = 0.01, max = 3) double x) {
    DualArithmetic<RationalInterval> duals = new DualArithmetic<>(INTERVALS);
    RationalInterval at = INTERVALS.of(Rational.of(x));
    Dual<RationalInterval> value = formula(duals, duals.variable(at));
    assertEquals(formula(INTERVALS, at), value.value());
    double h = 1e-5;
    double difference = (plain(x + h) - plain(x - h)) / (2 * h);
    // The third derivative is below 100 on the range: h²/6 of it, and rounding errors over h.
    assertEquals(difference, value.derivative().mid().doubleValue(), 1e-8);
    assertTrue(value.derivative().wid().compareTo(Rational.ONE.scalb(-40)) < 0);
  }

  @Test
  void dualsDifferentiateExactly() {
    DualArithmetic<Rational> duals = new DualArithmetic<>(RATIONALS);
    Dual<Rational> x = duals.variable(Rational.of(3));
    // (x³ − 2x)/(x + 1) has derivative ((3x² − 2)(x + 1) − (x³ − 2x))/(x + 1)² = 79/16 at 3.
    Dual<Rational> y =
        duals.divide(
            duals.subtract(duals.pow(x, 3), duals.multiply(duals.of(2), x)),
            duals.add(x, duals.one()));
    assertEquals(new Dual<>(Rational.of(21, 4), Rational.of(79, 16)), y);
    assertEquals(
        new Dual<>(Rational.TWO, Rational.of(1, 4)), duals.sqrt(duals.variable(Rational.of(4))));
    Dual<Rational> zero = duals.variable(Rational.ZERO);
    assertEquals(new Dual<>(Rational.ONE, Rational.ONE), duals.exp(zero));
    assertEquals(new Dual<>(Rational.ZERO, Rational.ONE), duals.tanh(zero));
    assertEquals(new Dual<>(Rational.HALF, Rational.of(1, 4)), duals.logistic(zero));
    assertEquals(new Dual<>(Rational.ZERO, Rational.ONE), duals.log(duals.variable(Rational.ONE)));
    assertEquals(new Dual<>(Rational.of(-3), Rational.of(-1)), duals.negate(x));
    assertEquals(x, duals.relu(x));
    assertEquals(duals.zero(), duals.relu(duals.negate(x)));
    assertThrows(NotInArithmeticException.class, () -> duals.relu(zero));
    assertEquals("dual numbers over rationals", duals.name());
  }

  @Test
  void rationalsRefuseWhatIsIrrational() {
    assertEquals(Rational.ONE, RATIONALS.exp(Rational.ZERO));
    assertEquals(Rational.ZERO, RATIONALS.log(Rational.ONE));
    assertEquals(Rational.ZERO, RATIONALS.tanh(Rational.ZERO));
    assertEquals(Rational.HALF, RATIONALS.logistic(Rational.ZERO));
    assertEquals(Rational.of(3, 5), RATIONALS.sqrt(Rational.of(9, 25)));
    assertEquals(Rational.ZERO, RATIONALS.sqrt(Rational.ZERO));
    Rational one = Rational.ONE;
    assertThrows(NotInArithmeticException.class, () -> RATIONALS.exp(one));
    assertThrows(NotInArithmeticException.class, () -> RATIONALS.log(Rational.TWO));
    assertThrows(NotInArithmeticException.class, () -> RATIONALS.tanh(one));
    assertThrows(NotInArithmeticException.class, () -> RATIONALS.logistic(one));
    assertThrows(NotInArithmeticException.class, () -> RATIONALS.sqrt(Rational.TWO));
    assertThrows(NotInArithmeticException.class, () -> RATIONALS.sqrt(one.negate()));
    assertThrows(IllegalArgumentException.class, () -> RATIONALS.pow(one, -1));
  }

  @Test
  void polynomialsAreComputedInSymbols() {
    Polynomial x = Polynomial.variable("x");
    Polynomial y = POLYNOMIALS.subtract(POLYNOMIALS.multiply(x, x), POLYNOMIALS.of(1));
    assertEquals("x^2 - 1", y.toString());
    assertEquals("1/2*x^2 - 1/2", POLYNOMIALS.divide(y, POLYNOMIALS.of(2)).toString());
    assertEquals(POLYNOMIALS.one(), POLYNOMIALS.exp(Polynomial.ZERO));
    assertEquals(POLYNOMIALS.zero(), POLYNOMIALS.log(Polynomial.ONE));
    assertEquals(POLYNOMIALS.zero(), POLYNOMIALS.tanh(Polynomial.ZERO));
    assertEquals(Polynomial.of(Rational.HALF), POLYNOMIALS.logistic(Polynomial.ZERO));
    assertEquals(Polynomial.of(3), POLYNOMIALS.sqrt(Polynomial.of(9)));
    assertEquals(x.add(Polynomial.ONE), POLYNOMIALS.max(x, x.add(Polynomial.ONE)));
    for (BinaryOperator<Polynomial> op :
        List.<BinaryOperator<Polynomial>>of(
            POLYNOMIALS::divide,
            POLYNOMIALS::max,
            (a, _) -> POLYNOMIALS.tanh(a),
            (a, _) -> POLYNOMIALS.exp(a),
            (a, _) -> POLYNOMIALS.log(a),
            (a, _) -> POLYNOMIALS.logistic(a),
            (a, _) -> POLYNOMIALS.sqrt(a),
            (a, _) -> POLYNOMIALS.relu(a))) {
      assertThrows(NotInArithmeticException.class, () -> op.apply(y, x));
    }
  }

  @Test
  void intervalsOfUnknownOrderAreNotCompared() {
    RationalInterval a = RationalInterval.parse("0", "2");
    RationalInterval b = RationalInterval.parse("1", "3");
    assertThrows(NotInArithmeticException.class, () -> INTERVALS.compare(a, b));
    assertThrows(NotInArithmeticException.class, () -> INTERVALS.compare(a, a));
    assertEquals(0, INTERVALS.compare(RationalInterval.ONE, RationalInterval.ONE));
    assertEquals(-1, INTERVALS.compare(RationalInterval.ZERO, b));
    assertEquals(1, INTERVALS.compare(b, RationalInterval.ZERO));
    assertEquals(RationalInterval.parse("1", "3"), INTERVALS.max(a, b));
    assertThrows(IllegalArgumentException.class, () -> new IntervalArithmetic(1));
    assertEquals(
        RationalInterval.parse("1/4", "3/8"), new IntervalArithmetic(2).of(Rational.of(1, 3)));
  }

  @Property
  void gridsKeepOrderAndPoints(
      @ForAll @IntRange(min = -200, max = 200) int a,
      @ForAll @IntRange(min = -200, max = 200) int b) {
    GridArithmetic grid = GridArithmetic.uniform(Rational.of(-1), Rational.ONE, Rational.of(1, 8));
    assertEquals(17, grid.points().size());
    Rational x = Rational.of(a, 100);
    Rational y = Rational.of(b, 100);
    assertEquals(
        Integer.signum(Integer.compare(a, b)) * grid.round(x).compareTo(grid.round(y)) >= 0, true);
    for (Rational point : grid.points()) {
      assertEquals(point, grid.round(point));
      Rational distance = point.subtract(x).abs();
      assertTrue(grid.round(x).subtract(x).abs().compareTo(distance) <= 0);
    }
    Rational t = grid.tanh(grid.of(x));
    double real = StrictMath.tanh(grid.of(x).doubleValue());
    assertEquals(real, t.doubleValue(), 1 / 16.0 + 1e-12);
  }

  @Test
  void gridsRoundTiesDownAndSaturate() {
    GridArithmetic grid = GridArithmetic.uniform(Rational.ZERO, Rational.of(3), Rational.ONE);
    assertEquals(Rational.ONE, grid.of(Rational.of(3, 2)));
    assertEquals(Rational.TWO, grid.of(Rational.of(151, 100)));
    assertEquals(Rational.of(3), grid.of(9));
    assertEquals(Rational.ZERO, grid.of(-9));
    assertEquals(Rational.of(3), grid.add(grid.of(2), grid.of(2)));
    assertEquals(Rational.ZERO, grid.subtract(grid.of(1), grid.of(2)));
    assertEquals(Rational.of(3), grid.multiply(grid.of(2), grid.of(2)));
    assertEquals(Rational.ZERO, grid.divide(grid.of(1), grid.of(2)));
    assertEquals(Rational.of(3), grid.exp(grid.of(1)));
    assertEquals(Rational.ONE, grid.log(grid.of(2)));
    assertEquals(Rational.ONE, grid.logistic(grid.of(1)));
    assertEquals(Rational.ZERO, grid.negate(grid.of(1)));
    assertEquals(Rational.ONE, grid.sqrt(grid.of(2)));
    assertEquals(Rational.of(3), grid.max(grid.of(3), grid.of(1)));
    // √(9/4) = 3/2 is halfway between two points.
    GridArithmetic odd = new GridArithmetic(List.of(Rational.ONE, Rational.TWO, Rational.of(9, 4)));
    assertEquals(Rational.ONE, odd.sqrt(Rational.of(9, 4)));
    assertThrows(IllegalArgumentException.class, () -> new GridArithmetic(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new GridArithmetic(List.of(Rational.ONE, Rational.ONE)));
    assertThrows(
        IllegalArgumentException.class,
        () -> GridArithmetic.uniform(Rational.ZERO, Rational.ONE, Rational.ZERO));
  }
}
