package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.CpuDevice;
import org.elenchus.gpu.train.Device;
import org.elenchus.tasks.SettingException;

/** From the word of a command line to a device. */
public final class Devices {
  private Devices() {}

  /**
   * The device that was asked for.
   *
   * @param word {@code "cpu"}, {@code "cuda"}, or {@code "auto"}: the GPU if there is one, else the
   *     CPU
   * @return the device; trained configurations name it
   * @throws SettingException if the word is another one, or a GPU was asked for and there is none:
   *     then it says why
   */
  public static Device of(String word) {
    return switch (word) {
      case "cpu" -> CpuDevice.best();
      case "auto", "cuda" -> gpu(word.equals("auto"));
      default -> throw new SettingException("device", "\"" + word + "\"", "auto, cpu or cuda");
    };
  }

  private static Device gpu(boolean orCpu) {
    return switch (Cuda.answer()) {
      case Cuda.Ready ready -> new CudaDevice(ready, Precision.FLOAT32, Storage.FULL, cache());
      case Cuda.Missing _ when orCpu -> CpuDevice.best();
      case Cuda.Missing missing ->
          throw new SettingException(
              "device",
              "\"cuda\"",
              // The sentence that this becomes part of has a full stop of its own.
              "a GPU that can be used. " + missing.reason().replaceFirst("\\.$", ""));
    };
  }

  /**
   * What a version line says of devices.
   *
   * @return such as {@code "cpu, cuda (NVIDIA H100)"}, or the reason why there is only the CPU
   */
  public static String found() {
    return switch (Cuda.answer()) {
      case Cuda.Ready ready -> "cpu, cuda (" + ready.name() + ")";
      case Cuda.Missing missing -> "cpu (no GPU: " + missing.reason() + ")";
    };
  }

  /** Where compiled kernels are kept: the user's cache. */
  static Path cache() {
    String set = System.getenv("XDG_CACHE_HOME");
    Path caches =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(set);
    return caches.resolve("elenchus").resolve("kernels");
  }
}
