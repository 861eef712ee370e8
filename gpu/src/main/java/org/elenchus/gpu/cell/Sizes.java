package org.elenchus.gpu.cell;

import org.elenchus.tasks.SettingException;

/**
 * How large a model is.
 *
 * @param layers D
 * @param hidden H
 * @param heads K, for models with heads; H is a multiple of it
 */
public record Sizes(int layers, int hidden, int heads) {
  private static final int MOST_LAYERS = 256;
  private static final int MOST_HIDDEN = 8192;

  /**
   * Refuses sizes that no model has.
   *
   * @throws SettingException if a size is below 1 or too large, or the heads do not divide H
   */
  public Sizes {
    if (layers < 1 || layers > MOST_LAYERS) {
      throw new SettingException("layers", layers, "an integer from 1 to " + MOST_LAYERS);
    }
    if (hidden < 1 || hidden > MOST_HIDDEN) {
      throw new SettingException("hidden", hidden, "an integer from 1 to " + MOST_HIDDEN);
    }
    if (heads < 1 || hidden % heads != 0) {
      throw new SettingException("heads", heads, "an integer of at least 1 that divides hidden");
    }
  }

  /**
   * Sizes with one head.
   *
   * @param layers D
   * @param hidden H
   * @return the sizes
   */
  public static Sizes of(int layers, int hidden) {
    return new Sizes(layers, hidden, 1);
  }
}
