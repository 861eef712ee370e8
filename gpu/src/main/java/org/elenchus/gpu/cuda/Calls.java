package org.elenchus.gpu.cuda;

import java.util.Set;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.cublasStatus;
import jcuda.nvrtc.JNvrtc;

/** Answers of calls: nothing, or an exception with the call, its sizes and the reason. */
final class Calls {
  /**
   * Codes of a device whose work went wrong: memory that cannot be corrected, addresses,
   * instructions, a launch that failed or took too long. Any later call may answer with them.
   */
  private static final Set<Integer> OF_EARLIER_WORK =
      Set.of(214, 700, 702, 714, 715, 716, 717, 718, 719);

  private Calls() {}

  /** The driver's own name of a code. */
  static String name(int code) {
    String[] name = new String[1];
    JCudaDriver.cuGetErrorName(code, name);
    return name[0] == null ? "error " + code : name[0];
  }

  /** Throws unless a call of the driver succeeded. */
  static void driver(int code, String call, Object... sizes) {
    if (code != 0) {
      String whose = OF_EARLIER_WORK.contains(code) ? ", by this call or by work before it" : "";
      throw new CudaFailure(sentence(call, name(code) + whose, sizes), code);
    }
  }

  /** Throws unless a call of the compiler succeeded. */
  static void compiler(int code, String call, Object... sizes) {
    if (code != 0) {
      throw new CudaFailure(sentence(call, JNvrtc.nvrtcGetErrorString(code), sizes), code);
    }
  }

  /** Throws unless a call of cuBLAS succeeded. */
  static void blas(int code, String call, Object... sizes) {
    if (code != 0) {
      throw new CudaFailure(sentence(call, cublasStatus.stringFor(code), sizes), code);
    }
  }

  private static String sentence(String call, String reason, Object... sizes) {
    StringBuilder text = new StringBuilder(call).append('(');
    for (int i = 0; i < sizes.length; i++) {
      text.append(i == 0 ? "" : ", ").append(sizes[i]);
    }
    return text.append(") failed: ").append(reason).append('.').toString();
  }
}
