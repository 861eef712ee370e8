package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written backward pass against difference quotients; same seed, same norms. */
class ResidualNetTest {
  private static final double STEP = 1e-5;

  /** A central difference errs by about STEP² times a third derivative, and rounding over STEP. */
  private static final double TOLERANCE = 1e-7;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsAreThoseOfDifferenceQuotients(boolean attention) {
    int tokens = attention ? 4 : 1;
    ResidualNet net = new ResidualNet(attention, 16, 3, 5);
    Random random = new Random(3);
    double[][] input = normal(random, tokens);
    double[][] output = normal(random, tokens);
    double[][] gradient = net.inputGradient(input, output);
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < 16; i += 5) {
        double quotient =
            (along(net, input, t, i, STEP, output) - along(net, input, t, i, -STEP, output))
                / (2 * STEP);
        assertEquals(quotient, gradient[t][i], TOLERANCE * Math.max(1, Math.abs(quotient)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void normsFollowTheSeed(boolean attention) {
    assertEquals(
        new ResidualNet(attention, 16, 4, 1).norms().gradients(),
        new ResidualNet(attention, 16, 4, 1).norms().gradients());
    assertNotEquals(
        new ResidualNet(attention, 16, 4, 1).norms().gradients(),
        new ResidualNet(attention, 16, 4, 2).norms().gradients());
    assertEquals(5, new ResidualNet(attention, 16, 4, 1).norms().gradients().size());
  }

  @Test
  void theJacobianIsThatOfDifferenceQuotients() {
    ResidualNet net = new ResidualNet(false, 16, 3, 5);
    double[][] input = normal(new Random(3), 1);
    double squares = 0;
    for (int j = 0; j < 16; j++) {
      double[][] more = {input[0].clone()};
      double[][] less = {input[0].clone()};
      more[0][j] += STEP;
      less[0][j] -= STEP;
      double[][] up = net.output(more);
      double[][] down = net.output(less);
      for (int i = 0; i < 16; i++) {
        squares += Math.pow((up[0][i] - down[0][i]) / (2 * STEP), 2);
      }
    }
    List<Double> logs = net.logJacobians(input);
    assertEquals(4, logs.size());
    assertEquals(Math.log(16) / 2, logs.getFirst(), TOLERANCE);
    assertEquals(Math.log(squares) / 2, logs.getLast(), TOLERANCE);
    assertEquals(List.of(), new ResidualNet(true, 16, 3, 5).norms().jacobians());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void trainingLowersTheErrorAndFollowsTheSeed(boolean attention) {
    ResidualNet net = new ResidualNet(attention, 16, 4, 1);
    List<Double> losses = net.train(60, 4, 0.003);
    assertTrue(mean(losses.subList(50, 60)) < mean(losses.subList(0, 10)));
    ResidualNet again = new ResidualNet(attention, 16, 4, 1);
    assertEquals(losses, again.train(60, 4, 0.003));
    assertEquals(net.norms().gradients(), again.norms().gradients());
    assertNotEquals(
        new ResidualNet(attention, 16, 4, 1).norms().gradients(), net.norms().gradients());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  private static double along(
      ResidualNet net, double[][] input, int t, int i, double step, double[][] output) {
    double[][] moved = new double[input.length][];
    for (int row = 0; row < input.length; row++) {
      moved[row] = input[row].clone();
    }
    moved[t][i] += step;
    double[][] value = net.output(moved);
    double sum = 0;
    for (int row = 0; row < value.length; row++) {
      for (int column = 0; column < value[row].length; column++) {
        sum += value[row][column] * output[row][column];
      }
    }
    return sum;
  }

  private static double[][] normal(Random random, int tokens) {
    double[][] values = new double[tokens][16];
    for (double[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return values;
  }
}
