package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.PrintedFigure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at 39K tok/s, 2.0x and 35GB        | 39K 2.0x 35GB
          lr 3e-4, decay 1.4e-3              | 3e-4 1.4e-3
          about +25% (−0.47)                 | +25% −0.47
          depth 26-32, 50M-400M, 1.5–140 h   | 26 32 50M 400M 1.5 140
          E10 d26 and Mamba2 at 16L512W      | 26 16L 512W
          10 Trillion of 1,024 by 262,144    | 10 Trillion 1,024 262,144
          version 0.4.25 of JAX              | ''
          10.1.2.3 and 2.0.1                 | ''
          6,144, then 30                     | 6,144 30
          """)
  void findsTheNumbersOfALine(String line, String numbers) {
    assertEquals(
        numbers,
        String.join(" ", read(line).figures().stream().map(PrintedFigure::printed).toList()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ## 3. Results of the sweep   | HEADING
          2. a point of a list         | ORDINAL
          see Section 4 for it         | REFERENCE
          as shown (Kaplan, 2020)      | DATE
          the matrix `A^7` is          | SYMBOLIC
          the D-1 layers               | SYMBOLIC
          by GPT-3 of them             | NAME
          a loss of 4 nats             | FIGURE
          """)
  void tellsWhatPartANumberPlays(String line, Kind kind) {
    assertEquals(kind, read(line).figures().getFirst().kind());
  }

  @Test
  void placesCountFromOne() {
    PrintedFigure figure = read("loss\n| a | **1.25** |").figures().getFirst();
    assertEquals(2, figure.line());
    assertEquals(9, figure.column());
  }

  @ParameterizedTest
  @ValueSource(strings = {"~20-30", "about 20", "≈ 20", "roughly 20", "nearly 20"})
  void wordsOfApproximationAreSeen(String text) {
    assertTrue(read("C is " + text).figures().getFirst().number().approximate());
  }

  @Test
  void tablesHaveTypedCells() {
    Document document =
        read(
            """
            # Title

            | Model | Loss | Rate |
            |---|---|---|
            | **E1** | **1.25** | 39K tok/s |
            | E2 | - | 20K |
            """);
    Table table = document.tables().getFirst();
    assertEquals(List.of("Model", "Loss", "Rate"), texts(table.header()));
    assertTrue(table.rows().getFirst().get(1).bold());
    assertFalse(table.rows().getFirst().get(2).bold());
    assertTrue(table.rows().get(1).get(1).missing());
    assertEquals("39K", table.rows().getFirst().get(2).figures().getFirst().printed());
    assertEquals("Title", document.sectionAt(5).orElseThrow().title());
  }

  @Test
  void looseTablesNeedNoRule() {
    Table table =
        read("| Params (M) | Loss |\n| 2 | 256 | 27.5 |\n| 8 | 256 |").tables().getFirst();
    assertEquals(List.of("Params (M)", "Loss"), texts(table.header()));
    assertEquals(List.of(3, 2), table.rows().stream().map(List::size).toList());
  }

  @Test
  void aNumberHasItsSentence() {
    Document document = read("It has 4.5 parts. Of these 3 fail. None is left.");
    assertEquals("Of these 3 fail.", document.sentenceOf(document.figures().get(1)));
  }

  @Test
  void theLastSentenceEndsWithItsLine() {
    Document document = read("It has 4.5 parts. Of these 3 fail.");
    assertEquals("Of these 3 fail.", document.sentenceOf(document.figures().get(1)));
  }

  @Test
  void aNumberMayEndItsSentence() {
    Document document = read("It has 7. Of these 3. None is left.");
    assertEquals("It has 7.", document.sentenceOf(document.figures().get(0)));
    assertEquals("Of these 3.", document.sentenceOf(document.figures().get(1)));
  }

  @Test
  void theLastLineMayEndOrNot() {
    assertEquals(List.of("a", "", "b"), read("a\n\nb").lines());
    assertEquals(List.of("a", "", "b"), read("a\n\nb\n").lines());
    assertEquals(List.of("a", ""), read("a\n\n").lines());
    assertEquals(List.of(), read("").lines());
  }

  @Test
  void aLineStandsUnderTheHeadingAboveIt() {
    Document document = read("no. heading\n# One\ntext\n# Two");
    assertTrue(document.sectionAt(1).isEmpty());
    assertEquals("One", document.sectionAt(2).orElseThrow().title());
    assertEquals("One", document.sectionAt(3).orElseThrow().title());
    assertEquals("Two", document.sectionAt(4).orElseThrow().title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"price 4\u200b5", "\u202e12", "a\u0000b", "1\u00ad2"})
  void whatCouldDisguiseANumberIsRefused(String text) {
    InputException e = assertThrows(InputException.class, () -> read("fine\n" + text));
    assertTrue(String.valueOf(e.getMessage()).startsWith("test.md:2: "), e.getMessage());
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedByLine() {
    byte[] bytes = {'a', '\n', (byte) 0xC3, (byte) 0x28};
    InputException e =
        assertThrows(InputException.class, () -> DocumentReader.read(bytes, "x", "test.md"));
    assertTrue(String.valueOf(e.getMessage()).startsWith("test.md:2: "), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200b | an invisible or direction-changing character (U+200B) that could disguise a number; expected visible text
          0000 | the control character U+0000; expected text
          """)
  void aCharacterThatIsRefusedIsNamed(String code, String why) {
    String text = "fine\nprice 4" + (char) Integer.parseInt(code, 16) + "5";
    InputException e = assertThrows(InputException.class, () -> read(text));
    assertEquals("test.md:2: holds " + why, e.getMessage());
  }

  @Test
  void linesBeforeAByteThatIsNoTextAreCounted() {
    byte[] bytes = {'a', 'b', 'c', '\n', 'd', '\n', (byte) 0xC3, '\n'};
    InputException e =
        assertThrows(InputException.class, () -> DocumentReader.read(bytes, "x", "test.md"));
    assertEquals("test.md:3: is not UTF-8; expected UTF-8 text", e.getMessage());
  }

  @Test
  void theTitleIsTheFirstHeadingOrLine() {
    assertEquals("a. b", read("\n  a. b\nmore. text").title());
    assertEquals("Title", read("first. line\n# Title").title());
  }

  @Test
  void theLongestLineIsRead() {
    assertEquals(1, read("x".repeat(DocumentReader.MAX_LINE)).lines().size());
  }

  @Test
  void theLargestDocumentIsRead() {
    String line = "x".repeat(DocumentReader.MAX_LINE - 1) + "\n";
    int lines = DocumentReader.MAX_BYTES / line.length();
    assertEquals(lines, read(line.repeat(lines)).lines().size());
  }

  @Test
  void theMostNumbersAreRead() {
    String line = "1 ".repeat(DocumentReader.MAX_FIGURES / 4) + "\n";
    assertEquals(DocumentReader.MAX_FIGURES, read(line.repeat(4)).figures().size());
    InputException e = assertThrows(InputException.class, () -> read(line.repeat(4) + "\n1"));
    assertEquals("test.md:6: more than 100000 numbers so far; expected fewer", e.getMessage());
  }

  @Test
  void sizesAreBounded() {
    byte[] large = new byte[DocumentReader.MAX_BYTES + 1];
    assertThrows(InputException.class, () -> DocumentReader.read(large, "x", "test.md"));
    assertThrows(InputException.class, () -> read("x".repeat(DocumentReader.MAX_LINE + 1)));
    assertThrows(InputException.class, () -> read("|a".repeat(TableReader.MAX_CELLS + 5)));
  }

  /**
   * Shapes that make careless parsers hang: nested or repeated hundreds of times. They take a
   * second or two; the limit tells a hang from a busy machine and measures nothing.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"> ", "- ", "1. ", "* a\n ", "[", "`", "**a", "<b>", "|", "|1", "\\|", "(("})
  void hostileShapesEndInTime(String piece) {
    String line = piece.repeat(600 / piece.length());
    String text = (line + "\n").repeat(200);
    assertTimeoutPreemptively(
        Duration.ofMinutes(5),
        () -> {
          try {
            read(text);
          } catch (InputException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("test.md:"));
          }
        });
  }

  @Test
  void numbersBeyondMeasureAreNoFigures() {
    assertEquals(List.of(), read("NaN, 1e999 and " + "9".repeat(70)).figures());
  }

  private static List<String> texts(List<Cell> cells) {
    return cells.stream().map(Cell::text).toList();
  }

  private static Document read(String text) {
    return DocumentReader.read(text.getBytes(StandardCharsets.UTF_8), "test", "test.md");
  }
}
