package org.elenchus.gpu.device;

/** Each lane kernel as its definition reads, on either precision. */
class PlainLaneKernels implements LaneKernels {
  PlainLaneKernels() {}

  /** Adds to one number of a buffer. */
  private static void increase(Buffer y, int index, double by) {
    y.set(index, y.get(index) + by);
  }

  @Override
  public void add(Buffer x, int xAt, Buffer y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      increase(y, yAt + i, x.get(xAt + i));
    }
  }

  @Override
  public void multiplyAdd(Buffer a, int aAt, Buffer b, int bAt, Buffer y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      increase(y, yAt + i, a.get(aAt + i) * b.get(bAt + i));
    }
  }

  @Override
  public void multiplyAdd(
      Buffer a, int aAt, Buffer b, int bAt, Buffer c, int cAt, Buffer y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      increase(y, yAt + i, a.get(aAt + i) * b.get(bAt + i) * c.get(cAt + i));
    }
  }

  @Override
  public void map(
      Activation f, double scale, double offset, Buffer x, int xAt, Buffer y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y.set(yAt + i, offset + scale * f.value(x.get(xAt + i)));
    }
  }

  @Override
  public void gate(
      Activation f, Buffer x, int xAt, Buffer z, int zAt, Buffer y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y.set(yAt + i, x.get(xAt + i) * f.value(z.get(zAt + i)));
    }
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
    for (int i = 0; i < count; i++) {
      double up = dy.get(dyAt + i);
      double gated = x.get(xAt + i);
      double seen = z.get(zAt + i);
      increase(dx, dxAt + i, up * f.value(seen));
      increase(dz, dzAt + i, up * gated * f.slope(seen));
    }
  }

  @Override
  public void tanhBackward(Buffer y, int yAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    for (int i = 0; i < count; i++) {
      double value = y.get(yAt + i);
      dx.set(dxAt + i, dy.get(dyAt + i) * (1 - value * value));
    }
  }

  @Override
  public void scaleLanes(
      Buffer c, int cAt, Buffer x, int xAt, int rows, Buffer y, int yAt, int lanes) {
    for (int r = 0; r < rows; r++) {
      for (int b = 0; b < lanes; b++) {
        increase(y, yAt + r * lanes + b, c.get(cAt + b) * x.get(xAt + r * lanes + b));
      }
    }
  }

  @Override
  public void dotLanes(
      Buffer x, int xAt, Buffer y, int yAt, int rows, Buffer c, int cAt, int lanes) {
    for (int b = 0; b < lanes; b++) {
      increase(c, cAt + b, dot(x, xAt + b, y, yAt + b, rows, lanes));
    }
  }

  /** Σ over rows of one lane. */
  private static double dot(Buffer x, int xAt, Buffer y, int yAt, int rows, int lanes) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += x.get(xAt + r * lanes) * y.get(yAt + r * lanes);
    }
    return sum;
  }

  @Override
  public void readColumns(
      Buffer s, int sAt, int n, int m, Buffer a, int aAt, Buffer r, int rAt, int lanes) {
    for (int j = 0; j < m; j++) {
      for (int b = 0; b < lanes; b++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += s.get(sAt + (i * m + j) * lanes + b) * a.get(aAt + i * lanes + b);
        }
        increase(r, rAt + j * lanes + b, sum);
      }
    }
  }

  @Override
  public void readRows(
      Buffer s, int sAt, int n, int m, Buffer b, int bAt, Buffer r, int rAt, int lanes) {
    for (int i = 0; i < n; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        increase(
            r, rAt + i * lanes + lane, dot(s, sAt + i * m * lanes + lane, b, bAt + lane, m, lanes));
      }
    }
  }

  @Override
  public void writeOuter(
      Buffer a, int aAt, int n, Buffer b, int bAt, int m, Buffer s, int sAt, int lanes) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        multiplyAdd(a, aAt + i * lanes, b, bAt + j * lanes, s, sAt + (i * m + j) * lanes, lanes);
      }
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
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        int at = (i * m + j) * lanes;
        for (int lane = 0; lane < lanes; lane++) {
          double sum =
              c.get(cAt + lane) * s.get(sAt + at + lane)
                  + a.get(aAt + i * lanes + lane) * b.get(bAt + j * lanes + lane);
          next.set(nextAt + at + lane, bounded ? Math.tanh(sum) : sum);
        }
      }
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
    for (int b = 0; b < lanes; b++) {
      double root = Math.sqrt(share * dot(x, xAt + b, x, xAt + b, rows, lanes) + epsilon);
      // NaN is not 0 and goes on, so that it is found.
      double factor = root == 0 ? 0 : 1 / root;
      inverse.set(inverseAt + b, factor);
      for (int r = 0; r < rows; r++) {
        y.set(yAt + r * lanes + b, x.get(xAt + r * lanes + b) * factor);
      }
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
    for (int b = 0; b < lanes; b++) {
      double factor = inverse.get(inverseAt + b);
      double along = share * factor * factor * factor * dot(x, xAt + b, dy, dyAt + b, rows, lanes);
      for (int at = b; at < rows * lanes; at += lanes) {
        increase(dx, dxAt + at, factor * dy.get(dyAt + at) - along * x.get(xAt + at));
      }
    }
  }

  @Override
  public void softmax(Buffer x, int xAt, int rows, int lanes) {
    for (int b = xAt; b < xAt + lanes; b++) {
      double top = x.get(b);
      for (int r = 1; r < rows; r++) {
        top = Math.max(top, x.get(b + r * lanes));
      }
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        double share = Math.exp(x.get(b + r * lanes) - top);
        x.set(b + r * lanes, share);
        sum += share;
      }
      for (int r = 0; r < rows; r++) {
        x.set(b + r * lanes, x.get(b + r * lanes) / sum);
      }
    }
  }

  @Override
  public void softmaxBackward(Buffer y, int yAt, int rows, Buffer dy, int dyAt, int lanes) {
    for (int b = 0; b < lanes; b++) {
      double mean = dot(y, yAt + b, dy, dyAt + b, rows, lanes);
      for (int at = b; at < rows * lanes; at += lanes) {
        dy.set(dyAt + at, y.get(yAt + at) * (dy.get(dyAt + at) - mean));
      }
    }
  }

  @Override
  public void turn(Buffer x, int xAt, double cos, double sin, Buffer y, int yAt, int lanes) {
    for (int b = 0; b < lanes; b++) {
      double first = x.get(xAt + b);
      double second = x.get(xAt + lanes + b);
      increase(y, yAt + b, cos * first - sin * second);
      increase(y, yAt + lanes + b, sin * first + cos * second);
    }
  }
}
