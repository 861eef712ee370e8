package org.elenchus.gpu.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share numbered pieces of work. Which thread takes which piece is not fixed, so no
 * result may depend on it.
 *
 * <p>Who waits looks around for a short while before it sleeps: to be woken takes tens of
 * microseconds, which is a tenth of a small training step.
 */
public final class Workers implements AutoCloseable {
  /** How long a thread that waits looks around, in nanoseconds, before it sleeps. */
  private static final long AWAKE = 50_000;

  /** A piece of work. */
  @FunctionalInterface
  public interface Piece {
    /**
     * Does the piece.
     *
     * @param piece its number, from 0
     * @param worker the number of the thread, from 0, for buffers that one thread uses at a time
     */
    void run(int piece, int worker);
  }

  private final int count;
  private final List<Thread> others = new ArrayList<>();

  /** What the other threads do now or did last; null before the first. */
  private volatile @Nullable Round round;

  private volatile boolean closed;

  /**
   * Starts threads.
   *
   * @param count how many work at once, the caller among them
   */
  public Workers(int count) {
    this.count = count;
    for (int w = 1; w < count; w++) {
      int worker = w;
      others.add(Thread.ofPlatform().daemon().name("trainer-" + w).start(() -> serve(worker)));
    }
  }

  /**
   * How many work at once.
   *
   * @return the number of workers
   */
  public int count() {
    return count;
  }

  /**
   * Does all pieces and waits for them.
   *
   * @param pieces how many there are
   * @param work what to do
   */
  public void forEach(int pieces, Piece work) {
    int helpers = Math.max(0, Math.min(count, pieces) - 1);
    Round now = new Round(pieces, work, helpers, Thread.currentThread());
    if (helpers > 0) {
      round = now;
      others.subList(0, helpers).forEach(LockSupport::unpark);
    }
    now.drain(0);
    // Also after a failure: nobody may still write when the caller goes on.
    if (await(() -> now.working.get() == 0)) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = now.failure.get();
    if (failure != null) {
      throw new IllegalStateException("A worker failed: " + failure, failure);
    }
  }

  /** What one of the other threads does until the end: its part of each round that has one. */
  private void serve(int worker) {
    @Nullable Round last = null;
    while (true) {
      Round before = last;
      await(() -> closed || round != before);
      if (closed) {
        return;
      }
      last = round;
      if (last != null && worker <= last.helpers) {
        last.drain(worker);
        last.leave();
      }
    }
  }

  /** Waits, whatever interrupts it; returns whether something did. */
  private static boolean await(BooleanSupplier done) {
    boolean interrupted = false;
    long start = System.nanoTime();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - start < AWAKE) {
        Thread.onSpinWait();
      } else {
        LockSupport.park();
        interrupted |= Thread.interrupted();
      }
    }
    return interrupted;
  }

  @Override
  public void close() {
    closed = true;
    others.forEach(LockSupport::unpark);
  }

  /** Pieces that are handed out one after another. */
  private static final class Round {
    private final int pieces;
    private final Piece work;
    private final int helpers;
    private final Thread caller;
    private final AtomicInteger next = new AtomicInteger();

    /** The helpers that have not left. */
    private final AtomicInteger working;

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Round(int pieces, Piece work, int helpers, Thread caller) {
      this.pieces = pieces;
      this.work = work;
      this.helpers = helpers;
      this.caller = caller;
      working = new AtomicInteger(helpers);
    }

    void drain(int worker) {
      try {
        for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
          work.run(piece, worker);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }

    void leave() {
      if (working.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }
}
