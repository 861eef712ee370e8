package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.elenchus.claims.scope.Extent;
import org.jspecify.annotations.Nullable;

/**
 * A class of models of any width and any real parameters.
 *
 * @param model an id of the reference models
 * @param layers the depths D, a range; null for models of one layer
 * @param activation what stands between layers: a name such as {@code relu}, {@code continuous} for
 *     any continuous function, {@code any} for any function; null where nothing stands there
 * @param signals {@code scalar} if one number passes from layer to layer; null if any vector does
 * @param readout the map from the last state to the output
 */
public record ModelClass(
    String model,
    @Nullable Extent layers,
    @Nullable String activation,
    @Nullable String signals,
    Readout readout) {
  /** Refuses depths that are not a range. */
  public ModelClass {
    if (layers != null && !(layers instanceof Extent.Range)) {
      throw new IllegalArgumentException("layers is a range such as \"2\" or \"1..\"");
    }
  }

  /**
   * A model of one layer.
   *
   * @param model an id of the reference models
   * @param readout the map from the last state to the output
   * @return the class
   */
  public static ModelClass of(String model, Readout readout) {
    return new ModelClass(model, null, null, null, readout);
  }

  /** How an output is read from a state. */
  public enum Readout {
    /** y = C h, and no constants between layers either. */
    @JsonProperty("linear")
    LINEAR,
    /** y = C h + c, and constants between layers. */
    @JsonProperty("affine")
    AFFINE
  }
}
