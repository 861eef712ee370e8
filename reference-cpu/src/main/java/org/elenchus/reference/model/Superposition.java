package org.elenchus.reference.model;

import static org.elenchus.reference.exact.NonCommutingPolynomial.symbol;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.NonCommutingArithmetic;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;

/** Whether a model's outputs are affine in its inputs: on symbols, or on four input sequences. */
public final class Superposition {
  /** The state before a step, or after it for the output. */
  public static final String STATE = "h";

  /** The input of a step. */
  public static final String INPUT = "x";

  /** Bits of the intervals: far more than the differences that are looked for. */
  private static final int BITS = 64;

  private Superposition() {}

  /**
   * One step of a model whose every matrix is a symbol.
   *
   * @param model {@code linear-rnn}
   * @return the state after the step
   */
  public static NonCommutingPolynomial step(String model) {
    return symbolic(model).step(List.of(symbol(STATE)), List.of(symbol(INPUT))).getFirst();
  }

  /**
   * The output of a model whose every matrix is a symbol.
   *
   * @param model {@code linear-rnn}
   * @return the output
   */
  public static NonCommutingPolynomial output(String model) {
    return symbolic(model).output(List.of(symbol(STATE)), List.of(symbol(INPUT))).getFirst();
  }

  /**
   * Whether no word holds more than one of state and input: then a step and an output are affine in
   * both at once, and by induction all outputs are affine in all inputs.
   *
   * @param polynomial a step or an output
   * @return whether it is affine
   */
  public static boolean isAffine(NonCommutingPolynomial polynomial) {
    return polynomial.terms().keySet().stream()
        .allMatch(
            word -> word.stream().filter(s -> s.equals(STATE) || s.equals(INPUT)).count() <= 1);
  }

  private static Recurrence<NonCommutingPolynomial> symbolic(String model) {
    if (!model.equals("linear-rnn")) {
      throw new IllegalArgumentException("no model of matrix symbols is named \"" + model + "\"");
    }
    return new LinearRnn<>(
        new Algebra<>(NonCommutingArithmetic.FREE_ALGEBRA),
        Matrix.row(List.of(symbol("A"))),
        Matrix.row(List.of(symbol("B"))),
        Matrix.row(List.of(symbol("C"))),
        List.of(symbol("c")),
        List.of(symbol("h0")));
  }

  /**
   * f(w + u + v) + f(w) − f(w + u) − f(w + v) for the last output f of a model's exemplar,
   * enclosed; it is 0 if f is affine.
   *
   * @param model the id of the reference model
   * @param base w [T, inputs]
   * @param first u [T, inputs]
   * @param second v [T, inputs]
   * @return the defect of each output entry
   */
  public static List<RationalInterval> defect(
      String model,
      List<List<Rational>> base,
      List<List<Rational>> first,
      List<List<Rational>> second) {
    Algebra<RationalInterval> intervals = new Algebra<>(new IntervalArithmetic(BITS));
    Recurrence<RationalInterval> exemplar =
        Exemplars.layer(model).map(intervals, intervals.over()::of);
    List<List<RationalInterval>> w = enclosed(base);
    List<List<RationalInterval>> wu = stepwise(intervals, w, enclosed(first));
    List<List<RationalInterval>> wv = stepwise(intervals, w, enclosed(second));
    List<List<RationalInterval>> wuv = stepwise(intervals, wu, enclosed(second));
    return intervals.minus(
        intervals.sum(exemplar.run(wuv).getLast(), exemplar.run(w).getLast()),
        intervals.sum(exemplar.run(wu).getLast(), exemplar.run(wv).getLast()));
  }

  private static List<List<RationalInterval>> stepwise(
      Algebra<RationalInterval> intervals,
      List<List<RationalInterval>> a,
      List<List<RationalInterval>> b) {
    List<List<RationalInterval>> sums = new ArrayList<>();
    for (int t = 0; t < a.size(); t++) {
      sums.add(intervals.sum(a.get(t), b.get(t)));
    }
    return sums;
  }

  private static List<List<RationalInterval>> enclosed(List<List<Rational>> inputs) {
    return inputs.stream().map(u -> Vectors.map(RationalInterval::of, u)).toList();
  }
}
