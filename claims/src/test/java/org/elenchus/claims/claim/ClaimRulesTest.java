package org.elenchus.claims.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a claim file may say, and what a claim may transcribe from its document. */
class ClaimRulesTest {
  /** A document: lines 5 to 9 are a table, the last row of which is short. */
  private static final String NOTE =
      """
      # A note

      About 5 runs of 39K and 39K steps.
      Then 1, 2, 3, 4, 5, 6, 7, 8, 9.
      | Model | Loss | Rate |
      |---|---|---|
      | E1 | 1.25 | 20K |
      | E2 | 1.5 | 30K |
      | E3 | 2.5 |
      """;

  private static final String CITED =
      "{ \"form\": \"cited\", \"source\": \"a book\", \"reason\": \"cited only\" }";

  private static String file(String formal) {
    return """
    { "schema": "elenchus-claims/1",
      "document": { "id": "note", "title": "A note",
        "sha256": "%s" },
      "claims": [
        { "id": "note/first", "origin": "document", "repairs": null,
          "locator": { "lines": [3, 4] },
          "kind": "theorem", "title": "First", "statement": "$1 = 1$",
          "hypotheses": ["h"], "doesNotShow": "", "dependsOn": [], "contradicts": [],
          "readings": [
            { "reading": "literal", "says": "one is one",
              "scope": { "arithmetic": "reals", "domain": {} },
              "formal": %s,
              "checks": [ { "check": "a" }, { "check": "b" } ] } ] } ] }
    """
        .formatted(DocumentReader.sha256(NOTE.getBytes(StandardCharsets.UTF_8)), formal);
  }

  private static final String READING =
      "{ \"reading\": \"literal\", \"says\": \"\", \"scope\": { \"arithmetic\": \"reals\","
          + " \"domain\": {} }, \"formal\": "
          + CITED
          + ", \"checks\": [ { \"check\": \"a\" } ] }";

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(InputException.class, () -> ClaimFiles.parse(Map.of("note.claims.json", text)))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id": "note/first"      | "id": "note/First"             | id is document/slug in lower case, not note/First
          "id": "note/first"      | "id": "note\\/First"           | note.claims.json: field 'note/First': id is document
          "origin": "document"    | "origin": "repair"             | origin is repair exactly where repairs names a claim
          "repairs": null         | "repairs": "note/first"        | origin is repair exactly where repairs names a claim
          "checks": [ { "check": "a" }, { "check": "b" } ] | "checks": [] | a reading needs at least one check
          { "check": "b" }        | { "check": "a" }               | a reading calls each check once
          { "check": "b" } ]      | { "check": "b" } ], "without": [ { "hypothesis": "g", "patch": { "op": "remove", "path": "/source" } } ] | without drops one of the claim's hypotheses, not g
          { "check": "b" } ]      | { "check": "b" } ], "without": [ { "hypothesis": "h", "patch": { "op": "remove", "path": "/sauce" } } ] | literal without h: path /sauce names nothing
          "doesNotShow"           | "needs": [ { "hypothesis": "g", "neededBy": "proof", "why": "w" } ], "doesNotShow" | needs speaks of one of the claim's hypotheses, not g
          "doesNotShow"           | "needs": [ { "hypothesis": "h", "neededBy": "claim", "why": "w" } ], "doesNotShow" | shownBy names a reading exactly where neededBy is claim: h
          "doesNotShow"           | "needs": [ { "hypothesis": "h", "neededBy": "proof", "why": "w", "shownBy": "note/first/literal" } ], "doesNotShow" | shownBy names a reading exactly where neededBy is claim: h
          "doesNotShow"           | "needs": [ { "hypothesis": "h", "neededBy": "proof", "why": " " } ], "doesNotShow" | why says what h is needed for
          "doesNotShow"           | "needs": [ { "hypothesis": "h", "neededBy": "claim", "why": "w", "shownBy": "note/first/prose" } ], "doesNotShow" | refers to note/first/prose, which is no reading here
          "doesNotShow"           | "needs": [ { "hypothesis": "h", "neededBy": "claim", "why": "w", "shownBy": "first" } ], "doesNotShow" | refers to first, which is no reading here
          { "check": "b" }        | { "check": "b", "twin": { "op": "remove", "path": "/sauce" } } | literal twin of b: path /sauce names nothing
          "readings": [           | "readings": [ @,               | a literal reading, a prose reading or both
          "dependsOn": []         | "dependsOn": ["note/z"]        | claim note/first refers to note/z, which is no claim here
          "contradicts": []       | "contradicts": ["note/z"]      | claim note/first refers to note/z, which is no claim here
          "origin": "document", "repairs": null | "origin": "repair", "repairs": "note/z" | claim note/first refers to note/z, which is no claim here
          "lines": [3, 4]         | "lines": [0, 4]                | 1 <= from <= to
          "lines": [3, 4]         | "lines": [3, 4, 5]             | 1 <= from <= to
          "schema": "elenchus-claims/1" | "schema": "elenchus-claims/2" | schema must be elenchus-claims/1, not elenchus-claims/2
          "id": "note",           | "id": "Note",                  | a document id is 1 to 80 of a-z
          """)
  void whatAClaimFileMayNotSay(String from, String to, String why) {
    String good = file(CITED);
    assertEquals(1, ClaimFiles.parse(Map.of("note.claims.json", good)).claims().size());
    assertTrue(good.contains(from), from);
    String message = refusal(good.replace(from, to.replace("@", READING)));
    assertTrue(message.contains(why), message);
  }

  @Test
  void aClaimHasReadingsAndEachIdStandsOnce() {
    String good = file(CITED);
    int from = good.indexOf("{ \"id\": \"note/first\"");
    String entry = good.substring(from, good.lastIndexOf("] }"));
    assertTrue(refusal(good.replace(entry, entry + "," + entry)).contains("is used twice"));
    int readings = good.indexOf("\"readings\": [");
    String none = good.substring(0, readings) + "\"readings\": [] } ] }";
    assertTrue(refusal(none).contains("a literal reading, a prose reading or both"));
    ClaimFile read = Json.parse("f", good, ClaimFile.class);
    List<ClaimFile.Entry> most = Collections.nCopies(10_000, read.claims().getFirst());
    assertEquals(10_000, new ClaimFile(read.schema(), read.document(), most).claims().size());
    List<ClaimFile.Entry> more = Collections.nCopies(10_001, read.claims().getFirst());
    assertThrows(
        IllegalArgumentException.class, () -> new ClaimFile(read.schema(), read.document(), more));
  }

  @Test
  void claimsGoByDocumentAndLine() {
    String first = file(CITED);
    String second = first.replace("note/first", "note/second").replace("[3, 4]", "[1, 1]");
    ClaimSet set = ClaimFiles.parse(new java.util.TreeMap<>(Map.of("a", first, "b", second)));
    assertEquals(
        List.of("note/second", "note/first"), set.claims().stream().map(Claim::id).toList());
    assertEquals(1, set.documents().size());
    assertEquals("note:1", set.find("note/second").orElseThrow().locator().brief());
    assertTrue(set.find("note/third").isEmpty());
  }

  @Test
  void aReaderIsToldWhatEachHypothesisIsNeededFor() {
    String needs =
        "\"needs\": [ { \"hypothesis\": \"h\", \"neededBy\": \"claim\", \"why\": \"w\","
            + " \"shownBy\": \"note/first/literal\" } ], \"conventions\": [ \"c\" ],"
            + " \"doesNotShow\"";
    String text = file(CITED).replace("\"doesNotShow\"", needs);
    Claim claim = ClaimFiles.parse(Map.of("f", text)).claims().getFirst();
    assertEquals(
        List.of("h. Needed by the claim: w (note/first/literal)", "By convention: c"),
        claim.assumptions());
    String two = text.replace("\"hypotheses\": [\"h\"]", "\"hypotheses\": [\"g\", \"h\"]");
    assertEquals(
        List.of("g", "h. Needed by the claim: w (note/first/literal)", "By convention: c"),
        ClaimFiles.parse(Map.of("f", two)).claims().getFirst().assumptions());
    String proof =
        text.replace("\"claim\", \"why\"", "\"proof\", \"why\"")
            .replace(", \"shownBy\": \"note/first/literal\"", "");
    assertEquals(
        List.of("h. Needed by the proof: w", "By convention: c"),
        ClaimFiles.parse(Map.of("f", proof)).claims().getFirst().assumptions());
  }

  @Test
  void aTwinIsAnotherStatement() {
    Reading reading =
        ClaimFiles.parse(Map.of("f", file(CITED))).claims().getFirst().readings().getFirst();
    Patch patch =
        Json.parse("p", "{\"op\":\"replace\",\"path\":\"/source\",\"value\":\"x\"}", Patch.class);
    assertEquals(new org.elenchus.claims.statement.Cited("x", "cited only"), reading.twin(patch));
    assertEquals(List.of(), reading.needed());
    Dropped dropped = new Dropped("h", patch);
    Reading needs =
        new Reading(
            ReadingKind.PROSE,
            reading.says(),
            reading.scope(),
            reading.formal(),
            reading.checks(),
            null,
            List.of(dropped));
    assertEquals(List.of(dropped), needs.needed());
    assertEquals("prose", needs.reading().word());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      textBlock =
          """
          replace | /a   | 2    | {"a":2,"b":[1,2],"c":{"d":0}}
          replace | /c/d | null | {"a":1,"b":[1,2],"c":{"d":null}}
          add     | /e   | 3    | {"a":1,"b":[1,2],"c":{"d":0},"e":3}
          add     | /a   | 3    | {"a":3,"b":[1,2],"c":{"d":0}}
          remove  | /a   | -    | {"b":[1,2],"c":{"d":0}}
          remove  | /a   | null | {"b":[1,2],"c":{"d":0}}
          replace | /b/0 | 9    | {"a":1,"b":[9,2],"c":{"d":0}}
          add     | /b/0 | 9    | {"a":1,"b":[9,1,2],"c":{"d":0}}
          add     | /b/2 | 9    | {"a":1,"b":[1,2,9],"c":{"d":0}}
          remove  | /b/1 | -    | {"a":1,"b":[1],"c":{"d":0}}
          add     | /b/3 | 9    | path /b/3 names no place to edit
          add     | /b/x | 9    | path /b/x names no place to edit
          add     | /a/b | 9    | path /a/b names no place to edit
          replace | /e   | 9    | path /e names nothing in the formal statement
          remove  | /e   | -    | path /e names nothing in the formal statement
          replace | /a   | 1    | the edit at /a changes nothing
          move    | /a   | 1    | op is replace, add or remove, not move
          remove  | /a   | 1    | replace and add need a value, remove has none
          replace | /a   | -    | replace and add need a value, remove has none
          add     | a    | 1    | path is a JSON Pointer such as /terms/1, not a
          """)
  void aPatchIsOneEdit(String op, String path, @Nullable String value, String result) {
    JsonNode formal = tree("{\"a\":1,\"b\":[1,2],\"c\":{\"d\":0}}");
    JsonNode given = value == null ? null : tree(value);
    if (result.startsWith("{")) {
      assertEquals(tree(result), new Patch(op, path, given).applyTo(formal));
      assertEquals(tree("{\"a\":1,\"b\":[1,2],\"c\":{\"d\":0}}"), formal, "left as it was");
      assertTrue(!op.equals("remove") || new Patch(op, path, given).value() == null);
    } else {
      String message =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class,
                      () -> new Patch(op, path, given).applyTo(formal))
                  .getMessage());
      assertEquals(result, message);
    }
  }

  private static JsonNode tree(String text) {
    return Json.parse("test", text, JsonNode.class);
  }

  private static String relation(String cell) {
    return "{ \"form\": \"relation\", \"document\": \"note\", \"cells\": { \"a\": {"
        + cell
        + "} }, \"relation\": \"a > 0\" }";
  }

  private static FigureInventory inventory() {
    return FigureInventory.of(
        DocumentReader.read(NOTE.getBytes(StandardCharsets.UTF_8), "note", "note.md"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "line": 3, "printed": "5", "approximate": true | ok
          "line": 3, "printed": "5" | cell a (5 at note:3): a word such as "about" stands before it; expected "approximate": true
          "line": 3, "printed": "39K", "at": 17 | ok
          "line": 3, "printed": "39K" | cell a (39K at note:3): 39K stands there at the characters 17 and 25; expected one of these as "at"
          "line": 3, "printed": "39K", "at": 18 | cell a (39K at note:3): 39K stands there at the characters 17 and 25; expected one of these as "at"
          "line": 3, "printed": "39K", "at": 25, "approximate": true | cell a (39K at note:3): no word such as "about" stands before it; expected no "approximate"
          "line": 3, "printed": "7" | cell a (7 at note:3): the line does not print 7; expected one of: 5, 39K, 39K
          "line": 4, "printed": "70" | cell a (70 at note:4): the line does not print 70; expected one of: 1, 2, 3, 4, 5, 6, 7, 8
          "line": 3, "printed": "seven", "word": true | ok
          "line": 7, "printed": "1.25", "row": "E1", "column": "Loss" | ok
          "line": 8, "printed": "1.5", "row": "E2" | ok
          "line": 8, "printed": "1.5", "column": "Loss" | ok
          "line": 8, "printed": "1.5", "column": "Loss at 8", "at": 8 | ok
          "line": 3, "printed": "39K", "at": 17, "column": "at 17" | ok
          "line": 7, "printed": "1.25", "row": "E2" | cell a (1.25 at note:7): the row is not E2; expected E1
          "line": 7, "printed": "1.25", "column": "Cost" | cell a (1.25 at note:7): there is no column Cost; expected one of [Model, Loss, Rate]
          "line": 9, "printed": "2.5", "column": "Rate" | cell a (2.5 at note:9): there is no column Rate; expected one of [Model, Loss, Rate]
          "line": 7, "printed": "1.25", "column": "Rate" | cell a (1.25 at note:7): column Rate prints 20K there
          "line": 3, "printed": "39K", "at": 17, "column": "at 18" | cell a (39K at note:3): no table has a row there; expected no row and no column
          "line": 3, "printed": "39K", "at": 17, "row": "E1" | cell a (39K at note:3): no table has a row there; expected no row and no column
          "line": 7, "printed": "seven", "word": true, "row": "E1", "column": "Model" | cell a (seven at note:7): column Model prints E1 there
          """)
  void whatIsTranscribedStandsInTheDocument(String cell, String result, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("note.md"), NOTE);
    ClaimSet claims = ClaimFiles.parse(Map.of("note.claims.json", file(relation(cell))));
    Reading reading = claims.claims().getFirst().readings().getFirst();
    if (result.equals("ok")) {
      Transcription.check(reading, Map.of("note", inventory()));
      Map<String, FigureInventory> all = Transcription.inventories(claims, Map.of(), folder);
      assertEquals(Map.of("note", inventory()), all);
    } else {
      String message =
          String.valueOf(
              assertThrows(
                      InputException.class,
                      () -> Transcription.inventories(claims, Map.of(), folder))
                  .getMessage());
      assertEquals("note/first/literal: " + result, message);
    }
  }

  @Test
  void aDocumentThatChangedIsNotReadBeside(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("note.md"), NOTE + "\nOne line more.\n");
    ClaimSet claims =
        ClaimFiles.parse(
            Map.of(
                "note.claims.json",
                file(relation("\"line\": 3, \"printed\": \"39K\", \"at\": 17"))));
    assertThrows(InputException.class, () -> Transcription.inventories(claims, Map.of(), folder));
  }

  @Test
  void withoutTheDocumentsTheGivenInventoriesServe() {
    ClaimSet claims =
        ClaimFiles.parse(Map.of("f", file(relation("\"line\": 3, \"printed\": \"7\""))));
    assertEquals(Map.of(), Transcription.inventories(claims, Map.of(), null));
    Map<String, FigureInventory> given = Map.of("other", inventory());
    assertEquals(given, Transcription.inventories(claims, given, null));
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                ClaimFiles.parse(
                    Map.of("f", file(relation("\"line\": 3, \"printed\": \"7\""))),
                    Map.of("note", inventory()),
                    claim -> {}));
    assertTrue(String.valueOf(refused.getMessage()).contains("the line does not print 7"));
  }

  @Test
  void aFolderHoldsClaimsFiguresAndARuleOfItsOwn(@TempDir Path folder) throws IOException {
    Path claims = folder.resolve("note.claims.json");
    Files.writeString(claims, file(relation("\"line\": 3, \"printed\": \"39K\", \"at\": 17")));
    List<String> seen = new ArrayList<>();
    assertEquals(1, ClaimFiles.read(folder, claim -> seen.add(claim.id())).claims().size());
    assertEquals(List.of("note/first"), seen);
    Files.writeString(folder.resolve("note.figures.json"), Json.pretty(inventory()));
    assertEquals(Map.of("note", inventory()), ClaimFiles.figures(folder));
    assertEquals(1, ClaimFiles.read(folder, claim -> {}).claims().size());
    Files.writeString(claims, file(relation("\"line\": 3, \"printed\": \"7\"")));
    String message =
        String.valueOf(
            assertThrows(InputException.class, () -> ClaimFiles.read(folder, claim -> {}))
                .getMessage());
    assertTrue(
        message.startsWith(claims + ":5: field 'note/first': cell a (7 at note:3)"), message);
    Path none = folder.resolve("none");
    assertThrows(InputException.class, () -> ClaimFiles.figures(none));
  }

  @Test
  void aDocumentCanBeBegun(@TempDir Path folder) throws IOException {
    Path document = folder.resolve("My Note.md");
    Files.writeString(document, "\n##  The title \n\ntext\n");
    Path begun = ClaimFiles.begin(document, folder);
    assertEquals(folder.resolve("my-note.claims.json"), begun);
    ClaimFile file = Json.read(begun, 10_000, ClaimFile.class);
    assertEquals("my-note", file.document().id());
    assertEquals("The title", file.document().title());
    assertEquals(Json.sha256(Files.readString(document)), file.document().sha256());
    assertEquals(List.of(), file.claims());
    String before = Files.readString(begun);
    String again =
        String.valueOf(
            assertThrows(InputException.class, () -> ClaimFiles.begin(document, folder))
                .getMessage());
    assertEquals(begun + ": is there already; it was left as it is", again);
    assertEquals(before, Files.readString(begun));
    Files.writeString(folder.resolve("blank.md"), "\n \n");
    Path blank = ClaimFiles.begin(folder.resolve("blank.md"), folder);
    assertEquals("blank", Json.read(blank, 10_000, ClaimFile.class).document().title());
    assertTrue(
        String.valueOf(
                assertThrows(
                        InputException.class,
                        () -> ClaimFiles.begin(document, folder.resolve("none")))
                    .getMessage())
            .contains("cannot be written"));
    assertNull(file.claims().stream().findFirst().orElse(null));
  }
}
