package org.elenchus.gpu.cuda;

/**
 * How the work of one seed is cut: blocks of threads along x, blocks of lanes along y. The seeds
 * that take part go along z.
 *
 * @param across blocks of threads for each block of lanes
 * @param blocks blocks of lanes
 * @param threads threads of a block
 * @param shared bytes of shared memory of a block
 */
record Shape(int across, int blocks, int threads, int shared) {
  /** Threads of a block where each has a number of its own. */
  static final int THREADS = 128;

  /** One thread for each of {@code count} numbers. */
  static Shape each(long count, int blocks) {
    return new Shape(Math.toIntExact((count + THREADS - 1) / THREADS), blocks, THREADS, 0);
  }

  /** One block for each of {@code rows} sums, which go through shared memory. */
  static Shape sums(int rows, int blocks, int bytesOfNumber) {
    return new Shape(rows, blocks, THREADS, THREADS * bytesOfNumber);
  }
}
