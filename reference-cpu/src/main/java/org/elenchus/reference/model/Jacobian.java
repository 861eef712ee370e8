package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.reference.exact.Dual;
import org.elenchus.reference.exact.DualArithmetic;

/** Exact Jacobians of a step by dual numbers: one run of the model for each column. */
public final class Jacobian {
  private Jacobian() {}

  /**
   * ∂s_t/∂s_{t−1} at one state and input.
   *
   * @param model the model
   * @param state s_{t−1} [n], n ≥ 1
   * @param input u_t [inputs]
   * @param <N> the numbers
   * @return the matrix [length of s_t, n]
   */
  public static <N> Matrix<N> ofState(Recurrence<N> model, List<N> state, List<N> input) {
    DualArithmetic<N> dual = new DualArithmetic<>(model.algebra().over());
    Recurrence<Dual<N>> lifted = model.map(new Algebra<>(dual), dual::constant);
    List<Dual<N>> fixed = Vectors.map(dual::constant, input);
    List<List<N>> columns = new ArrayList<>();
    for (int j = 0; j < state.size(); j++) {
      columns.add(Vectors.map(Dual::derivative, lifted.step(seeded(dual, state, j), fixed)));
    }
    return new Matrix<>(columns).transposed();
  }

  /**
   * ∂s_t/∂u_t at one state and input.
   *
   * @param model the model
   * @param state s_{t−1}
   * @param input u_t [inputs]
   * @param <N> the numbers
   * @return the matrix [length of s_t, inputs]
   */
  public static <N> Matrix<N> ofInput(Recurrence<N> model, List<N> state, List<N> input) {
    DualArithmetic<N> dual = new DualArithmetic<>(model.algebra().over());
    Recurrence<Dual<N>> lifted = model.map(new Algebra<>(dual), dual::constant);
    List<Dual<N>> fixed = Vectors.map(dual::constant, state);
    List<List<N>> columns = new ArrayList<>();
    for (int j = 0; j < input.size(); j++) {
      columns.add(Vectors.map(Dual::derivative, lifted.step(fixed, seeded(dual, input, j))));
    }
    return new Matrix<>(columns).transposed();
  }

  /** The vector with entry j as the variable of differentiation. */
  private static <N> List<Dual<N>> seeded(DualArithmetic<N> dual, List<N> vector, int j) {
    List<Dual<N>> lifted = new ArrayList<>();
    for (int i = 0; i < vector.size(); i++) {
      N value = vector.get(i);
      lifted.add(i == j ? dual.variable(value) : dual.constant(value));
    }
    return lifted;
  }
}
