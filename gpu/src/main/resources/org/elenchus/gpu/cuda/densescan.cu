// h_t = p_t + W h_{t-1} with a dense W, as a parallel scan: time is cut into parts of LENGTH steps, a
// power of two, each a block of its own. What reaches a part from before goes through it by one matrix
// for all parts and lanes, W^LENGTH, so that a scan costs two walks and log2 LENGTH squarings, not a
// product of matrices for each step:
//   walkParts     every part walks alone, from 0; the first from h_0, and is then right
//   joinParts     one block for each piece squares W; then from part to part, end += W^LENGTH entering
//   correctParts  in each later part, u = W u from what enters it is added to every step
// In place, in the order of a walk; nothing is added twice. The way back (BACK) is the same with W^T,
// from the last step to the first. The rest as in elman.cu.

/**
 * Entry i of the walk, 1 to T. Forward entry 0 is h_0; on the way back there is none, and it is 0.
 */
__device__ inline real* entry(real* base, int i, int steps, int size) {
#if BACK
  return base + (steps - i) * size;
#else
  return base + i * size;
#endif
}

/** A row of W, or of W^T, times the state of a lane. */
__device__ inline real through(const Held* weights, int row, const real* state, int lanes) {
#if BACK
  return down(weights + row, state, lanes);
#else
  return along(weights + row * HIDDEN, state, lanes);
#endif
}

extern "C" __global__ void __launch_bounds__(WIDE)
    walkParts(const int* seeds, View w, View states, int steps, int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  int part = blockIdx.x;
  real* h = here(states, seeds);
  real* before = room;
  real* after = room + size;
  const Held* weights = keep(here(w, seeds), reinterpret_cast<Held*>(room + 2 * size));
  for (int i = threadIdx.x; i < size; i += WIDE) {
#if BACK
    before[i] = 0;
#else
    before[i] = part == 0 ? h[i] : real(0);
#endif
  }
  __syncthreads();
  int last = (part + 1) * LENGTH < steps ? (part + 1) * LENGTH : steps;
  for (int t = part * LENGTH + 1; t <= last; t++) {
    real* now = entry(h, t, steps, size);
    for (int i = threadIdx.x; i < size; i += WIDE) {
      real sum = through(weights, i / lanes, before + i % lanes, lanes) + now[i];
      after[i] = sum;
      now[i] = sum;
    }
    __syncthreads();
    real* other = before;
    before = after;
    after = other;
  }
}

/** The greatest number of all threads' own; blockDim.x is WIDE. */
__device__ inline real mostOverBlock(real mine, real* scratch) {
  scratch[threadIdx.x] = mine;
  __syncthreads();
  for (int half = WIDE / 2; half > 0; half /= 2) {
    if (threadIdx.x < half && scratch[threadIdx.x + half] > scratch[threadIdx.x]) {
      scratch[threadIdx.x] = scratch[threadIdx.x + half];
    }
    __syncthreads();
  }
  real most = scratch[0];
  __syncthreads();
  return most;
}

/**
 * The power goes as a matrix of numbers of at most 1 and an exponent of 2: alone it may be beyond the
 * format where its product with a state is not. Shared memory: two matrices, a state, WIDE numbers.
 */
extern "C" __global__ void __launch_bounds__(WIDE)
    joinParts(const int* seeds, View w, View states, int steps, int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  real* power = room;
  real* square = room + HIDDEN * HIDDEN;
  real* entering = square + HIDDEN * HIDDEN;
  real* scratch = entering + size;
  const real* weights = here(w, seeds);
  real* h = here(states, seeds);
  for (int i = threadIdx.x; i < HIDDEN * HIDDEN; i += WIDE) {
    power[i] = widen(narrow(weights[i]));
  }
  for (int i = threadIdx.x; i < size; i += WIDE) {
    entering[i] = entry(h, LENGTH, steps, size)[i];
  }
  __syncthreads();
  int exponent = 0;
  for (int length = 1; length < LENGTH; length *= 2) {
    real most = 0;
    for (int i = threadIdx.x; i < HIDDEN * HIDDEN; i += WIDE) {
      const real* row = power + i / HIDDEN * HIDDEN;
      const real* column = power + i % HIDDEN;
      real sum = 0;
#pragma unroll 8
      for (int c = 0; c < HIDDEN; c++) {
        sum += row[c] * column[c * HIDDEN];
      }
      square[i] = sum;
      most = fabs(sum) > most ? fabs(sum) : most;
    }
    most = mostOverBlock(most, scratch);
    int shift = 0;
    // An infinite power has no exponent and stays what it is.
    if (most * 0 == 0) {
      frexp(most, &shift);
    }
    for (int i = threadIdx.x; i < HIDDEN * HIDDEN; i += WIDE) {
      square[i] = ldexp(square[i], -shift);
    }
    exponent = 2 * exponent + shift;
    real* other = power;
    power = square;
    square = other;
    __syncthreads();
  }
  for (int end = 2 * LENGTH; end < steps; end += LENGTH) {
    real* now = entry(h, end, steps, size);
    for (int i = threadIdx.x; i < size; i += WIDE) {
      const real* state = entering + i % lanes;
      real sum = 0;
#pragma unroll 8
      for (int c = 0; c < HIDDEN; c++) {
#if BACK
        sum += power[c * HIDDEN + i / lanes] * state[c * lanes];
#else
        sum += power[i / lanes * HIDDEN + c] * state[c * lanes];
#endif
      }
      now[i] += ldexp(sum, exponent);
    }
    __syncthreads();
    for (int i = threadIdx.x; i < size; i += WIDE) {
      entering[i] = now[i];
    }
    __syncthreads();
  }
}

extern "C" __global__ void __launch_bounds__(WIDE)
    correctParts(const int* seeds, View w, View states, int steps, int lanes) {
  extern __shared__ real room[];
  int size = HIDDEN * lanes;
  int begin = (blockIdx.x + 1) * LENGTH;
  real* h = here(states, seeds);
  real* before = room;
  real* after = room + size;
  const Held* weights = keep(here(w, seeds), reinterpret_cast<Held*>(room + 2 * size));
  for (int i = threadIdx.x; i < size; i += WIDE) {
    before[i] = entry(h, begin, steps, size)[i];
  }
  __syncthreads();
  // The end of a part that another follows is right already, and the other reads it.
  int last = begin + LENGTH < steps ? begin + LENGTH - 1 : steps;
  for (int t = begin + 1; t <= last; t++) {
    real* now = entry(h, t, steps, size);
    for (int i = threadIdx.x; i < size; i += WIDE) {
      real sum = through(weights, i / lanes, before + i % lanes, lanes);
      after[i] = sum;
      now[i] += sum;
    }
    __syncthreads();
    real* other = before;
    before = after;
    after = other;
  }
}
