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
    try (Event start = new Event();
        Event end = new Event()) {
      context.record(start.event);
      for (int i = 0; i < repeats; i++) {
        work.run();
      }
      context.record(end.event);
      context.synchronise();
      float[] milliseconds = new float[1];
      Calls.driver(
          JCudaDriver.cuEventElapsedTime(milliseconds, start.event, end.event),
          "cuEventElapsedTime");
      return milliseconds[0] * 1e-3 / repeats;
    }
  }

  /** A moment on the stream. */
  private static final class Event implements AutoCloseable {
    private final CUevent event = new CUevent();

    Event() {
      Calls.driver(JCudaDriver.cuEventCreate(event, 0), "cuEventCreate");
    }

    @Override
    public void close() {
      Calls.driver(JCudaDriver.cuEventDestroy(event), "cuEventDestroy");
    }
  }
}
