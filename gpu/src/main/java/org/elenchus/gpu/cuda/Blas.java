package org.elenchus.gpu.cuda;

import jcuda.Pointer;
import jcuda.driver.CUstream;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import jcuda.jcublas.cublasOperation;
import jcuda.runtime.cudaStream_t;

/**
 * NVIDIA's own products of matrices, cuBLAS, where it is installed. Training does without it: its
 * sums run in an order of its own, which may change with its version. It is the ceiling that our
 * products are measured against.
 */
final class Blas implements AutoCloseable {
  private final cublasHandle handle = new cublasHandle();

  /**
   * Opens cuBLAS on a stream.
   *
   * @throws CudaFailure if a call fails
   */
  Blas(CUstream stream) {
    Calls.blas(JCublas2.cublasCreate(handle), "cublasCreate");
    try {
      Calls.blas(JCublas2.cublasSetStream(handle, new cudaStream_t(stream)), "cublasSetStream");
    } catch (CudaFailure e) {
      close();
      throw e;
    }
  }

  /**
   * Why cuBLAS cannot be used here.
   *
   * @return one sentence, or nothing if it can
   */
  static String missing() {
    String library = Natives.name("libcublas.so.12", "cublas64_12.dll");
    if (!Natives.loads(library)) {
      return "cuBLAS is not installed: " + library + " cannot be loaded.";
    }
    try {
      Natives.load(() -> JCublas2.setExceptionsEnabled(false));
      return "";
    } catch (LinkageError e) {
      return "JCuda's native library for cuBLAS cannot be loaded: " + Natives.reason(e) + ".";
    }
  }

  /**
   * C = A B in single precision, row by row.
   *
   * @param m rows of A and C
   * @param depth columns of A, rows of B
   * @param n columns of B and C
   * @param a A, [m, depth]
   * @param b B, [depth, n]
   * @param c C, [m, n], overwritten
   */
  void multiply(int m, int depth, int n, CudaBuffer a, CudaBuffer b, CudaBuffer c) {
    Pointer one = Pointer.to(new float[] {1});
    Pointer zero = Pointer.to(new float[] {0});
    int as = cublasOperation.CUBLAS_OP_N;
    // cuBLAS reads column by column, and so sees the transposes: C^T = B^T A^T.
    Calls.blas(
        JCublas2.cublasSgemm(
            handle,
            as,
            as,
            n,
            m,
            depth,
            one,
            b.pointer(),
            n,
            a.pointer(),
            depth,
            zero,
            c.pointer(),
            n),
        "cublasSgemm",
        m,
        depth,
        n);
  }

  @Override
  public void close() {
    Calls.blas(JCublas2.cublasDestroy(handle), "cublasDestroy");
  }
}
