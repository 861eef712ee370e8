package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.SequenceKernels;
import org.jspecify.annotations.Nullable;

/**
 * Causal {@code softmax-attention} with rotary positions, K heads: q, k, v = W u; pair i of q_t and
 * k_t turned by t θ_i; o_t = Σ_{s≤t} softmax_s(q_t·k_s/√size) v_s. The weights are computed again
 * on the way back instead of kept, which would take T² numbers.
 *
 * @param inputs the width of u
 * @param heads K
 * @param size the length of queries, keys and values, even
 */
public record SoftmaxAttention(int inputs, int heads, int size) implements Layer {
  private static final double BASE = 10_000;

  /** The angle of pair i for one step. */
  static double angle(int pair, int size) {
    return Math.pow(BASE, -2.0 * pair / size);
  }

  @Override
  public int outputs() {
    return heads * size;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.matrix("W_q", outputs(), inputs),
        Parameter.matrix("W_k", outputs(), inputs),
        Parameter.matrix("W_v", outputs(), inputs));
  }

  @Override
  public long numbersPerStep(int steps) {
    return 10L * outputs() + 2 + 2L * heads;
  }

  /** A step looks back at all earlier ones. */
  @Override
  public boolean streams() {
    return false;
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Kernels kernels;
    private final int steps;
    private final int lanes;
    private final Affine in;

    /** Before turning, [T, K · size, L]; one buffer for q and then k. */
    private final Buffer straight;

    private final Buffer q;
    private final Buffer k;
    private final Buffer v;
    private final Buffer dq;
    private final Buffer dk;
    private final Buffer dv;
    private final Buffer dStraight;

    /** Weights of one query over the steps, and their gradient, [T, L]. */
    private final Buffer weights;

    private final Buffer dWeights;

    /** For devices that take all steps at once: see {@link SequenceKernels#attend}; [T, K, L]. */
    private final Buffer logs;

    private final Buffer dots;
    private final SequenceKernels.AttentionShape shape;

    /** 1/√size in every lane, and a scaled query, [size, L]. */
    private final Buffer shrink;

    private final Buffer query;
    private final Buffer dQuery;

    Pass(Workspace space) {
      kernels = space.kernels();
      steps = space.steps();
      lanes = space.lanes();
      in = new Affine(space, inputs, outputs());
      straight = space.sequence(outputs());
      q = space.sequence(outputs());
      k = space.sequence(outputs());
      v = space.sequence(outputs());
      dq = space.sequence(outputs());
      dk = space.sequence(outputs());
      dv = space.sequence(outputs());
      dStraight = space.sequence(outputs());
      weights = space.sequence(1);
      dWeights = space.sequence(1);
      logs = space.sequence(heads);
      dots = space.sequence(heads);
      shape = new SequenceKernels.AttentionShape(heads, size, steps, lanes);
      shrink = space.matrix(1);
      shrink.fill(0, lanes, 1 / Math.sqrt(size));
      query = space.matrix(size);
      dQuery = space.matrix(size);
    }

    private int at(int t, int head) {
      return (t * heads + head) * size * lanes;
    }

    /** Turns every pair at every step, forward or back. */
    private void turn(Buffer from, Buffer to, int direction) {
      Affine.clear(to);
      for (int t = 0; t < steps; t++) {
        for (int row = 0; row < outputs(); row += 2) {
          double turned = direction * (t + 1) * angle(row % size / 2, size);
          int at = (t * outputs() + row) * lanes;
          kernels.turn(from, at, Math.cos(turned), Math.sin(turned), to, at, lanes);
        }
      }
    }

    /** The softmax weights of a query over the steps up to its own, into {@link #weights}. */
    private void weigh(int t, int head) {
      query.fill(0, query.length(), 0);
      kernels.scaleLanes(shrink, 0, q, at(t, head), size, query, 0, lanes);
      weights.fill(0, (t + 1) * lanes, 0);
      for (int s = 0; s <= t; s++) {
        kernels.dotLanes(query, 0, k, at(s, head), size, weights, s * lanes, lanes);
      }
      kernels.softmax(weights, 0, t + 1, lanes);
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      if (carry) {
        throw new IllegalStateException("Attention reads a word in one pass.");
      }
      in.apply(w, wAt, x, straight);
      turn(straight, q, 1);
      in.apply(w, wAt + in.size(), x, straight);
      turn(straight, k, 1);
      in.apply(w, wAt + 2 * in.size(), x, v);
      if (kernels.attend(shape, q, k, v, logs, y)) {
        return;
      }
      Affine.clear(y);
      for (int head = 0; head < heads; head++) {
        for (int t = 0; t < steps; t++) {
          weigh(t, head);
          for (int s = 0; s <= t; s++) {
            kernels.scaleLanes(weights, s * lanes, v, at(s, head), size, y, at(t, head), lanes);
          }
        }
      }
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      Affine.clear(dx);
      Affine.clear(dq);
      Affine.clear(dk);
      Affine.clear(dv);
      boolean done = kernels.attendBackward(shape, q, k, v, logs, dy, dots, dq, dk, dv);
      for (int head = 0; !done && head < heads; head++) {
        for (int t = 0; t < steps; t++) {
          weigh(t, head);
          dWeights.fill(0, (t + 1) * lanes, 0);
          for (int s = 0; s <= t; s++) {
            kernels.dotLanes(dy, at(t, head), v, at(s, head), size, dWeights, s * lanes, lanes);
            kernels.scaleLanes(weights, s * lanes, dy, at(t, head), size, dv, at(s, head), lanes);
          }
          kernels.softmaxBackward(weights, 0, t + 1, dWeights, 0, lanes);
          dQuery.fill(0, dQuery.length(), 0);
          for (int s = 0; s <= t; s++) {
            kernels.scaleLanes(dWeights, s * lanes, k, at(s, head), size, dQuery, 0, lanes);
            kernels.scaleLanes(dWeights, s * lanes, query, 0, size, dk, at(s, head), lanes);
          }
          kernels.scaleLanes(shrink, 0, dQuery, 0, size, dq, at(t, head), lanes);
        }
      }
      turn(dq, dStraight, -1);
      in.back(w, wAt, g, gAt, x, dStraight, dx);
      turn(dk, dStraight, -1);
      in.back(w, wAt + in.size(), g, gAt + in.size(), x, dStraight, dx);
      in.back(w, wAt + 2 * in.size(), g, gAt + 2 * in.size(), x, dv, dx);
    }
  }
}
