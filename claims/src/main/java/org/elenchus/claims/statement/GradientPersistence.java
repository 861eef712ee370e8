package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How the norm of the gradient changes from layer to layer, from the output back, in residual nets
 * with a norm before each layer, at random initialisation or after a short training. The natural
 * logarithm of the norm is fitted by a line over the layers; its slope is the rate, and one over
 * the size of the rate the persistence length.
 *
 * @param block mlp or transformer
 * @param widths W, at least two
 * @param depth layers
 * @param seeds initialisations of each width
 * @param direction whether norms fall or rise on the way back, or null
 * @param exponent where the exponent p of a persistence length that grows as W^p lies, or null
 * @param training what is done between initialisation and measurement, or null for nothing
 */
@JsonTypeName("gradient-persistence")
public record GradientPersistence(
    String block,
    List<Integer> widths,
    int depth,
    int seeds,
    @Nullable Direction direction,
    @Nullable Interval exponent,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Training training)
    implements Statement {
  /**
   * A short training by Adam: the net is to follow a fixed random map of its input, tanh(M x_t + N
   * x_{t−1}), in mean square.
   *
   * @param steps updates
   * @param batch fresh normal inputs for each
   * @param learningRate the step size
   * @param inputs fresh inputs on which norms are measured afterwards; their logarithms are
   *     averaged
   */
  public record Training(int steps, int batch, BigFraction learningRate, int inputs) {
    /** Refuses sizes out of range. */
    public Training {
      if (steps < 20 || steps > 10_000 || batch < 1 || batch > 1024) {
        throw new IllegalArgumentException("steps are 20 to 10000, a batch 1 to 1024");
      }
      if (inputs < 1 || inputs > 1024) {
        throw new IllegalArgumentException("inputs are 1 to 1024");
      }
      if (learningRate.signum() <= 0 || learningRate.compareTo(BigFraction.ONE) > 0) {
        throw new IllegalArgumentException("learningRate lies above 0 and at most at 1");
      }
    }
  }

  /** Which way norms go from the output back. */
  public enum Direction {
    /** The rate is negative at every width. */
    @JsonProperty("decays")
    DECAYS,
    /** The rate is positive at every width. */
    @JsonProperty("grows")
    GROWS
  }

  /** Copies the list; refuses sizes out of range, and both or none of the two claims. */
  public GradientPersistence {
    widths = List.copyOf(widths);
    if (!block.equals("mlp") && !block.equals("transformer")) {
      throw new IllegalArgumentException("block is mlp or transformer, not " + block);
    }
    if (widths.size() < 2
        || widths.stream().distinct().count() != widths.size()
        || widths.stream().anyMatch(w -> w < 16 || w > 1024 || w % 16 != 0)) {
      throw new IllegalArgumentException(
          "widths are two or more different multiples of 16 up to 1024");
    }
    if (depth < 2 || depth > 128 || seeds < 6 || seeds > 64) {
      throw new IllegalArgumentException("depth is 2 to 128, seeds 6 to 64");
    }
    if ((direction == null) == (exponent == null)) {
      throw new IllegalArgumentException("either a direction or an exponent is claimed");
    }
  }
}
