package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * {@code e10} as the documents write it: h as in {@link E1Written}, banks m_i = λ_i m_i + (1 − λ_i)
 * h with fixed numbers λ_i, and o_t = h_t + Σ_i m_i ⊙ σ(V_i x_t). Source: scaling-study-400m, line
 * 184; unified-scaling-theory, line 218, which does not say what the gates of the banks see: here
 * the input. State: h, then the banks in order.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It does not show which of the
 * readings of the gates the documents mean.
 *
 * @param algebra the algebra
 * @param cell h's own part
 * @param decays λ_i [banks]
 * @param gates V_i [banks, [H, inputs]]
 * @param <N> the numbers
 */
public record E10Written<N>(
    Algebra<N> algebra, E1Written<N> cell, List<N> decays, List<Matrix<N>> gates)
    implements Recurrence<N> {
  /** Copies the lists. */
  public E10Written {
    decays = List.copyOf(decays);
    gates = List.copyOf(gates);
  }

  @Override
  public int inputs() {
    return cell.inputs();
  }

  @Override
  public List<N> start() {
    return algebra.zeros((1 + decays.size()) * size());
  }

  private int size() {
    return cell.wh().height();
  }

  private List<List<N>> parts(List<N> state) {
    return Vectors.cut(state, Collections.nCopies(1 + decays.size(), size()));
  }

  @Override
  public List<N> step(List<N> state, List<N> x) {
    List<List<N>> parts = parts(state);
    List<N> h = cell.step(parts.getFirst(), x);
    List<List<N>> next = new ArrayList<>();
    next.add(h);
    for (int i = 0; i < decays.size(); i++) {
      List<N> lambda = Collections.nCopies(size(), decays.get(i));
      next.add(E10Trained.average(algebra, lambda, parts.get(1 + i), h));
    }
    return Vectors.join(next);
  }

  @Override
  public List<N> output(List<N> state, List<N> x) {
    List<List<N>> parts = parts(state);
    List<N> o = parts.getFirst();
    for (int i = 0; i < decays.size(); i++) {
      List<N> gate = algebra.map(algebra.over()::logistic, algebra.times(gates.get(i), x));
      o = algebra.sum(o, algebra.entrywise(parts.get(1 + i), gate));
    }
    return o;
  }

  @Override
  public <M> E10Written<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new E10Written<>(
        to,
        cell.map(to, image),
        Vectors.map(image, decays),
        gates.stream().map(g -> g.<M>map(image)).toList());
  }
}
