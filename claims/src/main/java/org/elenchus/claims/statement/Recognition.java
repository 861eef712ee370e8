package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a given form recognise a task on all words, or none of them does: after every symbol the
 * readout is at least the margin where the task's label is 1, and at most minus the margin where it
 * is 0. One setting of the parameters serves words of every length.
 *
 * @param quantifier whether some cell does or none
 * @param cell the form
 * @param task a task with a finite machine
 * @param readout a term over the coordinates, or null where any continuous function is meant
 * @param margin the margin, or null where any positive one is meant
 */
@JsonTypeName("recognition")
public record Recognition(
    Quantifier quantifier,
    Cell cell,
    TaskRef task,
    @Nullable String readout,
    @Nullable BigFraction margin)
    implements Statement {
  /** Refuses a margin that is not positive and a readout that cannot be read. */
  public Recognition {
    if (margin != null && margin.signum() <= 0) {
      throw new IllegalArgumentException("a margin is positive");
    }
    if (readout != null) {
      cell.readout(readout);
    }
  }

  /** Some or none. */
  public enum Quantifier {
    /** For some parameters the cell recognises the task. */
    @JsonProperty("some")
    SOME,
    /** For no parameters, no start, no continuous readout and no margin. */
    @JsonProperty("none")
    NONE
  }
}
