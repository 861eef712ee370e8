package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.elenchus.reference.exact.Arithmetic;

/**
 * {@code mamba2} as trained: [z, x, B, C, dt] = W_in u; (x, B, C) = silu(causal depthwise
 * convolution, width 4); for each of K heads dt = softplus(dt + bias), h_t = exp(dt·A) h_{t−1} + dt
 * B xᵀ with a scalar A &lt; 0, h [state × head], y = Cᵀh + D x; then y = RMSNorm(y ⊙ silu(z)) and o
 * = W_out y. One B and one C serve all heads. Source: the project's notes on models;
 * scaling-study-400m, line 192, and unified-scaling-theory, line 219, in outline. State: h head by
 * head, then the window of the convolution.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out several groups
 * of B and C; training in chunks, which sums in another order.
 *
 * @param algebra the algebra
 * @param intoZ the rows of W_in for z [K · head, inputs]
 * @param intoXbc the rows of W_in for x, B, C [K · head + 2 · state, inputs]
 * @param intoDt the rows of W_in for dt [K, inputs]
 * @param convolution over x, B and C
 * @param dtBias the bias of dt [K]
 * @param a A of each head, negative [K]
 * @param d D of each head [K]
 * @param gain the norm's gain [K · head]
 * @param epsilon the norm's ε
 * @param out W_out [outputs, K · head]
 * @param <N> the numbers
 */
public record Mamba2<N>(
    Algebra<N> algebra,
    Matrix<N> intoZ,
    Matrix<N> intoXbc,
    Matrix<N> intoDt,
    ShortConvolution<N> convolution,
    List<N> dtBias,
    List<N> a,
    List<N> d,
    List<N> gain,
    N epsilon,
    Matrix<N> out)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return intoZ.width();
  }

  private int heads() {
    return a.size();
  }

  private int headSize() {
    return intoZ.height() / heads();
  }

  private int stateSize() {
    return (intoXbc.height() - intoZ.height()) / 2;
  }

  @Override
  public List<N> start() {
    return algebra.zeros(heads() * stateSize() * headSize() + convolution.windowSize());
  }

  /** The state in parts: the flat h of each head, then the window. */
  private List<List<N>> parts(List<N> state) {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(heads(), stateSize() * headSize()));
    sizes.add(convolution.windowSize());
    return Vectors.cut(state, sizes);
  }

  /** What the convolution gives: x of each head, then B, then C. */
  private List<List<N>> inputsBc(List<N> window) {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(heads(), headSize()));
    sizes.add(stateSize());
    sizes.add(stateSize());
    return Vectors.cut(convolution.apply(algebra, window), sizes);
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    Arithmetic<N> over = algebra.over();
    List<List<N>> parts = parts(state);
    List<N> window = convolution.shift(parts.getLast(), algebra.times(intoXbc, u));
    List<List<N>> xbc = inputsBc(window);
    List<N> b = xbc.get(heads());
    List<N> dts = algebra.map(over::softplus, algebra.sum(algebra.times(intoDt, u), dtBias));

    List<List<N>> next = new ArrayList<>();
    for (int head = 0; head < heads(); head++) {
      Matrix<N> h = Matrix.unflatten(parts.get(head), headSize());
      List<N> x = xbc.get(head);
      N dt = dts.get(head);
      N decay = over.exp(over.multiply(dt, a.get(head)));
      Matrix<N> written = algebra.scale(dt, algebra.outer(b, x));
      next.add(algebra.sum(algebra.scale(decay, h), written).flat());
    }
    next.add(window);
    return Vectors.join(next);
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    List<List<N>> parts = parts(state);
    List<List<N>> xbc = inputsBc(parts.getLast());
    List<N> c = xbc.getLast();

    List<List<N>> ys = new ArrayList<>();
    for (int head = 0; head < heads(); head++) {
      Matrix<N> h = Matrix.unflatten(parts.get(head), headSize());
      List<N> skip = algebra.scale(d.get(head), xbc.get(head));
      ys.add(algebra.sum(algebra.transposedTimes(h, c), skip));
    }
    List<N> z = algebra.map(algebra.over()::silu, algebra.times(intoZ, u));
    List<N> gated = algebra.entrywise(Vectors.join(ys), z);
    return algebra.times(out, algebra.rmsNorm(gated, gain, epsilon));
  }

  @Override
  public <M> Mamba2<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new Mamba2<>(
        to,
        intoZ.map(image),
        intoXbc.map(image),
        intoDt.map(image),
        convolution.map(image),
        Vectors.map(image, dtBias),
        Vectors.map(image, a),
        Vectors.map(image, d),
        Vectors.map(image, gain),
        image.apply(epsilon),
        out.map(image));
  }
}
