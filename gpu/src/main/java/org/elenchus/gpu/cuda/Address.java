package org.elenchus.gpu.cuda;

import jcuda.driver.CUdeviceptr;

/** A device pointer whose number can be read: kernels take it inside a structure. */
final class Address extends CUdeviceptr {
  long value() {
    return getNativePointer();
  }
}
