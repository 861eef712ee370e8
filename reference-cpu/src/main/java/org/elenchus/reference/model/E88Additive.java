package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code e88-additive}: S_t = tanh(α S_{t−1} + δ v_t k_tᵀ) entrywise, S [value × key], with
 * constant α in (0, 2) and scalar δ; k_t = W_k x_t, v_t = W_v x_t. Source: ssm-expressivity-q1,
 * line 150, where δ is not defined: this is the reading in which it is a number. The documents give
 * no readout; here o_t = S_t q_t with q_t = W_q x_t.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It does not show anything of
 * the form with a delta rule, {@link E88DeltaWritten}.
 *
 * @param algebra the algebra
 * @param alpha α
 * @param delta δ
 * @param wk W_k [key, inputs]
 * @param wv W_v [value, inputs]
 * @param wq W_q [key, inputs]
 * @param <N> the numbers
 */
public record E88Additive<N>(
    Algebra<N> algebra, N alpha, N delta, Matrix<N> wk, Matrix<N> wv, Matrix<N> wq)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return wk.width();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(wv.height() * wk.height());
  }

  @Override
  public List<N> step(List<N> state, List<N> x) {
    Matrix<N> s = Matrix.unflatten(state, wk.height());
    List<N> k = algebra.times(wk, x);
    List<N> v = algebra.times(wv, x);
    return algebra
        .sum(algebra.scale(alpha, s), algebra.scale(delta, algebra.outer(v, k)))
        .<N>map(algebra.over()::tanh)
        .flat();
  }

  @Override
  public List<N> output(List<N> state, List<N> x) {
    return algebra.times(Matrix.unflatten(state, wk.height()), algebra.times(wq, x));
  }

  @Override
  public <M> E88Additive<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E88Additive<>(
        to, image.apply(alpha), image.apply(delta), wk.map(image), wv.map(image), wq.map(image));
  }
}
