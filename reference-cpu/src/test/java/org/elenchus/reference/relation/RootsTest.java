package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.span;
import static org.elenchus.reference.relation.Spans.term;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solutions in x, for all values of a parameter y, counted between cuts and on them. */
class RootsTest {
  private static OptionalInt number(String text) {
    return text.equals("?") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x*x - y      | x: (-inf, inf); y: [1, 2] | -2 -1/2 1/2 2 | (-inf, inf) | 2
          x*x - y      | x: (-inf, inf); y: [1, 2] | -2 -1/2 1/2 2 | [1/2, inf)  | 1
          x*x - y      | x: (-inf, inf); y: [1, 2] | -2 1/2 2      | (-inf, inf) | ?
          x*x - y      | x: (-inf, inf); y: [1, 2] | -2 -1/2 1 2   | (-inf, inf) | ?
          x*x - y      | x: [0, 2]; y: [1, 2]      | 1/2           | (-inf, inf) | 1
          x*x - x      | x: (-inf, inf); y: 0      | 0 1/2 1       | [0, 1/2]    | 1
          x*x - x      | x: (-inf, inf); y: 0      | 0 1/2 1       | (0, 1/2]    | 0
          x*x - x      | x: (-inf, inf); y: 0      | 0 1/2 1       | [1/2, 1)    | 0
          x*x - x      | x: (-inf, inf); y: 0      | 0 1/2 1       | [1/2, 1]    | 1
          x*x - x      | x: (-inf, inf); y: 0      | 0 1/2 1       | (1, inf)    | 0
          x*x - x      | x: (-inf, inf); y: 0      | 1 0 1/2       | (-inf, inf) | 2
          x*x - x      | x: [0, 1]; y: 0           | 1/2           | (-inf, inf) | 2
          x*x - x      | x: [0, 1]; y: 0           | 0 1/2 1       | (-inf, inf) | 2
          x*x - x      | x: (0, 1); y: 0           | 1/2           | (-inf, inf) | 0
          x*x - x      | x: (0, 1); y: 0           | 1/2 1         | (-inf, inf) | ?
          x*x - x      | x: [0, inf); y: 0         | 1/2 1         | (-inf, inf) | 2
          x*x - x      | x: 1; y: 0                | 1             | (-inf, inf) | 1
          """)
  void counted(String text, String domain, String cuts, String within, String count) {
    List<Rational> places = Arrays.stream(cuts.split(" ", -1)).map(Rational::parse).toList();
    assertEquals(
        number(count), new Roots("x", box(domain), term(text)).count(places, span(within)));
  }

  /**
   * One piece: no sign change, strictly monotone, or bent to one side with a solution at an end.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x*x + 1      | y: 0      | (-inf, inf) | 0
          x - y        | y: [0, 1] | (-1, 2)     | 1
          x - y        | y: [0, 1] | (0, 2)      | ?
          x - y        | y: [0, 1] | (-1, 1)     | ?
          y - x        | y: [0, 1] | (-1, 2)     | 1
          x - y        | y: [0, 1] | (2, 3)      | 0
          x - y        | y: [0, 1] | (-3, -2)    | 0
          exp(x) - 1/2 | y: 0      | (-inf, 1)   | ?
          exp(x) - 1/2 | y: 0      | (-1, inf)   | ?
          exp(x) - 1/2 | y: 0      | (-1, 1)     | 1
          exp(x)*x     | y: 0      | (-1/4, 1)   | 1
          exp(x) + x - 1 | y: 0    | (0, 1)      | 0
          exp(x) + x - 1 | y: 0    | (-1, 0)     | 0
          x*x - 1/4    | y: 0      | (-1, 1)     | ?
          x*x - x      | y: 0      | (0, 1)      | ?
          x*x - x      | y: 0      | (0, 2)      | 1
          x*x - x      | y: 0      | (0, 3/4)    | 0
          x*x - x      | y: 0      | (1/4, 1)    | 0
          x - x*x      | y: 0      | (0, 3/4)    | 0
          3*x^2 - x^3  | y: 0      | (0, 3/4)    | ?
          3*x^2 + x^3  | y: 0      | (-3/4, 0)   | ?
          x - x*x      | y: 0      | (0, 2)      | 1
          x*x + x      | y: 0      | (-2, 0)     | 1
          0 - x - x*x  | y: 0      | (-2, 0)     | 1
          x*x - x      | y: 0      | (-2, 0)     | 0
          x*x - x      | y: 0      | (1, 3)      | 0
          x*x - x      | y: 0      | (0, inf)    | ?
          x*x*x - x    | y: 0      | (-1/2, 0)   | 0
          """)
  void inAPiece(String text, String parameter, String piece, String count) {
    Roots roots = new Roots("x", box("x: (-inf, inf); " + parameter), term(text));
    assertEquals(number(count), roots.inside(span(piece)));
  }
}
