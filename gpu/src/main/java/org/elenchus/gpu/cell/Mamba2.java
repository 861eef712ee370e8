package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * {@code mamba2} as trained, but for its last projection: x, B, C = silu(short convolution of W u);
 * per head dt = softplus(w·u + b), h = exp(−exp(a) dt) h + dt B xᵀ, y = Cᵀh + D x; then RMSNorm(y ⊙
 * silu(z)), z = W_z u. One B and one C serve all heads.
 *
 * @param inputs the width of u
 * @param heads K
 * @param size the length of a head's x
 * @param state the length of B and C
 */
public record Mamba2(int inputs, int heads, int size, int state) implements Layer {
  @Override
  public int outputs() {
    return heads * size;
  }

  private Layer branch(int width) {
    return Branch.convolved(inputs, width);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    branch(outputs()).parameters().forEach(parameter -> all.add(parameter.within("x")));
    branch(state).parameters().forEach(parameter -> all.add(parameter.within("B")));
    branch(state).parameters().forEach(parameter -> all.add(parameter.within("C")));
    all.addAll(Decay.parameters(inputs, heads));
    all.add(Parameter.vector("D", heads, new Init.Constant(1)));
    all.add(Parameter.matrix("W_z", outputs(), inputs));
    all.add(Parameter.vector("gain", outputs(), new Init.Constant(1)));
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    return branch(outputs()).numbersPerStep(steps)
        + 2 * branch(state).numbersPerStep(steps)
        + 14L * outputs()
        + 4L * state
        + 3L * inputs
        + 8L * heads
        + Memory.numbersPerStep(heads, state, size);
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Workspace space;
    private final Kernels kernels;
    private final Branch x;
    private final Branch b;
    private final Branch c;
    private final Decay decay;
    private final Memory memory;
    private final Affine gateIn;
    private final Run norm;

    /** y, z, y ⊙ silu(z), and their gradients, [T, K · size, L]. */
    private final Buffer read;

    private final Buffer gate;
    private final Buffer gated;
    private final Buffer dRead;
    private final Buffer dGate;
    private final Buffer dGated;

    private final int decayAt;
    private final int skipAt;
    private final int gateAt;
    private final int gainAt;

    Pass(Workspace space) {
      this.space = space;
      kernels = space.kernels();
      x = new Branch(space, branch(outputs()), 0);
      b = new Branch(space, branch(state), x.end());
      c = new Branch(space, branch(state), b.end());
      decay = new Decay(space, inputs, heads);
      memory = new Memory(space, heads, 1, state, size, false, Memory.Erase.NOTHING);
      gateIn = new Affine(space, inputs, outputs());
      norm = new RmsNorm(outputs(), 1).open(space);
      read = space.sequence(outputs());
      gate = space.sequence(outputs());
      gated = space.sequence(outputs());
      dRead = space.sequence(outputs());
      dGate = space.sequence(outputs());
      dGated = space.sequence(outputs());
      decayAt = c.end();
      skipAt = decayAt + decay.size();
      gateAt = skipAt + heads;
      gainAt = gateAt + gateIn.size();
    }

    /** to += D from: the rows of a head and their lanes lie together, so that D goes by head. */
    private void addSkipped(Buffer w, int wAt, Buffer from, Buffer to) {
      int together = size * space.lanes();
      kernels.scaleRowsEach(w, wAt + skipAt, heads, from, 0, to, 0, space.steps(), together);
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer u, Buffer y, boolean carry) {
      x.forward(w, wAt, u, carry);
      b.forward(w, wAt, u, carry);
      c.forward(w, wAt, u, carry);
      decay.forward(w, wAt + decayAt, u);
      memory.forward(c.values, b.values, x.values, decay.values, decay.times, read, carry);
      addSkipped(w, wAt, x.values, read);
      gateIn.apply(w, wAt + gateAt, u, gate);
      kernels.gate(Activation.SILU, read, 0, gate, 0, gated, 0, gated.length());
      norm.forward(w, wAt + gainAt, gated, y, carry);
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer u, Buffer dy, @Nullable Buffer du) {
      Affine.clear(du);
      for (Buffer gradient : List.of(dRead, dGate)) {
        Affine.clear(gradient);
      }
      for (Branch branch : List.of(x, b, c)) {
        branch.clear();
      }
      decay.clear();
      norm.backward(w, wAt + gainAt, g, gAt + gainAt, gated, dy, dGated);
      kernels.gateBackward(
          Activation.SILU, read, 0, gate, 0, dGated, 0, dRead, 0, dGate, 0, dGated.length());
      gateIn.back(w, wAt + gateAt, g, gAt + gateAt, u, dGate, du);
      int together = size * space.lanes();
      kernels.dotRows(dRead, 0, x.values, 0, heads, space.steps(), together, g, gAt + skipAt);
      addSkipped(w, wAt, dRead, x.gradient);
      memory.backward(
          c.values,
          b.values,
          decay.values,
          decay.times,
          dRead,
          c.gradient,
          b.gradient,
          x.gradient,
          decay.valueGradient,
          decay.timeGradient);
      decay.backward(w, wAt + decayAt, g, gAt + decayAt, u, du);
      for (Branch branch : List.of(x, b, c)) {
        branch.backward(w, wAt, g, gAt, u, du);
      }
    }
  }
}
