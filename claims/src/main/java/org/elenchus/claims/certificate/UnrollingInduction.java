package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows an identity in non-commuting symbols for all T by induction: the closed form at T = 0 is
 * the start, and one step of the model takes the closed form at T − 1 to that at T. The checker
 * runs the model on symbols itself and finds the same words.
 *
 * <p>Arithmetic: polynomials in symbols that do not commute, with rational coefficients. Source:
 * induction on T. It does not show anything of floating-point sums, whose order matters.
 *
 * @param base the state before the first step
 * @param step the state after one step from the symbol {@code h} with the model's input symbols
 */
@JsonTypeName("unrolling-induction")
public record UnrollingInduction(List<Word> base, List<Word> step) implements Certificate {
  /** Copies the lists. */
  public UnrollingInduction {
    base = List.copyOf(base);
    step = List.copyOf(step);
  }

  /**
   * A word with its coefficient.
   *
   * @param coefficient the coefficient, not 0
   * @param symbols the symbols from left to right
   */
  public record Word(BigFraction coefficient, List<String> symbols) {
    /** Copies the list. */
    public Word {
      symbols = List.copyOf(symbols);
    }
  }
}
