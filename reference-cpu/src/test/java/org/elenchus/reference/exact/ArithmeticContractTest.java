package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every ordered arithmetic must compute at 3/4 and −5/4, which each of them holds exactly. */
class ArithmeticContractTest {
  private static final Rational X = Rational.of(3, 4);
  private static final Rational Y = Rational.of(-5, 4);

  /**
   * An arithmetic under the contract.
   *
   * @param read a double within the number's own width of it
   * @param error of one operation, relative to values below 4
   */
  record Case<N>(Arithmetic<N> arithmetic, ToDoubleFunction<N> read, double error) {
    /** Three roundings at most stand between an operand and a result. */
    void assertIs(double expected, N value) {
      assertEquals(expected, read.applyAsDouble(value), 3 * 4 * error, arithmetic.name());
    }

    @Override
    public String toString() {
      return arithmetic.name() + " " + arithmetic.getClass().getSimpleName();
    }
  }

  static Stream<Case<?>> cases() {
    GridArithmetic grid =
        GridArithmetic.uniform(Rational.of(-4), Rational.of(4), Rational.of(1, 64));
    return Stream.concat(
        Stream.of(BinaryFormat.FLOAT64, BinaryFormat.FLOAT32, BinaryFormat.BFLOAT16)
            .flatMap(ArithmeticContractTest::ofFormat),
        Stream.of(
            new Case<>(new IntervalArithmetic(40), x -> x.mid().doubleValue(), 0x1p-39),
            new Case<>(DoubleIntervalArithmetic.DOUBLE_INTERVALS, DoubleInterval::mid, 0x1p-48),
            new Case<>(new DualArithmetic<>(FormatArithmetic.FLOAT64), d -> d.value(), 0x1p-52),
            new Case<>(grid, Rational::doubleValue, 0x1p-8)));
  }

  /** Those without functions too. */
  static Stream<Case<?>> ordered() {
    return Stream.concat(
        cases(),
        Stream.of(new Case<>(RationalArithmetic.RATIONALS, Rational::doubleValue, 0x1p-53)));
  }

  private static Stream<Case<?>> ofFormat(BinaryFormat format) {
    double error = Math.scalb(1.0, -format.precision());
    return Stream.of(
        new Case<>(new FormatArithmetic(format), x -> x, error),
        new Case<>(new CorrectlyRoundedArithmetic(format), x -> x, error),
        new Case<>(new RoundedIntervalArithmetic(format), x -> (x.low() + x.high()) / 2, error));
  }

  @ParameterizedTest
  @MethodSource("ordered")
  <N> void operations(Case<N> is) {
    Arithmetic<N> a = is.arithmetic;
    N x = a.of(X);
    N y = a.of(Y);
    is.assertIs(0.75, x);
    is.assertIs(3, a.of(3));
    is.assertIs(0, a.zero());
    is.assertIs(1, a.one());
    is.assertIs(-0.5, a.add(x, y));
    is.assertIs(2, a.subtract(x, y));
    is.assertIs(-0.9375, a.multiply(x, y));
    is.assertIs(-0.6, a.divide(x, y));
    is.assertIs(-0.75, a.negate(x));
    is.assertIs(27 / 64.0, a.pow(x, 3));
    is.assertIs(1, a.pow(x, 0));
    assertThrows(IllegalArgumentException.class, () -> a.pow(x, -1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  <N> void functions(Case<N> is) {
    Arithmetic<N> a = is.arithmetic;
    N x = a.of(X);
    N y = a.of(Y);
    is.assertIs(StrictMath.exp(0.75), a.exp(x));
    is.assertIs(StrictMath.log(0.75), a.log(x));
    is.assertIs(StrictMath.tanh(-1.25), a.tanh(y));
    is.assertIs(1 / (1 + StrictMath.exp(1.25)), a.logistic(y));
    is.assertIs(Math.sqrt(0.75), a.sqrt(x));
    is.assertIs(1.5, a.sqrt(a.of(Rational.of(9, 4))));
    is.assertIs(-1.25 / (1 + StrictMath.exp(1.25)), a.silu(y));
    is.assertIs(StrictMath.log(1 + StrictMath.exp(-1.25)), a.softplus(y));
  }

  @ParameterizedTest
  @MethodSource("ordered")
  <N> void order(Case<N> is) {
    Arithmetic<N> a = is.arithmetic;
    N x = a.of(X);
    N y = a.of(Y);
    assertTrue(a.compare(x, y) > 0);
    assertTrue(a.compare(y, x) < 0);
    assertEquals(0, a.compare(x, a.of(X)));
    is.assertIs(0.75, a.max(x, y));
    is.assertIs(0.75, a.max(y, x));
    is.assertIs(1.25, a.abs(y));
    is.assertIs(0.75, a.abs(x));
    is.assertIs(0, a.relu(y));
    is.assertIs(0.75, a.relu(x));
  }

  @Test
  void namesTellThemApart() {
    List<String> names =
        cases()
            .map(c -> c.arithmetic.name())
            .filter(name -> !name.isBlank())
            .collect(Collectors.toList());
    names.add(RationalArithmetic.RATIONALS.name());
    names.add(PolynomialArithmetic.POLYNOMIALS.name());
    names.add(NonCommutingArithmetic.FREE_ALGEBRA.name());
    names.add(new OpaqueFunctions().name());
    assertEquals(
        List.of(
            "float64",
            "float64",
            "intervals of float64",
            "float32",
            "float32",
            "intervals of float32",
            "bfloat16",
            "bfloat16",
            "intervals of bfloat16",
            "intervals of 40 bits",
            "double intervals",
            "dual numbers over float64",
            "grid",
            "rationals",
            "polynomials",
            "non-commuting polynomials",
            "polynomials with opaque functions"),
        names);
  }

  /** What a format does where there is no finite number. */
  @Test
  void formatsKeepWhatIsNoNumber() {
    FormatArithmetic a = FormatArithmetic.FLOAT32;
    assertThrows(NotInArithmeticException.class, () -> a.compare(1.0, Double.NaN));
    assertThrows(NotInArithmeticException.class, () -> a.compare(Double.NaN, 1.0));
    assertTrue(Double.isNaN(a.divide(0.0, 0.0)));
    assertEquals(Double.POSITIVE_INFINITY, a.divide(1.0, 0.0));
    assertEquals(Double.POSITIVE_INFINITY, a.exp(89.0), "beyond the largest float");
  }

  @Test
  void freeAlgebra() {
    NonCommutingArithmetic a = NonCommutingArithmetic.FREE_ALGEBRA;
    NonCommutingPolynomial x = NonCommutingPolynomial.symbol("x");
    NonCommutingPolynomial y = NonCommutingPolynomial.symbol("y");
    assertEquals("x - y", a.subtract(x, y).toString());
    assertEquals("x y", a.multiply(x, y).toString());
    assertEquals("1/2*x", a.divide(x, a.of(2)).toString());
    assertEquals("x + y", a.add(x, y).toString());
    assertEquals("-x", a.negate(x).toString());
    assertThrows(NotInArithmeticException.class, () -> a.divide(x, y));
    assertThrows(ArithmeticException.class, () -> a.divide(x, a.zero()));
    for (Runnable refused :
        List.<Runnable>of(
            () -> a.exp(x),
            () -> a.log(x),
            () -> a.tanh(x),
            () -> a.logistic(x),
            () -> a.sqrt(x),
            () -> a.max(x, y),
            () -> a.compare(x, y))) {
      assertThrows(NotInArithmeticException.class, refused::run);
    }
  }
}
