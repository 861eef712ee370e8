package org.elenchus.gpu.device;

/**
 * Each kernel as its definition reads. Works on either precision: it computes in double precision
 * and rounds where it stores, so that in single precision it is at least as accurate as any kernel
 * that rounds after each operation.
 */
public class PlainKernels extends PlainLaneKernels implements TrainingKernels {
  /** Makes kernels without scratch space. */
  public PlainKernels() {}

  @Override
  public void multiply(
      Buffer w, int wAt, int rows, int cols, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    product(w, wAt, cols, 1, rows, cols, x, xAt, y, yAt, lanes);
  }

  @Override
  public void multiplyTransposed(
      Buffer w, int wAt, int rows, int cols, Buffer dy, int dyAt, Buffer dx, int dxAt, int lanes) {
    product(w, wAt, 1, cols, cols, rows, dy, dyAt, dx, dxAt, lanes);
  }

  /** y[i] += Σ_k w[i·across + k·along] x[k], for i below n and k below depth. */
  private static void product(
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
      int lanes) {
    for (int i = 0; i < n; i++) {
      for (int b = 0; b < lanes; b++) {
        double sum = y.get(yAt + i * lanes + b);
        for (int k = 0; k < depth; k++) {
          sum += w.get(wAt + i * across + k * along) * x.get(xAt + k * lanes + b);
        }
        y.set(yAt + i * lanes + b, sum);
      }
    }
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
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        double sum = dw.get(dwAt + r * cols + c);
        for (int t = 0; t < steps; t++) {
          int dyRow = dyAt + (t * rows + r) * lanes;
          int xRow = xAt + (t * cols + c) * lanes;
          for (int b = 0; b < lanes; b++) {
            sum += dy.get(dyRow + b) * x.get(xRow + b);
          }
        }
        dw.set(dwAt + r * cols + c, sum);
      }
    }
  }

  @Override
  public void spread(Buffer v, int vAt, int rows, Buffer y, int yAt, int lanes) {
    for (int r = 0; r < rows; r++) {
      y.fill(yAt + r * lanes, yAt + (r + 1) * lanes, v.get(vAt + r));
    }
  }

  @Override
  public void scaleRows(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    for (int r = 0; r < rows; r++) {
      double factor = v.get(vAt + r);
      for (int i = r * lanes; i < (r + 1) * lanes; i++) {
        y.set(yAt + i, y.get(yAt + i) + factor * x.get(xAt + i));
      }
    }
  }

  @Override
  public void dotRows(
      Buffer dy, int dyAt, Buffer x, int xAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    for (int r = 0; r < rows; r++) {
      double sum = dv.get(dvAt + r);
      for (int t = 0; t < steps; t++) {
        int row = (t * rows + r) * lanes;
        for (int i = row; i < row + lanes; i++) {
          sum += dy.get(dyAt + i) * x.get(xAt + i);
        }
      }
      dv.set(dvAt + r, sum);
    }
  }

  @Override
  public void sumRows(Buffer dy, int dyAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    for (int r = 0; r < rows; r++) {
      double sum = dv.get(dvAt + r);
      for (int t = 0; t < steps; t++) {
        int row = dyAt + (t * rows + r) * lanes;
        for (int i = row; i < row + lanes; i++) {
          sum += dy.get(i);
        }
      }
      dv.set(dvAt + r, sum);
    }
  }

  @Override
  public void activate(Activation f, Buffer x, int xAt, Buffer y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y.set(yAt + i, f.value(x.get(xAt + i)));
    }
  }

  @Override
  public void activateBackward(
      Activation f, Buffer x, int xAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    for (int i = 0; i < count; i++) {
      dx.set(dxAt + i, dy.get(dyAt + i) * f.slope(x.get(xAt + i)));
    }
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
    double loss = 0;
    for (int b = 0; b < lanes; b++) {
      int label = labels[labelsAt + b];
      if (label < 0) {
        for (int c = 0; c < classes; c++) {
          gradient.set(gradientAt + c * lanes + b, 0);
        }
      } else {
        double top = logits.get(logitsAt + b);
        for (int c = 1; c < classes; c++) {
          top = Math.max(top, logits.get(logitsAt + c * lanes + b));
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          sum += Math.exp(logits.get(logitsAt + c * lanes + b) - top);
        }
        loss += Math.log(sum) + top - logits.get(logitsAt + label * lanes + b);
        for (int c = 0; c < classes; c++) {
          double share = Math.exp(logits.get(logitsAt + c * lanes + b) - top) / sum;
          gradient.set(gradientAt + c * lanes + b, share - (c == label ? 1 : 0));
        }
      }
    }
    return loss;
  }

  @Override
  public double sumOfSquares(Buffer x, int xAt, int count) {
    double sum = 0;
    for (int i = xAt; i < xAt + count; i++) {
      sum += x.get(i) * x.get(i);
    }
    return sum;
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
    double start1 = 1 - Math.pow(rule.beta1(), rule.step());
    double start2 = 1 - Math.pow(rule.beta2(), rule.step());
    for (int i = 0; i < count; i++) {
      double gradient = g.get(gAt + i) * scale;
      double first = rule.beta1() * m.get(pAt + i) + (1 - rule.beta1()) * gradient;
      double second = rule.beta2() * v.get(pAt + i) + (1 - rule.beta2()) * gradient * gradient;
      m.set(pAt + i, first);
      v.set(pAt + i, second);
      double step = first / start1 / (Math.sqrt(second / start2) + rule.epsilon());
      double parameter = p.get(pAt + i);
      p.set(pAt + i, parameter - rule.learningRate() * (step + rule.decay() * parameter));
    }
  }
}
