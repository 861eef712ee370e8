package org.elenchus.gpu.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The kernels in single precision with vector instructions. What has no fast twin, and double
 * precision, falls back to {@link PlainKernels}; so do lanes that do not fill vectors, except in
 * products and in what goes entry by entry.
 */
final class VectorKernels extends PlainKernels {
  private static final int WIDTH = VectorMath.WIDTH;

  private final float[] scratch = new float[16 * WIDTH];
  private final VectorGradients gradients = new VectorGradients();
  private final VectorPanels panels = new VectorPanels();
  private final VectorRecurrences recurrences = new VectorRecurrences();

  /** How wide the vectors are, in words for the log. */
  static String width() {
    return VectorMath.SPECIES.vectorBitSize() + " bit";
  }

  /** The array behind a buffer of single precision. */
  private static float[] floats(Buffer buffer) {
    return ((Buffer.Floats) buffer).values();
  }

  /** Where a place of a buffer lies in its array. */
  private static int at(Buffer buffer, int place) {
    return ((Buffer.Floats) buffer).start() + place;
  }

  private static boolean single(Buffer buffer) {
    return buffer instanceof Buffer.Floats;
  }

  private static boolean single(Buffer buffer, int lanes) {
    return buffer instanceof Buffer.Floats && lanes % WIDTH == 0;
  }

  /** Whether lanes are those of {@link VectorPanels}. */
  private static boolean paired(Buffer buffer, int lanes) {
    return buffer instanceof Buffer.Floats && lanes == VectorPanels.LANES;
  }

  @Override
  public void multiply(
      Buffer w, int wAt, int rows, int cols, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    if (single(w)) {
      VectorProducts.product(
          floats(w),
          at(w, wAt),
          cols,
          1,
          rows,
          cols,
          floats(x),
          at(x, xAt),
          floats(y),
          at(y, yAt),
          lanes);
    } else {
      super.multiply(w, wAt, rows, cols, x, xAt, y, yAt, lanes);
    }
  }

  @Override
  public void multiplyTransposed(
      Buffer w, int wAt, int rows, int cols, Buffer dy, int dyAt, Buffer dx, int dxAt, int lanes) {
    if (single(w)) {
      VectorProducts.product(
          floats(w),
          at(w, wAt),
          1,
          cols,
          cols,
          rows,
          floats(dy),
          at(dy, dyAt),
          floats(dx),
          at(dx, dxAt),
          lanes);
    } else {
      super.multiplyTransposed(w, wAt, rows, cols, dy, dyAt, dx, dxAt, lanes);
    }
  }

  // What goes through all steps at once has its matrix made ready once. With other lanes zeros are
  // written where a product needs them next, while they are in the nearest cache.

  @Override
  public void multiplyEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer x,
      int xAt,
      Buffer y,
      int yAt,
      int steps,
      int lanes) {
    if (paired(w, lanes)) {
      each(w, wAt, cols, 1, rows, cols, x, xAt, y, yAt, steps, true);
    } else {
      super.multiplyEach(w, wAt, rows, cols, x, xAt, y, yAt, steps, lanes);
    }
  }

  @Override
  public void assignEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer x,
      int xAt,
      Buffer y,
      int yAt,
      int steps,
      int lanes) {
    if (paired(w, lanes)) {
      each(w, wAt, cols, 1, rows, cols, x, xAt, y, yAt, steps, false);
    } else {
      for (int t = 0; t < steps; t++) {
        int now = yAt + t * rows * lanes;
        y.fill(now, now + rows * lanes, 0);
        multiply(w, wAt, rows, cols, x, xAt + t * cols * lanes, y, now, lanes);
      }
    }
  }

  @Override
  public void multiplyTransposedEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int steps,
      int lanes) {
    if (paired(w, lanes)) {
      each(w, wAt, 1, cols, cols, rows, dy, dyAt, dx, dxAt, steps, true);
    } else {
      super.multiplyTransposedEach(w, wAt, rows, cols, dy, dyAt, dx, dxAt, steps, lanes);
    }
  }

  @Override
  public void assignTransposedEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int steps,
      int lanes) {
    if (paired(w, lanes)) {
      each(w, wAt, 1, cols, cols, rows, dy, dyAt, dx, dxAt, steps, false);
    } else {
      for (int t = 0; t < steps; t++) {
        int now = dxAt + t * cols * lanes;
        dx.fill(now, now + cols * lanes, 0);
        multiplyTransposed(w, wAt, rows, cols, dy, dyAt + t * rows * lanes, dx, now, lanes);
      }
    }
  }

  /** y_t[i] = Σ_k w[i·across + k·along] x_t[k], or onto what y has. */
  private void each(
      Buffer w,
      int wAt,
      int across,
      int along,
      int n,
      int depth,
      Buffer x,
      int xAt,
      Buffer y,
      int yAt,
      int steps,
      boolean onto) {
    panels.take(floats(w), at(w, wAt), across, along, n, depth);
    for (int t = 0; t < steps; t++) {
      int from = at(x, xAt + t * depth * VectorPanels.LANES);
      int to = at(y, yAt + t * n * VectorPanels.LANES);
      panels.product(floats(x), from, floats(y), to, onto);
    }
  }

  @Override
  public boolean recur(
      Buffer w, int wAt, int hidden, boolean bounded, Buffer states, int steps, int lanes) {
    if (!paired(w, lanes)) {
      return false;
    }
    recurrences.forward(
        floats(w), at(w, wAt), hidden, bounded, floats(states), at(states, 0), steps);
    return true;
  }

  @Override
  public boolean recurBackward(
      Buffer w,
      int wAt,
      int hidden,
      boolean bounded,
      Buffer states,
      Buffer gradient,
      int steps,
      int lanes) {
    if (!paired(w, lanes)) {
      return false;
    }
    recurrences.backward(
        floats(w),
        at(w, wAt),
        hidden,
        bounded,
        floats(states),
        at(states, 0),
        floats(gradient),
        at(gradient, 0),
        steps);
    return true;
  }

  @Override
  public boolean recurGated(
      GatedShape shape, Buffer w, int wAt, int vAt, Buffer drive, Buffer gates, Buffer states) {
    if (!paired(w, shape.lanes())) {
      return false;
    }
    recurrences.gatedForward(
        shape,
        floats(w),
        at(w, wAt),
        at(w, vAt),
        floats(drive),
        at(drive, 0),
        floats(gates),
        at(gates, 0),
        floats(states),
        at(states, 0));
    return true;
  }

  @Override
  public boolean recurGatedBackward(
      GatedShape shape,
      Buffer w,
      int wAt,
      int vAt,
      Buffer candidates,
      Buffer gates,
      Buffer upstream,
      Buffer candidateGradient,
      Buffer gateGradient) {
    if (!paired(w, shape.lanes())) {
      return false;
    }
    recurrences.gatedBackward(
        shape,
        floats(w),
        at(w, wAt),
        at(w, vAt),
        floats(candidates),
        at(candidates, 0),
        floats(gates),
        at(gates, 0),
        floats(upstream),
        at(upstream, 0),
        floats(candidateGradient),
        at(candidateGradient, 0),
        floats(gateGradient),
        at(gateGradient, 0));
    return true;
  }

  @Override
  public void outer(
      Buffer dy,
      int dyAt,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int dwAt) {
    if (single(dy, lanes)) {
      outerAll(List.of(dy), dyAt, rows, x, xAt, cols, steps, lanes, dw, dwAt);
    } else {
      super.outer(dy, dyAt, rows, x, xAt, cols, steps, lanes, dw, dwAt);
    }
  }

  @Override
  public void outerAll(
      List<Buffer> dys,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int... dwAt) {
    if (single(x, lanes)) {
      outerAll(dys, 0, rows, x, xAt, cols, steps, lanes, dw, dwAt);
    } else {
      super.outerAll(dys, rows, x, xAt, cols, steps, lanes, dw, dwAt);
    }
  }

  private void outerAll(
      List<Buffer> dys,
      int dyAt,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int... dwAt) {
    List<VectorGradients.Gradient> all = new ArrayList<>();
    for (int i = 0; i < dwAt.length; i++) {
      Buffer dy = dys.get(i);
      all.add(new VectorGradients.Gradient(floats(dy), at(dy, dyAt), at(dw, dwAt[i])));
    }
    gradients.add(all, rows, floats(x), at(x, xAt), cols, steps, lanes, floats(dw));
  }

  @Override
  public void scaleRows(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    if (single(v, lanes)) {
      VectorLanes.scaleRows(
          floats(v), at(v, vAt), rows, floats(x), at(x, xAt), floats(y), at(y, yAt), lanes);
    } else {
      super.scaleRows(v, vAt, rows, x, xAt, y, yAt, lanes);
    }
  }

  @Override
  public void dotRows(
      Buffer dy, int dyAt, Buffer x, int xAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    if (single(dy, lanes)) {
      VectorLanes.dotRows(
          floats(dy),
          at(dy, dyAt),
          floats(x),
          at(x, xAt),
          rows,
          steps,
          lanes,
          floats(dv),
          at(dv, dvAt),
          scratch);
    } else {
      super.dotRows(dy, dyAt, x, xAt, rows, steps, lanes, dv, dvAt);
    }
  }

  @Override
  public void sumRows(Buffer dy, int dyAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    if (single(dy, lanes)) {
      VectorLanes.sumRows(
          floats(dy), at(dy, dyAt), rows, steps, lanes, floats(dv), at(dv, dvAt), scratch);
    } else {
      super.sumRows(dy, dyAt, rows, steps, lanes, dv, dvAt);
    }
  }

  @Override
  public void scaleLanes(
      Buffer c, int cAt, Buffer x, int xAt, int rows, Buffer y, int yAt, int lanes) {
    if (single(c, lanes)) {
      VectorLanes.scaleLanes(
          floats(c), at(c, cAt), floats(x), at(x, xAt), rows, floats(y), at(y, yAt), lanes);
    } else {
      super.scaleLanes(c, cAt, x, xAt, rows, y, yAt, lanes);
    }
  }

  @Override
  public void dotLanes(
      Buffer x, int xAt, Buffer y, int yAt, int rows, Buffer c, int cAt, int lanes) {
    if (single(x, lanes)) {
      VectorLanes.dotLanes(
          floats(x), at(x, xAt), floats(y), at(y, yAt), rows, floats(c), at(c, cAt), lanes);
    } else {
      super.dotLanes(x, xAt, y, yAt, rows, c, cAt, lanes);
    }
  }

  @Override
  public void readColumns(
      Buffer s, int sAt, int n, int m, Buffer a, int aAt, Buffer r, int rAt, int lanes) {
    if (single(s, lanes)) {
      VectorLanes.readColumns(
          floats(s), at(s, sAt), n, m, floats(a), at(a, aAt), floats(r), at(r, rAt), lanes);
    } else {
      super.readColumns(s, sAt, n, m, a, aAt, r, rAt, lanes);
    }
  }

  @Override
  public void readRows(
      Buffer s, int sAt, int n, int m, Buffer b, int bAt, Buffer r, int rAt, int lanes) {
    if (single(s, lanes)) {
      VectorLanes.readRows(
          floats(s), at(s, sAt), n, m, floats(b), at(b, bAt), floats(r), at(r, rAt), lanes);
    } else {
      super.readRows(s, sAt, n, m, b, bAt, r, rAt, lanes);
    }
  }

  @Override
  public void writeOuter(
      Buffer a, int aAt, int n, Buffer b, int bAt, int m, Buffer s, int sAt, int lanes) {
    if (single(s, lanes)) {
      VectorLanes.writeOuter(
          floats(a), at(a, aAt), n, floats(b), at(b, bAt), m, floats(s), at(s, sAt), lanes);
    } else {
      super.writeOuter(a, aAt, n, b, bAt, m, s, sAt, lanes);
    }
  }

  @Override
  public void remember(
      Buffer s,
      int sAt,
      Buffer c,
      int cAt,
      Buffer a,
      int aAt,
      int n,
      Buffer b,
      int bAt,
      int m,
      boolean bounded,
      Buffer next,
      int nextAt,
      int lanes) {
    if (single(s, lanes)) {
      VectorLanes.remember(
          floats(s),
          at(s, sAt),
          floats(c),
          at(c, cAt),
          floats(a),
          at(a, aAt),
          n,
          floats(b),
          at(b, bAt),
          m,
          bounded,
          floats(next),
          at(next, nextAt),
          lanes);
    } else {
      super.remember(s, sAt, c, cAt, a, aAt, n, b, bAt, m, bounded, next, nextAt, lanes);
    }
  }

  @Override
  public void normalise(
      Buffer x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      Buffer y,
      int yAt,
      Buffer inverse,
      int inverseAt,
      int lanes) {
    if (single(x, lanes)) {
      VectorLanes.normalise(
          floats(x),
          at(x, xAt),
          rows,
          share,
          epsilon,
          floats(y),
          at(y, yAt),
          floats(inverse),
          at(inverse, inverseAt),
          lanes);
    } else {
      super.normalise(x, xAt, rows, share, epsilon, y, yAt, inverse, inverseAt, lanes);
    }
  }

  @Override
  public void normaliseBackward(
      Buffer x,
      int xAt,
      int rows,
      double share,
      Buffer inverse,
      int inverseAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int lanes) {
    if (single(x, lanes)) {
      VectorLanes.normaliseBackward(
          floats(x),
          at(x, xAt),
          rows,
          share,
          floats(inverse),
          at(inverse, inverseAt),
          floats(dy),
          at(dy, dyAt),
          floats(dx),
          at(dx, dxAt),
          lanes);
    } else {
      super.normaliseBackward(x, xAt, rows, share, inverse, inverseAt, dy, dyAt, dx, dxAt, lanes);
    }
  }

  @Override
  public void softmax(Buffer x, int xAt, int rows, int lanes) {
    if (single(x, lanes)) {
      VectorLanes.softmax(floats(x), at(x, xAt), rows, lanes);
    } else {
      super.softmax(x, xAt, rows, lanes);
    }
  }

  @Override
  public void softmaxBackward(Buffer y, int yAt, int rows, Buffer dy, int dyAt, int lanes) {
    if (single(y, lanes)) {
      VectorLanes.softmaxBackward(floats(y), at(y, yAt), rows, floats(dy), at(dy, dyAt), lanes);
    } else {
      super.softmaxBackward(y, yAt, rows, dy, dyAt, lanes);
    }
  }

  @Override
  public void turn(Buffer x, int xAt, double cos, double sin, Buffer y, int yAt, int lanes) {
    if (single(x, lanes)) {
      VectorLanes.turn(floats(x), at(x, xAt), cos, sin, floats(y), at(y, yAt), lanes);
    } else {
      super.turn(x, xAt, cos, sin, y, yAt, lanes);
    }
  }

  @Override
  public void add(Buffer x, int xAt, Buffer y, int yAt, int count) {
    int whole = single(x) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.add(floats(x), at(x, xAt), floats(y), at(y, yAt), whole);
    }
    super.add(x, xAt + whole, y, yAt + whole, count - whole);
  }

  @Override
  public void multiplyAdd(Buffer a, int aAt, Buffer b, int bAt, Buffer y, int yAt, int count) {
    int whole = single(a) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.multiplyAdd(
          floats(a), at(a, aAt), floats(b), at(b, bAt), floats(y), at(y, yAt), whole);
    }
    super.multiplyAdd(a, aAt + whole, b, bAt + whole, y, yAt + whole, count - whole);
  }

  @Override
  public void activate(Activation f, Buffer x, int xAt, Buffer y, int yAt, int count) {
    int whole = single(x) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.activate(f, floats(x), at(x, xAt), floats(y), at(y, yAt), whole);
    }
    super.activate(f, x, xAt + whole, y, yAt + whole, count - whole);
  }

  @Override
  public void activateBackward(
      Activation f, Buffer x, int xAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    int whole = single(x) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.activateBackward(
          f, floats(x), at(x, xAt), floats(dy), at(dy, dyAt), floats(dx), at(dx, dxAt), whole);
    }
    super.activateBackward(f, x, xAt + whole, dy, dyAt + whole, dx, dxAt + whole, count - whole);
  }

  @Override
  public void gate(
      Activation f, Buffer x, int xAt, Buffer z, int zAt, Buffer y, int yAt, int count) {
    int whole = single(x) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.gate(
          f, floats(x), at(x, xAt), floats(z), at(z, zAt), floats(y), at(y, yAt), whole);
    }
    super.gate(f, x, xAt + whole, z, zAt + whole, y, yAt + whole, count - whole);
  }

  @Override
  public void gateBackward(
      Activation f,
      Buffer x,
      int xAt,
      Buffer z,
      int zAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      Buffer dz,
      int dzAt,
      int count) {
    int whole = single(x) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.gateBackward(
          f,
          floats(x),
          at(x, xAt),
          floats(z),
          at(z, zAt),
          floats(dy),
          at(dy, dyAt),
          floats(dx),
          at(dx, dxAt),
          floats(dz),
          at(dz, dzAt),
          whole);
    }
    super.gateBackward(
        f,
        x,
        xAt + whole,
        z,
        zAt + whole,
        dy,
        dyAt + whole,
        dx,
        dxAt + whole,
        dz,
        dzAt + whole,
        count - whole);
  }

  @Override
  public void tanhBackward(Buffer y, int yAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    int whole = single(y) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.tanhBackward(
          floats(y), at(y, yAt), floats(dy), at(dy, dyAt), floats(dx), at(dx, dxAt), whole);
    }
    super.tanhBackward(y, yAt + whole, dy, dyAt + whole, dx, dxAt + whole, count - whole);
  }

  @Override
  public double crossEntropy(
      Buffer logits,
      int logitsAt,
      int classes,
      int[] labels,
      int labelsAt,
      int lanes,
      Buffer gradient,
      int gradientAt) {
    return single(logits, lanes)
        ? VectorLanes.crossEntropy(
            floats(logits),
            at(logits, logitsAt),
            classes,
            labels,
            labelsAt,
            lanes,
            floats(gradient),
            at(gradient, gradientAt),
            scratch)
        : super.crossEntropy(
            logits, logitsAt, classes, labels, labelsAt, lanes, gradient, gradientAt);
  }

  @Override
  public double sumOfSquares(Buffer x, int xAt, int count) {
    return single(x)
        ? VectorPointwise.sumOfSquares(floats(x), at(x, xAt), count)
        : super.sumOfSquares(x, xAt, count);
  }

  @Override
  public void adamw(
      Buffer p,
      int pAt,
      Buffer g,
      int gAt,
      double scale,
      Buffer m,
      Buffer v,
      int count,
      AdamRule rule) {
    int whole = single(p) ? count - count % WIDTH : 0;
    if (whole > 0) {
      VectorPointwise.adamw(
          floats(p),
          at(p, pAt),
          floats(g),
          at(g, gAt),
          (float) scale,
          floats(m),
          at(m, pAt),
          floats(v),
          at(v, pAt),
          whole,
          rule);
    }
    // The moments lie where the parameters do.
    super.adamw(p, pAt + whole, g, gAt + whole, scale, m, v, count - whole, rule);
  }
}
