package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.store.ReplicationTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each command does and the code it ends with, on a claim file of the test's own. */
class CommandsTest {
  private static final String CLAIM =
      """
      { "schema": "elenchus-claims/1",
        "document": { "id": "note", "title": "Note", "sha256": "%s" },
        "claims": [ { "id": "note/ratio", "origin": "document", "locator": { "lines": [1, 1] },
          "kind": "figure", "title": "A ratio", "statement": "s", "hypotheses": [],
          "doesNotShow": "n", "dependsOn": [], "contradicts": [],
          "readings": [ { "reading": "literal", "says": "s",
            "scope": { "arithmetic": "printed", "domain": {} },
            "formal": { "form": "relation", "document": "note",
              "cells": { "a": { "line": 1, "printed": "52K" }, "b": { "line": 1, "printed": "81K" },
                "r": { "line": 1, "printed": "1.6x" } },
              "relation": "r == b / a" },
            "checks": [ { "check": "relation",
              "twin": { "op": "replace", "path": "/cells/r/printed", "value": "1.7x" } } ],
            "expected": "CONSISTENT" } ] } ] }
      """
          .formatted("0".repeat(64));

  @TempDir private Path folder = Path.of("");
  private Path out = Path.of("");
  private Path evidence = Path.of("");

  @BeforeEach
  void claims() throws IOException {
    write(CLAIM);
    out = folder.resolve("out");
    evidence = out.resolve("evidence.json");
  }

  @Test
  void anAuditThatComesOutAsExpectedEndsWithNought() throws IOException {
    Cli run = audit();
    assertEquals(Elenchus.DONE, run.code(), run.err());
    assertTrue(run.out().contains("1 claims: 1 CONSISTENT"), run.out());
    assertTrue(Files.exists(out.resolve("report/index.html")));
    assertTrue(othersMayRead(evidence) && othersMayRead(out.resolve("report/index.html")));
  }

  @Test
  void aVerdictThatIsNotTheExpectedOneIsNamed() throws IOException {
    write(CLAIM.replace("\"expected\": \"CONSISTENT\"", "\"expected\": \"CONTRADICTED\""));
    Cli run = audit();
    assertEquals(Elenchus.DIFFERS, run.code());
    assertTrue(
        run.err().contains("note/ratio (literal): expected CONTRADICTED, came out CONSISTENT"),
        run.err());
  }

  @Test
  void failOnChangesWhichVerdictsFailAClaimThatExpectsNone() throws IOException {
    write(CLAIM.replace(",\n      \"expected\": \"CONSISTENT\"", ""));
    assertEquals(Elenchus.DONE, audit().code());
    Cli run = audit("--fail-on", "consistent");
    assertEquals(Elenchus.DIFFERS, run.code());
    assertTrue(run.err().contains("note/ratio (literal): came out CONSISTENT"), run.err());
  }

  @Test
  void aTwinThatDoesNotComeOutTheOtherWayIsNoVerdict() throws IOException {
    write(CLAIM.replace("1.7x", "1.56x"));
    Cli run = audit();
    assertEquals(Elenchus.BROKEN, run.code(), run.out());
    assertTrue(run.err().contains("note/ratio"), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void aCheckThatThereIsNotIsBadInput() throws IOException {
    write(CLAIM.replace("\"check\": \"relation\"", "\"check\": \"relaton\""));
    Cli run = audit();
    assertEquals(Elenchus.BAD_INPUT, run.code());
    assertTrue(run.err().contains("note.claims.json:3: field 'note/ratio'"), run.err());
    assertTrue(run.err().contains("no check is named 'relaton'; expected one of"), run.err());
    assertEquals(Elenchus.BAD_INPUT, Cli.run("claims", "validate", folder).code());
    assertFalse(Files.exists(out));
  }

  @Test
  void aCheckWithoutATwinIsBadInput() throws IOException {
    write(Pattern.compile(",\\s*\"twin\": \\{[^}]*\\}").matcher(CLAIM).replaceFirst(""));
    Cli run = audit();
    assertEquals(Elenchus.BAD_INPUT, run.code());
    assertTrue(run.err().contains("expected a twin"), run.err());
  }

  @Test
  void aCheckOfAnotherFormIsBadInput() throws IOException {
    write(CLAIM.replace("\"check\": \"relation\"", "\"check\": \"unrolling\""));
    Cli run = audit();
    assertEquals(Elenchus.BAD_INPUT, run.code());
    assertTrue(run.err().contains("the form 'relation'"), run.err());
  }

  @Test
  void aRecheckNamesWhatWasEdited() throws IOException {
    audit();
    Cli passed = Cli.run("recheck", evidence, "--claims", folder);
    assertEquals(Elenchus.DONE, passed.code(), passed.err());
    assertTrue(passed.out().contains("1 of 1 claims rechecked"), passed.out());
    Files.writeString(
        evidence,
        Files.readString(evidence)
            .replaceFirst("\"verdict\" : \"CONSISTENT\"", "\"verdict\" : \"PROVED\""));
    Cli run = Cli.run("recheck", evidence, "--claims", folder);
    assertEquals(Elenchus.DIFFERS, run.code());
    assertTrue(run.err().contains("note/ratio"), run.err());
  }

  @Test
  void aRecheckMakesTheTableOfPublishedResultsAgain() throws IOException {
    audit();
    ObjectNode file = Json.read(evidence, Json.MAX_EVIDENCE_BYTES, ObjectNode.class);
    file.set("replication", Json.tree(ReplicationTable.bundled()));
    Files.writeString(evidence, Json.pretty(file));
    Cli passed = Cli.run("recheck", evidence, "--claims", folder);
    assertEquals(Elenchus.DONE, passed.code(), passed.err());
    ((ObjectNode) file.at("/replication/ours/0/points/0")).put("mean", 0.123);
    Files.writeString(evidence, Json.pretty(file));
    Cli run = Cli.run("recheck", evidence, "--claims", folder);
    assertEquals(Elenchus.DIFFERS, run.code());
    assertTrue(
        run.err().contains("replication/ours/0/points/0/mean: the file says 0.123"), run.err());
  }

  @Test
  void aDiffNamesTheVerdictThatChanged() throws IOException {
    audit();
    Path before = Files.move(evidence, folder.resolve("before.json"));
    write(CLAIM.replace("81K", "99K").replace("1.7x", "1.9x").replace(", \"expected\"", ""));
    audit();
    Cli same = Cli.run("diff", evidence, evidence);
    Cli run = Cli.run("diff", before, evidence);
    assertEquals(Elenchus.DONE, run.code(), run.err());
    assertTrue(run.out().contains("note/ratio"), run.out());
    assertTrue(run.out().contains("CONTRADICTED"), run.out());
    assertFalse(same.out().contains("note/ratio"), same.out());
  }

  @Test
  void whatStaysOpenIsSaidWithItsReason() throws IOException {
    write(
        CLAIM
            .replace(", \"expected\": \"CONSISTENT\"", "")
            .replace(",\n      \"expected\": \"CONSISTENT\"", "")
            .replace("\"domain\": {}", "\"domain\": { \"T\": \"1..\" }"));
    Cli run = audit();
    assertEquals(Elenchus.DONE, run.code(), run.err());
    assertTrue(
        run.err().contains("note/ratio (literal): INCONCLUSIVE. Not as far as the reading"),
        run.err());
  }

  @Test
  void badUsageIsOneSentence() {
    for (Cli run :
        new Cli[] {
          Cli.run("audit", "--budget", "huge"),
          Cli.run("claims", "show", "none/such"),
          Cli.run("audit", "--only", "none/such"),
          Cli.run("nonsense")
        }) {
      assertEquals(Elenchus.BAD_INPUT, run.code());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("elenchus: "), run.err());
    }
  }

  @Test
  void claimsAreListedAndShown() {
    Cli list = Cli.run("claims", "list", "--claims", folder);
    assertEquals(1, list.out().lines().count(), list.out());
    assertTrue(list.out().startsWith("note/ratio"), list.out());
    Cli show = Cli.run("claims", "show", "note/ratio", "--claims", folder);
    assertTrue(show.out().contains("A ratio") && show.out().contains("twin"), show.out());
    assertTrue(Cli.run("claims", "validate", folder).out().contains("1 claims of 1 documents"));
  }

  @Test
  void theVersionNamesCommitJavaAndDevices() {
    String version = Cli.run("--version").out();
    for (String part : new String[] {"elenchus ", "commit ", "JDK ", "devices cpu"}) {
      assertTrue(version.contains(part), version);
    }
  }

  @Test
  void sameSeedSameBytesButForTheTimes() throws IOException {
    audit();
    JsonNode first = withoutTimes();
    audit();
    assertEquals(first, withoutTimes());
  }

  /** A folder that holds a user's own files is left as it is. */
  @Test
  void aReportReplacesNothingButAReport() throws IOException {
    audit();
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Path thesis = Files.writeString(mine.resolve("thesis.tex"), "years of work");
    Cli run = Cli.run("report", evidence, "--out", mine);
    assertEquals(Elenchus.BAD_INPUT, run.code(), run.err());
    assertEquals("years of work", Files.readString(thesis));
    Path own = Files.createDirectories(folder.resolve("own/report"));
    Files.writeString(own.resolve("mine.txt"), "x");
    Cli audit = Cli.run("audit", "--claims", folder, "--out", folder.resolve("own"));
    assertEquals(Elenchus.BAD_INPUT, audit.code(), audit.err());
    assertFalse(Files.exists(folder.resolve("own/evidence.json")));
    Path fresh = folder.resolve("fresh");
    assertEquals(Elenchus.DONE, Cli.run("report", evidence, "--out", fresh).code());
    assertEquals(Elenchus.DONE, Cli.run("report", evidence, "--out", fresh).code());
  }

  @Test
  void aReportIsWrittenAsOneFileToo() throws IOException {
    audit();
    Path alone = folder.resolve("alone.html");
    assertEquals(Elenchus.DONE, Cli.run("report", evidence, "--single-file", alone).code());
    assertTrue(Files.readString(alone).contains("Content-Security-Policy"));
    Path mine = Files.writeString(folder.resolve("mine.html"), "mine");
    Cli refused = Cli.run("report", evidence, "--single-file", mine);
    assertEquals(Elenchus.BAD_INPUT, refused.code(), refused.err());
    assertTrue(refused.err().contains("is no report"), refused.err());
    assertEquals("mine", Files.readString(mine));
  }

  private Cli audit(String... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(new Object[] {"audit", "--claims", folder, "--out", out}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Cli.run(words);
  }

  private void write(String claims) throws IOException {
    Files.writeString(folder.resolve("note.claims.json"), claims);
  }

  private JsonNode withoutTimes() {
    JsonNode file = Json.read(evidence, Json.MAX_EVIDENCE_BYTES, JsonNode.class);
    ((ObjectNode) file.get("run")).remove(java.util.List.of("started", "durationSeconds"));
    file.findParents("durationMillis").forEach(e -> ((ObjectNode) e).remove("durationMillis"));
    return file;
  }

  private static boolean othersMayRead(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.OTHERS_READ);
  }
}
