package org.elenchus.claims.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
  /** An extent, another, and whether the first has all that the second has. */
  @ParameterizedTest
  @CsvSource({
    "1.., 1.., true",
    "1.., 2.., true",
    "2.., 1.., false",
    "1.., 5, true",
    "5.., 5, true",
    "6.., 5, false",
    "1..6, 1..6, true",
    "1..6, 2..6, true",
    "1..6, 1..7, false",
    "1..6, 0..6, false",
    "1..6, 1.., false",
    "3, 3, true",
    "3, 2, false",
    "3, 4, false",
    "3, 3..4, false",
    "1.., reals, false",
    "reals, 1.., false",
    "reals, reals, true",
    "reals, rationals, true",
    "rationals, integers, true",
    "integers, bits, true",
    "reals, bits, true",
    "bits, integers, false",
    "rationals, reals, false",
    "reals, words of S5, false",
    "words of S5, reals, false",
    "words of S5, words of S5, true",
    "words of S5, words of A5, false"
  })
  void inclusion(String outer, String inner, boolean included) {
    assertEquals(included, Extent.parse(outer).includes(Extent.parse(inner)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "7", "2..", "1..6", "123456789012..123456789012", "reals", "a (b), c-1"})
  void extentsAreWrittenAsTheyAreRead(String text) {
    String canonical = text.startsWith("123") ? "123456789012" : text;
    assertEquals(canonical, Extent.parse(text).text());
    assertEquals(Extent.parse(text), Extent.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6..1", "-1", "1...2", "1.5", "..3", "1234567890123", "ä", "x_1"})
  void whatIsNoExtentIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Extent.parse(text));
  }

  @Test
  void aScopeCoversWhatHasTheSameArithmeticAndQuantities() {
    Scope all = Scope.of(NumberSystem.REALS, Map.of("T", "1..", "x", "reals"));
    Scope some = Scope.of(NumberSystem.REALS, Map.of("T", "1..8", "x", "bits"));
    assertEquals(true, all.covers(some));
    assertEquals(true, all.covers(all));
    assertEquals(false, some.covers(all));
    assertEquals(false, all.covers(Scope.of(NumberSystem.FLOAT64, Map.of("T", "1", "x", "bits"))));
    assertEquals(false, all.covers(Scope.of(NumberSystem.REALS, Map.of("T", "1"))));
    assertEquals(false, all.covers(Scope.of(NumberSystem.REALS, Map.of("T", "1", "y", "bits"))));
    assertEquals(false, all.covers(Scope.of(NumberSystem.REALS, Map.of("T", "0..", "x", "bits"))));
  }

  @Test
  void inWords() {
    assertEquals(
        "bfloat16; T = 1.., x = bits",
        Scope.of(NumberSystem.BFLOAT16, Map.of("x", "bits", "T", "1..")).inWords());
    assertEquals("printed", Scope.of(NumberSystem.PRINTED, Map.of()).inWords());
  }
}
