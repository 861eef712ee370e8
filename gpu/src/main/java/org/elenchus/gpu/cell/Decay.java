package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Decays that depend on the input, one for each head: λ_t = exp(−exp(a) s_t), s_t = softplus(W u_t
 * + b).
 */
final class Decay {
  private final Kernels kernels;
  private final int heads;
  private final int steps;
  private final int lanes;
  private final Affine in;

  /** W u + b; s; λ; [T, K, L]. */
  private final Buffer before;

  final Buffer times;
  final Buffer values;

  /** Gradients of s and λ, [T, K, L]: a caller adds to them before the way back. */
  final Buffer timeGradient;

  final Buffer valueGradient;

  /** −exp(a) and its gradient, [K]. */
  private final Buffer rates;

  private final Buffer rateGradient;

  Decay(Workspace space, int inputs, int heads) {
    kernels = space.kernels();
    this.heads = heads;
    steps = space.steps();
    lanes = space.lanes();
    in = new Affine(space, inputs, heads);
    before = space.sequence(heads);
    times = space.sequence(heads);
    values = space.sequence(heads);
    timeGradient = space.sequence(heads);
    valueGradient = space.sequence(heads);
    rates = space.memory().allocate(heads);
    rateGradient = space.memory().allocate(heads);
  }

  /** The parameters: rates from 1 to 16, times from 0.001 to 0.1, as is usual for such models. */
  static List<Parameter> parameters(int inputs, int heads) {
    return List.of(
        Parameter.matrix("W_s", heads, inputs),
        Parameter.vector("b_s", heads, new Init.SoftplusInverse(0.001, 0.1)),
        Parameter.vector("a", heads, new Init.LogOfUniform(1, 16)));
  }

  /** How many numbers the parameters have. */
  int size() {
    return in.size() + 2 * heads;
  }

  private void load(Buffer w, int wAt) {
    kernels.map(Activation.EXP, -1, 0, w, wAt + in.size() + heads, rates, 0, heads);
  }

  private void scale(Buffer from, Buffer to) {
    kernels.scaleRowsEach(rates, 0, heads, from, 0, to, 0, steps, lanes);
  }

  void forward(Buffer w, int wAt, Buffer u) {
    load(w, wAt);
    in.apply(w, wAt, wAt + in.size(), u, before);
    kernels.activate(Activation.SOFTPLUS, before, 0, times, 0, times.length());
    Affine.clear(values);
    scale(times, values);
    kernels.activate(Activation.EXP, values, 0, values, 0, values.length());
  }

  /** Forgets the gradients of the last pass. */
  void clear() {
    Affine.clear(timeGradient);
    Affine.clear(valueGradient);
  }

  /** From the gradients of s and λ; adds to that of u. */
  void backward(Buffer w, int wAt, Buffer g, int gAt, Buffer u, @Nullable Buffer du) {
    load(w, wAt);
    // With x = −exp(a) s the gradient of x is λ times that of λ; the buffer of W u + b is used
    // last.
    kernels.gate(
        Activation.IDENTITY, valueGradient, 0, values, 0, valueGradient, 0, values.length());
    Affine.clear(rateGradient);
    kernels.dotRows(valueGradient, 0, times, 0, heads, steps, lanes, rateGradient, 0);
    kernels.multiplyAdd(rateGradient, 0, rates, 0, g, gAt + in.size() + heads, heads);
    scale(valueGradient, timeGradient);
    kernels.activateBackward(
        Activation.SOFTPLUS, before, 0, timeGradient, 0, timeGradient, 0, times.length());
    in.back(w, wAt, g, gAt, u, timeGradient, du);
    in.backOffset(g, gAt + in.size(), timeGradient);
  }
}
