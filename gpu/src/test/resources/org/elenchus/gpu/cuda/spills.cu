// A kernel that wants more registers than its bound on threads leaves it: the build must see that it
// spills. 1024 threads leave 64 registers each; 96 running sums are alive at once.

extern "C" __global__ void __launch_bounds__(1024) spills(const int* seeds, View x, int steps) {
  real* at = here(x, seeds);
  real sums[96];
#pragma unroll
  for (int i = 0; i < 96; i++) {
    sums[i] = at[i];
  }
  for (int t = 0; t < steps; t++) {
    real next = at[t + index()];
#pragma unroll
    for (int i = 0; i < 96; i++) {
      sums[i] = sums[i] * next + sums[(i + 7) % 96];
    }
  }
#pragma unroll
  for (int i = 0; i < 96; i++) {
    at[i * 1024 + threadIdx.x] = sums[i];
  }
}
