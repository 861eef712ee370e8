package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.jspecify.annotations.Nullable;

/**
 * The GPU of this machine.
 *
 * @param facts what is known of it
 * @param precision the format of all numbers: single precision for training
 * @param storage how what recurrences keep lies in memory
 * @param cache where compiled kernels are kept, or null for nowhere
 */
public record CudaDevice(
    Cuda.Ready facts, Precision precision, Storage storage, @Nullable Path cache)
    implements Device {
  @Override
  public String id() {
    return "cuda";
  }

  /**
   * Places the models of all members on the GPU.
   *
   * @throws CudaFailure if a call of the driver fails or the population does not fit, saying what
   *     was asked, what is free and how many seeds would fit
   */
  @Override
  public Population open(Cohort cohort) {
    CudaContext context = new CudaContext(precision, facts.sm(), cache);
    return new CudaPopulation(cohort, context, storage, Rung.FUSED, "cuda (" + facts.name() + ")");
  }

  /**
   * As many as its free memory holds.
   *
   * @throws CudaFailure if a call of the driver fails
   */
  @Override
  public int room(RunConfig config) {
    try (CudaContext context = new CudaContext(precision, facts.sm(), cache)) {
      long each = Plan.bytesPerSeed(config, precision, storage);
      return Math.clamp(context.free() / each, 0, Integer.MAX_VALUE);
    }
  }
}
