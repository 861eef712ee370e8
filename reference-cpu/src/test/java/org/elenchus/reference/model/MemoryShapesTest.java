package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/** A memory of matrices holds as many numbers as its shape says, keys and values of other sizes. */
class MemoryShapesTest {
  private static final Matrix<Rational> TWO = matrix("1; 2");
  private static final Matrix<Rational> THREE = matrix("1; 2; 3");

  @Test
  void valueTimesKey() {
    assertEquals(6, new LinearAttention<>(RATIONALS, r("1/2"), TWO, TWO, THREE).start().size());
    assertEquals(6, new E88DeltaWritten<>(RATIONALS, r("1/2"), TWO, THREE, TWO).start().size());
    Decay<Rational> decay = new Decay<>(r("0"), vector("0"), r("0"));
    assertEquals(
        6, new E88DeltaTrained<>(RATIONALS, TWO, TWO, THREE, decay, null, true).start().size());
    assertEquals(6, new E88Additive<>(RATIONALS, r("1/2"), r("1"), TWO, THREE, TWO).start().size());
  }

  @Test
  void banksTimesUnits() {
    E1Written<Rational> cell =
        new E1Written<>(
            RATIONALS,
            matrix("1 0; 0 1"),
            matrix("1; 1"),
            matrix("1; 1"),
            matrix("1 0; 0 1"),
            true);
    List<Matrix<Rational>> gates = List.of(matrix("1; 1"), matrix("1; 1"), matrix("1; 1"));
    assertEquals(8, new E10Written<>(RATIONALS, cell, vector("1/2 1/3 1/4"), gates).start().size());
  }
}
