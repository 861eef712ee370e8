// h_t = phi(p_t + W h_{t-1}) over all steps in one launch; phi is tanh or nothing. Compiled for one
// HIDDEN (H), and for W in shared memory or not (KEEP).
//
// One block of threads for each piece (a seed and a block of lanes), so that one launch trains a
// population; each thread has some of the H x lanes numbers of the state. A step needs the whole
// state before it: it lies in shared memory twice, the step before and the step in the making, so
// that one barrier a step is enough. W is read lanes times a step: where it fits it is copied into
// shared memory once, otherwise it comes through the cache: see views.cuh.

/** states [T + 1, H, lanes]: h_0, then the drive p_1 to p_T, replaced by h_1 to h_T. */
extern "C" __global__ void __launch_bounds__(WIDE)
    recur(const int* seeds, View w, View states, int bounded, int steps, int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  real* h = here(states, seeds);
  real* before = room;
  real* after = room + size;
  const Held* weights = keep(here(w, seeds), reinterpret_cast<Held*>(room + 2 * size));
  for (int i = threadIdx.x; i < size; i += WIDE) {
    before[i] = h[i];
  }
  __syncthreads();
  for (int t = 1; t <= steps; t++) {
    real* now = h + t * size;
    for (int i = threadIdx.x; i < size; i += WIDE) {
      int lane = i % lanes;
      real sum = along(weights + i / lanes * HIDDEN, before + lane, lanes) + now[i];
      sum = bounded ? tanh(sum) : sum;
      after[i] = sum;
      now[i] = sum;
    }
    __syncthreads();
    real* other = before;
    before = after;
    after = other;
  }
}

/**
 * The way back: gradient [T, H, lanes] of h_1 to h_T from outside becomes that of the drive. With
 * g_{T+1} = 0: g_t = (gradient_t + W^T g_{t+1}) phi'(h_t).
 */
extern "C" __global__ void __launch_bounds__(WIDE) recurBackward(
    const int* seeds, View w, View states, View gradient, int bounded, int steps, int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  const real* h = here(states, seeds);
  real* g = here(gradient, seeds);
  real* later = room;
  real* made = room + size;
  const Held* weights = keep(here(w, seeds), reinterpret_cast<Held*>(room + 2 * size));
  for (int i = threadIdx.x; i < size; i += WIDE) {
    later[i] = 0;
  }
  __syncthreads();
  for (int t = steps - 1; t >= 0; t--) {
    real* now = g + t * size;
    for (int i = threadIdx.x; i < size; i += WIDE) {
      int lane = i % lanes;
      real sum = down(weights + i / lanes, later + lane, lanes) + now[i];
      if (bounded) {
        real value = h[(t + 1) * size + i];
        sum *= 1 - value * value;
      }
      made[i] = sum;
      now[i] = sum;
    }
    __syncthreads();
    real* other = later;
    later = made;
    made = other;
  }
}
