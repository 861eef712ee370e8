package org.elenchus.reference.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.IterateNotCollapsed;
import org.elenchus.claims.statement.ReachableDimension;
import org.elenchus.claims.statement.SelectiveComputes;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.Elimination;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.SelectiveRnn;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;

/** What linear recurrences do and what iterated functions are: three small forms. */
public final class Recurrences {
  private static final Algebra<Rational> Q = new Algebra<>(RationalArithmetic.RATIONALS);

  private Recurrences() {}

  /**
   * The iterate itself: a single function; of the class if its degree is small enough.
   *
   * @param statement the map and how often it is applied
   * @param coefficients of the iterate, from that of 1
   * @return whether it is outside the class
   */
  public static Shown iterate(IterateNotCollapsed statement, List<BigFraction> coefficients) {
    Polynomial map = polynomial(statement.map());
    Polynomial iterate = Polynomial.variable("x");
    for (int i = 0; i < statement.times(); i++) {
      iterate = map.substitute(Map.of("x", iterate));
    }
    Require.that(polynomial(coefficients).equals(iterate), "the iterate is another polynomial");
    Require.that(coefficients.size() == iterate.degree() + 1, "the last coefficient must not be 0");
    Integer degree = statement.degree();
    boolean collapses = degree == null || iterate.degree() <= degree;
    return Shown.compared(
        !collapses,
        Scope.of(NumberSystem.REALS, Map.of()),
        "f applied %d times is the single polynomial %s, of degree %d."
            .formatted(statement.times(), iterate, iterate.degree()));
  }

  private static Polynomial polynomial(List<BigFraction> coefficients) {
    Polynomial sum = Polynomial.ZERO;
    Polynomial power = Polynomial.ONE;
    for (BigFraction coefficient : coefficients) {
      sum = sum.add(power.scale(Rational.of(coefficient)));
      power = power.multiply(Polynomial.variable("x"));
    }
    return sum;
  }

  /**
   * The rank of B, AB, A²B, … by one impulse run through the reference model.
   *
   * @param statement the number of states and the claimed dimensions
   * @param given A and B
   * @return whether the dimensions are as claimed, or where they first differ
   */
  public static Shown dimension(ReachableDimension statement, ReachingRecurrence given) {
    var a = given.a();
    List<BigFraction> b = given.b();
    int states = statement.states();
    Matrix<Rational> transition = matrix(a);
    Require.that(
        transition.height() == states && transition.width() == states && b.size() == states,
        "the recurrence has another number of states");
    LinearRnn<Rational> model =
        new LinearRnn<>(
            Q,
            transition,
            Matrix.row(vector(b)).transposed(),
            transition,
            Q.zeros(states),
            Q.zeros(states));
    Elimination reached = new Elimination();
    List<Rational> state = model.start();
    List<Rational> input = List.of(Rational.ONE);
    for (int t = 1; t <= states; t++) {
      state = model.step(state, input);
      Require.that(reached.add(state), "at T = " + t + " nothing more is reached");
      input = List.of(Rational.ZERO);
    }
    List<Integer> claimed = statement.bySteps();
    for (int t = 1; t <= Math.max(states, claimed.size()); t++) {
      int said = claimed.get(Math.min(t, claimed.size()) - 1);
      if (said != Math.min(t, states)) {
        return Shown.compared(
            false,
            Scope.of(NumberSystem.REALS, Map.of("T", "" + t)),
            "With %d states the dimension reached in %d steps is up to %d, not %d."
                .formatted(states, t, Math.min(t, states), said));
      }
    }
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("T", "1..")),
        "With "
            + states
            + " states the dimension reached grows with T, to min(T, "
            + states
            + ").");
  }

  /**
   * A network beside the task's machine, walked until nothing new appears.
   *
   * @param statement the task
   * @param network a matrix for each symbol
   * @return that it computes the task for every T
   */
  public static Shown selective(SelectiveComputes statement, SelectiveNetwork network) {
    Automaton machine = machine(statement.task());
    SelectiveRnn<Rational> model = model(network);
    Require.that(model.inputs() == machine.symbols(), "each symbol needs a matrix");
    int pairs = FiniteMachine.of(model).pairs(machine);
    Require.that(pairs > 0, "some answer is wrong");
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("T", "1..")),
        "A linear recurrence with %d states computes %s for every T; it meets %d pairs of states."
            .formatted(model.start().size(), statement.task().title(), pairs));
  }

  /** The reference model with a certificate's numbers. */
  static SelectiveRnn<Rational> model(SelectiveNetwork network) {
    return new SelectiveRnn<>(
        Q,
        network.transitions().stream().map(Recurrences::matrix).toList(),
        matrix(network.readout()),
        vector(network.start()));
  }

  /** The finite machine of a task. */
  static Automaton machine(TaskRef task) {
    Map<String, Integer> parameters = new TreeMap<>();
    task.parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return Tasks.of(task.name(), parameters)
        .automaton()
        .orElseThrow(() -> new IllegalArgumentException(task.title() + " has no finite machine"));
  }

  private static Matrix<Rational> matrix(List<List<BigFraction>> rows) {
    return new Matrix<>(rows.stream().map(Recurrences::vector).toList());
  }

  private static List<Rational> vector(List<BigFraction> entries) {
    return entries.stream().map(Rational::of).toList();
  }
}
