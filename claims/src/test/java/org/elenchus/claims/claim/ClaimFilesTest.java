package org.elenchus.claims.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.elenchus.claims.InputException;
import org.elenchus.claims.statement.Cited;
import org.elenchus.claims.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimFilesTest {
  private static final String GOOD =
      """
      { "schema": "elenchus-claims/1",
        "document": { "id": "note", "title": "A note",
          "sha256": "0000000000000000000000000000000000000000000000000000000000000000" },
        "claims": [
          { "id": "note/first", "origin": "document", "repairs": null,
            "locator": { "lines": [3, 4], "heading": "One" },
            "kind": "theorem", "title": "First", "statement": "$1 = 1$",
            "hypotheses": [], "doesNotShow": "", "dependsOn": [], "contradicts": [],
            "readings": [
              { "reading": "literal", "says": "one is one",
                "scope": { "arithmetic": "reals", "domain": { "T": "2.." } },
                "formal": { "form": "cited", "source": "a book", "reason": "cited only" },
                "checks": [
                  { "check": "cited",
                    "twin": { "op": "replace", "path": "/source", "value": "another" } } ],
                "expected": "NOT_RUN" } ] } ] }
      """;

  @Test
  void readsWhatIsWritten() {
    Claim claim = parse(GOOD).find("note/first").orElseThrow();
    Reading reading = claim.readings().getFirst();
    assertEquals("note:3-4", claim.locator().brief());
    assertEquals(new Cited("a book", "cited only"), reading.statement());
    assertEquals(Verdict.NOT_RUN, reading.expected());
    assertEquals("note/first/literal", claim.subject(reading));
    assertEquals("reals; T = 2..", reading.scope().inWords());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kind": "theorem",          |                          | note.claims.json:16 | kind
          "origin": "document"        | "origin": "hearsay"      | note.claims.json:5 | hearsay
          "lines": [3, 4]             | "lines": [4, 3]          | note.claims.json:6 | from <= to
          "hypotheses": []            | "hypotheses": [], "x": 1 | note.claims.json:16 | 'x'; expected one of
          "form": "cited"             | "form": "guess"          | note.claims.json:5 | 'guess'; expected one of
          "title": "First"            | "titel": "First"         | note.claims.json:16 | no field 'title'
          "lines": [3, 4]             | "lines": ["3", 4]        | note.claims.json:6 | whole number
          "lines": [3, 4]             | "lines": "3"             | note.claims.json:6 | a list
          "path": "/source"           | "path": "/sauce"         | note.claims.json:5 | /sauce
          "value": "another"          | "value": "a book"        | note.claims.json:5 | changes nothing
          "expected": "NOT_RUN"       | "expected": "TRUE"       | note.claims.json:16 | TRUE
          "T": "2.."                  | "T": "2..1"              | note.claims.json:11 | from <= to
          "dependsOn": []             | "dependsOn": ["note/z"]  | note.claims.json | note/z
          "title": "First"            | "title": null            | note.claims.json:7 | title
          "id": "note/first"          | "id": "elsewhere/first"  | note.claims.json:5 | note/
          "schema": "elenchus-claims/1" | "schema": "other"      | note.claims.json | other
          """)
  void namesFileLineAndFieldOfWhatIsWrong(String from, String to, String where, String what) {
    assertTrue(GOOD.contains(from), from);
    InputException e =
        assertThrows(InputException.class, () -> parse(GOOD.replace(from, to == null ? "" : to)));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(where), message);
    assertTrue(message.contains(what), message);
    assertEquals(1, message.lines().count(), message);
  }

  /** Such a cell could never be compared with anything. */
  @Test
  void refusesACellOfAnUnknownDocument() {
    String formal =
        "\"formal\": { \"form\": \"cited\", \"source\": \"a book\", \"reason\": \"cited only\" }";
    String relation =
        """
        "formal": { "form": "relation", "document": "notes",
          "cells": { "a": { "line": 1, "printed": "2" } }, "relation": "a == 2" }\
        """;
    assertTrue(GOOD.contains(formal));
    String file =
        GOOD.replace(formal, relation)
            .replace("\"/source\", \"value\": \"another\"", "\"/relation\", \"value\": \"a == 3\"");
    InputException e = assertThrows(InputException.class, () -> parse(file));
    assertTrue(String.valueOf(e.getMessage()).contains("no document 'notes'"), e.getMessage());
  }

  @Test
  void refusesDeepNesting() {
    String deep = GOOD.replace("\"a book\"", "[".repeat(100_000));
    InputException e = assertThrows(InputException.class, () -> parse(deep));
    assertTrue(String.valueOf(e.getMessage()).contains("depth"), e.getMessage());
  }

  @Test
  void refusesRepeatedFieldsAndTrailingText() {
    assertThrows(
        InputException.class,
        () -> parse(GOOD.replace("\"kind\":", "\"kind\": \"law\", \"kind\":")));
    assertThrows(InputException.class, () -> parse(GOOD + "{}"));
  }

  @Test
  void refusesFilesThatAreNoTextOrTooLarge(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("note.claims.json");
    Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
    InputException bytes =
        assertThrows(InputException.class, () -> ClaimFiles.read(folder, claim -> {}));
    assertTrue(String.valueOf(bytes.getMessage()).contains("UTF-8"), bytes.getMessage());
    Files.write(file, " ".repeat(9 << 20).getBytes(StandardCharsets.UTF_8));
    InputException large =
        assertThrows(InputException.class, () -> ClaimFiles.read(folder, claim -> {}));
    assertTrue(String.valueOf(large.getMessage()).contains("larger"), large.getMessage());
  }

  @Test
  void refusesAnEmptyFolderAndAMissingOne(@TempDir Path folder) {
    assertThrows(InputException.class, () -> ClaimFiles.read(folder, claim -> {}));
    assertThrows(InputException.class, () -> ClaimFiles.read(folder.resolve("none"), claim -> {}));
  }

  @Test
  void bundledClaimsCanBeRead() {
    ClaimSet set = ClaimFiles.bundled();
    assertEquals(
        ClaimFiles.BUNDLED, set.documents().stream().map(document -> document.id()).toList());
  }

  private static ClaimSet parse(String text) {
    return ClaimFiles.parse(Map.of("note.claims.json", text));
  }
}
