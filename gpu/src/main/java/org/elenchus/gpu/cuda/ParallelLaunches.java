package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.kept;
import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.view;
import static org.elenchus.gpu.cuda.Arguments.whole;

import org.elenchus.gpu.device.Buffer;

/**
 * {@code densescan.cu} and {@code parts.cu}: what is linear in its state, with parts of time side
 * by side. Dense linear recurrences cost twice the operations of a walk, and some squarings; matrix
 * memories that erase nothing (Mamba2, linear attention) a further pass over keys and values. What
 * does not fit goes as on the rung before.
 */
interface ParallelLaunches extends RecurrenceLaunches, ChunkedLaunches {
  /** The parts that time is cut into, at most. */
  int MOST_PARTS = 8;

  @Override
  Launcher launcher();

  /** The least power of two steps with which there are not too many parts. */
  private static int partLength(int steps) {
    int length = 1;
    while ((long) length * MOST_PARTS < steps) {
      length *= 2;
    }
    return length;
  }

  /** Walks, joins and corrects, in place; answers whether there was room. */
  private boolean denseScan(
      Buffer w, int wAt, int hidden, Buffer sequence, int entries, int steps, int lanes, int back) {
    Launcher launcher = launcher();
    long square = (long) hidden * hidden;
    long state = (long) hidden * lanes;
    long join = launcher.bytes(2 * square + state + WIDE);
    long walk = launcher.bytes(2 * state);
    if (!launcher.fits(join) || !launcher.fits(walk)) {
      return false;
    }
    boolean keep = launcher.fits(walk + launcher.keptBytes(square));
    int shared = (int) (keep ? walk + launcher.keptBytes(square) : walk);
    int length = partLength(steps);
    int parts = (steps + length - 1) / length;
    Program program =
        Program.of(
            "densescan",
            launcher.storage().define(),
            "-DHIDDEN=" + hidden,
            "-DKEEP=" + (keep ? 1 : 0),
            "-DLENGTH=" + length,
            "-DBACK=" + back);
    walk(program, "walkParts", parts, shared, w, wAt, hidden, sequence, entries, steps, lanes);
    if (parts > 2) {
      walk(program, "joinParts", 1, (int) join, w, wAt, hidden, sequence, entries, steps, lanes);
    }
    if (parts > 1) {
      int later = parts - 1;
      walk(program, "correctParts", later, shared, w, wAt, hidden, sequence, entries, steps, lanes);
    }
    return true;
  }

  private void walk(
      Program program,
      String kernel,
      int across,
      int shared,
      Buffer w,
      int wAt,
      int hidden,
      Buffer sequence,
      int entries,
      int steps,
      int lanes) {
    launcher()
        .launch(
            program,
            kernel,
            new Shape(across, launcher().blocks(), WIDE, shared),
            view(w, wAt, (long) hidden * hidden),
            whole(sequence, (long) entries * hidden * lanes),
            number(steps),
            number(lanes));
  }

  @Override
  default boolean recur(
      Buffer w, int wAt, int hidden, boolean bounded, Buffer states, int steps, int lanes) {
    return (!bounded && denseScan(w, wAt, hidden, states, steps + 1, steps, lanes, 0))
        || RecurrenceLaunches.super.recur(w, wAt, hidden, bounded, states, steps, lanes);
  }

  @Override
  default boolean recurBackward(
      Buffer w,
      int wAt,
      int hidden,
      boolean bounded,
      Buffer states,
      Buffer gradient,
      int steps,
      int lanes) {
    return (!bounded && denseScan(w, wAt, hidden, gradient, steps, steps, lanes, 1))
        || RecurrenceLaunches.super.recurBackward(
            w, wAt, hidden, bounded, states, gradient, steps, lanes);
  }

  @Override
  default Parts parts(
      MemoryShape shape, MemoryKept kept, Buffer k, Buffer v, Buffer alpha, Buffer beta) {
    return side(shape, kept, k, v, alpha, beta, 0);
  }

  @Override
  default Parts partsBack(
      MemoryShape shape, MemoryKept kept, Buffer q, Buffer upstream, Buffer alpha) {
    return side(shape, kept, q, upstream, alpha, alpha, 1);
  }

  /** What enters each part, where nothing is erased; else one part. */
  private Parts side(
      MemoryShape shape,
      MemoryKept kept,
      Buffer keys,
      Buffer values,
      Buffer alpha,
      Buffer beta,
      int back) {
    int chunks = (shape.steps() + CHUNK - 1) / CHUNK;
    int partSteps = (chunks + MOST_PARTS - 1) / MOST_PARTS * CHUNK;
    if (shape.erases() || partSteps >= shape.steps()) {
      return new Parts(kept.states(), shape.steps());
    }
    int count = (shape.steps() + partSteps - 1) / partSteps;
    long ends = count * ChunkedLaunches.stateNumbers(shape);
    long decays = (long) count * shape.heads() * shape.lanes();
    CudaBuffer scratch = launcher().scratch(Math.toIntExact(ends + decays));
    Counts counts = Counts.of(shape);
    Program program =
        Program.of(
            "parts", "-DKEY=" + shape.key(), "-DBACK=" + back, launcher().storage().define());
    launcher()
        .each(
            program,
            "endsOfParts",
            (long) count * shape.heads() * shape.value() * shape.lanes(),
            view(scratch, 0, ends),
            view(scratch, ends, decays),
            whole(keys, counts.keys()),
            whole(values, counts.values()),
            whole(alpha, counts.rates()),
            whole(beta, counts.rates()),
            number(shape.heads()),
            number(shape.keyHeads()),
            number(shape.value()),
            number(partSteps),
            number(shape.steps()),
            number(shape.lanes()));
    launcher()
        .each(
            program,
            "enterParts",
            ChunkedLaunches.stateNumbers(shape),
            view(scratch, 0, ends),
            view(scratch, ends, decays),
            kept(kept.states(), counts.states()),
            number(shape.heads()),
            number(shape.value()),
            number(count),
            number(shape.lanes()));
    return new Parts(scratch, partSteps);
  }
}
