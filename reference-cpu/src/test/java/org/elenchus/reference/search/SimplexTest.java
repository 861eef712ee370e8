package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

class SimplexTest {
  /** Greatest 3x + 2y with x + y ≤ 4, x + 3y ≤ 6, x ≤ 3: at (3, 1); prices 2, 0 and 1. */
  @Test
  void findsAnOptimumAndItsPrices() {
    var optimum =
        Simplex.maximize(
                List.of(row(1, 1, 1, 0, 0), row(1, 3, 0, 1, 0), row(1, 0, 0, 0, 1)),
                row(4, 6, 3),
                row(3, 2, 0, 0, 0))
            .orElseThrow();
    assertEquals(Rational.of(11), optimum.value());
    assertEquals(row(3, 1, 0, 0, 0), optimum.x());
    assertEquals(row(2, 0, 1), optimum.prices());
  }

  @Test
  void saysThatNothingIsFeasible() {
    assertTrue(Simplex.maximize(List.of(row(1, 1), row(1, 1)), row(1, 2), row(1, 0)).isEmpty());
  }

  @Test
  void saysThatThereIsNoBound() {
    assertThrows(
        ArithmeticException.class, () -> Simplex.maximize(List.of(row(1, -1)), row(0), row(1, 0)));
  }

  /** Beale's program, on which Dantzig's rule goes round in circles. */
  @Test
  void doesNotCycle() {
    List<Rational> c =
        List.of(
            Rational.of(3, 4),
            Rational.of(-20),
            Rational.of(1, 2),
            Rational.of(-6),
            Rational.ZERO,
            Rational.ZERO,
            Rational.ZERO);
    List<List<Rational>> a =
        List.of(
            List.of(
                Rational.of(1, 4),
                Rational.of(-8),
                Rational.of(-1),
                Rational.of(9),
                Rational.ONE,
                Rational.ZERO,
                Rational.ZERO),
            List.of(
                Rational.of(1, 2),
                Rational.of(-12),
                Rational.of(-1, 2),
                Rational.of(3),
                Rational.ZERO,
                Rational.ONE,
                Rational.ZERO),
            row(0, 0, 1, 0, 0, 0, 1));
    assertEquals(Rational.of(5, 4), Simplex.maximize(a, row(0, 0, 1), c).orElseThrow().value());
  }

  /** A repeated equation leaves a unit column in the basis, at 0. */
  @Test
  void bearsRepeatedEquations() {
    var optimum =
        Simplex.maximize(List.of(row(1, 1), row(1, 1)), row(1, 1), row(1, 2)).orElseThrow();
    assertEquals(Rational.of(2), optimum.value());
  }

  private static List<Rational> row(long... values) {
    return LongStream.of(values).mapToObj(Rational::of).toList();
  }
}
