package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recurrences over all steps give the bits of the same kernels step by step. */
class VectorRecurrencesTest {
  private static final int LANES = VectorPanels.LANES;
  private static final int STEPS = 5;
  private static final int HIDDEN = 11;
  private static final int SIZE = HIDDEN * LANES;
  private static final int SQUARE = HIDDEN * HIDDEN;

  private final Random random = new Random(11);
  private final VectorKernels kernels = new VectorKernels();

  private Buffer numbers(int count) {
    Buffer buffer = Precision.FLOAT32.allocate(count);
    for (int i = 0; i < count; i++) {
      buffer.set(i, random.nextGaussian());
    }
    return buffer;
  }

  private static Buffer copy(Buffer buffer) {
    Buffer made = Precision.FLOAT32.allocate(buffer.length());
    made.copy(buffer, 0, 0, buffer.length());
    return made;
  }

  private static float[] values(Buffer buffer) {
    return ((Buffer.Floats) buffer).values();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recurrence(boolean bounded) {
    Buffer w = numbers(3 + SQUARE);
    Buffer states = numbers((STEPS + 1) * SIZE);
    Buffer gradient = numbers(STEPS * SIZE);
    Buffer stepped = copy(states);
    Buffer back = copy(gradient);
    assertTrue(kernels.recur(w, 3, HIDDEN, bounded, states, STEPS, LANES));
    assertTrue(kernels.recurBackward(w, 3, HIDDEN, bounded, states, gradient, STEPS, LANES));
    for (int now = SIZE; now <= STEPS * SIZE; now += SIZE) {
      kernels.multiply(w, 3, HIDDEN, HIDDEN, stepped, now - SIZE, stepped, now, LANES);
      if (bounded) {
        kernels.activate(Activation.TANH, stepped, now, stepped, now, SIZE);
      }
    }
    for (int now = (STEPS - 1) * SIZE; now >= 0; now -= SIZE) {
      if (now + SIZE < STEPS * SIZE) {
        kernels.multiplyTransposed(w, 3, HIDDEN, HIDDEN, back, now + SIZE, back, now, LANES);
      }
      if (bounded) {
        kernels.tanhBackward(stepped, now + SIZE, back, now, back, now, SIZE);
      }
    }
    assertArrayEquals(values(stepped), values(states));
    assertArrayEquals(values(back), values(gradient));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gatedRecurrence(boolean gateSeesState) {
    SequenceKernels.GatedShape shape =
        new SequenceKernels.GatedShape(HIDDEN, gateSeesState, STEPS, LANES);
    Buffer w = numbers(2 * SQUARE);
    Buffer drive = numbers(STEPS * SIZE);
    Buffer gates = numbers(STEPS * SIZE);
    Buffer states = numbers((STEPS + 1) * SIZE);
    Buffer upstream = numbers(STEPS * SIZE);
    Buffer p = copy(drive);
    Buffer q = copy(gates);
    Buffer h = copy(states);
    Buffer dh = copy(upstream);
    Buffer driveGradient = numbers(STEPS * SIZE);
    Buffer gateGradient = numbers(STEPS * SIZE);
    assertTrue(kernels.recurGated(shape, w, 0, SQUARE, drive, gates, states));
    assertTrue(
        kernels.recurGatedBackward(
            shape, w, 0, SQUARE, drive, gates, upstream, driveGradient, gateGradient));
    for (int now = 0; now < STEPS * SIZE; now += SIZE) {
      kernels.multiply(w, 0, HIDDEN, HIDDEN, h, now, p, now, LANES);
      kernels.activate(Activation.TANH, p, now, p, now, SIZE);
      if (gateSeesState) {
        kernels.multiply(w, SQUARE, HIDDEN, HIDDEN, h, now, q, now, LANES);
      }
      kernels.gate(Activation.SIGMOID, p, now, q, now, h, now + SIZE, SIZE);
    }
    Buffer dp = Precision.FLOAT32.allocate(STEPS * SIZE);
    Buffer dq = Precision.FLOAT32.allocate(STEPS * SIZE);
    for (int now = (STEPS - 1) * SIZE; now >= 0; now -= SIZE) {
      if (now + SIZE < STEPS * SIZE) {
        kernels.multiplyTransposed(w, 0, HIDDEN, HIDDEN, dp, now + SIZE, dh, now, LANES);
        if (gateSeesState) {
          kernels.multiplyTransposed(w, SQUARE, HIDDEN, HIDDEN, dq, now + SIZE, dh, now, LANES);
        }
      }
      kernels.gateBackward(Activation.SIGMOID, p, now, q, now, dh, now, dp, now, dq, now, SIZE);
      kernels.tanhBackward(p, now, dp, now, dp, now, SIZE);
    }
    assertArrayEquals(values(h), values(states));
    assertArrayEquals(values(dp), values(driveGradient));
    assertArrayEquals(values(dq), values(gateGradient));
  }

  @Test
  void otherLanesGoStepByStep() {
    Buffer w = numbers(SQUARE);
    Buffer states = numbers(2 * HIDDEN * LANES / 2);
    Buffer before = copy(states);
    assertFalse(kernels.recur(w, 0, HIDDEN, true, states, 1, LANES / 2));
    assertArrayEquals(values(before), values(states));
  }
}
