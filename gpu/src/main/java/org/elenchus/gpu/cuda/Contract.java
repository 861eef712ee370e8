package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.device.Precision;
import org.jspecify.annotations.Nullable;

/** The training contract of a device: every variant of some models beside the CPU. */
public final class Contract {
  private Contract() {}

  /** Checks every variant of some models in some formats; the listener hears a line about each. */
  static List<CurveCheck> check(
      Cuda.Ready ready,
      @Nullable Path cache,
      List<Precision> precisions,
      List<String> models,
      Consumer<String> listener) {
    List<CurveCheck> checks = new ArrayList<>();
    for (Precision precision : precisions) {
      CudaDevice device = new CudaDevice(ready, precision, Storage.FULL, cache);
      for (String model : models) {
        for (String variant : Models.variants(model)) {
          CurveCheck check = CurveCheck.of(device, precision, model, variant);
          checks.add(check);
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
    return checks;
  }

  /**
   * Checks this machine's GPU in the format that runs are trained in: for a tool that watches this
   * process from its start to its end.
   *
   * @param models ids of models
   * @throws IllegalStateException if there is no GPU or a model fails
   */
  public static void main(String[] models) {
    switch (Cuda.answer()) {
      case Cuda.Missing missing -> throw new IllegalStateException(missing.reason());
      case Cuda.Ready ready -> {
        List<Precision> trained = List.of(Precision.FLOAT32);
        List<CurveCheck> failed =
            check(ready, Devices.cache(), trained, Arrays.asList(models), line -> {}).stream()
                .filter(check -> !check.passed())
                .toList();
        if (!failed.isEmpty()) {
          throw new IllegalStateException("Curves differ: " + failed);
        }
      }
    }
  }
}
