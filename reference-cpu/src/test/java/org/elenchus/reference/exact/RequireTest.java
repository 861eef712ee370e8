package org.elenchus.reference.exact;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RequireTest {
  @Test
  void whatIsNotSoIsSaid() {
    assertDoesNotThrow(() -> Require.that(true, "all is well"));
    assertEquals(
        "a word has no letters",
        assertThrows(
                IllegalArgumentException.class, () -> Require.that(false, "a word has no letters"))
            .getMessage());
  }
}
