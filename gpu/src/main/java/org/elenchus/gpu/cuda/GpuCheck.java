package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
 * @param memory what compute-sanitizer sees meanwhile
 * @param storage what keeping numbers as bfloat16 does to training
 * @param ceilings what bounds every kernel, or null if not run
 * @param kernels each operation of training as a share of both ceilings
 * @param gpu populations on the GPU
 * @param cpu the same on this machine's processors
 * @param neighbours other implementations' recurrences on the same GPU
 * @param notMeasured what this file says nothing of
 */
public record GpuCheck(
    State state,
    String reason,
    Cuda.@Nullable Ready device,
    List<CurveCheck> contract,
    List<MemoryCheck> memory,
    List<StorageError> storage,
    @Nullable Ceilings ceilings,
    List<KernelSpeed> kernels,
    List<Speed> gpu,
    List<Speed> cpu,
    List<Neighbour> neighbours,
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

  /**
   * How much is measured.
   *
   * @param product rows and columns of the large product, at most
   * @param kernels the sizes of single operations
   * @param populations the sizes of populations
   * @param steps steps of a population's measurement
   */
  record Extent(int product, Workload.Sizes kernels, List<Speed.Shape> populations, int steps) {
    /** What fills a GPU. */
    static final Extent WHOLE = new Extent(Ceilings.MOST_ROWS, KernelSpeed.SIZES, Speed.SHAPES, 20);
  }

  /** Copies the lists. */
  public GpuCheck {
    contract = List.copyOf(contract);
    memory = List.copyOf(memory);
    storage = List.copyOf(storage);
    kernels = List.copyOf(kernels);
    gpu = List.copyOf(gpu);
    cpu = List.copyOf(cpu);
    neighbours = List.copyOf(neighbours);
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
              List.of(),
              List.of(),
              null,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(
                  "Everything that only a GPU shows: its code, rounding, concurrency and speed."));
      case Cuda.Ready ready ->
          check(ready, Devices.cache(), Models.ids(), Extent.WHOLE, Beside.here(), listener);
    };
  }

  /** Checks a device with some models, and measures it at some sizes. */
  static GpuCheck check(
      Cuda.Ready ready,
      @Nullable Path cache,
      List<String> models,
      Extent extent,
      Beside beside,
      Consumer<String> listener) {
    List<CurveCheck> contract =
        Contract.check(ready, cache, List.of(Precision.values()), models, listener);
    List<MemoryCheck> memory = MemoryCheck.run(beside, models);
    memory.forEach(check -> listener.accept(check.toString()));
    List<StorageError> storage =
        StorageError.MODELS.stream()
            .map(name -> StorageError.of(ready, cache, name.getFirst(), name.getLast()))
            .toList();
    storage.forEach(error -> listener.accept(error.toString()));
    Ceilings ceilings = Ceilings.measure(ready, cache, extent.product);
    listener.accept("ceilings: " + ceilings);
    List<KernelSpeed> kernels = KernelSpeed.measure(ready, cache, ceilings, extent.kernels);
    kernels.forEach(speed -> listener.accept(speed.toString()));
    CudaDevice device = new CudaDevice(ready, Precision.FLOAT32, Storage.FULL, cache);
    List<Speed> gpu = new ArrayList<>();
    List<Speed> cpu = new ArrayList<>();
    for (Speed.Shape shape : extent.populations) {
      gpu.add(Speed.measure(device, shape, extent.steps));
      cpu.add(Speed.measure(CpuDevice.best(), shape, Math.max(1, extent.steps / 10)));
      listener.accept(shape + ": " + gpu.getLast() + ", " + cpu.getLast());
    }
    List<Neighbour> neighbours = Neighbour.measure(beside, extent.populations, extent.steps);
    neighbours.forEach(each -> listener.accept(each.toString()));
    List<CurveCheck> failed = contract.stream().filter(check -> !check.passed()).toList();
    List<String> reasons = new ArrayList<>();
    if (!failed.isEmpty()) {
      reasons.add(failed.size() + " of " + contract.size() + " curves: " + failed);
    }
    memory.stream()
        .filter(check -> check.state() == State.FAILED)
        .forEach(check -> reasons.add(check.reason()));
    return new GpuCheck(
        reasons.isEmpty() ? State.PASSED : State.FAILED,
        String.join(" ", reasons),
        ready,
        contract,
        memory,
        storage,
        ceilings,
        kernels,
        gpu,
        cpu,
        neighbours,
        notMeasured(memory, neighbours));
  }

  private static List<String> notMeasured(List<MemoryCheck> memory, List<Neighbour> neighbours) {
    return Stream.concat(
            memory.stream()
                .filter(check -> check.state() == State.NOT_RUN)
                .map(check -> check.tool() + ": " + check.reason()),
            neighbours.stream()
                .filter(each -> each.state() == State.NOT_RUN)
                .map(each -> each.name() + "'s recurrence: " + each.reason()))
        .toList();
  }
}
