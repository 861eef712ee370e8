package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.tasks.SettingException;

/** The models by their ids and variants. */
public final class Models {
  private static final String LINEAR_RNN = "linear-rnn";
  private static final String LINEAR_STACK = "linear-stack";

  private Models() {}

  /**
   * The models that can be trained.
   *
   * @return their ids
   */
  public static List<String> ids() {
    return List.of(LINEAR_RNN, LINEAR_STACK);
  }

  /**
   * The variants of a model, the usual one first.
   *
   * @param model its id
   * @return the variants' names
   * @throws SettingException if there is no such model
   */
  public static List<String> variants(String model) {
    return switch (model) {
      case LINEAR_RNN -> List.of("dense", "diagonal");
      case LINEAR_STACK -> List.of("dense-silu", "dense-relu", "diagonal-silu", "diagonal-relu");
      default -> throw new SettingException("model", "\"" + model + "\"", "one of " + ids());
    };
  }

  /**
   * Builds a model: it reads symbols as one-hot columns and writes a score for each label.
   *
   * @param model its id
   * @param variant one of its variants
   * @param sizes its sizes
   * @param vocabulary how many symbols there are
   * @param labels how many labels there are
   * @return the model as one layer, from {@code vocabulary} rows to {@code labels} rows
   * @throws SettingException if the model or variant is unknown or a size does not fit it
   */
  public static Layer build(String model, String variant, Sizes sizes, int vocabulary, int labels) {
    if (!variants(model).contains(variant)) {
      throw new SettingException(
          "variant", "\"" + variant + "\"", "one of " + variants(model) + " for " + model);
    }
    boolean diagonal = variant.startsWith("diagonal");
    return switch (model) {
      case LINEAR_RNN -> {
        if (sizes.layers() != 1) {
          throw new SettingException("layers", sizes.layers(), "1 for " + LINEAR_RNN);
        }
        yield new Chain(
            List.of("layer0"),
            List.of(
                new LtiLayer(vocabulary, sizes.hidden(), labels, diagonal, Activation.IDENTITY)));
      }
      case LINEAR_STACK ->
          linearStack(
              sizes,
              vocabulary,
              labels,
              diagonal,
              variant.endsWith("relu") ? Activation.RELU : Activation.SILU);
      default -> throw new IllegalStateException("no such model: " + model);
    };
  }

  /** LTI layers with an activation after each, and a linear readout. */
  private static Layer linearStack(
      Sizes sizes, int vocabulary, int labels, boolean diagonal, Activation activation) {
    List<String> names = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    int width = vocabulary;
    for (int d = 0; d < sizes.layers(); d++) {
      names.add("layer" + d);
      layers.add(new LtiLayer(width, sizes.hidden(), sizes.hidden(), diagonal, activation));
      width = sizes.hidden();
    }
    names.add("head");
    layers.add(new Linear(width, labels, true));
    return new Chain(names, layers);
  }
}
