package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One head of {@code e88-delta} as trained, S [key × value]: q, k, v = silu(W u), q and k divided
 * by their Euclidean norms; λ_t the {@link Decay}; S_t = tanh(λ_t S_{t−1} + k_t (v_t − S_{t−1}ᵀ
 * k_t)ᵀ), without the tanh where {@code linearState}; o_t = S_tᵀ q_t, times σ(W_g u) where there is
 * an output gate. Source: the project's notes on models. {@link Heads} joins K of them.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out the projection
 * that joins the heads, and training.
 *
 * @param algebra the algebra
 * @param wq W_q [key, inputs]
 * @param wk W_k [key, inputs]
 * @param wv W_v [value, inputs]
 * @param decay λ
 * @param gate W_g [value, inputs], or null for no output gate
 * @param linearState whether the tanh is dropped
 * @param <N> the numbers
 */
public record E88DeltaTrained<N>(
    Algebra<N> algebra,
    Matrix<N> wq,
    Matrix<N> wk,
    Matrix<N> wv,
    Decay<N> decay,
    @Nullable Matrix<N> gate,
    boolean linearState)
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
    List<N> k = algebra.unit(siluOf(wk, u));
    List<N> v = siluOf(wv, u);
    List<N> error = algebra.minus(v, algebra.transposedTimes(s, k));
    Matrix<N> sum = algebra.sum(algebra.scale(decay.at(algebra, u), s), algebra.outer(k, error));
    return linearState ? sum.flat() : sum.<N>map(algebra.over()::tanh).flat();
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    List<N> q = algebra.unit(siluOf(wq, u));
    List<N> o = algebra.transposedTimes(Matrix.unflatten(state, wv.height()), q);
    return gate == null
        ? o
        : algebra.entrywise(o, algebra.map(algebra.over()::logistic, algebra.times(gate, u)));
  }

  private List<N> siluOf(Matrix<N> w, List<N> u) {
    return algebra.map(algebra.over()::silu, algebra.times(w, u));
  }

  @Override
  public <M> E88DeltaTrained<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E88DeltaTrained<>(
        to,
        wq.map(image),
        wk.map(image),
        wv.map(image),
        decay.map(image),
        gate == null ? null : gate.map(image),
        linearState);
  }
}
