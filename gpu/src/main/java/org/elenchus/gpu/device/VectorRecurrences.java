package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;

/**
 * Dense recurrences over all steps, for lanes that are exactly two vectors: the matrices are made
 * ready once for all steps, and what goes entry by entry is done while a step is in the nearest
 * cache. The same operations in the same order as step by step with the other kernels.
 */
final class VectorRecurrences {
  private static final int LANES = VectorPanels.LANES;
  private static final int WIDTH = VectorMath.WIDTH;

  private final VectorPanels state = new VectorPanels();
  private final VectorPanels gate = new VectorPanels();

  /** See {@link SequenceKernels#recur}. */
  void forward(
      float[] w, int wAt, int hidden, boolean bounded, float[] states, int statesAt, int steps) {
    int size = hidden * LANES;
    state.take(w, wAt, hidden, 1, hidden, hidden);
    for (int t = 0; t < steps; t++) {
      int now = statesAt + (t + 1) * size;
      state.product(states, now - size, states, now, true);
      if (bounded) {
        VectorPointwise.activate(Activation.TANH, states, now, states, now, size);
      }
    }
  }

  /** See {@link SequenceKernels#recurBackward}. */
  void backward(
      float[] w,
      int wAt,
      int hidden,
      boolean bounded,
      float[] states,
      int statesAt,
      float[] gradient,
      int gradientAt,
      int steps) {
    int size = hidden * LANES;
    state.take(w, wAt, 1, hidden, hidden, hidden);
    for (int t = steps - 1; t >= 0; t--) {
      int now = gradientAt + t * size;
      if (t + 1 < steps) {
        state.product(gradient, now + size, gradient, now, true);
      }
      if (bounded) {
        int after = statesAt + (t + 1) * size;
        VectorPointwise.tanhBackward(states, after, gradient, now, gradient, now, size);
      }
    }
  }

  /** See {@link SequenceKernels#recurGated}; leaves σ of what the gates see. */
  void gatedForward(
      SequenceKernels.GatedShape shape,
      float[] w,
      int wAt,
      int vAt,
      float[] drive,
      int driveAt,
      float[] gates,
      int gatesAt,
      float[] states,
      int statesAt) {
    int hidden = shape.hidden();
    int size = hidden * LANES;
    state.take(w, wAt, hidden, 1, hidden, hidden);
    if (shape.gateSeesState()) {
      gate.take(w, vAt, hidden, 1, hidden, hidden);
    }
    for (int t = 0; t < shape.steps(); t++) {
      int now = t * size;
      state.product(states, statesAt + now, drive, driveAt + now, true);
      if (shape.gateSeesState()) {
        gate.product(states, statesAt + now, gates, gatesAt + now, true);
      }
      open(drive, driveAt + now, gates, gatesAt + now, states, statesAt + now + size, size);
    }
  }

  /** c = tanh(c), g = σ(g), h = c ⊙ g. */
  private static void open(float[] c, int cAt, float[] g, int gAt, float[] h, int hAt, int count) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector candidate = VectorMath.tanh(VectorPointwise.load(c, cAt + i));
      FloatVector open = VectorMath.logistic(VectorPointwise.load(g, gAt + i));
      candidate.intoArray(c, cAt + i);
      open.intoArray(g, gAt + i);
      open.mul(candidate).intoArray(h, hAt + i);
    }
  }

  /** See {@link SequenceKernels#recurGatedBackward}; the gates are what the way forward left. */
  void gatedBackward(
      SequenceKernels.GatedShape shape,
      float[] w,
      int wAt,
      int vAt,
      float[] candidates,
      int candidatesAt,
      float[] gates,
      int gatesAt,
      float[] upstream,
      int upstreamAt,
      float[] candidateGradient,
      int candidateGradientAt,
      float[] gateGradient,
      int gateGradientAt) {
    int hidden = shape.hidden();
    int size = hidden * LANES;
    state.take(w, wAt, 1, hidden, hidden, hidden);
    if (shape.gateSeesState()) {
      gate.take(w, vAt, 1, hidden, hidden, hidden);
    }
    for (int t = shape.steps() - 1; t >= 0; t--) {
      int now = t * size;
      int next = now + size;
      if (t + 1 < shape.steps()) {
        state.product(
            candidateGradient, candidateGradientAt + next, upstream, upstreamAt + now, true);
        if (shape.gateSeesState()) {
          gate.product(gateGradient, gateGradientAt + next, upstream, upstreamAt + now, true);
        }
      }
      slopes(
          candidates,
          candidatesAt + now,
          gates,
          gatesAt + now,
          upstream,
          upstreamAt + now,
          candidateGradient,
          candidateGradientAt + now,
          gateGradient,
          gateGradientAt + now,
          size);
    }
  }

  /** dp = (1 − c²) ⊙ g ⊙ dh, dq = (g − g²) ⊙ c ⊙ dh. */
  private static void slopes(
      float[] c,
      int cAt,
      float[] g,
      int gAt,
      float[] dh,
      int dhAt,
      float[] dp,
      int dpAt,
      float[] dq,
      int dqAt,
      int count) {
    FloatVector zero = FloatVector.zero(VectorMath.SPECIES);
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector candidate = VectorPointwise.load(c, cAt + i);
      FloatVector open = VectorPointwise.load(g, gAt + i);
      FloatVector up = VectorPointwise.load(dh, dhAt + i);
      // Onto zero, so that there is no −0, as where gradients are added to zeros.
      FloatVector through = up.fma(open, zero);
      candidate.mul(through).neg().fma(candidate, through).intoArray(dp, dpAt + i);
      up.mul(candidate).fma(open.fma(open.neg(), open), zero).intoArray(dq, dqAt + i);
    }
  }
}
