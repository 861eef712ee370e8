package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.relation.Shape.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3                  | CONSTANT
          x                  | UP
          2 - x              | DOWN
          x - 2              | UP
          x + x              | UP
          x - x              | UNKNOWN
          3*x                | UP
          x*3                | UP
          0*x                | UNKNOWN
          x*x                | UNKNOWN
          2*3                | CONSTANT
          1/(1 + x)          | UNKNOWN
          1/exp(x)           | DOWN
          0/exp(x)           | DOWN
          -1/exp(x)          | UNKNOWN
          x/exp(x)           | UNKNOWN
          1/(1 + exp(-x))    | UP
          2/(3*logistic(x))  | DOWN
          2/(exp(x)/3)       | UNKNOWN
          1/(3/exp(x))       | UP
          2/(0*exp(x))       | UNKNOWN
          2/(exp(x)*0)       | UNKNOWN
          2/(exp(x) + 0)     | UNKNOWN
          2/(0 + exp(x))     | UNKNOWN
          2/(exp(x) - 1)     | UNKNOWN
          2/exp(x)^2         | UNKNOWN
          2/tanh(x)          | UNKNOWN
          x^2                | UNKNOWN
          abs(x)             | UNKNOWN
          tanh(2*x)          | UP
          logistic(0 - x)    | DOWN
          exp(sqrt(ln(x)))   | UP
          max(x, 3)          | UP
          min(3, 0 - x)      | DOWN
          max(x, 0 - x)      | UNKNOWN
          max(2, 3)          | CONSTANT
          """)
  void direction(String term, Direction direction) throws RelationSyntaxException {
    Comparison comparison = (Comparison) RelationParser.parse("(" + term + ") == 0", Set.of("x"));
    assertEquals(direction, Shape.direction(comparison.left()));
  }

  @Test
  void negativeFactorsTurnRound() {
    Term minusTwo = new Term.Constant(BigFraction.of(-2));
    Term x = new Term.Name("x");
    assertEquals(
        Direction.DOWN, Shape.direction(new Term.Binary(Term.Operator.TIMES, minusTwo, x)));
    assertEquals(
        Direction.DOWN, Shape.direction(new Term.Binary(Term.Operator.TIMES, x, minusTwo)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x < 2                ; true
          2 <= x               ; true
          tanh(x) >= 1/2       ; true
          0 - x > 2            ; true
          x < 2 && x > 1       ; true
          x < 2 && x*x > 1     ; false
          x < 2 || x > 3       ; false
          x == 2               ; false
          x != 2               ; false
          x < x                ; false
          x < 2 - x            ; false
          2 < 3                ; true
          x*x < 2              ; false
          2 < x*x              ; false
          """)
  void solutionsAreAnInterval(String condition, boolean interval) throws RelationSyntaxException {
    assertEquals(interval, Shape.isInterval(RelationParser.parse(condition, Set.of("x"))));
  }
}
