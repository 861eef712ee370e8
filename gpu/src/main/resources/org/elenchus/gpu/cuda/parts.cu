// What a linear matrix memory that erases nothing carries from part to part of time, so that the parts
// can go side by side (chunked.cu): S_t = a_t S_{t-1} + k_t e_t^T, e_t = b_t v_t, and on the way back
// G_{t-1} = a_t (G_t + q_t u_t^T). Compiled for one KEY. Layouts as in memory.cu.

/**
 * Every part alone, from 0: one thread for each part, head, column j and lane. ends [parts, heads, KEY,
 * value, lanes]; decays [parts, heads, lanes], the product of a over a part. BACK: k is q, v is u.
 */
extern "C" __global__ void __launch_bounds__(128) endsOfParts(
    const int* seeds, View ends, View decays, View k, View v, View alpha, View beta, int heads,
    int keyHeads, int value, int partSteps, int steps, int lanes) {
  int parts = (steps + partSteps - 1) / partSteps;
  int i = index();
  if (i >= parts * heads * value * lanes) {
    return;
  }
  int lane = i % lanes;
  int j = i / lanes % value;
  int head = i / lanes / value % heads;
  int part = i / lanes / value / heads;
  const real* keys = here(k, seeds) + (keyHeads == 1 ? 0 : head) * KEY * lanes + lane;
  const real* values = here(v, seeds) + (head * value + j) * lanes + lane;
  const real* rates = here(alpha, seeds) + head * lanes + lane;
  int first = part * partSteps;
  int last = (first + partSteps < steps ? first + partSteps : steps) - 1;
  real column[KEY];
#pragma unroll
  for (int r = 0; r < KEY; r++) {
    column[r] = 0;
  }
  real product = 1;
  for (int n = 0; n <= last - first; n++) {
#if BACK
    int t = last - n;
    real factor = values[t * heads * value * lanes];
#else
    int t = first + n;
    real factor = here(beta, seeds)[(t * heads + head) * lanes + lane] *
                  values[t * heads * value * lanes];
#endif
    real rate = rates[t * heads * lanes];
    product *= rate;
#pragma unroll
    for (int r = 0; r < KEY; r++) {
      real written = keys[(t * keyHeads * KEY + r) * lanes] * factor;
#if BACK
      column[r] = rate * (column[r] + written);
#else
      column[r] = rate * column[r] + written;
#endif
    }
  }
  real* end = here(ends, seeds) + ((part * heads + head) * KEY * value + j) * lanes + lane;
#pragma unroll
  for (int r = 0; r < KEY; r++) {
    end[r * value * lanes] = column[r];
  }
  if (j == 0) {
    here(decays, seeds)[(part * heads + head) * lanes + lane] = product;
  }
}

/**
 * From part to part, one thread for each number of the state: the end of each part becomes what enters
 * it. Forward the first is entered by S_0 of states, on the way back the last by 0.
 */
extern "C" __global__ void __launch_bounds__(128) enterParts(
    const int* seeds, View ends, View decays, View states, int heads, int value, int parts,
    int lanes) {
  int i = index();
  int size = heads * KEY * value * lanes;
  if (i >= size) {
    return;
  }
  int head = i / lanes / value / KEY;
  int lane = i % lanes;
#if BACK
  real carried = 0;
#else
  real carried = widen(kept(states, seeds)[i]);
#endif
  for (int n = 0; n < parts; n++) {
    int part = BACK ? parts - 1 - n : n;
    real* at = here(ends, seeds) + part * size + i;
    real end = *at;
    *at = carried;
    carried = end + here(decays, seeds)[(part * heads + head) * lanes + lane] * carried;
  }
}
