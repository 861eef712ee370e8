package org.elenchus.reference.model;

import static org.elenchus.reference.exact.NonCommutingPolynomial.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.UnrollsTo.Factor;
import org.elenchus.claims.statement.UnrollsTo.Term;
import org.elenchus.reference.exact.NonCommutingArithmetic;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;

/**
 * Reference models run on symbols that do not commute, beside the closed form that a statement
 * claims for them. Each parameter matrix is one symbol, so the model runs with all sizes 1.
 */
public final class SymbolicUnrolling {
  /** The state before the step, in {@link #oneStep}. */
  public static final String STATE = "h";

  private static final Algebra<NonCommutingPolynomial> WORDS =
      new Algebra<>(NonCommutingArithmetic.FREE_ALGEBRA);

  private final UnrollsTo statement;

  /**
   * For one statement.
   *
   * @param statement the statement
   */
  public SymbolicUnrolling(UnrollsTo statement) {
    this.statement = statement;
  }

  /**
   * The names of the model's input symbols.
   *
   * @return them, without index
   */
  public List<String> inputs() {
    return switch (statement.model()) {
      case "linear-rnn" -> List.of("x");
      case "linear-attention" -> List.of("k", "v");
      default -> throw unknown();
    };
  }

  private Recurrence<NonCommutingPolynomial> model() {
    NonCommutingPolynomial one = NonCommutingPolynomial.ONE;
    NonCommutingPolynomial none = NonCommutingPolynomial.ZERO;
    Matrix<NonCommutingPolynomial> first = Matrix.row(List.of(one, none));
    Matrix<NonCommutingPolynomial> second = Matrix.row(List.of(none, one));
    return switch (statement.model()) {
      case "linear-rnn" ->
          new LinearRnn<>(
              WORDS,
              one(symbol("A")),
              one(symbol("B")),
              one(symbol("C")),
              List.of(none),
              List.of(start()));
      case "linear-attention" -> new LinearAttention<>(WORDS, symbol("α"), first, first, second);
      default -> throw unknown();
    };
  }

  private static Matrix<NonCommutingPolynomial> one(NonCommutingPolynomial entry) {
    return Matrix.row(List.of(entry));
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "no model of symbols is named \"" + statement.model() + "\"");
  }

  /**
   * The state before the first step, as the statement has it.
   *
   * @return a symbol, or 0
   */
  public NonCommutingPolynomial start() {
    return statement.start().equals("0") ? NonCommutingPolynomial.ZERO : symbol(statement.start());
  }

  /**
   * One step of the model from the symbol {@link #STATE}.
   *
   * @return the state after it, in that symbol and the input symbols without index
   */
  public NonCommutingPolynomial oneStep() {
    List<NonCommutingPolynomial> input = Vectors.map(NonCommutingPolynomial::symbol, inputs());
    return model().step(List.of(symbol(STATE)), input).getFirst();
  }

  /**
   * The model run for some steps.
   *
   * @param steps T ≥ 0
   * @return the state after them, in the start symbol and the input symbols with their indices
   */
  public NonCommutingPolynomial state(int steps) {
    NonCommutingPolynomial state = start();
    for (int t = 0; t < steps; t++) {
      int index = statement.firstInput() + t;
      List<NonCommutingPolynomial> input =
          Vectors.map(name -> symbol(name + "[" + index + "]"), inputs());
      state = model().step(List.of(state), input).getFirst();
    }
    return state;
  }

  /**
   * The closed form that the statement claims.
   *
   * @param steps T ≥ 0
   * @return its value for this T
   * @throws IllegalArgumentException if an exponent is negative
   */
  public NonCommutingPolynomial closedForm(int steps) {
    NonCommutingPolynomial sum = NonCommutingPolynomial.ZERO;
    for (Term term : statement.terms()) {
      if (term.sum() == null) {
        sum = sum.add(word(term, steps, 0));
      } else {
        long end = value(term.sum().to(), steps, 0);
        for (int t = term.sum().from(); t <= end; t++) {
          sum = sum.add(word(term, steps, t));
        }
      }
    }
    return sum;
  }

  private static NonCommutingPolynomial word(Term term, int steps, int t) {
    List<String> symbols = new ArrayList<>();
    for (Factor factor : term.word()) {
      Formula index = factor.index();
      String name = factor.symbol() + (index == null ? "" : "[" + value(index, steps, t) + "]");
      long exponent = value(factor.exponent(), steps, t);
      if (exponent < 0) {
        throw new IllegalArgumentException(
            "the exponent " + factor.exponent() + " is negative at T = " + steps + ", t = " + t);
      }
      for (long i = 0; i < exponent; i++) {
        symbols.add(name);
      }
    }
    return NonCommutingPolynomial.word(symbols).scale(Rational.of(term.coefficient()));
  }

  private static long value(Formula formula, int steps, int t) {
    return Formulas.value(formula, Map.of("T", (long) steps, "t", (long) t));
  }
}
