package org.elenchus.gpu.cell;

import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.SequenceKernels;

/**
 * K heads with a matrix each: S_t = φ(α_t S_{t−1} + k_t e_tᵀ) with e_t = β_t (v_t − ρ_t
 * S_{t−1}ᵀk_t), and o_t = S_tᵀ q_t. S is [key × value], α and β are numbers of the head and step, φ
 * is tanh or nothing, and ρ is 0, 1 or α.
 */
final class Memory {
  /** How much of what is read at a key is taken away before the new value is written there. */
  enum Erase {
    /** ρ = 0: values add up. */
    NOTHING,
    /** ρ = 1: the delta rule. */
    READ,
    /** ρ = α: the delta rule on the decayed state. */
    DECAYED
  }

  private final Workspace space;
  private final Kernels kernels;
  private final int heads;
  private final int keyHeads;
  private final int key;
  private final int value;
  private final boolean bounded;
  private final Erase erase;

  /** S, [T + 1, K · key · value, L]. */
  private final Buffer states;

  /** Sᵀk; v − ρ Sᵀk; β times that; [T, K · value, L]. */
  private final Buffer reads;

  private final Buffer surprises;
  private final Buffer errors;

  /** −ρ, [T, K, L]. */
  private final Buffer erasure;

  /** The gradient of S at one step, and of what it came from, [K · key · value, L]. */
  private Buffer stateGradient;

  private Buffer earlierGradient;

  /** Gradients of e, of the surprise and of the read, [value, L]. */
  private final Buffer errorGradient;

  private final Buffer surpriseGradient;
  private final Buffer readGradient;

  /** All of it as a device sees it that takes the steps at once. */
  private final SequenceKernels.MemoryShape shape;

  private final SequenceKernels.MemoryKept kept;

  /**
   * Makes buffers.
   *
   * @param keyHeads K, or 1 where all heads share their keys and queries
   */
  Memory(
      Workspace space, int heads, int keyHeads, int key, int value, boolean bounded, Erase erase) {
    this.space = space;
    kernels = space.kernels();
    this.heads = heads;
    this.keyHeads = keyHeads;
    this.key = key;
    this.value = value;
    this.bounded = bounded;
    this.erase = erase;
    states = space.keptStates(heads * key * value);
    reads = space.sequence(heads * value);
    surprises = space.sequence(heads * value);
    errors = space.sequence(heads * value);
    erasure = space.sequence(heads);
    stateGradient = space.matrix(heads * key * value);
    earlierGradient = space.matrix(heads * key * value);
    errorGradient = space.matrix(value);
    surpriseGradient = space.matrix(value);
    readGradient = space.matrix(value);
    shape =
        new SequenceKernels.MemoryShape(
            heads,
            keyHeads,
            key,
            value,
            bounded,
            erase != Erase.NOTHING,
            erase == Erase.DECAYED,
            space.steps(),
            space.lanes());
    kept = new SequenceKernels.MemoryKept(states, reads, surprises, errors, erasure);
  }

  /** Numbers kept for each step and lane. */
  static long numbersPerStep(int heads, int key, int value) {
    return (long) heads * (3L * key * value + 3L * value + 1);
  }

  private int keyAt(int t, int head) {
    return (t * keyHeads + (keyHeads == 1 ? 0 : head)) * key * space.lanes();
  }

  private int valueAt(int t, int head) {
    return (t * heads + head) * value * space.lanes();
  }

  private int stateAt(int slot, int head) {
    return (slot * heads + head) * key * value * space.lanes();
  }

  /** Reads q, k, v, α, β and writes o, [T, K · value, L]. */
  void forward(Buffer q, Buffer k, Buffer v, Buffer alpha, Buffer beta, Buffer o, boolean carry) {
    int lanes = space.lanes();
    space.begin(states, heads * key * value, carry);
    switch (erase) {
      case NOTHING -> erasure.fill(0, erasure.length(), 0);
      case READ -> erasure.fill(0, erasure.length(), -1);
      case DECAYED ->
          kernels.map(Activation.IDENTITY, -1, 0, alpha, 0, erasure, 0, erasure.length());
    }
    if (kernels.remember(shape, kept, q, k, v, alpha, beta, o)) {
      return;
    }
    reads.fill(0, reads.length(), 0);
    surprises.copy(v, 0, 0, v.length());
    errors.fill(0, errors.length(), 0);
    o.fill(0, o.length(), 0);
    for (int t = 0; t < space.steps(); t++) {
      for (int head = 0; head < heads; head++) {
        int ratesAt = (t * heads + head) * lanes;
        int keyAt = keyAt(t, head);
        int valueAt = valueAt(t, head);
        int before = stateAt(t, head);
        int after = stateAt(t + 1, head);
        if (erase != Erase.NOTHING) {
          kernels.readColumns(states, before, key, value, k, keyAt, reads, valueAt, lanes);
          kernels.scaleLanes(erasure, ratesAt, reads, valueAt, value, surprises, valueAt, lanes);
        }
        kernels.scaleLanes(beta, ratesAt, surprises, valueAt, value, errors, valueAt, lanes);
        kernels.remember(
            states, before, alpha, ratesAt, k, keyAt, key, errors, valueAt, value, bounded, states,
            after, lanes);
        kernels.readColumns(states, after, key, value, q, keyAt, o, valueAt, lanes);
      }
    }
  }

  /** Adds to the gradients of q, k, v, α and β. */
  void backward(
      Buffer q,
      Buffer k,
      Buffer alpha,
      Buffer beta,
      Buffer upstream,
      Buffer dq,
      Buffer dk,
      Buffer dv,
      Buffer dAlpha,
      Buffer dBeta) {
    if (kernels.rememberBackward(
        shape, kept, q, k, alpha, beta, upstream, dq, dk, dv, dAlpha, dBeta)) {
      return;
    }
    stateGradient.fill(0, stateGradient.length(), 0);
    for (int t = space.steps() - 1; t >= 0; t--) {
      earlierGradient.fill(0, earlierGradient.length(), 0);
      for (int head = 0; head < heads; head++) {
        back(t, head, q, k, alpha, beta, upstream, dq, dk, dv, dAlpha, dBeta);
      }
      Buffer earlier = earlierGradient;
      earlierGradient = stateGradient;
      stateGradient = earlier;
    }
  }

  private void back(
      int t,
      int head,
      Buffer q,
      Buffer k,
      Buffer alpha,
      Buffer beta,
      Buffer upstream,
      Buffer dq,
      Buffer dk,
      Buffer dv,
      Buffer dAlpha,
      Buffer dBeta) {
    int lanes = space.lanes();
    int ratesAt = (t * heads + head) * lanes;
    int keyAt = keyAt(t, head);
    int valueAt = valueAt(t, head);
    int before = stateAt(t, head);
    int after = stateAt(t + 1, head);
    int at = stateAt(0, head);
    int count = key * value * lanes;
    // o = Sᵀq.
    kernels.writeOuter(q, keyAt, key, upstream, valueAt, value, stateGradient, at, lanes);
    kernels.readRows(states, after, key, value, upstream, valueAt, dq, keyAt, lanes);
    if (bounded) {
      kernels.tanhBackward(states, after, stateGradient, at, stateGradient, at, count);
    }
    // α S + k eᵀ.
    kernels.dotLanes(states, before, stateGradient, at, key * value, dAlpha, ratesAt, lanes);
    kernels.scaleLanes(alpha, ratesAt, stateGradient, at, key * value, earlierGradient, at, lanes);
    kernels.readRows(stateGradient, at, key, value, errors, valueAt, dk, keyAt, lanes);
    errorGradient.fill(0, errorGradient.length(), 0);
    kernels.readColumns(stateGradient, at, key, value, k, keyAt, errorGradient, 0, lanes);
    // e = β (v − ρ r).
    kernels.dotLanes(errorGradient, 0, surprises, valueAt, value, dBeta, ratesAt, lanes);
    surpriseGradient.fill(0, surpriseGradient.length(), 0);
    kernels.scaleLanes(beta, ratesAt, errorGradient, 0, value, surpriseGradient, 0, lanes);
    kernels.add(surpriseGradient, 0, dv, valueAt, value * lanes);
    if (erase != Erase.NOTHING) {
      readGradient.fill(0, readGradient.length(), 0);
      kernels.scaleLanes(erasure, ratesAt, surpriseGradient, 0, value, readGradient, 0, lanes);
      // r = Sᵀk.
      kernels.writeOuter(k, keyAt, key, readGradient, 0, value, earlierGradient, at, lanes);
      kernels.readRows(states, before, key, value, readGradient, 0, dk, keyAt, lanes);
    }
    if (erase == Erase.DECAYED) {
      // ρ = α, so dα loses Σ surprise' ⊙ r.
      errorGradient.fill(0, lanes, 0);
      kernels.dotLanes(surpriseGradient, 0, reads, valueAt, value, errorGradient, 0, lanes);
      kernels.map(Activation.IDENTITY, -1, 0, errorGradient, 0, errorGradient, 0, lanes);
      kernels.add(errorGradient, 0, dAlpha, ratesAt, lanes);
    }
  }
}
