package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;
import org.elenchus.reference.exact.Arithmetic;

/**
 * One head of {@code gated-delta-net}, S [key × value]: q, k, v = silu(causal depthwise convolution
 * of W u), q and k divided by their Euclidean norms; S_t = α_t (I − β_t k_t k_tᵀ) S_{t−1} + β_t k_t
 * v_tᵀ; o_t = gain ⊙ RMSNorm(S_tᵀ q_t / √key) ⊙ silu(W_g u). α_t is the {@link Decay}; β_t =
 * σ(w_β·u) in (0, 1), or 2σ(w_β·u) in (0, 2) where {@code negativeEigenvalues}: the eigenvalue
 * along k is α(1 − β). Source: the project's notes on models; the documents name it only
 * ("fla-gdn"). The state after S is the window of the convolution.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out the projection
 * that joins the heads; training in chunks, which sums in another order.
 *
 * @param algebra the algebra
 * @param wqkv the rows of q, then k, then v [2·key + value, inputs]
 * @param convolution over all those channels
 * @param key the length of q and k
 * @param decay α
 * @param writeLogit w_β [inputs]
 * @param negativeEigenvalues whether β reaches to 2
 * @param gate W_g [value, inputs]
 * @param gain the norm's gain [value]
 * @param epsilon the norm's ε
 * @param <N> the numbers
 */
public record GatedDeltaNet<N>(
    Algebra<N> algebra,
    Matrix<N> wqkv,
    ShortConvolution<N> convolution,
    int key,
    Decay<N> decay,
    List<N> writeLogit,
    boolean negativeEigenvalues,
    Matrix<N> gate,
    List<N> gain,
    N epsilon)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return wqkv.width();
  }

  private int value() {
    return gain.size();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(key * value() + convolution.windowSize());
  }

  private List<List<N>> parts(List<N> state) {
    return Vectors.cut(state, List.of(key * value(), convolution.windowSize()));
  }

  private List<List<N>> queryKeyValue(List<N> window) {
    return Vectors.cut(convolution.apply(algebra, window), List.of(key, key, value()));
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    Matrix<N> s = Matrix.unflatten(parts(state).get(0), value());
    List<N> window = convolution.shift(parts(state).get(1), algebra.times(wqkv, u));
    List<N> k = algebra.unit(queryKeyValue(window).get(1));
    List<N> v = queryKeyValue(window).get(2);
    Matrix<N> next = delta(algebra, decay.at(algebra, u), strength(u), k, v, s);
    return Vectors.join(List.of(next.flat(), window));
  }

  /** α (I − β k kᵀ) S + β k vᵀ. */
  static <N> Matrix<N> delta(
      Algebra<N> algebra, N alpha, N beta, List<N> k, List<N> v, Matrix<N> s) {
    Matrix<N> along = algebra.outer(k, algebra.transposedTimes(s, k));
    Matrix<N> kept = algebra.minus(s, algebra.scale(beta, along));
    return algebra.sum(algebra.scale(alpha, kept), algebra.scale(beta, algebra.outer(k, v)));
  }

  private N strength(List<N> u) {
    Arithmetic<N> over = algebra.over();
    N beta = over.logistic(algebra.dot(writeLogit, u));
    return negativeEigenvalues ? over.multiply(over.of(2), beta) : beta;
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    Arithmetic<N> over = algebra.over();
    Matrix<N> s = Matrix.unflatten(parts(state).get(0), value());
    List<N> q = algebra.unit(queryKeyValue(parts(state).get(1)).get(0));
    N root = over.sqrt(over.of(key));
    List<N> o = algebra.map(x -> over.divide(x, root), algebra.transposedTimes(s, q));
    List<N> opened = algebra.map(over::silu, algebra.times(gate, u));
    return algebra.entrywise(algebra.rmsNorm(o, gain, epsilon), opened);
  }

  @Override
  public <M> GatedDeltaNet<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new GatedDeltaNet<>(
        to,
        wqkv.map(image),
        convolution.map(image),
        key,
        decay.map(image),
        Vectors.map(image, writeLogit),
        negativeEigenvalues,
        gate.map(image),
        Vectors.map(image, gain),
        image.apply(epsilon));
  }
}
