package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Cells;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that a search brings, accepted; the same with any field that matters changed, refused. */
class RelationSearchTest {
  private static final String SPEEDS =
      """
      { "document": "study",
        "cells": {
          "fast": { "line": 3, "row": "E1", "column": "Rate", "printed": "39K" },
          "slow": { "line": 4, "row": "M2", "column": "Rate", "printed": "19K" },
          "ratio": { "line": 3, "row": "E1", "column": "Speed", "printed": "RATIO" },
          "other": { "line": 9, "printed": "7" } },
        "unknowns": ["k"],
        "relation": "fast == ratio*slow && other == k" }
      """;

  private final Relation right = relation(SPEEDS.replace("RATIO", "2.0x"));
  private final Relation wrong = relation(SPEEDS.replace("RATIO", "3.0x"));

  @Test
  void valuesThatSatisfyARelationAreAccepted() {
    Accepted accepted = assertInstanceOf(Accepted.class, rule(right, search(right)));
    assertEquals(Kind.CELLS, accepted.kind());
    assertEquals(Outcome.HOLDS, accepted.outcome());
  }

  @Test
  void aSmallestSetThatCannotBeRightIsAccepted() {
    Cells cells = search(wrong);
    assertEquals(List.of("39K", "19K", "3.0x"), cells.cells().stream().map(Cell::printed).toList());
    Accepted accepted = assertInstanceOf(Accepted.class, rule(wrong, cells));
    assertEquals(Outcome.FAILS, accepted.outcome());
    Interval needed = cells.cells().get(2).needed();
    assertTrue(
        needed != null
            && needed.lo().equals(BigFraction.of(77, 40))
            && needed.hi().equals(BigFraction.of(80, 37)),
        "38.5/20 to 40/18.5, not " + needed);
  }

  /** Each number that could mend the rest, rounded outwards; an end without a bound is none. */
  @Test
  void whatWouldMendTheRestIsSaid() {
    Accepted accepted = assertInstanceOf(Accepted.class, rule(wrong, search(wrong)));
    assertEquals(
        "No values behind 39K (study:3), 19K (study:4), 3.0x (study:3) satisfy fast == ratio*slow"
            + " && other == k; without any one of them the others can be right. With the rest as"
            + " printed, 39K would have to lie from 54575 to 62000; 19K would have to lie from"
            + " 12419.3 to 13559.4; 3.0x would have to lie from 1.925 to 2.16217.",
        accepted.sentence());
    Relation above =
        relation(
            SPEEDS
                .replace("RATIO", "2.0x")
                .replace("fast == ratio*slow && other == k", "fast > 3*slow && k == k"));
    String sentence = assertInstanceOf(Accepted.class, rule(above, search(above))).sentence();
    assertTrue(
        sentence.endsWith(
            "39K would have to be at least 55500; 19K would have to be at most 13333.4."),
        sentence);
  }

  /** A unit that was forgotten puts a cell many orders of magnitude off. */
  @ParameterizedTest
  @ValueSource(strings = {"fast == 12*other*slow", "fast > 1000000000*slow", "ratio == fast"})
  void aCellThatIsFarOffIsExplainedToo(String text) {
    Relation relation =
        relation(
            SPEEDS
                .replace("RATIO", "2.0x")
                .replace("39K", "39")
                .replace("fast == ratio*slow && other == k", text + " && k == k"));
    Accepted accepted = assertInstanceOf(Accepted.class, rule(relation, search(relation)));
    assertEquals(Outcome.FAILS, accepted.outcome());
    assertTrue(accepted.sentence().contains(" would have to "), accepted.sentence());
  }

  @Test
  void eachFieldThatMattersIsRefusedWhenChanged() {
    for (int i = 0; i < 3; i++) {
      assertRefused(
          wrong, search(wrong), i, c -> with(c, "8", c.interval(), c.needed(), c.value()));
      assertRefused(
          wrong,
          search(wrong),
          i,
          c ->
              with(
                  c,
                  c.printed(),
                  new Interval(BigFraction.ZERO, BigFraction.ONE),
                  c.needed(),
                  null));
      assertRefused(wrong, search(wrong), i, c -> with(c, c.printed(), c.interval(), null, null));
      assertRefused(
          right,
          search(right),
          i,
          c -> with(c, c.printed(), c.interval(), null, BigFraction.of(5)));
    }
  }

  @Test
  void aSetThatIsTooSmallOrTooLargeIsRefused() {
    List<Cell> core = search(wrong).cells();
    assertInstanceOf(Refused.class, rule(wrong, new Cells(core.subList(0, 2))));
    List<Cell> more = new ArrayList<>(core);
    more.add(search(right).cells().get(3));
    assertInstanceOf(
        Refused.class,
        rule(
            wrong,
            new Cells(
                more.stream()
                    .map(c -> with(c, c.printed(), c.interval(), c.needed(), null))
                    .toList())));
    Refused none = assertInstanceOf(Refused.class, rule(wrong, new Cells(List.of())));
    assertEquals("no cells are given", none.sentence());
    assertInstanceOf(
        Refused.class, rule(wrong, new Cells(List.of(core.getFirst(), core.getFirst()))));
  }

  @Test
  void cellsOfAnotherRelationAreRefused() {
    assertInstanceOf(Refused.class, rule(right, search(wrong)));
    assertInstanceOf(Refused.class, rule(wrong, search(right)));
  }

  @Test
  void whatDependsOnAboutIsOpen() {
    Relation about = relation(SPEEDS.replace("\"RATIO\"", "\"3.0x\", \"approximate\": true"));
    Accepted accepted = assertInstanceOf(Accepted.class, rule(about, search(about)));
    assertEquals(Outcome.OPEN, accepted.outcome());
  }

  @Test
  void countsAreExact() {
    String text =
        """
        { "document": "study",
          "cells": { "a": { "line": 1, "printed": "26"EXACT }, "b": { "line": 2, "printed": "26.4" } },
          "relation": "a == b" }
        """;
    Relation rounded = relation(text.replace("EXACT", ""));
    Relation exact = relation(text.replace("EXACT", ", \"exact\": true"));
    assertEquals(Outcome.HOLDS, outcome(rounded));
    assertEquals(Outcome.FAILS, outcome(exact));
  }

  private static Outcome outcome(Relation relation) {
    return assertInstanceOf(Accepted.class, rule(relation, search(relation))).outcome();
  }

  private static void assertRefused(
      Relation relation, Cells cells, int index, UnaryOperator<Cell> change) {
    List<Cell> changed = new ArrayList<>(cells.cells());
    changed.set(index, change.apply(changed.get(index)));
    assertInstanceOf(Refused.class, rule(relation, new Cells(changed)));
  }

  private static Cell with(
      Cell c,
      String printed,
      Interval interval,
      @org.jspecify.annotations.Nullable Interval needed,
      @org.jspecify.annotations.Nullable BigFraction value) {
    return new Cell(c.document(), c.lines(), c.row(), c.column(), printed, interval, needed, value);
  }

  private static Ruling rule(Relation relation, Grounds grounds) {
    return Checker.rule(relation, grounds);
  }

  private static Cells search(Relation relation) {
    return assertInstanceOf(Cells.class, RelationSearch.search(relation));
  }

  private static Relation relation(String json) {
    return Json.parse(
        "test", json.replaceFirst("\\{", "{ \"form\": \"relation\","), Relation.class);
  }
}
