package org.elenchus.gpu.cuda;

import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.JCudaDriver;
import jcuda.nvrtc.JNvrtc;

/** Whether this machine can train with CUDA. Asked once, answered in one sentence, never thrown. */
public final class Cuda {
  /** The oldest driver whose devices run what NVRTC 12 makes: CUDA 12.0. */
  static final int OLDEST_DRIVER = 12_000;

  private Cuda() {}

  /** What the machine answers. */
  public sealed interface Answer permits Ready, Missing {}

  /**
   * A device can be used.
   *
   * @param name the device's name
   * @param sm its compute capability, 90 for 9.0
   * @param driver the CUDA version of the driver, 12060 for 12.6
   * @param compiler the version of NVRTC, in the same form
   * @param memory bytes of device memory
   */
  public record Ready(String name, int sm, int driver, int compiler, long memory)
      implements Answer {}

  /**
   * No device can be used.
   *
   * @param reason why not, one sentence
   */
  public record Missing(String reason) implements Answer {}

  /** Holds the answer: a class is initialised once, however many ask. */
  private static final class Asked {
    static final Answer ANSWER = ask();
  }

  /**
   * Whether a GPU can be used here.
   *
   * @return the same answer every time
   */
  public static Answer answer() {
    return Asked.ANSWER;
  }

  /** Asks anew. */
  static Answer ask() {
    String driver = Natives.name("libcuda.so.1", "nvcuda.dll");
    if (!Natives.loads(driver)) {
      return new Missing("No NVIDIA driver is installed: " + driver + " cannot be loaded.");
    }
    String compiler = Natives.name("libnvrtc.so.12", "nvrtc64_120_0.dll");
    if (!Natives.loads(compiler)) {
      return new Missing(
          "The CUDA 12 toolkit is missing: its compiler, " + compiler + ", cannot be loaded.");
    }
    try {
      // Codes are looked at by Calls, which knows the sizes.
      Natives.load(
          () -> {
            JCudaDriver.setExceptionsEnabled(false);
            JNvrtc.setExceptionsEnabled(false);
          });
      return examine();
    } catch (LinkageError e) {
      return new Missing("JCuda's native libraries cannot be loaded: " + Natives.reason(e) + ".");
    } catch (CudaFailure e) {
      return new Missing("The GPU cannot be used: " + e.getMessage());
    }
  }

  private static Answer examine() {
    int started = JCudaDriver.cuInit(0);
    int[] value = new int[1];
    if (started != 0) {
      return new Missing(
          "The NVIDIA driver cannot be used: cuInit answers " + Calls.name(started) + ".");
    }
    Calls.driver(JCudaDriver.cuDeviceGetCount(value), "cuDeviceGetCount");
    if (value[0] == 0) {
      return new Missing("The NVIDIA driver finds no CUDA device.");
    }
    Calls.driver(JCudaDriver.cuDriverGetVersion(value), "cuDriverGetVersion");
    int driver = value[0];
    if (driver < OLDEST_DRIVER) {
      return new Missing(
          "The NVIDIA driver is too old: it knows CUDA "
              + version(driver)
              + ", and the kernels need "
              + version(OLDEST_DRIVER)
              + ".");
    }
    CUdevice device = new CUdevice();
    Calls.driver(JCudaDriver.cuDeviceGet(device, 0), "cuDeviceGet", 0);
    byte[] name = new byte[256];
    Calls.driver(JCudaDriver.cuDeviceGetName(name, name.length, device), "cuDeviceGetName");
    int sm =
        10 * attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
            + attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
    long[] memory = new long[1];
    Calls.driver(JCudaDriver.cuDeviceTotalMem(memory, device), "cuDeviceTotalMem");
    int compiler = Compiler.version();
    if (!Compiler.makesCodeFor(sm) && driver < compiler) {
      return new Missing(
          "The NVIDIA driver is too old for the PTX of this toolkit: it knows CUDA "
              + version(driver)
              + ", the PTX is of "
              + version(compiler)
              + ", and the toolkit makes no code of its own for sm_"
              + sm
              + ".");
    }
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    String text = new String(name, 0, end, java.nio.charset.StandardCharsets.UTF_8);
    return new Ready(text, sm, driver, compiler, memory[0]);
  }

  private static int attribute(CUdevice device, int which) {
    int[] value = new int[1];
    Calls.driver(
        JCudaDriver.cuDeviceGetAttribute(value, which, device), "cuDeviceGetAttribute", which);
    return value[0];
  }

  /** 12060 as people write it. */
  static String version(int number) {
    return number / 1000 + "." + number % 1000 / 10;
  }
}
