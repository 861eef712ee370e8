package org.elenchus.gpu.cuda;

import org.elenchus.gpu.device.Kernels;

/** How far the operations of layers are fused. All rungs are held to the same contract. */
enum Rung {
  /** Plain ports: a launch for each operation, for all steps where none needs the one before. */
  PLAIN {
    @Override
    Kernels on(Launcher launcher) {
      return new Plain(launcher);
    }
  },
  /** Recurrences over all steps in one launch, their state in shared memory or registers. */
  FUSED {
    @Override
    Kernels on(Launcher launcher) {
      return new Fused(launcher);
    }
  },
  /**
   * What is linear in its state with parts of time side by side, at more operations: for a
   * population too small to fill the device. Its sums run in another order, so that which rung
   * trains cannot depend on the population: training takes {@link #FUSED}, and {@code gpu-check}
   * measures both.
   */
  PARALLEL {
    @Override
    Kernels on(Launcher launcher) {
      return new Parallel(launcher);
    }
  };

  /** The operations, launched for a population. */
  abstract Kernels on(Launcher launcher);

  private record Plain(Launcher launcher)
      implements PointwiseLaunches, LinearLaunches, LaneLaunches {}

  private record Fused(Launcher launcher)
      implements PointwiseLaunches,
          ProductLaunches,
          LaneLaunches,
          RecurrenceLaunches,
          ChunkedLaunches,
          AttentionLaunches {}

  private record Parallel(Launcher launcher)
      implements PointwiseLaunches,
          ProductLaunches,
          LaneLaunches,
          ParallelLaunches,
          AttentionLaunches {}
}
