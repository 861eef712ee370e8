// h_t = p_t + a h_{t-1} with a diagonal, over all steps in one launch, as a parallel scan: time is cut
// into CHUNKS parts. Each thread takes one number of the state through its part from 0; then it
// knows what reaches its part from the ends of those before, h = end + a^length h, and walks again.
// A block has 32 numbers of the state, so that a warp reads a row of lanes, and CHUNKS warps. What
// bounds it is memory: the second walk finds its numbers in the cache while T is short.

#define WIDE 32
#define CHUNKS 4

/**
 * The state that a part begins with. Every thread of the block comes here; scratch [2, CHUNKS, WIDE]
 * takes the end of each part begun at 0, and the power of a over the part.
 */
__device__ inline real entering(real first, real end, real power, real* scratch) {
  int number = threadIdx.x % WIDE;
  int part = threadIdx.x / WIDE;
  scratch[threadIdx.x] = end;
  scratch[CHUNKS * WIDE + threadIdx.x] = power;
  __syncthreads();
  real state = first;
  for (int c = 0; c < part; c++) {
    state = scratch[c * WIDE + number] + scratch[(CHUNKS + c) * WIDE + number] * state;
  }
  return state;
}

/** states [T + 1, H, lanes]: h_0, then the drive p_1 to p_T, replaced by h_1 to h_T; a [H]. */
extern "C" __global__ void __launch_bounds__(WIDE * CHUNKS)
    scan(const int* seeds, View a, View states, int hidden, int steps, int lanes) {
  extern __shared__ real scratch[];
  int size = hidden * lanes;
  int i = blockIdx.x * WIDE + threadIdx.x % WIDE;
  int part = threadIdx.x / WIDE;
  int from = steps * part / CHUNKS;
  int to = steps * (part + 1) / CHUNKS;
  bool mine = i < size;
  real factor = mine ? here(a, seeds)[i / lanes] : real(0);
  real* h = here(states, seeds) + i;
  real state = 0;
  real power = 1;
  for (int t = from; mine && t < to; t++) {
    state = h[(t + 1) * size] + factor * state;
    power *= factor;
  }
  state = entering(mine ? h[0] : real(0), state, power, scratch);
  for (int t = from; mine && t < to; t++) {
    state = h[(t + 1) * size] + factor * state;
    h[(t + 1) * size] = state;
  }
}

/** gradient [T, H, lanes] from outside becomes that of the drive: g_t = gradient_t + a g_{t+1}. */
extern "C" __global__ void __launch_bounds__(WIDE * CHUNKS)
    scanBackward(const int* seeds, View a, View gradient, int hidden, int steps, int lanes) {
  extern __shared__ real scratch[];
  int size = hidden * lanes;
  int i = blockIdx.x * WIDE + threadIdx.x % WIDE;
  int part = threadIdx.x / WIDE;
  // The first part is the last in time.
  int from = steps - 1 - steps * part / CHUNKS;
  int to = steps - 1 - steps * (part + 1) / CHUNKS;
  bool mine = i < size;
  real factor = mine ? here(a, seeds)[i / lanes] : real(0);
  real* g = here(gradient, seeds) + i;
  real state = 0;
  real power = 1;
  for (int t = from; mine && t > to; t--) {
    state = g[t * size] + factor * state;
    power *= factor;
  }
  state = entering(real(0), state, power, scratch);
  for (int t = from; mine && t > to; t--) {
    state = g[t * size] + factor * state;
    g[t * size] = state;
  }
}
