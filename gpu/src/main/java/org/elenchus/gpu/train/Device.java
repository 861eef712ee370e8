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
   * Places the models of all seeds of a configuration.
   *
   * @param config the configuration
   * @return the models at their initial weights
   */
  Population open(RunConfig config);
}
