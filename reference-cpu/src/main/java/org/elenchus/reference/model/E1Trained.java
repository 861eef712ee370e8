package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code e1} as trained: [x, z] = W_in u; h_t = tanh(W_x silu(x_t) + W_h h_{t−1} + b); o_t = h_t ⊙
 * silu(z_t). The gate sees the input only and acts on the output, not on the state. Source: the
 * project's notes on models; 5 H² parameters where u has length H.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out the spectral
 * norm that training holds near 0.99, and the residual block around the layer.
 *
 * @param algebra the algebra
 * @param intoX the rows of W_in that give x [H, inputs]
 * @param intoZ the rows of W_in that give z [H, inputs]
 * @param wx W_x [H, H]
 * @param wh W_h [H, H]
 * @param bias b [H]
 * @param <N> the numbers
 */
public record E1Trained<N>(
    Algebra<N> algebra, Matrix<N> intoX, Matrix<N> intoZ, Matrix<N> wx, Matrix<N> wh, List<N> bias)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return intoX.width();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(wh.height());
  }

  @Override
  public List<N> step(List<N> h, List<N> u) {
    List<N> x = algebra.map(algebra.over()::silu, algebra.times(intoX, u));
    return algebra.map(
        algebra.over()::tanh, algebra.sum(algebra.times(wx, x), algebra.times(wh, h), bias));
  }

  @Override
  public List<N> output(List<N> h, List<N> u) {
    return algebra.entrywise(h, algebra.map(algebra.over()::silu, algebra.times(intoZ, u)));
  }

  @Override
  public <M> E1Trained<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E1Trained<>(
        to,
        intoX.map(image),
        intoZ.map(image),
        wx.map(image),
        wh.map(image),
        Vectors.map(image, bias));
  }
}
