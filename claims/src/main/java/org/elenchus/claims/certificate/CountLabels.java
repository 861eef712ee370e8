package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The labels of words with 0, 1, 2, … ones, until the task's machine comes back to a state that it
 * was in: from there they repeat. Where every label differs from the one before, a function of the
 * count rises and falls by turns, so that each step to one more needs a linear piece of its own.
 *
 * <p>Arithmetic: whole numbers. Source: the intermediate value argument in the class that checks
 * it. It does not show a bound for functions that see more than the count.
 *
 * @param labels the labels, up to the first repetition
 */
@JsonTypeName("count-labels")
public record CountLabels(List<Integer> labels) implements Certificate {
  /** Copies the list. */
  public CountLabels {
    labels = List.copyOf(labels);
  }
}
