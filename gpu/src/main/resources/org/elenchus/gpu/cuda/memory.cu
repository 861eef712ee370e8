// The matrix memory over all steps in one launch: S_t = phi(alpha S_{t-1} + k e^T), e = beta (v - rho
// S_{t-1}^T k), o = S_t^T q; phi is tanh or nothing, rho is 0, 1 or alpha. Compiled for one KEY (the
// length of k and q).
//
// Forward: column j of S touches only v_j and o_j, so one thread has a column of one lane in
// registers and walks through time with nobody to wait for. The states are written for the way back,
// where NARROW says so as bfloat16: they are most of what is moved.
//
// Layouts: S [T + 1, heads, KEY, value, lanes]; k, q [T, keyHeads, KEY, lanes]; v, o and the reads,
// surprises and errors [T, heads, value, lanes]; alpha, beta and the erasure -rho [T, heads, lanes].

extern "C" __global__ void __launch_bounds__(128) memoryForward(
    const int* seeds, View states, View q, View k, View v, View alpha, View beta, View erasure,
    View reads, View surprises, View errors, View o, int heads, int keyHeads, int value,
    int erases, int bounded, int steps, int lanes) {
  int i = index();
  if (i < heads * value * lanes) {
    int lane = i % lanes;
    int head = i / lanes / value;
    int row = value * lanes;  // from S_ij to S_(i+1)j
    int stateAt = head * KEY * row + i % row;
    int stateStep = heads * KEY * row;
    int keyAt = (keyHeads == 1 ? 0 : head) * KEY * lanes + lane;
    int keyStep = keyHeads * KEY * lanes;
    Kept* state = kept(states, seeds) + stateAt;
    const real* keys = here(k, seeds) + keyAt;
    const real* queries = here(q, seeds) + keyAt;
    real column[KEY];
#pragma unroll
    for (int r = 0; r < KEY; r++) {
      column[r] = widen(state[r * row]);
    }
    for (int t = 0; t < steps; t++) {
      int at = t * heads * value * lanes + i;
      int rateAt = (t * heads + head) * lanes + lane;
      real surprise = here(v, seeds)[at];
      if (erases) {
        real read = 0;
#pragma unroll
        for (int r = 0; r < KEY; r++) {
          read += column[r] * keys[t * keyStep + r * lanes];
        }
        here(reads, seeds)[at] = read;
        surprise += here(erasure, seeds)[rateAt] * read;
      }
      here(surprises, seeds)[at] = surprise;
      real error = here(beta, seeds)[rateAt] * surprise;
      here(errors, seeds)[at] = error;
      real decay = here(alpha, seeds)[rateAt];
      real out = 0;
#pragma unroll
      for (int r = 0; r < KEY; r++) {
        real sum = decay * column[r] + keys[t * keyStep + r * lanes] * error;
        sum = bounded ? tanh(sum) : sum;
        column[r] = sum;
        state[(t + 1) * stateStep + r * row] = narrow(sum);
        out += sum * queries[t * keyStep + r * lanes];
      }
      here(o, seeds)[at] = out;
    }
  }
}

/**
 * The way back of one head, adding to dq, dk, dv, dalpha and dbeta. A block of threads has GROUP
 * lanes of the head with all their columns; what is summed over columns goes through shared memory,
 * where one thread adds up the columns in their order. Heads that share their keys (keyHeads = 1)
 * come one launch after another.
 */
extern "C" __global__ void __launch_bounds__(256) memoryBackward(
    const int* seeds, View states, View q, View k, View alpha, View beta, View erasure, View reads,
    View surprises, View errors, View upstream, View dq, View dk, View dv, View dalpha, View dbeta,
    int firstHead, int heads, int keyHeads, int value, int group, int erases, int decayed,
    int bounded, int steps, int lanes) {
  // [KEY, value, group] twice, then [value, group] twice.
  extern __shared__ real room[];
  int threads = value * group;
  int groups = lanes / group;
  int head = firstHead + blockIdx.x / groups;
  int j = threadIdx.x / group;
  int inGroup = threadIdx.x % group;
  int lane = blockIdx.x % groups * group + inGroup;
  real* forQuery = room;
  real* forKey = room + KEY * threads;
  real* forDecay = room + 2 * KEY * threads;
  real* forStrength = forDecay + threads;
  int row = value * lanes;
  int stateStep = heads * KEY * row;
  const Kept* state = kept(states, seeds) + (head * KEY * value + j) * lanes + lane;
  int keyAt = (keyHeads == 1 ? 0 : head) * KEY * lanes + lane;
  int keyStep = keyHeads * KEY * lanes;
  const real* keys = here(k, seeds) + keyAt;
  const real* queries = here(q, seeds) + keyAt;
  real slope[KEY];
#pragma unroll
  for (int r = 0; r < KEY; r++) {
    slope[r] = 0;
  }
  for (int t = steps - 1; t >= 0; t--) {
    int at = ((t * heads + head) * value + j) * lanes + lane;
    int rateAt = (t * heads + head) * lanes + lane;
    const Kept* before = state + t * stateStep;
    const Kept* after = before + stateStep;
    real up = here(upstream, seeds)[at];
    real error = here(errors, seeds)[at];
    real surprise = here(surprises, seeds)[at];
    real decay = here(alpha, seeds)[rateAt];
    real decaySum = 0;
    real errorSlope = 0;
#pragma unroll
    for (int r = 0; r < KEY; r++) {
      real value1 = widen(after[r * row]);
      real key = keys[t * keyStep + r * lanes];
      real s = slope[r] + queries[t * keyStep + r * lanes] * up;
      s = bounded ? s * (1 - value1 * value1) : s;
      forQuery[r * threads + threadIdx.x] = value1 * up;
      decaySum += widen(before[r * row]) * s;
      forKey[r * threads + threadIdx.x] = s * error;
      errorSlope += s * key;
      slope[r] = s;
    }
    real surpriseSlope = here(beta, seeds)[rateAt] * errorSlope;
    here(dv, seeds)[at] += surpriseSlope;
    real readSlope = erases ? here(erasure, seeds)[rateAt] * surpriseSlope : real(0);
    if (decayed) {
      decaySum -= surpriseSlope * here(reads, seeds)[at];
    }
#pragma unroll
    for (int r = 0; r < KEY; r++) {
      forKey[r * threads + threadIdx.x] += widen(before[r * row]) * readSlope;
      slope[r] = decay * slope[r] + keys[t * keyStep + r * lanes] * readSlope;
    }
    forDecay[threadIdx.x] = decaySum;
    forStrength[threadIdx.x] = errorSlope * surprise;
    __syncthreads();
    // Thread (j, lane) adds up the columns for the rows j, j + value, ... of q and k.
    for (int r = j; r < KEY; r += value) {
      real query = 0;
      real key = 0;
      for (int c = 0; c < value; c++) {
        query += forQuery[r * threads + c * group + inGroup];
        key += forKey[r * threads + c * group + inGroup];
      }
      int keyOf = keyAt + t * keyStep + r * lanes;
      here(dq, seeds)[keyOf] += query;
      here(dk, seeds)[keyOf] += key;
    }
    if (j == 0) {
      real decays = 0;
      real strengths = 0;
      for (int c = 0; c < value; c++) {
        decays += forDecay[c * group + inGroup];
        strengths += forStrength[c * group + inGroup];
      }
      here(dalpha, seeds)[rateAt] += decays;
      here(dbeta, seeds)[rateAt] += strengths;
    }
    __syncthreads();
  }
}
