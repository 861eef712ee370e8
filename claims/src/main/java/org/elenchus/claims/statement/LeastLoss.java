package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How small the cross-entropy of a linear recurrence with a logistic readout can be on a task with
 * two labels, averaged over all words of T bits and all their positions: the infimum is H(p) = −p
 * ln p − (1 − p) ln(1 − p) nats with p = {@code shares[T-1]}, for T = 1, 2, ...
 *
 * <p>The recurrence is time-invariant and starts anywhere: its logit after step t is Σ_j g_j
 * x_{t−j} + c_t with any real g_j and c_t.
 *
 * @param task the task
 * @param shares p, [T]
 */
@JsonTypeName("least-loss")
public record LeastLoss(TaskRef task, List<BigFraction> shares) implements Statement {
  private static final int MOST = 16;

  /** Copies the list; refuses what is no share. */
  public LeastLoss {
    shares = List.copyOf(shares);
    if (shares.isEmpty() || shares.size() > MOST) {
      throw new IllegalArgumentException(
          "shares holds 1 to " + MOST + " values, for T = 1, 2, ...");
    }
    if (shares.stream().anyMatch(p -> p.signum() < 0 || p.compareTo(BigFraction.ONE) > 0)) {
      throw new IllegalArgumentException("each of shares is from 0 to 1");
    }
  }
}
