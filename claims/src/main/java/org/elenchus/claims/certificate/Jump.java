package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that a task jumps: its label at a point differs from its label wherever the last input is a
 * little larger. No continuous function of the inputs takes these labels.
 *
 * <p>It does not show anything of inputs that keep a distance from each other, such as bits or
 * integers.
 *
 * <p>Arithmetic: exact rationals. Source: a continuous function on a line takes no jump.
 *
 * @param at the point, [T]
 */
@JsonTypeName("jump")
public record Jump(List<BigFraction> at) implements Certificate {
  /** Copies the list. */
  public Jump {
    at = List.copyOf(at);
  }
}
