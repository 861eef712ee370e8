package org.elenchus.gpu.train;

/**
 * Where configurations are trained. The protocol (schedules, loss curves, early stops, checkpoints)
 * is the {@link Trainer}'s and the same everywhere; a device brings a {@link Population}.
 */
public interface Device {
  /**
   * What a configuration calls this device.
   *
   * @return {@code "cpu"} or {@code "cuda"}
   */
  String id();

  /**
   * Places the models of all members of a cohort.
   *
   * @param cohort the seeds and learning rates of a configuration
   * @return the models at their initial weights
   */
  Population open(Cohort cohort);

  /**
   * How many members of a population there is memory for, as things are now.
   *
   * @param config the configuration of all of them
   * @return the most members; 0 where not even one fits
   */
  int room(RunConfig config);
}
