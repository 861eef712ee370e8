package org.elenchus.gpu.train;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
   * Learning rates in as few cohorts as a device has room for, in their order. Where not even one
   * learning rate has room it stands alone, for the device to say so.
   *
   * @param config the configuration
   * @param learningRates the learning rates, all different
   * @param device where they are to train
   * @return the cohorts
   */
  public static List<Cohort> of(RunConfig config, List<Double> learningRates, Device device) {
    int rates = learningRates.size();
    int most =
        rates < 2
            ? 1
            : Math.max(
                1, Math.min(device.room(config), config.mostMembers()) / config.seeds().size());
    return IntStream.iterate(0, from -> from < rates, from -> from + most)
        .mapToObj(
            from -> new Cohort(config, learningRates.subList(from, Math.min(rates, from + most))))
        .toList();
  }

  /**
   * The configuration of one learning rate, which names its runs.
   *
   * @param rate which of the learning rates, from 0
   * @return the configuration at it
   */
  public RunConfig configuration(int rate) {
    return config.withLearningRate(learningRates.get(rate));
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

  /**
   * What names this cohort: the key of its configuration where that is all there is.
   *
   * @return 64 hexadecimal digits
   */
  public String key() {
    List<String> keys =
        learningRates.stream().map(rate -> config.withLearningRate(rate).key()).toList();
    return keys.size() == 1
        ? keys.getFirst()
        : Json.sha256(keys.stream().collect(Collectors.joining("\n")));
  }
}
