package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * The SwiGLU MLP of the transformer block, a layer without state: o_t = W_2 (silu(W_1 u_t) ⊙ W_3
 * u_t). Source: the project's notes on models.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It does not show anything of
 * time: it has no state.
 *
 * @param algebra the algebra
 * @param w1 W_1 [hidden, inputs]
 * @param w3 W_3 [hidden, inputs]
 * @param w2 W_2 [outputs, hidden]
 * @param <N> the numbers
 */
public record GatedMlp<N>(Algebra<N> algebra, Matrix<N> w1, Matrix<N> w3, Matrix<N> w2)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return w1.width();
  }

  @Override
  public List<N> start() {
    return List.of();
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    return state;
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    List<N> gate = algebra.map(algebra.over()::silu, algebra.times(w1, u));
    return algebra.times(w2, algebra.entrywise(gate, algebra.times(w3, u)));
  }

  @Override
  public <M> GatedMlp<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new GatedMlp<>(to, w1.map(image), w3.map(image), w2.map(image));
  }
}
