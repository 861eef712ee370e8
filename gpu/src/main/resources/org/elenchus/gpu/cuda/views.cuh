// What all kernels share. Compiled with -DREAL=float (or double, to check kernels against the
// reference far below the rounding of single precision).
//
// A population is trained in lockstep: blockIdx.z counts the seeds that take part, blockIdx.y the
// blocks of lanes of a seed; the pair is a piece. Sums run in a fixed order and nothing is added
// atomically, so that a rerun has the same bits.

typedef REAL real;

/** A buffer of the population: where it begins, and how far apart two seeds and two blocks are. */
struct View {
  real* at;
  long long seed;
  long long block;
};

/** The part of a buffer that belongs to this piece; seeds lists the seeds that take part. */
__device__ inline real* here(View v, const int* seeds) {
  return v.at + seeds[blockIdx.z] * v.seed + blockIdx.y * v.block;
}

// What is kept in memory in fewer bits than it is computed in: with -DNARROW=1 as bfloat16, the upper
// half of a float, rounded to the nearest, ties to even; else as it is.
#ifndef NARROW
#define NARROW 0
#endif
#if NARROW
typedef unsigned short Kept;

__device__ inline Kept narrow(real x) {
  unsigned bits = __float_as_uint(float(x));
  return x != x ? 0x7fc0 : (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
}

__device__ inline real widen(Kept x) { return __uint_as_float((unsigned)x << 16); }
#else
typedef real Kept;

__device__ inline Kept narrow(real x) { return x; }

__device__ inline real widen(Kept x) { return x; }
#endif

/** The part of a buffer of kept numbers that belongs to this piece. */
__device__ inline Kept* kept(View v, const int* seeds) {
  return reinterpret_cast<Kept*>(v.at) + seeds[blockIdx.z] * v.seed + blockIdx.y * v.block;
}

#ifdef HIDDEN
/** Threads of a block of a dense recurrence. */
#define WIDE 256

// A matrix [H, H] of a dense recurrence as its steps read it: a copy in shared memory where it fits
// (KEEP), with NARROW as bfloat16 and so for twice the numbers, or the matrix itself.
#if KEEP
typedef Kept Held;
#else
typedef real Held;
#endif

/** Brings a matrix there; a barrier must follow. */
__device__ inline const Held* keep(const real* w, Held* room) {
#if KEEP
  for (int i = threadIdx.x; i < HIDDEN * HIDDEN; i += WIDE) {
    room[i] = narrow(w[i]);
  }
  return room;
#else
  return w;
#endif
}

/** A number of it, the same wherever it lies. */
__device__ inline real weight(Held held) {
#if KEEP
  return widen(held);
#else
  return widen(narrow(held));
#endif
}

/** A row of the matrix times the state of a lane. */
__device__ inline real along(const Held* row, const real* state, int lanes) {
  real sum = 0;
#pragma unroll 8
  for (int c = 0; c < HIDDEN; c++) {
    sum += weight(row[c]) * state[c * lanes];
  }
  return sum;
}

/** A column of the matrix times the gradient of a lane. */
__device__ inline real down(const Held* column, const real* slope, int lanes) {
  real sum = 0;
#pragma unroll 8
  for (int r = 0; r < HIDDEN; r++) {
    sum += weight(column[r * HIDDEN]) * slope[r * lanes];
  }
  return sum;
}
#endif

/** The number of this thread along x, over all blocks of its piece. */
__device__ inline int index() { return blockIdx.x * blockDim.x + threadIdx.x; }

/**
 * The sum of one number of each thread, known to all threads. A tree of fixed shape; blockDim.x is a
 * power of two, scratch has as many numbers.
 */
template <typename N>
__device__ inline N sumOverBlock(N mine, N* scratch) {
  scratch[threadIdx.x] = mine;
  __syncthreads();
  for (int half = blockDim.x / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) {
      scratch[threadIdx.x] += scratch[threadIdx.x + half];
    }
    __syncthreads();
  }
  N sum = scratch[0];
  __syncthreads();
  return sum;
}

// The codes of org.elenchus.gpu.device.Activation; Arguments knows them too.
enum { IDENTITY, RELU, SILU, TANH, SIGMOID, EXP, SQUARE, SOFTPLUS, GELU };

__device__ inline real logistic(real x) { return real(1) / (real(1) + exp(-x)); }

// GELU's tanh form: x/2 (1 + tanh(root (x + cubic x^3))).
__device__ inline real geluRoot() { return real(0.7978845608028654); }

__device__ inline real geluCubic() { return real(0.044715); }

__device__ inline real valueOf(int f, real x) {
  switch (f) {
    case RELU:
      return x < 0 ? real(0) : x;  // not fmax: a NaN must stay one
    case SILU:
      return x * logistic(x);
    case TANH:
      return tanh(x);
    case SIGMOID:
      return logistic(x);
    case EXP:
      return exp(x);
    case SQUARE:
      return x * x;
    case SOFTPLUS:
      return (x > 0 ? x : x < 0 ? real(0) : x) + log1p(exp(-fabs(x)));
    case GELU:
      return real(0.5) * x * (1 + tanh(geluRoot() * (x + geluCubic() * x * x * x)));
    default:
      return x;
  }
}

__device__ inline real slopeOf(int f, real x) {
  switch (f) {
    case RELU:
      return x > 0 ? real(1) : real(0);
    case SILU: {
      real s = logistic(x);
      return s * (1 + x * (1 - s));
    }
    case TANH: {
      real y = tanh(x);
      return 1 - y * y;
    }
    case SIGMOID: {
      real s = logistic(x);
      return s * (1 - s);
    }
    case EXP:
      return exp(x);
    case SQUARE:
      return 2 * x;
    case SOFTPLUS:
      return logistic(x);
    case GELU: {
      real y = tanh(geluRoot() * (x + geluCubic() * x * x * x));
      real steep = geluRoot() * (1 + 3 * geluCubic() * x * x);
      return real(0.5) * (1 + y) + real(0.5) * x * (1 - y * y) * steep;
    }
    default:
      return real(1);
  }
}
