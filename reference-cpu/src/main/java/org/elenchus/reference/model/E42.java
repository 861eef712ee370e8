package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code e42}, linear and tied: x = silu(W_in u); h_t = W x_t + W h_{t−1} + b with one W for both,
 * no tanh; o_t = h_t ⊙ silu(h_t). Linear in time. Source: the project's notes on models;
 * scaling-study-e33-e42 names it only. 3 H² parameters with the output projection.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out the residual
 * block around the layer, and training.
 *
 * @param algebra the algebra
 * @param win W_in [H, inputs]
 * @param w W [H, H]
 * @param bias b [H]
 * @param <N> the numbers
 */
public record E42<N>(Algebra<N> algebra, Matrix<N> win, Matrix<N> w, List<N> bias)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return win.width();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(w.height());
  }

  @Override
  public List<N> step(List<N> h, List<N> u) {
    List<N> x = algebra.map(algebra.over()::silu, algebra.times(win, u));
    return algebra.sum(algebra.times(w, x), algebra.times(w, h), bias);
  }

  @Override
  public List<N> output(List<N> h, List<N> u) {
    return algebra.entrywise(h, algebra.map(algebra.over()::silu, h));
  }

  @Override
  public <M> E42<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E42<>(to, win.map(image), w.map(image), Vectors.map(image, bias));
  }
}
