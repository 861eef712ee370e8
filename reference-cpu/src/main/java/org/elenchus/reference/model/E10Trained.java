package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.elenchus.reference.exact.Arithmetic;

/**
 * {@code e10} as trained: h as in {@link E1Trained}, and banks m_i = λ_i m_i + (1 − λ_i) h with λ_i
 * = σ(a_i) for each dimension; o_t = h_t ⊙ silu(z_0) + Σ_i m_i ⊙ silu(z_i). Source: the project's
 * notes on models (4 banks, initial decays 0.8 to 0.99); scaling-study-400m, lines 182-188, gives
 * the bank. State: h, then the banks in order.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out training, which
 * sets the decays; the norm and the residual around the layer are {@link Residual}.
 *
 * @param algebra the algebra
 * @param cell h's own part and its output gate z_0
 * @param decayLogits a_i [banks, H]
 * @param intoZ for each bank the rows of W_in that give z_i [banks, [H, inputs]]
 * @param <N> the numbers
 */
public record E10Trained<N>(
    Algebra<N> algebra, E1Trained<N> cell, Matrix<N> decayLogits, List<Matrix<N>> intoZ)
    implements Recurrence<N> {
  /** Copies the list. */
  public E10Trained {
    intoZ = List.copyOf(intoZ);
  }

  @Override
  public int inputs() {
    return cell.inputs();
  }

  @Override
  public List<N> start() {
    return algebra.zeros((1 + banks()) * size());
  }

  private int banks() {
    return decayLogits.height();
  }

  private int size() {
    return decayLogits.width();
  }

  private List<List<N>> parts(List<N> state) {
    return Vectors.cut(state, Collections.nCopies(1 + banks(), size()));
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    List<List<N>> parts = parts(state);
    List<N> h = cell.step(parts.getFirst(), u);
    List<List<N>> next = new ArrayList<>();
    next.add(h);
    for (int i = 0; i < banks(); i++) {
      List<N> lambda = algebra.map(algebra.over()::logistic, decayLogits.rows().get(i));
      next.add(average(algebra, lambda, parts.get(1 + i), h));
    }
    return Vectors.join(next);
  }

  /** λ ⊙ m + (1 − λ) ⊙ h. */
  static <N> List<N> average(Algebra<N> algebra, List<N> lambda, List<N> m, List<N> h) {
    Arithmetic<N> over = algebra.over();
    List<N> rest = algebra.map(l -> over.subtract(over.one(), l), lambda);
    return algebra.sum(algebra.entrywise(lambda, m), algebra.entrywise(rest, h));
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    List<List<N>> parts = parts(state);
    List<N> o = cell.output(parts.getFirst(), u);
    for (int i = 0; i < banks(); i++) {
      List<N> gate = algebra.map(algebra.over()::silu, algebra.times(intoZ.get(i), u));
      o = algebra.sum(o, algebra.entrywise(parts.get(1 + i), gate));
    }
    return o;
  }

  @Override
  public <M> E10Trained<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E10Trained<>(
        to,
        cell.map(to, image),
        decayLogits.map(image),
        intoZ.stream().map(z -> z.<M>map(image)).toList());
  }
}
