package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.Test;

/** How two curves of losses are compared. */
class CurveCheckTest {
  private static final List<List<Double>> CURVE = List.of(List.of(1.0, 3.0), List.of(0.5, 1.0));

  private static boolean passes(List<List<Double>> found) {
    double off = CurveCheck.apart(CURVE, found, step -> 0.1 * step);
    return new CurveCheck("elman", "bare", Precision.FLOAT64, off, true, true).passed();
  }

  @Test
  void theLargestShareOfWhatIsAllowedAtItsStepCounts() {
    assertEquals(0, CurveCheck.apart(CURVE, CURVE, step -> 0.1));
    // 0.3 of 1 + 3, of 0.1 at the first step
    List<List<Double>> near = List.of(List.of(1.0, 3.3), List.of(0.5, 1.0));
    assertEquals(0.75, CurveCheck.apart(CURVE, near, step -> 0.1 * step), 1e-12);
    assertTrue(passes(near));
    assertFalse(passes(List.of(List.of(1.0, 3.5), List.of(0.5, 1.0))));
    assertFalse(passes(List.of(List.of(1.0, 3.0))), "a curve that ends early");
  }

  @Test
  void aLossThatIsNoNumberIsNotForgotten() {
    assertFalse(passes(List.of(List.of(Double.NaN, 3.0), List.of(0.5, 1.0))));
    assertFalse(passes(List.of(List.of(1.0, 3.0), List.of(0.5, Double.NaN))));
  }
}
