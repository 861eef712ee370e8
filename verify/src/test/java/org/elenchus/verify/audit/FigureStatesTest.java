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

  private static List<String> states() {
    FigureInventory inventory =
        FigureInventory.of(
            DocumentReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8), "study", "study.md"));
    Map<String, FigureInventory> inventories = Map.of("study", inventory);
    String text =
        """
        { "schema": "elenchus-claims/1",
          "document": { "id": "study", "title": "Study",
            "sha256": "0000000000000000000000000000000000000000000000000000000000000000" },
          "claims": [ %s, %s, %s ] }
        """
            .formatted(
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
