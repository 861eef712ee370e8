package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every piece is done once, by workers that are known, and all have ended before the caller. */
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyPieceIsDoneOnce(int count) throws InterruptedException {
    try (Workers workers = new Workers(count)) {
      assertEquals(count, workers.count());
      for (int round = 0; round < 200; round++) {
        int pieces = round % 7;
        if (round == 100) {
          Thread.sleep(5); // Long enough for all to sleep.
        }
        AtomicIntegerArray done = new AtomicIntegerArray(pieces);
        AtomicInteger strangers = new AtomicInteger();
        workers.forEach(
            pieces,
            (piece, worker) -> {
              done.incrementAndGet(piece);
              strangers.addAndGet(worker < count ? 0 : 1);
            });
        for (int i = 0; i < pieces; i++) {
          assertEquals(1, done.get(i), "round " + round + ", piece " + i);
        }
        assertEquals(0, strangers.get());
      }
    }
  }

  @Test
  void severalThreadsWorkAtOnce() {
    try (Workers workers = new Workers(3)) {
      CountDownLatch all = new CountDownLatch(3);
      Set<Integer> seen = ConcurrentHashMap.newKeySet();
      workers.forEach(
          3,
          (piece, worker) -> {
            seen.add(worker);
            all.countDown();
            awaitUninterruptibly(all);
          });
      assertEquals(Set.of(0, 1, 2), seen);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureIsReportedAfterAllHaveEndedAndTheNextRoundIsWhole() {
    try (Workers workers = new Workers(2)) {
      RuntimeException cause = new IllegalArgumentException("piece 1");
      AtomicInteger running = new AtomicInteger();
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.forEach(
                      40,
                      (piece, worker) -> {
                        running.incrementAndGet();
                        try {
                          if (piece == 1) {
                            throw cause;
                          }
                        } finally {
                          running.decrementAndGet();
                        }
                      }));
      assertSame(cause, e.getCause());
      assertEquals(0, running.get());
      AtomicInteger done = new AtomicInteger();
      workers.forEach(40, (piece, worker) -> done.incrementAndGet());
      assertEquals(40, done.get());
    }
  }

  /** The interruption is not lost, and the caller waits for the others all the same. */
  @Test
  void anInterruptedCallerWaits() {
    try (Workers workers = new Workers(2)) {
      CountDownLatch both = new CountDownLatch(2);
      AtomicInteger done = new AtomicInteger();
      workers.forEach(
          2,
          (piece, worker) -> {
            both.countDown();
            awaitUninterruptibly(both);
            if (worker == 0) {
              Thread.currentThread().interrupt();
            } else {
              long start = System.nanoTime();
              while (System.nanoTime() - start < 5_000_000) {
                Thread.onSpinWait(); // Longer than the caller stays awake.
              }
            }
            done.incrementAndGet();
          });
      assertEquals(2, done.get());
      assertTrue(Thread.interrupted());
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }
}
