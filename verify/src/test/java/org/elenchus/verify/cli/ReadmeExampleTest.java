package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's five minutes, as written there: a document and a claim in a folder outside. */
class ReadmeExampleTest {
  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path folder = Path.of("");
  private String claim = "";

  @BeforeEach
  void followTheReadme() throws IOException {
    String readme = Files.readString(README);
    Files.writeString(
        folder.resolve("note.md"), block(readme, "cat > note.md <<'END'\n(.*?)\nEND\n") + "\n");
    claim = block(readme, "```json\n(.*?)\n```");
    assertEquals(0, Cli.run("claims", "new", folder.resolve("note.md"), "--out", folder).code());
    put(claim);
  }

  @Test
  void theClaimIsContradictedAndItsTwinIsNot() {
    Path out = folder.resolve("audit");
    Cli audit = Cli.run("audit", "--claims", folder, "--documents", folder, "--out", out);
    assertEquals(Elenchus.DIFFERS, audit.code(), audit.err());
    assertTrue(
        audit.err().startsWith("note/speed-up (literal): came out CONTRADICTED"), audit.err());
    EvidenceFile file =
        Json.read(out.resolve("evidence.json"), Json.MAX_EVIDENCE_BYTES, EvidenceFile.class);
    var evidence = file.claims().getFirst().readings().getFirst().evidence().getFirst();
    assertEquals(
        Verdict.CONSISTENT, java.util.Objects.requireNonNull(evidence.control()).verdict());
    Cli recheck = Cli.run("recheck", out.resolve("evidence.json"), "--claims", folder);
    assertEquals(Elenchus.DONE, recheck.code(), recheck.err());
    assertTrue(Files.isRegularFile(out.resolve("report").resolve("index.html")));
  }

  @Test
  void theCorrectedClaimPasses() throws IOException {
    Path note = folder.resolve("note.md");
    Files.writeString(note, Files.readString(note).replace("1.7x", "1.6x"));
    Files.delete(folder.resolve("note.claims.json"));
    assertEquals(0, Cli.run("claims", "new", note, "--out", folder).code());
    put(claim.replace("1.6x", "1.9x").replace("1.7x", "1.6x"));
    Cli audit =
        Cli.run(
            "audit", "--claims", folder, "--documents", folder, "--out", folder.resolve("audit"));
    assertEquals(Elenchus.DONE, audit.code(), audit.err());
  }

  @Test
  void aCellThatIsNotInTheDocumentIsBadInput() throws IOException {
    Path note = folder.resolve("note.md");
    Files.writeString(note, Files.readString(note).replace("81K", "82K"));
    Cli audit =
        Cli.run(
            "audit", "--claims", folder, "--documents", folder, "--out", folder.resolve("audit"));
    assertEquals(Elenchus.BAD_INPUT, audit.code(), audit.err());
    assertEquals(1, audit.err().lines().count(), audit.err());
    assertTrue(Files.notExists(folder.resolve("audit")));
  }

  private void put(String claimText) throws IOException {
    Path file = folder.resolve("note.claims.json");
    String begun = Files.readString(file);
    assertTrue(begun.contains("\"claims\" : [ ]"), begun);
    Files.writeString(file, begun.replace("\"claims\" : [ ]", "\"claims\" : [" + claimText + "]"));
  }

  private static String block(String text, String regex) {
    Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
    assertTrue(matcher.find(), () -> "the README has no " + regex);
    return matcher.group(1);
  }
}
