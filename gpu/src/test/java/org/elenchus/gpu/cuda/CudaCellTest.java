package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.elenchus.gpu.cell.CellContractTest;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of the cells on the software CUDA device, through JCuda: in double precision, where
 * a wrong term cannot hide behind rounding, and in the single precision that runs are trained in.
 */
class CudaCellTest {
  static Stream<Layer> cells() {
    return CellContractTest.cells();
  }

  @BeforeEach
  void software() {
    SoftwareCuda.assume();
    SoftwareCuda.careful(true);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theFirstRungInDoublePrecision(Layer cell) {
    holds(cell, Precision.FLOAT64, Rung.PLAIN);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theSecondRungInDoublePrecision(Layer cell) {
    holds(cell, Precision.FLOAT64, Rung.FUSED);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theSecondRungInSinglePrecision(Layer cell) {
    holds(cell, Precision.FLOAT32, Rung.FUSED);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theThirdRungInDoublePrecision(Layer cell) {
    holds(cell, Precision.FLOAT64, Rung.PARALLEL);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theThirdRungInSinglePrecision(Layer cell) {
    holds(cell, Precision.FLOAT32, Rung.PARALLEL);
  }

  private static void holds(Layer cell, Precision precision, Rung rung) {
    try (CudaContext context = SoftwareCuda.open(precision);
        Launcher launcher = new Launcher(context, 1, 1)) {
      CellContractTest.holds(cell, rung.on(launcher), launcher, precision, 2);
    }
    assertEquals("", SoftwareCuda.report());
    assertEquals("", SoftwareCuda.live());
  }
}
