package org.elenchus.gpu.device;

import static org.elenchus.gpu.device.VectorPointwise.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What sees each lane by itself, for lanes that fill whole vectors. */
final class VectorLanes {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = VectorMath.WIDTH;

  private VectorLanes() {}

  static void scaleRows(
      float[] v, int vAt, int rows, float[] x, int xAt, float[] y, int yAt, int lanes) {
    for (int r = 0; r < rows; r++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, v[vAt + r]);
      for (int i = r * lanes; i < (r + 1) * lanes; i += WIDTH) {
        factor.fma(load(x, xAt + i), load(y, yAt + i)).intoArray(y, yAt + i);
      }
    }
  }

  static void dotRows(
      float[] dy,
      int dyAt,
      float[] x,
      int xAt,
      int rows,
      int steps,
      int lanes,
      float[] dv,
      int dvAt,
      float[] scratch) {
    for (int r = 0; r < rows; r++) {
      dv[dvAt + r] +=
          VectorProducts.dot(
              dy,
              dyAt + r * lanes,
              rows * lanes,
              x,
              xAt + r * lanes,
              rows * lanes,
              steps,
              lanes,
              scratch);
    }
  }

  static void sumRows(
      float[] dy, int dyAt, int rows, int steps, int lanes, float[] dv, int dvAt, float[] scratch) {
    for (int r = 0; r < rows; r++) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int t = 0; t < steps; t++) {
        int row = dyAt + (t * rows + r) * lanes;
        for (int b = 0; b < lanes; b += WIDTH) {
          sum = sum.add(load(dy, row + b));
        }
      }
      sum.intoArray(scratch, 0);
      dv[dvAt + r] += VectorProducts.total(scratch, 0);
    }
  }

  static void scaleLanes(
      float[] c, int cAt, float[] x, int xAt, int rows, float[] y, int yAt, int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      FloatVector factor = load(c, cAt + b);
      for (int i = b; i < rows * lanes; i += lanes) {
        factor.fma(load(x, xAt + i), load(y, yAt + i)).intoArray(y, yAt + i);
      }
    }
  }

  private static FloatVector dot(float[] x, int xAt, float[] y, int yAt, int rows, int lanes) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < rows * lanes; i += lanes) {
      sum = load(x, xAt + i).fma(load(y, yAt + i), sum);
    }
    return sum;
  }

  static void dotLanes(
      float[] x, int xAt, float[] y, int yAt, int rows, float[] c, int cAt, int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      dot(x, xAt + b, y, yAt + b, rows, lanes).add(load(c, cAt + b)).intoArray(c, cAt + b);
    }
  }

  /** Four columns at a time share what they read of a. */
  static void readColumns(
      float[] s, int sAt, int n, int m, float[] a, int aAt, float[] r, int rAt, int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      int j = 0;
      for (; j + 4 <= m; j += 4) {
        int at = rAt + j * lanes + b;
        FloatVector r0 = load(r, at);
        FloatVector r1 = load(r, at + lanes);
        FloatVector r2 = load(r, at + 2 * lanes);
        FloatVector r3 = load(r, at + 3 * lanes);
        int sI = sAt + j * lanes + b;
        int aI = aAt + b;
        for (int i = 0; i < n; i++) {
          FloatVector factor = load(a, aI);
          r0 = factor.fma(load(s, sI), r0);
          r1 = factor.fma(load(s, sI + lanes), r1);
          r2 = factor.fma(load(s, sI + 2 * lanes), r2);
          r3 = factor.fma(load(s, sI + 3 * lanes), r3);
          sI += m * lanes;
          aI += lanes;
        }
        r0.intoArray(r, at);
        r1.intoArray(r, at + lanes);
        r2.intoArray(r, at + 2 * lanes);
        r3.intoArray(r, at + 3 * lanes);
      }
      for (; j < m; j++) {
        FloatVector sum = load(r, rAt + j * lanes + b);
        for (int i = 0; i < n; i++) {
          sum = load(a, aAt + i * lanes + b).fma(load(s, sAt + (i * m + j) * lanes + b), sum);
        }
        sum.intoArray(r, rAt + j * lanes + b);
      }
    }
  }

  /** Two rows at a time share what they read of b. */
  static void readRows(
      float[] s, int sAt, int n, int m, float[] b, int bAt, float[] r, int rAt, int lanes) {
    for (int l = 0; l < lanes; l += WIDTH) {
      int i = 0;
      for (; i + 2 <= n; i += 2) {
        FloatVector r0 = load(r, rAt + i * lanes + l);
        FloatVector r1 = load(r, rAt + (i + 1) * lanes + l);
        int row = sAt + i * m * lanes + l;
        for (int j = 0; j < m * lanes; j += lanes) {
          FloatVector factor = load(b, bAt + j + l);
          r0 = factor.fma(load(s, row + j), r0);
          r1 = factor.fma(load(s, row + m * lanes + j), r1);
        }
        r0.intoArray(r, rAt + i * lanes + l);
        r1.intoArray(r, rAt + (i + 1) * lanes + l);
      }
      for (; i < n; i++) {
        dot(s, sAt + i * m * lanes + l, b, bAt + l, m, lanes)
            .add(load(r, rAt + i * lanes + l))
            .intoArray(r, rAt + i * lanes + l);
      }
    }
  }

  static void writeOuter(
      float[] a, int aAt, int n, float[] b, int bAt, int m, float[] s, int sAt, int lanes) {
    for (int l = 0; l < lanes; l += WIDTH) {
      for (int i = 0; i < n; i++) {
        FloatVector factor = load(a, aAt + i * lanes + l);
        int row = sAt + i * m * lanes + l;
        for (int j = 0; j < m * lanes; j += lanes) {
          factor.fma(load(b, bAt + j + l), load(s, row + j)).intoArray(s, row + j);
        }
      }
    }
  }

  static void remember(
      float[] s,
      int sAt,
      float[] c,
      int cAt,
      float[] a,
      int aAt,
      int n,
      float[] b,
      int bAt,
      int m,
      boolean bounded,
      float[] next,
      int nextAt,
      int lanes) {
    for (int l = 0; l < lanes; l += WIDTH) {
      FloatVector kept = load(c, cAt + l);
      for (int i = 0; i < n; i++) {
        FloatVector factor = load(a, aAt + i * lanes + l);
        int row = i * m * lanes + l;
        if (bounded) {
          for (int j = 0; j < m * lanes; j += lanes) {
            FloatVector written = factor.mul(load(b, bAt + j + l));
            VectorMath.tanh(kept.fma(load(s, sAt + row + j), written))
                .intoArray(next, nextAt + row + j);
          }
        } else {
          for (int j = 0; j < m * lanes; j += lanes) {
            FloatVector written = factor.mul(load(b, bAt + j + l));
            kept.fma(load(s, sAt + row + j), written).intoArray(next, nextAt + row + j);
          }
        }
      }
    }
  }

  static void normalise(
      float[] x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      float[] y,
      int yAt,
      float[] inverse,
      int inverseAt,
      int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      FloatVector root =
          dot(x, xAt + b, x, xAt + b, rows, lanes).mul((float) share).add((float) epsilon).sqrt();
      VectorMask<Float> nothing = root.compare(VectorOperators.EQ, 0);
      FloatVector factor = FloatVector.broadcast(SPECIES, 1).div(root).blend(0, nothing);
      factor.intoArray(inverse, inverseAt + b);
      for (int i = b; i < rows * lanes; i += lanes) {
        load(x, xAt + i).mul(factor).intoArray(y, yAt + i);
      }
    }
  }

  static void normaliseBackward(
      float[] x,
      int xAt,
      int rows,
      double share,
      float[] inverse,
      int inverseAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      FloatVector factor = load(inverse, inverseAt + b);
      FloatVector along =
          dot(x, xAt + b, dy, dyAt + b, rows, lanes)
              .mul((float) -share)
              .mul(factor)
              .mul(factor)
              .mul(factor);
      for (int i = b; i < rows * lanes; i += lanes) {
        FloatVector sum = factor.fma(load(dy, dyAt + i), load(dx, dxAt + i));
        along.fma(load(x, xAt + i), sum).intoArray(dx, dxAt + i);
      }
    }
  }

  /** The greatest entry over the rows; what follows a NaN does not hide it. */
  private static FloatVector top(float[] x, int xAt, int rows, int lanes) {
    FloatVector top = load(x, xAt);
    for (int i = lanes; i < rows * lanes; i += lanes) {
      top = top.max(load(x, xAt + i));
    }
    return top;
  }

  static void softmax(float[] x, int xAt, int rows, int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      FloatVector top = top(x, xAt + b, rows, lanes);
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = b; i < rows * lanes; i += lanes) {
        FloatVector share = VectorMath.exp(load(x, xAt + i).sub(top));
        share.intoArray(x, xAt + i);
        sum = sum.add(share);
      }
      FloatVector factor = FloatVector.broadcast(SPECIES, 1).div(sum);
      for (int i = b; i < rows * lanes; i += lanes) {
        load(x, xAt + i).mul(factor).intoArray(x, xAt + i);
      }
    }
  }

  static void softmaxBackward(float[] y, int yAt, int rows, float[] dy, int dyAt, int lanes) {
    for (int b = 0; b < lanes; b += WIDTH) {
      FloatVector mean = dot(y, yAt + b, dy, dyAt + b, rows, lanes);
      for (int i = b; i < rows * lanes; i += lanes) {
        load(dy, dyAt + i).sub(mean).mul(load(y, yAt + i)).intoArray(dy, dyAt + i);
      }
    }
  }

  static void turn(float[] x, int xAt, double cos, double sin, float[] y, int yAt, int lanes) {
    float c = (float) cos;
    float s = (float) sin;
    for (int b = 0; b < lanes; b += WIDTH) {
      FloatVector first = load(x, xAt + b);
      FloatVector second = load(x, xAt + lanes + b);
      first.mul(c).sub(second.mul(s)).add(load(y, yAt + b)).intoArray(y, yAt + b);
      first.mul(s).add(second.mul(c)).add(load(y, yAt + lanes + b)).intoArray(y, yAt + lanes + b);
    }
  }

  /**
   * Softmax and ln Σ by vectors; then each lane takes its own label, one by one. Parts are methods
   * of their own: alone that took 98 µs for 4096 lanes of 2 classes, in one method 135.
   */
  static double crossEntropy(
      float[] logits,
      int logitsAt,
      int classes,
      int[] labels,
      int labelsAt,
      int lanes,
      float[] gradient,
      int gradientAt,
      float[] scratch) {
    double loss = 0;
    for (int b = 0; b < lanes; b += WIDTH) {
      shares(logits, logitsAt + b, classes, lanes, gradient, gradientAt + b, scratch);
      logOfSum(scratch);
      for (int l = 0; l < WIDTH; l++) {
        int lane = b + l;
        int label = labels[labelsAt + lane];
        if (label >= 0) {
          loss += scratch[l] - logits[logitsAt + label * lanes + lane];
          gradient[gradientAt + label * lanes + lane] -= 1;
        } else {
          for (int i = lane; i < classes * lanes; i += lanes) {
            gradient[gradientAt + i] = 0;
          }
        }
      }
    }
    return loss;
  }

  /** Leaves softmax of one vector of lanes, and in {@code scratch} its Σ and its greatest entry. */
  private static void shares(
      float[] x, int xAt, int rows, int lanes, float[] y, int yAt, float[] scratch) {
    FloatVector top = top(x, xAt, rows, lanes);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < rows * lanes; i += lanes) {
      FloatVector share = VectorMath.exp(load(x, xAt + i).sub(top));
      share.intoArray(y, yAt + i);
      sum = sum.add(share);
    }
    sum.intoArray(scratch, 0);
    top.intoArray(scratch, WIDTH);
    FloatVector factor = FloatVector.broadcast(SPECIES, 1).div(sum);
    for (int i = 0; i < rows * lanes; i += lanes) {
      load(y, yAt + i).mul(factor).intoArray(y, yAt + i);
    }
  }

  private static void logOfSum(float[] scratch) {
    VectorMath.log(load(scratch, 0)).add(load(scratch, WIDTH)).intoArray(scratch, 0);
  }
}
