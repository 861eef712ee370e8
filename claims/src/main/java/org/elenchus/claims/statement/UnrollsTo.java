package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The state of a reference model after T steps is, for every T ≥ 0, the given sum of words in
 * symbols that do not commute. Since the symbols stand for matrices of any fitting shapes, one
 * identity says it for all of them.
 *
 * @param model the id of the reference model: {@code linear-rnn} with symbols A, B and input x, or
 *     {@code linear-attention} with symbol α and inputs k, v
 * @param start the symbol of the state before the first step, or {@code "0"}
 * @param firstInput the index of the first input, 0 or 1
 * @param terms the closed form
 */
@JsonTypeName("unrolls-to")
public record UnrollsTo(String model, String start, int firstInput, List<Term> terms)
    implements Statement {
  /** Copies the list. */
  public UnrollsTo {
    terms = List.copyOf(terms);
  }

  /**
   * One word, or a sum of words over t.
   *
   * @param coefficient its coefficient
   * @param sum the range of t, or null for a single word
   * @param word the factors from left to right
   */
  public record Term(BigFraction coefficient, @Nullable Sum sum, List<Factor> word) {
    /** Copies the list. */
    public Term {
      word = List.copyOf(word);
    }
  }

  /**
   * The range of t, both ends included; empty where the end lies below the start.
   *
   * @param from the first t
   * @param to the last t, a formula in T
   */
  public record Sum(int from, Formula to) {}

  /**
   * A power of a symbol.
   *
   * @param symbol the symbol
   * @param index its index, a formula in T and t, or null if it has none
   * @param exponent how often it stands, a formula in T and t that is never negative
   */
  public record Factor(String symbol, @Nullable Formula index, Formula exponent) {}
}
