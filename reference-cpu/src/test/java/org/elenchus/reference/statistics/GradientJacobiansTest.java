package org.elenchus.reference.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.statement.GradientPersistence;
import org.elenchus.claims.statement.GradientPersistence.Direction;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.proof.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Jacobians beside gradients: their rate is read off the rows, and those that cannot be are
 * refused.
 */
class GradientJacobiansTest {
  private static final int SEEDS = 7;
  private static final double START = Math.log(16) / 2;

  private static GradientPersistence decays(String block) {
    return new GradientPersistence(block, List.of(16, 32), 2, SEEDS, Direction.DECAYS, null, null);
  }

  /** Norms that fall by one unit a layer, Jacobians that fall by half of one. */
  private static GradientNorms falling(boolean jacobians) {
    List<Row> rows = new ArrayList<>();
    for (int width : List.of(16, 32)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        double start = Math.log(width) / 2;
        List<Double> jacobian = jacobians ? List.of(start, start - 0.5, start - 1.0) : null;
        rows.add(new Row(width, seed, List.of(1.0, 0.0, -1.0), jacobian, null));
      }
    }
    return new GradientNorms(rows);
  }

  /** The same with the Jacobian of the first net replaced. */
  private static GradientNorms with(List<Double> jacobian) {
    List<Row> rows = new ArrayList<>(falling(true).rows());
    rows.set(0, new Row(16, 0, rows.getFirst().logNorms(), jacobian, null));
    return new GradientNorms(rows);
  }

  @Test
  void theDirectionAndTheJacobiansRateAreReadOffTheRows() {
    Shown shown = GradientLaws.fitted(decays("mlp"), falling(true));
    assertEquals(Outcome.HOLDS, shown.outcome());
    assertTrue(
        shown
            .sentence()
            .endsWith(
                " The logarithm of the Jacobian's norm changes by -0.5000 to -0.5000 a layer at"
                    + " width 16, by -0.5000 to -0.5000 a layer at width 32."),
        shown::sentence);
    shown = GradientLaws.fitted(decays("mlp"), with(List.of(START, START, START)));
    assertTrue(shown.sentence().contains("by -0.5000 to 0.0000 a layer at width 16"));
    shown = GradientLaws.fitted(decays("transformer"), falling(false));
    assertFalse(shown.sentence().contains("Jacobian"), shown::sentence);
  }

  /** The gradient has changed by −1 and −2: less than that no Jacobian's norm can be. */
  @ParameterizedTest
  @CsvSource({"0.1, 0, 0", "0, -2.5, 0", "0, 0, -3.5", "0, NaN, 0"})
  void aJacobianThatCannotBeIsRefused(double first, double second, double third) {
    GradientNorms norms = with(List.of(START + first, START + second, START + third));
    assertThrows(IllegalArgumentException.class, () -> GradientLaws.fitted(decays("mlp"), norms));
  }

  /** A Jacobian of rank 1 along the gradient has just the norm by which the gradient grows. */
  @Test
  void aJacobianMayBeAsSmallAsTheGradientsGrowth() {
    Shown shown = GradientLaws.fitted(decays("mlp"), with(List.of(START, -1.0, -2.0)));
    assertEquals(Outcome.HOLDS, shown.outcome());
    GradientNorms smaller = with(List.of(START, -1.0, -2.0 - 1e-6));
    assertThrows(IllegalArgumentException.class, () -> GradientLaws.fitted(decays("mlp"), smaller));
  }

  @Test
  void jacobiansStandWhereTheStreamIsOneVectorOrNowhere() {
    Shown without = GradientLaws.fitted(decays("mlp"), falling(false));
    assertFalse(without.sentence().contains("Jacobian"), without::sentence);
    assertThrows(
        IllegalArgumentException.class,
        () -> GradientLaws.fitted(decays("transformer"), falling(true)));
    assertThrows(
        IllegalArgumentException.class,
        () -> GradientLaws.fitted(decays("mlp"), with(List.of(START))));
  }
}
