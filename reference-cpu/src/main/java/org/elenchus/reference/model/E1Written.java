package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * {@code e1} as the documents write it: h_t = tanh(W_h h_{t−1} + W_x x_t) ⊙ σ(g_t), o_t = h_t.
 * Source: unified-scaling-theory, line 37; scaling-study-400m, line 176. What the gate sees is not
 * written: g_t = W_g h_{t−1} + V_g x_t (which the Jacobian on line 47 needs) or g_t = V_g x_t.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It does not show which of the
 * two gates the documents mean; claims name the one they are about.
 *
 * @param algebra the algebra
 * @param wh W_h [H, H]
 * @param wx W_x [H, inputs]
 * @param wg W_g [H, H], not used where the gate sees the input only
 * @param vg V_g [H, inputs]
 * @param gateSeesState whether g_t has the term W_g h_{t−1}
 * @param <N> the numbers
 */
public record E1Written<N>(
    Algebra<N> algebra,
    Matrix<N> wh,
    Matrix<N> wx,
    Matrix<N> wg,
    Matrix<N> vg,
    boolean gateSeesState)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return wx.width();
  }

  @Override
  public List<N> start() {
    return algebra.zeros(wh.height());
  }

  @Override
  public List<N> step(List<N> h, List<N> x) {
    List<N> candidate =
        algebra.map(algebra.over()::tanh, algebra.sum(algebra.times(wh, h), algebra.times(wx, x)));
    List<N> gate = algebra.map(algebra.over()::logistic, gateInput(h, x));
    return algebra.entrywise(candidate, gate);
  }

  private List<N> gateInput(List<N> h, List<N> x) {
    List<N> fromInput = algebra.times(vg, x);
    return gateSeesState ? algebra.sum(algebra.times(wg, h), fromInput) : fromInput;
  }

  @Override
  public List<N> output(List<N> h, List<N> x) {
    return h;
  }

  @Override
  public <M> E1Written<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E1Written<>(
        to, wh.map(image), wx.map(image), wg.map(image), vg.map(image), gateSeesState);
  }
}
