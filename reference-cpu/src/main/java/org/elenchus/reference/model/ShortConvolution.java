package org.elenchus.reference.model;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A causal depthwise convolution with silu: channel c at time t is silu(Σ_j w_{c,j}
 * a_{t−width+1+j,c} + b_c), with a = 0 before the first step. The window [width · channels] holds
 * the last inputs a, oldest first; it starts at zero.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. Source: the project's notes
 * on models. It leaves out other widths than the taps have.
 *
 * @param taps w [channels, width], the last one for the current step
 * @param bias b [channels]
 * @param <N> the numbers
 */
public record ShortConvolution<N>(Matrix<N> taps, List<N> bias) {
  /**
   * The length of the window.
   *
   * @return width · channels
   */
  public int windowSize() {
    return taps.width() * taps.height();
  }

  /**
   * The window after one more input.
   *
   * @param window the window before [width · channels]
   * @param input a_t [channels]
   * @return the window after
   */
  public List<N> shift(List<N> window, List<N> input) {
    int channels = taps.height();
    return Vectors.join(List.of(window.subList(channels, window.size()), input));
  }

  /**
   * The output at the step of the window's last input.
   *
   * @param algebra the algebra
   * @param window the window, its last input that of the step
   * @return the output [channels]
   */
  public List<N> apply(Algebra<N> algebra, List<N> window) {
    List<List<N>> steps = Vectors.cut(window, Collections.nCopies(taps.width(), taps.height()));
    return IntStream.range(0, taps.height())
        .mapToObj(
            c -> {
              List<N> history = steps.stream().map(a -> a.get(c)).toList();
              N sum = algebra.dot(taps.rows().get(c), history);
              return algebra.over().silu(algebra.over().add(sum, bias.get(c)));
            })
        .toList();
  }

  <M> ShortConvolution<M> map(Function<? super N, ? extends M> image) {
    return new ShortConvolution<>(taps.map(image), Vectors.map(image, bias));
  }
}
