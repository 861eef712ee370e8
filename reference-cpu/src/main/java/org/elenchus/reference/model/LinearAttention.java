package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code linear-attention}: S_t = α S_{t−1} + k_t v_tᵀ, S [key × value], o_t = S_tᵀ q_t, with q, k,
 * v linear in the input u_t; α = 1 is the form without decay. Source: ssm-expressivity-q1, line 159
 * (which calls it Mamba2); the project's notes on models.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out feature maps of
 * keys and queries, and normalisation by their sum.
 *
 * @param algebra the algebra
 * @param alpha α
 * @param wq W_q [key, inputs]
 * @param wk W_k [key, inputs]
 * @param wv W_v [value, inputs]
 * @param <N> the numbers
 */
public record LinearAttention<N>(
    Algebra<N> algebra, N alpha, Matrix<N> wq, Matrix<N> wk, Matrix<N> wv)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return wk.width();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(wk.height() * wv.height());
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    Matrix<N> s = Matrix.unflatten(state, wv.height());
    List<N> k = algebra.times(wk, u);
    List<N> v = algebra.times(wv, u);
    return algebra.sum(algebra.scale(alpha, s), algebra.outer(k, v)).flat();
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    List<N> q = algebra.times(wq, u);
    return algebra.transposedTimes(Matrix.unflatten(state, wv.height()), q);
  }

  @Override
  public <M> LinearAttention<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new LinearAttention<>(
        to, image.apply(alpha), wq.map(image), wk.map(image), wv.map(image));
  }
}
