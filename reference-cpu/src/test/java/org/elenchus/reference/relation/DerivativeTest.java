package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.term;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.FormatArithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives by x at x = 1/2 beside difference quotients, for y = 3. */
class DerivativeTest {
  private static final double X = 0.5;
  private static final double STEP = 0x1p-20;

  /**
   * A central difference errs by a sixth of STEP² times the third derivative, here below 2^10, and
   * by two roundings of values below 2^5 over STEP: by less than 2^-30 and 2^-27.
   */
  private static final double CLOSE = 0x1p-26;

  private static double value(Term term, double x) {
    return Terms.evaluate(term, FormatArithmetic.FLOAT64, name -> name.equals("x") ? x : 3);
  }

  @ParameterizedTest
  @CsvSource({
    "7",
    "y",
    "x",
    "x + y",
    "y - x",
    "x - x*y",
    "x*x*y",
    "y/x",
    "x/y",
    "(x + 1)/(x*x + y)",
    "1/(1 - x)",
    "x^3",
    "x^(-2)",
    "x^(1/2)",
    "y^x",
    "x^y",
    "x^x",
    "sqrt(x*y)",
    "ln(x*x + y)",
    "exp(y*x)",
    "tanh(x*y)",
    "logistic(y - x)",
  })
  void besideDifferences(String text) {
    double slope = (value(term(text), X + STEP) - value(term(text), X - STEP)) / (2 * STEP);
    assertEquals(slope, value(Derivative.of(term(text), "x"), X), CLOSE, text);
  }

  @Test
  void whatDoesNotVaryHasNone() {
    assertEquals(term("0"), Derivative.of(term("tanh(y)"), "x"));
    assertEquals(term("0"), Derivative.of(term("abs(y)"), "x"));
    assertEquals(term("0"), Derivative.of(term("x"), "y"));
    assertThrows(NotInArithmeticException.class, () -> Derivative.of(term("abs(x)"), "x"));
    assertThrows(NotInArithmeticException.class, () -> Derivative.of(term("max(x, y)"), "x"));
  }
}
