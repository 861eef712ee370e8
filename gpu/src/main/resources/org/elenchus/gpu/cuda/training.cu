// A training step around the model: words to one-hot input, loss, clipping, AdamW, answers.
// Sums over a whole seed are in double precision, in a fixed order.

/** How much of a block's sum each thread brings: blocks of REDUCERS threads. */
#define REDUCERS 128

/** Symbols and labels of one population, [seed, block, steps, lanes]; negative for no symbol. */
__device__ inline long long word(const int* seeds, int steps, int lanes) {
  return ((long long)seeds[blockIdx.z] * gridDim.y + blockIdx.y) * steps * lanes;
}

/** x = one-hot of the symbols, [steps, vocabulary, lanes]. */
extern "C" __global__ void __launch_bounds__(128)
    oneHot(const int* seeds, const int* symbols, View x, int vocabulary, int steps, int lanes) {
  int i = index();
  if (i < steps * vocabulary * lanes) {
    int lane = i % lanes;
    int v = i / lanes % vocabulary;
    int t = i / lanes / vocabulary;
    int symbol = symbols[word(seeds, steps, lanes) + t * lanes + lane];
    here(x, seeds)[i] = symbol == v ? real(1) : real(0);
  }
}

/**
 * -ln softmax(scores)[label] at every step and lane, and its gradient softmax - one-hot; both 0
 * where the label is negative. scores and gradient [steps, classes, lanes], losses [steps, lanes].
 */
extern "C" __global__ void __launch_bounds__(128) crossEntropy(
    const int* seeds, const int* labels, View scores, View gradient, View losses, int classes,
    int steps, int lanes) {
  int i = index();
  if (i < steps * lanes) {
    int t = i / lanes;
    int lane = i % lanes;
    int label = labels[word(seeds, steps, lanes) + i];
    const real* score = here(scores, seeds) + t * classes * lanes + lane;
    real* slope = here(gradient, seeds) + t * classes * lanes + lane;
    if (label < 0) {
      for (int c = 0; c < classes; c++) {
        slope[c * lanes] = 0;
      }
      here(losses, seeds)[i] = 0;
    } else {
      real top = score[0];
      for (int c = 1; c < classes; c++) {
        real s = score[c * lanes];
        top = s > top || s != s ? s : top;
      }
      real sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += exp(score[c * lanes] - top);
      }
      here(losses, seeds)[i] = log(sum) + top - score[label * lanes];
      for (int c = 0; c < classes; c++) {
        real share = exp(score[c * lanes] - top) / sum;
        slope[c * lanes] = share - (c == label ? real(1) : real(0));
      }
    }
  }
}

/** The greatest score at every step and lane: its class, or -2 where none is greatest or one is NaN. */
extern "C" __global__ void __launch_bounds__(128)
    answer(const int* seeds, View scores, int* answers, int classes, int steps, int lanes) {
  int i = index();
  if (i < steps * lanes) {
    const real* score = here(scores, seeds) + i / lanes * classes * lanes + i % lanes;
    int best = 0;
    real top = score[0];
    bool known = top == top;
    for (int c = 1; c < classes; c++) {
      real s = score[c * lanes];
      known = known && s == s;
      if (s > top) {
        top = s;
        best = c;
      } else if (s == top) {
        best = -2;
      }
    }
    answers[word(seeds, steps, lanes) + i] = known ? best : -2;
  }
}

/**
 * Adds up the gradients of a seed's blocks in block 0, in the order of the blocks: one thread for
 * each parameter. gridDim.y is 1; blocks counts the blocks.
 */
extern "C" __global__ void __launch_bounds__(128)
    sumBlocks(const int* seeds, View gradients, int count, int blocks) {
  int i = index();
  if (i < count) {
    real* gradient = here(gradients, seeds);
    real sum = gradient[i];
    for (int b = 1; b < blocks; b++) {
      sum += gradient[b * gradients.block + i];
    }
    gradient[i] = sum;
  }
}

/**
 * The loss and the square of the gradient's norm of each seed, [seed, 2]: one block for each seed.
 * losses has its blocks one after another, each [steps * lanes].
 */
extern "C" __global__ void __launch_bounds__(REDUCERS) measure(
    const int* seeds, View losses, View gradients, double* results, int lossCount, int blocks,
    int count) {
  extern __shared__ double sums[];
  double loss = 0;
  for (int b = 0; b < blocks; b++) {
    const real* part = here(losses, seeds) + b * losses.block;
    for (int i = threadIdx.x; i < lossCount; i += blockDim.x) {
      loss += part[i];
    }
  }
  const real* gradient = here(gradients, seeds);
  double square = 0;
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    square += (double)gradient[i] * gradient[i];
  }
  loss = sumOverBlock(loss, sums);
  square = sumOverBlock(square, sums);
  if (threadIdx.x == 0) {
    results[seeds[blockIdx.z] * 2] = loss;
    results[seeds[blockIdx.z] * 2 + 1] = square;
  }
}

/**
 * AdamW for the parameters of one array: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
 * p -= rate (m/start1 / (sqrt(v/start2) + epsilon) + decay p), with g the gradient divided by the
 * scored positions and clipped to the norm clip. A seed whose loss or norm is not finite is left as
 * it is. results [seed, 2] as measure left them; given [seed, 2] has the scored positions and the rate.
 */
extern "C" __global__ void __launch_bounds__(128) adamw(
    const int* seeds, View p, View g, View m, View v, const double* results, const double* given,
    double clip, double beta1, double beta2, double epsilon, double decay,
    double start1, double start2, int count) {
  int i = index();
  int seed = seeds[blockIdx.z];
  double scored = given[seed * 2];
  double rate = given[seed * 2 + 1];
  double norm = sqrt(results[seed * 2 + 1]) / scored;
  bool finite = results[seed * 2] - results[seed * 2] == 0 && norm - norm == 0;
  if (i < count && finite) {
    double scale = (norm > clip ? clip / norm : 1.0) / scored;
    double gradient = here(g, seeds)[i] * scale;
    double first = beta1 * here(m, seeds)[i] + (1 - beta1) * gradient;
    double second = beta2 * here(v, seeds)[i] + (1 - beta2) * gradient * gradient;
    here(m, seeds)[i] = real(first);
    here(v, seeds)[i] = real(second);
    double parameter = here(p, seeds)[i];
    double step = first / start1 / (sqrt(second / start2) + epsilon);
    here(p, seeds)[i] = real(parameter - rate * (step + decay * parameter));
  }
}

/**
 * Spectral normalisation of a square matrix: W is divided by an estimate of its norm (power
 * iterations from a fixed start) and multiplied by the wanted one. One block for each seed; scratch
 * holds both vectors and the sums. A seed whose loss or gradient is not finite is left as it is.
 */
extern "C" __global__ void __launch_bounds__(REDUCERS) spectral(
    const int* seeds, View w, const double* results, int size, int iterations, double wanted) {
  extern __shared__ double scratch[];
  double* v = scratch;
  double* u = scratch + size;
  double* sums = scratch + 2 * size;
  int seed = seeds[blockIdx.z];
  if (!(results[seed * 2] - results[seed * 2] == 0) ||
      !(results[seed * 2 + 1] - results[seed * 2 + 1] == 0)) {
    return;  // the same for all threads of the block
  }
  real* matrix = here(w, seeds);
  double square = 0;
  for (int i = threadIdx.x; i < size; i += blockDim.x) {
    v[i] = cos((double)i * i);
    square += v[i] * v[i];
  }
  square = sumOverBlock(square, sums);
  double length = sqrt(square);
  for (int i = threadIdx.x; i < size; i += blockDim.x) {
    v[i] /= length;
  }
  __syncthreads();
  double norm = 0;
  for (int k = 0; k < iterations; k++) {
    square = 0;
    for (int r = threadIdx.x; r < size; r += blockDim.x) {
      double sum = 0;
      for (int c = 0; c < size; c++) {
        sum += matrix[r * size + c] * v[c];
      }
      u[r] = sum;
      square += sum * sum;
    }
    square = sumOverBlock(square, sums);
    norm = sqrt(square);
    square = 0;
    for (int c = threadIdx.x; c < size; c += blockDim.x) {
      double sum = 0;
      for (int r = 0; r < size; r++) {
        sum += matrix[r * size + c] * (norm > 0 ? u[r] / norm : u[r]);
      }
      v[c] = sum;
      square += sum * sum;
    }
    square = sumOverBlock(square, sums);
    length = sqrt(square);
    for (int c = threadIdx.x; c < size && length > 0; c += blockDim.x) {
      v[c] /= length;
    }
    __syncthreads();
  }
  if (norm > 0) {
    for (int i = threadIdx.x; i < size * size; i += blockDim.x) {
      matrix[i] = real(matrix[i] * (wanted / norm));
    }
  }
}
