package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.condition;
import static org.elenchus.reference.relation.Spans.span;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which values a search tries, and in which order: each condition refuses those before, and the
 * answer is the next. Nothing a search finds is believed without {@link Solver#satisfied}.
 */
class ValuesTriedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x != 9                                   | 3           | 3
          x > 3                                    | (-inf, inf) | 4
          x > 3 && x != 4                          | (-inf, inf) | 7
          x > 3 && x != 4 && x != 7                | (-inf, inf) | 3145729/1048576
          x > 3 && x != 4 && x != 7 && x != 3145729/1048576 | (-inf, inf) | none
          x < 3                                    | (-inf, inf) | 2
          x < 3 && x != 2                          | (-inf, inf) | -1
          x < 3 && x != 2 && x != -1               | (-inf, inf) | 3145727/1048576
          x < -3 && x != -4                        | (-inf, inf) | -7
          x != 9                                   | (-inf, inf) | 1
          x != 1                                   | (-inf, inf) | 1/1048576
          x != 9                                   | [0, 16]     | 8
          x != 8                                   | [0, 16]     | 2
          x != 8 && x != 2                         | [0, 16]     | 14
          x != 8 && x != 2 && x != 14              | [0, 16]     | 1
          x != 8 && x != 2 && x != 14 && x != 1    | [0, 16]     | 15
          x != 8 && x != 2 && x != 14 && x != 1 && x != 15             | [0, 16] | 0
          x != 8 && x != 2 && x != 14 && x != 1 && x != 15             | (0, 16] | 16
          x != 8 && x != 2 && x != 14 && x != 1 && x != 15             | (0, 16) | none
          x != 8 && x != 2 && x != 14 && x != 1 && x != 15 && x != 0   | [0, 16] | 16
          x != 8 && x != 2 && x != 14 && x != 1 && x != 15 && x != 0   | [0, 16) | none
          x != 9                                   | [16, 32]    | 24
          x != 24                                  | [16, 32]    | 18
          x != 9                                   | [2, 3]      | 5/2
          x != 9                                   | [1/3, 2/3]  | 1/2
          x != 9                                   | [0, 8]      | 4
          x != 9                                   | [0, 7]      | 7/2
          x != 9                                   | [1/1000, 2/1000] | 15/10000
          """)
  void inTurn(String relation, String span, String value) {
    Optional<Map<String, Rational>> found = Solver.solve(condition(relation), box("x: " + span));
    assertEquals(
        value.equals("none") ? Optional.empty() : Optional.of(Map.of("x", Rational.parse(value))),
        found);
  }

  /**
   * A name on which others hang by more than sums and products is chosen first; then the narrowest;
   * then by name. A name that is what a function of others is needs no value.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          x + y == 10              @ x: [0, 9]; y: [0, 3]  @ x=8, y=2
          x + y == 10              @ x: [0, 3]; y: [0, 19/2] @ x=9/5, y=41/5
          x + y == 10 && x*x < 99  @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          x + y == 10 && x^2 < 99  @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          x + y == 10 && exp(x) < 99 @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          x + y == 10 && 2*exp(x) < 99 @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          x + y == 10 && exp(x)*2 < 99 @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          x + y == 10 && 99 > x^2  @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          x + y == 10 && (x^2 < 99 || y < 0) @ x: [0, 3]; y: [0, 19/2] @ x=17/10, y=83/10
          y == exp(x)              @ x: [0, 1]; y: [0, 9]  @ x=1/2
          exp(x) == y              @ x: [0, 1]; y: [0, 9]  @ x=1/2
          exp(x) == y && z == y    @ x: 0; y: [1, 1]; z: [0, 9] @ x=0, z=1
          sqrt(x) == y             @ x: [4, 4]; y: [0, 9]  @ x=4
          y == x^(1/2)             @ x: [4, 4]; y: [0, 9]  @ x=4
          y == abs(x)              @ x: [-2, -1]; y: [0, 9] @ x=-3/2, y=3/2
          y == max(x, sqrt(z))     @ x: 9; y: [0, 10]; z: [4, 4] @ x=9, z=4
          """)
  void theOrderOfNames(String relation, String spans, String values) {
    Map<String, Rational> found = Solver.solve(condition(relation), box(spans)).orElseThrow();
    assertEquals(values, new TreeMap<>(found).toString().replaceAll("[{}]", ""));
  }

  /** A definition counts only where the whole of its enclosure lies in the span of the name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      textBlock =
          """
          y == sqrt(x)             @ x: 4; y: [0, 9]        @ x=4      @ true
          sqrt(x) == y             @ x: 4; y: [0, 9]        @ x=4      @ true
          y == sqrt(x)             @ x: 4; y: [3, 9]        @ x=4      @ false
          sqrt(x) == y             @ x: 4; y: [3, 9]        @ x=4      @ false
          y == sqrt(z)             @ x: 4; y: [0, 9]        @ x=4      @ false
          y == 1/x                 @ x: 0; y: (-inf, inf)   @ x=0      @ false
          y == sqrt(x) && y < 3    @ x: 4; y: [0, 9]        @ x=4      @ true
          y == sqrt(x) && y < 1    @ x: 4; y: [0, 9]        @ x=4      @ false
          y < 3                    @ x: 4; y: [0, 9]        @ x=4      @ false
          (y == x && y > 5) || y == x + 1 @ x: 4; y: [0, 9] @ x=4      @ true
          (y == x || y > 5) && y == 4 @ x: 4; y: [0, 9]     @ x=4      @ true
          (y == x || y > 5) && y == 5 @ x: 4; y: [0, 9]     @ x=4      @ false
          """)
  void definitions(String relation, String spans, String value, boolean satisfied) {
    Rational x = Rational.parse(value.substring(2));
    assertEquals(satisfied, Solver.satisfied(condition(relation), Map.of("x", x), box(spans)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2]   | [3, 4]  | < <= !=
          [1, 2]   | [2, 4]  | <=
          [1, 2)   | [2, 4]  | < <= !=
          [1, 2]   | (2, 4]  | < <= !=
          [3, 4]   | [1, 2]  | > >= !=
          [2, 4]   | [1, 2]  | >=
          (2, 4]   | [1, 2]  | > >= !=
          [1, 3]   | [2, 4]  | ''
          2        | 2       | == <= >=
          2        | [2, 3]  | <=
          (-inf, 2]| [3, inf)| < <= !=
          [1, inf) | (-inf, 5] | ''
          """)
  void whatIsCertain(String left, String right, String orders) {
    String certain = "";
    for (String order : new String[] {"<", ">", "==", "<=", ">=", "!="}) {
      Comparison comparison = (Comparison) condition("x " + order + " y");
      certain += Solver.certain(comparison.order(), span(left), span(right)) ? " " + order : "";
    }
    assertEquals(orders, certain.strip());
  }
}
