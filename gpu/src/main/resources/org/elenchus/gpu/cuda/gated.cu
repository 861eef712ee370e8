// h_t = c_t s(g_t), c_t = tanh(p_t + W h_{t-1}), g_t = q_t + V h_{t-1} or q_t, s the logistic function:
// the gated recurrence as the documents write it, over all steps in one launch. Compiled for one
// HIDDEN (H), with a gate that sees the state or not (SEES), and with its matrices in shared memory
// or not (KEEP). One block for each piece, as in elman.cu.

/** p becomes c, q becomes g, [T, H, lanes] each; states [T + 1, H, lanes], h_0 given. */
extern "C" __global__ void __launch_bounds__(WIDE) recurGated(
    const int* seeds, View w, View v, View candidates, View gates, View states, int steps,
    int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  real* h = here(states, seeds);
  real* drive = here(candidates, seeds);
  real* gate = here(gates, seeds);
  real* before = room;
  real* after = room + size;
  const Held* weights = keep(here(w, seeds), reinterpret_cast<Held*>(room + 2 * size));
#if SEES
  Held* behind = reinterpret_cast<Held*>(room + 2 * size) + HIDDEN * HIDDEN;
  const Held* seen = keep(here(v, seeds), behind);
#endif
  for (int i = threadIdx.x; i < size; i += WIDE) {
    before[i] = h[i];
  }
  __syncthreads();
  for (int t = 0; t < steps; t++) {
    for (int i = threadIdx.x; i < size; i += WIDE) {
      int lane = i % lanes;
      int at = t * size + i;
      real candidate = tanh(drive[at] + along(weights + i / lanes * HIDDEN, before + lane, lanes));
      real logit = gate[at];
#if SEES
      logit += along(seen + i / lanes * HIDDEN, before + lane, lanes);
      gate[at] = logit;
#endif
      drive[at] = candidate;
      real state = candidate * logistic(logit);
      after[i] = state;
      h[at + size] = state;
    }
    __syncthreads();
    real* other = before;
    before = after;
    after = other;
  }
}

/**
 * The way back: upstream [T, H, lanes] is the gradient of h_1 to h_T from outside; candidateSlope and
 * gateSlope become the gradients of p and q.
 */
extern "C" __global__ void __launch_bounds__(WIDE) recurGatedBackward(
    const int* seeds, View w, View v, View candidates, View gates, View upstream,
    View candidateSlope, View gateSlope, int steps, int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  const real* candidate = here(candidates, seeds);
  const real* gate = here(gates, seeds);
  const real* up = here(upstream, seeds);
  real* forCandidate = here(candidateSlope, seeds);
  real* forGate = here(gateSlope, seeds);
  // Both gradients of the step after, then of the step in the making: [2, H, lanes] each.
  real* later = room;
  real* made = room + 2 * size;
  const Held* weights = keep(here(w, seeds), reinterpret_cast<Held*>(room + 4 * size));
#if SEES
  Held* behind = reinterpret_cast<Held*>(room + 4 * size) + HIDDEN * HIDDEN;
  const Held* seen = keep(here(v, seeds), behind);
#endif
  for (int i = threadIdx.x; i < 2 * size; i += WIDE) {
    later[i] = 0;
  }
  __syncthreads();
  for (int t = steps - 1; t >= 0; t--) {
    for (int i = threadIdx.x; i < size; i += WIDE) {
      int lane = i % lanes;
      int at = t * size + i;
      real slope = up[at] + down(weights + i / lanes, later + lane, lanes);
#if SEES
      slope += down(seen + i / lanes, later + size + lane, lanes);
#endif
      real value = candidate[at];
      real open = logistic(gate[at]);
      real candidateMade = slope * open * (1 - value * value);
      real gateMade = slope * value * open * (1 - open);
      made[i] = candidateMade;
      made[size + i] = gateMade;
      forCandidate[at] = candidateMade;
      forGate[at] = gateMade;
    }
    __syncthreads();
    real* other = later;
    later = made;
    made = other;
  }
}
