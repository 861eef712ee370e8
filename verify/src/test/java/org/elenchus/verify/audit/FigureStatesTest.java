package org.elenchus.verify.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.verify.check.Checks;
import org.elenchus.verify.check.Context;
import org.elenchus.verify.recheck.FigureStates;
import org.junit.jupiter.api.Test;

class FigureStatesTest {
  private static final String DOCUMENT =
      """
      # Study

      | Model | Rate | Speed |
      |---|---|---|
      | wide | 39K | 3.0x |
      | base | 19K | 1.0x |

      It took about 7 days, or 3 in all.
      """;

  @Test
  void cellsThatCouldMendTheRestAreInconsistent() {
    assertEquals(
        List.of(
            "39K inconsistent",
            "3.0x inconsistent",
            "19K inconsistent",
            "1.0x consistent",
            "7 inconsistent",
            "3 inconsistent"),
        states());
  }

  /** Where no change of one number mends a relation, all of a smallest set are to blame. */
  @Test
  void cellsOfWhichNoneMendsTheRestAreAllInconsistent() {
    String three =
        "\"a\": {\"line\": 5, \"printed\": \"39K\"}, \"b\": {\"line\": 6, \"printed\": \"19K\"},"
            + " \"r\": {\"line\": 5, \"printed\": \"3.0x\"}, \"o\": {\"line\": 6, \"printed\":"
            + " \"1.0x\"}";
    String two = three + ", \"s\": {\"line\": 8, \"printed\": \"3\", \"exact\": true}";
    assertEquals(
        List.of(
            "39K consistent",
            "3.0x inconsistent",
            "19K consistent",
            "1.0x inconsistent",
            "7 not checkable",
            "3 consistent"),
        states(
            DOCUMENT,
            claim("both", two, "a == b && r == o && s > 0", "a > b && r > o && s > 0")
                .replace("/cells/r/printed", "/relation")));
  }

  private static final String RULES =
      """
      # Rules

      1. One
      3. Three

      With `y = 2*x` and `z = 5*y` it holds, says Section 9.
      """;

  /** A number in a formula is settled by a claim of its line that was run and is no relation. */
  @Test
  void numbersThatOrderTheTextAndNumbersOfFormulas() {
    List<String> alone =
        List.of(
            "1 consistent",
            "3 inconsistent",
            "2 not checkable",
            "5 not checkable",
            "9 not checkable");
    List<String> stated = new java.util.ArrayList<>(alone);
    stated.set(2, "2 consistent");
    stated.set(3, "5 consistent");
    assertEquals(stated, states(RULES, theorem("study", 6, 6, CHAINS)));
    assertEquals(stated, states(RULES, theorem("study", 1, 6, CHAINS)));
    assertEquals(stated, states(RULES, theorem("study", 6, 9, CHAINS)));
    assertEquals(alone, states(RULES, theorem("study", 1, 5, CHAINS)));
    assertEquals(alone, states(RULES, theorem("study", 7, 9, CHAINS)));
    assertEquals(alone, states(RULES, theorem("study", 6, 6, CITED)));
    String cell = "\"r\": {\"line\": 3, \"printed\": \"1\"}";
    assertEquals(
        alone, states(RULES, claim("first", cell, "r == 1", "5").replace("[5, 8]", "[6, 6]")));
  }

  private static final String CHAINS =
      """
      "formal": { "form": "chain-maps", "sizes": "2..3", "nondecreasing": true },
      "checks": [ { "check": "chain-maps",
        "twin": { "op": "replace", "path": "/nondecreasing", "value": false } } ]
      """;

  private static final String CITED =
      """
      "formal": { "form": "cited", "source": "a book", "reason": "cited only" },
      "checks": [ { "check": "cited" } ]
      """;

  private static String theorem(String document, int from, int to, String formal) {
    return """
    { "id": "%s/rests", "origin": "document", "repairs": null,
      "locator": { "lines": [%d, %d] }, "kind": "theorem", "title": "t", "statement": "s",
      "hypotheses": [], "doesNotShow": "", "dependsOn": [], "contradicts": [],
      "readings": [ { "reading": "literal", "says": "s",
        "scope": { "arithmetic": "grid", "domain": { "n": "2..3" } }, %s } ] }
    """
        .formatted(document, from, to, formal);
  }

  private static List<String> states() {
    return states(
        DOCUMENT,
        claim(
            "speed",
            "\"a\": {\"line\": 5, \"printed\": \"39K\"}, \"b\": {\"line\": 6, \"printed\":"
                + " \"19K\"}, \"r\": {\"line\": 5, \"printed\": \"3.0x\"}",
            "a == r*b",
            "2.0x"),
        claim("unit", "\"r\": {\"line\": 6, \"printed\": \"1.0x\"}", "r == 1", "5.0x"),
        claim(
            "days",
            "\"r\": {\"line\": 8, \"printed\": \"7\", \"approximate\": true}, \"n\":"
                + " {\"line\": 8, \"printed\": \"3\", \"exact\": true}",
            "r == n",
            "3.0"));
  }

  private static List<String> states(String document, String... claim) {
    FigureInventory inventory =
        FigureInventory.of(
            DocumentReader.read(document.getBytes(StandardCharsets.UTF_8), "study", "study.md"));
    Map<String, FigureInventory> inventories = Map.of("study", inventory);
    String text =
        """
        { "schema": "elenchus-claims/1",
          "document": { "id": "study", "title": "Study",
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000" },
          "claims": [ %s ] }
        """
            .formatted(String.join(", ", claim));
    ClaimSet claims =
        ClaimFiles.parse(Map.of("study.claims.json", text), inventories, Checks::require);
    Context context = new Context(1, Context.Budget.QUICK, Context.DeviceChoice.CPU);
    return FigureStates.of(inventories, new Audit(context).run(claims.claims(), id -> {})).stream()
        .map(f -> f.printed() + " " + f.state())
        .toList();
  }

  private static String claim(String slug, String cells, String relation, String twin) {
    return """
    { "id": "study/%s", "origin": "document", "repairs": null,
      "locator": { "lines": [5, 8] }, "kind": "figure", "title": "t", "statement": "s",
      "hypotheses": [], "doesNotShow": "", "dependsOn": [], "contradicts": [],
      "readings": [ { "reading": "literal", "says": "s",
        "scope": { "arithmetic": "printed", "domain": {} },
        "formal": { "form": "relation", "document": "study", "cells": { %s },
          "relation": "%s" },
        "checks": [ { "check": "relation",
          "twin": { "op": "replace", "path": "/cells/r/printed", "value": "%s" } } ] } ] }
    """
        .formatted(slug, cells, relation, twin);
  }
}
