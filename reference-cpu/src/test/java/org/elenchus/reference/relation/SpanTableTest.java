package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of operations on spans by hand, with open, closed and infinite ends. */
class SpanTableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2]     | [3, 4)      | [4, 6)      | (-3, -1]   | [3, 8)
          (1, 2]     | 3           | (4, 5]      | (-2, -1]   | (3, 6]
          [-1, 2]    | [-3, 4]     | [-4, 6]     | [-5, 5]    | [-6, 8]
          [-1, 2)    | [-3, 4]     | [-4, 6)     | [-5, 5)    | (-6, 8)
          [-2, -1]   | [-4, -3]    | [-6, -4]    | [1, 3]     | [3, 8]
          (-inf, 1]  | [2, 3]      | (-inf, 4]   | (-inf, -1] | (-inf, 3]
          [1, inf)   | [2, 3]      | [3, inf)    | [-2, inf)  | [2, inf)
          [1, inf)   | [-3, -2]    | [-2, inf)   | [3, inf)   | (-inf, -2]
          [-1, inf)  | [2, 3]      | [1, inf)    | [-4, inf)  | [-3, inf)
          [1, inf)   | [-2, 3]     | [-1, inf)   | [-2, inf)  | (-inf, inf)
          (-inf, inf)| 0           | (-inf, inf) | (-inf, inf)| 0
          [0, inf)   | [0, 1]      | [0, inf)    | [-1, inf)  | [0, inf)
          (0, 1)     | [0, 2]      | (0, 3)      | (-2, 1)    | [0, 2)
          (0, 1)     | (0, 2)      | (0, 3)      | (-2, 1)    | (0, 2)
          (-inf, -1] | (-inf, -2]  | (-inf, -3]  | (-inf, inf)| [2, inf)
          """)
  void sumsDifferencesProducts(String a, String b, String sum, String difference, String product) {
    assertEquals(span(sum), span(a).plus(span(b)));
    assertEquals(span(sum), span(b).plus(span(a)));
    assertEquals(span(difference), span(a).minus(span(b)));
    assertEquals(span(product), span(a).times(span(b)));
    assertEquals(span(product), span(b).times(span(a)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [2, 4]      | [1/4, 1/2]
          (2, 4]      | [1/4, 1/2)
          [-4, -2)    | (-1/2, -1/4]
          [0, 2]      | [1/2, inf)
          (0, 2)      | (1/2, inf)
          [-2, 0]     | (-inf, -1/2]
          [2, inf)    | (0, 1/2]
          (-inf, -2]  | [-1/2, 0)
          (-inf, -2)  | (-1/2, 0)
          [-1, 1]     | (-inf, inf)
          (-inf, 1]   | (-inf, inf)
          [-1, inf)   | (-inf, inf)
          [0, inf)    | (0, inf)
          (-inf, 0]   | (-inf, 0)
          """)
  void reciprocals(String of, String is) {
    assertEquals(Optional.of(span(is)), span(of).reciprocal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2)     | [1, 2)    | [1, 4)    | [1, 8)
          [-2, -1)   | (1, 2]    | (1, 4]    | [-8, -1)
          [-1, 2)    | [0, 2)    | [0, 4)    | [-1, 8)
          [-2, 1]    | [0, 2]    | [0, 4]    | [-8, 1]
          (-2, 2]    | [0, 2]    | [0, 4]    | (-8, 8]
          [-2, 2)    | [0, 2]    | [0, 4]    | [-8, 8)
          (-2, 2)    | [0, 2)    | [0, 4)    | (-8, 8)
          [-1, 0]    | [0, 1]    | [0, 1]    | [-1, 0]
          (0, inf)   | (0, inf)  | (0, inf)  | (0, inf)
          (-inf, 0)  | (0, inf)  | (0, inf)  | (-inf, 0)
          (-inf, 1]  | [0, inf)  | [0, inf)  | (-inf, 1]
          [-1, inf)  | [0, inf)  | [0, inf)  | [-1, inf)
          """)
  void sizesAndPowers(String of, String size, String square, String cube) {
    assertEquals(span(size), span(of).absolute());
    assertEquals(span(square), span(of).power(2).orElseThrow());
    assertEquals(span(cube), span(of).power(3).orElseThrow());
    assertEquals(span("1"), span(of).power(0).orElseThrow());
    assertEquals(span(cube).reciprocal(), span(of).power(-3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [0, 2]    | [1, 3]    | [1, 2]    | [0, 3]      | [0, 2]     | [1, 3]
          [0, 2)    | [0, 2]    | [0, 2)    | [0, 2]      | [0, 2)     | [0, 2]
          (0, 2]    | [0, 2]    | (0, 2]    | [0, 2]      | [0, 2]     | (0, 2]
          [0, 1]    | [2, 3]    | none      | [0, 3]      | [0, 1]     | [2, 3]
          [0, 1)    | [1, 3]    | none      | [0, 3]      | [0, 1)     | [1, 3]
          [0, 1]    | [1, 3]    | 1         | [0, 3]      | [0, 1]     | [1, 3]
          (-inf, 1] | [0, inf)  | [0, 1]    | (-inf, inf) | (-inf, 1]  | [0, inf)
          (-inf, 1] | (-inf, 2) | (-inf, 1] | (-inf, 2)   | (-inf, 1]  | (-inf, 2)
          [1, inf)  | (2, inf)  | (2, inf)  | [1, inf)    | [1, inf)   | (2, inf)
          """)
  void meetsAndHulls(String a, String b, String meet, String hull, String least, String greatest) {
    Optional<Span> expected = meet.equals("none") ? Optional.empty() : Optional.of(span(meet));
    assertEquals(expected, span(a).intersect(span(b)));
    assertEquals(expected, span(b).intersect(span(a)));
    assertEquals(span(hull), span(a).hull(span(b)));
    assertEquals(span(hull), span(b).hull(span(a)));
    assertEquals(span(least), span(a).least(span(b)));
    assertEquals(span(least), span(b).least(span(a)));
    assertEquals(span(greatest), span(a).greatest(span(b)));
    assertEquals(span(greatest), span(b).greatest(span(a)));
    assertEquals(meet.equals(a), span(a).within(span(b)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2]     | 1    | true
          (1, 2]     | 1    | false
          [1, 2]     | 2    | true
          [1, 2)     | 2    | false
          [1, 2]     | 0    | false
          [1, 2]     | 3    | false
          (-inf, 2]  | -999 | true
          [1, inf)   | 999  | true
          """)
  void members(String span, String value, boolean member) {
    assertEquals(member, span(span).contains(Rational.parse(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2]     | true
          (0, 2]     | true
          [0, 2]     | false
          [-1, 2]    | false
          (-inf, -1] | false
          """)
  void positive(String span, boolean positive) {
    assertEquals(positive, span(span).isPositive());
  }

  /** Nine tenths of the width is not notable, an end that was infinite is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [0, 8]     | [0, 10]    | true
          [0, 9]     | [0, 10]    | false
          [0, 10]    | [0, 10]    | false
          5          | [0, 10]    | true
          5          | 5          | false
          [0, 10]    | [0, inf)   | true
          [0, 10]    | (-inf, 10] | true
          [0, inf)   | [0, inf)   | false
          [1, inf)   | [0, inf)   | true
          (-inf, 1]  | (-inf, 2]  | true
          (-inf, 1]  | (-inf, 1]  | false
          [0, inf)   | [0, 10]    | true
          """)
  void notablyNarrower(String now, String before, boolean notably) {
    assertEquals(notably, span(now).isNotablyNarrowerThan(span(before)));
  }

  /** Ends whose images are exact stay open or closed as they were. */
  @Test
  void functions() {
    assertEquals(span("[0, 3)"), span("[0, 9)").sqrt().orElseThrow());
    assertEquals(span("[0, 3]"), span("[-4, 9]").sqrt().orElseThrow());
    assertEquals(span("(2, inf)"), span("(4, inf)").sqrt().orElseThrow());
    assertEquals(span("0"), span("1").ln().orElseThrow());
    assertEquals(span("(-inf, 0)"), span("(0, 1)").ln().orElseThrow());
    assertEquals(span("(-inf, 0]"), span("[-7, 1]").ln().orElseThrow());
    assertEquals(span("(-inf, inf)"), span("(-inf, inf)").ln().orElseThrow());
    assertEquals(span("(0, 1]"), span("(-inf, 0]").exp());
    assertEquals(span("(1, inf)"), span("(0, inf)").exp());
    assertEquals(span("[0, 1)"), span("[0, inf)").tanh());
    assertEquals(span("(-1, 0]"), span("(-inf, 0]").tanh());
    assertEquals(span("[1/2, 1)"), span("[0, inf)").logistic());
    assertEquals(span("(0, 1/2)"), span("(-inf, 0)").logistic());
    assertEquals(Optional.empty(), span("0").ln());
    assertEquals(Optional.empty(), span("(-inf, 0]").ln());
    assertEquals(Optional.empty(), span("(-inf, 0)").sqrt());
    assertEquals(span("0"), span("(-inf, 0]").sqrt().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2, 1]", "[1, 1)", "(1, 1]", "(1, 1)"})
  void emptySpansAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> span(text));
  }

  @Test
  void points() {
    assertEquals(Rational.TWO, span("2").point());
    assertEquals(null, span("[1, 2]").point());
    assertEquals(null, Span.ALL.point());
    assertEquals(span("[-2, -1)"), span("(1, 2]").negate());
    assertEquals(span("(-inf, -1]"), span("[1, inf)").negate());
  }
}
