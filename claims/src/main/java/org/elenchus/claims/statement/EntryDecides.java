package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Which functions of T bits one entry s ← tanh(α s + b(x)) decides, from s = 0 and for α ≥ 0: f(w)
 * is 1 exactly where s after w lies above some threshold. The statement is that they are those
 * listed.
 *
 * @param gain whether α may depend on the input
 * @param bits T
 * @param functions truth tables, each a text of 2^T digits: the digit at place w, the word read as
 *     a binary number with the first input highest, is f(w)
 */
@JsonTypeName("entry-decides")
public record EntryDecides(Gain gain, int bits, List<String> functions) implements Statement {
  /** Refuses texts that are not truth tables. */
  public EntryDecides {
    functions = List.copyOf(functions);
    if (bits < 1 || bits > 3) {
      throw new IllegalArgumentException("bits is 1, 2 or 3");
    }
    for (String function : functions) {
      if (!function.matches("[01]{" + (1 << bits) + "}")) {
        throw new IllegalArgumentException(function + " is no truth table of " + bits + " bits");
      }
    }
  }

  /** What the factor α before the state may depend on. */
  public enum Gain {
    /** α is one number. */
    @JsonProperty("constant")
    CONSTANT,
    /** α(0) and α(1) may differ. */
    @JsonProperty("by-input")
    BY_INPUT
  }
}
