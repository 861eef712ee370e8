package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.CpuDevice;
import org.jspecify.annotations.Nullable;

/**
 * What a machine with a GPU says of the CUDA path: device facts, every model against the CPU, a
 * copy as the ceiling of memory, and how fast populations train there and here. On a machine
 * without one the state is {@code NOT_RUN}, with the reason.
 *
 * @param state how it went
 * @param reason why it was not run, or what failed; empty if it passed
 * @param device the device, or null
 * @param contract every variant of every model, in both formats
 * @param copyBytesPerSecond bytes read and written by a copy within the device; 0 if not run
 * @param gpu populations on the GPU
 * @param cpu the same on this machine's processors
 * @param notMeasured what this file says nothing of
 */
public record GpuCheck(
    State state,
    String reason,
    Cuda.@Nullable Ready device,
    List<CurveCheck> contract,
    double copyBytesPerSecond,
    List<Speed> gpu,
    List<Speed> cpu,
    List<String> notMeasured) {
  /** How it went. */
  public enum State {
    /** Everything agreed. */
    PASSED,
    /** Something did not agree. */
    FAILED,
    /** There is no GPU that can be used. */
    NOT_RUN
  }

  /** Steps of a measurement. */
  private static final int STEPS = 20;

  private static final List<String> NOT_MEASURED =
      List.of(
          "Memory accesses of the kernels on this device: run this command under"
              + " compute-sanitizer.",
          "A large matrix product as the ceiling of arithmetic: cuBLAS is not part of this build.",
          "cuDNN's and PyTorch's recurrences on this device.");

  /** Copies the lists. */
  public GpuCheck {
    contract = List.copyOf(contract);
    gpu = List.copyOf(gpu);
    cpu = List.copyOf(cpu);
    notMeasured = List.copyOf(notMeasured);
  }

  /**
   * Checks this machine.
   *
   * @param listener hears a line about each part as it ends
   * @return what was seen
   */
  public static GpuCheck run(Consumer<String> listener) {
    return switch (Cuda.answer()) {
      case Cuda.Missing missing ->
          new GpuCheck(
              State.NOT_RUN,
              missing.reason(),
              null,
              List.of(),
              0,
              List.of(),
              List.of(),
              List.of(
                  "Everything that only a GPU shows: its code, rounding, concurrency and speed."));
      case Cuda.Ready ready ->
          check(ready, Devices.cache(), Models.ids(), Speed.SHAPES, STEPS, listener);
    };
  }

  /** Checks a device with some models, and measures it at some sizes. */
  static GpuCheck check(
      Cuda.Ready ready,
      @Nullable Path cache,
      List<String> models,
      List<Speed.Shape> shapes,
      int steps,
      Consumer<String> listener) {
    List<CurveCheck> contract = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      CudaDevice device = new CudaDevice(ready, precision, cache);
      for (String model : models) {
        for (String variant : Models.variants(model)) {
          CurveCheck check = CurveCheck.of(device, precision, model, variant);
          contract.add(check);
          listener.accept(
              model
                  + " "
                  + variant
                  + " "
                  + precision
                  + String.format(": observed/allowed %.1e", check.off())
                  + (check.passed() ? "" : " FAILED"));
        }
      }
    }
    double copy = Copy.bytesPerSecond(ready, cache);
    listener.accept(String.format("copy within the device: %.3g bytes/s", copy));
    CudaDevice device = new CudaDevice(ready, Precision.FLOAT32, cache);
    List<Speed> gpu = new ArrayList<>();
    List<Speed> cpu = new ArrayList<>();
    for (Speed.Shape shape : shapes) {
      gpu.add(Speed.measure(device, shape, steps));
      cpu.add(Speed.measure(CpuDevice.best(), shape, Math.max(1, steps / 10)));
      listener.accept(shape + ": " + gpu.getLast() + ", " + cpu.getLast());
    }
    List<CurveCheck> failed = contract.stream().filter(check -> !check.passed()).toList();
    return new GpuCheck(
        failed.isEmpty() ? State.PASSED : State.FAILED,
        failed.isEmpty() ? "" : failed.size() + " of " + contract.size() + " curves: " + failed,
        ready,
        contract,
        copy,
        gpu,
        cpu,
        NOT_MEASURED);
  }
}
