package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code elman}: h_t = tanh(W_h h_{t−1} + W_x x_t + b), o_t = h_t. The plain baseline; the
 * documents name it only.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. Source: Elman 1990; the
 * project's notes on models. It leaves out the spectral norm that training holds near 0.99.
 *
 * @param algebra the algebra
 * @param wh W_h [H, H]
 * @param wx W_x [H, inputs]
 * @param bias b [H]
 * @param initial h_0 [H]
 * @param <N> the numbers
 */
public record Elman<N>(
    Algebra<N> algebra, Matrix<N> wh, Matrix<N> wx, List<N> bias, List<N> initial)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return wx.width();
  }

  @Override
  public List<N> start() {
    return initial;
  }

  @Override
  public List<N> step(List<N> h, List<N> x) {
    return algebra.map(
        algebra.over()::tanh, algebra.sum(algebra.times(wh, h), algebra.times(wx, x), bias));
  }

  @Override
  public List<N> output(List<N> h, List<N> x) {
    return h;
  }

  @Override
  public <M> Elman<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new Elman<>(
        to, wh.map(image), wx.map(image), Vectors.map(image, bias), Vectors.map(image, initial));
  }
}
