package org.elenchus.reference.exact;

import static org.elenchus.reference.exact.RationalArithmetic.RATIONALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PolynomialTest {
  private static final Polynomial X = Polynomial.variable("x");
  private static final Polynomial Y = Polynomial.variable("y");

  private static Polynomial of(List<Integer> c) {
    Polynomial sum = Polynomial.ZERO;
    for (int i = 0; i < c.size(); i++) {
      Polynomial power = X.pow(i % 3).multiply(Y.pow(i / 3));
      sum = sum.add(power.scale(Rational.of(c.get(i), 2)));
    }
    return sum;
  }

  @Property(tries = 200)
  void operationsAreThoseOfTheValues(
      @ForAll @Size(6) List<@IntRange(min = -3, max = 3) Integer> a,
      @ForAll @Size(6) List<@IntRange(min = -3, max = 3) Integer> b,
      @ForAll @IntRange(min = -4, max = 4) int x,
      @ForAll @IntRange(min = -4, max = 4) int y) {
    Polynomial p = of(a);
    Polynomial q = of(b);
    assertEquals(at(p, x, y).add(at(q, x, y)), at(p.add(q), x, y));
    assertEquals(at(p, x, y).subtract(at(q, x, y)), at(p.subtract(q), x, y));
    assertEquals(at(p, x, y).multiply(at(q, x, y)), at(p.multiply(q), x, y));
    assertEquals(p.multiply(q), q.multiply(p));
    assertTrue(p.subtract(p).isZero());
    assertEquals(
        p.derivative("x").multiply(q).add(p.multiply(q.derivative("x"))),
        p.multiply(q).derivative("x"));
    assertEquals(at(p, x + y, y), at(p.substitute(Map.of("x", X.add(Y))), x, y), "substitution");
    if (!p.isZero() && !q.isZero()) {
      assertEquals(p.degree() + q.degree(), p.multiply(q).degree());
    }
  }

  private static Rational at(Polynomial p, long x, long y) {
    return p.evaluate(RATIONALS, name -> Rational.of(name.equals("x") ? x : y));
  }

  @Test
  void termsAndDegrees() {
    Polynomial p = X.pow(2).multiply(Y).scale(Rational.of(3, 2)).subtract(X).add(Polynomial.of(7));
    assertEquals("3/2*x^2*y - x + 7", p.toString());
    assertEquals("-x", X.negate().toString());
    assertEquals("0", Polynomial.ZERO.toString());
    assertEquals(3, p.degree());
    assertEquals(2, p.degree("x"));
    assertEquals(0, p.degree("z"));
    assertEquals(-1, Polynomial.ZERO.degree());
    assertEquals(3, p.size());
    assertEquals(Set.of("x", "y"), p.variables());
    assertEquals(Rational.of(3, 2), p.coefficient(Map.of("x", 2, "y", 1)));
    assertEquals(Rational.ZERO, p.coefficient(Map.of("y", 1)));
    assertEquals("3*x*y - 1", p.derivative("x").toString());
    assertEquals(Rational.of(7), Polynomial.of(7).constantValue());
    assertThrows(NotInArithmeticException.class, p::constantValue);
    assertEquals(p, X.negate().add(p).add(X));
    assertEquals(p.hashCode(), X.negate().add(p).add(X).hashCode());
    assertNotEquals(p, X);
    assertNotEquals(p.hashCode(), X.hashCode());
    assertEquals(
        Map.of(
            Map.of("x", 2, "y", 1), Rational.of(3, 2),
            Map.of("x", 1), Rational.of(-1),
            Map.of(), Rational.of(7)),
        p.terms());
    assertEquals("-x^2 - x - 1", X.pow(2).add(X).add(Polynomial.ONE).negate().toString());
    for (String bad : List.of("", "a b", "a*b", "x^2", "x-y", "x+y", "1/2")) {
      assertThrows(IllegalArgumentException.class, () -> Polynomial.variable(bad));
      assertThrows(IllegalArgumentException.class, () -> NonCommutingPolynomial.symbol(bad));
    }
  }

  @Test
  void wordsDoNotCommute() {
    NonCommutingPolynomial a = NonCommutingPolynomial.symbol("A");
    NonCommutingPolynomial b = NonCommutingPolynomial.symbol("B");
    assertNotEquals(a.multiply(b), b.multiply(a));
    NonCommutingPolynomial square = a.add(b).multiply(a.add(b));
    assertEquals("A A + A B + B A + B B", square.toString());
    assertEquals("A A - A B + B A - B B", a.add(b).multiply(a.subtract(b)).toString());
    assertEquals(2, square.degree("A"));
    assertEquals(0, square.degree("C"));
    assertEquals(4, square.terms().size());
    assertEquals(Rational.ONE, square.coefficient(List.of("B", "A")));
    assertEquals(Rational.ZERO, square.coefficient(List.of("B")));
    assertTrue(square.subtract(square).isZero());
    assertEquals("0", NonCommutingPolynomial.ZERO.toString());
    assertEquals(square, NonCommutingPolynomial.ONE.multiply(square));
    assertEquals(
        a.multiply(b).multiply(a).scale(Rational.TWO),
        a.multiply(NonCommutingPolynomial.symbol("h"))
            .substitute(Map.of("h", b.multiply(a).scale(Rational.TWO))));
    assertEquals(square.hashCode(), square.add(a).subtract(a).hashCode());
    assertNotEquals(square.hashCode(), a.hashCode());
  }
}
