package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How the labels of a task go with each earlier bit alone, over uniform words: with s_t = ±1 for
 * the label and X_t = ±1 for the bit after step t, the mean of s_t X_{t−j} for each j, and that of
 * s_t. The checker goes through all words itself.
 *
 * <p>Arithmetic: exact rationals. Source: the Fenchel-Young inequality of the logistic loss, ln(1 +
 * e^−z) ≥ H(q) − q z. Where a sum over t of these means is 0 for every j but j = 0, the multipliers
 * q that they give cancel every linear recurrence, and one that reads the current bit alone has the
 * loss that is left. It does not show how a nonlinear model fares, or one whose weights change with
 * time, or another loss.
 *
 * @param means one row for each t from 1 on: the means for j = 0, ..., t−1, and that of s_t last
 */
@JsonTypeName("label-correlations")
public record LabelCorrelations(List<List<BigFraction>> means) implements Certificate {
  /** Copies the rows. */
  public LabelCorrelations {
    means = means.stream().map(List::copyOf).toList();
  }
}
