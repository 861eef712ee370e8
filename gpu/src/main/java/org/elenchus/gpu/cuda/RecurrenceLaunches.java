package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.truth;
import static org.elenchus.gpu.cuda.Arguments.view;
import static org.elenchus.gpu.cuda.Arguments.whole;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * {@code elman.cu}, {@code gated.cu} and {@code scan.cu}: recurrences of vectors over all steps in
 * one launch. A state that does not fit into shared memory stays on the first rung, a launch for
 * each step.
 */
interface RecurrenceLaunches extends Kernels {
  /** The program of diagonal recurrences. */
  Program SCAN = Program.of("scan");

  /** Numbers of the state of a block of the scan, and the parts that time is cut into. */
  int SCAN_NUMBERS = 32;

  /** The parts of time. */
  int SCAN_CHUNKS = 4;

  /** Threads of a block of a dense recurrence, as in views.cuh. */
  int WIDE = 256;

  /** What launches. */
  Launcher launcher();

  /**
   * How a dense recurrence lies in shared memory: its states and, where they fit, its matrices.
   *
   * @param program for this H, with the matrices there or not
   * @param shape one block for each piece
   */
  record Room(Program program, Shape shape) {}

  /** The room for a recurrence, or null where not even the states fit. */
  private @Nullable Room room(
      String file, int hidden, long states, long matrixBytes, String... defines) {
    long bytes = launcher().bytes(states);
    if (!launcher().fits(bytes)) {
      return null;
    }
    boolean keep = launcher().fits(bytes + matrixBytes);
    List<String> options = new ArrayList<>(List.of(defines));
    options.add("-DHIDDEN=" + hidden);
    options.add("-DKEEP=" + (keep ? 1 : 0));
    int shared = (int) (keep ? bytes + matrixBytes : bytes);
    return new Room(new Program(file, options), new Shape(1, launcher().blocks(), WIDE, shared));
  }

  private @Nullable Room denseRoom(int hidden, int lanes) {
    long matrix = launcher().keptBytes((long) hidden * hidden);
    return room("elman", hidden, 2L * hidden * lanes, matrix, launcher().storage().define());
  }

  @Override
  default boolean recur(
      Buffer w, int wAt, int hidden, boolean bounded, Buffer states, int steps, int lanes) {
    Room room = denseRoom(hidden, lanes);
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
    Room room = denseRoom(hidden, lanes);
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

  /** Where W lies in shared memory, V lies behind it. */
  private @Nullable Room gatedRoom(GatedShape shape, int statesEach) {
    return room(
        "gated",
        shape.hidden(),
        (long) statesEach * shape.hidden() * shape.lanes(),
        launcher().keptBytes((shape.gateSeesState() ? 2L : 1L) * shape.hidden() * shape.hidden()),
        launcher().storage().define(),
        "-DSEES=" + (shape.gateSeesState() ? 1 : 0));
  }

  @Override
  default boolean recurGated(
      GatedShape shape, Buffer w, int wAt, int vAt, Buffer drive, Buffer gates, Buffer states) {
    Room room = gatedRoom(shape, 2);
    if (room == null) {
      return false;
    }
    long square = (long) shape.hidden() * shape.hidden();
    long size = (long) shape.hidden() * shape.lanes();
    launcher()
        .launch(
            room.program,
            "recurGated",
            room.shape,
            view(w, wAt, square),
            view(w, shape.gateSeesState() ? vAt : wAt, square),
            whole(drive, shape.steps() * size),
            whole(gates, shape.steps() * size),
            whole(states, (shape.steps() + 1) * size),
            number(shape.steps()),
            number(shape.lanes()));
    return true;
  }

  @Override
  default boolean recurGatedBackward(
      GatedShape shape,
      Buffer w,
      int wAt,
      int vAt,
      Buffer candidates,
      Buffer gates,
      Buffer upstream,
      Buffer candidateGradient,
      Buffer gateGradient) {
    Room room = gatedRoom(shape, 4);
    if (room == null) {
      return false;
    }
    long square = (long) shape.hidden() * shape.hidden();
    long count = (long) shape.steps() * shape.hidden() * shape.lanes();
    launcher()
        .launch(
            room.program,
            "recurGatedBackward",
            room.shape,
            view(w, wAt, square),
            view(w, shape.gateSeesState() ? vAt : wAt, square),
            whole(candidates, count),
            whole(gates, count),
            whole(upstream, count),
            whole(candidateGradient, count),
            whole(gateGradient, count),
            number(shape.steps()),
            number(shape.lanes()));
    return true;
  }

  private Shape scanShape(int hidden, int lanes) {
    int across = (hidden * lanes + SCAN_NUMBERS - 1) / SCAN_NUMBERS;
    int threads = SCAN_NUMBERS * SCAN_CHUNKS;
    return new Shape(across, launcher().blocks(), threads, (int) launcher().bytes(threads));
  }

  @Override
  default boolean scan(Buffer a, int aAt, int hidden, Buffer states, int steps, int lanes) {
    launcher()
        .launch(
            SCAN,
            "scan",
            scanShape(hidden, lanes),
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
        .launch(
            SCAN,
            "scanBackward",
            scanShape(hidden, lanes),
            view(a, aAt, hidden),
            whole(gradient, (long) steps * hidden * lanes),
            number(hidden),
            number(steps),
            number(lanes));
    return true;
  }

  @Override
  default boolean average(
      Buffer decay, Buffer rest, int hidden, Buffer h, Buffer states, int steps, int lanes) {
    scaleRowsEach(rest, 0, hidden, h, 0, states, hidden * lanes, steps, lanes);
    return scan(decay, 0, hidden, states, steps, lanes);
  }

  @Override
  default boolean averageBackward(
      Buffer decay, Buffer rest, int hidden, Buffer gradient, Buffer dh, int steps, int lanes) {
    scanBackward(decay, 0, hidden, gradient, steps, lanes);
    scaleRowsEach(rest, 0, hidden, gradient, 0, dh, 0, steps, lanes);
    return true;
  }
}
