// Matrices that all lanes share: W [rows, cols]; x [steps, cols, lanes]; y [steps, rows, lanes].
// All steps in one launch.

/** y_t += W x_t: one thread for each number of y; a warp reads one row of lanes of x at a time. */
extern "C" __global__ void __launch_bounds__(128)
    multiply(const int* seeds, View w, View x, View y, int rows, int cols, int steps, int lanes) {
  int i = index();
  if (i < steps * rows * lanes) {
    int lane = i % lanes;
    int row = i / lanes % rows;
    int t = i / lanes / rows;
    const real* weights = here(w, seeds) + row * cols;
    const real* input = here(x, seeds) + t * cols * lanes + lane;
    real sum = 0;
    for (int c = 0; c < cols; c++) {
      sum += weights[c] * input[c * lanes];
    }
    here(y, seeds)[i] += sum;
  }
}

/** dx_t += W^T dy_t: one thread for each number of dx. */
extern "C" __global__ void __launch_bounds__(128) multiplyTransposed(
    const int* seeds, View w, View dy, View dx, int rows, int cols, int steps, int lanes) {
  int i = index();
  if (i < steps * cols * lanes) {
    int lane = i % lanes;
    int col = i / lanes % cols;
    int t = i / lanes / cols;
    const real* weights = here(w, seeds) + col;
    const real* up = here(dy, seeds) + t * rows * lanes + lane;
    real sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += weights[r * cols] * up[r * lanes];
    }
    here(dx, seeds)[i] += sum;
  }
}

/**
 * dW += sum over t of dy_t x_t^T, lanes summed too: one block of 16 x 16 threads for each tile of
 * dW; tiles of dy and x go through shared memory, 16 lanes at a time, one column wider than the
 * tile so that no two threads of a warp meet in a bank.
 */
extern "C" __global__ void __launch_bounds__(256)
    outer(const int* seeds, View dy, View x, View dw, int rows, int cols, int steps, int lanes) {
  extern __shared__ real tiles[];
  real* left = tiles;
  real* right = tiles + 16 * 17;
  int tx = threadIdx.x % 16;
  int ty = threadIdx.x / 16;
  int tilesAcross = (cols + 15) / 16;
  int row0 = blockIdx.x / tilesAcross * 16;
  int col0 = blockIdx.x % tilesAcross * 16;
  const real* up = here(dy, seeds);
  const real* input = here(x, seeds);
  real sum = 0;
  for (int t = 0; t < steps; t++) {
    for (int lane0 = 0; lane0 < lanes; lane0 += 16) {
      int lane = lane0 + tx;
      int row = row0 + ty;
      int col = col0 + ty;
      left[ty * 17 + tx] =
          row < rows && lane < lanes ? up[(t * rows + row) * lanes + lane] : real(0);
      right[ty * 17 + tx] =
          col < cols && lane < lanes ? input[(t * cols + col) * lanes + lane] : real(0);
      __syncthreads();
      for (int k = 0; k < 16; k++) {
        sum += left[ty * 17 + k] * right[tx * 17 + k];
      }
      __syncthreads();
    }
  }
  if (row0 + ty < rows && col0 + tx < cols) {
    here(dw, seeds)[(row0 + ty) * cols + col0 + tx] += sum;
  }
}

/** y_t = v in every lane. */
extern "C" __global__ void __launch_bounds__(128)
    spread(const int* seeds, View v, View y, int rows, int steps, int lanes) {
  int i = index();
  if (i < steps * rows * lanes) {
    here(y, seeds)[i] = here(v, seeds)[i / lanes % rows];
  }
}

/** y_t += v x_t, v the same in every lane. */
extern "C" __global__ void __launch_bounds__(128)
    scaleRows(const int* seeds, View v, View x, View y, int rows, int steps, int lanes) {
  int i = index();
  if (i < steps * rows * lanes) {
    here(y, seeds)[i] += here(v, seeds)[i / lanes % rows] * here(x, seeds)[i];
  }
}

/** dv += sum over steps and lanes of dy x: one block for each row. */
extern "C" __global__ void __launch_bounds__(128)
    dotRows(const int* seeds, View dy, View x, View dv, int rows, int steps, int lanes) {
  extern __shared__ real scratch[];
  int row = blockIdx.x;
  const real* up = here(dy, seeds);
  const real* input = here(x, seeds);
  real sum = 0;
  for (int i = threadIdx.x; i < steps * lanes; i += blockDim.x) {
    int at = (i / lanes * rows + row) * lanes + i % lanes;
    sum += up[at] * input[at];
  }
  sum = sumOverBlock(sum, scratch);
  if (threadIdx.x == 0) {
    here(dv, seeds)[row] += sum;
  }
}

/** dv += sum over steps and lanes of dy: one block for each row. */
extern "C" __global__ void __launch_bounds__(128)
    sumRows(const int* seeds, View dy, View dv, int rows, int steps, int lanes) {
  extern __shared__ real scratch[];
  int row = blockIdx.x;
  const real* up = here(dy, seeds);
  real sum = 0;
  for (int i = threadIdx.x; i < steps * lanes; i += blockDim.x) {
    sum += up[(i / lanes * rows + row) * lanes + i % lanes];
  }
  sum = sumOverBlock(sum, scratch);
  if (threadIdx.x == 0) {
    here(dv, seeds)[row] += sum;
  }
}
