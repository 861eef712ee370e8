package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code elenchus figures} as a user runs it, on honest and on hostile documents. */
class FiguresCommandTest {
  private static final String TABLE =
      """
      # Two models

      | Model | Loss | Throughput | Speed |
      |-------|------|------------|-------|
      | base  | 1.50 | 52K tok/s  | 1.00x |
      | wide  | 1.40 | 81K tok/s  | %s |
      | tall  | **1.30** | 26K tok/s  | 0.50x |
      """;

  @TempDir private Path folder = Path.of("");

  private Path document(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  @Test
  void aConsistentDocumentEndsWithZero() throws IOException {
    Cli run = Cli.run("figures", document("fine.md", TABLE.formatted("1.56x")));
    assertEquals(Elenchus.DONE, run.code(), run.err());
    assertTrue(run.out().contains("no contradiction found"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void aContradictionIsExplainedAndEndsWithOne() throws IOException {
    Cli run = Cli.run("figures", document("slip.md", TABLE.formatted("1.65x")));
    assertEquals(Elenchus.DIFFERS, run.code(), run.err());
    assertTrue(run.out().contains("1 contradiction"), run.out());
    assertTrue(
        run.out().contains("line 6, wide / Speed: 1.65x, for the rest to hold from"), run.out());
    assertTrue(run.out().contains("line 5, base / Throughput: 52K"), run.out());
    assertFalse(run.out().contains("tall"), run.out());
  }

  @Test
  void whatCountsDemandToTheLastDigitIsPrintedWhole() throws IOException {
    String text =
        "# A study\n\nIt took 60,000 steps of 384 sequences of 512 tokens, so 12.0B tokens.\n";
    Cli run = Cli.run("figures", document("counts.md", text));
    assertEquals(Elenchus.DIFFERS, run.code(), run.err());
    assertTrue(run.out().contains("12.0B, for the rest to hold at 11.79648B"), run.out());
    assertTrue(run.out().contains("60,000, for the rest to hold from 60781 to 61543"), run.out());
  }

  @Test
  void whatDependsOnAWordLikeAboutIsNoContradiction() throws IOException {
    Cli within = Cli.run("figures", document("within.md", TABLE.formatted("~1.65x")));
    assertEquals(Elenchus.DONE, within.code(), "within a tenth of it");
    assertFalse(within.out().contains("approximate"), within.out());
    Cli beyond = Cli.run("figures", document("beyond.md", TABLE.formatted("~1.9x")));
    assertEquals(Elenchus.DONE, beyond.code(), "the width of the word is ours, not the document's");
    assertTrue(beyond.out().contains("1 disagreement of approximate numbers"), beyond.out());
    assertTrue(beyond.out().contains("no contradiction found"), beyond.out());
  }

  @Test
  void itsEvidencePassesTheRecheckAndEditsAreNoticed() throws IOException {
    Path out = folder.resolve("out");
    Cli run = Cli.run("figures", document("slip.md", TABLE.formatted("1.65x")), "--out", out);
    assertEquals(Elenchus.DIFFERS, run.code(), run.err());
    Path evidence = out.resolve("evidence.json");
    Cli recheck = Cli.run("recheck", evidence, "--claims", out);
    assertEquals(Elenchus.DONE, recheck.code(), recheck.err());
    assertTrue(Files.exists(out.resolve("report").resolve("index.html")));
    String text = Files.readString(evidence);
    String edited =
        text.replaceFirst("\"verdict\"(\\s*:\\s*)\"CONTRADICTED\"", "\"verdict\"$1\"CONSISTENT\"");
    assertNotEquals(text, edited);
    Files.writeString(evidence, edited);
    assertEquals(Elenchus.DIFFERS, Cli.run("recheck", evidence, "--claims", out).code());
  }

  private static final String MEASURED =
      """
      # %s

      | Model | Params | Loss | Throughput |
      |-------|--------|------|------------|
      | base  | 110M   | %s | 52K tok/s  |
      | wide  | 140M   | %s | 81K tok/s  |
      | tall  | 150M   | %s | 26K tok/s  |
      """;

  @Test
  void ofTwoDocumentsEachIsReadAloneAndThenBoth() throws IOException {
    Path one = document("one.md", MEASURED.formatted("One", "1.512", "1.438", "1.307"));
    Path same = document("same.md", MEASURED.formatted("Same", "1.51", "1.44", "1.307"));
    Cli fine = Cli.run("figures", one, same);
    assertEquals(Elenchus.DONE, fine.code(), fine.err());
    assertTrue(fine.out().contains("Between the documents: no contradiction found"), fine.out());
    Path slip = document("slip.md", MEASURED.formatted("Slip", "1.512", "1.384", "1.307"));
    Path out = folder.resolve("out");
    Cli run = Cli.run("figures", one, slip, "--out", out);
    assertEquals(Elenchus.DIFFERS, run.code(), run.err());
    assertTrue(run.out().contains("Between the documents: 1 contradiction"), run.out());
    assertTrue(run.out().contains("one, line 6, wide / Loss: 1.438, for the rest"), run.out());
    assertTrue(run.out().contains("slip, line 6, wide / Loss: 1.384, for the rest"), run.out());
    Cli recheck = Cli.run("recheck", out.resolve("evidence.json"), "--claims", out);
    assertEquals(Elenchus.DONE, recheck.code(), recheck.err());
  }

  /** Models of one name and size, measured again: nothing says that it was the same run. */
  @Test
  void measurementsThatNeverAgreeAreOfOtherRuns() throws IOException {
    Path one = document("one.md", MEASURED.formatted("One", "1.512", "1.438", "1.307"));
    String other = MEASURED.formatted("Two", "1.498", "1.421", "1.311").replace("K tok", "1K tok");
    Cli run = Cli.run("figures", one, document("two.md", other));
    assertEquals(Elenchus.DONE, run.code(), run.out());
  }

  @Test
  void twoDocumentsOfOneNameAreRefused() throws IOException {
    Path one = document("one.md", TABLE.formatted("1.56x"));
    Path again = Files.createDirectory(folder.resolve("again")).resolve("one.md");
    Files.copy(one, again);
    Cli run = Cli.run("figures", one, again);
    assertEquals(Elenchus.BAD_INPUT, run.code());
    assertTrue(run.err().contains("second document of the name 'one'"), run.err());
  }

  @Test
  void itMeasuresItselfOnEitherFamily() {
    assertEquals(Elenchus.BAD_INPUT, Cli.run("figures", "--benchmark", "unknown").code());
    assertEquals(Elenchus.BAD_INPUT, Cli.run("figures").code());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("ten megabytes of table", "| 1.5 | 2.5 | 3.5 |\n".repeat(530_000)),
        Arguments.of("100,000 columns", "|" + " 1 |".repeat(100_000)),
        Arguments.of("2,000 short columns", "|" + "1|".repeat(2_000)),
        Arguments.of("a zero-width space inside a number", "| a | 1\u200B5 |\n"),
        Arguments.of("a word joiner before a number", "the loss is \u206015\n"),
        Arguments.of("right-to-left override", "| a | \u202E51 |\n"),
        Arguments.of("a terminal's escape", "the loss is \u001B[31m15\n"),
        Arguments.of("a NUL", "the loss is \u000015\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedInOneSentence(String name, String text) throws IOException {
    Path out = folder.resolve("out");
    Cli run = Cli.run("figures", document("hostile.md", text), "--out", out);
    assertEquals(Elenchus.BAD_INPUT, run.code(), name);
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("hostile.md"), run.err());
    assertEquals("", run.out());
    assertFalse(Files.exists(out));
  }

  static Stream<Arguments> audited() {
    String rows = "| m | 1.234 | 9.5K | 1.01x | 0.1 | 9.5M | 4 | 64 |\n".repeat(1_500);
    String table =
        "| Model | Loss | Throughput | Speed | Delta | Params | Depth | Dim |\n"
            + "|---|---|---|---|---|---|---|---|\n"
            + rows;
    return Stream.of(
        Arguments.of("nothing", ""),
        Arguments.of("unbalanced pipes", "| a | b\n|---\n| 1 || 2 | 3 |||\n|\n||||\n| Loss |\n"),
        Arguments.of("60,000 empty cells", "|".repeat(900) + "\n"),
        Arguments.of(
            "numbers that are none",
            """
            | Model | Loss | Speed |
            |---|---|---|
            | a | NaN | 1e999 |
            | b | -Infinity | 1e-999x |
            | c | 0 | 0.00x |
            | d | 1e400 | 99999999999999999999999999999x |
            """),
        Arguments.of("right-to-left letters", "| \u05D0 | Loss |\n|---|---|\n| \u05D1 | 1.5 |\n"),
        Arguments.of("tables beyond the bounds", (table + "\n").repeat(3)),
        Arguments.of("a sentence without an end", "model a lowest loss 1.25 than b ".repeat(2_000)),
        Arguments.of("a list without an end", "- a: loss 1.25, steps 10\n".repeat(20_000)),
        Arguments.of("brackets", "(".repeat(30_000) + "\n" + ">".repeat(2_000) + " 1\n"),
        Arguments.of(
            "regular expressions", "| .*+?^${}()[]\\ | (a+)+$ |\n|---|---|\n| %s%n | 1.5 |\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("audited")
  void endsCleanly(String name, String text) throws IOException {
    Cli run = Cli.run("figures", document("odd.md", text));
    assertTrue(List.of(Elenchus.DONE, Elenchus.DIFFERS).contains(run.code()), name + run.err());
    assertEquals("", run.err(), name);
    assertTrue(run.out().contains(" numbers, "), run.out());
  }

  @Test
  void scriptInCellsStaysText() throws IOException {
    String script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    String text =
        """
        # Two %1$s models $\\href{javascript:alert(3)}{x}$

        | Model | Throughput | Speed |
        |-------|------------|-------|
        | base %1$s | 52K tok/s  | 1.00x |
        | wide  | 81K tok/s  | 1.65x |
        | tall  | 26K tok/s  | 0.50x |
        """
            .formatted(script);
    Path out = folder.resolve("out");
    Cli run = Cli.run("figures", document("script.md", text), "--out", out);
    assertEquals(Elenchus.DIFFERS, run.code(), run.err());
    try (Stream<Path> files = Files.walk(out.resolve("report"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        String page = Files.readString(file);
        assertFalse(page.contains("<script>alert"), file.toString());
        assertFalse(page.contains("<img src=x"), file.toString());
        assertFalse(page.contains("href=\"javascript:"), file.toString());
      }
    }
    assertTrue(Files.readString(out.resolve("evidence.json")).contains("alert(1)"));
  }
}
