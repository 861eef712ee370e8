package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.kept;
import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.whole;

import jcuda.Pointer;
import org.elenchus.gpu.device.Buffer;

/**
 * {@code chunked.cu}: matrix memories that are linear in their state and erase nothing or what they
 * read of the decayed state, by chunks of time. All others go as in {@link MemoryLaunches}.
 */
interface ChunkedLaunches extends MemoryLaunches {
  /** The steps of a chunk. */
  int CHUNK = 16;

  private static boolean goes(MemoryShape shape) {
    return !shape.bounded() && (shape.decayed() || !shape.erases()) && shape.key() <= LONGEST_KEY;
  }

  private static Program program(Launcher launcher, MemoryShape shape) {
    return Program.of(
        "chunked",
        "-DKEY=" + shape.key(),
        "-DCHUNK=" + CHUNK,
        "-DERASES=" + (shape.erases() ? 1 : 0),
        launcher.storage().define());
  }

  /** Numbers of shared memory for each lane on the way forward: see chunkedForward. */
  private static long forwardNumbers(MemoryShape shape) {
    return CHUNK * (2L * shape.key() + shape.value() + 2 * CHUNK + 1);
  }

  /** The same on the way back: see chunkedBackward. */
  private static long backwardNumbers(MemoryShape shape) {
    return CHUNK * (2L * shape.key() + 5L * shape.value() + 5 * CHUNK + 4)
        + 2L * shape.key() * shape.value()
        + shape.value();
  }

  /**
   * How time is cut: what enters each part, and the steps of a part.
   *
   * @param entering [parts, heads, key, value, lanes]; not read where there is one part
   * @param steps a multiple of {@link #CHUNK}, or all
   */
  record Parts(Buffer entering, int steps) {
    /** How many. */
    int count(MemoryShape shape) {
      return (shape.steps() + steps - 1) / steps;
    }

    private Pointer view(MemoryShape shape) {
      int count = count(shape);
      return kept(entering, count == 1 ? 0 : count * stateNumbers(shape));
    }
  }

  /** Numbers of one state of all heads and lanes. */
  static long stateNumbers(MemoryShape shape) {
    return (long) shape.heads() * shape.key() * shape.value() * shape.lanes();
  }

  /** The parts on the way forward: here one, from the first step to the last. */
  default Parts parts(
      MemoryShape shape, MemoryKept kept, Buffer k, Buffer v, Buffer alpha, Buffer beta) {
    return new Parts(kept.states(), shape.steps());
  }

  /** The same on the way back. */
  default Parts partsBack(
      MemoryShape shape, MemoryKept kept, Buffer q, Buffer upstream, Buffer alpha) {
    return new Parts(kept.states(), shape.steps());
  }

  /** One block for each part, head, or one head, and group of lanes. */
  private Shape grid(MemoryShape shape, int parts, int heads, int group, long numbersEach) {
    return new Shape(
        parts * heads * (shape.lanes() / group),
        launcher().blocks(),
        shape.value() * group,
        (int) launcher().bytes(numbersEach * group));
  }

  @Override
  default boolean remember(
      MemoryShape shape,
      MemoryKept kept,
      Buffer q,
      Buffer k,
      Buffer v,
      Buffer alpha,
      Buffer beta,
      Buffer o) {
    int group = goes(shape) ? group(shape, forwardNumbers(shape)) : 0;
    if (group == 0 || group(shape, backwardNumbers(shape)) == 0) {
      return MemoryLaunches.super.remember(shape, kept, q, k, v, alpha, beta, o);
    }
    Counts counts = Counts.of(shape);
    Parts parts = parts(shape, kept, k, v, alpha, beta);
    launcher()
        .launch(
            program(launcher(), shape),
            "chunkedForward",
            grid(shape, parts.count(shape), shape.heads(), group, forwardNumbers(shape)),
            kept(kept.states(), counts.states()),
            whole(q, counts.keys()),
            whole(k, counts.keys()),
            whole(v, counts.values()),
            whole(alpha, counts.rates()),
            whole(beta, counts.rates()),
            whole(kept.surprises(), counts.values()),
            whole(kept.errors(), counts.values()),
            whole(o, counts.values()),
            parts.view(shape),
            number(shape.heads()),
            number(shape.keyHeads()),
            number(shape.value()),
            number(group),
            number(parts.steps()),
            number(shape.steps()),
            number(shape.lanes()));
    return true;
  }

  @Override
  default boolean rememberBackward(
      MemoryShape shape,
      MemoryKept kept,
      Buffer q,
      Buffer k,
      Buffer alpha,
      Buffer beta,
      Buffer upstream,
      Buffer dq,
      Buffer dk,
      Buffer dv,
      Buffer dAlpha,
      Buffer dBeta) {
    int group = goes(shape) ? group(shape, backwardNumbers(shape)) : 0;
    if (group == 0) {
      return MemoryLaunches.super.rememberBackward(
          shape, kept, q, k, alpha, beta, upstream, dq, dk, dv, dAlpha, dBeta);
    }
    Counts counts = Counts.of(shape);
    Parts parts = partsBack(shape, kept, q, upstream, alpha);
    for (Heads heads : Heads.of(shape)) {
      launcher()
          .launch(
              program(launcher(), shape),
              "chunkedBackward",
              grid(shape, parts.count(shape), heads.count(), group, backwardNumbers(shape)),
              kept(kept.states(), counts.states()),
              whole(q, counts.keys()),
              whole(k, counts.keys()),
              whole(alpha, counts.rates()),
              whole(beta, counts.rates()),
              whole(kept.surprises(), counts.values()),
              whole(kept.errors(), counts.values()),
              whole(upstream, counts.values()),
              whole(dq, counts.keys()),
              whole(dk, counts.keys()),
              whole(dv, counts.values()),
              whole(dAlpha, counts.rates()),
              whole(dBeta, counts.rates()),
              parts.view(shape),
              number(heads.first()),
              number(shape.heads()),
              number(shape.keyHeads()),
              number(shape.value()),
              number(group),
              number(parts.steps()),
              number(shape.steps()),
              number(shape.lanes()));
    }
    return true;
  }
}
