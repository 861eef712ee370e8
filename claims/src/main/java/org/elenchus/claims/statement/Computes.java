package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.elenchus.claims.scope.Extent;

/**
 * What the models of a class compute: whether, for words of the given lengths, the output after the
 * last step agrees with the task's last label on every word over the inputs.
 *
 * @param quantifier over models and lengths
 * @param models the class
 * @param task the function
 * @param agreement when an output agrees with a label
 * @param inputs what a word is made of: bits, integers or reals
 * @param lengths the lengths T, a range
 */
@JsonTypeName("computes")
public record Computes(
    Quantifier quantifier,
    ModelClass models,
    TaskRef task,
    Agreement agreement,
    String inputs,
    Extent lengths)
    implements Statement {
  /** Refuses lengths that are not a range and inputs that are no set of numbers. */
  public Computes {
    if (!(lengths instanceof Extent.Range)) {
      throw new IllegalArgumentException("lengths is a range such as \"2..\" or \"1..16\"");
    }
    if (!inputs.equals("bits") && !inputs.equals("integers") && !inputs.equals("reals")) {
      throw new IllegalArgumentException("inputs is bits, integers or reals, not " + inputs);
    }
  }

  /**
   * The lengths as a range.
   *
   * @return from and to
   */
  public Extent.Range range() {
    return (Extent.Range) lengths;
  }

  /** Over models and lengths. */
  public enum Quantifier {
    /** For none of the lengths does a model of the class agree with the task. */
    @JsonProperty("no-model")
    NO_MODEL,
    /** No model of the class agrees with the task for all the lengths at once. */
    @JsonProperty("no-single-model")
    NO_SINGLE_MODEL,
    /** For each of the lengths some model agrees. */
    @JsonProperty("some-model")
    SOME_MODEL,
    /** One model agrees for all the lengths. */
    @JsonProperty("single-model")
    SINGLE_MODEL
  }

  /** When an output agrees with a label. */
  public enum Agreement {
    /** The output is the label. */
    @JsonProperty("equals")
    EQUALS,
    /** The output is positive where the label is 1, and not where it is 0. */
    @JsonProperty("sign")
    SIGN,
    /**
     * For some m > 0 that does not depend on the word or its length, a continuous readout is at
     * least m where the label is 1, and at most -m where it is 0.
     */
    @JsonProperty("margin")
    MARGIN
  }
}
