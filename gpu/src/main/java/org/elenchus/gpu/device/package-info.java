/**
 * Where numbers are kept and computed with on the CPU: buffers, kernels over lanes, worker threads.
 *
 * <p>The layout of every kernel is {@code [rows, lanes]}: the batch runs along the fast axis, so
 * that one vector instruction does the same step for several words. {@link
 * org.elenchus.gpu.device.PlainKernels} says what each kernel means; {@link
 * org.elenchus.gpu.device.VectorKernels} is its fast twin and the only class that touches {@code
 * jdk.incubator}.
 */
@NullMarked
package org.elenchus.gpu.device;

import org.jspecify.annotations.NullMarked;
