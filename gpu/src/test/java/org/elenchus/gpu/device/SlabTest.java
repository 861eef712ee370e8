package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Buffers that share an array behave as if each had its own. */
class SlabTest {
  private static final List<Integer> LENGTHS = List.of(1, 16, 17, 4096, Slab.LEAST, 5);

  private static List<Buffer> allocated(Precision precision) {
    Allocator slab = Slab.of(precision);
    List<Buffer> made = new ArrayList<>();
    LENGTHS.forEach(length -> made.add(slab.allocate(length)));
    return made;
  }

  private static float[] array(Buffer buffer) {
    return ((Buffer.Floats) buffer).values();
  }

  @Test
  void buffersBeginAtLinesAndShareAnArray() {
    List<Buffer> made = allocated(Precision.FLOAT32);
    for (Buffer buffer : made) {
      assertEquals(Slab.LEAD, ((Buffer.Floats) buffer).start() % Slab.LINE);
    }
    assertSame(array(made.get(1)), array(made.get(3)));
    assertNotSame(array(made.get(3)), array(made.get(4)));
  }

  @Test
  void whatIsWrittenToOneIsNotSeenInAnother() {
    for (Precision precision : Precision.values()) {
      List<Buffer> made = allocated(precision);
      for (int i = 0; i < made.size(); i++) {
        assertEquals(LENGTHS.get(i), made.get(i).length());
        assertEquals(0, made.get(i).get(0));
        assertEquals(0, made.get(i).get(made.get(i).length() - 1));
        made.get(i).fill(0, made.get(i).length(), i + 1);
      }
      for (int i = 0; i < made.size(); i++) {
        assertEquals(i + 1, made.get(i).get(0));
        assertEquals(i + 1, made.get(i).get(made.get(i).length() - 1));
      }
    }
  }

  @Test
  void placesBeyondTheEndAreRefused() {
    Buffer first = allocated(Precision.FLOAT32).get(0);
    assertThrows(IndexOutOfBoundsException.class, () -> first.get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> first.set(-1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> first.fill(0, 2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> first.copy(first, 0, 0, 2));
  }
}
