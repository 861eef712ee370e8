package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OpaqueFunctionsTest {
  private final OpaqueFunctions over = new OpaqueFunctions();
  private final Polynomial x = Polynomial.variable("x");
  private final Polynomial y = Polynomial.variable("y");

  @Test
  void oneSymbolForEachArgument() {
    assertEquals(over.tanh(x.add(y)), over.tanh(y.add(x)));
    assertNotEquals(over.tanh(x), over.tanh(y));
    assertNotEquals(over.tanh(x), over.logistic(x));
    assertNotEquals(over.max(x, y), over.max(y, x));
    assertEquals(6, over.size());
  }

  @Test
  void valuesAtZero() {
    Polynomial zero = Polynomial.ZERO;
    assertEquals(zero, over.tanh(zero));
    assertEquals(Polynomial.of(Rational.HALF), over.logistic(zero));
    assertEquals(Polynomial.ONE, over.exp(zero));
    assertEquals(zero, over.log(Polynomial.ONE));
    assertEquals(x, over.max(x, x));
    assertEquals(0, over.size());
  }

  @Test
  void squareFactorsLeaveTheRoot() {
    Polynomial p = x.add(Polynomial.of(Rational.of(3)));
    Polynomial root = over.sqrt(p);
    assertEquals(root.scale(Rational.of(1, 2)), over.sqrt(p.scale(Rational.of(1, 4))));
    assertEquals(root.scale(Rational.of(6)), over.sqrt(p.scale(Rational.of(36))));
    assertNotEquals(root, over.sqrt(p.scale(Rational.TWO)));
    Polynomial eighth = over.sqrt(p.scale(Rational.of(1, 8)));
    assertEquals(eighth.scale(Rational.TWO), over.sqrt(p.scale(Rational.HALF)));
    assertEquals(Polynomial.of(Rational.of(3)), over.sqrt(Polynomial.of(9)));
  }

  @Test
  void sumsAndProductsAreThoseOfPolynomials() {
    assertEquals(x.add(y), over.add(x, y));
    assertEquals(x.multiply(y), over.multiply(x, y));
    assertEquals(x.negate(), over.negate(x));
    assertEquals(Polynomial.of(Rational.HALF), over.of(Rational.HALF));
    assertEquals(0, over.size());
    assertEquals(
        "sqrt_0", over.sqrt(x.scale(Rational.of(-4))).toString(), "no root of -4 is taken out");
  }

  @Test
  void quotientsByMultiplesShareTheirSymbol() {
    assertEquals(over.divide(y, x).scale(Rational.HALF), over.divide(y, x.scale(Rational.TWO)));
    assertEquals(y.scale(Rational.HALF), over.divide(y, Polynomial.of(2)));
    assertThrows(ArithmeticException.class, () -> over.divide(y, Polynomial.ZERO));
    assertThrows(ArithmeticException.class, () -> over.compare(x, y));
  }
}
