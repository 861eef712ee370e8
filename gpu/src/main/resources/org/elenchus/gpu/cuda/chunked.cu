// The linear matrix memory over all steps in one launch, by chunks of CHUNK steps: S_t = a_t S_{t-1} +
// k_t e_t^T, e_t = b_t s_t, s_t = v_t - a_t S_{t-1}^T k_t (or v_t: ERASES), o_t = S_t^T q_t. Compiled for
// one KEY (the length of k and q).
//
// With S the state before a chunk, d(t, s) the product of a_u over s < u <= t, and d(t) that from the
// chunk's beginning, the chunk needs S alone, and no state within it is ever written:
//   s_t = v_t - d(t) S^T k_t - sum over s < t of d(t, s) (k_s . k_t) e_s      a triangular system
//   o_t = d(t) S^T q_t + sum over s <= t of d(t, s) (k_s . q_t) e_s
//   S'  = d(n) S + sum over s of d(n, s) k_s e_s^T
// The products of keys and queries are shared by all columns: they go through shared memory. Decays
// are multiplied, never divided, so that one of 0 does no harm.
//
// Where nothing is erased, time can be cut into parts of partSteps, a multiple of CHUNK, that go side by
// side: parts.cu gives what enters each. A part of all steps begins with S_0, and on the way back with 0.
//
// A block has `group` lanes of a head with all their columns; thread (j, lane) has column j. Layouts
// as in memory.cu; of the states, those before each chunk and the last one are written.

/** Entry i of an array whose entries of a group's lanes lie together. */
#define AT(array, i) array[(i) * group]

/** d(t, s), s from -1 for the chunk's beginning. */
__device__ inline real fade(const real* rates, int s, int t, int group) {
  real product = 1;
  for (int u = s + 1; u <= t; u++) {
    product *= AT(rates, u);
  }
  return product;
}

/** The keys and queries of a chunk of n steps, by the threads of a lane. */
__device__ inline void load(
    const real* k, const real* q, real* keys, real* queries, int n, int keyStep, int lanes, int j,
    int value, int group) {
  for (int i = j; i < n * KEY; i += value) {
    int from = i / KEY * keyStep + i % KEY * lanes;
    AT(keys, i) = k[from];
    AT(queries, i) = q[from];
  }
}

__device__ inline real dot(const real* a, const real* b, int group) {
  real sum = 0;
  for (int r = 0; r < KEY; r++) {
    sum += AT(a, r) * AT(b, r);
  }
  return sum;
}

extern "C" __global__ void __launch_bounds__(256) chunkedForward(
    const int* seeds, View states, View q, View k, View v, View alpha, View beta, View surprises,
    View errors, View o, View entering, int heads, int keyHeads, int value, int group, int partSteps,
    int steps, int lanes) {
  extern __shared__ real room[];
  int groups = lanes / group;
  int parts = (steps + partSteps - 1) / partSteps;
  int part = blockIdx.x % parts;
  int head = blockIdx.x / parts / groups;
  int j = threadIdx.x / group;
  int lane = blockIdx.x / parts % groups * group + threadIdx.x % group;
  real* keys = room + threadIdx.x % group;        // [CHUNK, KEY]
  real* queries = keys + CHUNK * KEY * group;     // [CHUNK, KEY]
  real* reads = queries + CHUNK * KEY * group;    // d(t, s) k_s . k_t, [CHUNK, CHUNK]
  real* answers = reads + CHUNK * CHUNK * group;  // d(t, s) k_s . q_t, [CHUNK, CHUNK]
  real* written = answers + CHUNK * CHUNK * group;  // e, [CHUNK, value]
  real* rates = written + CHUNK * value * group;    // a, [CHUNK]
  int row = value * lanes;
  int stateStep = heads * KEY * row;
  Kept* state = kept(states, seeds) + (head * KEY * value + j) * lanes + lane;
  int keyAt = (keyHeads == 1 ? 0 : head) * KEY * lanes + lane;
  int keyStep = keyHeads * KEY * lanes;
  const real* enters = here(entering, seeds) + part * stateStep + (head * KEY * value + j) * lanes + lane;
  real column[KEY];
#pragma unroll
  for (int r = 0; r < KEY; r++) {
    column[r] = parts > 1 ? enters[r * row] : widen(state[r * row]);
  }
  int last = part + 1 < parts ? (part + 1) * partSteps : steps;
  for (int begin = part * partSteps; begin < last; begin += CHUNK) {
    int n = last - begin < CHUNK ? last - begin : CHUNK;
    int from = keyAt + begin * keyStep;
    load(here(k, seeds) + from, here(q, seeds) + from, keys, queries, n, keyStep, lanes, j, value,
         group);
    for (int t = j; t < n; t += value) {
      AT(rates, t) = here(alpha, seeds)[((begin + t) * heads + head) * lanes + lane];
    }
    __syncthreads();
    for (int p = j; p < n * n; p += value) {
      int t = p / n;
      int s = p % n;
      if (s <= t) {
        real faded = fade(rates, s, t, group);
        const real* key = keys + s * KEY * group;
        AT(reads, t * CHUNK + s) = faded * dot(key, keys + t * KEY * group, group);
        AT(answers, t * CHUNK + s) = faded * dot(key, queries + t * KEY * group, group);
      }
    }
    __syncthreads();
    // From here on a thread reads of `written` what it wrote itself: its own column.
    real since = 1;
    for (int t = 0; t < n; t++) {
      int at = (((begin + t) * heads + head) * value + j) * lanes + lane;
      since *= AT(rates, t);
      real out = 0;
      real surprise = here(v, seeds)[at];
#pragma unroll
      for (int r = 0; r < KEY; r++) {
        out += column[r] * AT(queries, t * KEY + r);
      }
      out *= since;
#if ERASES
      real read = 0;
#pragma unroll
      for (int r = 0; r < KEY; r++) {
        read += column[r] * AT(keys, t * KEY + r);
      }
      surprise -= since * read;
      for (int s = 0; s < t; s++) {
        surprise -= AT(reads, t * CHUNK + s) * AT(written, s * value + j);
      }
#endif
      here(surprises, seeds)[at] = surprise;
      real error = here(beta, seeds)[((begin + t) * heads + head) * lanes + lane] * surprise;
      AT(written, t * value + j) = error;
      here(errors, seeds)[at] = error;
      for (int s = 0; s <= t; s++) {
        out += AT(answers, t * CHUNK + s) * AT(written, s * value + j);
      }
      here(o, seeds)[at] = out;
    }
#pragma unroll
    for (int r = 0; r < KEY; r++) {
      column[r] *= since;
    }
    real faded = 1;
    for (int s = n - 1; s >= 0; s--) {
      real error = faded * AT(written, s * value + j);
#pragma unroll
      for (int r = 0; r < KEY; r++) {
        column[r] += AT(keys, s * KEY + r) * error;
      }
      faded *= AT(rates, s);
    }
#pragma unroll
    for (int r = 0; r < KEY; r++) {
      state[(begin + n) * stateStep + r * row] = narrow(column[r]);
    }
    __syncthreads();
  }
}

/**
 * The way back of one head, adding to dq, dk, dv, dalpha and dbeta. With G the gradient of the state
 * that a chunk leaves, u_t that of o_t, and f_t that of the surprise s_t:
 *   e'_s = d(n, s) G^T k_s + sum t >= s of d(t, s) (k_s . q_t) u_t - sum t > s of d(t, s) (k_s . k_t) f_t
 *   f_s = b_s e'_s, from the last step to the first
 *   G = d(n) G + sum over t of d(t) (q_t u_t^T - k_t f_t^T)
 * and each decay a_u has a part in every d(t, s) with s < u <= t, which without a_u is d(t, u) d(u-1, s).
 */
extern "C" __global__ void __launch_bounds__(256) chunkedBackward(
    const int* seeds, View states, View q, View k, View alpha, View beta, View surprises,
    View errors, View upstream, View dq, View dk, View dv, View dalpha, View dbeta, View entering,
    int firstHead, int heads, int keyHeads, int value, int group, int partSteps, int steps,
    int lanes) {
  extern __shared__ real room[];
  int groups = lanes / group;
  int parts = (steps + partSteps - 1) / partSteps;
  int part = blockIdx.x % parts;
  int head = firstHead + blockIdx.x / parts / groups;
  int j = threadIdx.x / group;
  int lane = blockIdx.x / parts % groups * group + threadIdx.x % group;
  real* keys = room + threadIdx.x % group;            // [CHUNK, KEY]
  real* queries = keys + CHUNK * KEY * group;         // [CHUNK, KEY]
  real* written = queries + CHUNK * KEY * group;      // e, [CHUNK, value]
  real* ups = written + CHUNK * value * group;        // u, [CHUNK, value]
  real* slopes = ups + CHUNK * value * group;         // f, [CHUNK, value]
  real* ends = slopes + CHUNK * value * group;        // (G^T k) e, [CHUNK, value]
  real* strengths = ends + CHUNK * value * group;     // e' s, [CHUNK, value]
  real* first = strengths + CHUNK * value * group;    // S, [KEY, value]
  real* last = first + KEY * value * group;           // G, [KEY, value]
  real* kk = last + KEY * value * group;              // k_s . k_t, [CHUNK, CHUNK]
  real* kq = kk + CHUNK * CHUNK * group;              // k_s . q_t
  real* upped = kq + CHUNK * CHUNK * group;           // e_s . u_t
  real* sloped = upped + CHUNK * CHUNK * group;       // e_s . f_t, 0 for s = t
  real* fades = sloped + CHUNK * CHUNK * group;       // d(t, s)
  real* rates = fades + CHUNK * CHUNK * group;        // a, [CHUNK]
  real* since = rates + CHUNK * group;                // d(t), [CHUNK]
  real* begun = since + CHUNK * group;                // (S^T q_t) . u_t - (S^T k_t) . f_t, [CHUNK]
  real* ended = begun + CHUNK * group;                // the sum of a row of ends, [CHUNK]
  real* columns = ended + CHUNK * group;              // columns of S and G multiplied, [value]
  int row = value * lanes;
  int stateStep = heads * KEY * row;
  const Kept* state = kept(states, seeds) + (head * KEY * value + j) * lanes + lane;
  int keyAt = (keyHeads == 1 ? 0 : head) * KEY * lanes + lane;
  int keyStep = keyHeads * KEY * lanes;
  const real* enters = here(entering, seeds) + part * stateStep + (head * KEY * value + j) * lanes + lane;
  for (int r = 0; r < KEY; r++) {
    AT(last, r * value + j) = parts > 1 ? enters[r * row] : real(0);
  }
  int begins = part * partSteps;
  int after = part + 1 < parts ? begins + partSteps : steps;
  for (int begin = (after - 1) / CHUNK * CHUNK; begin >= begins; begin -= CHUNK) {
    int n = after - begin < CHUNK ? after - begin : CHUNK;
    int from = keyAt + begin * keyStep;
    load(here(k, seeds) + from, here(q, seeds) + from, keys, queries, n, keyStep, lanes, j, value,
         group);
    real both = 0;
    for (int r = 0; r < KEY; r++) {
      real entry = widen(state[begin * stateStep + r * row]);
      AT(first, r * value + j) = entry;
      both += entry * AT(last, r * value + j);
    }
    AT(columns, j) = both;
    for (int t = 0; t < n; t++) {
      int at = (((begin + t) * heads + head) * value + j) * lanes + lane;
      AT(written, t * value + j) = here(errors, seeds)[at];
      AT(ups, t * value + j) = here(upstream, seeds)[at];
    }
    for (int t = j; t < n; t += value) {
      AT(rates, t) = here(alpha, seeds)[((begin + t) * heads + head) * lanes + lane];
    }
    __syncthreads();
    for (int p = j; p < n * n; p += value) {
      int t = p / n;
      int s = p % n;
      if (s <= t) {
        const real* key = keys + s * KEY * group;
        AT(fades, t * CHUNK + s) = fade(rates, s, t, group);
        AT(kk, t * CHUNK + s) = dot(key, keys + t * KEY * group, group);
        AT(kq, t * CHUNK + s) = dot(key, queries + t * KEY * group, group);
      }
      if (s == t) {
        AT(since, t) = fade(rates, -1, t, group);
      }
    }
    __syncthreads();
    for (int s = n - 1; s >= 0; s--) {
      int rateAt = ((begin + s) * heads + head) * lanes + lane;
      int at = ((begin + s) * heads + head) * row + j * lanes + lane;
      real end = 0;
      for (int r = 0; r < KEY; r++) {
        end += AT(last, r * value + j) * AT(keys, s * KEY + r);
      }
      AT(ends, s * value + j) = end * AT(written, s * value + j);
      real slope = AT(fades, (n - 1) * CHUNK + s) * end;
      for (int t = s; t < n; t++) {
        real up = AT(kq, t * CHUNK + s) * AT(ups, t * value + j);
#if ERASES
        up -= t > s ? AT(kk, t * CHUNK + s) * AT(slopes, t * value + j) : real(0);
#endif
        slope += AT(fades, t * CHUNK + s) * up;
      }
      AT(strengths, s * value + j) = slope * here(surprises, seeds)[at];
      slope *= here(beta, seeds)[rateAt];
      AT(slopes, s * value + j) = slope;
      here(dv, seeds)[at] += slope;
    }
    __syncthreads();
    for (int p = j; p < n * n; p += value) {
      int t = p / n;
      int s = p % n;
      if (s <= t) {
        real up = 0;
        real slope = 0;
        for (int c = 0; c < value; c++) {
          up += AT(written, s * value + c) * AT(ups, t * value + c);
#if ERASES
          slope += s < t ? AT(written, s * value + c) * AT(slopes, t * value + c) : real(0);
#endif
        }
        AT(upped, t * CHUNK + s) = up;
        AT(sloped, t * CHUNK + s) = slope;
      }
    }
    __syncthreads();
    // Keys, queries and strengths of the steps j, j + value, ...
    for (int t = j; t < n; t += value) {
      real start = 0;
      for (int r = 0; r < KEY; r++) {
        real up = 0;
        real slope = 0;
        real end = 0;
        for (int c = 0; c < value; c++) {
          up += AT(first, r * value + c) * AT(ups, t * value + c);
#if ERASES
          slope += AT(first, r * value + c) * AT(slopes, t * value + c);
#endif
          end += AT(last, r * value + c) * AT(written, t * value + c);
        }
        real query = AT(since, t) * up;
        real key = AT(fades, (n - 1) * CHUNK + t) * end - AT(since, t) * slope;
        for (int s = 0; s <= t; s++) {
          real faded = AT(fades, t * CHUNK + s) * AT(keys, s * KEY + r);
          query += faded * AT(upped, t * CHUNK + s);
          key -= faded * AT(sloped, t * CHUNK + s);
        }
        for (int u = t; u < n; u++) {
          key += AT(fades, u * CHUNK + t) * (AT(upped, u * CHUNK + t) * AT(queries, u * KEY + r) -
                                             AT(sloped, u * CHUNK + t) * AT(keys, u * KEY + r));
        }
        start += AT(queries, t * KEY + r) * up - AT(keys, t * KEY + r) * slope;
        here(dq, seeds)[from + t * keyStep + r * lanes] += query;
        here(dk, seeds)[from + t * keyStep + r * lanes] += key;
      }
      AT(begun, t) = start;
      real strength = 0;
      real end = 0;
      for (int c = 0; c < value; c++) {
        strength += AT(strengths, t * value + c);
        end += AT(ends, t * value + c);
      }
      AT(ended, t) = end;
      here(dbeta, seeds)[((begin + t) * heads + head) * lanes + lane] += strength;
    }
    __syncthreads();
    // Decays of the steps j, j + value, ...
    for (int u = j; u < n; u += value) {
      real prior = u == 0 ? real(1) : AT(since, u - 1);
      real through = 0;
      for (int c = 0; c < value; c++) {
        through += AT(columns, c);
      }
      through *= prior;
      for (int s = 0; s < u; s++) {
        through += AT(fades, (u - 1) * CHUNK + s) * AT(ended, s);
      }
      real slope = AT(fades, (n - 1) * CHUNK + u) * through;
      for (int t = u; t < n; t++) {
        through = prior * AT(begun, t);
        for (int s = 0; s < u; s++) {
          through += AT(fades, (u - 1) * CHUNK + s) *
                     (AT(kq, t * CHUNK + s) * AT(upped, t * CHUNK + s) -
                      AT(kk, t * CHUNK + s) * AT(sloped, t * CHUNK + s));
        }
        slope += AT(fades, t * CHUNK + u) * through;
      }
      here(dalpha, seeds)[((begin + u) * heads + head) * lanes + lane] += slope;
    }
    __syncthreads();
    for (int r = 0; r < KEY; r++) {
      real slope = AT(since, n - 1) * AT(last, r * value + j);
      for (int t = 0; t < n; t++) {
        real up = AT(queries, t * KEY + r) * AT(ups, t * value + j);
#if ERASES
        up -= AT(keys, t * KEY + r) * AT(slopes, t * value + j);
#endif
        slope += AT(since, t) * up;
      }
      AT(last, r * value + j) = slope;
    }
    __syncthreads();
  }
}
