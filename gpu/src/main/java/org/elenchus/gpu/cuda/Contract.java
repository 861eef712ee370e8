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
   * Checks this machine's GPU in the format that runs are trained in, for a tool that watches this
   * process. Ends with 1 if a model fails, with 2 if there is no GPU.
   *
   * @param models ids of models
   */
  public static void main(String[] models) {
    switch (Cuda.answer()) {
      case Cuda.Missing missing -> {
        System.out.println(missing.reason());
        System.exit(2);
      }
      case Cuda.Ready ready -> {
        List<CurveCheck> checks =
            check(
                ready,
                Devices.cache(),
                List.of(Precision.FLOAT32),
                Arrays.asList(models),
                System.out::println);
        System.exit(checks.stream().allMatch(CurveCheck::passed) ? 0 : 1);
      }
    }
  }
}
