package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.tasks.data.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every lane kernel, vectorised in single precision, against the plain one in double precision. */
class VectorLanesTest {
  private static final int N = 5;
  private static final int M = 7;
  private static final int STEPS = 3;

  /** The longest of these sums has 5·3·48 terms of size 1, after at most 16 roundings each. */
  private static final double TOLERANCE = (5 * 3 * 48 + 16) * Precision.FLOAT32.unit();

  /** One kernel on operands that each begin at 2. */
  private interface Operation {
    void run(TrainingKernels kernels, List<Buffer> operands);
  }

  /** Runs on both and compares all operands, those that should not change among them. */
  private static void agree(String name, Operation operation, int... lengths) {
    List<Buffer> single = new ArrayList<>();
    List<Buffer> twin = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      UniformRandomProvider random = Streams.of(3, name, i);
      single.add(Precision.FLOAT32.allocate(lengths[i] + 4));
      twin.add(Precision.FLOAT64.allocate(lengths[i] + 4));
      for (int j = 0; j < lengths[i] + 4; j++) {
        single.get(i).set(j, 2 * random.nextDouble() - 1);
        twin.get(i).set(j, single.get(i).get(j));
      }
    }
    List<Buffer> before = copies(twin);
    operation.run(new VectorKernels(), single);
    operation.run(new PlainKernels(), twin);
    boolean changed = false;
    for (int i = 0; i < lengths.length; i++) {
      for (int j = 0; j < lengths[i] + 4; j++) {
        double expected = twin.get(i).get(j);
        boolean outside = j < 2 || j >= lengths[i] + 2;
        changed |= expected != before.get(i).get(j);
        assertEquals(
            outside ? before.get(i).get(j) : expected,
            single.get(i).get(j),
            TOLERANCE * (1 + Math.abs(expected)),
            name + " operand " + i + " at " + j);
      }
    }
    assertTrue(changed, name + " did nothing");
  }

  private static List<Buffer> copies(List<Buffer> buffers) {
    List<Buffer> copies = new ArrayList<>();
    for (Buffer buffer : buffers) {
      Buffer copy = Precision.FLOAT64.allocate(buffer.length());
      copy.copy(buffer, 0, 0, buffer.length());
      copies.add(copy);
    }
    return copies;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 32, 48})
  void rows(int lanes) {
    int size = N * lanes;
    agree("spread", (k, o) -> k.spread(o.get(0), 2, N, o.get(1), 2, lanes), N, size);
    agree(
        "scaleRows",
        (k, o) -> k.scaleRows(o.get(0), 2, N, o.get(1), 2, o.get(2), 2, lanes),
        N,
        size,
        size);
    agree(
        "dotRows",
        (k, o) -> k.dotRows(o.get(0), 2, o.get(1), 2, N, STEPS, lanes, o.get(2), 2),
        STEPS * size,
        STEPS * size,
        N);
    agree(
        "sumRows", (k, o) -> k.sumRows(o.get(0), 2, N, STEPS, lanes, o.get(1), 2), STEPS * size, N);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 32, 48})
  void lanes(int lanes) {
    int size = N * lanes;
    agree(
        "scaleLanes",
        (k, o) -> k.scaleLanes(o.get(0), 2, o.get(1), 2, N, o.get(2), 2, lanes),
        lanes,
        size,
        size);
    agree(
        "dotLanes",
        (k, o) -> k.dotLanes(o.get(0), 2, o.get(1), 2, N, o.get(2), 2, lanes),
        size,
        size,
        lanes);
    agree(
        "turn", (k, o) -> k.turn(o.get(0), 2, 0.6, 0.8, o.get(1), 2, lanes), 2 * lanes, 2 * lanes);
    agree("softmax", (k, o) -> k.softmax(o.get(0), 2, N, lanes), size);
    agree(
        "softmaxBackward",
        (k, o) -> k.softmaxBackward(o.get(0), 2, N, o.get(1), 2, lanes),
        size,
        size);
    agree(
        "normalise",
        (k, o) -> k.normalise(o.get(0), 2, N, 0.2, 1e-3, o.get(1), 2, o.get(2), 2, lanes),
        size,
        size,
        lanes);
    agree(
        "normaliseBackward",
        (k, o) ->
            k.normaliseBackward(o.get(0), 2, N, 0.2, o.get(1), 2, o.get(2), 2, o.get(3), 2, lanes),
        size,
        lanes,
        size,
        size);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 32, 48})
  void matricesPerLane(int lanes) {
    int s = N * M * lanes;
    agree(
        "readColumns",
        (k, o) -> k.readColumns(o.get(0), 2, N, M, o.get(1), 2, o.get(2), 2, lanes),
        s,
        N * lanes,
        M * lanes);
    agree(
        "readRows",
        (k, o) -> k.readRows(o.get(0), 2, N, M, o.get(1), 2, o.get(2), 2, lanes),
        s,
        M * lanes,
        N * lanes);
    agree(
        "writeOuter",
        (k, o) -> k.writeOuter(o.get(0), 2, N, o.get(1), 2, M, o.get(2), 2, lanes),
        N * lanes,
        M * lanes,
        s);
    for (boolean bounded : new boolean[] {false, true}) {
      agree(
          "remember " + bounded,
          (k, o) ->
              k.remember(
                  o.get(0), 2, o.get(1), 2, o.get(2), 2, N, o.get(3), 2, M, bounded, o.get(4), 2,
                  lanes),
          s,
          lanes,
          N * lanes,
          M * lanes,
          s);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 32, 50})
  void entries(int count) {
    agree("add", (k, o) -> k.add(o.get(0), 2, o.get(1), 2, count), count, count);
    agree(
        "multiplyAdd",
        (k, o) -> k.multiplyAdd(o.get(0), 2, o.get(1), 2, o.get(2), 2, count),
        count,
        count,
        count);
    agree(
        "tanhBackward",
        (k, o) -> k.tanhBackward(o.get(0), 2, o.get(1), 2, o.get(2), 2, count),
        count,
        count,
        count);
    for (Activation f : Activation.values()) {
      agree(
          "gate " + f,
          (k, o) -> k.gate(f, o.get(0), 2, o.get(1), 2, o.get(2), 2, count),
          count,
          count,
          count);
      agree(
          "gateBackward " + f,
          (k, o) ->
              k.gateBackward(
                  f, o.get(0), 2, o.get(1), 2, o.get(2), 2, o.get(3), 2, o.get(4), 2, count),
          count,
          count,
          count,
          count,
          count);
      agree(
          "self gate " + f,
          (k, o) ->
              k.gateBackward(
                  f, o.get(0), 2, o.get(0), 2, o.get(1), 2, o.get(2), 2, o.get(2), 2, count),
          count,
          count,
          count);
    }
    TrainingKernels.AdamRule rule = new TrainingKernels.AdamRule(0.01, 0.9, 0.99, 1e-3, 0.1, 3);
    agree(
        "adamw",
        (k, o) -> {
          // The second moment is not negative.
          for (int i = 2; i < count + 2; i++) {
            o.get(3).set(i, Math.abs(o.get(3).get(i)));
          }
          k.adamw(o.get(0), 2, o.get(1), 2, 0.5, o.get(2), o.get(3), count, rule);
        },
        count,
        count,
        count,
        count);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 32, 48})
  void crossEntropy(int lanes) {
    int[] labels = new int[lanes];
    for (int b = 0; b < lanes; b++) {
      labels[b] = b % (N + 1) - 1;
    }
    double[] losses = new double[2];
    agree(
        "crossEntropy",
        (k, o) ->
            losses[k instanceof VectorKernels ? 0 : 1] =
                k.crossEntropy(o.get(0), 2, N, labels, 0, lanes, o.get(1), 2),
        N * lanes,
        N * lanes);
    assertEquals(losses[1], losses[0], lanes * TOLERANCE);
  }

  @Test
  void aZeroVectorHasNoDirection() {
    for (TrainingKernels kernels : List.of(new VectorKernels(), new PlainKernels())) {
      Buffer x = Precision.FLOAT32.allocate(32);
      Buffer y = Precision.FLOAT32.allocate(32);
      Buffer inverse = Precision.FLOAT32.allocate(16);
      y.fill(0, 32, 7);
      kernels.normalise(x, 0, 2, 1, 0, y, 0, inverse, 0, 16);
      assertEquals(0, y.get(0));
      assertEquals(0, inverse.get(15));
    }
  }

  @Test
  void whatIsNotANumberStaysSo() {
    for (TrainingKernels kernels : List.of(new VectorKernels(), new PlainKernels())) {
      Buffer x = Precision.FLOAT32.allocate(32);
      x.set(16, Double.NaN);
      int[] labels = new int[16];
      double loss = kernels.crossEntropy(x, 0, 2, labels, 0, 16, x, 0);
      assertTrue(Double.isNaN(loss));
    }
  }
}
