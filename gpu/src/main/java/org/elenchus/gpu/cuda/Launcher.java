package org.elenchus.gpu.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jcuda.Pointer;
import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Precision;

/**
 * Memory and launches of a population: every buffer has its numbers for each seed and block of
 * lanes, and every launch goes over all of them, for those seeds that take part.
 */
final class Launcher implements Allocator, AutoCloseable {
  private final CudaContext context;
  private final int seeds;
  private final int blocks;
  private final List<CudaContext.Memory> taken = new ArrayList<>();
  private final CudaContext.Memory listed;
  private int active;

  /**
   * A launcher for a population, all of whose seeds take part.
   *
   * @param context the device
   * @param seeds S
   * @param blocks blocks of lanes for each seed
   */
  Launcher(CudaContext context, int seeds, int blocks) {
    this.context = context;
    this.seeds = seeds;
    this.blocks = blocks;
    listed = take((long) seeds * Integer.BYTES);
    int[] all = new int[seeds];
    Arrays.setAll(all, s -> s);
    activate(all);
  }

  Precision precision() {
    return context.precision();
  }

  int blocks() {
    return blocks;
  }

  /** The bytes of {@code numbers} numbers. */
  long bytes(long numbers) {
    return numbers * CudaBuffer.bytes(precision());
  }

  /** Whether so many numbers fit into the shared memory of a block. */
  boolean fits(long numbers) {
    return bytes(numbers) <= context.sharedMost();
  }

  /** Chooses the seeds that take part from now on. */
  void activate(int[] indices) {
    active = indices.length;
    listed.write(Pointer.to(indices), 0, (long) active * Integer.BYTES);
  }

  /** Device memory that is given back with this launcher. */
  CudaContext.Memory take(long bytes) {
    CudaContext.Memory memory = context.allocate(bytes);
    taken.add(memory);
    return memory;
  }

  /** Zeros, {@code length} of them for each seed and block. */
  @Override
  public CudaBuffer allocate(int length) {
    long pieces = (long) seeds * blocks;
    return new CudaBuffer(
        this, take(bytes(Math.max(1, length) * pieces)), length, (long) length * blocks, length);
  }

  /** Zeros, {@code length} of them for each seed. */
  CudaBuffer allocatePerSeed(int length) {
    return new CudaBuffer(this, take(bytes((long) length * seeds)), length, length, 0);
  }

  /** A number in the format of the buffers. */
  Pointer real(double value) {
    return precision() == Precision.FLOAT32
        ? Pointer.to(new float[] {(float) value})
        : Pointer.to(new double[] {value});
  }

  /** Launches with one thread for each of {@code count} numbers of a piece, if there are any. */
  void each(Program program, String kernel, long count, Pointer... arguments) {
    if (count > 0) {
      launch(program, kernel, Shape.each(count, blocks), arguments);
    }
  }

  /** Launches with one block for each row of a piece. */
  void sums(Program program, String kernel, int rows, Pointer... arguments) {
    launch(program, kernel, Shape.sums(rows, blocks, (int) bytes(1)), arguments);
  }

  /** Launches for the seeds that take part, of which every kernel takes the list first. */
  void launch(Program program, String kernel, Shape shape, Pointer... arguments) {
    if (active == 0) {
      return;
    }
    Pointer[] all = new Pointer[arguments.length + 1];
    all[0] = Arguments.array(listed);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    context.launch(context.function(program, kernel), kernel, shape, active, all);
  }

  @Override
  public void close() {
    List.copyOf(taken).reversed().forEach(CudaContext.Memory::close);
    taken.clear();
  }
}
