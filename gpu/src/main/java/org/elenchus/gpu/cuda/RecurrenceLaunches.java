package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.truth;
import static org.elenchus.gpu.cuda.Arguments.view;
import static org.elenchus.gpu.cuda.Arguments.whole;

import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/**
 * {@code elman.cu} and {@code scan.cu}: recurrences of vectors over all steps in one launch. A
 * state that does not fit into shared memory stays on the first rung, a launch for each step.
 */
interface RecurrenceLaunches extends Kernels {
  /** The program of diagonal recurrences. */
  Program SCAN = Program.of("scan");

  /** Threads of a block of the dense recurrence, as in elman.cu. */
  int WIDE = 256;

  /** What launches. */
  Launcher launcher();

  /**
   * How a dense recurrence lies in shared memory: both states and, where it fits, W.
   *
   * @param program for this H, with W there or not
   * @param shape one block for each piece
   */
  record Room(Program program, Shape shape) {
    private static Room of(Launcher launcher, int hidden, boolean keep, long numbers) {
      return new Room(
          Program.of("elman", "-DHIDDEN=" + hidden, "-DKEEP=" + (keep ? 1 : 0)),
          new Shape(1, launcher.blocks(), WIDE, (int) launcher.bytes(numbers)));
    }
  }

  /** The room for a recurrence, or null where not even the states fit. */
  private @org.jspecify.annotations.Nullable Room room(int hidden, int lanes) {
    long states = 2L * hidden * lanes;
    long all = states + (long) hidden * hidden;
    if (launcher().fits(all)) {
      return Room.of(launcher(), hidden, true, all);
    }
    return launcher().fits(states) ? Room.of(launcher(), hidden, false, states) : null;
  }

  @Override
  default boolean recur(
      Buffer w, int wAt, int hidden, boolean bounded, Buffer states, int steps, int lanes) {
    Room room = room(hidden, lanes);
    if (room == null) {
      return false;
    }
    launcher()
        .launch(
            room.program,
            "recur",
            room.shape,
            view(w, wAt, (long) hidden * hidden),
            whole(states, (steps + 1L) * hidden * lanes),
            truth(bounded),
            number(steps),
            number(lanes));
    return true;
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
    Room room = room(hidden, lanes);
    if (room == null) {
      return false;
    }
    launcher()
        .launch(
            room.program,
            "recurBackward",
            room.shape,
            view(w, wAt, (long) hidden * hidden),
            whole(states, (steps + 1L) * hidden * lanes),
            whole(gradient, (long) steps * hidden * lanes),
            truth(bounded),
            number(steps),
            number(lanes));
    return true;
  }

  @Override
  default boolean scan(Buffer a, int aAt, int hidden, Buffer states, int steps, int lanes) {
    launcher()
        .each(
            SCAN,
            "scan",
            (long) hidden * lanes,
            view(a, aAt, hidden),
            whole(states, (steps + 1L) * hidden * lanes),
            number(hidden),
            number(steps),
            number(lanes));
    return true;
  }

  @Override
  default boolean scanBackward(
      Buffer a, int aAt, int hidden, Buffer gradient, int steps, int lanes) {
    launcher()
        .each(
            SCAN,
            "scanBackward",
            (long) hidden * lanes,
            view(a, aAt, hidden),
            whole(gradient, (long) steps * hidden * lanes),
            number(hidden),
            number(steps),
            number(lanes));
    return true;
  }
}
