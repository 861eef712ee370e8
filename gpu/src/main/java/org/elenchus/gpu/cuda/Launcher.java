package org.elenchus.gpu.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Storage storage;
  private final List<CudaContext.Memory> taken = new ArrayList<>();
  private final Map<Integer, CudaBuffer> scratches = new HashMap<>();
  private final CudaContext.Memory listed;
  private int active;

  /**
   * A launcher for a population, all of whose seeds take part.
   *
   * @param context the device
   * @param seeds S
   * @param blocks blocks of lanes for each seed
   * @param storage how kept numbers lie in memory
   */
  Launcher(CudaContext context, int seeds, int blocks, Storage storage) {
    this.context = context;
    this.seeds = seeds;
    this.blocks = blocks;
    this.storage = storage;
    listed = take((long) seeds * Integer.BYTES);
    int[] all = new int[seeds];
    Arrays.setAll(all, s -> s);
    activate(all);
  }

  /** A launcher that keeps numbers as they are. */
  Launcher(CudaContext context, int seeds, int blocks) {
    this(context, seeds, blocks, Storage.FULL);
  }

  private Format format() {
    return Format.of(context.precision());
  }

  /** How kept numbers lie in memory. */
  Storage storage() {
    return storage;
  }

  /** The bytes of {@code numbers} kept numbers. */
  long keptBytes(long numbers) {
    return numbers * storage.format(context.precision()).bytes();
  }

  int blocks() {
    return blocks;
  }

  /** The bytes of {@code numbers} numbers. */
  long bytes(long numbers) {
    return numbers * format().bytes();
  }

  /** Whether so many bytes fit into the shared memory of a block. */
  boolean fits(long bytes) {
    return bytes <= context.sharedMost();
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
    return allocate(format(), length);
  }

  @Override
  public CudaBuffer allocateKept(int length) {
    return allocate(storage.format(context.precision()), length);
  }

  private CudaBuffer allocate(Format format, int length) {
    long numbers = Math.max(1, length) * (long) seeds * blocks;
    CudaContext.Memory memory = take(numbers * format.bytes());
    return new CudaBuffer(this, format, memory, length, (long) length * blocks, length);
  }

  /**
   * Numbers of no lasting value, {@code length} for each seed and block: the same ones whenever as
   * many are asked for, which work in order allows.
   */
  CudaBuffer scratch(int length) {
    return scratches.computeIfAbsent(length, this::allocate);
  }

  /** Zeros, {@code length} of them for each seed. */
  CudaBuffer allocatePerSeed(int length) {
    CudaContext.Memory memory = take(bytes((long) length * seeds));
    return new CudaBuffer(this, format(), memory, length, length, 0);
  }

  /** A number in the format of the buffers. */
  Pointer real(double value) {
    return context.precision() == Precision.FLOAT32
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
    scratches.clear();
  }
}
