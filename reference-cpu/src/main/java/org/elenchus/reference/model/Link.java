package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * What stands between two layers: an affine map and then a position-wise activation, φ(W u + b).
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. Source: ssm-expressivity-q1,
 * lines 43-51. It leaves out links that skip a layer.
 *
 * @param weights W [outputs, inputs]
 * @param bias b [outputs]
 * @param activation φ
 * @param <N> the numbers
 */
public record Link<N>(Matrix<N> weights, List<N> bias, Activation activation) {
  /**
   * The image of one position.
   *
   * @param algebra the algebra
   * @param u a vector [inputs]
   * @return φ(W u + b), [outputs]
   */
  public List<N> apply(Algebra<N> algebra, List<N> u) {
    List<N> affine = algebra.sum(algebra.times(weights, u), bias);
    return algebra.map(x -> activation.apply(algebra.over(), x), affine);
  }

  <M> Link<M> map(Function<? super N, ? extends M> image) {
    return new Link<>(weights.map(image), Vectors.map(image, bias), activation);
  }
}
