package org.elenchus.gpu.train;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.claims.json.Json;
import org.elenchus.tasks.SettingException;

/**
 * A configuration at one or more learning rates, whose every seed trains in one population: member
 * i has learning rate i / S and seed i mod S, S being the number of seeds. A member's words and
 * initial weights are those of its seed, so that it trains as it would alone.
 *
 * @param config the configuration; its own learning rate is not looked at
 * @param learningRates the learning rates, all different
 */
public record Cohort(RunConfig config, List<Double> learningRates) {
  /**
   * Checks that all can be run together.
   *
   * @throws SettingException if a learning rate cannot be used or occurs twice, or there are too
   *     many members
   */
  public Cohort {
    learningRates = List.copyOf(learningRates);
    if (learningRates.isEmpty() || new HashSet<>(learningRates).size() < learningRates.size()) {
      throw new SettingException("learningRates", learningRates, "at least one, each once");
    }
    learningRates.forEach(config.optimiser()::withLearningRate);
    config.requireRoom(learningRates.size() * config.seeds().size());
  }

  /**
   * A configuration at its own learning rate.
   *
   * @param config the configuration
   * @return its seeds and no others
   */
  public static Cohort of(RunConfig config) {
    return new Cohort(config, List.of(config.optimiser().learningRate()));
  }

  /**
   * How many members there are.
   *
   * @return learning rates times seeds
   */
  public int size() {
    return learningRates.size() * config.seeds().size();
  }

  /**
   * The seed of a member.
   *
   * @param member from 0
   * @return its seed
   */
  public long seed(int member) {
    return config.seeds().get(member % config.seeds().size());
  }

  /**
   * The step size of a member.
   *
   * @param member from 0
   * @param step which step, from 1
   * @return the learning rate of that step
   */
  public double rateAt(int member, int step) {
    double learningRate = learningRates.get(member / config.seeds().size());
    return config.optimiser().withLearningRate(learningRate).rateAt(step, config.steps());
  }

  /** What names this cohort: the key of its configuration where that is all there is. */
  String key() {
    List<String> keys =
        learningRates.stream().map(rate -> config.withLearningRate(rate).key()).toList();
    return keys.size() == 1
        ? keys.getFirst()
        : Json.sha256(keys.stream().collect(Collectors.joining("\n")));
  }
}
