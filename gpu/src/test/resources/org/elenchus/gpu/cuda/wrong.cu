// Kernels with one mistake each: what the software device must see. Test data, not part of the
// product.

/** Right: y[i] = i. */
extern "C" __global__ void right(const int* seeds, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i] = i;
  }
}

/** The test for the last thread is missing. */
extern "C" __global__ void tooFar(const int* seeds, View y, int count) {
  here(y, seeds)[index()] = index();
}

/** Begins one number too early. */
extern "C" __global__ void tooEarly(const int* seeds, View y, int count) {
  int i = index();
  if (i < count) {
    here(y, seeds)[i - 1] = i;
  }
}

/** The neighbour's number is read without waiting for the neighbour to write it. */
extern "C" __global__ void noBarrier(const int* seeds, View y, int count) {
  extern __shared__ real scratch[];
  scratch[threadIdx.x] = threadIdx.x;
  here(y, seeds)[threadIdx.x] = scratch[blockDim.x - 1 - threadIdx.x];
}

/** The same with the barrier. */
extern "C" __global__ void withBarrier(const int* seeds, View y, int count) {
  extern __shared__ real scratch[];
  scratch[threadIdx.x] = threadIdx.x;
  __syncthreads();
  here(y, seeds)[threadIdx.x] = scratch[blockDim.x - 1 - threadIdx.x];
}

/** Only some threads come to the barrier. */
extern "C" __global__ void someWait(const int* seeds, View y, int count) {
  if (threadIdx.x < 5) {
    __syncthreads();
  }
  here(y, seeds)[threadIdx.x] = 1;
}

/** All come to a barrier, but not to the same one. */
extern "C" __global__ void twoBarriers(const int* seeds, View y, int count) {
  if (threadIdx.x < 5) {
    __syncthreads();
  } else {
    __syncthreads();
  }
  here(y, seeds)[threadIdx.x] = 1;
}

/** Shared memory is read before anything was written there. */
extern "C" __global__ void unwritten(const int* seeds, View y, int count) {
  extern __shared__ real scratch[];
  here(y, seeds)[threadIdx.x] = scratch[threadIdx.x];
}

/** Writes one number behind the shared memory. */
extern "C" __global__ void sharedTooFar(const int* seeds, View y, int count) {
  extern __shared__ real scratch[];
  scratch[threadIdx.x + 1] = 1;
  here(y, seeds)[threadIdx.x] = 1;
}

/** Writes one number before the shared memory. */
extern "C" __global__ void sharedTooEarly(const int* seeds, View y, int count) {
  extern __shared__ real scratch[];
  scratch[(int)threadIdx.x - 1] = 1;
  here(y, seeds)[threadIdx.x] = 1;
}

/** All blocks add to one number: the sum's rounding follows their order. */
extern "C" __global__ void blocksMeet(const int* seeds, View y, int count) {
  if (threadIdx.x == 0) {
    here(y, seeds)[0] += real(1) / (1 + blockIdx.x * blockIdx.x * 977);
  }
}

/** Is started with more threads than it promises to have. */
extern "C" __global__ void __launch_bounds__(32) fewThreads(const int* seeds, View y, int count) {
  here(y, seeds)[threadIdx.x] = 1;
}
