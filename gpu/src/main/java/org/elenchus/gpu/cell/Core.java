package org.elenchus.gpu.cell;

import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/** The recurrence h_t = φ(p_t + W h_{t−1}), φ being tanh or nothing, for a drive p. */
final class Core {
  private final Workspace space;
  private final Kernels kernels;
  private final int hidden;
  private final boolean bounded;

  /** h, [T + 1, H, L]: the first slot is what the pass began with. */
  final Buffer states;

  /** h_1 to h_T without what the pass began with, for those that read whole sequences. */
  final Buffer outputs;

  Core(Workspace space, int hidden, boolean bounded) {
    this.space = space;
    this.hidden = hidden;
    this.bounded = bounded;
    kernels = space.kernels();
    states = space.states(hidden);
    outputs = space.sequence(hidden);
  }

  /** Numbers kept for each step and lane. */
  static long numbersPerStep(int hidden) {
    return 2L * hidden;
  }

  void forward(Buffer w, int wAt, Buffer drive, boolean carry) {
    space.begin(states, hidden, carry);
    int lanes = space.lanes();
    int size = hidden * lanes;
    states.copy(drive, 0, size, space.steps() * size);
    boolean done = kernels.recur(w, wAt, hidden, bounded, states, space.steps(), lanes);
    for (int t = 0; !done && t < space.steps(); t++) {
      int now = (t + 1) * size;
      kernels.multiply(w, wAt, hidden, hidden, states, now - size, states, now, lanes);
      if (bounded) {
        kernels.activate(Activation.TANH, states, now, states, now, size);
      }
    }
    outputs.copy(states, size, 0, space.steps() * size);
  }

  /** Turns the gradient of h from outside, [T, H, L], into that of the drive; adds that of W. */
  void backward(Buffer w, int wAt, Buffer g, int gAt, Buffer gradient) {
    int lanes = space.lanes();
    int size = hidden * lanes;
    boolean done =
        kernels.recurBackward(w, wAt, hidden, bounded, states, gradient, space.steps(), lanes);
    for (int t = space.steps() - 1; !done && t >= 0; t--) {
      int now = t * size;
      if (t + 1 < space.steps()) {
        kernels.multiplyTransposed(
            w, wAt, hidden, hidden, gradient, now + size, gradient, now, lanes);
      }
      if (bounded) {
        kernels.tanhBackward(states, now + size, gradient, now, gradient, now, size);
      }
    }
    kernels.outer(gradient, 0, hidden, states, 0, hidden, space.steps(), lanes, g, gAt);
  }
}
