package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A residual net at random initialisation in float64: x ← x + F(x / rms(x)), layer after layer, F a
 * two-layer MLP with GELU and hidden size 4W, in a transformer causal attention with heads of 16
 * before it. Weights are normal with variance one over the number of inputs; the input, [T, W] with
 * T = 4 in a transformer and 1 else, and the gradient at the output are normal too.
 */
final class ResidualNet {
  private static final int TOKENS = 4;
  private static final int HEAD = 16;
  private static final double EPSILON = 1e-6;

  private final int width;
  private final int tokens;
  private final SplittableRandom random;
  private final List<List<Branch>> layers = new ArrayList<>();

  /** What is added to the stream, and how its gradient goes back. */
  private interface Branch {
    double[][] forward(double[][] normed);

    double[][] backward(double[][] gradient);
  }

  ResidualNet(boolean attention, int width, int depth, int seed) {
    this.width = width;
    this.tokens = attention ? TOKENS : 1;
    this.random = new SplittableRandom(1_000_003L * width + seed);
    for (int i = 0; i < depth; i++) {
      layers.add(attention ? List.of(new Attention(), new Mlp()) : List.of(new Mlp()));
    }
  }

  /** The logarithms of the gradient's norm at the output and behind each layer, back to front. */
  List<Double> logNorms() {
    double[][] gradient = normal(tokens, width, 1);
    return backward(forward(normal(tokens, width, 1)), gradient);
  }

  /** The streams that each branch read, in order. */
  private List<double[][]> forward(double[][] input) {
    List<double[][]> read = new ArrayList<>();
    double[][] stream = input;
    for (List<Branch> layer : layers) {
      for (Branch branch : layer) {
        read.add(stream);
        stream = sum(stream, branch.forward(normed(stream)));
      }
    }
    return read;
  }

  private List<Double> backward(List<double[][]> read, double[][] output) {
    List<Double> norms = new ArrayList<>();
    double[][] gradient = output;
    norms.add(logNorm(gradient));
    int at = read.size();
    for (List<Branch> layer : layers.reversed()) {
      for (Branch branch : layer.reversed()) {
        at--;
        gradient = sum(gradient, throughNorm(read.get(at), branch.backward(gradient)));
      }
      norms.add(logNorm(gradient));
    }
    return norms;
  }

  /** The output for an input, and the gradient at the input, for tests. */
  double[][] output(double[][] input) {
    List<double[][]> read = forward(input);
    double[][] last = read.getLast();
    return sum(last, layers.getLast().getLast().forward(normed(last)));
  }

  double[][] inputGradient(double[][] input, double[][] output) {
    List<double[][]> read = forward(input);
    double[][] gradient = output;
    int at = read.size();
    for (List<Branch> layer : layers.reversed()) {
      for (Branch branch : layer.reversed()) {
        at--;
        gradient = sum(gradient, throughNorm(read.get(at), branch.backward(gradient)));
      }
    }
    return gradient;
  }

  private static double rms(double[] row) {
    return Math.sqrt(dot(row, row) / row.length + EPSILON);
  }

  private static double[][] normed(double[][] stream) {
    double[][] normed = new double[stream.length][];
    for (int t = 0; t < stream.length; t++) {
      normed[t] = scaled(stream[t], 1 / rms(stream[t]));
    }
    return normed;
  }

  /** The gradient before x / rms(x), from that behind it. */
  private static double[][] throughNorm(double[][] stream, double[][] gradient) {
    double[][] before = new double[stream.length][];
    for (int t = 0; t < stream.length; t++) {
      double r = rms(stream[t]);
      double share = dot(stream[t], gradient[t]) / (stream[t].length * r * r * r);
      before[t] = new double[stream[t].length];
      for (int i = 0; i < before[t].length; i++) {
        before[t][i] = gradient[t][i] / r - stream[t][i] * share;
      }
    }
    return before;
  }

  /** W_2 gelu(W_1 n). */
  private final class Mlp implements Branch {
    private final double[][] in = weights(4 * width, width);
    private final double[][] out = weights(width, 4 * width);
    private double[][] hidden = new double[0][];

    @Override
    public double[][] forward(double[][] normed) {
      hidden = times(normed, in);
      return times(map(hidden, ResidualNet::gelu), out);
    }

    @Override
    public double[][] backward(double[][] gradient) {
      return back(product(back(gradient, out), map(hidden, ResidualNet::geluSlope)), in);
    }
  }

  /** Causal softmax attention with heads of 16. */
  private final class Attention implements Branch {
    private final double[][] query = weights(width, width);
    private final double[][] key = weights(width, width);
    private final double[][] value = weights(width, width);
    private final double[][] out = weights(width, width);
    private double[][] q = new double[0][];
    private double[][] k = new double[0][];
    private double[][] v = new double[0][];

    @Override
    public double[][] forward(double[][] normed) {
      q = times(normed, query);
      k = times(normed, key);
      v = times(normed, value);
      double[][] mixed = new double[tokens][width];
      for (int from = 0; from < width; from += HEAD) {
        for (int t = 0; t < tokens; t++) {
          double[] share = shares(t, from);
          for (int s = 0; s <= t; s++) {
            for (int i = from; i < from + HEAD; i++) {
              mixed[t][i] += share[s] * v[s][i];
            }
          }
        }
      }
      return times(mixed, out);
    }

    /** Softmax over the positions up to t. */
    private double[] shares(int t, int from) {
      double[] share = new double[t + 1];
      double sum = 0;
      for (int s = 0; s <= t; s++) {
        double score = 0;
        for (int i = from; i < from + HEAD; i++) {
          score += q[t][i] * k[s][i];
        }
        share[s] = StrictMath.exp(score / Math.sqrt(HEAD));
        sum += share[s];
      }
      return scaled(share, 1 / sum);
    }

    @Override
    public double[][] backward(double[][] gradient) {
      double[][] mixed = back(gradient, out);
      double[][] dq = new double[tokens][width];
      double[][] dk = new double[tokens][width];
      double[][] dv = new double[tokens][width];
      for (int from = 0; from < width; from += HEAD) {
        for (int t = 0; t < tokens; t++) {
          backward(t, from, mixed[t], dq, dk, dv);
        }
      }
      return sum(sum(back(dq, query), back(dk, key)), back(dv, value));
    }

    private void backward(
        int t, int from, double[] mixed, double[][] dq, double[][] dk, double[][] dv) {
      double[] share = shares(t, from);
      double[] gain = new double[t + 1];
      double mean = 0;
      for (int s = 0; s <= t; s++) {
        for (int i = from; i < from + HEAD; i++) {
          gain[s] += mixed[i] * v[s][i];
          dv[s][i] += share[s] * mixed[i];
        }
        mean += share[s] * gain[s];
      }
      for (int s = 0; s <= t; s++) {
        double score = share[s] * (gain[s] - mean) / Math.sqrt(HEAD);
        for (int i = from; i < from + HEAD; i++) {
          dq[t][i] += score * k[s][i];
          dk[s][i] += score * q[t][i];
        }
      }
    }
  }

  private static double gelu(double x) {
    return x / 2 * (1 + StrictMath.tanh(inner(x)));
  }

  private static double geluSlope(double x) {
    double t = StrictMath.tanh(inner(x));
    return (1 + t) / 2 + x / 2 * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
  }

  /** The argument of tanh in the usual approximation of GELU. */
  private static double inner(double x) {
    return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
  }

  private double[][] weights(int outputs, int inputs) {
    return normal(outputs, inputs, 1 / Math.sqrt(inputs));
  }

  private double[][] normal(int rows, int columns, double scale) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = scale * random.nextGaussian();
      }
    }
    return values;
  }

  /** Each row times the transpose of the weights: [T, inputs] to [T, outputs]. */
  private static double[][] times(double[][] rows, double[][] weights) {
    double[][] result = new double[rows.length][weights.length];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < weights.length; i++) {
        result[t][i] = dot(weights[i], rows[t]);
      }
    }
    return result;
  }

  /** Each row times the weights: [T, outputs] to [T, inputs]. */
  private static double[][] back(double[][] rows, double[][] weights) {
    double[][] result = new double[rows.length][weights[0].length];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < weights.length; i++) {
        for (int j = 0; j < result[t].length; j++) {
          result[t][j] += rows[t][i] * weights[i][j];
        }
      }
    }
    return result;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] scaled(double[] row, double factor) {
    double[] scaled = row.clone();
    for (int i = 0; i < row.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  private static double[][] sum(double[][] a, double[][] b) {
    return combine(a, b, Double::sum);
  }

  private static double[][] product(double[][] a, double[][] b) {
    return combine(a, b, (x, y) -> x * y);
  }

  private static double[][] map(double[][] a, java.util.function.DoubleUnaryOperator f) {
    return combine(a, a, (x, y) -> f.applyAsDouble(x));
  }

  private static double[][] combine(
      double[][] a, double[][] b, java.util.function.DoubleBinaryOperator f) {
    double[][] result = new double[a.length][a[0].length];
    for (int t = 0; t < a.length; t++) {
      for (int i = 0; i < a[t].length; i++) {
        result[t][i] = f.applyAsDouble(a[t][i], b[t][i]);
      }
    }
    return result;
  }

  private static double logNorm(double[][] gradient) {
    double sum = 0;
    for (double[] row : gradient) {
      sum += dot(row, row);
    }
    return StrictMath.log(sum) / 2;
  }
}
