package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import jcuda.driver.CUevent;
import jcuda.driver.JCudaDriver;
import org.elenchus.gpu.device.Precision;
import org.jspecify.annotations.Nullable;

/** A large copy within the device: what its memory can do, and so the ceiling of most kernels. */
final class Copy {
  private static final int REPEATS = 10;

  /** Numbers of each buffer at most: 1 GiB, far beyond any cache. */
  private static final long MOST_NUMBERS = 1L << 28;

  /** The share of free memory that one buffer may take. */
  private static final int SHARE = 8;

  private Copy() {}

  /** Bytes read and written in a second. */
  static double bytesPerSecond(Cuda.Ready ready, @Nullable Path cache) {
    try (CudaContext context = new CudaContext(Precision.FLOAT32, ready.sm(), cache);
        Launcher launcher = new Launcher(context, 1, 1)) {
      long fits = context.free() / SHARE / Float.BYTES;
      int count = (int) Math.min(MOST_NUMBERS, Math.max(1, fits));
      CudaBuffer from = launcher.allocate(count);
      CudaBuffer to = launcher.allocate(count);
      to.copy(from, 0, 0, count);
      CUevent start = event();
      CUevent end = event();
      try {
        context.record(start);
        for (int i = 0; i < REPEATS; i++) {
          to.copy(from, 0, 0, count);
        }
        context.record(end);
        context.synchronise();
        float[] milliseconds = new float[1];
        Calls.driver(
            JCudaDriver.cuEventElapsedTime(milliseconds, start, end), "cuEventElapsedTime");
        return 2.0 * Float.BYTES * count * REPEATS / (milliseconds[0] * 1e-3);
      } finally {
        JCudaDriver.cuEventDestroy(start);
        JCudaDriver.cuEventDestroy(end);
      }
    }
  }

  private static CUevent event() {
    CUevent event = new CUevent();
    Calls.driver(JCudaDriver.cuEventCreate(event, 0), "cuEventCreate");
    return event;
  }
}
