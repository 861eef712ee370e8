package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.reports.TexText.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "7, 1, 7",
    "-3, 5, -0.6",
    "1, 3, ≈ 0.3333333",
    "39000, 1, 39000",
    "123456789, 1, ≈ 123456800",
    "1, 1000000, 0.000001"
  })
  void decimalsSayWhenDigitsWereDropped(long numerator, long denominator, String expected) {
    assertEquals(expected, Words.decimal(BigFraction.of(numerator, denominator)));
  }

  @Test
  void scopesReadAsWords() {
    assertEquals(
        "64-bit floating point · D = 3 · every T ≥ 2 · inputs: bits · n from 1 to 6",
        Words.scope(
            Scope.of(
                NumberSystem.FLOAT64,
                Map.of("T", "2..", "D", "3", "n", "1..6", "inputs", "bits"))));
  }

  @Test
  void anEditSaysWhatWasThere() {
    Patch patch = new Patch("replace", "/terms/1/sign", Json.tree("-"));
    assertEquals(
        "“terms › 1 › sign” becomes - (it was +)",
        PatchWords.of(patch, Json.tree(Map.of("terms", new Object[] {1, Map.of("sign", "+")}))));
  }

  @Test
  void mathematicsIsTakenOutOfText() {
    assertEquals(
        java.util.List.of(
            new Segment("text", "costs $5, "),
            new Segment("math", "a_{\\$}"),
            new Segment("text", " and "),
            new Segment("display", "b"),
            new Segment("code", "c$d"),
            new Segment("text", " $ open")),
        TexText.parse("costs \\$5, $a_{\\$}$ and $$b$$`c$d` $ open"));
  }
}
