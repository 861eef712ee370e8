package org.elenchus.reference.search;

import static org.elenchus.reference.search.Rows.dot;
import static org.elenchus.reference.search.Rows.map;
import static org.elenchus.reference.search.Rows.product;
import static org.elenchus.reference.search.Rows.scaled;
import static org.elenchus.reference.search.Rows.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A residual net in float64, at random initialisation or trained from there: x ← x + F(x / rms(x)),
 * layer after layer, F a two-layer MLP with GELU and hidden size 4W, in a transformer causal
 * attention with heads of 16 before it. Weights are normal with variance one over the number of
 * inputs; the input, [T, W] with T = 4 in a transformer and 1 else, and the gradient at the output
 * are normal too.
 */
final class ResidualNet {
  private static final int TOKENS = 4;
  private static final int HEAD = 16;
  private static final double EPSILON = 1e-6;

  private final int width;
  private final int tokens;
  private final SplittableRandom random;
  private final List<List<Branch>> layers = new ArrayList<>();
  private final List<Weight> weights = new ArrayList<>();

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

  /**
   * Logarithms of norms at the output and behind each layer, back to front.
   *
   * @param gradients of the gradient, from a normal one at the output
   * @param jacobians of the output's Jacobian by the stream there, by Frobenius; empty where the
   *     stream is more than one vector, for which that is too much work
   */
  record Norms(List<Double> gradients, List<Double> jacobians) {}

  /** Both for one normal input. */
  Norms norms() {
    double[][] gradient = normal(tokens, width, 1);
    List<double[][]> read = forward(normal(tokens, width, 1));
    read.removeLast();
    List<Double> gradients = logs(backward(read, gradient));
    return new Norms(gradients, tokens == 1 ? logs(jacobian(read)) : List.of());
  }

  /** The squares of the Jacobian's rows, which are the gradients of the output's entries, added. */
  private double[] jacobian(List<double[][]> read) {
    double[] squares = new double[layers.size() + 1];
    for (int i = 0; i < width; i++) {
      double[][] unit = new double[1][width];
      unit[0][i] = 1;
      double[] row = backward(read, unit);
      for (int at = 0; at < squares.length; at++) {
        squares[at] += row[at];
      }
    }
    return squares;
  }

  private static List<Double> logs(double[] squares) {
    return Arrays.stream(squares).map(square -> StrictMath.log(square) / 2).boxed().toList();
  }

  /**
   * Trains the net to follow a fixed random map, y_t = tanh(M x_t + N x_{t−1}) with x_0 = 0, by
   * Adam on fresh normal inputs.
   *
   * @return the mean squared error of each step, before its update
   */
  List<Double> train(int steps, int batch, double rate) {
    Weight now = new Weight(normal(width, width, 1 / Math.sqrt(width)));
    Weight before = new Weight(normal(width, width, 1 / Math.sqrt(width)));
    weights.forEach(Weight::prepare);
    List<Double> losses = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      double loss = 0;
      for (int sample = 0; sample < batch; sample++) {
        loss += learn(now, before) / batch;
      }
      losses.add(loss);
      for (Weight weight : weights) {
        weight.adam(rate, step, batch);
      }
    }
    return losses;
  }

  /** One input: its mean squared error, and the gradients of all weights, added. */
  private double learn(Weight now, Weight before) {
    double[][] input = normal(tokens, width, 1);
    double[][] earlier = new double[tokens][width];
    for (int t = 1; t < tokens; t++) {
      earlier[t] = input[t - 1];
    }
    double[][] wanted = map(sum(now.times(input), before.times(earlier)), StrictMath::tanh);
    List<double[][]> read = forward(input);
    double[][] error = map(wanted, x -> -x);
    error = sum(error, read.removeLast());
    double loss = 0;
    double[][] gradient = new double[tokens][];
    for (int t = 0; t < tokens; t++) {
      loss += dot(error[t], error[t]) / (width * tokens);
      gradient[t] = scaled(error[t], 2.0 / (width * tokens));
    }
    backward(read, gradient);
    return loss;
  }

  /** The same, as a mean over several inputs and gradients. */
  Norms meanNorms(int inputs) {
    List<List<Double>> gradients = new ArrayList<>();
    List<List<Double>> jacobians = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Norms each = norms();
      gradients.add(each.gradients());
      jacobians.add(each.jacobians());
    }
    return new Norms(mean(gradients), mean(jacobians));
  }

  private static List<Double> mean(List<List<Double>> rows) {
    double[] sums = new double[rows.getFirst().size()];
    for (List<Double> row : rows) {
      for (int at = 0; at < sums.length; at++) {
        sums[at] += row.get(at);
      }
    }
    return Arrays.stream(sums).map(sum -> sum / rows.size()).boxed().toList();
  }

  /** The streams that each branch read, in order, and the last one. */
  private List<double[][]> forward(double[][] input) {
    List<double[][]> read = new ArrayList<>();
    double[][] stream = input;
    for (List<Branch> layer : layers) {
      for (Branch branch : layer) {
        read.add(stream);
        stream = sum(stream, branch.forward(normed(stream)));
      }
    }
    read.add(stream);
    return read;
  }

  /** The squares of the gradient's norm at the output and behind each layer, back to front. */
  private double[] backward(List<double[][]> read, double[][] output) {
    double[] squares = new double[layers.size() + 1];
    double[][] gradient = output;
    int behind = 0;
    squares[behind] = square(gradient);
    int at = read.size();
    for (List<Branch> layer : layers.reversed()) {
      for (Branch branch : layer.reversed()) {
        at--;
        gradient = sum(gradient, throughNorm(read.get(at), branch.backward(gradient)));
      }
      behind++;
      squares[behind] = square(gradient);
    }
    return squares;
  }

  /** The output for an input, its Jacobian by depth and a gradient at the input, for tests. */
  double[][] output(double[][] input) {
    return forward(input).getLast();
  }

  List<Double> logJacobians(double[][] input) {
    List<double[][]> read = forward(input);
    read.removeLast();
    return logs(jacobian(read));
  }

  double[][] inputGradient(double[][] input, double[][] output) {
    List<double[][]> read = forward(input);
    double[][] gradient = output;
    int at = read.size() - 1;
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
    private final Weight in = weights(4 * width, width);
    private final Weight out = weights(width, 4 * width);
    private double[][] read = new double[0][];
    private double[][] active = new double[0][];
    private double[][] slope = new double[0][];

    @Override
    public double[][] forward(double[][] normed) {
      read = normed;
      double[][] hidden = in.times(normed);
      active = map(hidden, ResidualNet::gelu);
      slope = map(hidden, ResidualNet::geluSlope);
      return out.times(active);
    }

    @Override
    public double[][] backward(double[][] gradient) {
      return in.back(read, product(out.back(active, gradient), slope));
    }
  }

  /** Causal softmax attention with heads of 16. */
  private final class Attention implements Branch {
    private final Weight query = weights(width, width);
    private final Weight key = weights(width, width);
    private final Weight value = weights(width, width);
    private final Weight out = weights(width, width);
    private double[][] read = new double[0][];
    private double[][] mixed = new double[0][];
    private double[][] q = new double[0][];
    private double[][] k = new double[0][];
    private double[][] v = new double[0][];

    @Override
    public double[][] forward(double[][] normed) {
      read = normed;
      q = query.times(normed);
      k = key.times(normed);
      v = value.times(normed);
      mixed = new double[tokens][width];
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
      return out.times(mixed);
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
      double[][] above = out.back(mixed, gradient);
      double[][] dq = new double[tokens][width];
      double[][] dk = new double[tokens][width];
      double[][] dv = new double[tokens][width];
      for (int from = 0; from < width; from += HEAD) {
        for (int t = 0; t < tokens; t++) {
          backward(t, from, above[t], dq, dk, dv);
        }
      }
      return sum(sum(query.back(read, dq), key.back(read, dk)), value.back(read, dv));
    }

    private void backward(
        int t, int from, double[] above, double[][] dq, double[][] dk, double[][] dv) {
      double[] share = shares(t, from);
      double[] gain = new double[t + 1];
      double mean = 0;
      for (int s = 0; s <= t; s++) {
        for (int i = from; i < from + HEAD; i++) {
          gain[s] += above[i] * v[s][i];
          dv[s][i] += share[s] * above[i];
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

  private Weight weights(int outputs, int inputs) {
    Weight made = new Weight(normal(outputs, inputs, 1 / Math.sqrt(inputs)));
    weights.add(made);
    return made;
  }

  /** A matrix, its gradient and Adam's moments. */
  private static final class Weight {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[][] values;

    /** Without rows until there is a training: they are three times the weights. */
    private double[][] gradient = new double[0][];

    private double[][] first = new double[0][];
    private double[][] second = new double[0][];

    Weight(double[][] values) {
      this.values = values;
    }

    void prepare() {
      gradient = new double[values.length][values[0].length];
      first = new double[values.length][values[0].length];
      second = new double[values.length][values[0].length];
    }

    double[][] times(double[][] rows) {
      return Rows.times(rows, values);
    }

    /** The gradient of the rows that were multiplied; adds that of the matrix while it trains. */
    double[][] back(double[][] rows, double[][] above) {
      for (int t = 0; t < rows.length; t++) {
        for (int i = 0; i < gradient.length; i++) {
          for (int j = 0; j < rows[t].length; j++) {
            gradient[i][j] += above[t][i] * rows[t][j];
          }
        }
      }
      return Rows.back(above, values);
    }

    /** One step of Adam with the gradient over the batch; forgets the gradient. */
    void adam(double rate, int step, int batch) {
      double start1 = 1 / (1 - StrictMath.pow(BETA1, step));
      double start2 = 1 / (1 - StrictMath.pow(BETA2, step));
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < values[i].length; j++) {
          double g = gradient[i][j] / batch;
          gradient[i][j] = 0;
          first[i][j] = BETA1 * first[i][j] + (1 - BETA1) * g;
          second[i][j] = BETA2 * second[i][j] + (1 - BETA2) * g * g;
          values[i][j] -=
              rate * first[i][j] * start1 / (Math.sqrt(second[i][j] * start2) + EPSILON);
        }
      }
    }
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

  private static double square(double[][] gradient) {
    double sum = 0;
    for (double[] row : gradient) {
      sum += dot(row, row);
    }
    return sum;
  }
}
