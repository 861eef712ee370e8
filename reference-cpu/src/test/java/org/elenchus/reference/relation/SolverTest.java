package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.document.PrintedNumber;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolverTest {
  /** Relations between printed numbers a, b, c and an unknown k, and whether they can hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a - b == c                ; 1.80  ; 1.33  ; 0.47  ; true
          a - b == c                ; 1.80  ; 1.33  ; 0.49  ; false
          a - b == c                ; 1.80  ; 1.33  ; 0.48  ; true
          a / b == c                ; 39K   ; 19K   ; 2.0x  ; true
          a / b == c                ; 39K   ; 19K   ; 2.3x  ; false
          a / b - 1 == c            ; 127.3 ; 102.1 ; 25%   ; true
          a / b - 1 == c            ; 127.3 ; 102.1 ; 27%   ; false
          a < b && b < c            ; 1.46  ; 1.47  ; 1.48  ; true
          a < b && b < c            ; 1.48  ; 1.47  ; 1.46  ; false
          a == k*2 && b == k*3      ; 2.0   ; 3.0   ; 0     ; true
          a == k*2 && b == k*3      ; 2.0   ; 3.5   ; 0     ; false
          a == b*ln(c)              ; 22.9  ; 2.43  ; 12288 ; true
          a == b*ln(c)              ; 23.9  ; 2.43  ; 12288 ; false
          a == c^0.5                ; 32.0  ; 0     ; 1024  ; true
          a == c^0.5                ; 33.0  ; 0     ; 1024  ; false
          a == max(b, c)            ; 3.05  ; 2.99  ; 3.05  ; true
          a == max(b, c)            ; 3.05  ; 2.99  ; 3.15  ; false
          a*a == b                  ; 1.5   ; 2.2   ; 0     ; true
          a*a - b == 0              ; 1.5   ; 3.1   ; 0     ; false
          !(a < b || c < b)         ; 2     ; 1     ; 3     ; true
          a == b || a == c          ; 7.0   ; 6.5   ; 7.0   ; true
          a == b || a == c          ; 7.0   ; 6.5   ; 7.2   ; false
          """)
  void decides(String relation, String a, String b, String c, boolean holds)
      throws RelationSyntaxException {
    Map<String, Span> spans = new HashMap<>();
    spans.put("a", printed(a));
    spans.put("b", printed(b));
    spans.put("c", printed(c));
    spans.put("k", Span.ALL);
    Condition condition = RelationParser.parse(relation, spans.keySet());
    Optional<Map<String, Rational>> found = Solver.solve(condition, spans);
    assertEquals(holds, found.isPresent(), "a solution");
    assertEquals(!holds, Solver.impossible(condition, spans), "a proof that there is none");
    found.ifPresent(values -> assertTrue(Solver.satisfied(condition, values, spans)));
  }

  @Test
  void valuesOutsideTheirSpansSatisfyNothing() throws RelationSyntaxException {
    Map<String, Span> spans = Map.of("a", printed("1.5"), "b", printed("1.5"));
    Condition equal = RelationParser.parse("a == b", spans.keySet());
    Rational inside = Rational.of(3, 2);
    assertTrue(Solver.satisfied(equal, Map.of("a", inside, "b", inside), spans));
    assertFalse(Solver.satisfied(equal, Map.of("a", Rational.TWO, "b", Rational.TWO), spans));
    assertFalse(Solver.satisfied(equal, Map.of("a", inside, "b", Rational.of(31, 20)), spans));
    assertTrue(Solver.satisfied(equal, Map.of("a", inside), spans), "b is then defined by a");
    assertFalse(Solver.satisfied(equal, Map.of(), spans));
  }

  @Test
  void divisionByWhatMayBeZeroSatisfiesNothing() throws RelationSyntaxException {
    Map<String, Span> spans = Map.of("a", Span.of(Rational.ZERO), "b", Span.ALL);
    Condition quotient = RelationParser.parse("1/a > b", spans.keySet());
    assertTrue(Solver.impossible(quotient, spans));
  }

  private static Span printed(String text) {
    PrintedInterval interval = PrintedNumber.parse(text).orElseThrow().interval();
    return new Span(
        Rational.of(interval.lo()),
        interval.loOpen(),
        Rational.of(interval.hi()),
        interval.hiOpen());
  }

  /**
   * Halving never tells x·x from y·x over the unit square: what is not decided is not impossible.
   */
  @Test
  void whatIsNotDecidedIsNotImpossible() throws RelationSyntaxException {
    Span unit = new Span(Rational.ZERO, false, Rational.ONE, false);
    Map<String, Span> spans = Map.of("a", unit, "b", unit);
    Condition same = RelationParser.parse("a*a*b == b*a*a", spans.keySet());
    assertFalse(Solver.impossible(same, spans));
  }
}
