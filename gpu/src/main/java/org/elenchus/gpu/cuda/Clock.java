package org.elenchus.gpu.cuda;

import jcuda.driver.CUevent;
import jcuda.driver.JCudaDriver;

/** Times work on the device by events, so that the host's own time is not in it. */
final class Clock {
  private Clock() {}

  /**
   * The time of one repetition, after one to warm up.
   *
   * @return seconds
   */
  static double seconds(CudaContext context, int repeats, Runnable work) {
    work.run();
    CUevent start = event();
    CUevent end = event();
    try {
      context.record(start);
      for (int i = 0; i < repeats; i++) {
        work.run();
      }
      context.record(end);
      context.synchronise();
      float[] milliseconds = new float[1];
      Calls.driver(JCudaDriver.cuEventElapsedTime(milliseconds, start, end), "cuEventElapsedTime");
      return milliseconds[0] * 1e-3 / repeats;
    } finally {
      JCudaDriver.cuEventDestroy(start);
      JCudaDriver.cuEventDestroy(end);
    }
  }

  private static CUevent event() {
    CUevent event = new CUevent();
    Calls.driver(JCudaDriver.cuEventCreate(event, 0), "cuEventCreate");
    return event;
  }
}
