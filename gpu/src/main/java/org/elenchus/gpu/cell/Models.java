package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.elenchus.gpu.device.Activation;
import org.elenchus.tasks.SettingException;

/**
 * The models by their ids and variants. Each reads symbols as one-hot columns and writes a score
 * for each label.
 *
 * <p>{@code linear-rnn}, {@code linear-stack} and the {@code bare} variants are chains of their
 * cells with a linear readout and nothing else. All others stand in pre-norm residual blocks: an
 * embedding, D times u + W_out cell(RMSNorm(u)), a last RMSNorm and a linear head.
 */
public final class Models {
  private static final Map<String, List<String>> VARIANTS = variants();

  /** The length of B and C of {@code mamba2}. */
  private static final int MAMBA_STATE = 16;

  /** How much wider than u the inner part of {@code mamba2} is. */
  private static final int MAMBA_EXPANSION = 2;

  private Models() {}

  private static Map<String, List<String>> variants() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("linear-rnn", List.of("dense", "diagonal"));
    all.put("linear-stack", List.of("dense-silu", "dense-relu", "diagonal-silu", "diagonal-relu"));
    all.put("linear-attention", List.of("written"));
    all.put("softmax-attention", List.of("swiglu", "gelu"));
    all.put("elman", List.of("bare", "bare-spectral", "block", "block-spectral"));
    all.put(
        "e1",
        List.of("trained", "trained-spectral", "written", "written-input-gate", "written-bare"));
    all.put("e10", List.of("trained", "trained-spectral", "written"));
    all.put("e33", List.of("trained", "trained-spectral"));
    all.put("e42", List.of("trained", "trained-spectral"));
    all.put("e88-additive", List.of("written"));
    all.put("e88-delta", List.of("trained", "trained-gated", "linear-state", "written"));
    all.put("mamba2", List.of("trained"));
    all.put("gated-delta-net", List.of("negative-eigenvalues", "positive-eigenvalues"));
    return all;
  }

  /**
   * The models that can be trained.
   *
   * @return their ids
   */
  public static List<String> ids() {
    return List.copyOf(VARIANTS.keySet());
  }

  /**
   * The variants of a model, the usual one first.
   *
   * @param model its id
   * @return the variants' names
   * @throws SettingException if there is no such model
   */
  public static List<String> variants(String model) {
    List<String> variants = VARIANTS.get(model);
    if (variants == null) {
      throw new SettingException("model", "\"" + model + "\"", "one of " + ids());
    }
    return variants;
  }

  /**
   * Builds a model.
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
    int h = sizes.hidden();
    boolean spectral = variant.endsWith("spectral");
    boolean written = variant.startsWith("written");
    return switch (model) {
      case "linear-rnn" -> linearRnn(sizes, variant, vocabulary, labels);
      case "linear-stack" -> linearStack(sizes, variant, vocabulary, labels);
      case "softmax-attention" -> transformer(sizes, variant, vocabulary, labels);
      case "elman" ->
          variant.startsWith("bare")
              ? bare(sizes, vocabulary, labels, width -> new Elman(width, h, spectral))
              : blocks(sizes, vocabulary, labels, new Elman(h, h, spectral));
      case "e1" ->
          switch (variant) {
            case "written" -> blocks(sizes, vocabulary, labels, e1Written(h, true));
            case "written-input-gate" -> blocks(sizes, vocabulary, labels, e1Written(h, false));
            case "written-bare" ->
                bare(sizes, vocabulary, labels, width -> new E1Written(width, h, true, List.of()));
            default -> blocks(sizes, vocabulary, labels, family(ElmanFamily.Kind.E1, h, spectral));
          };
      case "e10" ->
          blocks(
              sizes,
              vocabulary,
              labels,
              written ? e10Written(h) : family(ElmanFamily.Kind.E10, h, spectral));
      case "e33" -> blocks(sizes, vocabulary, labels, family(ElmanFamily.Kind.E33, h, spectral));
      case "e42" -> blocks(sizes, vocabulary, labels, family(ElmanFamily.Kind.E42, h, spectral));
      default -> blocks(sizes, vocabulary, labels, memory(model, variant, sizes));
    };
  }

  private static Layer memory(String model, String variant, Sizes sizes) {
    int h = sizes.hidden();
    int heads = sizes.heads();
    int size = h / heads;
    return switch (model) {
      case "linear-attention" ->
          new WrittenMemory(WrittenMemory.Kind.LINEAR_ATTENTION, h, heads, size);
      case "e88-additive" -> new WrittenMemory(WrittenMemory.Kind.E88_ADDITIVE, h, heads, size);
      case "e88-delta" ->
          variant.equals("written")
              ? new WrittenMemory(WrittenMemory.Kind.E88_DELTA, h, heads, size)
              : new E88Delta(
                  h, heads, size, !variant.equals("linear-state"), variant.equals("trained-gated"));
      case "gated-delta-net" -> new GatedDeltaNet(h, heads, size, variant.startsWith("negative"));
      case "mamba2" -> new Mamba2(h, heads, MAMBA_EXPANSION * size, MAMBA_STATE);
      default -> throw new IllegalStateException("no builder for " + model);
    };
  }

  private static Layer family(ElmanFamily.Kind kind, int hidden, boolean spectral) {
    return new ElmanFamily(kind, hidden, hidden, spectral);
  }

  private static Layer e1Written(int hidden, boolean gateSeesState) {
    return new E1Written(hidden, hidden, gateSeesState, List.of());
  }

  /** The documents fix the decays without naming them: as many and as far apart as when trained. */
  private static Layer e10Written(int hidden) {
    List<Double> decays = new ArrayList<>();
    for (int i = 0; i < ElmanFamily.E10_BANKS; i++) {
      decays.add(ElmanFamily.firstDecay(i));
    }
    return new E1Written(hidden, hidden, true, decays);
  }

  private static Layer linearRnn(Sizes sizes, String variant, int vocabulary, int labels) {
    if (sizes.layers() != 1) {
      throw new SettingException("layers", sizes.layers(), "1 for linear-rnn");
    }
    boolean diagonal = variant.equals("diagonal");
    return new Chain(
        List.of("layer0"),
        List.of(new LtiLayer(vocabulary, sizes.hidden(), labels, diagonal, Activation.IDENTITY)));
  }

  /** LTI layers with an activation after each, and a linear readout. */
  private static Layer linearStack(Sizes sizes, String variant, int vocabulary, int labels) {
    int h = sizes.hidden();
    boolean diagonal = variant.startsWith("diagonal");
    Activation activation = variant.endsWith("relu") ? Activation.RELU : Activation.SILU;
    return bare(
        sizes, vocabulary, labels, width -> new LtiLayer(width, h, h, diagonal, activation));
  }

  /** D cells of width H, each made for the width before it, and a linear readout. */
  private static Layer bare(Sizes sizes, int vocabulary, int labels, IntFunction<Layer> cell) {
    List<String> names = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    int width = vocabulary;
    for (int d = 0; d < sizes.layers(); d++) {
      names.add("layer" + d);
      layers.add(cell.apply(width));
      width = sizes.hidden();
    }
    names.add("head");
    layers.add(new Linear(width, labels, true));
    return new Chain(names, layers);
  }

  /** An embedding, D residual blocks around a cell and its output matrix, a norm and a head. */
  private static Layer blocks(Sizes sizes, int vocabulary, int labels, Layer cell) {
    Layer mixer =
        new Chain(
            List.of("cell", "out"),
            List.of(cell, new Linear(cell.outputs(), sizes.hidden(), false)));
    List<String> names = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (int d = 0; d < sizes.layers(); d++) {
      names.add("block" + d);
      layers.add(Residual.preNorm("mixer", mixer));
    }
    return framed(sizes, vocabulary, labels, names, layers);
  }

  private static Layer transformer(Sizes sizes, String variant, int vocabulary, int labels) {
    int h = sizes.hidden();
    int size = h / sizes.heads();
    if (size % 2 != 0) {
      throw new SettingException(
          "hidden", h, "an even multiple of the heads, for rotary positions");
    }
    Layer attention =
        new Chain(
            List.of("attention", "out"),
            List.of(new SoftmaxAttention(h, sizes.heads(), size), new Linear(h, h, false)));
    // Both MLPs have about 8 H² numbers.
    Layer mlp =
        variant.equals("swiglu")
            ? new GatedMlp(h, (8 * h + 2) / 3)
            : new Chain(
                List.of("in", "act", "out"),
                List.of(
                    new Linear(h, 4 * h, true),
                    new Pointwise(4 * h, Activation.GELU),
                    new Linear(4 * h, h, true)));
    List<String> names = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (int d = 0; d < sizes.layers(); d++) {
      names.add("attention" + d);
      layers.add(Residual.preNorm("mixer", attention));
      names.add("mlp" + d);
      layers.add(Residual.preNorm("mixer", mlp));
    }
    return framed(sizes, vocabulary, labels, names, layers);
  }

  private static Layer framed(
      Sizes sizes, int vocabulary, int labels, List<String> names, List<Layer> blocks) {
    int h = sizes.hidden();
    List<String> allNames = new ArrayList<>(List.of("embed"));
    allNames.addAll(names);
    allNames.addAll(List.of("norm", "head"));
    List<Layer> all = new ArrayList<>(List.of(new Linear(vocabulary, h, false)));
    all.addAll(blocks);
    all.addAll(List.of(new RmsNorm(h, 1), new Linear(h, labels, true)));
    return new Chain(allNames, all);
  }
}
