package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.kept;
import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.truth;
import static org.elenchus.gpu.cuda.Arguments.whole;

import java.util.List;
import java.util.stream.IntStream;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/**
 * {@code memory.cu}: matrix memories over all steps in one launch, a thread for each column. What
 * does not fit into registers stays on the first rung.
 */
interface MemoryLaunches extends Kernels {
  /** The longest column that a thread has in registers. */
  int LONGEST_KEY = 64;

  /** Threads of a block on the way back, at most. */
  int MOST_THREADS = 256;

  /** The most lanes of a block on the way back. */
  int MOST_LANES = 32;

  /** What launches. */
  Launcher launcher();

  private static Program program(Launcher launcher, MemoryShape shape) {
    return Program.of("memory", "-DKEY=" + shape.key(), launcher.storage().define());
  }

  /** How many numbers each operand has. */
  record Counts(long rates, long values, long keys, long states) {
    static Counts of(MemoryShape shape) {
      long rates = (long) shape.steps() * shape.heads() * shape.lanes();
      long keys = (long) shape.steps() * shape.keyHeads() * shape.key() * shape.lanes();
      long state = (long) shape.heads() * shape.key() * shape.value() * shape.lanes();
      return new Counts(rates, rates * shape.value(), keys, (shape.steps() + 1) * state);
    }
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
    if (shape.key() > LONGEST_KEY) {
      return false;
    }
    Counts counts = Counts.of(shape);
    launcher()
        .each(
            program(launcher(), shape),
            "memoryForward",
            (long) shape.heads() * shape.value() * shape.lanes(),
            kept(kept.states(), counts.states),
            whole(q, counts.keys),
            whole(k, counts.keys),
            whole(v, counts.values),
            whole(alpha, counts.rates),
            whole(beta, counts.rates),
            whole(kept.erasure(), counts.rates),
            whole(kept.reads(), counts.values),
            whole(kept.surprises(), counts.values),
            whole(kept.errors(), counts.values),
            whole(o, counts.values),
            number(shape.heads()),
            number(shape.keyHeads()),
            number(shape.value()),
            truth(shape.erases()),
            truth(shape.bounded()),
            number(shape.steps()),
            number(shape.lanes()));
    return true;
  }

  /**
   * The lanes of a block that has all columns of a head: the most that its threads and shared
   * memory allow, 0 where not even one lane fits.
   */
  default int group(MemoryShape shape, long sharedNumbersEach) {
    for (int group = MOST_LANES; group >= 1; group /= 2) {
      if (shape.lanes() % group == 0
          && shape.value() * group <= MOST_THREADS
          && launcher().fits(launcher().bytes(sharedNumbersEach * group))) {
        return group;
      }
    }
    return 0;
  }

  /** Numbers of shared memory for each lane on the way back: see memoryBackward. */
  private static long backwardNumbers(MemoryShape shape) {
    return (2L * shape.key() + 2) * shape.value();
  }

  /**
   * Heads that go together on the way back.
   *
   * @param first the first of them
   * @param count how many
   */
  record Heads(int first, int count) {
    /** All at once; where they share their keys, and add to the same gradients, one by one. */
    static List<Heads> of(MemoryShape shape) {
      return shape.keyHeads() == shape.heads()
          ? List.of(new Heads(0, shape.heads()))
          : IntStream.range(0, shape.heads()).mapToObj(head -> new Heads(head, 1)).toList();
    }
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
    int group = group(shape, backwardNumbers(shape));
    if (shape.key() > LONGEST_KEY || group == 0) {
      return false;
    }
    Counts counts = Counts.of(shape);
    int threads = shape.value() * group;
    for (Heads heads : Heads.of(shape)) {
      launcher()
          .launch(
              program(launcher(), shape),
              "memoryBackward",
              new Shape(
                  heads.count * (shape.lanes() / group),
                  launcher().blocks(),
                  threads,
                  (int) launcher().bytes(backwardNumbers(shape) * group)),
              kept(kept.states(), counts.states),
              whole(q, counts.keys),
              whole(k, counts.keys),
              whole(alpha, counts.rates),
              whole(beta, counts.rates),
              whole(kept.erasure(), counts.rates),
              whole(kept.reads(), counts.values),
              whole(kept.surprises(), counts.values),
              whole(kept.errors(), counts.values),
              whole(upstream, counts.values),
              whole(dq, counts.keys),
              whole(dk, counts.keys),
              whole(dv, counts.values),
              whole(dAlpha, counts.rates),
              whole(dBeta, counts.rates),
              number(heads.first),
              number(shape.heads()),
              number(shape.keyHeads()),
              number(shape.value()),
              number(group),
              truth(shape.erases()),
              truth(shape.decayed()),
              truth(shape.bounded()),
              number(shape.steps()),
              number(shape.lanes()));
    }
    return true;
  }
}
