package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that cannot be used: exit code 2, one message, nothing written. */
class BadInputTest {
  @TempDir private Path folder = Path.of("");

  static List<Arguments> hostileFiles() {
    return List.of(
        Arguments.of(
            "cut short", "{ \"schema\": \"elenchus-claims/1\"".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("no JSON", "claims: []".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("empty", new byte[0]),
        Arguments.of("not UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'}),
        Arguments.of("nested", "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
        Arguments.of("large", new byte[9 << 20]),
        Arguments.of(
            "a long number",
            ("{ \"schema\": " + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileFiles")
  void aClaimFileThatIsNone(String name, byte[] content) throws IOException {
    Files.write(folder.resolve("x.claims.json"), content);
    Path out = folder.resolve("out");
    refused(Cli.run("audit", "--claims", folder, "--out", out), "x.claims.json");
    refused(Cli.run("claims", "validate", folder), "x.claims.json");
    assertFalse(Files.exists(out), name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileFiles")
  void anEvidenceFileThatIsNone(String name, byte[] content) throws IOException {
    Path file = folder.resolve("evidence.json");
    Files.write(file, content);
    if (!name.equals("large")) {
      refused(Cli.run("recheck", file), "evidence.json");
      refused(Cli.run("report", file, "--out", folder.resolve("out")), "evidence.json");
      refused(Cli.run("diff", file, file), "evidence.json");
    }
    assertFalse(Files.exists(folder.resolve("out")), name);
  }

  @Test
  void foldersAndFilesThatAreNotThere() {
    Path none = folder.resolve("none");
    refused(Cli.run("audit", "--claims", none, "--out", folder.resolve("out")), "none");
    refused(Cli.run("audit", "--documents", none, "--out", folder.resolve("out")), "none");
    refused(Cli.run("recheck", none), "none");
    refused(Cli.run("claims", "new", none, "--out", folder), "none");
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void wordsOfTheCommandLineThatAreNone() {
    for (List<String> words :
        List.of(
            List.of("audit", "--budget", "huge"),
            List.of("audit", "--seed", "x"),
            List.of("audit", "--only", "no/such-claim"),
            List.of("audit", "--fail-on", "WRONG"),
            List.of("claims", "show", "no/such-claim"),
            List.of("recheck"),
            List.of("nonsense"),
            List.<String>of())) {
      Cli run = Cli.run(words.toArray());
      assertEquals(Elenchus.BAD_INPUT, run.code(), words + run.err());
      assertFalse(run.err().contains("\tat "), run.err());
    }
  }

  @Test
  void anUnwritableFolderIsSaidInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    refused(
        Cli.run("audit", "--only", "ssm-expressivity-q1/linear-cannot-xor", "--out", file), "file");
  }

  private static void refused(Cli run, String name) {
    assertEquals(Elenchus.BAD_INPUT, run.code(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(name), run.err());
    assertEquals("", run.out());
  }
}
