package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A causal layer with a state: s_t = step(s_{t−1}, u_t), o_t = output(s_t, u_t). The state is a
 * flat list of numbers (a matrix state row by row); it has a fixed length for all models but
 * softmax attention, whose state is the cache of all keys and values so far.
 *
 * @param <N> the numbers
 */
public sealed interface Recurrence<N>
    permits LinearRnn,
        LinearAttention,
        Elman,
        E1Written,
        E1Trained,
        E10Written,
        E10Trained,
        E33,
        E42,
        E88Additive,
        E88DeltaWritten,
        E88DeltaTrained,
        Mamba2,
        GatedDeltaNet,
        SelectiveRnn,
        SoftmaxAttention,
        GatedMlp,
        Heads,
        Residual {
  /**
   * The algebra over the arithmetic of the numbers.
   *
   * @return it
   */
  Algebra<N> algebra();

  /**
   * The length of an input u_t.
   *
   * @return it
   */
  int inputs();

  /**
   * The state before the first step, s_0.
   *
   * @return it
   */
  List<N> start();

  /**
   * The state after one step.
   *
   * @param state s_{t−1}
   * @param input u_t [inputs]
   * @return s_t
   */
  List<N> step(List<N> state, List<N> input);

  /**
   * The output at one step.
   *
   * @param state s_t, after the step
   * @param input u_t [inputs], the same that the step took
   * @return o_t
   */
  List<N> output(List<N> state, List<N> input);

  /**
   * The same model over other numbers: each parameter replaced by its image.
   *
   * @param algebra the algebra over the arithmetic of the other numbers
   * @param image what becomes of one parameter
   * @param <M> the other numbers
   * @return the model
   */
  <M> Recurrence<M> map(Algebra<M> algebra, Function<? super N, ? extends M> image);

  /**
   * The states s_0, s_1, …, s_T.
   *
   * @param inputs u_1, …, u_T, [T, inputs]
   * @return T + 1 states
   */
  default List<List<N>> states(List<List<N>> inputs) {
    List<List<N>> states = new ArrayList<>();
    states.add(start());
    for (List<N> input : inputs) {
      states.add(step(states.getLast(), input));
    }
    return List.copyOf(states);
  }

  /**
   * The outputs o_1, …, o_T.
   *
   * @param inputs u_1, …, u_T, [T, inputs]
   * @return T outputs
   */
  default List<List<N>> run(List<List<N>> inputs) {
    List<List<N>> states = states(inputs);
    List<List<N>> outputs = new ArrayList<>();
    for (int t = 0; t < inputs.size(); t++) {
      outputs.add(output(states.get(t + 1), inputs.get(t)));
    }
    return List.copyOf(outputs);
  }
}
