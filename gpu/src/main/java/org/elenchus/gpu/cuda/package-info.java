/**
 * Training on a GPU through JCuda: the driver API, NVRTC, and kernels as CUDA sources.
 *
 * <p>{@link org.elenchus.gpu.cuda.Cuda} answers whether a GPU can be used, and if not, why not. A
 * {@link org.elenchus.gpu.cuda.CudaDevice} trains a population in lockstep: every seed and block of
 * lanes takes the same step in the same launch.
 */
@NullMarked
package org.elenchus.gpu.cuda;

import org.jspecify.annotations.NullMarked;
