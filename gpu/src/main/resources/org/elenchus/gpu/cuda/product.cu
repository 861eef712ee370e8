// y_t += A x_t by tiles, the second rung of linear.cu's multiply and multiplyTransposed: A is W or its
// transpose, told apart by how far its rows and columns lie apart. x [steps, depth, lanes]; y [steps,
// rows, lanes].
//
// A block of 128 threads makes a tile of 64 x 32 numbers of one y_t, 4 x 4 to a thread, from slices
// of A and x in shared memory, 16 deep: each number that is read from there serves four products.
// Sums run over the depth in its order, as on the first rung: the bits are the same.

#define ROWS 64
#define COLS 32
#define DEEP 16

extern "C" __global__ void __launch_bounds__(128) product(
    const int* seeds, View a, View x, View y, int rows, int depth, int rowStride, int depthStride,
    int steps, int lanes) {
  // [DEEP, ROWS + 1], one wider so that threads that write a column meet in no bank; [DEEP, COLS].
  extern __shared__ real slices[];
  real* left = slices;
  real* right = slices + DEEP * (ROWS + 1);
  int across = (lanes + COLS - 1) / COLS;
  int down = (rows + ROWS - 1) / ROWS;
  int col0 = blockIdx.x % across * COLS;
  int row0 = blockIdx.x / across % down * ROWS;
  int t = blockIdx.x / across / down;
  int row = threadIdx.x / 8 * 4;
  int col = threadIdx.x % 8 * 4;
  const real* matrix = here(a, seeds);
  const real* input = here(x, seeds) + (long long)t * depth * lanes;
  real sum[4][4];
#pragma unroll
  for (int i = 0; i < 4; i++) {
#pragma unroll
    for (int k = 0; k < 4; k++) {
      sum[i][k] = 0;
    }
  }
  for (int d0 = 0; d0 < depth; d0 += DEEP) {
    for (int i = threadIdx.x; i < DEEP * ROWS; i += 128) {
      // Neighbouring threads read along A's fast axis.
      int d = depthStride == 1 ? i % DEEP : i / ROWS;
      int r = depthStride == 1 ? i / DEEP : i % ROWS;
      bool there = row0 + r < rows && d0 + d < depth;
      left[d * (ROWS + 1) + r] =
          there ? matrix[(row0 + r) * rowStride + (d0 + d) * depthStride] : real(0);
    }
    for (int i = threadIdx.x; i < DEEP * COLS; i += 128) {
      int d = i / COLS;
      int c = i % COLS;
      bool there = col0 + c < lanes && d0 + d < depth;
      right[i] = there ? input[(d0 + d) * lanes + col0 + c] : real(0);
    }
    __syncthreads();
    int deep = depth - d0 < DEEP ? depth - d0 : DEEP;
    for (int d = 0; d < deep; d++) {
      const real* weights = left + d * (ROWS + 1) + row;
      const real* values = right + d * COLS + col;
#pragma unroll
      for (int i = 0; i < 4; i++) {
#pragma unroll
        for (int k = 0; k < 4; k++) {
          sum[i][k] += weights[i] * values[k];
        }
      }
    }
    __syncthreads();
  }
  real* to = here(y, seeds) + (long long)t * rows * lanes;
#pragma unroll
  for (int i = 0; i < 4; i++) {
#pragma unroll
    for (int k = 0; k < 4; k++) {
      if (row0 + row + i < rows && col0 + col + k < lanes) {
        to[(row0 + row + i) * lanes + col0 + col + k] += sum[i][k];
      }
    }
  }
}
