package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code e88-delta} as the documents write it: S_t = tanh(α S_{t−1} + δ_t k_tᵀ) entrywise, S [value
 * × key], with δ_t = v_t − S_{t−1} k_t; k_t = W_k x_t, v_t = W_v x_t, not normalised. Source:
 * ssm-expressivity-q1, line 150, in the reading in which δ is the error of the delta rule. The
 * documents give no readout; here o_t = S_t q_t with q_t = W_q x_t.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It does not show anything of
 * the trained form, whose keys are normalised and whose gain depends on the input.
 *
 * @param algebra the algebra
 * @param alpha α
 * @param wk W_k [key, inputs]
 * @param wv W_v [value, inputs]
 * @param wq W_q [key, inputs]
 * @param <N> the numbers
 */
public record E88DeltaWritten<N>(
    Algebra<N> algebra, N alpha, Matrix<N> wk, Matrix<N> wv, Matrix<N> wq)
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
    List<N> delta = algebra.minus(v, algebra.times(s, k));
    return algebra
        .sum(algebra.scale(alpha, s), algebra.outer(delta, k))
        .<N>map(algebra.over()::tanh)
        .flat();
  }

  @Override
  public List<N> output(List<N> state, List<N> x) {
    return algebra.times(Matrix.unflatten(state, wk.height()), algebra.times(wq, x));
  }

  @Override
  public <M> E88DeltaWritten<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E88DeltaWritten<>(
        to, image.apply(alpha), wk.map(image), wv.map(image), wq.map(image));
  }
}
