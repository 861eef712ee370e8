package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.SequenceKernels;
import org.jspecify.annotations.Nullable;

/**
 * {@code e1} and {@code e10} as the documents write them: h_t = tanh(W_h h_{t−1} + W_x x_t) ⊙
 * σ(g_t) with g_t = W_g h_{t−1} + V_g x_t or V_g x_t, and o_t = h_t, plus, in {@code e10}, Σ m_i ⊙
 * σ(V_i x_t) over banks m_i = λ_i m_i + (1 − λ_i) h with fixed λ_i.
 *
 * @param inputs the width of x
 * @param hidden H
 * @param gateSeesState whether the gate sees h_{t−1}
 * @param decays λ_i, none for {@code e1}
 */
public record E1Written(int inputs, int hidden, boolean gateSeesState, List<Double> decays)
    implements Layer {
  /** Copies the decays. */
  public E1Written {
    decays = List.copyOf(decays);
  }

  @Override
  public int outputs() {
    return hidden;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.recurrent("W_h", hidden, false));
    all.add(Parameter.matrix("W_x", hidden, inputs));
    all.add(Parameter.matrix("V_g", hidden, inputs));
    if (gateSeesState) {
      all.add(Parameter.matrix("W_g", hidden, hidden));
    }
    for (int i = 0; i < decays.size(); i++) {
      all.add(Parameter.matrix("V_" + i, hidden, inputs));
    }
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    return (7L + 5L * decays.size()) * hidden;
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Workspace space;
    private final Kernels kernels;
    private final int lanes;
    private final int size;
    private final Affine in;
    private final Banks averages;

    /** The logits of λ_i, [banks, H]: {@link Banks} takes λ = σ(a). */
    private final Buffer decayLogits;

    private final Buffer unusedGradient;

    /** h, [T + 1, H, L]; h_1 to h_T. */
    private final Buffer states;

    private final Buffer outputs;

    /** tanh(…), [T, H, L]; what the gate sees; gradients. */
    private final Buffer candidates;

    private final Buffer gates;
    private final Buffer candidateGradient;
    private final Buffer gateGradient;
    private final List<Buffer> bankGates = new ArrayList<>();
    private final Buffer part;
    private final SequenceKernels.GatedShape shape;
    private final int inAt;
    private final int gateInAt;
    private final int gateAt;
    private final int banksAt;

    Pass(Workspace space) {
      this.space = space;
      kernels = space.kernels();
      lanes = space.lanes();
      size = hidden * lanes;
      in = new Affine(space, inputs, hidden);
      averages = new Banks(space, hidden, decays.size());
      decayLogits = space.memory().allocate(decays.size() * hidden);
      unusedGradient = space.memory().allocate(decays.size() * hidden);
      for (int i = 0; i < decays.size(); i++) {
        decayLogits.fill(i * hidden, (i + 1) * hidden, Init.logit(decays.get(i)));
        bankGates.add(space.sequence(hidden));
      }
      states = space.states(hidden);
      outputs = space.sequence(hidden);
      candidates = space.sequence(hidden);
      gates = space.sequence(hidden);
      candidateGradient = space.sequence(hidden);
      gateGradient = space.sequence(hidden);
      part = space.sequence(hidden);
      shape = new SequenceKernels.GatedShape(hidden, gateSeesState, space.steps(), lanes);
      inAt = hidden * hidden;
      gateInAt = inAt + in.size();
      gateAt = gateInAt + in.size();
      banksAt = gateAt + (gateSeesState ? hidden * hidden : 0);
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      space.begin(states, hidden, carry);
      in.apply(w, wAt + inAt, x, candidates);
      in.apply(w, wAt + gateInAt, x, gates);
      boolean done = kernels.recurGated(shape, w, wAt, wAt + gateAt, candidates, gates, states);
      for (int t = 0; !done && t < space.steps(); t++) {
        int now = t * size;
        kernels.multiply(w, wAt, hidden, hidden, states, now, candidates, now, lanes);
        kernels.activate(Activation.TANH, candidates, now, candidates, now, size);
        if (gateSeesState) {
          kernels.multiply(w, wAt + gateAt, hidden, hidden, states, now, gates, now, lanes);
        }
        kernels.gate(Activation.SIGMOID, candidates, now, gates, now, states, now + size, size);
        y.copy(states, now + size, now, size);
      }
      if (done) {
        y.copy(states, size, 0, y.length());
      }
      if (!decays.isEmpty()) {
        outputs.copy(states, size, 0, outputs.length());
        averages.forward(decayLogits, 0, outputs, carry);
      }
      for (int i = 0; i < decays.size(); i++) {
        in.apply(w, wAt + banksAt + i * in.size(), x, bankGates.get(i));
        kernels.gate(
            Activation.SIGMOID, averages.values(i), 0, bankGates.get(i), 0, part, 0, y.length());
        kernels.add(part, 0, y, 0, y.length());
      }
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      if (!decays.isEmpty()) {
        Affine.clear(dx);
      }
      for (int i = 0; i < decays.size(); i++) {
        int at = banksAt + i * in.size();
        Affine.clear(averages.gradient(i));
        Affine.clear(part);
        kernels.gateBackward(
            Activation.SIGMOID,
            averages.values(i),
            0,
            bankGates.get(i),
            0,
            dy,
            0,
            averages.gradient(i),
            0,
            part,
            0,
            dy.length());
        in.back(w, wAt + at, g, gAt + at, x, part, dx);
      }
      // From here on dy gathers the gradient of the states.
      averages.backward(decayLogits, 0, unusedGradient, 0, outputs, dy);
      boolean done =
          kernels.recurGatedBackward(
              shape, w, wAt, wAt + gateAt, candidates, gates, dy, candidateGradient, gateGradient);
      for (int t = space.steps() - 1; !done && t >= 0; t--) {
        int now = t * size;
        if (t + 1 < space.steps()) {
          kernels.multiplyTransposed(
              w, wAt, hidden, hidden, candidateGradient, now + size, dy, now, lanes);
          if (gateSeesState) {
            kernels.multiplyTransposed(
                w, wAt + gateAt, hidden, hidden, gateGradient, now + size, dy, now, lanes);
          }
        }
        candidateGradient.fill(now, now + size, 0);
        gateGradient.fill(now, now + size, 0);
        kernels.gateBackward(
            Activation.SIGMOID,
            candidates,
            now,
            gates,
            now,
            dy,
            now,
            candidateGradient,
            now,
            gateGradient,
            now,
            size);
        kernels.tanhBackward(candidates, now, candidateGradient, now, candidateGradient, now, size);
      }
      int steps = space.steps();
      List<Buffer> both = List.of(candidateGradient, gateGradient);
      if (gateSeesState) {
        kernels.outerAll(both, hidden, states, 0, hidden, steps, lanes, g, gAt, gAt + gateAt);
      } else {
        kernels.outer(candidateGradient, 0, hidden, states, 0, hidden, steps, lanes, g, gAt);
      }
      in.backWeights(both, x, g, gAt + inAt, gAt + gateInAt);
      if (decays.isEmpty()) {
        in.backFirstInput(w, wAt + inAt, candidateGradient, dx);
      } else {
        in.backInput(w, wAt + inAt, candidateGradient, dx);
      }
      in.backInput(w, wAt + gateInAt, gateGradient, dx);
    }
  }
}
