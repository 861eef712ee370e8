package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * {@code e88-delta} as trained, K heads: q, k, v = silu(W u), q and k divided by their norms; S =
 * φ(λ S + k (v − Sᵀk)ᵀ) with λ from the input, φ being tanh or, for a linear state, nothing; o =
 * Sᵀq, times σ(W_g u) where there is an output gate.
 *
 * @param inputs the width of u
 * @param heads K
 * @param size the length of keys and of values
 * @param bounded whether φ is tanh
 * @param gated whether there is an output gate
 */
public record E88Delta(int inputs, int heads, int size, boolean bounded, boolean gated)
    implements Layer {
  @Override
  public int outputs() {
    return heads * size;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.matrix("W_q", outputs(), inputs));
    all.add(Parameter.matrix("W_k", outputs(), inputs));
    all.add(Parameter.matrix("W_v", outputs(), inputs));
    all.addAll(Decay.parameters(inputs, heads));
    if (gated) {
      all.add(Parameter.matrix("W_g", outputs(), inputs));
    }
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    return 18L * outputs() + 9L * heads + Memory.numbersPerStep(heads, size, size);
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Kernels kernels;
    private final Memory memory;
    private final Decay decay;
    private final Affine in;
    private final Unit q;
    private final Unit k;
    private final Buffer vBefore;
    private final Buffer v;
    private final Buffer dv;
    private final Buffer beta;
    private final Buffer dBeta;

    /** Sᵀq, what the gate sees, and their gradients, [T, K · size, L]. */
    private final Buffer o;

    private final Buffer gate;
    private final Buffer dO;
    private final Buffer dGate;

    private final int kAt;
    private final int vAt;
    private final int decayAt;
    private final int gateAt;

    Pass(Workspace space) {
      kernels = space.kernels();
      memory = new Memory(space, heads, heads, size, size, bounded, Memory.Erase.READ);
      decay = new Decay(space, inputs, heads);
      in = new Affine(space, inputs, outputs());
      q = new Unit(space, in);
      k = new Unit(space, in);
      vBefore = space.sequence(outputs());
      v = space.sequence(outputs());
      dv = space.sequence(outputs());
      beta = space.sequence(heads);
      beta.fill(0, beta.length(), 1);
      dBeta = space.sequence(heads);
      o = space.sequence(outputs());
      gate = space.sequence(outputs());
      dO = space.sequence(outputs());
      dGate = space.sequence(outputs());
      kAt = in.size();
      vAt = 2 * in.size();
      decayAt = 3 * in.size();
      gateAt = decayAt + decay.size();
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      q.forward(w, wAt, x);
      k.forward(w, wAt + kAt, x);
      in.apply(w, wAt + vAt, x, vBefore);
      kernels.activate(Activation.SILU, vBefore, 0, v, 0, v.length());
      decay.forward(w, wAt + decayAt, x);
      memory.forward(q.values, k.values, v, decay.values, beta, gated ? o : y, carry);
      if (gated) {
        in.apply(w, wAt + gateAt, x, gate);
        kernels.gate(Activation.SIGMOID, o, 0, gate, 0, y, 0, y.length());
      }
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      Affine.clear(dx);
      for (Buffer gradient : List.of(q.gradient, k.gradient, dv, dBeta)) {
        Affine.clear(gradient);
      }
      decay.clear();
      Buffer up = dy;
      if (gated) {
        Affine.clear(dO);
        Affine.clear(dGate);
        kernels.gateBackward(
            Activation.SIGMOID, o, 0, gate, 0, dy, 0, dO, 0, dGate, 0, dy.length());
        in.back(w, wAt + gateAt, g, gAt + gateAt, x, dGate, dx);
        up = dO;
      }
      memory.backward(
          q.values,
          k.values,
          decay.values,
          beta,
          up,
          q.gradient,
          k.gradient,
          dv,
          decay.valueGradient,
          dBeta);
      decay.backward(w, wAt + decayAt, g, gAt + decayAt, x, dx);
      q.backward(w, wAt, g, gAt, x, dx);
      k.backward(w, wAt + kAt, g, gAt + kAt, x, dx);
      kernels.activateBackward(Activation.SILU, vBefore, 0, dv, 0, dv, 0, dv.length());
      in.back(w, wAt + vAt, g, gAt + vAt, x, dv, dx);
    }
  }

  /** silu(W u), each head divided by its norm. */
  private final class Unit {
    private final Kernels kernels;
    private final Affine in;
    private final Norm norm;
    private final Buffer before;
    private final Buffer after;
    final Buffer values;

    /** The gradient of the values: a caller adds to it before the way back. */
    final Buffer gradient;

    private final Buffer inner;

    Unit(Workspace space, Affine in) {
      kernels = space.kernels();
      this.in = in;
      norm = Norm.unit(space, heads, size);
      before = space.sequence(outputs());
      after = space.sequence(outputs());
      values = space.sequence(outputs());
      gradient = space.sequence(outputs());
      inner = space.sequence(outputs());
    }

    void forward(Buffer w, int wAt, Buffer u) {
      in.apply(w, wAt, u, before);
      kernels.activate(Activation.SILU, before, 0, after, 0, after.length());
      norm.forward(after, values);
    }

    void backward(Buffer w, int wAt, Buffer g, int gAt, Buffer u, @Nullable Buffer du) {
      Affine.clear(inner);
      norm.backward(after, gradient, inner);
      kernels.activateBackward(Activation.SILU, before, 0, inner, 0, inner, 0, inner.length());
      in.back(w, wAt, g, gAt, u, inner, du);
    }
  }
}
