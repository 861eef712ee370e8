package org.elenchus.gpu.device;

/**
 * Recurrences over all steps at once, for devices where a launch for each step would cost more than
 * the step. Each operation answers whether it was done; where it was not, a layer goes step by
 * step, with the same result up to rounding.
 */
public interface SequenceKernels {
  /**
   * h_t = φ(p_t + W h_{t−1}), φ being tanh or nothing.
   *
   * @param w W, [hidden, hidden]
   * @param wAt where W begins
   * @param hidden H
   * @param bounded whether φ is tanh
   * @param states h_0 and the p_t, which become the h_t, [steps + 1, H, lanes]
   * @param steps how many steps
   * @param lanes the lanes
   * @return whether it was done
   */
  default boolean recur(
      Buffer w, int wAt, int hidden, boolean bounded, Buffer states, int steps, int lanes) {
    return false;
  }

  /**
   * Back through {@link #recur}: g_t = (g_t + Wᵀ g_{t+1}) ⊙ φ'.
   *
   * @param w W, [hidden, hidden]
   * @param wAt where W begins
   * @param hidden H
   * @param bounded whether φ is tanh
   * @param states what {@link #recur} left, [steps + 1, H, lanes]
   * @param gradient the gradient of the h_t, replaced by that of the p_t, [steps, H, lanes]
   * @param steps how many steps
   * @param lanes the lanes
   * @return whether it was done
   */
  default boolean recurBackward(
      Buffer w,
      int wAt,
      int hidden,
      boolean bounded,
      Buffer states,
      Buffer gradient,
      int steps,
      int lanes) {
    return false;
  }

  /**
   * h_t = p_t + a ⊙ h_{t−1}.
   *
   * @param a a, [hidden]
   * @param aAt where a begins
   * @param hidden H
   * @param states h_0 and the p_t, which become the h_t, [steps + 1, H, lanes]
   * @param steps how many steps
   * @param lanes the lanes
   * @return whether it was done
   */
  default boolean scan(Buffer a, int aAt, int hidden, Buffer states, int steps, int lanes) {
    return false;
  }

  /**
   * Back through {@link #scan}: g_t = g_t + a ⊙ g_{t+1}.
   *
   * @param a a, [hidden]
   * @param aAt where a begins
   * @param hidden H
   * @param gradient the gradient of the h_t, replaced by that of the p_t, [steps, H, lanes]
   * @param steps how many steps
   * @param lanes the lanes
   * @return whether it was done
   */
  default boolean scanBackward(
      Buffer a, int aAt, int hidden, Buffer gradient, int steps, int lanes) {
    return false;
  }

  /**
   * Slow averages: m_t = λ ⊙ m_{t−1} + (1 − λ) ⊙ h_t.
   *
   * @param decay λ, [hidden]
   * @param rest 1 − λ, [hidden]
   * @param hidden H
   * @param h the h_t, [steps, H, lanes]
   * @param states m_0 and zeros, which become the m_t, [steps + 1, H, lanes]
   * @param steps how many steps
   * @param lanes the lanes
   * @return whether it was done
   */
  default boolean average(
      Buffer decay, Buffer rest, int hidden, Buffer h, Buffer states, int steps, int lanes) {
    return false;
  }

  /**
   * Back through {@link #average}: g_t = g_t + λ ⊙ g_{t+1}, dh_t += (1 − λ) ⊙ g_t.
   *
   * @param decay λ, [hidden]
   * @param rest 1 − λ, [hidden]
   * @param hidden H
   * @param gradient the gradient of the m_t from outside, made that of all uses, [steps, H, lanes]
   * @param dh the gradient of the h_t, [steps, H, lanes], added to
   * @param steps how many steps
   * @param lanes the lanes
   * @return whether it was done
   */
  default boolean averageBackward(
      Buffer decay, Buffer rest, int hidden, Buffer gradient, Buffer dh, int steps, int lanes) {
    return false;
  }

  /**
   * The sizes of a gated recurrence.
   *
   * @param hidden H
   * @param gateSeesState whether the gate sees h_{t−1}
   * @param steps T
   * @param lanes L
   */
  record GatedShape(int hidden, boolean gateSeesState, int steps, int lanes) {}

  /**
   * h_t = c_t ⊙ σ(g_t), c_t = tanh(p_t + W h_{t−1}), g_t = q_t + V h_{t−1}, or q_t where the gate
   * does not see the state.
   *
   * @param shape the sizes
   * @param w where W, [H, H], and V are
   * @param wAt where W begins
   * @param vAt where V begins, if there is one
   * @param drive the p_t, which become the c_t, [T, H, L]
   * @param gates the q_t, which become what {@link #recurGatedBackward} needs of the g_t, [T, H, L]
   * @param states h_0; the h_t are written, [T + 1, H, L]
   * @return whether it was done
   */
  default boolean recurGated(
      GatedShape shape, Buffer w, int wAt, int vAt, Buffer drive, Buffer gates, Buffer states) {
    return false;
  }

  /**
   * Back through {@link #recurGated}.
   *
   * @param shape the sizes
   * @param w where W and V are
   * @param wAt where W begins
   * @param vAt where V begins, if there is one
   * @param candidates the c_t
   * @param gates what {@link #recurGated} left of the g_t
   * @param upstream the gradient of the h_t from outside, [T, H, L]; may be changed
   * @param candidateGradient the gradient of the p_t, [T, H, L], overwritten
   * @param gateGradient the gradient of the q_t, [T, H, L], overwritten
   * @return whether it was done
   */
  default boolean recurGatedBackward(
      GatedShape shape,
      Buffer w,
      int wAt,
      int vAt,
      Buffer candidates,
      Buffer gates,
      Buffer upstream,
      Buffer candidateGradient,
      Buffer gateGradient) {
    return false;
  }

  /**
   * The sizes of causal attention.
   *
   * @param heads K
   * @param size the length of queries, keys and values
   * @param steps T
   * @param lanes L
   */
  record AttentionShape(int heads, int size, int steps, int lanes) {}

  /**
   * Causal softmax attention: o_t = Σ_{s≤t} softmax_s(q_t·k_s/√size) v_s.
   *
   * @param shape the sizes
   * @param q the queries, [T, K, size, L]
   * @param k the keys, [T, K, size, L]
   * @param v the values, [T, K, size, L]
   * @param logs the logarithm of each sum of weights, [T, K, L], overwritten: for the way back
   * @param o the result, [T, K, size, L], overwritten
   * @return whether it was done
   */
  default boolean attend(
      AttentionShape shape, Buffer q, Buffer k, Buffer v, Buffer logs, Buffer o) {
    return false;
  }

  /**
   * Back through {@link #attend}; adds to the gradients.
   *
   * @param shape the sizes
   * @param q the queries
   * @param k the keys
   * @param v the values
   * @param logs what the way forward left
   * @param upstream the gradient of o
   * @param dots scratch, [T, K, L]
   * @param dq the gradient of q
   * @param dk the gradient of k
   * @param dv the gradient of v
   * @return whether it was done
   */
  default boolean attendBackward(
      AttentionShape shape,
      Buffer q,
      Buffer k,
      Buffer v,
      Buffer logs,
      Buffer upstream,
      Buffer dots,
      Buffer dq,
      Buffer dk,
      Buffer dv) {
    return false;
  }

  /**
   * A matrix memory: S_t = φ(α_t S_{t−1} + k_t e_tᵀ), e_t = β_t s_t, s_t = v_t + ρ_t r_t, r_t =
   * S_{t−1}ᵀ k_t.
   *
   * @param heads K
   * @param keyHeads K, or 1 where all heads share keys and queries
   * @param key the length of keys and queries
   * @param value the length of values
   * @param bounded whether φ is tanh
   * @param erases whether ρ is not 0
   * @param decayed whether ρ is −α
   * @param steps T
   * @param lanes L
   */
  record MemoryShape(
      int heads,
      int keyHeads,
      int key,
      int value,
      boolean bounded,
      boolean erases,
      boolean decayed,
      int steps,
      int lanes) {}

  /**
   * What a matrix memory keeps from the way forward for the way back.
   *
   * @param states S, [T + 1, K, key, value, L]
   * @param reads r, [T, K, value, L]
   * @param surprises s, [T, K, value, L]
   * @param errors e, [T, K, value, L]
   * @param erasure ρ, [T, K, L]
   */
  record MemoryKept(Buffer states, Buffer reads, Buffer surprises, Buffer errors, Buffer erasure) {}

  /**
   * A matrix memory over all steps.
   *
   * @param shape the sizes
   * @param kept S_0 and ρ; the rest is written
   * @param q the queries, [T, keyHeads, key, L]
   * @param k the keys, [T, keyHeads, key, L]
   * @param v the values, [T, K, value, L]
   * @param alpha α, [T, K, L]
   * @param beta β, [T, K, L]
   * @param o S_tᵀ q_t, [T, K, value, L], overwritten
   * @return whether it was done
   */
  default boolean remember(
      MemoryShape shape,
      MemoryKept kept,
      Buffer q,
      Buffer k,
      Buffer v,
      Buffer alpha,
      Buffer beta,
      Buffer o) {
    return false;
  }

  /**
   * Back through a matrix memory; adds to the gradients.
   *
   * @param shape the sizes
   * @param kept what the way forward left
   * @param q the queries
   * @param k the keys
   * @param alpha α
   * @param beta β
   * @param upstream the gradient of o
   * @param dq the gradient of q
   * @param dk the gradient of k
   * @param dv the gradient of v
   * @param dAlpha the gradient of α
   * @param dBeta the gradient of β
   * @return whether it was done
   */
  default boolean rememberBackward(
      MemoryShape shape,
      MemoryKept kept,
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
    return false;
  }
}
