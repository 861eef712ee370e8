package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.UnrollsTo.Factor;
import org.elenchus.claims.statement.UnrollsTo.Sum;
import org.elenchus.claims.statement.UnrollsTo.Term;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models run on symbols: padding, superposition, closed forms and the induction step to them. */
class IdentitiesTest {
  // Padding.

  /** Two symbols for the norm, and up to three functions of each entry. */
  @ParameterizedTest
  @CsvSource({"linear-rnn, 0", "elman, 1", "e1-written, 2", "e1, 3", "e33, 3", "e42, 2"})
  void paddingWithZeros(String model, int functions) {
    assertEquals(2 + functions, Widening.symbolic(model, 1, Rational.ZERO));
    assertEquals(2 + 2 * functions, Widening.symbolic(model, 2, Rational.ZERO));
    assertEquals(-1, Widening.symbolic(model, 1, Rational.ONE));
    for (RationalInterval entry : Widening.difference(model, Rational.ZERO, vector("1 2"))) {
      assertTrue(entry.contains(Rational.ZERO), model);
      assertTrue(entry.wid().compareTo(Rational.ONE.scalb(-40)) < 0, model);
    }
    assertTrue(
        Widening.difference(model, Rational.ONE, vector("1 2")).stream()
            .anyMatch(entry -> !entry.contains(Rational.ZERO)),
        model);
    assertEquals(2, Widening.difference(model, Rational.ONE, vector("1 2")).size());
  }

  @Test
  void otherModelsAreNotPadded() {
    assertThrows(
        IllegalArgumentException.class, () -> Widening.symbolic("mamba2", 1, Rational.ZERO));
  }

  // Superposition.

  @Test
  void aLinearStepIsAffine() {
    NonCommutingPolynomial step = Superposition.step("linear-rnn");
    NonCommutingPolynomial output = Superposition.output("linear-rnn");
    assertEquals(words("A h", "B x"), step);
    assertEquals(words("C h", "c"), output);
    assertTrue(Superposition.isAffine(step) && Superposition.isAffine(output));
    assertFalse(Superposition.isAffine(words("h x")));
    assertFalse(Superposition.isAffine(words("A h", "h B h")));
    assertTrue(Superposition.isAffine(words("A B", "x A")));
    assertThrows(IllegalArgumentException.class, () -> Superposition.step("elman"));
  }

  private static NonCommutingPolynomial words(String... words) {
    NonCommutingPolynomial sum = NonCommutingPolynomial.ZERO;
    for (String word : words) {
      sum = sum.add(NonCommutingPolynomial.word(List.of(word.split(" ", -1))));
    }
    return sum;
  }

  /** Linear attention with all parameters 1 ends in Σ u_s² · u_T, at T = 1 the cube of u_1. */
  @Test
  void defectsOfSuperposition() {
    List<List<Rational>> w = List.of(vector("1"));
    List<List<Rational>> u = List.of(vector("2"));
    List<List<Rational>> v = List.of(vector("3"));
    // 6³ + 1³ − 3³ − 4³
    assertEquals(
        List.of(RationalInterval.of(r("126"))), Superposition.defect("linear-attention", w, u, v));
    assertEquals(List.of(RationalInterval.of(r("0"))), Superposition.defect("linear-rnn", w, u, v));
    // after the inputs 1 and x it is f(x) = (1 + x²) x
    List<List<Rational>> ones = List.of(vector("1"), vector("1"));
    List<List<Rational>> first = List.of(vector("0"), vector("1"));
    List<List<Rational>> second = List.of(vector("0"), vector("2"));
    // f(4) + f(1) − f(2) − f(3) = 68 + 2 − 10 − 30
    assertEquals(
        List.of(RationalInterval.of(r("30"))),
        Superposition.defect("linear-attention", ones, first, second));
  }

  // Closed forms.

  private static Factor factor(String text) {
    String[] power = text.split("\\^", -1);
    String[] place = power[0].split("@", -1);
    return new Factor(
        place[0],
        place.length == 1 ? null : Formula.parse(place[1]),
        Formula.parse(power.length == 1 ? "1" : power[1]));
  }

  /** A term such as "3 [1..T] A^T-t B x@t", with the sum left out where there is none. */
  private static Term closed(String text) {
    List<String> parts = new ArrayList<>(List.of(text.split(" ", -1)));
    BigFraction coefficient = Rational.parse(parts.removeFirst()).toBigFraction();
    Sum sum = null;
    if (parts.getFirst().startsWith("[")) {
      String[] range = parts.removeFirst().replaceAll("[\\[\\]]", "").split("\\.\\.", -1);
      sum = new Sum(Integer.parseInt(range[0]), Formula.parse(range[1]));
    }
    return new Term(coefficient, sum, parts.stream().map(IdentitiesTest::factor).toList());
  }

  private static UnrollsTo form(String model, String start, int first, String... terms) {
    List<Term> all = new ArrayList<>();
    for (String term : terms) {
      all.add(closed(term));
    }
    return new UnrollsTo(model, start, first, all);
  }

  private static final UnrollsTo SUM =
      form("linear-rnn", "h0", 1, "1 A^T h0", "1 [1..T] A^T-t B x@t");

  @Test
  void symbolsAreUnrolled() {
    SymbolicUnrolling linear = new SymbolicUnrolling(SUM);
    assertEquals(List.of("x"), linear.inputs());
    assertEquals(words("h0"), linear.start());
    assertEquals(words("A h", "B x"), linear.oneStep());
    assertEquals(words("h0"), linear.state(0));
    assertEquals(words("A A h0", "A B x[1]", "B x[2]"), linear.state(2));
    for (int steps = 0; steps < 4; steps++) {
      assertEquals(linear.state(steps), linear.closedForm(steps), "T = " + steps);
    }
    SymbolicUnrolling attention =
        new SymbolicUnrolling(form("linear-attention", "0", 0, "1 [0..T-1] α^T-1-t k@t v@t"));
    assertEquals(List.of("k", "v"), attention.inputs());
    assertEquals(NonCommutingPolynomial.ZERO, attention.start());
    assertEquals(words("α k[0] v[0]", "k[1] v[1]"), attention.state(2));
    assertEquals(attention.state(3), attention.closedForm(3));
    SymbolicUnrolling scaled = new SymbolicUnrolling(form("linear-rnn", "h0", 1, "3 A^T h0"));
    assertEquals(words("A h0").scale(Rational.of(3)), scaled.closedForm(1));
  }

  @Test
  void closedFormsThatCannotBe() {
    SymbolicUnrolling negative = new SymbolicUnrolling(form("linear-rnn", "h0", 1, "1 A^T-1 h0"));
    assertEquals(words("h0"), negative.closedForm(1));
    assertThrows(IllegalArgumentException.class, () -> negative.closedForm(0));
    SymbolicUnrolling unknown = new SymbolicUnrolling(form("elman", "h0", 1, "1 A h0"));
    assertThrows(IllegalArgumentException.class, unknown::inputs);
    assertThrows(IllegalArgumentException.class, unknown::oneStep);
  }

  /** The start is another matter: one factor A too many is carried along. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear-rnn; h0; 1; 1 A^T h0; 1 [1..T] A^T-t B x@t",
        "linear-rnn; h0; 0; 1 A^T h0; 1 [0..T-1] A^T-1-t B x@t",
        "linear-rnn; 0; 1; 1 [1..T] A^T-t B x@t",
        "linear-rnn; 0; 1; 1 [1..T] A^T-t B x@t; 1 [1..T] x@t x@t; -1 [1..T] x@t^2",
        "linear-rnn; h0; 1; 1 A^T h0; 2 [1..T] A^T-t B x@t; -1 [1..T] A^T-t B x@t",
        "linear-rnn; h0; 1; 1 A^T A^0 h0; 1 [1..T] A^T-t B^1 x@t",
        "linear-rnn; h0; 1; 1 A^T+1 h0; 1 [1..T] A^T-t B x@t",
        "linear-attention; 0; 1; 1 [1..T] α^T-t k@t v@t"
      })
  void theInductionStep(String text) {
    assertTrue(UnrollingProof.stepHolds(form(text)), text);
  }

  private static UnrollsTo form(String text) {
    List<String> parts = new ArrayList<>(List.of(text.split("; ", -1)));
    return form(
        parts.removeFirst(),
        parts.removeFirst(),
        Integer.parseInt(parts.removeFirst()),
        parts.toArray(String[]::new));
  }

  /** What is false, and what this method does not treat: it must not say yes to either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear-rnn; h0; 1; 1 A^T h0; 2 [1..T] A^T-t B x@t",
        "linear-rnn; h0; 1; 1 A^T h0; 1 [2..T] A^T-t B x@t",
        "linear-rnn; h0; 1; 1 A^T h0; 1 [1..T-1] A^T-t B x@t",
        "linear-rnn; h0; 1; 1 A^T h0; 1 [1..T] A^T-t x@t B",
        "linear-rnn; h0; 0; 1 A^T h0; 1 [1..T] A^T-t B x@t",
        "linear-rnn; h0; 1; 1 A^T h0; 1 [1..T] B A^T-t x@t",
        "linear-rnn; h0; 1; 1 A^T h0; 1 [1..2*T] A^T-t B x@t",
        "linear-rnn; h0; 1; 1 A^T h0; 1 [1..T] A^T*T-T*t B x@t",
        "linear-rnn; h0; 1; 1 A^T-1 h0; 1 [1..T] A^T-t B x@t",
        "linear-attention; 0; 1; 1 [1..T] α^T-t v@t k@t"
      })
  void whatTheInductionStepDoesNotShow(String text) {
    assertFalse(UnrollingProof.stepHolds(form(text)), text);
  }

  @Test
  void formulasAsPolynomials() {
    Polynomial d = Polynomial.variable("D");
    Polynomial t = Polynomial.variable("T");
    assertEquals(
        d.multiply(t).scale(Rational.TWO).add(d).subtract(Polynomial.of(3)),
        Formulas.polynomial(Formula.parse("2*D*T+D-3")));
    assertEquals(11, Formulas.value(Formula.parse("2*D*T+D-3"), Map.of("D", 2L, "T", 3L)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Formulas.value(Formula.parse("D+T"), Map.of("D", 2L)));
    Map<String, Polynomial> fromOne = Map.of("T", Polynomial.variable("s").add(Polynomial.ONE));
    assertTrue(Formulas.isNowhereNegative(t.subtract(Polynomial.ONE), fromOne));
    assertFalse(Formulas.isNowhereNegative(t.subtract(Polynomial.of(2)), fromOne));
    assertTrue(Formulas.isNowhereNegative(Polynomial.ZERO, fromOne));
  }
}
