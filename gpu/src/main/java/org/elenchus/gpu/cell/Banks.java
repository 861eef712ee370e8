package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/**
 * Slow averages of a state: m_t = λ m_{t−1} + (1 − λ) h_t in each bank, λ = σ(a) for each
 * dimension.
 */
final class Banks {
  private final Workspace space;
  private final Kernels kernels;
  private final int hidden;

  /** m of each bank, [T + 1, H, L]; without the first slot, [T, H, L]; and its gradient. */
  private final List<Buffer> states = new ArrayList<>();

  private final List<Buffer> outputs = new ArrayList<>();
  private final List<Buffer> gradients = new ArrayList<>();

  /** λ, 1 − λ and a gradient of λ, [H] each. */
  private final Buffer decay;

  private final Buffer rest;
  private final Buffer decayGradient;

  Banks(Workspace space, int hidden, int count) {
    this.space = space;
    this.hidden = hidden;
    kernels = space.kernels();
    for (int i = 0; i < count; i++) {
      states.add(space.states(hidden));
      outputs.add(space.sequence(hidden));
      gradients.add(space.sequence(hidden));
    }
    decay = space.memory().allocate(hidden);
    rest = space.memory().allocate(hidden);
    decayGradient = space.memory().allocate(hidden);
  }

  /** The averages of a bank after the last forward pass, [T, H, L]. */
  Buffer values(int bank) {
    return outputs.get(bank);
  }

  /** Where the gradient of a bank's averages goes before a backward pass, [T, H, L]. */
  Buffer gradient(int bank) {
    return gradients.get(bank);
  }

  private void load(Buffer w, int at) {
    kernels.activate(Activation.SIGMOID, w, at, decay, 0, hidden);
    kernels.map(Activation.IDENTITY, -1, 1, decay, 0, rest, 0, hidden);
  }

  void forward(Buffer w, int wAt, Buffer h, boolean carry) {
    int lanes = space.lanes();
    int size = hidden * lanes;
    for (int bank = 0; bank < states.size(); bank++) {
      load(w, wAt + bank * hidden);
      Buffer m = states.get(bank);
      space.begin(m, hidden, carry);
      m.fill(size, m.length(), 0);
      boolean done = kernels.average(decay, rest, hidden, h, m, space.steps(), lanes);
      for (int t = 0; !done && t < space.steps(); t++) {
        int now = (t + 1) * size;
        kernels.scaleRows(decay, 0, hidden, m, now - size, m, now, lanes);
        kernels.scaleRows(rest, 0, hidden, h, t * size, m, now, lanes);
      }
      outputs.get(bank).copy(m, size, 0, space.steps() * size);
    }
  }

  /** Adds the gradients of a and of h. */
  void backward(Buffer w, int wAt, Buffer g, int gAt, Buffer h, Buffer dh) {
    int lanes = space.lanes();
    int size = hidden * lanes;
    for (int bank = 0; bank < states.size(); bank++) {
      load(w, wAt + bank * hidden);
      Buffer dm = gradients.get(bank);
      boolean done = kernels.averageBackward(decay, rest, hidden, dm, dh, space.steps(), lanes);
      for (int t = space.steps() - 1; !done && t >= 0; t--) {
        if (t + 1 < space.steps()) {
          kernels.scaleRows(decay, 0, hidden, dm, (t + 1) * size, dm, t * size, lanes);
        }
        kernels.scaleRows(rest, 0, hidden, dm, t * size, dh, t * size, lanes);
      }
      // dλ = Σ dm ⊙ (m_{t−1} − h_t).
      decayGradient.fill(0, hidden, 0);
      kernels.dotRows(dm, 0, h, 0, hidden, space.steps(), lanes, decayGradient, 0);
      kernels.map(Activation.IDENTITY, -1, 0, decayGradient, 0, decayGradient, 0, hidden);
      kernels.dotRows(dm, 0, states.get(bank), 0, hidden, space.steps(), lanes, decayGradient, 0);
      int at = gAt + bank * hidden;
      kernels.multiplyAdd(decayGradient, 0, decay, 0, rest, 0, g, at, hidden);
    }
  }
}
