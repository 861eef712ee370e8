// Causal softmax attention with the weights computed again where they are needed, never stored: the
// way forward leaves the logarithm of each sum, [T, heads, lanes], and the way back computes a
// weight as exp(score - logarithm). Compiled for one SIZE (the length of queries, keys and values).
// Queries come turned but not scaled; q, k, v, o and their gradients are [T, heads, SIZE, lanes].
//
// One thread for each (step, head, lane), which walks over the steps it may see; two threads never
// write the same number. Each query reads T keys: arithmetic grows with T^2, memory with T, and what
// bounds it is the cache.

/** The scores' factor. */
__device__ inline real shrink() { return 1 / sqrt(real(SIZE)); }

/** Where the numbers of a step begin, from those of step 0. */
__device__ inline int stepAt(int t, int heads, int lanes) { return t * heads * SIZE * lanes; }

/** The SIZE numbers of a step, head and lane, in registers. */
__device__ inline void load(const real* from, int lanes, real* to) {
#pragma unroll
  for (int r = 0; r < SIZE; r++) {
    to[r] = from[r * lanes];
  }
}

__device__ inline real dot(const real* mine, const real* there, int lanes) {
  real sum = 0;
#pragma unroll
  for (int r = 0; r < SIZE; r++) {
    sum += mine[r] * there[r * lanes];
  }
  return sum;
}

extern "C" __global__ void __launch_bounds__(128) attend(
    const int* seeds, View q, View k, View v, View logs, View o, int heads, int steps, int lanes) {
  int i = index();
  if (i < steps * heads * lanes) {
    int lane = i % lanes;
    int head = i / lanes % heads;
    int t = i / lanes / heads;
    int begin = head * SIZE * lanes + lane;
    const real* keys = here(k, seeds) + begin;
    const real* values = here(v, seeds) + begin;
    real query[SIZE];
    real out[SIZE];
    load(here(q, seeds) + begin + stepAt(t, heads, lanes), lanes, query);
    real top = dot(query, keys, lanes) * shrink();
    for (int s = 1; s <= t; s++) {
      real score = dot(query, keys + stepAt(s, heads, lanes), lanes) * shrink();
      top = score > top || score != score ? score : top;
    }
    real sum = 0;
#pragma unroll
    for (int r = 0; r < SIZE; r++) {
      out[r] = 0;
    }
    for (int s = 0; s <= t; s++) {
      int at = stepAt(s, heads, lanes);
      real weight = exp(dot(query, keys + at, lanes) * shrink() - top);
      sum += weight;
#pragma unroll
      for (int r = 0; r < SIZE; r++) {
        out[r] += weight * values[at + r * lanes];
      }
    }
    real* to = here(o, seeds) + begin + stepAt(t, heads, lanes);
#pragma unroll
    for (int r = 0; r < SIZE; r++) {
      to[r * lanes] = out[r] / sum;
    }
    here(logs, seeds)[i] = top + log(sum);
  }
}

/**
 * dq += and dots = the sum over s of weight times its gradient, [T, heads, lanes], which the keys
 * need: one thread for each query.
 */
extern "C" __global__ void __launch_bounds__(128) attendBackwardQueries(
    const int* seeds, View q, View k, View v, View logs, View upstream, View dots, View dq,
    int heads, int steps, int lanes) {
  int i = index();
  if (i < steps * heads * lanes) {
    int lane = i % lanes;
    int head = i / lanes % heads;
    int t = i / lanes / heads;
    int begin = head * SIZE * lanes + lane;
    int mine = begin + stepAt(t, heads, lanes);
    const real* keys = here(k, seeds) + begin;
    const real* values = here(v, seeds) + begin;
    real query[SIZE];
    real up[SIZE];
    real slope[SIZE];
    load(here(q, seeds) + mine, lanes, query);
    load(here(upstream, seeds) + mine, lanes, up);
    real logarithm = here(logs, seeds)[i];
    real mean = 0;
    for (int s = 0; s <= t; s++) {
      int at = stepAt(s, heads, lanes);
      real weight = exp(dot(query, keys + at, lanes) * shrink() - logarithm);
      mean += weight * dot(up, values + at, lanes);
    }
    here(dots, seeds)[i] = mean;
#pragma unroll
    for (int r = 0; r < SIZE; r++) {
      slope[r] = 0;
    }
    for (int s = 0; s <= t; s++) {
      int at = stepAt(s, heads, lanes);
      real weight = exp(dot(query, keys + at, lanes) * shrink() - logarithm);
      real score = weight * (dot(up, values + at, lanes) - mean) * shrink();
#pragma unroll
      for (int r = 0; r < SIZE; r++) {
        slope[r] += score * keys[at + r * lanes];
      }
    }
    real* to = here(dq, seeds) + mine;
#pragma unroll
    for (int r = 0; r < SIZE; r++) {
      to[r * lanes] += slope[r];
    }
  }
}

/** dk += and dv +=: one thread for each key, which walks over the queries that see it. */
extern "C" __global__ void __launch_bounds__(128) attendBackwardKeys(
    const int* seeds, View q, View k, View v, View logs, View upstream, View dots, View dk, View dv,
    int heads, int steps, int lanes) {
  int i = index();
  if (i < steps * heads * lanes) {
    int lane = i % lanes;
    int head = i / lanes % heads;
    int s = i / lanes / heads;
    int begin = head * SIZE * lanes + lane;
    int mine = begin + stepAt(s, heads, lanes);
    const real* queries = here(q, seeds) + begin;
    const real* ups = here(upstream, seeds) + begin;
    real key[SIZE];
    real value[SIZE];
    real keySlope[SIZE];
    real valueSlope[SIZE];
    load(here(k, seeds) + mine, lanes, key);
    load(here(v, seeds) + mine, lanes, value);
#pragma unroll
    for (int r = 0; r < SIZE; r++) {
      keySlope[r] = 0;
      valueSlope[r] = 0;
    }
    for (int t = s; t < steps; t++) {
      int at = stepAt(t, heads, lanes);
      int number = (t * heads + head) * lanes + lane;
      real weight =
          exp(dot(key, queries + at, lanes) * shrink() - here(logs, seeds)[number]);
      real score =
          weight * (dot(value, ups + at, lanes) - here(dots, seeds)[number]) * shrink();
#pragma unroll
      for (int r = 0; r < SIZE; r++) {
        valueSlope[r] += weight * ups[at + r * lanes];
        keySlope[r] += score * queries[at + r * lanes];
      }
    }
    real* toKey = here(dk, seeds) + mine;
    real* toValue = here(dv, seeds) + mine;
#pragma unroll
    for (int r = 0; r < SIZE; r++) {
      toKey[r * lanes] += keySlope[r];
      toValue[r * lanes] += valueSlope[r];
    }
  }
}
