package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Precision;
import org.jspecify.annotations.Nullable;

/**
 * How fast an operation is, as shares of what the device can do.
 *
 * @param kernel its name
 * @param bytes what it must move, counted from its sizes
 * @param operations what it must compute, counted from its sizes
 * @param seconds one launch, or as many as it takes
 * @param ofCopy the bytes a second as a share of those of a large copy
 * @param ofProduct the operations a second as a share of those of a large product of matrices
 */
public record KernelSpeed(
    String kernel,
    double bytes,
    double operations,
    double seconds,
    double ofCopy,
    double ofProduct) {
  private static final int REPEATS = 10;

  /** E1 and its kin as populations are trained: 64 seeds, H = 64, T = 64. */
  static final Workload.Sizes SIZES = new Workload.Sizes(64, 64, 32, 4, 64);

  /** Measures every operation of training, and on two rungs what can be cut in time. */
  static List<KernelSpeed> measure(
      Cuda.Ready ready, @Nullable Path cache, Ceilings ceilings, Workload.Sizes sizes) {
    List<KernelSpeed> speeds = new ArrayList<>();
    try (CudaContext context = new CudaContext(Precision.FLOAT32, ready.sm(), cache);
        Launcher launcher = new Launcher(context, sizes.seeds(), 1)) {
      Workload.of(launcher, Rung.FUSED.on(launcher), sizes)
          .forEach(each -> speeds.add(of(each, each.kernel(), context, ceilings)));
      for (Rung rung : List.of(Rung.FUSED, Rung.PARALLEL)) {
        Workload.linear(launcher, rung.on(launcher), sizes)
            .forEach(each -> speeds.add(of(each, each.kernel() + ", " + rung, context, ceilings)));
      }
    }
    return speeds;
  }

  private static KernelSpeed of(
      Workload each, String name, CudaContext context, Ceilings ceilings) {
    double seconds = Clock.seconds(context, REPEATS, each.run());
    return new KernelSpeed(
        name,
        each.bytes(),
        each.operations(),
        seconds,
        each.bytes() / seconds / ceilings.copyBytes(),
        each.operations() / seconds / ceilings.product());
  }
}
