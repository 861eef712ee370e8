package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What goes entry by entry, over a number of entries that fills whole vectors. */
final class VectorPointwise {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = VectorMath.WIDTH;

  private VectorPointwise() {}

  static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(SPECIES, x, at);
  }

  static void add(float[] x, int xAt, float[] y, int yAt, int count) {
    for (int i = 0; i < count; i += WIDTH) {
      load(y, yAt + i).add(load(x, xAt + i)).intoArray(y, yAt + i);
    }
  }

  static void multiplyAdd(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int count) {
    for (int i = 0; i < count; i += WIDTH) {
      load(a, aAt + i).fma(load(b, bAt + i), load(y, yAt + i)).intoArray(y, yAt + i);
    }
  }

  // One loop for each function, so that none of them chooses at every step.

  static void activate(Activation f, float[] x, int xAt, float[] y, int yAt, int count) {
    switch (f) {
      case SILU -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.value(Activation.SILU, load(x, xAt + i)).intoArray(y, yAt + i);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.tanh(load(x, xAt + i)).intoArray(y, yAt + i);
        }
      }
      default -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.value(f, load(x, xAt + i)).intoArray(y, yAt + i);
        }
      }
    }
  }

  static void activateBackward(
      Activation f, float[] x, int xAt, float[] dy, int dyAt, float[] dx, int dxAt, int count) {
    switch (f) {
      case SILU -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.slope(Activation.SILU, load(x, xAt + i))
              .mul(load(dy, dyAt + i))
              .intoArray(dx, dxAt + i);
        }
      }
      default -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.slope(f, load(x, xAt + i)).mul(load(dy, dyAt + i)).intoArray(dx, dxAt + i);
        }
      }
    }
  }

  static void gate(
      Activation f, float[] x, int xAt, float[] z, int zAt, float[] y, int yAt, int count) {
    switch (f) {
      case SILU -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.value(Activation.SILU, load(z, zAt + i))
              .mul(load(x, xAt + i))
              .intoArray(y, yAt + i);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.logistic(load(z, zAt + i)).mul(load(x, xAt + i)).intoArray(y, yAt + i);
        }
      }
      default -> {
        for (int i = 0; i < count; i += WIDTH) {
          VectorMath.value(f, load(z, zAt + i)).mul(load(x, xAt + i)).intoArray(y, yAt + i);
        }
      }
    }
  }

  static void gateBackward(
      Activation f,
      float[] x,
      int xAt,
      float[] z,
      int zAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      float[] dz,
      int dzAt,
      int count) {
    switch (f) {
      case SILU -> {
        for (int i = 0; i < count; i += WIDTH) {
          FloatVector seen = load(z, zAt + i);
          FloatVector s = VectorMath.logistic(seen);
          FloatVector value = seen.mul(s);
          FloatVector slope = value.fma(s.neg(), value).add(s);
          gradients(x, xAt + i, dy, dyAt + i, value, slope, dx, dxAt + i, dz, dzAt + i);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i += WIDTH) {
          FloatVector s = VectorMath.logistic(load(z, zAt + i));
          FloatVector slope = s.fma(s.neg(), s);
          gradients(x, xAt + i, dy, dyAt + i, s, slope, dx, dxAt + i, dz, dzAt + i);
        }
      }
      default -> {
        for (int i = 0; i < count; i += WIDTH) {
          FloatVector seen = load(z, zAt + i);
          gradients(
              x,
              xAt + i,
              dy,
              dyAt + i,
              VectorMath.value(f, seen),
              VectorMath.slope(f, seen),
              dx,
              dxAt + i,
              dz,
              dzAt + i);
        }
      }
    }
  }

  /** The second sum is read after the first is written: dz may be dx. */
  private static void gradients(
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      FloatVector value,
      FloatVector slope,
      float[] dx,
      int dxAt,
      float[] dz,
      int dzAt) {
    FloatVector up = load(dy, dyAt);
    FloatVector gated = load(x, xAt);
    up.fma(value, load(dx, dxAt)).intoArray(dx, dxAt);
    up.mul(gated).fma(slope, load(dz, dzAt)).intoArray(dz, dzAt);
  }

  static void tanhBackward(
      float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int count) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector value = load(y, yAt + i);
      FloatVector up = load(dy, dyAt + i);
      value.mul(up).neg().fma(value, up).intoArray(dx, dxAt + i);
    }
  }

  /** Four sums side by side, added in a fixed order: one alone would wait for each addition. */
  static double sumOfSquares(float[] x, int xAt, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = xAt;
    for (; i + 4 <= xAt + count; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < xAt + count; i++) {
      a += (double) x[i] * x[i];
    }
    return a + b + (c + d);
  }

  static void adamw(
      float[] p,
      int pAt,
      float[] g,
      int gAt,
      float scale,
      float[] m,
      int mAt,
      float[] v,
      int vAt,
      int count,
      TrainingKernels.AdamRule rule) {
    float beta1 = (float) rule.beta1();
    float beta2 = (float) rule.beta2();
    float rest1 = (float) (1 - rule.beta1());
    float rest2 = (float) (1 - rule.beta2());
    float start1 = (float) (rule.learningRate() / (1 - Math.pow(rule.beta1(), rule.step())));
    float start2 = (float) (1 / (1 - Math.pow(rule.beta2(), rule.step())));
    float epsilon = (float) rule.epsilon();
    float kept = (float) (1 - rule.learningRate() * rule.decay());
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector gradient = load(g, gAt + i).mul(scale);
      FloatVector first = load(m, mAt + i).mul(beta1).add(gradient.mul(rest1));
      FloatVector second = load(v, vAt + i).mul(beta2).add(gradient.mul(gradient).mul(rest2));
      first.intoArray(m, mAt + i);
      second.intoArray(v, vAt + i);
      FloatVector step = first.mul(start1).div(second.mul(start2).sqrt().add(epsilon));
      load(p, pAt + i).mul(kept).sub(step).intoArray(p, pAt + i);
    }
  }
}
