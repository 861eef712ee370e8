package org.elenchus.gpu.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share numbered pieces of work. Which thread takes which piece is not fixed, so no
 * result may depend on it.
 */
public final class Workers implements AutoCloseable {
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

  private final ExecutorService threads;
  private final int count;

  /**
   * Starts threads.
   *
   * @param count how many work at once, the caller among them
   */
  public Workers(int count) {
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1), Thread.ofPlatform().daemon().name("trainer-", 0).factory());
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
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> others = new ArrayList<>();
    for (int w = 1; w < Math.min(count, pieces); w++) {
      int worker = w;
      others.add(threads.submit(() -> drain(next, pieces, worker, work)));
    }
    @Nullable Throwable failure = null;
    try {
      drain(next, pieces, 0, work);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    // Also after a failure: nobody may still write when the caller goes on.
    for (Future<?> other : others) {
      Throwable theirs = await(other);
      failure = failure == null ? theirs : failure;
    }
    if (failure != null) {
      throw new IllegalStateException("A worker failed: " + failure, failure);
    }
  }

  private static void drain(AtomicInteger next, int pieces, int worker, Piece work) {
    for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
      work.run(piece, worker);
    }
  }

  private static @Nullable Throwable await(Future<?> other) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          other.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
