package org.elenchus.gpu.cuda;

import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.SequenceKernels.AttentionShape;
import org.elenchus.gpu.device.SequenceKernels.MemoryKept;
import org.elenchus.gpu.device.SequenceKernels.MemoryShape;

/**
 * An operation with what it must move and compute, counted from its sizes: the estimate that a
 * measurement is set beside. Bytes are those that have to come from memory or go there once; what a
 * cache serves again is not counted.
 *
 * @param kernel its name
 * @param bytes for all seeds
 * @param operations for all seeds, a multiplication and an addition as two, a function as one
 * @param run launches it
 */
record Workload(String kernel, double bytes, double operations, Runnable run) {
  /**
   * The sizes of the workloads.
   *
   * @param hidden H
   * @param steps T
   * @param lanes L
   * @param heads K; keys and values have H/K numbers
   * @param seeds S
   */
  record Sizes(int hidden, int steps, int lanes, int heads, int seeds) {}

  /** The operations that training is made of, on buffers of zeros. */
  static List<Workload> of(Launcher launcher, Kernels kernels, Sizes sizes) {
    int h = sizes.hidden;
    int t = sizes.steps;
    int l = sizes.lanes;
    int size = h / sizes.heads;
    Buffer w = launcher.allocate(h * h);
    Buffer dw = launcher.allocate(h * h);
    Buffer x = launcher.allocate(t * h * l);
    Buffer y = launcher.allocate(t * h * l);
    Buffer z = launcher.allocate(t * h * l);
    Buffer dx = launcher.allocate(t * h * l);
    Buffer dy = launcher.allocate(t * h * l);
    Buffer dz = launcher.allocate(t * h * l);
    Buffer states = launcher.allocate((t + 1) * h * l);
    Buffer alpha = launcher.allocate(t * sizes.heads * l);
    Buffer beta = launcher.allocate(t * sizes.heads * l);
    Buffer dAlpha = launcher.allocate(t * sizes.heads * l);
    Buffer dBeta = launcher.allocate(t * sizes.heads * l);
    MemoryKept kept = kept(launcher, sizes);
    MemoryShape bounded = memory(sizes, size, true);
    MemoryShape linear = memory(sizes, size, false);
    AttentionShape seen = new AttentionShape(sizes.heads, size, t, l);

    double s = sizes.seeds;
    double numbers = s * t * h * l;
    double square = s * h * h;
    double product = 2.0 * t * l * square;
    double entries = numbers * size; // of all states of all memories
    double pairs = numbers * t / 2; // of a step and one that it sees
    // Four parts of time, joined by six powers of the decay, by squaring.
    double powers = 6 * (2 * Math.log(t / 4.0) / Math.log(2) + 8) * s * h * l;
    double word = Float.BYTES;
    return List.of(
        new Workload(
            "gate",
            word * 3 * numbers,
            5 * numbers,
            () -> kernels.gate(Activation.SILU, x, 0, z, 0, y, 0, t * h * l)),
        new Workload(
            "multiplyEach",
            word * (square + 3 * numbers),
            product,
            () -> kernels.multiplyEach(w, 0, h, h, x, 0, y, 0, t, l)),
        new Workload(
            "outer",
            word * (2 * square + 2 * numbers),
            product,
            () -> kernels.outer(dy, 0, h, x, 0, h, t, l, dw, 0)),
        new Workload(
            "recur",
            word * (square + 2 * numbers),
            product,
            () -> kernels.recur(w, 0, h, true, states, t, l)),
        new Workload(
            "recurBackward",
            word * (square + 3 * numbers),
            product,
            () -> kernels.recurBackward(w, 0, h, true, states, dy, t, l)),
        new Workload(
            "scan",
            word * 2 * numbers,
            4 * numbers + powers,
            () -> kernels.scan(w, 0, h, states, t, l)),
        new Workload(
            "remember, bounded",
            word * (entries + 7 * numbers),
            8 * entries,
            () -> kernels.remember(bounded, kept, x, z, y, alpha, beta, dz)),
        new Workload(
            "rememberBackward, bounded",
            word * (entries + 11 * numbers),
            18 * entries,
            () ->
                kernels.rememberBackward(
                    bounded, kept, x, z, alpha, beta, dz, dx, dy, y, dAlpha, dBeta)),
        new Workload(
            "remember, linear",
            word * (entries / ChunkedLaunches.CHUNK + 6 * numbers),
            6 * entries + 4.0 * ChunkedLaunches.CHUNK * numbers,
            () -> kernels.remember(linear, kept, x, z, y, alpha, beta, dz)),
        new Workload(
            "rememberBackward, linear",
            word * (entries / ChunkedLaunches.CHUNK + 11 * numbers),
            14 * entries + 14.0 * ChunkedLaunches.CHUNK * numbers,
            () ->
                kernels.rememberBackward(
                    linear, kept, x, z, alpha, beta, dz, dx, dy, y, dAlpha, dBeta)),
        new Workload(
            "attend",
            word * 4 * numbers,
            6 * pairs,
            () -> kernels.attend(seen, x, z, y, alpha, dz)),
        new Workload(
            "attendBackward",
            word * 10 * numbers,
            18 * pairs,
            () -> kernels.attendBackward(seen, x, z, y, alpha, dz, beta, dx, dy, states)));
  }

  /** What is linear in its state, and so can be cut in time: the same work on every rung. */
  static List<Workload> linear(Launcher launcher, Kernels kernels, Sizes sizes) {
    int h = sizes.hidden;
    int t = sizes.steps;
    int l = sizes.lanes;
    int size = h / sizes.heads;
    Buffer w = launcher.allocate(h * h);
    Buffer states = launcher.allocate((t + 1) * h * l);
    Buffer x = launcher.allocate(t * h * l);
    Buffer y = launcher.allocate(t * h * l);
    Buffer z = launcher.allocate(t * h * l);
    Buffer dx = launcher.allocate(t * h * l);
    Buffer dy = launcher.allocate(t * h * l);
    Buffer dz = launcher.allocate(t * h * l);
    Buffer rates = launcher.allocate(t * sizes.heads * l);
    Buffer slopes = launcher.allocate(t * sizes.heads * l);
    MemoryKept kept = kept(launcher, sizes);
    MemoryShape shape =
        new MemoryShape(sizes.heads, sizes.heads, size, size, false, false, false, t, l);
    double numbers = (double) sizes.seeds * t * h * l;
    double square = (double) sizes.seeds * h * h;
    double word = Float.BYTES;
    double chunks = numbers * size / ChunkedLaunches.CHUNK;
    return List.of(
        new Workload(
            "recur, linear",
            word * (square + 2 * numbers),
            2 * numbers * h,
            () -> kernels.recur(w, 0, h, false, states, t, l)),
        new Workload(
            "recurBackward, linear",
            word * (square + 2 * numbers),
            2 * numbers * h,
            () -> kernels.recurBackward(w, 0, h, false, states, x, t, l)),
        new Workload(
            "remember, additive",
            word * (chunks + 6 * numbers),
            (4.0 * size + 4 * ChunkedLaunches.CHUNK) * numbers,
            () -> kernels.remember(shape, kept, x, z, y, rates, rates, dz)),
        new Workload(
            "rememberBackward, additive",
            word * (chunks + 11 * numbers),
            (10.0 * size + 10 * ChunkedLaunches.CHUNK) * numbers,
            () ->
                kernels.rememberBackward(
                    shape, kept, x, z, rates, rates, dz, dx, dy, y, slopes, slopes)));
  }

  private static MemoryShape memory(Sizes sizes, int size, boolean bounded) {
    return new MemoryShape(
        sizes.heads, sizes.heads, size, size, bounded, true, !bounded, sizes.steps, sizes.lanes);
  }

  /** What a memory of squares keeps. */
  private static MemoryKept kept(Launcher launcher, Sizes sizes) {
    int numbers = sizes.steps * sizes.hidden * sizes.lanes;
    int size = sizes.hidden / sizes.heads;
    return new MemoryKept(
        launcher.allocate((sizes.steps + 1) * sizes.hidden * size * sizes.lanes),
        launcher.allocate(numbers),
        launcher.allocate(numbers),
        launcher.allocate(numbers),
        launcher.allocate(sizes.steps * sizes.heads * sizes.lanes));
  }
}
