package org.elenchus.verify.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.verify.check.Checks;
import org.elenchus.verify.check.Context;
import org.elenchus.verify.recheck.Contradictions;
import org.junit.jupiter.api.Test;

/** Contradictions are counted by their cells, and say how other claims fare without those. */
class ContradictionsTest {
  private static final String DOCUMENT =
      """
      # Study

      | Model | Rate | Speed |
      |---|---|---|
      | wide | 39K | 3.0x |
      | base | 19K | 1.0x |

      They took 7 and 9 hours.
      """;
  private static final String WIDE = "\"a\": {\"line\": 5, \"printed\": \"39K\"}";
  private static final String BASE = "\"b\": {\"line\": 6, \"printed\": \"19K\"}";
  private static final String SPEED = "\"r\": {\"line\": 5, \"printed\": \"3.0x\"}";
  private static final String HOURS =
      "\"s\": {\"line\": 8, \"printed\": \"7\"}, \"t\": {\"line\": 8, \"printed\": \"9\"}";

  @Test
  void readingsWithOneSetOfCellsAreOneContradiction() {
    List<Contradiction> found =
        found(
            claim("speed", WIDE + "," + BASE + "," + SPEED, "a == r*b", "r", "2.0x", ""),
            claim("again", SPEED + "," + WIDE + "," + BASE, "r == a/b", "r", "2.0x", ""),
            claim(
                "wider",
                WIDE + "," + BASE + "," + SPEED + "," + HOURS,
                "a == r*b && s < t",
                "r",
                "2.0x",
                ""),
            claim("hours", WIDE + "," + HOURS, "s > t && a > 1", "s", "12", ""),
            claim("faster", WIDE + "," + BASE, "a > b", "a", "9K", ""),
            claim("longer", WIDE + "," + HOURS, "a > s + t", "a", "9", ""),
            claim("alone", BASE, "b > 1", "b", "0.5", ""),
            claim(
                "rests",
                "\"o\": {\"line\": 6, \"printed\": \"1.0x\"}",
                "o == 1",
                "o",
                "5.0x",
                "\"study/speed\""));
    assertEquals(2, found.size());
    Contradiction first = found.getFirst();
    assertEquals(List.of("study/again", "study/speed", "study/wider"), first.claims());
    assertEquals(
        List.of("39K", "3.0x", "19K"), first.cells().stream().map(c -> c.printed()).toList());
    assertEquals(1, first.documents());
    assertEquals(
        List.of(
            "study/hours CONTRADICTED FAILS",
            "study/faster CONSISTENT EMPTY",
            "study/longer CONSISTENT CAN_HOLD",
            "study/alone CONSISTENT EMPTY",
            "study/rests CONSISTENT UNTOUCHED"),
        first.carries().stream()
            .map(c -> c.claim() + " " + c.verdict() + " " + c.without())
            .toList());
    Contradiction second = found.getLast();
    assertEquals(List.of("study/hours"), second.claims());
    assertEquals(List.of("7", "9"), second.cells().stream().map(c -> c.printed()).toList());
    assertEquals(
        List.of("study/wider CONTRADICTED FAILS", "study/longer CONSISTENT CAN_HOLD"),
        second.carries().stream()
            .map(c -> c.claim() + " " + c.verdict() + " " + c.without())
            .toList());
  }

  @Test
  void whatIsConsistentHasNone() {
    assertEquals(List.of(), found(claim("faster", WIDE + "," + BASE, "a > b", "a", "9K", "")));
  }

  private static List<Contradiction> found(String... claims) {
    FigureInventory inventory =
        FigureInventory.of(
            DocumentReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8), "study", "study.md"));
    Map<String, FigureInventory> inventories = Map.of("study", inventory);
    String text =
        """
        { "schema": "elenchus-claims/1",
          "document": { "id": "study", "title": "Study",
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000" },
          "claims": [ %s ] }
        """
            .formatted(String.join(",", claims));
    ClaimSet set =
        ClaimFiles.parse(Map.of("study.claims.json", text), inventories, Checks::require);
    Context context = new Context(1, Context.Budget.QUICK, Context.DeviceChoice.CPU);
    return Contradictions.of(inventories, new Audit(context).run(set.claims(), id -> {}));
  }

  private static String claim(
      String slug, String cells, String relation, String cell, String twin, String rests) {
    return """
    { "id": "study/%s", "origin": "document", "repairs": null,
      "locator": { "lines": [5, 8] }, "kind": "figure", "title": "t", "statement": "s",
      "hypotheses": [], "doesNotShow": "", "dependsOn": [%s], "contradicts": [],
      "readings": [ { "reading": "literal", "says": "s",
        "scope": { "arithmetic": "printed", "domain": {} },
        "formal": { "form": "relation", "document": "study", "cells": { %s },
          "relation": "%s" },
        "checks": [ { "check": "relation",
          "twin": { "op": "replace", "path": "/cells/%s/printed", "value": "%s" } } ] } ] }
    """
        .formatted(slug, rests, cells, relation, cell, twin);
  }
}
