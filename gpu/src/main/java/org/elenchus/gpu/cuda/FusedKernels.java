package org.elenchus.gpu.cuda;

import java.util.Arrays;
import java.util.List;
import jcuda.Pointer;
import org.elenchus.gpu.device.Buffer;

/**
 * The second rung: recurrences over all steps in one launch, with the state in shared memory or in
 * registers. What does not fit there stays on the first rung, a launch for each step.
 */
final class FusedKernels extends CudaKernels {
  /** Threads of a block of the dense recurrence, as in elman.cu. */
  private static final int WIDE = 256;

  /** The longest column of a memory that a thread has in registers. */
  private static final int LONGEST_KEY = 64;

  /** The longest query that a thread has in registers. */
  private static final int LONGEST_QUERY = 64;

  /** Threads of a block on the way back through a memory, at most. */
  private static final int MOST_THREADS = 256;

  FusedKernels(CudaContext context, int seeds, int blocks) {
    super(context, seeds, blocks);
  }

  private long bytes(long numbers) {
    return numbers * CudaBuffer.bytes(precision());
  }

  private boolean fits(long numbers) {
    return bytes(numbers) <= context().sharedMost();
  }

  /** Shared memory of the dense recurrence: both states and, where it fits, W. */
  private record Room(boolean keep, int bytes) {}

  private Room room(int hidden, int lanes) {
    long states = 2L * hidden * lanes;
    long all = states + (long) hidden * hidden;
    boolean keep = fits(all);
    return new Room(keep, fits(states) ? (int) bytes(keep ? all : states) : -1);
  }

  private static List<String> defines(int hidden, Room room) {
    return List.of("-DHIDDEN=" + hidden, "-DKEEP=" + (room.keep ? 1 : 0));
  }

  @Override
  public boolean recur(
      Buffer w, int wAt, int hidden, boolean bounded, Buffer states, int steps, int lanes) {
    Room room = room(hidden, lanes);
    if (room.bytes < 0) {
      return false;
    }
    launch(
        "elman",
        defines(hidden, room),
        "recur",
        1,
        blocks(),
        WIDE,
        room.bytes,
        view(w, wAt, (long) hidden * hidden),
        view(states, 0, (steps + 1L) * hidden * lanes),
        number(bounded ? 1 : 0),
        number(steps),
        number(lanes));
    return true;
  }

  @Override
  public boolean recurBackward(
      Buffer w,
      int wAt,
      int hidden,
      boolean bounded,
      Buffer states,
      Buffer gradient,
      int steps,
      int lanes) {
    Room room = room(hidden, lanes);
    if (room.bytes < 0) {
      return false;
    }
    launch(
        "elman",
        defines(hidden, room),
        "recurBackward",
        1,
        blocks(),
        WIDE,
        room.bytes,
        view(w, wAt, (long) hidden * hidden),
        view(states, 0, (steps + 1L) * hidden * lanes),
        view(gradient, 0, (long) steps * hidden * lanes),
        number(bounded ? 1 : 0),
        number(steps),
        number(lanes));
    return true;
  }

  @Override
  public boolean scan(Buffer a, int aAt, int hidden, Buffer states, int steps, int lanes) {
    each(
        "scan",
        "scan",
        (long) hidden * lanes,
        view(a, aAt, hidden),
        view(states, 0, (steps + 1L) * hidden * lanes),
        number(hidden),
        number(steps),
        number(lanes));
    return true;
  }

  @Override
  public boolean scanBackward(
      Buffer a, int aAt, int hidden, Buffer gradient, int steps, int lanes) {
    each(
        "scan",
        "scanBackward",
        (long) hidden * lanes,
        view(a, aAt, hidden),
        view(gradient, 0, (long) steps * hidden * lanes),
        number(hidden),
        number(steps),
        number(lanes));
    return true;
  }

  private static Pointer whole(Buffer buffer, long count) {
    return view(buffer, 0, count);
  }

  @Override
  public boolean remember(
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
    long rates = (long) shape.steps() * shape.heads() * shape.lanes();
    long values = rates * shape.value();
    long keys = (long) shape.steps() * shape.keyHeads() * shape.key() * shape.lanes();
    long state = (long) shape.heads() * shape.key() * shape.value() * shape.lanes();
    int threads = shape.heads() * shape.value() * shape.lanes();
    launch(
        "memory",
        List.of("-DKEY=" + shape.key()),
        "memoryForward",
        (threads + THREADS - 1) / THREADS,
        blocks(),
        THREADS,
        0,
        whole(kept.states(), (shape.steps() + 1) * state),
        whole(q, keys),
        whole(k, keys),
        whole(v, values),
        whole(alpha, rates),
        whole(beta, rates),
        whole(kept.erasure(), rates),
        whole(kept.reads(), values),
        whole(kept.surprises(), values),
        whole(kept.errors(), values),
        whole(o, values),
        number(shape.heads()),
        number(shape.keyHeads()),
        number(shape.value()),
        number(shape.erases() ? 1 : 0),
        number(shape.bounded() ? 1 : 0),
        number(shape.steps()),
        number(shape.lanes()));
    return true;
  }

  /** The lanes of a block on the way back: the most that its threads and shared memory allow. */
  private int group(MemoryShape shape) {
    for (int group = 32; group >= 1; group /= 2) {
      long threads = (long) shape.value() * group;
      if (shape.lanes() % group == 0
          && threads <= MOST_THREADS
          && fits((2L * shape.key() + 2) * threads)) {
        return group;
      }
    }
    return 0;
  }

  @Override
  public boolean rememberBackward(
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
    int group = group(shape);
    if (shape.key() > LONGEST_KEY || group == 0) {
      return false;
    }
    long rates = (long) shape.steps() * shape.heads() * shape.lanes();
    long values = rates * shape.value();
    long keys = (long) shape.steps() * shape.keyHeads() * shape.key() * shape.lanes();
    long state = (long) shape.heads() * shape.key() * shape.value() * shape.lanes();
    int threads = shape.value() * group;
    boolean together = shape.keyHeads() == shape.heads();
    int groups = shape.lanes() / group;
    for (int head = 0; head < shape.heads(); head += together ? shape.heads() : 1) {
      launch(
          "memory",
          List.of("-DKEY=" + shape.key()),
          "memoryBackward",
          together ? shape.heads() * groups : groups,
          blocks(),
          threads,
          (int) bytes((2L * shape.key() + 2) * threads),
          whole(kept.states(), (shape.steps() + 1) * state),
          whole(q, keys),
          whole(k, keys),
          whole(alpha, rates),
          whole(beta, rates),
          whole(kept.erasure(), rates),
          whole(kept.reads(), values),
          whole(kept.surprises(), values),
          whole(kept.errors(), values),
          whole(upstream, values),
          whole(dq, keys),
          whole(dk, keys),
          whole(dv, values),
          whole(dAlpha, rates),
          whole(dBeta, rates),
          number(head),
          number(shape.heads()),
          number(shape.keyHeads()),
          number(shape.value()),
          number(group),
          number(shape.erases() ? 1 : 0),
          number(shape.decayed() ? 1 : 0),
          number(shape.bounded() ? 1 : 0),
          number(shape.steps()),
          number(shape.lanes()));
    }
    return true;
  }

  @Override
  public boolean attend(AttentionShape shape, Buffer q, Buffer k, Buffer v, Buffer logs, Buffer o) {
    if (shape.size() > LONGEST_QUERY) {
      return false;
    }
    long places = (long) shape.steps() * shape.heads() * shape.lanes();
    long numbers = places * shape.size();
    attention(
        "attend",
        shape,
        whole(q, numbers),
        whole(k, numbers),
        whole(v, numbers),
        whole(logs, places),
        whole(o, numbers));
    return true;
  }

  @Override
  public boolean attendBackward(
      AttentionShape shape,
      Buffer q,
      Buffer k,
      Buffer v,
      Buffer logs,
      Buffer upstream,
      Buffer dots,
      Buffer dq,
      Buffer dk,
      Buffer dv) {
    if (shape.size() > LONGEST_QUERY) {
      return false;
    }
    long places = (long) shape.steps() * shape.heads() * shape.lanes();
    long numbers = places * shape.size();
    attention(
        "attendBackwardQueries",
        shape,
        whole(q, numbers),
        whole(k, numbers),
        whole(v, numbers),
        whole(logs, places),
        whole(upstream, numbers),
        whole(dots, places),
        whole(dq, numbers));
    attention(
        "attendBackwardKeys",
        shape,
        whole(q, numbers),
        whole(k, numbers),
        whole(v, numbers),
        whole(logs, places),
        whole(upstream, numbers),
        whole(dots, places),
        whole(dk, numbers),
        whole(dv, numbers));
    return true;
  }

  /** A thread for each step, head and lane. */
  private void attention(String kernel, AttentionShape shape, Pointer... buffers) {
    long places = (long) shape.steps() * shape.heads() * shape.lanes();
    Pointer[] all = Arrays.copyOf(buffers, buffers.length + 3);
    all[buffers.length] = number(shape.heads());
    all[buffers.length + 1] = number(shape.steps());
    all[buffers.length + 2] = number(shape.lanes());
    launch(
        "attention",
        List.of("-DSIZE=" + shape.size()),
        kernel,
        Math.toIntExact((places + THREADS - 1) / THREADS),
        blocks(),
        THREADS,
        0,
        all);
  }
}
