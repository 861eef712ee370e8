package org.elenchus.verify.property;

import static org.elenchus.verify.property.Draw.Q;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.UnrollsTo.Factor;
import org.elenchus.claims.statement.UnrollsTo.Term;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Formulas;
import org.elenchus.reference.model.LinearAttention;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.search.UnrollingSearch;

/**
 * Closed forms of unrolled states, on rational matrices: the model run step by step against the
 * formula evaluated term by term, exactly.
 */
class UnrollingProperties extends StatementProperties<UnrollsTo> {
  private static final int LONGEST = 6;

  UnrollingProperties() {
    super(UnrollsTo.class);
  }

  /**
   * A model with its inputs.
   *
   * @param steps T
   * @param model the model
   * @param inputs u_1, …, u_T, [T, inputs]
   * @param shape height and width of the state
   * @param symbols what the symbols without index stand for
   * @param indexed what the symbols with an index stand for, by index from 0
   */
  record Run(
      int steps,
      Recurrence<Rational> model,
      List<List<Rational>> inputs,
      List<Integer> shape,
      Map<String, Matrix<Rational>> symbols,
      Map<String, List<Matrix<Rational>>> indexed) {
    @Override
    public String toString() {
      return "T = " + steps + ", " + rows(symbols) + ", inputs " + inputs;
    }

    private static String rows(Map<String, Matrix<Rational>> matrices) {
      List<String> text = new ArrayList<>();
      new TreeMap<>(matrices).forEach((name, matrix) -> text.add(name + " = " + matrix.rows()));
      return String.join(", ", text);
    }
  }

  @Settles(claim = "unified-scaling-theory/linear-rnn-collapses")
  @Settles(claim = "ssm-expressivity-q1/linear-state-is-a-sum")
  @Settles(claim = "ssm-expressivity-q1/mamba2-is-one-linear-combination")
  @Property
  void theStateIsTheClosedForm(@ForAll("runs") Run run) {
    cover("T = " + run.steps());
    List<Rational> state = run.model().states(run.inputs()).getLast();
    demand(
        closedForm(run).flat().equals(state),
        () -> UnrollingSearch.mismatch(statement, run.steps()).orElseThrow());
  }

  @Provide
  Arbitrary<Run> runs() {
    Arbitrary<Rational> numbers = Draw.rational(2);
    Arbitrary<List<Integer>> sizes = Arbitraries.integers().between(1, 3).list().ofSize(2);
    return Arbitraries.integers()
        .between(0, LONGEST)
        .flatMap(
            steps ->
                sizes.flatMap(
                    size ->
                        numbers
                            .list()
                            .ofSize(count(steps, size.get(0), size.get(1)))
                            .map(entries -> run(steps, size.get(0), size.get(1), entries))));
  }

  private int count(int steps, int height, int width) {
    return switch (statement.model()) {
      case "linear-rnn" -> height * height + height * width + height + steps * width;
      case "linear-attention" -> 1 + steps * (height + width);
      default -> throw unknown();
    };
  }

  private Run run(int steps, int height, int width, List<Rational> entries) {
    return switch (statement.model()) {
      case "linear-rnn" -> linearRnn(steps, height, width, entries);
      case "linear-attention" -> linearAttention(steps, height, width, entries);
      default -> throw unknown();
    };
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException("nothing is drawn for the model " + statement.model());
  }

  /** H states and n inputs. */
  private Run linearRnn(int steps, int h, int n, List<Rational> entries) {
    Matrix<Rational> a = Draw.matrix(entries, 0, h, h);
    Matrix<Rational> b = Draw.matrix(entries, h * h, h, n);
    boolean fromZero = statement.start().equals("0");
    List<Rational> start =
        fromZero ? Q.zeros(h) : entries.subList(h * h + h * n, h * h + h * n + h);
    List<List<Rational>> inputs = cut(entries, h * h + h * n + h, steps, n);
    Matrix<Rational> column = Matrix.row(start).transposed();
    return new Run(
        steps,
        new LinearRnn<>(Q, a, b, a, Q.zeros(h), start),
        inputs,
        List.of(h, 1),
        fromZero ? Map.of("A", a, "B", b) : Map.of("A", a, "B", b, statement.start(), column),
        Map.of("x", inputs.stream().map(x -> Matrix.row(x).transposed()).toList()));
  }

  /** Keys of size d and values of size e: the input is (k, v), the state [d, e]. */
  private Run linearAttention(int steps, int d, int e, List<Rational> entries) {
    Rational decay = entries.getFirst();
    List<List<Rational>> inputs = cut(entries, 1, steps, d + e);
    Matrix<Rational> identity = Draw.diagonal(Rational.ONE, d + e);
    Matrix<Rational> keys = new Matrix<>(identity.rows().subList(0, d));
    Matrix<Rational> values = new Matrix<>(identity.rows().subList(d, d + e));
    return new Run(
        steps,
        new LinearAttention<>(Q, decay, keys, keys, values),
        inputs,
        List.of(d, e),
        Map.of("α", Draw.diagonal(decay, d)),
        Map.of(
            "k", inputs.stream().map(u -> Matrix.row(u.subList(0, d)).transposed()).toList(),
            "v", inputs.stream().map(u -> Matrix.row(u.subList(d, d + e))).toList()));
  }

  private static List<List<Rational>> cut(List<Rational> entries, int from, int count, int size) {
    List<List<Rational>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(entries.subList(from + i * size, from + (i + 1) * size));
    }
    return parts;
  }

  private Matrix<Rational> closedForm(Run run) {
    Matrix<Rational> sum = Q.zeros(run.shape().get(0), run.shape().get(1));
    for (Term term : statement.terms()) {
      UnrollsTo.Sum over = term.sum();
      int first = over == null ? 0 : over.from();
      long last = over == null ? 0 : value(over.to(), run.steps(), 0);
      for (int t = first; t <= last; t++) {
        sum = Q.sum(sum, Q.scale(Rational.of(term.coefficient()), word(term, run, t)));
      }
    }
    return sum;
  }

  private Matrix<Rational> word(Term term, Run run, int t) {
    Matrix<Rational> product = Draw.diagonal(Rational.ONE, run.shape().getFirst());
    for (Factor factor : term.word()) {
      long exponent = value(factor.exponent(), run.steps(), t);
      for (long i = 0; i < exponent; i++) {
        product = Draw.product(product, matrix(factor, run, t));
      }
    }
    return product;
  }

  private Matrix<Rational> matrix(Factor factor, Run run, int t) {
    Formula index = factor.index();
    Matrix<Rational> matrix =
        index == null
            ? run.symbols().get(factor.symbol())
            : run.indexed()
                .getOrDefault(factor.symbol(), List.of())
                .get((int) value(index, run.steps(), t) - statement.firstInput());
    if (matrix == null) {
      throw new IllegalArgumentException("nothing is drawn for the symbol " + factor.symbol());
    }
    return matrix;
  }

  private static long value(Formula formula, int steps, int t) {
    return Formulas.value(formula, Map.of("T", (long) steps, "t", (long) t));
  }
}
