package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.kept;
import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.whole;

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

  /** One block for each head, or for one head, and group of lanes. */
  private Shape grid(MemoryShape shape, int heads, int group, long numbersEach) {
    return new Shape(
        heads * (shape.lanes() / group),
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
    launcher()
        .launch(
            program(launcher(), shape),
            "chunkedForward",
            grid(shape, shape.heads(), group, forwardNumbers(shape)),
            kept(kept.states(), counts.states()),
            whole(q, counts.keys()),
            whole(k, counts.keys()),
            whole(v, counts.values()),
            whole(alpha, counts.rates()),
            whole(beta, counts.rates()),
            whole(kept.surprises(), counts.values()),
            whole(kept.errors(), counts.values()),
            whole(o, counts.values()),
            number(shape.heads()),
            number(shape.keyHeads()),
            number(shape.value()),
            number(group),
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
    for (Heads heads : Heads.of(shape)) {
      launcher()
          .launch(
              program(launcher(), shape),
              "chunkedBackward",
              grid(shape, heads.count(), group, backwardNumbers(shape)),
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
              number(heads.first()),
              number(shape.heads()),
              number(shape.keyHeads()),
              number(shape.value()),
              number(group),
              number(shape.steps()),
              number(shape.lanes()));
    }
    return true;
  }
}
