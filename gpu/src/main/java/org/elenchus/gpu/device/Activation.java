package org.elenchus.gpu.device;

/** A function applied to each number by itself, with its derivative. */
public enum Activation {
  /** x. */
  IDENTITY {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double slope(double x) {
      return 1;
    }
  },
  /** max(x, 0); its slope at 0 is taken as 0. */
  RELU {
    @Override
    public double value(double x) {
      // A NaN stays one and is found.
      return x < 0 ? 0 : x;
    }

    @Override
    public double slope(double x) {
      return x > 0 ? 1 : 0;
    }
  },
  /** x σ(x). */
  SILU {
    @Override
    public double value(double x) {
      return x * logistic(x);
    }

    @Override
    public double slope(double x) {
      double s = logistic(x);
      return s * (1 + x * (1 - s));
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public double slope(double x) {
      double y = Math.tanh(x);
      return 1 - y * y;
    }
  },
  /** σ(x) = 1/(1 + e^−x). */
  SIGMOID {
    @Override
    public double value(double x) {
      return logistic(x);
    }

    @Override
    public double slope(double x) {
      double s = logistic(x);
      return s * (1 - s);
    }
  },
  /** e^x. */
  EXP {
    @Override
    public double value(double x) {
      return Math.exp(x);
    }

    @Override
    public double slope(double x) {
      return Math.exp(x);
    }
  },
  /** x², a polynomial activation. */
  SQUARE {
    @Override
    public double value(double x) {
      return x * x;
    }

    @Override
    public double slope(double x) {
      return 2 * x;
    }
  },
  /** ln(1 + e^x). */
  SOFTPLUS {
    @Override
    public double value(double x) {
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double slope(double x) {
      return logistic(x);
    }
  },
  /** The tanh form of GELU: x/2 (1 + tanh(√(2/π)(x + 0.044715 x³))). */
  GELU {
    @Override
    public double value(double x) {
      return 0.5 * x * (1 + Math.tanh(inner(x)));
    }

    @Override
    public double slope(double x) {
      double y = Math.tanh(inner(x));
      double steep = ROOT * (1 + 3 * CUBIC * x * x);
      return 0.5 * (1 + y) + 0.5 * x * (1 - y * y) * steep;
    }
  };

  private static final double ROOT = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

  /**
   * The function.
   *
   * @param x the argument
   * @return its value, in double precision
   */
  public abstract double value(double x);

  /**
   * The derivative.
   *
   * @param x the argument of the function
   * @return the slope there, in double precision
   */
  public abstract double slope(double x);

  private static double inner(double x) {
    return ROOT * (x + CUBIC * x * x * x);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
