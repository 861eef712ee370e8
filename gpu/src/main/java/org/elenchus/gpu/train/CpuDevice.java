package org.elenchus.gpu.train;

import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;

/**
 * The processors of this machine.
 *
 * @param provider the kernels
 * @param precision the format of all numbers: single precision for training
 * @param threads how many threads work at once; has no influence on the result
 */
public record CpuDevice(KernelProvider provider, Precision precision, int threads)
    implements Device {
  /**
   * All processors with the fastest kernels there are.
   *
   * @return the device
   */
  public static CpuDevice best() {
    return new CpuDevice(
        KernelProvider.best(), Precision.FLOAT32, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public String id() {
    return "cpu";
  }

  @Override
  public Population open(Cohort cohort) {
    return new CpuPopulation(cohort, cohort.config().modelItself(), provider, precision, threads);
  }

  @Override
  public int room(RunConfig config) {
    return Footprint.members(
        config.modelItself(), config.length(), config.batch(), config.evaluation());
  }

  /**
   * Opens a population of networks that {@link org.elenchus.gpu.cell.Models} has no name for.
   *
   * @param config the configuration; its model is not looked at
   * @param model from the task's symbols to scores for its labels
   * @return the population, with freshly drawn weights
   */
  public Population open(RunConfig config, Layer model) {
    return new CpuPopulation(Cohort.of(config), model, provider, precision, threads);
  }
}
