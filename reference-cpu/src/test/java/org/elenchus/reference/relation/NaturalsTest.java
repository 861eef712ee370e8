package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inequalities between polynomials in numbers 0, 1, 2, … that follow from others. */
class NaturalsTest {
  private static final Polynomial N = Polynomial.variable("n");

  private static Condition condition(String text) {
    try {
      return RelationParser.parse(text, Set.of("n"));
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Halves are not whole numbers: below 1/2 does not mean 1 less. */
  @ParameterizedTest
  @CsvSource({
    "AT_MOST, 1, n",
    "AT_LEAST, 1, -n",
    "LESS, 1, n - 1",
    "GREATER, 1, -n - 1",
    "LESS, 1/2, 1/2*n",
    "GREATER, 1/2, -1/2*n"
  })
  void theGapOfAComparison(Order order, String factor, String gap) {
    Polynomial right = N.scale(Rational.parse(factor));
    assertEquals(gap, Naturals.gap(order, Polynomial.ZERO, right).toString());
  }

  @Test
  void equationsLeaveNoGap() {
    assertThrows(IllegalArgumentException.class, () -> Naturals.gap(Order.EQUAL, N, N));
    assertThrows(IllegalArgumentException.class, () -> Naturals.gap(Order.UNEQUAL, N, N));
  }

  private static boolean follows(Order order, String left, String right, String... premises) {
    List<Polynomial> all = Stream.of(premises).map(NaturalsTest::polynomial).toList();
    return Naturals.follows(
        order,
        polynomial(left),
        polynomial(right),
        all,
        all.stream().map(p -> Rational.ONE).toList());
  }

  private static Polynomial polynomial(String text) {
    Comparison comparison = (Comparison) condition("(" + text + ") == 0");
    return Terms.polynomial(comparison.left(), java.util.Map.of());
  }

  @Test
  void coefficientsThatAreNotNegativeShowIt() {
    assertEquals(true, follows(Order.AT_MOST, "n", "n + n*n"));
    assertEquals(true, follows(Order.AT_MOST, "n", "n"));
    assertEquals(false, follows(Order.AT_MOST, "n + 1", "n"));
    assertEquals(false, follows(Order.LESS, "n", "n"));
    assertEquals(true, follows(Order.LESS, "n", "n + 1"));
    assertEquals(false, follows(Order.LESS, "n", "2*n"), "not at 0");
    assertEquals(true, follows(Order.GREATER, "n + 1", "n"));
    assertEquals(false, follows(Order.GREATER, "n", "n"));
    assertEquals(true, follows(Order.LESS, "1/2*n", "1/2*n + 1/2"), "strictly, in halves");
    assertEquals(false, follows(Order.LESS, "1/2*n", "1/2*n"));
    assertEquals(false, follows(Order.GREATER, "1/2*n", "1/2*n"));
    assertEquals(true, follows(Order.EQUAL, "n + n", "2*n"));
    assertEquals(false, follows(Order.EQUAL, "n", "2*n"));
  }

  @Test
  void premisesHelp() {
    assertEquals(false, follows(Order.AT_LEAST, "n", "3"));
    assertEquals(true, follows(Order.AT_LEAST, "n", "3", "n - 3"));
    assertEquals(true, follows(Order.GREATER, "n", "2", "n - 3"));
    List<Polynomial> premise = List.of(N.subtract(Polynomial.of(3)));
    Polynomial twice = N.scale(Rational.TWO);
    Polynomial six = Polynomial.of(6);
    assertEquals(
        true, Naturals.follows(Order.AT_LEAST, twice, six, premise, List.of(Rational.TWO)));
    assertEquals(
        false, Naturals.follows(Order.AT_LEAST, twice, six, premise, List.of(Rational.of(3))));
    assertEquals(false, Naturals.follows(Order.AT_LEAST, twice, six, premise, List.of()));
    assertEquals(
        false,
        Naturals.follows(Order.AT_MOST, twice, six, premise, List.of(Rational.of(-2))),
        "a premise taken away");
    assertEquals(true, Naturals.follows(Order.AT_MOST, N, N, premise, List.of(Rational.ZERO)));
  }

  @ParameterizedTest
  @CsvSource({
    "1 < 2, true",
    "2 < 2, false",
    "2 <= 2, true",
    "3 <= 2, false",
    "3 > 2, true",
    "2 > 2, false",
    "2 >= 2, true",
    "1 >= 2, false",
    "2 == 2, true",
    "1 == 2, false",
    "1 != 2, true",
    "2 != 2, false"
  })
  void holds(String text, boolean holds) {
    assertEquals(
        holds,
        Naturals.holds(
            (Comparison) condition(text), term -> Terms.polynomial(term, java.util.Map.of())));
  }

  @Test
  void onlyConjunctionsAreSplit() {
    assertEquals(3, Naturals.comparisons(condition("n < 1 && n < 2 && n < 3")).size());
    assertThrows(
        IllegalArgumentException.class, () -> Naturals.comparisons(condition("n < 1 || n > 2")));
  }
}
