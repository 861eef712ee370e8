package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code gpu-check} does, on the software device. */
class GpuCheckTest {
  @BeforeEach
  void software() {
    SoftwareCuda.assume();
  }

  @Test
  void aDeviceThatAgreesPasses() {
    Cuda.Ready ready = assertInstanceOf(Cuda.Ready.class, Cuda.answer());
    SoftwareCuda.memory(8L << 20);
    List<String> lines = new ArrayList<>();
    GpuCheck check =
        GpuCheck.check(
            ready,
            SoftwareCuda.cache(),
            List.of("linear-rnn"),
            List.of(new Speed.Shape(2, 3, 2)),
            2,
            lines::add);
    assertEquals(GpuCheck.State.PASSED, check.state());
    assertEquals(4, check.contract().size());
    assertEquals("software device", ready.name());
    assertTrue(check.copyBytesPerSecond() > 0, check::toString);
    assertTrue(check.gpu().getFirst().tokensPerSecond() > 0, check::toString);
    assertEquals(6, lines.size());
    assertEquals("", SoftwareCuda.live());
  }

  /** A device whose words are others gets other losses: the check is able to fail. */
  @Test
  void aDeviceThatDisagreesDoesNotPass() {
    Device other =
        new Device() {
          @Override
          public String id() {
            return "cuda";
          }

          @Override
          public Population open(RunConfig config) {
            RunConfig shifted =
                CurveCheck.config("linear-rnn", "dense").seeds(List.of(4L, 9L)).build();
            return SoftwareCuda.device(Precision.FLOAT64).open(shifted);
          }
        };
    CurveCheck check = CurveCheck.of(other, Precision.FLOAT64, "linear-rnn", "dense");
    assertTrue(check.off() > 1, check::toString);
    assertFalse(check.passed());
  }
}
