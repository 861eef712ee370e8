package org.elenchus.reference.model;

import java.util.List;
import java.util.function.Function;

/**
 * A pre-norm residual block around a mixer: o_t = u_t + mixer(gain ⊙ RMSNorm(u_t)). Source: the
 * project's notes on models.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out dropout.
 *
 * @param algebra the algebra
 * @param mixer the mixer, its outputs as many as its inputs
 * @param gain the norm's gain [inputs]
 * @param epsilon the norm's ε
 * @param <N> the numbers
 */
public record Residual<N>(Algebra<N> algebra, Recurrence<N> mixer, List<N> gain, N epsilon)
    implements Recurrence<N> {
  @Override
  public int inputs() {
    return mixer.inputs();
  }

  @Override
  public List<N> start() {
    return mixer.start();
  }

  @Override
  public List<N> step(List<N> state, List<N> u) {
    return mixer.step(state, algebra.rmsNorm(u, gain, epsilon));
  }

  @Override
  public List<N> output(List<N> state, List<N> u) {
    return algebra.sum(u, mixer.output(state, algebra.rmsNorm(u, gain, epsilon)));
  }

  @Override
  public <M> Residual<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    return new Residual<>(to, mixer.map(to, image), Vectors.map(image, gain), image.apply(epsilon));
  }
}
