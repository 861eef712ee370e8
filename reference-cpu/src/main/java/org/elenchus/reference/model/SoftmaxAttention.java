package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.elenchus.reference.exact.Arithmetic;

/**
 * One head of causal {@code softmax-attention} with RoPE: q, k, v = W u; q_t and k_t turned by t
 * times the angle of each pair of coordinates; o_t = Σ_{s≤t} softmax_s(q_t·k_s / √key) v_s. Source:
 * the project's notes on models; the transformer of depth-delusion. {@link Heads} joins K of them,
 * {@link Residual} puts the norm and the residual around.
 *
 * <p>State: k_s and v_s for s = 1, …, t; it grows with every step. The turns are given by the
 * cosine and sine of one step's angle, so that rational ones stay rational.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out dropout and
 * windows.
 *
 * @param algebra the algebra
 * @param wq W_q [key, inputs], key even
 * @param wk W_k [key, inputs]
 * @param wv W_v [value, inputs]
 * @param turns cosine and sine of one step for each pair [key / 2, 2]
 * @param <N> the numbers
 */
public record SoftmaxAttention<N>(
    Algebra<N> algebra, Matrix<N> wq, Matrix<N> wk, Matrix<N> wv, Matrix<N> turns)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return wk.width();
  }

  @Override
  public List<N> start() {
    return List.of();
  }

  private int entry() {
    return wk.height() + wv.height();
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    int t = state.size() / entry() + 1;
    return Vectors.join(List.of(state, rotated(algebra.times(wk, u), t), algebra.times(wv, u)));
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    Arithmetic<N> over = algebra.over();
    int t = state.size() / entry();
    List<N> q = rotated(algebra.times(wq, u), t);
    N root = over.sqrt(over.of(wk.height()));

    List<N> weights = new ArrayList<>();
    List<List<N>> values = new ArrayList<>();
    for (int s = 0; s < t; s++) {
      List<N> past = state.subList(s * entry(), (s + 1) * entry());
      List<N> k = past.subList(0, wk.height());
      weights.add(over.exp(over.divide(algebra.dot(q, k), root)));
      values.add(past.subList(wk.height(), entry()));
    }
    List<N> mixed = algebra.transposedTimes(new Matrix<>(values), weights);
    N total = algebra.total(weights);
    return algebra.map(sum -> over.divide(sum, total), mixed);
  }

  /** Each pair of coordinates multiplied, as a complex number, by (cos + i sin)^t. */
  private List<N> rotated(List<N> vector, int t) {
    Arithmetic<N> over = algebra.over();
    List<N> result = new ArrayList<>();
    for (int pair = 0; pair < turns.height(); pair++) {
      N x = vector.get(2 * pair);
      N y = vector.get(2 * pair + 1);
      N cos = turns.at(pair, 0);
      N sin = turns.at(pair, 1);
      for (int i = 0; i < t; i++) {
        N turned = over.subtract(over.multiply(cos, x), over.multiply(sin, y));
        y = over.add(over.multiply(sin, x), over.multiply(cos, y));
        x = turned;
      }
      result.add(x);
      result.add(y);
    }
    return result;
  }

  @Override
  public <M> SoftmaxAttention<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new SoftmaxAttention<>(
        to, wq.map(image), wk.map(image), wv.map(image), turns.map(image));
  }
}
