package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A class of models of any width and any real parameters.
 *
 * @param model an id of the reference models
 * @param readout the map from the last state to the output
 */
public record ModelClass(String model, Readout readout) {
  /** How an output is read from a state. */
  public enum Readout {
    /** y = C h. */
    @JsonProperty("linear")
    LINEAR,
    /** y = C h + c. */
    @JsonProperty("affine")
    AFFINE
  }
}
