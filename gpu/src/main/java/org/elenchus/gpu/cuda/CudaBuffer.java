package org.elenchus.gpu.cuda;

import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;
import org.elenchus.gpu.device.Buffer;

/**
 * A buffer of a whole population: {@link #length} numbers for each piece, that is for each seed and
 * block of lanes, or for each seed alone. Reading and writing single numbers is for tests and small
 * things: each is a copy across the bus.
 */
final class CudaBuffer implements Buffer {
  private final Launcher launcher;
  private final Format format;
  private final CudaContext.Memory memory;
  private final int length;
  private final long perSeed;
  private final long perBlock;

  /** A buffer over memory; {@code perBlock} is 0 where the blocks of a seed share their numbers. */
  CudaBuffer(
      Launcher launcher,
      Format format,
      CudaContext.Memory memory,
      int length,
      long perSeed,
      long perBlock) {
    this.launcher = launcher;
    this.format = format;
    this.memory = memory;
    this.length = length;
    this.perSeed = perSeed;
    this.perBlock = perBlock;
  }

  /** How its numbers lie in memory. */
  Format format() {
    return format;
  }

  /** The structure that kernels take, for {@code count} numbers from {@code at}. */
  Pointer view(long at, long count) {
    if (at < 0 || count < 0 || at + count > length) {
      throw new IndexOutOfBoundsException(
          count + " numbers from " + at + " of a device buffer of " + length);
    }
    return Pointer.to(new long[] {memory.address() + at * format.bytes(), perSeed, perBlock});
  }

  /** What the driver takes for the memory behind this buffer. */
  CUdeviceptr pointer() {
    return memory.pointer();
  }

  @Override
  public int length() {
    return length;
  }

  /** Reads a number of the first piece. */
  @Override
  public double get(int index) {
    return values(0, index, 1)[0];
  }

  /** Reads numbers, [count], from a distance in numbers on. */
  double[] values(long from, int at, int count) {
    return format.read(memory, from + at, count);
  }

  /** Writes numbers from a distance in numbers on. */
  void write(long from, double[] values) {
    format.write(memory, from, values);
  }

  /** Writes a number to every piece. */
  @Override
  public void set(int index, double value) {
    fill(index, index + 1, value);
  }

  @Override
  public void fill(int from, int to, double value) {
    PointwiseLaunches.fill(launcher, this, from, to - from, value);
  }

  /** Copies; where both ranges lie in one buffer, the source may begin behind the target. */
  @Override
  public void copy(Buffer source, int from, int at, int count) {
    int stride = source == this && from > at ? Math.min(count, from - at) : count;
    for (int done = 0; done < count; done += stride) {
      PointwiseLaunches.copy(
          launcher, source, from + done, this, at + done, Math.min(stride, count - done));
    }
  }
}
