package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.claims.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cells of a row: their columns, texts and numbers, and which row names the columns. */
class TableReaderTest {
  private static Table table(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return DocumentReader.read(bytes, "test", "test.md").tables().getFirst();
  }

  private static String row(List<Cell> cells) {
    return cells.stream()
        .map(
            c ->
                c.column()
                    + (c.bold() ? " bold " : " ")
                    + "<"
                    + c.text()
                    + ">"
                    + c.figures().stream()
                        .map(f -> " " + f.printed() + " at " + f.column())
                        .collect(Collectors.joining()))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          |7|8|                  ; 2 <7> 7 at 2, 4 <8> 8 at 4
          |   7 | b  |           ; 5 <7> 7 at 5, 9 <b>
          | a \\| 5 | 6          ; 3 <a \\| 5> 5 at 8, 12 <6> 6 at 12
          | **7** | **** | **x   ; 3 bold <7> 7 at 5, 11 <>, 18 <x>
          | a | 12 and 13 | 14   ; 3 <a>, 7 <12 and 13> 12 at 7 13 at 14, 19 <14> 14 at 19
          """)
  void eachCellHasItsColumnAndItsNumbers(String line, String expected) {
    assertEquals(expected, row(table("| x | y |\n|---|---|\n" + line).rows().getFirst()));
  }

  @Test
  void aFirstRowWithoutNumbersNamesTheColumns() {
    assertEquals("3 <a>", row(table("| a |\n| 5 |").header()));
    assertEquals(List.of(), table("| 4 |\n| 5 |").header());
    assertEquals(2, table("| 4 |\n| 5 |").rows().size());
    assertEquals(List.of(), table("| a |").header());
  }

  /**
   * What stands above the first rule names the columns, numbers or not; further rules part rows.
   */
  @Test
  void theFirstRuleParts() {
    Table years = table("| 2020 | 2021 |\n|---|---|\n| 5 | 6 |\n|---|---|\n| 7 | 8 |");
    assertEquals("3 <2020> 2020 at 3, 10 <2021> 2021 at 10", row(years.header()));
    assertEquals(
        List.of("3 <5> 5 at 3, 7 <6> 6 at 7", "3 <7> 7 at 3, 7 <8> 8 at 7"),
        years.rows().stream().map(TableReaderTest::row).toList());
  }

  @Test
  void anEmptyCellOrADashIsMissing() {
    List<Cell> cells = table("| x |\n|---|\n|  | - | – | — | 0 | -- |").rows().getFirst();
    assertEquals(
        List.of(true, true, true, true, false, false), cells.stream().map(Cell::missing).toList());
  }

  @Test
  void aRowIsOnlySoWide() {
    String widest = "|a".repeat(TableReader.MAX_CELLS) + "|";
    assertEquals(TableReader.MAX_CELLS, table(widest).rows().getFirst().size());
    InputException refused = assertThrows(InputException.class, () -> table("|a" + widest));
    assertEquals(
        "test.md:1: a row of more than "
            + TableReader.MAX_CELLS
            + " cells; expected a narrower table",
        refused.getMessage());
  }
}
