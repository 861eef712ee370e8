package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Shows that no cell of a form recognises a task: on reading any symbol its bounded state contracts
 * in the maximum norm, so that after two words and the same long suffix the states are as close as
 * one likes, while the labels differ. It serves stacks of Mamba2 layers too, whose outputs tend to
 * one limit as a symbol is repeated, whatever was read before.
 *
 * <p>Arithmetic: rational intervals, rounded outward. Source: the contraction principle (Banach
 * 1922). It does not show that no cell recognises the task at any single length, in floating point
 * or without a margin.
 *
 * @param first a word, as symbols
 * @param second another
 * @param suffix the symbol that is repeated after both; the labels then differ at every step
 */
@JsonTypeName("contraction")
public record Contraction(List<Integer> first, List<Integer> second, int suffix)
    implements Certificate {
  /** Copies the words. */
  public Contraction {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }
}
