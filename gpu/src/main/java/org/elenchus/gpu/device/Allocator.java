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
}
