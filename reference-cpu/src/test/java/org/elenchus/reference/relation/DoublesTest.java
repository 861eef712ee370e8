package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms as functions of numbers in a fixed order. */
class DoublesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7              | 7
          x              | 3
          y              | 2
          x + y          | 5
          x - y          | 1
          x*y            | 6
          x/y            | 1.5
          x^y            | 9
          abs(y - x)     | 1
          sqrt(x + x + x)| 3
          ln(x - y)      | 0
          exp(x - x)     | 1
          tanh(x - x)    | 0
          tanh(100*x)    | 1
          logistic(x - x)| 0.5
          logistic(100*x)| 1
          min(x, y, 5)   | 2
          min(5, x)      | 3
          max(x, y, 1)   | 3
          max(1, y)      | 2
          """)
  void values(String text, double value) {
    Doubles.Function function = Doubles.of(Spans.term(text), List.of("y", "x"));
    assertEquals(value, function.at(new double[] {2, 3}));
  }
}
