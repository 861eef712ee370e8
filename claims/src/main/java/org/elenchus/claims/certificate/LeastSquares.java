package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Least-squares points of a law and of its rival. Parameters stand in the order of the law.
 *
 * <p>Arithmetic: float64; shares of draws by exact binomial tails. Source: least squares; the
 * bootstrap of Efron 1979. It does not show that a law is true: an interval covers what other draws
 * of the rows would give, no more.
 *
 * @param estimate the parameters for all rows
 * @param residuals printed less fitted, one for each row
 * @param resampled the parameters for each draw of the rows, none where none are drawn
 * @param rival the rival's parameters for all rows; empty without a rival
 * @param rivalResiduals the rival's residuals; empty without a rival
 * @param leftOut for each group the parameters without it; empty where nothing is predicted
 */
@JsonTypeName("least-squares")
public record LeastSquares(
    List<Double> estimate,
    List<Double> residuals,
    List<List<Double>> resampled,
    List<Double> rival,
    List<Double> rivalResiduals,
    List<LeftOut> leftOut)
    implements Certificate {
  /** Copies the lists. */
  public LeastSquares {
    estimate = List.copyOf(estimate);
    residuals = List.copyOf(residuals);
    resampled = resampled.stream().map(List::copyOf).toList();
    rival = List.copyOf(rival);
    rivalResiduals = List.copyOf(rivalResiduals);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Both laws fitted without one group of rows.
   *
   * @param group the group left out
   * @param law the law's parameters
   * @param rival the rival's parameters
   */
  public record LeftOut(String group, List<Double> law, List<Double> rival) {
    /** Copies the lists. */
    public LeftOut {
      law = List.copyOf(law);
      rival = List.copyOf(rival);
    }
  }
}
