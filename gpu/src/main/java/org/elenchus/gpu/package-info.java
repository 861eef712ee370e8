/** Devices, kernels and the trainer: the fast twins of the reference models. */
@NullMarked
package org.elenchus.gpu;

import org.jspecify.annotations.NullMarked;
