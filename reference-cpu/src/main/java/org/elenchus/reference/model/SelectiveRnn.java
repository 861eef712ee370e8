package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * The selective recurrence with any matrix for each symbol: h_t = A(x_t) h_{t−1}, A(x) = Σ_i x_i
 * A_i, y_t = C h_t, with x_t one-hot. It is linear in h and no document writes it out; it is what
 * unified-scaling-theory, lines 165-183, would have to exclude. Neither the gates of Mamba2 (a
 * number in (0, 1) for each head) nor those of a gated delta net with β in (0, 1) reach every A.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. Source:
 * unified-scaling-theory, lines 165-183, in outline. It does not show that training finds such
 * matrices.
 *
 * @param algebra the algebra
 * @param transitions A_i for each symbol [symbols, [H, H]]
 * @param c C [outputs, H]
 * @param initial h_0 [H]
 * @param <N> the numbers
 */
public record SelectiveRnn<N>(
    Algebra<N> algebra, List<Matrix<N>> transitions, Matrix<N> c, List<N> initial)
    implements Recurrence<N> {
  /** Copies the list. */
  public SelectiveRnn {
    transitions = List.copyOf(transitions);
  }

  @Override
  public int inputs() {
    return transitions.size();
  }

  @Override
  public List<N> start() {
    return initial;
  }

  @Override
  public List<N> step(List<N> h, List<N> x) {
    Matrix<N> a = algebra.scale(x.getFirst(), transitions.getFirst());
    for (int i = 1; i < transitions.size(); i++) {
      a = algebra.sum(a, algebra.scale(x.get(i), transitions.get(i)));
    }
    return algebra.times(a, h);
  }

  @Override
  public List<N> output(List<N> h, List<N> x) {
    return algebra.times(c, h);
  }

  @Override
  public <M> SelectiveRnn<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new SelectiveRnn<>(
        to,
        transitions.stream().map(a -> a.<M>map(image)).toList(),
        c.map(image),
        Vectors.map(image, initial));
  }
}
