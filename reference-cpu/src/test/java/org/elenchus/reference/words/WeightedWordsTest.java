package org.elenchus.reference.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineObstruction.Row;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

class WeightedWordsTest {
  private static final WordTask XOR = WordTask.of(TaskRef.of("parity", Map.of()), "bits");

  private static WeightedWords words(String... rows) {
    return WeightedWords.of(Stream.of(rows).map(WeightedWordsTest::row).toList(), XOR, "bits");
  }

  /** A weight and letters, as "-1: 0 1". */
  private static Row row(String text) {
    String[] parts = text.split(": ?", -1);
    List<BigFraction> letters =
        parts[1].isEmpty()
            ? List.of()
            : Stream.of(parts[1].split(" ", -1))
                .map(letter -> Rational.parse(letter).toBigFraction())
                .toList();
    return new Row(letters, Rational.parse(parts[0]).toBigFraction());
  }

  /** XOR on two bits: the affine maps are annihilated, XOR is not. */
  @Test
  void theObstructionOfXor() {
    WeightedWords xor = words("-1: 0 0", "1: 0 1", "1: 1 0", "-1: 1 1");
    assertEquals(2, xor.length());
    assertEquals(List.of(Rational.ZERO, Rational.ONE, Rational.ONE, Rational.ZERO), xor.labels());
    assertTrue(xor.annihilatesAffineMaps());
    assertEquals(Rational.TWO, xor.defect());
    assertEquals(Rational.of(4), xor.mass());
    assertFalse(words("-1: 0 0", "1: 0 1", "1: 1 0", "-2: 1 1").annihilatesAffineMaps());
    assertFalse(words("-1: 0 0", "1: 0 1").annihilatesAffineMaps(), "the second letter is left");
    assertFalse(words("-2: 0 0", "1: 0 1", "1: 1 0").annihilatesAffineMaps());
  }

  /** Both classes have (1/2, 1/2) as a mean, so that no line parts them. */
  @Test
  void meansThatMeet() {
    assertTrue(words("1: 0 0", "1: 0 1", "1: 1 0", "1: 1 1").cannotBeSeparated());
    assertFalse(words("1: 0 0", "1: 0 1", "2: 1 0", "1: 1 1").cannotBeSeparated());
    assertTrue(words("1: 0 0", "1: 0 1", "1: 1 0", "1: 1 1", "0: 1 0").cannotBeSeparated());
    assertFalse(words("0: 0 0", "0: 0 1").cannotBeSeparated(), "no weight at all");
    assertFalse(
        words("1: 0 0", "1: 0 1", "1: 1 0", "1: 1 1", "-1: 0 1", "1: 0 1").cannotBeSeparated(),
        "a negative weight");
  }

  @Test
  void labelsThatAreNoBitsAreNotSeparated() {
    WordTask sum = WordTask.of(TaskRef.of("sum", Map.of()), "bits");
    WeightedWords words =
        WeightedWords.of(
            Stream.of("1: 0 0", "1: 0 1", "1: 1 0", "1: 1 1").map(WeightedWordsTest::row).toList(),
            sum,
            "bits");
    assertFalse(words.cannotBeSeparated());
    assertEquals(Rational.of(4), words.defect());
    // Labels 0 and 1 meet in their means; a third label is beside the point, and refused.
    WordTask modulus3 = WordTask.of(TaskRef.of("modular-counter", Map.of("modulus", "3")), "bits");
    Stream<String> balanced = Stream.of("2: 0 0 0", "1: 1 1 1", "1: 1 0 0", "1: 0 1 0", "1: 0 0 1");
    List<Row> rows = balanced.map(WeightedWordsTest::row).toList();
    assertTrue(WeightedWords.of(rows, modulus3, "bits").cannotBeSeparated());
    List<Row> more = Stream.concat(rows.stream(), Stream.of(row("1: 1 1 0"))).toList();
    assertFalse(WeightedWords.of(more, modulus3, "bits").cannotBeSeparated());
  }

  @Test
  void whatIsNoTableOfWordsIsRefused() {
    assertThrows(IllegalArgumentException.class, WeightedWordsTest::words);
    assertThrows(IllegalArgumentException.class, () -> words("1:"));
    assertThrows(IllegalArgumentException.class, () -> words("1: 0 1", "1: 0"));
    assertThrows(IllegalArgumentException.class, () -> words("1: 0 1/2"));
  }
}
