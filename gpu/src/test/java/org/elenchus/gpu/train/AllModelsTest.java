package org.elenchus.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variant of every model takes a training step that lowers the loss on its batch. */
class AllModelsTest {
  static Stream<List<String>> all() {
    return Models.ids().stream()
        .flatMap(id -> Models.variants(id).stream().map(variant -> List.of(id, variant)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void trainingLowersTheLossAndRepeats(List<String> name) {
    RunConfig config =
        RunConfig.of("running-majority", Map.of(), name.get(0))
            .variant(name.get(1))
            .sizes(name.get(0).equals("linear-rnn") ? Sizes.of(1, 4) : new Sizes(1, 4, 2))
            .length(6)
            .batch(16)
            .steps(30)
            .learningRate(0.02)
            .seeds(List.of(1L))
            .evaluation(new Evaluation(List.of(1, 2), 32, 0))
            .build();
    TrainingRun run = new Trainer(KernelProvider.best(), 1).train(config).getFirst();
    assertEquals("finished", run.state());
    double first = run.losses().getFirst().loss();
    double last = run.losses().getLast().loss();
    assertTrue(last < first, () -> name + " went from " + first + " to " + last);
    TrainingRun again = new Trainer(KernelProvider.best(), 2).train(config).getFirst();
    assertEquals(run.withSeconds(0), again.withSeconds(0));
    if (name.get(1).endsWith("spectral")) {
      Weights.Tensor w =
          run.weights().tensors().stream()
              .filter(t -> t.rows() == t.cols() && t.name().matches(".*\\.W(_h)?"))
              .filter(t -> t.name().contains("cell") || t.name().startsWith("layer"))
              .findFirst()
              .orElseThrow();
      org.elenchus.gpu.device.Buffer values =
          org.elenchus.gpu.device.Precision.FLOAT64.allocate(w.values().size());
      for (int i = 0; i < w.values().size(); i++) {
        values.set(i, w.values().get(i));
      }
      assertEquals(0.99, Spectral.norm(values, 0, w.rows()), 1e-6);
    }
  }
}
