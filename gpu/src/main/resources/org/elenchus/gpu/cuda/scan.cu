// h_t = p_t + a h_{t-1} with a diagonal, over all steps in one launch, as a parallel scan: time is cut
// into CHUNKS parts. Each thread takes one number of the state through its part from 0; then it
// knows what reaches its part from the ends of those before, h = end + a^length h, and walks again.
// A block has 32 numbers of the state, so that a warp reads a row of lanes, and CHUNKS warps. What
// bounds it is memory: the second walk finds its numbers in the cache while T is short.

#define WIDE 32
#define CHUNKS 4

/** Beyond any exponent of a state. */
#define FARTHEST (1 << 20)

/**
 * a^length state, by squaring. The power goes as a mantissa and an exponent of 2: alone it may be
 * beyond the format where its product with the state is not, least of all where the state is 0.
 */
__device__ inline real carried(real a, int length, real state) {
  int exponent;
  real square = frexp(a, &exponent);
  real power = 1;
  int shift = 0;
  for (int rest = length; rest > 0; rest /= 2) {
    int more;
    if (rest % 2 == 1) {
      power = frexp(power * square, &more);
      shift += more + exponent;
    }
    square = frexp(square * square, &more);
    exponent = 2 * exponent + more;
    exponent = exponent > FARTHEST ? FARTHEST : exponent < -FARTHEST ? -FARTHEST : exponent;
  }
  return ldexp(power * state, shift);
}

/** The first step of a part. */
__device__ inline int begin(int part, int steps) { return (int)((long long)steps * part / CHUNKS); }

/**
 * The state that this thread's part begins with. Every thread of the block comes here; scratch
 * [CHUNKS, WIDE] takes the end of each part begun at 0.
 */
__device__ inline real entering(real first, real end, real a, int steps, real* scratch) {
  scratch[threadIdx.x] = end;
  __syncthreads();
  real state = first;
  for (int c = 0; c < (int)threadIdx.x / WIDE; c++) {
    state = scratch[c * WIDE + threadIdx.x % WIDE] +
            carried(a, begin(c + 1, steps) - begin(c, steps), state);
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
  int from = begin(part, steps);
  int to = begin(part + 1, steps);
  bool mine = i < size;
  real factor = mine ? here(a, seeds)[i / lanes] : real(0);
  real* h = here(states, seeds) + i;
  real state = 0;
  for (int t = from; mine && t < to; t++) {
    state = h[(t + 1) * size] + factor * state;
  }
  state = entering(mine ? h[0] : real(0), state, factor, steps, scratch);
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
  int from = steps - 1 - begin(part, steps);
  int to = steps - 1 - begin(part + 1, steps);
  bool mine = i < size;
  real factor = mine ? here(a, seeds)[i / lanes] : real(0);
  real* g = here(gradient, seeds) + i;
  real state = 0;
  for (int t = from; mine && t > to; t--) {
    state = g[t * size] + factor * state;
  }
  state = entering(real(0), state, factor, steps, scratch);
  for (int t = from; mine && t > to; t--) {
    state = g[t * size] + factor * state;
    g[t * size] = state;
  }
}
