package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code e33}, self-gating: x = W_in u; h_t = tanh(W_x silu(x_t) + W_h h_{t−1} + b); o_t = h_t ⊙
 * silu(h_t). Source: the project's notes on models; scaling-study-e33-e42 names it only. 4 H²
 * parameters with the output projection.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out the residual
 * block around the layer, and training.
 *
 * @param algebra the algebra
 * @param win W_in [H, inputs]
 * @param wx W_x [H, H]
 * @param wh W_h [H, H]
 * @param bias b [H]
 * @param <N> the numbers
 */
public record E33<N>(Algebra<N> algebra, Matrix<N> win, Matrix<N> wx, Matrix<N> wh, List<N> bias)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return win.width();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(wh.height());
  }

  @Override
  public List<N> step(List<N> h, List<N> u) {
    List<N> x = algebra.map(algebra.over()::silu, algebra.times(win, u));
    return algebra.map(
        algebra.over()::tanh, algebra.sum(algebra.times(wx, x), algebra.times(wh, h), bias));
  }

  @Override
  public List<N> output(List<N> h, List<N> u) {
    return algebra.entrywise(h, algebra.map(algebra.over()::silu, h));
  }

  @Override
  public <M> E33<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E33<>(to, win.map(image), wx.map(image), wh.map(image), Vectors.map(image, bias));
  }
}
