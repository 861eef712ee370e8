package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.condition;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What only halving shows to be impossible: a name that occurs twice is bounded loosely in one box.
 * The nearest that is possible is never called impossible, and neither is what halving cannot end.
 */
class SplittingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x*(1 - x) > 3/10             | x: [0, 1]                | true
          x*(1 - x) > 1/5              | x: [0, 1]                | false
          x*(1 - x) > 1/4              | x: [0, 1]                | false
          x*(1 - x) > 3/10             | x: (-inf, inf)           | false
          x*(1 - x) > 3/10             | x: [0, inf)              | true
          x*(1 - x) > 3/10             | x: (-inf, 1]             | true
          x*x - x*y + y*y < 1/10 && x + y > 1 | x: [0, 2]; y: [0, 2] | true
          x*x - x*y + y*y < 3/10 && x + y > 1 | x: [0, 2]; y: [0, 2] | false
          (x - 1)*(x - 1) + x < 7/10   | x: [-4, 4]               | true
          (x - 1)*(x - 1) + x < 8/10   | x: [-4, 4]               | false
          """)
  void isImpossible(String relation, String spans, boolean impossible) {
    assertEquals(impossible, Solver.impossible(condition(relation), box(spans)), relation);
  }
}
