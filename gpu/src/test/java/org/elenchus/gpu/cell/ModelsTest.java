package org.elenchus.gpu.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.elenchus.tasks.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {
  static Stream<List<String>> all() {
    return Models.ids().stream()
        .flatMap(id -> Models.variants(id).stream().map(variant -> List.of(id, variant)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyVariantReadsSymbolsAndWritesScores(List<String> name) {
    Layer model =
        Models.build(
            name.get(0),
            name.get(1),
            name.get(0).equals("linear-rnn") ? Sizes.of(1, 8) : new Sizes(2, 8, 2),
            3,
            5);
    assertEquals(3, model.inputs());
    assertEquals(5, model.outputs());
    List<String> names = model.parameters().stream().map(Parameter::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size(), names::toString);
    assertEquals(
        name.get(1).endsWith("spectral"),
        model.parameters().stream().anyMatch(Parameter::spectral));
  }

  @Test
  void thirteenModels() {
    assertEquals(13, Models.ids().size());
  }

  /** The counts that the notes on models give, without norms and offsets: 5, 9, 4 and 3 H². */
  @Test
  void theElmanFamilyHasItsNumberOfParameters() {
    int h = 64;
    assertEquals(5, squares("e1", h));
    assertEquals(9, squares("e10", h));
    assertEquals(4, squares("e33", h));
    assertEquals(3, squares("e42", h));
  }

  private static int squares(String model, int h) {
    Layer one = Models.build(model, "trained", Sizes.of(1, h), 2, 2);
    Layer two = Models.build(model, "trained", Sizes.of(2, h), 2, 2);
    return (two.parameterCount() - one.parameterCount()) / (h * h);
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertEquals(
        "layers",
        assertThrows(
                SettingException.class,
                () -> Models.build("linear-rnn", "dense", Sizes.of(2, 8), 2, 2))
            .field());
    SettingException odd =
        assertThrows(
            SettingException.class,
            () -> Models.build("softmax-attention", "gelu", Sizes.of(1, 9), 2, 2));
    assertEquals("hidden", odd.field());
    assertTrue(odd.expectation().contains("even"));
  }
}
