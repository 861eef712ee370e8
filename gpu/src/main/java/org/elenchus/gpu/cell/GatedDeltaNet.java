package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * {@code gated-delta-net}, K heads: q, k, v = silu(short convolution of W u), q and k divided by
 * their norms; S = α (I − β k kᵀ) S + β k vᵀ with α from the input and β = σ(w_β·u), or twice that
 * where eigenvalues may be negative; o = gain ⊙ RMSNorm(Sᵀq/√size) ⊙ silu(W_g u).
 *
 * @param inputs the width of u
 * @param heads K
 * @param size the length of keys and of values
 * @param negative whether β reaches to 2, and so the eigenvalue α(1 − β) along k to −α
 */
public record GatedDeltaNet(int inputs, int heads, int size, boolean negative) implements Layer {
  @Override
  public int outputs() {
    return heads * size;
  }

  private Layer branch() {
    return Branch.convolved(inputs, outputs());
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (String name : List.of("q", "k", "v")) {
      branch().parameters().forEach(parameter -> all.add(parameter.within(name)));
    }
    all.addAll(Decay.parameters(inputs, heads));
    all.add(Parameter.matrix("W_beta", heads, inputs));
    all.add(Parameter.matrix("W_g", outputs(), inputs));
    all.add(Parameter.vector("gain", outputs(), new Init.Constant(1)));
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    return 3L * (branch().numbersPerStep(steps) + 2L * outputs() + inputs)
        + 12L * outputs()
        + 12L * heads
        + Memory.numbersPerStep(heads, size, size);
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Workspace space;
    private final Kernels kernels;
    private final Branch qBranch;
    private final Branch kBranch;
    private final Branch vBranch;
    private final Norm qNorm;
    private final Norm kNorm;
    private final Memory memory;
    private final Decay decay;
    private final Affine strengthIn;
    private final Affine gateIn;
    private final Run norm;

    /** Unit q over √size, unit q, unit k, and their gradients, [T, K · size, L]. */
    private final Buffer q;

    private final Buffer k;
    private final Buffer unitQ;
    private final Buffer dq;
    private final Buffer dk;
    private final Buffer dUnitQ;

    /** The logit of β, β, and their gradients, [T, K, L]. */
    private final Buffer strength;

    private final Buffer beta;
    private final Buffer dBeta;

    /** Sᵀq, its RMSNorm, the gate, and their gradients, [T, K · size, L]. */
    private final Buffer o;

    private final Buffer normed;
    private final Buffer gate;
    private final Buffer dO;
    private final Buffer dNormed;
    private final Buffer dGate;

    /** 1/√size and the reach of β in every lane, [L]. */
    private final Buffer shrink;

    private final Buffer reach;
    private final int decayAt;
    private final int strengthAt;
    private final int gateAt;
    private final int gainAt;

    Pass(Workspace space) {
      this.space = space;
      kernels = space.kernels();
      qBranch = new Branch(space, branch(), 0);
      kBranch = new Branch(space, branch(), qBranch.end());
      vBranch = new Branch(space, branch(), kBranch.end());
      qNorm = Norm.unit(space, heads, size);
      kNorm = Norm.unit(space, heads, size);
      memory = new Memory(space, heads, heads, size, size, false, Memory.Erase.DECAYED);
      decay = new Decay(space, inputs, heads);
      strengthIn = new Affine(space, inputs, heads);
      gateIn = new Affine(space, inputs, outputs());
      norm = new RmsNorm(outputs(), heads).open(space);
      q = space.sequence(outputs());
      k = space.sequence(outputs());
      unitQ = space.sequence(outputs());
      dq = space.sequence(outputs());
      dk = space.sequence(outputs());
      dUnitQ = space.sequence(outputs());
      strength = space.sequence(heads);
      beta = space.sequence(heads);
      dBeta = space.sequence(heads);
      o = space.sequence(outputs());
      normed = space.sequence(outputs());
      gate = space.sequence(outputs());
      dO = space.sequence(outputs());
      dNormed = space.sequence(outputs());
      dGate = space.sequence(outputs());
      shrink = space.matrix(1);
      shrink.fill(0, shrink.length(), 1 / Math.sqrt(size));
      reach = space.matrix(1);
      reach.fill(0, reach.length(), negative ? 2 : 1);
      decayAt = vBranch.end();
      strengthAt = decayAt + decay.size();
      gateAt = strengthAt + strengthIn.size();
      gainAt = gateAt + gateIn.size();
    }

    /** to = factor ⊙ from, the factor one number per lane. */
    private void scaled(Buffer factor, Buffer from, Buffer to) {
      to.fill(0, to.length(), 0);
      int rows = from.length() / space.lanes();
      kernels.scaleLanes(factor, 0, from, 0, rows, to, 0, space.lanes());
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      qBranch.forward(w, wAt, x, carry);
      kBranch.forward(w, wAt, x, carry);
      vBranch.forward(w, wAt, x, carry);
      qNorm.forward(qBranch.values, unitQ);
      scaled(shrink, unitQ, q);
      kNorm.forward(kBranch.values, k);
      decay.forward(w, wAt + decayAt, x);
      strengthIn.apply(w, wAt + strengthAt, x, strength);
      // dBeta holds σ for a moment.
      kernels.activate(Activation.SIGMOID, strength, 0, dBeta, 0, dBeta.length());
      scaled(reach, dBeta, beta);
      memory.forward(q, k, vBranch.values, decay.values, beta, o, carry);
      norm.forward(w, wAt + gainAt, o, normed, carry);
      gateIn.apply(w, wAt + gateAt, x, gate);
      kernels.gate(Activation.SILU, normed, 0, gate, 0, y, 0, y.length());
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      Affine.clear(dx);
      for (Buffer gradient : List.of(dq, dk, dUnitQ, dBeta, dNormed, dGate)) {
        Affine.clear(gradient);
      }
      for (Branch branch : List.of(qBranch, kBranch, vBranch)) {
        branch.clear();
      }
      decay.clear();
      kernels.gateBackward(
          Activation.SILU, normed, 0, gate, 0, dy, 0, dNormed, 0, dGate, 0, dy.length());
      gateIn.back(w, wAt + gateAt, g, gAt + gateAt, x, dGate, dx);
      norm.backward(w, wAt + gainAt, g, gAt + gainAt, o, dNormed, dO);
      memory.backward(
          q, k, decay.values, beta, dO, dq, dk, vBranch.gradient, decay.valueGradient, dBeta);
      decay.backward(w, wAt + decayAt, g, gAt + decayAt, x, dx);
      // β itself is not needed any more: it holds the gradient of its logit.
      scaled(reach, dBeta, beta);
      kernels.activateBackward(Activation.SIGMOID, strength, 0, beta, 0, beta, 0, beta.length());
      strengthIn.back(w, wAt + strengthAt, g, gAt + strengthAt, x, beta, dx);
      scaled(shrink, dq, dUnitQ);
      qNorm.backward(qBranch.values, dUnitQ, qBranch.gradient);
      kNorm.backward(kBranch.values, dk, kBranch.gradient);
      for (Branch branch : List.of(qBranch, kBranch, vBranch)) {
        branch.backward(w, wAt, g, gAt, x, dx);
      }
    }
  }
}
