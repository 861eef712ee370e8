package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Step;
import org.junit.jupiter.api.Test;

/** Commands that a reader can copy. */
class CommandsTest {
  private final Commands commands = new Commands();

  private static ClaimEvidence own(String document, String slug) {
    return Samples.claim(slug, 1).in(document).reading(Samples.literal(Verdict.PROVED)).build();
  }

  @Test
  void aBundledClaimNeedsNoFolders() {
    String id = ClaimFiles.bundled().claims().get(0).id();
    ClaimEvidence bundled =
        own(id.substring(0, id.indexOf('/')), id.substring(id.indexOf('/') + 1));
    assertEquals("elenchus audit --only " + id, commands.alone(bundled));
    assertEquals("", commands.legend(bundled));
  }

  @Test
  void aUsersOwnClaimNamesItsFolders() {
    ClaimEvidence own = own("note", "speed-up");
    assertEquals(
        "elenchus audit --claims CLAIMS --documents DOCUMENTS --only note/speed-up",
        commands.alone(own));
    assertTrue(commands.legend(own).startsWith("CLAIMS is the folder"), commands.legend(own));
  }

  @Test
  void anIdIsOneWordOfAShell() {
    assertTrue(
        commands.alone(own("note", "it's; rm")).endsWith("--only 'note/it'\\''s; rm'"),
        commands.alone(own("note", "it's; rm")));
  }

  @Test
  void aWholeRunNamesTheFoldersOnlyForOwnClaims() {
    List<String> own = commands.reproduce(Samples.audit()).stream().map(Step::command).toList();
    assertEquals(
        "elenchus recheck evidence.json --claims CLAIMS --documents DOCUMENTS", own.get(0));
    assertEquals(
        "elenchus audit --claims CLAIMS --documents DOCUMENTS --seed 42 --budget standard"
            + " --device cpu --out again",
        own.get(1));
    assertFalse(
        commands.reproduce(Samples.file(List.of(), List.of())).get(0).command().contains("CLAIMS"));
  }
}
