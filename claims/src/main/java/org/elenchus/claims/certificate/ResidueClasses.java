package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that a cell s ← s + c(x), whose one coordinate grows without bound, recognises a task on
 * words of every length: after each word the coordinate lies in a residue class that belongs to the
 * state of the task's machine, and classes of different labels are different. A continuous function
 * with that period (for the classes 0 and 1 modulo 2, cos πs) is 1 on those of one label and −1 on
 * the others, so any margin is kept.
 *
 * <p>Arithmetic: exact rationals. Source: arithmetic modulo a number. It does not show anything of
 * bounded states or of floating-point numbers, where a count stops.
 *
 * @param modulus the period, positive
 * @param residues for each state of the task's machine
 */
@JsonTypeName("residue-classes")
public record ResidueClasses(BigFraction modulus, List<BigFraction> residues)
    implements Certificate {
  /** Copies the list; refuses a period that is not positive. */
  public ResidueClasses {
    residues = List.copyOf(residues);
    if (modulus.signum() <= 0) {
      throw new IllegalArgumentException("the modulus is positive");
    }
  }
}
