package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code linear-rnn}: h_t = A h_{t−1} + B x_t, y_t = C h_t + c. Source: unified-scaling-theory,
 * line 162; ssm-expressivity-q1, lines 28-34.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It does not show anything of
 * A or B that depend on the input.
 *
 * @param algebra the algebra
 * @param a A [H, H]
 * @param b B [H, inputs]
 * @param c C [outputs, H]
 * @param bias c [outputs]
 * @param initial h_0 [H]
 * @param <N> the numbers
 */
public record LinearRnn<N>(
    Algebra<N> algebra, Matrix<N> a, Matrix<N> b, Matrix<N> c, List<N> bias, List<N> initial)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return b.width();
  }

  @Override
  public List<N> start() {
    return initial;
  }

  @Override
  public List<N> step(List<N> h, List<N> x) {
    return algebra.sum(algebra.times(a, h), algebra.times(b, x));
  }

  @Override
  public List<N> output(List<N> h, List<N> x) {
    return algebra.sum(algebra.times(c, h), bias);
  }

  @Override
  public <M> LinearRnn<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new LinearRnn<>(
        to,
        a.map(image),
        b.map(image),
        c.map(image),
        Vectors.map(image, bias),
        Vectors.map(image, initial));
  }
}
