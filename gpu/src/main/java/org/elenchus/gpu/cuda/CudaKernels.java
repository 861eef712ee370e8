package org.elenchus.gpu.cuda;

import java.util.ArrayList;
import java.util.List;
import jcuda.Pointer;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;

/**
 * The operations of layers as launches, the first rung: plain ports, one launch for each operation,
 * all steps at once where a step does not need the one before. Each does the same for every piece
 * of a population, for those seeds that take part. Buffers come from {@link #allocate} and belong
 * to these kernels.
 */
class CudaKernels implements Kernels, Allocator, AutoCloseable {
  /** Threads of a block where each has a number of its own. */
  static final int THREADS = 128;

  /** The edge of a tile of {@link #outer}, and the numbers of both its tiles with their margins. */
  private static final int TILE = 16;

  private static final int TILE_NUMBERS = 2 * TILE * (TILE + 1);

  private final CudaContext context;
  private final int seeds;
  private final int blocks;
  private final List<CudaContext.Memory> taken = new ArrayList<>();
  private final CudaContext.Memory listed;
  private int active;

  /**
   * Kernels for a population.
   *
   * @param context the device
   * @param seeds S
   * @param blocks blocks of lanes for each seed
   */
  CudaKernels(CudaContext context, int seeds, int blocks) {
    this.context = context;
    this.seeds = seeds;
    this.blocks = blocks;
    listed = take((long) seeds * Integer.BYTES);
    int[] all = new int[seeds];
    for (int s = 0; s < seeds; s++) {
      all[s] = s;
    }
    activate(all);
  }

  CudaContext context() {
    return context;
  }

  Precision precision() {
    return context.precision();
  }

  int blocks() {
    return blocks;
  }

  /** Chooses the seeds that take part from now on. */
  final void activate(int[] indices) {
    active = indices.length;
    listed.write(Pointer.to(indices), 0, (long) active * Integer.BYTES);
  }

  /** Device memory that is given back with these kernels. */
  final CudaContext.Memory take(long bytes) {
    CudaContext.Memory memory = context.allocate(bytes);
    taken.add(memory);
    return memory;
  }

  /** Zeros, {@code length} of them for each seed and block. */
  @Override
  public CudaBuffer allocate(int length) {
    long pieces = (long) seeds * blocks;
    long bytes = Math.max(1, length) * pieces * CudaBuffer.bytes(precision());
    return new CudaBuffer(this, take(bytes), length, (long) length * blocks, length);
  }

  /** Zeros, {@code length} of them for each seed. */
  CudaBuffer allocatePerSeed(int length) {
    long bytes = (long) length * seeds * CudaBuffer.bytes(precision());
    return new CudaBuffer(this, take(bytes), length, length, 0);
  }

  @Override
  public void close() {
    List.copyOf(taken).reversed().forEach(CudaContext.Memory::close);
    taken.clear();
  }

  // --- Launches.

  static CudaBuffer own(Buffer buffer) {
    if (buffer instanceof CudaBuffer there) {
      return there;
    }
    throw new IllegalArgumentException(
        "A buffer in the host's memory was given to a GPU's kernel.");
  }

  /** What a kernel takes for a number in the format of the buffers. */
  final Pointer real(double value) {
    return precision() == Precision.FLOAT32
        ? Pointer.to(new float[] {(float) value})
        : Pointer.to(new double[] {value});
  }

  static Pointer number(int value) {
    return Pointer.to(new int[] {value});
  }

  /** What a kernel takes for a function: the codes of views.cuh. */
  private static Pointer code(Activation f) {
    return number(
        switch (f) {
          case IDENTITY -> 0;
          case RELU -> 1;
          case SILU -> 2;
          case TANH -> 3;
          case SIGMOID -> 4;
          case EXP -> 5;
          case SQUARE -> 6;
          case SOFTPLUS -> 7;
          case GELU -> 8;
        });
  }

  /** What a kernel takes for an array that is no buffer. */
  static Pointer array(CudaContext.Memory memory) {
    return Pointer.to(new long[] {memory.address()});
  }

  static Pointer view(Buffer buffer, int at, long count) {
    return own(buffer).view(at, count);
  }

  /** Launches with one thread for each of {@code count} numbers of a piece. */
  final void each(String file, String name, long count, Pointer... arguments) {
    if (count > 0) {
      int across = Math.toIntExact((count + THREADS - 1) / THREADS);
      launch(file, name, across, blocks, THREADS, 0, arguments);
    }
  }

  /** Launches; every kernel takes the list of seeds first. */
  final void launch(
      String file,
      String name,
      int across,
      int blocksOfSeed,
      int threads,
      int sharedNumbers,
      Pointer... arguments) {
    launch(file, List.of(), name, across, blocksOfSeed, threads, sharedNumbers, arguments);
  }

  /** Launches a kernel of a program with definitions of its own. */
  final void launch(
      String file,
      List<String> defines,
      String name,
      int across,
      int blocksOfSeed,
      int threads,
      int sharedBytes,
      Pointer... arguments) {
    if (active == 0) {
      return;
    }
    Pointer[] all = new Pointer[arguments.length + 1];
    all[0] = array(listed);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    context.launch(
        context.function(file, defines, name),
        name,
        new CudaContext.Grid(across, blocksOfSeed, active, threads, sharedBytes),
        all);
  }

  private int bytes() {
    return CudaBuffer.bytes(precision());
  }

  // --- Entry by entry.

  void fill(CudaBuffer y, int at, int count, double value) {
    each("pointwise", "fill", count, y.view(at, count), number(count), real(value));
  }

  void copy(Buffer x, int xAt, CudaBuffer y, int yAt, int count) {
    each("pointwise", "copy", count, view(x, xAt, count), y.view(yAt, count), number(count));
  }

  @Override
  public void add(Buffer x, int xAt, Buffer y, int yAt, int count) {
    each("pointwise", "add", count, view(x, xAt, count), view(y, yAt, count), number(count));
  }

  @Override
  public void multiplyAdd(Buffer a, int aAt, Buffer b, int bAt, Buffer y, int yAt, int count) {
    each(
        "pointwise",
        "multiplyAdd",
        count,
        view(a, aAt, count),
        view(b, bAt, count),
        view(y, yAt, count),
        number(count));
  }

  @Override
  public void multiplyAdd(
      Buffer a, int aAt, Buffer b, int bAt, Buffer c, int cAt, Buffer y, int yAt, int count) {
    each(
        "pointwise",
        "multiplyAddThree",
        count,
        view(a, aAt, count),
        view(b, bAt, count),
        view(c, cAt, count),
        view(y, yAt, count),
        number(count));
  }

  @Override
  public void map(
      Activation f, double scale, double offset, Buffer x, int xAt, Buffer y, int yAt, int count) {
    each(
        "pointwise",
        "map",
        count,
        code(f),
        real(scale),
        real(offset),
        view(x, xAt, count),
        view(y, yAt, count),
        number(count));
  }

  @Override
  public void activate(Activation f, Buffer x, int xAt, Buffer y, int yAt, int count) {
    map(f, 1, 0, x, xAt, y, yAt, count);
  }

  @Override
  public void activateBackward(
      Activation f, Buffer x, int xAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    each(
        "pointwise",
        "activateBackward",
        count,
        code(f),
        view(x, xAt, count),
        view(dy, dyAt, count),
        view(dx, dxAt, count),
        number(count));
  }

  @Override
  public void gate(
      Activation f, Buffer x, int xAt, Buffer z, int zAt, Buffer y, int yAt, int count) {
    each(
        "pointwise",
        "gate",
        count,
        code(f),
        view(x, xAt, count),
        view(z, zAt, count),
        view(y, yAt, count),
        number(count));
  }

  @Override
  public void gateBackward(
      Activation f,
      Buffer x,
      int xAt,
      Buffer z,
      int zAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      Buffer dz,
      int dzAt,
      int count) {
    each(
        "pointwise",
        "gateBackward",
        count,
        code(f),
        view(x, xAt, count),
        view(z, zAt, count),
        view(dy, dyAt, count),
        view(dx, dxAt, count),
        view(dz, dzAt, count),
        number(count));
  }

  @Override
  public void tanhBackward(Buffer y, int yAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    each(
        "pointwise",
        "tanhBackward",
        count,
        view(y, yAt, count),
        view(dy, dyAt, count),
        view(dx, dxAt, count),
        number(count));
  }

  // --- Matrices that all lanes share.

  @Override
  public void multiply(
      Buffer w, int wAt, int rows, int cols, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    multiplyEach(w, wAt, rows, cols, x, xAt, y, yAt, 1, lanes);
  }

  @Override
  public void multiplyEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer x,
      int xAt,
      Buffer y,
      int yAt,
      int steps,
      int lanes) {
    long count = (long) steps * rows * lanes;
    each(
        "linear",
        "multiply",
        count,
        view(w, wAt, (long) rows * cols),
        view(x, xAt, (long) steps * cols * lanes),
        view(y, yAt, count),
        number(rows),
        number(cols),
        number(steps),
        number(lanes));
  }

  @Override
  public void multiplyTransposed(
      Buffer w, int wAt, int rows, int cols, Buffer dy, int dyAt, Buffer dx, int dxAt, int lanes) {
    multiplyTransposedEach(w, wAt, rows, cols, dy, dyAt, dx, dxAt, 1, lanes);
  }

  @Override
  public void multiplyTransposedEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int steps,
      int lanes) {
    long count = (long) steps * cols * lanes;
    each(
        "linear",
        "multiplyTransposed",
        count,
        view(w, wAt, (long) rows * cols),
        view(dy, dyAt, (long) steps * rows * lanes),
        view(dx, dxAt, count),
        number(rows),
        number(cols),
        number(steps),
        number(lanes));
  }

  @Override
  public void outer(
      Buffer dy,
      int dyAt,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int dwAt) {
    int tiles = ((rows + TILE - 1) / TILE) * ((cols + TILE - 1) / TILE);
    launch(
        "linear",
        "outer",
        tiles,
        blocks,
        TILE * TILE,
        TILE_NUMBERS * bytes(),
        view(dy, dyAt, (long) steps * rows * lanes),
        view(x, xAt, (long) steps * cols * lanes),
        view(dw, dwAt, (long) rows * cols),
        number(rows),
        number(cols),
        number(steps),
        number(lanes));
  }

  @Override
  public void spread(Buffer v, int vAt, int rows, Buffer y, int yAt, int lanes) {
    spreadEach(v, vAt, rows, y, yAt, 1, lanes);
  }

  @Override
  public void spreadEach(Buffer v, int vAt, int rows, Buffer y, int yAt, int steps, int lanes) {
    long count = (long) steps * rows * lanes;
    each(
        "linear",
        "spread",
        count,
        view(v, vAt, rows),
        view(y, yAt, count),
        number(rows),
        number(steps),
        number(lanes));
  }

  @Override
  public void scaleRows(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    scaleRowsEach(v, vAt, rows, x, xAt, y, yAt, 1, lanes);
  }

  @Override
  public void scaleRowsEach(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int steps, int lanes) {
    long count = (long) steps * rows * lanes;
    each(
        "linear",
        "scaleRows",
        count,
        view(v, vAt, rows),
        view(x, xAt, count),
        view(y, yAt, count),
        number(rows),
        number(steps),
        number(lanes));
  }

  @Override
  public void dotRows(
      Buffer dy, int dyAt, Buffer x, int xAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    long count = (long) steps * rows * lanes;
    launch(
        "linear",
        "dotRows",
        rows,
        blocks,
        THREADS,
        THREADS * bytes(),
        view(dy, dyAt, count),
        view(x, xAt, count),
        view(dv, dvAt, rows),
        number(rows),
        number(steps),
        number(lanes));
  }

  @Override
  public void sumRows(Buffer dy, int dyAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    launch(
        "linear",
        "sumRows",
        rows,
        blocks,
        THREADS,
        THREADS * bytes(),
        view(dy, dyAt, (long) steps * rows * lanes),
        view(dv, dvAt, rows),
        number(rows),
        number(steps),
        number(lanes));
  }

  // --- Numbers and matrices of a lane.

  @Override
  public void scaleLanes(
      Buffer c, int cAt, Buffer x, int xAt, int rows, Buffer y, int yAt, int lanes) {
    long count = (long) rows * lanes;
    each(
        "lanes",
        "scaleLanes",
        count,
        view(c, cAt, lanes),
        view(x, xAt, count),
        view(y, yAt, count),
        number(rows),
        number(lanes));
  }

  @Override
  public void dotLanes(
      Buffer x, int xAt, Buffer y, int yAt, int rows, Buffer c, int cAt, int lanes) {
    long count = (long) rows * lanes;
    each(
        "lanes",
        "dotLanes",
        lanes,
        view(x, xAt, count),
        view(y, yAt, count),
        view(c, cAt, lanes),
        number(rows),
        number(lanes));
  }

  @Override
  public void readColumns(
      Buffer s, int sAt, int n, int m, Buffer a, int aAt, Buffer r, int rAt, int lanes) {
    each(
        "lanes",
        "readColumns",
        (long) m * lanes,
        view(s, sAt, (long) n * m * lanes),
        view(a, aAt, (long) n * lanes),
        view(r, rAt, (long) m * lanes),
        number(n),
        number(m),
        number(lanes));
  }

  @Override
  public void readRows(
      Buffer s, int sAt, int n, int m, Buffer b, int bAt, Buffer r, int rAt, int lanes) {
    each(
        "lanes",
        "readRows",
        (long) n * lanes,
        view(s, sAt, (long) n * m * lanes),
        view(b, bAt, (long) m * lanes),
        view(r, rAt, (long) n * lanes),
        number(n),
        number(m),
        number(lanes));
  }

  @Override
  public void writeOuter(
      Buffer a, int aAt, int n, Buffer b, int bAt, int m, Buffer s, int sAt, int lanes) {
    long count = (long) n * m * lanes;
    each(
        "lanes",
        "writeOuter",
        count,
        view(a, aAt, (long) n * lanes),
        view(b, bAt, (long) m * lanes),
        view(s, sAt, count),
        number(n),
        number(m),
        number(lanes));
  }

  @Override
  public void remember(
      Buffer s,
      int sAt,
      Buffer c,
      int cAt,
      Buffer a,
      int aAt,
      int n,
      Buffer b,
      int bAt,
      int m,
      boolean bounded,
      Buffer next,
      int nextAt,
      int lanes) {
    long count = (long) n * m * lanes;
    each(
        "lanes",
        "remember",
        count,
        view(s, sAt, count),
        view(c, cAt, lanes),
        view(a, aAt, (long) n * lanes),
        view(b, bAt, (long) m * lanes),
        view(next, nextAt, count),
        number(n),
        number(m),
        number(bounded ? 1 : 0),
        number(lanes));
  }

  @Override
  public void normalise(
      Buffer x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      Buffer y,
      int yAt,
      Buffer inverse,
      int inverseAt,
      int lanes) {
    normaliseEach(x, xAt, rows, share, epsilon, y, yAt, inverse, inverseAt, 1, lanes);
  }

  @Override
  public void normaliseEach(
      Buffer x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      Buffer y,
      int yAt,
      Buffer inverse,
      int inverseAt,
      int groups,
      int lanes) {
    long count = (long) groups * rows * lanes;
    each(
        "lanes",
        "normalise",
        (long) groups * lanes,
        view(x, xAt, count),
        view(y, yAt, count),
        view(inverse, inverseAt, (long) groups * lanes),
        number(groups),
        number(rows),
        real(share),
        real(epsilon),
        number(lanes));
  }

  @Override
  public void normaliseBackward(
      Buffer x,
      int xAt,
      int rows,
      double share,
      Buffer inverse,
      int inverseAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int lanes) {
    normaliseBackwardEach(x, xAt, rows, share, inverse, inverseAt, dy, dyAt, dx, dxAt, 1, lanes);
  }

  @Override
  public void normaliseBackwardEach(
      Buffer x,
      int xAt,
      int rows,
      double share,
      Buffer inverse,
      int inverseAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int groups,
      int lanes) {
    long count = (long) groups * rows * lanes;
    each(
        "lanes",
        "normaliseBackward",
        (long) groups * lanes,
        view(x, xAt, count),
        view(inverse, inverseAt, (long) groups * lanes),
        view(dy, dyAt, count),
        view(dx, dxAt, count),
        number(groups),
        number(rows),
        real(share),
        number(lanes));
  }

  @Override
  public void softmax(Buffer x, int xAt, int rows, int lanes) {
    each("lanes", "softmax", lanes, view(x, xAt, (long) rows * lanes), number(rows), number(lanes));
  }

  @Override
  public void softmaxBackward(Buffer y, int yAt, int rows, Buffer dy, int dyAt, int lanes) {
    long count = (long) rows * lanes;
    each(
        "lanes",
        "softmaxBackward",
        lanes,
        view(y, yAt, count),
        view(dy, dyAt, count),
        number(rows),
        number(lanes));
  }

  @Override
  public void turn(Buffer x, int xAt, double cos, double sin, Buffer y, int yAt, int lanes) {
    each(
        "lanes",
        "turn",
        lanes,
        view(x, xAt, 2L * lanes),
        real(cos),
        real(sin),
        view(y, yAt, 2L * lanes),
        number(lanes));
  }
}
