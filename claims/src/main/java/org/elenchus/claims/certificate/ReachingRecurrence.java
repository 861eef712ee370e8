package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A linear recurrence that reaches as many dimensions as it has steps, until it has reached all.
 * The checker runs the reference model on it and finds the rank by exact elimination; that no
 * recurrence reaches more is plain, as T columns of length H have rank at most min(T, H).
 *
 * <p>Arithmetic: exact rationals. Source: the reachability matrix of Kalman 1960. It does not show
 * that random or trained recurrences reach as much in floating point.
 *
 * @param a A [H, H]
 * @param b B [H]
 */
@JsonTypeName("reaching-recurrence")
public record ReachingRecurrence(List<List<BigFraction>> a, List<BigFraction> b)
    implements Certificate {
  /** Copies the lists. */
  public ReachingRecurrence {
    a = a.stream().map(List::copyOf).toList();
    b = List.copyOf(b);
  }
}
