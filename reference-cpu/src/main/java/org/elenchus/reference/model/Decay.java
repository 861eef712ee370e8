package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;
import org.elenchus.reference.exact.Arithmetic;

/**
 * The decay of one head, a number in (0, 1) that depends on the input: exp(−exp(a) · softplus(w·u +
 * b)).
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. Source: the project's notes
 * on models. It does not show how often a trained decay comes near 0 or 1.
 *
 * @param a a
 * @param w w [inputs]
 * @param b b
 * @param <N> the numbers
 */
public record Decay<N>(N a, List<N> w, N b) {
  /**
   * The decay at one input.
   *
   * @param algebra the algebra
   * @param u the input [inputs]
   * @return a number in (0, 1)
   */
  public N at(Algebra<N> algebra, List<N> u) {
    Arithmetic<N> over = algebra.over();
    N rate = over.exp(a);
    N time = over.softplus(over.add(algebra.dot(w, u), b));
    return over.exp(over.negate(over.multiply(rate, time)));
  }

  <M> Decay<M> map(Function<? super N, ? extends M> image) {
    return new Decay<>(image.apply(a), Vectors.map(image, w), image.apply(b));
  }
}
