package org.elenchus.gpu.cell;

import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/** One of several layers that read the same input: its run, its values and their gradient. */
final class Branch {
  private final Kernels kernels;
  private final Layer.Run run;
  private final int offset;
  private final int end;
  private final Buffer inputGradient;

  /** What the layer puts out, [T, outputs, L]. */
  final Buffer values;

  /** The gradient of the values: a caller adds to it before the way back. */
  final Buffer gradient;

  /** Opens a layer whose parameters begin at an offset within those of the whole. */
  Branch(Workspace space, Layer layer, int offset) {
    kernels = space.kernels();
    run = layer.open(space);
    this.offset = offset;
    end = offset + layer.parameterCount();
    values = space.sequence(layer.outputs());
    gradient = space.sequence(layer.outputs());
    inputGradient = space.sequence(layer.inputs());
  }

  /** A matrix and then a short convolution. */
  static Layer convolved(int inputs, int outputs) {
    return new Chain(
        java.util.List.of("proj", "conv"),
        java.util.List.of(new Linear(inputs, outputs, false), new ShortConvolution(outputs)));
  }

  /** Where the parameters of the next branch begin. */
  int end() {
    return end;
  }

  void forward(Buffer w, int wAt, Buffer x, boolean carry) {
    run.forward(w, wAt + offset, x, values, carry);
  }

  /** Adds to the gradient of the input. */
  void backward(Buffer w, int wAt, Buffer g, int gAt, Buffer x, @Nullable Buffer dx) {
    Buffer down = dx == null ? null : inputGradient;
    run.backward(w, wAt + offset, g, gAt + offset, x, gradient, down);
    if (dx != null) {
      kernels.add(inputGradient, 0, dx, 0, dx.length());
    }
  }

  /** Forgets the gradient of the last pass. */
  void clear() {
    Affine.clear(gradient);
  }
}
