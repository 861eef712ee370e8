package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import java.util.List;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.CpuDevice;
import org.jspecify.annotations.Nullable;

/**
 * What keeping numbers as bfloat16 does to training: the largest difference of a loss from that of
 * the CPU in double precision, relative to 1 + loss, over the steps of a {@link CurveCheck}.
 *
 * @param model the model's id
 * @param variant its variant
 * @param full with all numbers in single precision
 * @param narrow with kept numbers as bfloat16, all else as before
 */
public record StorageError(String model, String variant, double full, double narrow) {
  /** A dense recurrence and a matrix memory, whose matrix and whose states are kept. */
  static final List<List<String>> MODELS =
      List.of(List.of("e1", "trained"), List.of("e88-delta", "trained"));

  /** Trains three times. */
  static StorageError of(Cuda.Ready ready, @Nullable Path cache, String model, String variant) {
    CpuDevice exact = new CpuDevice(KernelProvider.plain(), Precision.FLOAT64, 1);
    List<List<Double>> expected = CurveCheck.losses(exact, model, variant);
    double[] apart = new double[2];
    for (Storage storage : Storage.values()) {
      CudaDevice device = new CudaDevice(ready, Precision.FLOAT32, storage, cache);
      List<List<Double>> found = CurveCheck.losses(device, model, variant);
      apart[storage == Storage.FULL ? 0 : 1] = CurveCheck.apart(expected, found, step -> 1);
    }
    return new StorageError(model, variant, apart[0], apart[1]);
  }
}
