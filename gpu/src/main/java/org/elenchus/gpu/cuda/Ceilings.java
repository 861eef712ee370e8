package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import org.elenchus.gpu.device.Kernels;
import org.elenchus.gpu.device.Precision;
import org.jspecify.annotations.Nullable;

/**
 * What bounds every kernel of a device, measured in one run: memory, by a large copy, and
 * arithmetic in single precision, by a large product of matrices.
 *
 * @param copyBytes bytes read and written in a second by a copy within the device
 * @param ownProduct operations in a second of the product of {@code product.cu}
 * @param cublasProduct the same of cuBLAS, 0 where it is not installed
 * @param cublasMissing why there is no cuBLAS, or nothing
 */
public record Ceilings(
    double copyBytes, double ownProduct, double cublasProduct, String cublasMissing) {
  private static final int REPEATS = 10;

  /** Numbers of each buffer of the copy at most: 1 GiB, far beyond any cache. */
  private static final long MOST_NUMBERS = 1L << 28;

  /** The share of free memory that one buffer may take. */
  private static final int SHARE = 8;

  /** Rows and columns of the product's matrices at most. */
  static final int MOST_ROWS = 4096;

  /** The greater of both products: what arithmetic is known to reach. */
  double product() {
    return Math.max(ownProduct, cublasProduct);
  }

  /**
   * Measures a device.
   *
   * @param mostRows rows and columns of the product's matrices at most
   */
  static Ceilings measure(Cuda.Ready ready, @Nullable Path cache, int mostRows) {
    String missing = Blas.missing();
    try (CudaContext context = new CudaContext(Precision.FLOAT32, ready.sm(), cache);
        Launcher launcher = new Launcher(context, 1, 1)) {
      double copy = copy(context, launcher);
      int n = rows(context, mostRows);
      CudaBuffer a = launcher.allocate(n * n);
      CudaBuffer b = launcher.allocate(n * n);
      CudaBuffer c = launcher.allocate(n * n);
      a.fill(0, n * n, 1.0 / n);
      b.fill(0, n * n, 1);
      double operations = 2.0 * n * n * n;
      Kernels kernels = Rung.FUSED.on(launcher);
      double own =
          Clock.seconds(context, REPEATS, () -> kernels.multiplyEach(a, 0, n, n, b, 0, c, 0, 1, n));
      double cublas = missing.isEmpty() ? cublas(context, n, a, b, c) : Double.POSITIVE_INFINITY;
      return new Ceilings(copy, operations / own, operations / cublas, missing);
    }
  }

  /** The largest power of two for whose three matrices there is room. */
  private static int rows(CudaContext context, int most) {
    long numbers = context.free() / SHARE / Float.BYTES;
    int rows = most;
    while ((long) rows * rows > numbers && rows > 1) {
      rows /= 2;
    }
    return rows;
  }

  private static double copy(CudaContext context, Launcher launcher) {
    long fits = context.free() / SHARE / Float.BYTES;
    int count = (int) Math.min(MOST_NUMBERS, Math.max(1, fits));
    CudaBuffer from = launcher.allocate(count);
    CudaBuffer to = launcher.allocate(count);
    return 2.0
        * Float.BYTES
        * count
        / Clock.seconds(context, REPEATS, () -> to.copy(from, 0, 0, count));
  }

  private static double cublas(
      CudaContext context, int n, CudaBuffer a, CudaBuffer b, CudaBuffer c) {
    try (Blas blas = new Blas(context.stream())) {
      return Clock.seconds(context, REPEATS, () -> blas.multiply(n, n, n, a, b, c));
    }
  }
}
