package org.elenchus.gpu.device;

/** Where buffers come from. */
@FunctionalInterface
public interface Allocator {
  /**
   * Makes a buffer of zeros.
   *
   * @param length how many numbers
   * @return a new buffer
   */
  Buffer allocate(int length);

  /**
   * Makes a buffer for states that one kernel keeps on the way forward and its counterpart reads on
   * the way back; no other touches them, so that a device may keep them in fewer bits.
   *
   * @param length how many numbers
   * @return zeros
   */
  default Buffer allocateKept(int length) {
    return allocate(length);
  }
}
