package org.elenchus.gpu.cell;

import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/** Normalisation over groups of rows at every step: x/√(share Σx² + ε). */
final class Norm {
  /** RMSNorm's ε. */
  static final double EPSILON = 1e-6;

  private final Kernels kernels;
  private final int steps;
  private final int lanes;
  private final int groups;
  private final int rows;
  private final double share;
  private final double epsilon;

  /** 1 over the root, [T, groups, L]. */
  private final Buffer inverse;

  private Norm(Workspace space, int groups, int rows, double share, double epsilon) {
    kernels = space.kernels();
    steps = space.steps();
    lanes = space.lanes();
    this.groups = groups;
    this.rows = rows;
    this.share = share;
    this.epsilon = epsilon;
    inverse = space.sequence(groups);
  }

  /** To unit mean square. */
  static Norm meanSquare(Workspace space, int groups, int rows) {
    return new Norm(space, groups, rows, 1.0 / rows, EPSILON);
  }

  /** To unit length. */
  static Norm unit(Workspace space, int groups, int rows) {
    return new Norm(space, groups, rows, 1, 0);
  }

  /** y = x normalised, [T, groups · rows, L]. */
  void forward(Buffer x, Buffer y) {
    kernels.normaliseEach(x, 0, rows, share, epsilon, y, 0, inverse, 0, steps * groups, lanes);
  }

  /** Adds to dx. */
  void backward(Buffer x, Buffer dy, Buffer dx) {
    kernels.normaliseBackwardEach(
        x, 0, rows, share, inverse, 0, dy, 0, dx, 0, steps * groups, lanes);
  }
}
