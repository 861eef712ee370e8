package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.condition;
import static org.elenchus.reference.relation.Spans.span;
import static org.elenchus.reference.relation.Spans.term;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elenchus.reference.exact.Rational;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boxes narrowed by hand, and terms that may have no value somewhere. */
class BoxTest {
  /** What is left of each name; the names after it keep their spans. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          x + y == z      @ x: [0, 10]; y: [1, 2]; z: [3, 4]        @ x: [1, 3]; y: [1, 2]; z: [3, 4]
          x + y == z      @ x: [1, 2]; y: [0, 10]; z: [3, 4]        @ x: [1, 2]; y: [1, 3]; z: [3, 4]
          x - y == z      @ x: [0, 10]; y: [0, 10]; z: [2, 3]       @ x: [2, 10]; y: [0, 8]; z: [2, 3]
          x - y == z      @ x: [5, 6]; y: [1, 2]; z: [0, 10]        @ x: [5, 6]; y: [1, 2]; z: [3, 5]
          x*y == z        @ x: [1, 10]; y: [2, 4]; z: 8             @ x: [2, 4]; y: [2, 4]; z: 8
          x*y == z        @ x: [2, 4]; y: [1, 10]; z: 8             @ x: [2, 4]; y: [2, 4]; z: 8
          x*y == z        @ x: [0, 10]; y: [-1, 1]; z: [-1, 1]      @ x: [0, 10]; y: [-1, 1]; z: [-1, 1]
          x*y == z        @ x: [-10, 10]; y: [0, 2]; z: [0, 1]      @ x: [-10, 10]; y: [0, 2]; z: [0, 1]
          x*y == z        @ x: [0, 10]; y: [0, 2]; z: 8             @ x: [4, 10]; y: [4/5, 2]; z: 8
          x/y == z        @ x: [4, 8]; y: [-10, 10]; z: [2, 4]      @ x: [4, 8]; y: [1, 4]; z: [2, 4]
          x/y == z        @ x: [-99, 99]; y: [2, 3]; z: [2, 4]      @ x: [4, 12]; y: [2, 3]; z: [2, 4]
          x^2 == y        @ x: [0, 10]; y: [4, 9]                   @ x: [2, 3]; y: [4, 9]
          x^2 == y        @ x: [1, 10]; y: [-4, 9]                  @ x: [1, 3]; y: [1, 9]
          x^2 == y        @ x: [-10, 10]; y: [4, 9]                 @ x: [-10, 10]; y: [4, 9]
          x^2 == y        @ x: (-inf, inf); y: [-4, 9]              @ x: (-inf, inf); y: [0, 9]
          x^3 == y        @ x: [0, 3]; y: [-9, 99]                  @ x: [0, 3]; y: [0, 27]
          x^1 == y        @ x: [0, 10]; y: [4, 9]                   @ x: [4, 9]; y: [4, 9]
          x^0 == y        @ x: [0, 10]; y: [-9, 9]                  @ x: [0, 10]; y: 1
          abs(x) == y     @ x: (-inf, inf); y: [1, 2)               @ x: (-2, 2); y: [1, 2)
          sqrt(x) == y    @ x: (-inf, inf); y: [2, 3)               @ x: [4, 9); y: [2, 3)
          ln(x) == y      @ x: (-inf, inf); y: 0                    @ x: 1; y: 0
          exp(x) == y     @ x: (-inf, inf); y: 1                    @ x: 0; y: 1
          tanh(x) == y    @ x: [0, inf); y: [-9, 9]                 @ x: [0, inf); y: [0, 1)
          min(x, y) == z  @ x: [0, 10]; y: [5, 10]; z: [2, 3]       @ x: [2, 3]; y: [5, 10]; z: [2, 3]
          min(x, y) == z  @ x: [0, 10]; y: [0, 10]; z: [2, 3]       @ x: [2, 10]; y: [2, 10]; z: [2, 3]
          max(x, y) == z  @ x: [0, 10]; y: [0, 5]; z: [7, 8]        @ x: [7, 8]; y: [0, 5]; z: [7, 8]
          max(x, y) == z  @ x: [0, 10]; y: [0, 10]; z: [7, 8]       @ x: [0, 8]; y: [0, 8]; z: [7, 8]
          x < y           @ x: [0, 10]; y: [0, 5]                   @ x: [0, 5); y: (0, 5]
          x <= y          @ x: [0, 10]; y: [0, 5]                   @ x: [0, 5]; y: [0, 5]
          x <= y          @ x: [0, 10]; y: [0, 5)                   @ x: [0, 5); y: [0, 5)
          x <= y          @ x: (1, 10]; y: [0, 5]                   @ x: (1, 5]; y: (1, 5]
          x > y           @ x: [0, 5]; y: [0, 10]                   @ x: (0, 5]; y: [0, 5)
          x >= y          @ x: [0, 5]; y: [0, 10]                   @ x: [0, 5]; y: [0, 5]
          x != y          @ x: 1; y: [0, 2]                         @ x: 1; y: [0, 2]
          x != y          @ x: 1; y: 2                              @ x: 1; y: 2
          x == 1 || x == 2              @ x: [0, 9]                 @ x: [1, 2]
          x == 1 || x == 20             @ x: [0, 9]                 @ x: 1
          x >= 1 && x <= 2              @ x: [0, 9]                 @ x: [1, 2]
          x == 1 && (y == x || y == 5)  @ x: [0, 9]; y: [0, 4]      @ x: 1; y: 1
          """)
  void narrows(String relation, String before, String after) {
    Box box = Box.narrow(condition(relation), box(before)).orElseThrow();
    assertEquals(box(after), box.spans());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          x < y                    @ x: [5, 6]; y: [0, 5]
          x == y                   @ x: [5, 6]; y: [0, 5)
          x != y                   @ x: 1; y: 1
          x + y == 3 && x + y == 4 @ x: (-inf, inf); y: (-inf, inf)
          x + y == z               @ x: [0, 1]; y: [0, 1]; z: [3, 4]
          x/y == z                 @ x: [1, 2]; y: (-inf, inf); z: 0
          1/x == y                 @ x: 0; y: (-inf, inf)
          ln(x) == y               @ x: [-2, -1]; y: (-inf, inf)
          ln(x) + y == 1           @ x: [-2, -1]; y: (-inf, inf)
          1 == ln(x)               @ x: [-2, -1]
          sqrt(x) == y             @ x: (-inf, inf); y: [-2, -1]
          exp(x) == y              @ x: (-inf, inf); y: [-2, 0]
          abs(x) == y              @ x: (-inf, inf); y: [-2, -1]
          min(x, y) == z           @ x: [5, 9]; y: [5, 9]; z: [1, 2]
          max(x, y) == z           @ x: [1, 2]; y: [1, 2]; z: [5, 9]
          x^y == z                 @ x: [2, 3]; y: [1/2, 3/2]; z: [-2, -1]
          x^y == z                 @ x: [-3, -2]; y: [1/2, 3/2]; z: [1, 2]
          x^2 == y                 @ x: [0, inf); y: [-2, -1]
          x == 1 || x == 2         @ x: [3, 4]
          x >= 1 && x < 1          @ x: (-inf, inf)
          """)
  void nothingIsLeft(String relation, String before) {
    assertEquals(Optional.empty(), Box.narrow(condition(relation), box(before)).map(Box::spans));
  }

  /** x = y/2 and y = x/2 quarter both spans in each round; after 24 rounds it must do. */
  @Test
  void roundsAreCounted() {
    Box box =
        Box.narrow(condition("x == y/2 && y == x/2"), box("x: [0, 1024]; y: [0, 1024]"))
            .orElseThrow();
    assertEquals(Rational.ONE.scalb(-37), box.span("x").hi());
    assertEquals(Rational.ONE.scalb(-38), box.span("y").hi());
  }

  /** A round that takes off a twentieth is not worth another; the first one names a new term. */
  @Test
  void roundsThatGainLittleEnd() {
    Box box =
        Box.narrow(condition("x == y && y == 19/20*x"), box("x: [0, 1]; y: [0, 1]")).orElseThrow();
    assertEquals(box("x: [0, 19/20]; y: [0, 361/400]"), box.spans());
  }

  /** Real powers narrow through the logarithm: 2^y = 8, x^(1/2) = 3, x^y = 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x^y == z | x: 2; y: [1/2, 9]; z: 8              | y | [3, 3]
          x^y == z | x: 2; y: (-inf, inf); z: 8           | y | [3, 3]
          x^y == z | x: [1, 99]; y: 1/2; z: 3             | x | [9, 9]
          x^y == z | x: (-inf, inf); y: 1/2; z: 3         | x | [9, 9]
          x^y == z | x: (-inf, inf); y: [1/2, 1]; z: 4    | x | [4, 16]
          x^y == z | x: [4, 16]; y: (-inf, inf); z: 4     | y | [1/2, 1]
          x^y == z | x: [1/2, 2]; y: (-inf, inf); z: 1    | y | (-inf, inf)
          x^y == z | x: [2, 4]; y: (-inf, inf); z: 1      | y | [0, 0]
          x^y == z | x: [1/2, 8]; y: [-1/2, 1/2]; z: 1    | x | [1/2, 8]
          x^y == z | x: [1/2, 8]; y: [1/2, 3/4]; z: 1     | x | [1, 1]
          x^y == z | x: [4, 9]; y: 1/2; z: (-inf, inf)    | z | [2, 3]
          """)
  void realPowers(String relation, String before, String name, String after) {
    Span found = Box.narrow(condition(relation), box(before)).orElseThrow().span(name);
    Span expected = span(after);
    if (expected.lo() == null || expected.hi() == null) {
      assertEquals(expected, found);
      return;
    }
    Rational tolerance = Rational.ONE.scalb(-100); // spans have 128 bits
    assertTrue(
        expected.within(found)
            && distance(found.lo(), expected.lo()).compareTo(tolerance) < 0
            && distance(found.hi(), expected.hi()).compareTo(tolerance) < 0,
        found::toString);
  }

  private static Rational distance(@Nullable Rational a, @Nullable Rational b) {
    return Objects.requireNonNull(a).subtract(Objects.requireNonNull(b)).abs();
  }

  /** A term has a span only where it is defined for all values of its names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1/x              | x: (0, 2]      | [1/2, inf)
          1/x              | x: [0, 2]      | none
          1 + 1/x          | x: [0, 2]      | none
          max(1, 1/x)      | x: [0, 2]      | none
          x^2              | x: [-2, 1]     | [0, 4]
          x^0              | x: [-2, 1]     | 1
          x^64             | x: -1          | 1
          x^65             | x: -1          | none
          x^(0 - 1)        | x: [1, 2]      | [1/2, 1]
          x^(0 - 1)        | x: [-2, -1]    | none
          x^(1/2)          | x: [0, 1]      | none
          x^(1/2)          | x: [-2, -1]    | none
          ln(x)            | x: [0, 1]      | none
          ln(x)            | x: (0, 1]      | (-inf, 0]
          sqrt(x)          | x: [0, 4]      | [0, 2]
          sqrt(x)          | x: [-1, 4]     | none
          abs(x)           | x: [-1, 4]     | [0, 4]
          exp(x)           | x: (-inf, 0]   | (0, 1]
          tanh(x)          | x: [0, inf)    | [0, 1)
          logistic(x)      | x: (-inf, 0]   | (0, 1/2]
          min(x, 1, 3)     | x: [-1, 4]     | [-1, 1]
          max(x, 1, 3)     | x: [-1, 4]     | [3, 4]
          x - x            | x: [0, 1]      | [-1, 1]
          x*x              | x: [-1, 2]     | [-2, 4]
          """)
  void termsDefinedThroughout(String text, String spans, String expected) {
    Optional<Span> found = Box.evaluate(term(text), box(spans));
    assertEquals(expected.equals("none") ? Optional.empty() : Optional.of(span(expected)), found);
  }

  @Test
  void powersOfPositiveBasesAreDefined() {
    Map<String, Span> box = box("x: (0, 1]");
    assertTrue(Box.evaluate(term("x^(1/2)"), box).orElseThrow().contains(Rational.HALF));
    assertTrue(Box.evaluate(term("x^65"), box).orElseThrow().contains(Rational.HALF));
    assertEquals(Optional.of(span("[1, inf)")), Box.evaluate(term("1/x"), box));
  }
}
