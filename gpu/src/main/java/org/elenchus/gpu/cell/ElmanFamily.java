package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * {@code e1}, {@code e10}, {@code e33} and {@code e42} as trained. They share x = silu(W_in u) and
 * h_t = φ(W_x x_t + W_h h_{t−1} + b) and differ in the output:
 *
 * <ul>
 *   <li>{@code e1}: h ⊙ silu(z), z = W_z u;
 *   <li>{@code e10}: the same, plus Σ m_i ⊙ silu(z_i) over banks m_i = λ_i m_i + (1 − λ_i) h, λ_i =
 *       σ(a_i);
 *   <li>{@code e33}: h ⊙ silu(h);
 *   <li>{@code e42}: h ⊙ silu(h), with W_h = W_x and φ nothing.
 * </ul>
 *
 * @param kind which of the four
 * @param inputs the width of u
 * @param hidden H
 * @param spectral whether the norm of the recurrent matrix is kept at {@link
 *     Parameter#SPECTRAL_NORM}
 */
public record ElmanFamily(Kind kind, int inputs, int hidden, boolean spectral) implements Layer {
  /** The members of the family. */
  public enum Kind {
    /** Gated by the input. */
    E1(1, false),
    /** Gated by the input, with banks of slow averages. */
    E10(1 + E10_BANKS, false),
    /** Gated by itself. */
    E33(0, false),
    /** Gated by itself, linear in time, one matrix for input and state. */
    E42(0, true);

    /** Gates that see the input. */
    private final int gates;

    private final boolean linear;

    Kind(int gates, boolean linear) {
      this.gates = gates;
      this.linear = linear;
    }
  }

  /** The timescales of {@code e10}. */
  public static final int E10_BANKS = 4;

  /** The first and last initial decay of the banks of {@code e10}. */
  private static final double FASTEST = 0.8;

  private static final double SLOWEST = 0.99;

  /** The decay that a bank begins with. */
  static double firstDecay(int bank) {
    return FASTEST + (SLOWEST - FASTEST) * bank / (E10_BANKS - 1);
  }

  @Override
  public int outputs() {
    return hidden;
  }

  private int banks() {
    return kind == Kind.E10 ? E10_BANKS : 0;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(Parameter.matrix("W_in", hidden, inputs));
    if (!kind.linear) {
      all.add(Parameter.matrix("W_x", hidden, hidden));
    }
    all.add(Parameter.recurrent(kind.linear ? "W" : "W_h", hidden, spectral));
    all.add(Parameter.vector("b", hidden, new Init.Constant(0)));
    for (int i = 0; i < kind.gates; i++) {
      all.add(Parameter.matrix("W_z" + i, hidden, inputs));
    }
    for (int i = 0; i < banks(); i++) {
      all.add(Parameter.vector("a" + i, hidden, new Init.Constant(Init.logit(firstDecay(i)))));
    }
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    return Core.numbersPerStep(hidden) + (5L + 2L * kind.gates + 3L * banks()) * hidden;
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Kernels kernels;
    private final Core core;
    private final Affine in;
    private final Affine across;
    private final Banks averages;

    /** W_in u, and silu of it, [T, H, L]. */
    private final Buffer before;

    private final Buffer after;
    private final Buffer drive;

    /** The gradients of h and of x, [T, H, L]. */
    private final Buffer stateGradient;

    private final Buffer inputGradient;

    /** z_i and its gradient, [T, H, L] each. */
    private final List<Buffer> gates = new ArrayList<>();

    private final List<Buffer> gateGradients = new ArrayList<>();

    private final int acrossAt;
    private final int recurrentAt;
    private final int offsetAt;
    private final int gatesAt;
    private final int decaysAt;

    Pass(Workspace space) {
      kernels = space.kernels();
      core = new Core(space, hidden, !kind.linear);
      in = new Affine(space, inputs, hidden);
      across = new Affine(space, hidden, hidden);
      averages = new Banks(space, hidden, banks());
      before = space.sequence(hidden);
      after = space.sequence(hidden);
      drive = space.sequence(hidden);
      stateGradient = space.sequence(hidden);
      inputGradient = space.sequence(hidden);
      for (int i = 0; i < kind.gates; i++) {
        gates.add(space.sequence(hidden));
        gateGradients.add(space.sequence(hidden));
      }
      acrossAt = in.size();
      recurrentAt = acrossAt + (kind.linear ? 0 : across.size());
      offsetAt = recurrentAt + hidden * hidden;
      gatesAt = offsetAt + hidden;
      decaysAt = gatesAt + kind.gates * in.size();
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      int count = y.length();
      in.apply(w, wAt, x, before);
      kernels.activate(Activation.SILU, before, 0, after, 0, count);
      across.apply(w, wAt + acrossAt, wAt + offsetAt, after, drive);
      core.forward(w, wAt + recurrentAt, drive, carry);
      for (int i = 0; i < kind.gates; i++) {
        in.apply(w, wAt + gatesAt + i * in.size(), x, gates.get(i));
      }
      Buffer first = kind.gates == 0 ? core.outputs : gates.getFirst();
      kernels.gate(Activation.SILU, core.outputs, 0, first, 0, y, 0, count);
      averages.forward(w, wAt + decaysAt, core.outputs, carry);
      for (int i = 0; i < banks(); i++) {
        // The drive is not needed any more: it holds one bank's part of the output.
        kernels.gate(Activation.SILU, averages.values(i), 0, gates.get(1 + i), 0, drive, 0, count);
        kernels.add(drive, 0, y, 0, count);
      }
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      int count = dy.length();
      Affine.clear(dx);
      stateGradient.fill(0, count, 0);
      gateGradients.forEach(Affine::clear);
      Buffer h = core.outputs;
      if (kind.gates == 0) {
        kernels.gateBackward(
            Activation.SILU, h, 0, h, 0, dy, 0, stateGradient, 0, stateGradient, 0, count);
      } else {
        kernels.gateBackward(
            Activation.SILU,
            h,
            0,
            gates.getFirst(),
            0,
            dy,
            0,
            stateGradient,
            0,
            gateGradients.getFirst(),
            0,
            count);
      }
      for (int i = 0; i < banks(); i++) {
        Affine.clear(averages.gradient(i));
        kernels.gateBackward(
            Activation.SILU,
            averages.values(i),
            0,
            gates.get(1 + i),
            0,
            dy,
            0,
            averages.gradient(i),
            0,
            gateGradients.get(1 + i),
            0,
            count);
      }
      averages.backward(w, wAt + decaysAt, g, gAt + decaysAt, h, stateGradient);
      for (int i = 0; i < kind.gates; i++) {
        int at = gatesAt + i * in.size();
        in.back(w, wAt + at, g, gAt + at, x, gateGradients.get(i), dx);
      }
      core.backward(w, wAt + recurrentAt, g, gAt + recurrentAt, stateGradient);
      inputGradient.fill(0, count, 0);
      across.back(w, wAt + acrossAt, g, gAt + acrossAt, after, stateGradient, inputGradient);
      across.backOffset(g, gAt + offsetAt, stateGradient);
      kernels.activateBackward(
          Activation.SILU, before, 0, inputGradient, 0, inputGradient, 0, count);
      in.back(w, wAt, g, gAt, x, inputGradient, dx);
    }
  }
}
