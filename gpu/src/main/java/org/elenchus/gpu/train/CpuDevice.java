package org.elenchus.gpu.train;

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
  public Population open(RunConfig config) {
    return new CpuPopulation(config, provider, precision, threads);
  }
}
