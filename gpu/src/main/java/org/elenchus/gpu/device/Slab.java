package org.elenchus.gpu.device;

/**
 * Buffers of single precision side by side in few large arrays, each begun at a line of the cache:
 * a vector that lies across two lines takes two loads, which costs a product of gradients a third
 * of its speed.
 *
 * <p>Java does not say where an array lies. But its collector (G1) puts one of half a region or
 * more at the beginning of regions of its own and leaves it there, and the numbers begin {@link
 * #HEADER} bytes later. Where that does not hold, speed is lost and nothing else.
 *
 * <p>One thread at a time.
 */
public final class Slab implements Allocator {
  /** The numbers of a line of the cache: 64 bytes. */
  static final int LINE = 16;

  /** What an array has before its numbers, in bytes. */
  private static final int HEADER = 16;

  /** The place in an array of the first number at a line. */
  static final int LEAD = LINE - HEADER / Float.BYTES;

  /** Half a region, and so an array of 8 MiB, for heaps of up to 64 GiB. */
  static final int LEAST = 1 << 21;

  private float[] values = new float[0];
  private int next;

  private Slab() {}

  /**
   * Opens an allocator.
   *
   * @param precision the precision of its buffers
   * @return a new slab, or, for double precision, an array for each buffer
   */
  public static Allocator of(Precision precision) {
    return precision == Precision.FLOAT32 ? new Slab() : precision;
  }

  @Override
  public Buffer allocate(int length) {
    if (values.length - next < length) {
      values = new float[Math.max(LEAST, Math.addExact(LEAD, length))];
      next = LEAD;
    }
    Buffer made = new Buffer.Floats(values, next, length);
    // A line is left free, so that buffers of 2^n numbers do not compete for the same places of a
    // cache.
    next = Math.min(values.length, next + (length / LINE + 2) * LINE);
    return made;
  }
}
