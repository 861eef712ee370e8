package org.elenchus.gpu.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.PlainKernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.tasks.data.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layer's backward pass, entry by entry, against central differences of its forward pass in
 * double precision, and a pass in two halves against one in one piece.
 */
class LayerGradientTest {
  private static final int STEPS = 4;
  private static final int LANES = 3;
  private static final double SHIFT = 1e-5;

  /**
   * Central differences are off by h² f'''/6 and by u|f|/h: with values of order 10 and third
   * derivatives of order 100 that is about 2e-9 and 1e-10.
   */
  private static final double TOLERANCE = 1e-8;

  static Stream<Layer> layers() {
    return Stream.of(
        new Linear(3, 2, true),
        new Linear(3, 2, false),
        new RmsNorm(4, 2),
        new Pointwise(3, Activation.GELU),
        new ShortConvolution(2),
        new Elman(2, 3, false),
        new ElmanFamily(ElmanFamily.Kind.E10, 2, 3, false),
        new E1Written(2, 2, true, List.of(0.5)),
        new WrittenMemory(WrittenMemory.Kind.E88_ADDITIVE, 2, 2, 2),
        new E88Delta(2, 1, 2, true, true),
        new GatedDeltaNet(2, 1, 2, true),
        new Mamba2(2, 2, 2, 2),
        new SoftmaxAttention(2, 1, 2),
        new GatedMlp(2, 3),
        Residual.preNorm("cell", new Elman(2, 2, false)),
        new LtiLayer(2, 3, 4, false, Activation.SILU),
        new LtiLayer(2, 3, 4, true, Activation.RELU),
        new LtiLayer(3, 5, 2, true, Activation.IDENTITY),
        new LtiLayer(3, 2, 2, false, Activation.TANH),
        new LtiLayer(3, 2, 2, false, Activation.SQUARE),
        new LtiLayer(1, 2, 2, false, Activation.GELU),
        new LtiLayer(1, 2, 2, false, Activation.SOFTPLUS),
        new LtiLayer(1, 2, 2, false, Activation.SIGMOID),
        new Chain(
            List.of("a", "b"),
            List.of(new LtiLayer(2, 3, 3, false, Activation.SILU), new Linear(3, 2, true))));
  }

  private static Workspace space(int steps) {
    return new Workspace(new PlainKernels(), Precision.FLOAT64, steps, LANES);
  }

  private static Buffer random(int length, String name) {
    UniformRandomProvider random = Streams.of(5, name, length);
    Buffer buffer = Precision.FLOAT64.allocate(length);
    for (int i = 0; i < length; i++) {
      buffer.set(i, 2 * random.nextDouble() - 1);
    }
    return buffer;
  }

  /** A loss whose gradient with respect to the output is {@code up}. */
  private static double loss(Layer.Run run, Buffer w, Buffer x, Buffer y, Buffer up) {
    run.forward(w, 1, x, y, false);
    double sum = 0;
    for (int i = 0; i < y.length(); i++) {
      sum += y.get(i) * up.get(i);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfTheForwardPass(Layer layer) {
    Layer.Run run = layer.open(space(STEPS));
    // Parameters begin at 1, so that a forgotten offset shows.
    Buffer w = random(1 + layer.parameterCount(), "w");
    Buffer x = random(STEPS * layer.inputs() * LANES, "x");
    Buffer y = Precision.FLOAT64.allocate(STEPS * layer.outputs() * LANES);
    Buffer up = random(y.length(), "up");
    Buffer g = Precision.FLOAT64.allocate(w.length() + 1);
    g.fill(0, g.length(), 7);
    Buffer dx = random(x.length(), "stale");
    loss(run, w, x, y, up);
    Buffer upCopy = Precision.FLOAT64.allocate(up.length());
    upCopy.copy(up, 0, 0, up.length());
    run.backward(w, 1, g, 2, x, upCopy, dx);
    assertEquals(7, g.get(0));
    assertEquals(7, g.get(1));
    int checked = 0;
    for (int i = 1; i < w.length(); i++) {
      // The gradient is added to what was there.
      assertGradient(layer, run, w, i, w, x, y, up, g.get(i + 1) - 7);
      checked++;
    }
    for (int i = 0; i < x.length(); i++) {
      assertGradient(layer, run, x, i, w, x, y, up, dx.get(i));
      checked++;
    }
    assertTrue(checked == layer.parameterCount() + STEPS * layer.inputs() * LANES);
  }

  private static void assertGradient(
      Layer layer,
      Layer.Run run,
      Buffer of,
      int i,
      Buffer w,
      Buffer x,
      Buffer y,
      Buffer up,
      double found) {
    double value = of.get(i);
    of.set(i, value + SHIFT);
    double above = loss(run, w, x, y, up);
    of.set(i, value - SHIFT);
    double below = loss(run, w, x, y, up);
    of.set(i, value);
    double expected = (above - below) / (2 * SHIFT);
    assertEquals(expected, found, TOLERANCE * (1 + Math.abs(expected)), () -> layer + " at " + i);
  }

  static Stream<Layer> streaming() {
    return layers().filter(Layer::streams);
  }

  @ParameterizedTest
  @MethodSource("streaming")
  void twoHalvesAreOneWhole(Layer layer) {
    Buffer w = random(layer.parameterCount(), "w");
    Buffer x = random(2 * STEPS * layer.inputs() * LANES, "x");
    Buffer whole = Precision.FLOAT64.allocate(2 * STEPS * layer.outputs() * LANES);
    layer.open(space(2 * STEPS)).forward(w, 0, x, whole, false);
    Layer.Run run = layer.open(space(STEPS));
    Buffer half = Precision.FLOAT64.allocate(x.length() / 2);
    Buffer out = Precision.FLOAT64.allocate(whole.length() / 2);
    for (int part = 0; part < 2; part++) {
      half.copy(x, part * half.length(), 0, half.length());
      run.forward(w, 0, half, out, part == 1);
      for (int i = 0; i < out.length(); i++) {
        assertEquals(whole.get(part * out.length() + i), out.get(i), () -> layer.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aFreshWordForgetsTheLast(Layer layer) {
    Layer.Run run = layer.open(space(STEPS));
    Buffer w = random(layer.parameterCount(), "w");
    Buffer x = random(STEPS * layer.inputs() * LANES, "x");
    Buffer first = Precision.FLOAT64.allocate(STEPS * layer.outputs() * LANES);
    Buffer second = Precision.FLOAT64.allocate(first.length());
    run.forward(w, 0, x, first, false);
    run.forward(w, 0, x, second, false);
    for (int i = 0; i < first.length(); i++) {
      assertEquals(first.get(i), second.get(i));
    }
  }
}
