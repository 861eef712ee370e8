package org.elenchus.gpu.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.gpu.train.Weights;

/**
 * A run as a line of a store: a training run without its weights, of which the digest is kept.
 *
 * @param key the key of its configuration, {@link RunConfig#key()}
 * @param task the task's name
 * @param taskParameters the task's parameters
 * @param model the model's id
 * @param variant the model's variant
 * @param seed the seed
 * @param sizes layers, hidden and heads, by name
 * @param parameters P
 * @param length the training length
 * @param steps steps taken
 * @param state how it ended
 * @param losses the loss curve, pairs of step and loss
 * @param accuracy the tests, by length
 * @param device what it ran on
 * @param seconds how long its population took
 * @param weights the SHA-256 of the weights' names and bits
 */
public record StoredRun(
    String key,
    String task,
    SortedMap<String, Integer> taskParameters,
    String model,
    String variant,
    long seed,
    Map<String, Integer> sizes,
    int parameters,
    int length,
    int steps,
    String state,
    List<List<Double>> losses,
    List<Test> accuracy,
    String device,
    double seconds,
    String weights) {
  /**
   * One test.
   *
   * @param length T
   * @param right words wholly right
   * @param words words asked
   * @param rightPositions positions right
   * @param positions positions asked
   */
  public record Test(int length, int right, int words, long rightPositions, long positions) {}

  /** Copies the collections. */
  public StoredRun {
    taskParameters = Collections.unmodifiableSortedMap(new TreeMap<>(taskParameters));
    sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    losses = losses.stream().map(List::copyOf).toList();
    accuracy = List.copyOf(accuracy);
  }

  /**
   * A run as it is stored.
   *
   * @param config its configuration
   * @param run the run
   * @return its line
   */
  public static StoredRun of(RunConfig config, TrainingRun run) {
    return new StoredRun(
        config.key(),
        run.task(),
        run.taskParameters(),
        run.model(),
        run.variant(),
        run.seed(),
        Map.of(
            "layers", run.sizes().layers(),
            "hidden", run.sizes().hidden(),
            "heads", run.sizes().heads()),
        run.parameters(),
        run.length(),
        run.steps(),
        run.state(),
        run.losses().stream().map(p -> List.of((double) p.step(), p.loss())).toList(),
        run.accuracy().stream()
            .map(a -> new Test(a.length(), a.right(), a.words(), a.rightPositions(), a.positions()))
            .toList(),
        run.device(),
        run.seconds(),
        digest(run.weights()));
  }

  private static String digest(Weights weights) {
    StringBuilder text = new StringBuilder();
    for (Weights.Tensor tensor : weights.tensors()) {
      text.append(tensor.name()).append(' ').append(tensor.rows());
      for (float value : tensor.values()) {
        text.append(' ').append(Integer.toHexString(Float.floatToIntBits(value)));
      }
      text.append('\n');
    }
    return Json.sha256(text.toString());
  }
}
