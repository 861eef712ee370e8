package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.statement.Cell;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.Dual;
import org.elenchus.reference.exact.DualArithmetic;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms differentiated, expanded and compared, against duals and by hand. */
class FormulasTest {
  private static final IntervalArithmetic INTERVALS = new IntervalArithmetic(100);
  private static final DualArithmetic<RationalInterval> DUALS = new DualArithmetic<>(INTERVALS);

  private static Term term(String text) {
    try {
      Condition condition = RelationParser.parse("(" + text + ") == 0", Set.of("x", "y", "a"));
      return ((Condition.Comparison) condition).left();
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static RationalInterval value(Term term, double x, double y) {
    return Terms.evaluate(
        term, INTERVALS, name -> INTERVALS.of(Rational.of(name.equals("x") ? x : y)));
  }

  private static final List<String> SMOOTH =
      List.of(
          "x*y - x^3/(1 + y^2)",
          "tanh(x*y) + logistic(x - y)^2",
          "exp(-x)*sqrt(x + 9)",
          "ln(x + 9)*y - 2^x",
          "(x + 9)^(y/2)",
          "x/y");

  @Property(tries = 60)
  void derivativesAreThoseOfDuals(
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = 0.5, max = 3) double y) {
    for (String text : SMOOTH) {
      Term term = term(text);
      Dual<RationalInterval> dual =
          Terms.evaluate(
              term,
              DUALS,
              name ->
                  name.equals("x")
                      ? DUALS.variable(INTERVALS.of(Rational.of(x)))
                      : DUALS.constant(INTERVALS.of(Rational.of(y))));
      RationalInterval derived = value(Derivative.of(term, "x"), x, y);
      assertFalse(dual.derivative().disjoint(derived), text);
      assertTrue(derived.wid().compareTo(Rational.ONE.scalb(-60)) < 0, text);
      RationalInterval expanded = value(Terms.expanded(term), x, y);
      assertFalse(expanded.disjoint(value(term, x, y)), text);
    }
  }

  @Test
  void cornersAreNotDifferentiated() {
    for (String text : List.of("abs(x)", "max(x, y)", "min(x, 1)")) {
      assertThrows(NotInArithmeticException.class, () -> Derivative.of(term(text), "x"));
    }
    assertEquals(Derivative.of(term("7"), "x"), Derivative.of(term("abs(y)"), "x"));
    assertEquals(term("1"), Derivative.of(term("x"), "x"));
  }

  /** Expansion makes what cancels cancel before it is enclosed. */
  @Test
  void expansionTightensEnclosures() {
    Span unit = new Span(Rational.ZERO, false, Rational.ONE, false);
    Map<String, Span> box = Map.of("x", unit, "y", unit);
    Span plain = Throughout.enclosure(term("3/2*x - (x + y)"), box).orElseThrow();
    Span tight = Throughout.enclosure(Terms.expanded(term("3/2*x - (x + y)")), box).orElseThrow();
    assertEquals(new Span(Rational.of(-1), false, Rational.HALF, false), tight);
    assertTrue(tight.within(plain) && !plain.within(tight));
    Span all =
        Throughout.enclosure(Terms.expanded(term("x*x")), Map.of("x", Span.ALL)).orElseThrow();
    assertEquals(Span.above(Rational.ZERO, false), all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x/(x*y)        | 1/y                 | true
          (x^2 - 1)/(x+1)| x - 1               | true
          x/(x*y)        | 1/x                 | false
          1/(1 + 1/x)    | x/(x + 1)           | true
          x^2            | x^3                 | false
          """)
  void rationalFunctionsAreCompared(String left, String right, boolean same) {
    Quotients q = Quotients.QUOTIENTS;
    assertEquals(
        same,
        Terms.evaluate(term(left), q, Quotients::variable)
            .isSame(Terms.evaluate(term(right), q, Quotients::variable)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exp(x)", "ln(x)", "tanh(x)", "logistic(x)", "sqrt(x)", "max(x, y)", "x^y"})
  void functionsAreNoRationalFunctions(String text) {
    assertThrows(
        NotInArithmeticException.class,
        () -> Terms.evaluate(term(text), Quotients.QUOTIENTS, Quotients::variable));
  }

  @Test
  void zeroIsNoDivisor() {
    assertThrows(
        ArithmeticException.class,
        () -> Terms.evaluate(term("1/(x - x)"), Quotients.QUOTIENTS, Quotients::variable));
  }

  private static OptionalInt count(String text, Map<String, Span> domain, Rational... cuts) {
    return new Roots("x", domain, term(text)).count(List.of(cuts), Span.ALL);
  }

  @Test
  void rootsAreCountedPieceByPiece() {
    Map<String, Span> line = Map.of("x", Span.ALL);
    Rational one = Rational.ONE;
    assertEquals(
        OptionalInt.of(2),
        count("x*x - 2", line, Rational.of(-2), one.negate(), one, Rational.TWO));
    assertEquals(OptionalInt.of(2), count("x*x - x", line, Rational.ZERO, Rational.HALF, one));
    assertEquals(OptionalInt.of(0), count("x*x + 1", line));
    assertEquals(OptionalInt.of(1), count("exp(x)*x", line, Rational.ZERO, one.negate()));
    assertEquals(OptionalInt.empty(), count("x*x - 2", line));
    assertEquals(OptionalInt.empty(), count("x*x*x*x - x*x", line, Rational.ZERO));
    // 0 is a root outside the domain (0, 1]; the root at its closed end counts.
    Span above = new Span(Rational.ZERO, true, one, false);
    assertEquals(OptionalInt.of(1), count("x*x - x", Map.of("x", above), Rational.HALF));
    assertEquals(OptionalInt.empty(), count("x*x - x", Map.of("x", above), Rational.TWO));
  }

  /** A convex piece with a root at one end: the sign of leaving it decides. */
  @Test
  void convexPiecesHaveOneMoreRootOrNone() {
    Map<String, Span> line = Map.of("x", Span.ALL);
    Roots crossing = new Roots("x", line, term("x*x - x"));
    Roots touching = new Roots("x", line, term("x*x + x"));
    Span toTwo = new Span(Rational.ZERO, true, Rational.TWO, true);
    assertEquals(OptionalInt.of(1), crossing.inside(toTwo));
    assertEquals(OptionalInt.of(0), touching.inside(toTwo));
    Span fromMinusTwo = new Span(Rational.of(-2), true, Rational.ZERO, true);
    assertEquals(OptionalInt.of(0), crossing.inside(fromMinusTwo));
    assertEquals(OptionalInt.of(1), touching.inside(fromMinusTwo));
    // x² leaves 0 with slope 0: neither is shown.
    assertEquals(OptionalInt.empty(), new Roots("x", line, term("x*x - x*x*x")).inside(toTwo));
  }

  @Test
  void cellsMapBoxes() {
    Cell cell =
        new Cell(
            Map.of("a", Range.ALL),
            Map.of("s", "1/2"),
            List.of(Map.of("u", "a"), Map.of("u", "0 - a")),
            Map.of("s", "tanh(u*s)"));
    CellMap map = new CellMap(cell, Map.of("a", Span.of(Rational.TWO)));
    assertEquals(Map.of("s", Span.of(Rational.HALF)), map.start());
    Span next = Objects.requireNonNull(map.next(map.start(), 0).get("s"));
    assertEquals(StrictMath.tanh(1), Objects.requireNonNull(next.lo()).doubleValue(), 1e-15);
    assertEquals(next.negate(), map.next(map.start(), 1).get("s"));
    assertTrue(map.isMonotone(0));
    assertFalse(map.isMonotone(1));
    assertFalse(map.isContraction(0));
    CellMap small = new CellMap(cell, Map.of("a", Span.of(Rational.HALF)));
    assertTrue(small.isContraction(0) && small.isContraction(1));
    assertTrue(CellMap.within(small.next(small.start(), 0), Map.of("s", Span.ALL)));
    assertFalse(CellMap.within(small.start(), Map.of("t", Span.ALL)));
  }

  /** Unbounded, or moved by another coordinate: neither monotone nor contracting. */
  @Test
  void cellsThatProveNothing() {
    Cell linear =
        new Cell(Map.of(), Map.of("s", "0"), List.of(Map.of("u", "0")), Map.of("s", "1/2*s + u"));
    CellMap unbounded = new CellMap(linear, Map.of());
    assertFalse(unbounded.isMonotone(0) || unbounded.isContraction(0));
    Cell coupled =
        new Cell(
            Map.of(), null, List.of(Map.of("u", "0")), Map.of("s", "tanh(t + u)", "t", "tanh(t)"));
    assertFalse(new CellMap(coupled, Map.of()).isMonotone(0));
    assertThrows(IllegalArgumentException.class, () -> new CellMap(coupled, Map.of()).start());
  }
}
