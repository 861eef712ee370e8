package org.elenchus.gpu.cuda;

import org.elenchus.gpu.device.Precision;

/** How what recurrences keep lies in memory; computed is always in the format of the buffers. */
enum Storage {
  /** In the format of the buffers. */
  FULL,
  /**
   * The states of matrix memories as bfloat16, and the matrices of a dense recurrence where they
   * lie in shared memory: half the bytes moved or held, at 8 bits of precision.
   */
  BFLOAT16;

  Format format(Precision precision) {
    return this == BFLOAT16 ? Format.BFLOAT16 : Format.of(precision);
  }

  /** What kernels are compiled with that touch kept numbers. */
  String define() {
    return "-DNARROW=" + (this == BFLOAT16 ? 1 : 0);
  }
}
