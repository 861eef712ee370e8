package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.term;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.FormatArithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  private static double value(String text, double x, double y) {
    return Terms.evaluate(term(text), FormatArithmetic.FLOAT64, name -> name.equals("x") ? x : y);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x + y          | 3
          x - y          | -1
          x*y            | 2
          x/y            | 0.5
          y^3            | 8
          y^0            | 1
          abs(x - y)     | 1
          sqrt(y + y)    | 2
          ln(x)          | 0
          exp(x - x)     | 1
          tanh(x - x)    | 0
          logistic(x - x)| 0.5
          min(x, y)      | 1
          min(y, x, 3)   | 1
          max(x, y)      | 2
          max(3, y, x)   | 3
          """)
  void values(String text, double value) {
    assertEquals(value, value(text, 1, 2));
  }

  /** Powers up to 64 are products, others go by the logarithm, which wants a positive base. */
  @Test
  void powers() {
    assertEquals(Math.pow(-1, 63), value("x^63", -1, 0));
    assertEquals(1, value("x^64", -1, 0));
    assertEquals(1, value("x^0", -1, 0));
    assertEquals(true, Double.isNaN(value("x^65", -1, 0)));
    assertEquals(true, Double.isNaN(value("x^(1/2)", -1, 0)));
    assertEquals(3, value("y^(1/2)", 0, 9), 1e-15);
    assertThrows(
        NotInArithmeticException.class,
        () -> Terms.evaluate(term("x^65"), RationalArithmetic.RATIONALS, name -> Rational.TWO));
  }

  @Test
  void replacements() {
    Map<String, Term> symbols = Map.of("t", term("tanh(x)"));
    assertEquals(
        term("max(z, y) + 1").toString(),
        Terms.replaced(term("max(tanh(x), y) + 1"), Map.of("z", term("tanh(x)"))).toString());
    assertEquals(term("x"), Terms.replaced(term("x"), symbols));
    assertEquals(term("max(3, y)*3"), Terms.put(term("max(x, y)*x"), Map.of("x", term("3"))));
    assertEquals("t^2 + 2*t + 1", Terms.polynomial(term("(tanh(x) + 1)^2"), symbols).toString());
  }

  /** Sums of products are gathered, also inside of functions; nothing else is changed. */
  @Test
  void expansions() {
    assertEquals(term("0"), Terms.expanded(term("x - x")));
    Term expanded = Terms.expanded(term("tanh((x + 1)*(x - 1) + 1)/y"));
    assertEquals("x^2", inner(expanded));
    assertEquals(value("tanh(x*x)/y", 0.5, 2), evaluated(expanded));
  }

  private static String inner(Term quotient) {
    Term.Call call = (Term.Call) ((Term.Binary) quotient).left();
    return Terms.polynomial(call.arguments().getFirst(), Map.of()).toString();
  }

  private static double evaluated(Term term) {
    return Terms.evaluate(term, FormatArithmetic.FLOAT64, name -> name.equals("x") ? 0.5 : 2);
  }
}
