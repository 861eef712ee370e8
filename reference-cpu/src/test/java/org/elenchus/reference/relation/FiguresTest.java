package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.statement.Relation;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/** What printed numbers can be, and what one of them would have to be. */
class FiguresTest {
  private static Figures figures(String a, String b, String c, String relation) {
    return new Figures(
        Json.parse(
            "test",
            """
            { "form": "relation", "document": "study",
              "cells": {
                "a": { "line": 1, "column": "A", "printed": "%s" },
                "b": { "line": 2, "printed": "%s" },
                "c": { "line": 3, "printed": "%s", "approximate": true } },
              "unknowns": ["k"],
              "relation": "%s" }
            """
                .formatted(a, b, c, relation),
            Relation.class));
  }

  private static Interval interval(Span span) {
    return new Interval(
        Objects.requireNonNull(span.lo()).toBigFraction(),
        Objects.requireNonNull(span.hi()).toBigFraction());
  }

  private static final Set<String> ALL = Set.of("a", "b", "c");

  @Test
  void whatIsPrinted() {
    Figures figures = figures("1.80", "1.33", "0.47", "a - b == c && a == k");
    Span a = figures.printed("a");
    assertTrue(a.contains(Rational.parseDecimal("1.80")) && a.contains(Rational.of(1799, 1000)));
    assertFalse(a.contains(Rational.parseDecimal("1.79")));
    assertEquals(interval(figures.printed("b")), figures.interval("b"));
    assertTrue(figures.isApproximate("c"));
    assertFalse(figures.isApproximate("a"));
    assertEquals(2, figures.occurrences("a"));
    assertEquals(1, figures.occurrences("b"));
    assertEquals(2, ((Condition.All) figures.condition()).conditions().size());
    assertEquals(
        Map.of("a", a, "b", Span.ALL, "c", Span.ALL, "k", Span.ALL), figures.spans(Set.of("a")));
  }

  @Test
  void whichCellsCanBeRightTogether() {
    assertTrue(figures("1.80", "1.33", "0.47", "a - b == c").canBeRight(ALL));
    Figures wrong = figures("1.80", "1.33", "0.61", "a - b == c");
    assertFalse(wrong.canBeRight(ALL));
    assertTrue(wrong.canBeRight(Set.of("a", "b")));
    assertTrue(wrong.canBeRight(Set.of("c")));
    Figures turned = figures("1.33", "1.80", "0.47", "a - b == c");
    assertFalse(turned.canBeRight(ALL));
    assertTrue(turned.canBeRight(Set.of("a", "b")), "c may have the other sign");
    assertFalse(figures("1.33", "1.80", "0.47", "a > b").canBeRight(ALL));
  }

  /** The difference of the ends of a and b, for a c of either sign, of 0 and far off. */
  @Test
  void whatACellWouldHaveToBe() {
    for (String c :
        new String[] {
          "0.47", "0.61", "-0.61", "0", "47", "0.01", "460", "470", "-470", "0.00047", "0.000047"
        }) {
      Figures figures = figures("1.80", "1.33", c, "a - b == c");
      Span difference = figures.printed("a").minus(figures.printed("b"));
      assertEquals(Optional.of(interval(difference)), figures.needed("c"), c);
    }
    assertEquals(Optional.empty(), figures("1.80", "1.33", "0.47", "a < b && c > 0").needed("c"));
  }

  /** An end without a bound stays where the search ended, and is known to be that. */
  @Test
  void whatACellWouldHaveToExceed() {
    Figures figures = figures("1.33", "1.80", "0.47", "a > b");
    Interval needed = figures.needed("a").orElseThrow();
    assertEquals(figures.interval("b").lo(), needed.lo());
    BigFraction value = BigFraction.of(133, 100);
    assertTrue(Figures.isReach(needed.hi(), value));
    assertFalse(Figures.isReach(needed.lo(), value));
    assertEquals(value.multiply(1000), needed.hi());
  }

  /** A free cell may be a million million times its size, and no more. */
  @Test
  void aFreeCellIsLookedForWithinReach() {
    String relation = "a*b*1000000000000000 == c";
    assertFalse(figures("1.80", "1.33", "0.47", relation).canBeRight(Set.of("a", "b")));
    relation = relation.replace("000000000", "");
    assertTrue(figures("1.80", "1.33", "0.47", relation).canBeRight(Set.of("a", "b")));
  }

  /** What lies beyond the first reach and has no bound ends where the second one does. */
  @Test
  void aBoundFarOffIsFoundByTheWiderSearch() {
    Interval needed = figures("1.33", "1.80", "0.47", "a > 1000000*b").needed("a").orElseThrow();
    assertTrue(needed.lo().compareTo(BigFraction.of(1_700_000)) > 0, needed.toString());
    assertEquals(BigFraction.of(133, 100).multiply(1_000_000_000_000L), needed.hi());
  }
}
