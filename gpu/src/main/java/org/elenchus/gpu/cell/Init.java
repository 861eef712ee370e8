package org.elenchus.gpu.cell;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** How the first values of a parameter are drawn. */
public sealed interface Init {
  /**
   * Every entry the same.
   *
   * @param value the entry
   */
  record Constant(double value) implements Init {}

  /**
   * Entries uniform over an interval.
   *
   * @param low its lower end
   * @param high its upper end
   */
  record Uniform(double low, double high) implements Init {}

  /**
   * Entries normal around 0.
   *
   * @param deviation the standard deviation
   */
  record Normal(double deviation) implements Init {}

  /**
   * A square matrix whose rows are orthogonal to each other and of one length.
   *
   * @param gain the length of each row
   */
  record Orthogonal(double gain) implements Init {}

  /**
   * Entries ln r with r uniform over an interval.
   *
   * @param low its lower end, above 0
   * @param high its upper end
   */
  record LogOfUniform(double low, double high) implements Init {}

  /**
   * Entries b with softplus(b) = r, ln r uniform over an interval.
   *
   * @param low the least r, above 0
   * @param high the greatest r
   */
  record SoftplusInverse(double low, double high) implements Init {}

  /**
   * Entries between the logits of two shares, evenly in the logit from the first to the last.
   *
   * @param low the first share, in (0, 1)
   * @param high the last share, in (0, 1)
   */
  record LogitRange(double low, double high) implements Init {}

  /**
   * Entries normal around 0 with the deviation 1/√cols, which keeps the size of what a matrix is
   * multiplied with.
   *
   * @param cols the columns of the matrix
   * @return that rule
   */
  static Init fanIn(int cols) {
    return new Normal(1 / Math.sqrt(cols));
  }

  /**
   * Draws a parameter.
   *
   * @param rows its rows
   * @param cols its columns
   * @param random where the numbers come from
   * @return the entries, [rows, cols], row by row
   */
  default double[] draw(int rows, int cols, UniformRandomProvider random) {
    double[] values = new double[rows * cols];
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (this) {
            case Constant(double value) -> value;
            case Uniform(double low, double high) -> low + (high - low) * random.nextDouble();
            case Normal(double deviation) -> deviation * normal.sample();
            case Orthogonal(double gain) -> normal.sample();
            case LogOfUniform(double low, double high) ->
                Math.log(low + (high - low) * random.nextDouble());
            case SoftplusInverse(double low, double high) ->
                inverseSoftplus(low * Math.pow(high / low, random.nextDouble()));
            case LogitRange(double low, double high) -> {
              double step = values.length == 1 ? 0 : (double) i / (values.length - 1);
              yield logit(low) + (logit(high) - logit(low)) * step;
            }
          };
    }
    if (this instanceof Orthogonal(double gain)) {
      orthogonalise(values, rows, cols, gain);
    }
    return values;
  }

  private static double inverseSoftplus(double value) {
    return Math.log(Math.expm1(value));
  }

  /**
   * The number whose σ is a share.
   *
   * @param share a number in (0, 1)
   * @return ln(share/(1 − share))
   */
  static double logit(double share) {
    return Math.log(share / (1 - share));
  }

  /** Gram-Schmidt, each row against the earlier ones, twice: once leaves rounding behind. */
  private static void orthogonalise(double[] values, int rows, int cols, double gain) {
    if (rows > cols) {
      throw new IllegalArgumentException(
          "No " + rows + " orthogonal rows of " + cols + " entries.");
    }
    for (int r = 0; r < rows; r++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int s = 0; s < r; s++) {
          double dot = dot(values, r, s, cols);
          for (int c = 0; c < cols; c++) {
            values[r * cols + c] -= dot * values[s * cols + c];
          }
        }
        double length = Math.sqrt(dot(values, r, r, cols));
        for (int c = 0; c < cols; c++) {
          values[r * cols + c] /= length;
        }
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain;
    }
  }

  private static double dot(double[] values, int r, int s, int cols) {
    double sum = 0;
    for (int c = 0; c < cols; c++) {
      sum += values[r * cols + c] * values[s * cols + c];
    }
    return sum;
  }
}
