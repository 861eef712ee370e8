package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/** A matrix applied at every step of a pass, forward and back. */
final class Affine {
  private final Kernels kernels;
  private final int steps;
  private final int lanes;
  private final int inputs;
  private final int outputs;

  Affine(Workspace space, int inputs, int outputs) {
    kernels = space.kernels();
    steps = space.steps();
    lanes = space.lanes();
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** How many numbers the matrix has. */
  int size() {
    return inputs * outputs;
  }

  /** y_t = W x_t. */
  void apply(Buffer w, int wAt, Buffer x, Buffer y) {
    kernels.assignEach(w, wAt, outputs, inputs, x, 0, y, 0, steps, lanes);
  }

  /** y_t = W x_t + b. */
  void apply(Buffer w, int wAt, int bAt, Buffer x, Buffer y) {
    kernels.spreadEach(w, bAt, outputs, y, 0, steps, lanes);
    add(w, wAt, x, y);
  }

  /** y_t += W x_t. */
  void add(Buffer w, int wAt, Buffer x, Buffer y) {
    kernels.multiplyEach(w, wAt, outputs, inputs, x, 0, y, 0, steps, lanes);
  }

  /** dW += Σ dy_t x_tᵀ; dx_t += Wᵀ dy_t, where somebody asks for it. */
  void back(Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
    kernels.outer(dy, 0, outputs, x, 0, inputs, steps, lanes, g, gAt);
    backInput(w, wAt, dy, dx);
  }

  /** dW += Σ dy_t x_tᵀ; dx_t = Wᵀ dy_t, where somebody asks for it. */
  void backFirst(Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
    kernels.outer(dy, 0, outputs, x, 0, inputs, steps, lanes, g, gAt);
    backFirstInput(w, wAt, dy, dx);
  }

  /** dW += Σ dy_t x_tᵀ for matrices that read the same x. */
  void backWeights(List<Buffer> dys, Buffer x, Buffer g, int... gAt) {
    kernels.outerAll(dys, outputs, x, 0, inputs, steps, lanes, g, gAt);
  }

  /** dx_t += Wᵀ dy_t, where somebody asks for it. */
  void backInput(Buffer w, int wAt, Buffer dy, @Nullable Buffer dx) {
    if (dx != null) {
      kernels.multiplyTransposedEach(w, wAt, outputs, inputs, dy, 0, dx, 0, steps, lanes);
    }
  }

  /** dx_t = Wᵀ dy_t, where somebody asks for it. */
  void backFirstInput(Buffer w, int wAt, Buffer dy, @Nullable Buffer dx) {
    if (dx != null) {
      kernels.assignTransposedEach(w, wAt, outputs, inputs, dy, 0, dx, 0, steps, lanes);
    }
  }

  /** db += Σ dy_t. */
  void backOffset(Buffer g, int bAt, Buffer dy) {
    kernels.sumRows(dy, 0, outputs, steps, lanes, g, bAt);
  }

  /** Zeros for a gradient that several parts add to. */
  static void clear(@Nullable Buffer dx) {
    if (dx != null) {
      dx.fill(0, dx.length(), 0);
    }
  }
}
