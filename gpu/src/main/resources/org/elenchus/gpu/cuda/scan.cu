// h_t = p_t + a h_{t-1} with a diagonal, over all steps in one launch: one thread for each number of
// the state walks through time, so that a warp reads and writes rows of lanes. There is no exchange
// between threads; what bounds it is memory, two numbers moved for two operations.

/** states [T + 1, H, lanes]: h_0, then the drive p_1 to p_T, replaced by h_1 to h_T; a [H]. */
extern "C" __global__ void __launch_bounds__(128)
    scan(const int* seeds, View a, View states, int hidden, int steps, int lanes) {
  int i = index();
  int size = hidden * lanes;
  if (i < size) {
    real factor = here(a, seeds)[i / lanes];
    real* h = here(states, seeds) + i;
    real state = h[0];
    for (int t = 1; t <= steps; t++) {
      state = h[t * size] + factor * state;
      h[t * size] = state;
    }
  }
}

/** gradient [T, H, lanes] from outside becomes that of the drive: g_t = gradient_t + a g_{t+1}. */
extern "C" __global__ void __launch_bounds__(128)
    scanBackward(const int* seeds, View a, View gradient, int hidden, int steps, int lanes) {
  int i = index();
  int size = hidden * lanes;
  if (i < size) {
    real factor = here(a, seeds)[i / lanes];
    real* g = here(gradient, seeds) + i;
    real state = 0;
    for (int t = steps - 1; t >= 0; t--) {
      state = g[t * size] + factor * state;
      g[t * size] = state;
    }
  }
}
