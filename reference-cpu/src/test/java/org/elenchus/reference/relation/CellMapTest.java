package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.elenchus.claims.statement.Cell;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells of one or two numbers x and y, an input u and a parameter a, as maps of boxes. */
class CellMapTest {
  /** Symbol 0 gives u = 1, symbol 1 gives u = −1/2. */
  private static CellMap cell(Map<String, String> update, String a) {
    List<Map<String, String>> inputs = List.of(Map.of("u", "1"), Map.of("u", "-1/2"));
    Map<String, String> start =
        update.size() == 1 ? Map.of("x", "a + 1") : Map.of("x", "0", "y", "a");
    return new CellMap(
        new Cell(Map.of("a", Range.ALL), start, inputs, update), Map.of("a", span(a)));
  }

  private static CellMap one(String update, String a) {
    return cell(Map.of("x", update), a);
  }

  @Test
  void startsAndReadouts() {
    assertEquals(box("x: [2, 3]"), one("x", "[1, 2]").start());
    assertEquals(box("x: 0; y: [1, 2]"), cell(Map.of("x", "x", "y", "y"), "[1, 2]").start());
    assertEquals(span("[3, 5]"), one("x", "0").readout("2*x + 1", box("x: [1, 2]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x + u      | [1, 2] | 0 | [2, 3]
          x + u      | [1, 2] | 1 | [1/2, 3/2]
          a*x        | [1, 2] | 0 | [3, 8]
          x - u*x    | [1, 2] | 0 | 0
          x + 2*u*x  | [1, 2] | 1 | 0
          x*x        | [-1, 2]| 0 | [0, 4]
          """)
  void steps(String update, String from, int symbol, String to) {
    assertEquals(
        Map.of("x", span(to)), one(update, "[3, 4]").next(Map.of("x", span(from)), symbol));
  }

  @Test
  void undefinedTermsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> one("1/x", "0").next(box("x: [-1, 1]"), 0));
    assertThrows(
        IllegalArgumentException.class, () -> one("x", "0").readout("ln(x)", box("x: [0, 1]")));
  }

  @Test
  void whatASymbolAdds() {
    assertEquals(Rational.ONE, one("x + u", "0").added(0));
    assertEquals(Rational.of(-3, 2), one("3*u + x", "0").added(1));
    assertThrows(IllegalArgumentException.class, () -> one("2*x + u", "0").added(0));
    assertThrows(IllegalArgumentException.class, () -> one("x + a", "0").added(0));
    CellMap two = cell(Map.of("x", "x + u", "y", "y"), "0");
    assertThrows(IllegalArgumentException.class, () -> two.added(0));
  }

  /** Monotone means bounded too; a contraction has slopes whose sizes add up to less than 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tanh(x + u)                | 1/2 | true  | false
          1/2*tanh(x)                | 1/2 | true  | true
          tanh(a*x)                  | 1/2 | true  | true
          tanh(a*x)                  | [1/2, 2] | true | false
          tanh(0 - a*x)              | 1/2 | false | true
          tanh(u*x)                  | 1/2 | true  | false
          x/2                        | 1/2 | false | false
          1/2                        | 1/2 | true  | true
          logistic(x)                | 1/2 | true  | true
          logistic(4*x)              | 1/2 | true  | false
          """)
  void shapesOfOneNumber(String update, String a, boolean monotone, boolean contraction) {
    CellMap cell = one(update, a);
    assertEquals(monotone, cell.isMonotone(0));
    assertEquals(contraction, cell.isContraction(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tanh(x)               | tanh(y)                   | true  | false
          tanh(x) + 0*y         | 0                         | true  | false
          tanh(x + y)           | tanh(y)                   | false | false
          1/2*tanh(x)           | 1/2*tanh(y)               | true  | true
          (tanh(x) + tanh(y))/4 | 0                         | false | true
          (tanh(x) - tanh(y))/4 | 0                         | false | true
          (tanh(x) + tanh(y))/2 | 0                         | false | false
          (tanh(x) - tanh(y))/2 | 0                         | false | false
          1/2*tanh(x)           | y/2                       | false | false
          1/2*tanh(x)           | tanh(x)                   | false | false
          """)
  void shapesOfTwoNumbers(String x, String y, boolean monotone, boolean contraction) {
    CellMap cell = cell(Map.of("x", x, "y", y), "0");
    assertEquals(monotone, cell.isMonotone(0));
    assertEquals(contraction, cell.isContraction(0));
  }

  @Test
  void boxesWithinBoxes() {
    assertTrue(CellMap.within(box("x: [0, 1]; y: 2"), box("x: [0, 1]; y: [1, 2]")));
    assertFalse(CellMap.within(box("x: [0, 1]; y: 3"), box("x: [0, 1]; y: [1, 2]")));
    assertFalse(CellMap.within(box("x: [0, 1]"), box("x: [0, 1]; y: [1, 2]")));
    assertFalse(CellMap.within(box("x: [0, 1]; y: 2"), box("x: [0, 1]")));
  }
}
