package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sections, code, tables and cited works of a document, line by line. */
class DocumentOutlineTest {
  private static final List<String> MARKDOWN =
      """
      # Title

      ```
      # no heading | no table
      | 1 |
      ```
      | a | b |
      |---|---|
      | 1 | 2 |

          indented 7

      ### Inner ###
      Text
      ----
      ## References
      one, 12
      ## After
      three
      """
          .lines()
          .toList();

  private static final List<String> PLAIN =
      """
      A Title
      1 Introduction
      text. with a stop
      2.1.3 Deep Part
      Appendix B Proofs
      Works Cited
      two, 12
      three, 13
      """
          .lines()
          .toList();

  private static List<String> sections(DocumentOutline outline) {
    return outline.sections().stream()
        .map(s -> s.line() + " " + s.level() + " " + s.title())
        .toList();
  }

  private static List<Integer> lines(int to, java.util.function.IntPredicate of) {
    return IntStream.rangeClosed(0, to).filter(of).boxed().toList();
  }

  @Test
  void markdownSaysItsOwnSections() {
    DocumentOutline outline = DocumentOutline.of(MARKDOWN);
    assertEquals(
        List.of("1 1 Title", "13 3 Inner", "16 2 References", "18 2 After"), sections(outline));
    assertEquals(List.of(3, 4, 5, 6, 11), lines(20, i -> outline.context(i).code()));
    assertEquals(List.of(1, 13, 16, 18), lines(20, i -> outline.context(i).heading()));
    assertEquals(List.of(16, 17), lines(20, i -> outline.context(i).references()));
    assertEquals(List.of(7, 8, 9), lines(20, outline.tableLines()::get));
  }

  /** Blocks within lists and quotations, and a table whose rows begin with no bar. */
  @Test
  void blocksLieWithinBlocks() {
    DocumentOutline outline =
        DocumentOutline.of(
            """
            # Title

            - an item

              ```
              x = 7
              ```
            > a | b
            > --|--
            > 1 | 2
            """
                .lines()
                .toList());
    assertEquals(List.of(5, 6, 7), lines(12, i -> outline.context(i).code()));
    assertEquals(List.of(8, 9, 10), lines(12, outline.tableLines()::get));
  }

  /** The parser opens only so many blocks, so that no text nests deeper than a stack can follow. */
  @Test
  void nestingIsBounded() {
    DocumentOutline outline = DocumentOutline.of(List.of("> ".repeat(30_000) + "7", "", "# One"));
    assertEquals(List.of("3 1 One"), sections(outline));
  }

  @Test
  void plainTextHasNumberedHeadings() {
    DocumentOutline outline = DocumentOutline.of(PLAIN);
    assertEquals(
        List.of(
            "1 1 A Title",
            "2 2 1 Introduction",
            "4 4 2.1.3 Deep Part",
            "5 2 Appendix B Proofs",
            "6 2 Works Cited"),
        sections(outline));
    assertEquals(List.of(6, 7, 8), lines(12, i -> outline.context(i).references()));
  }

  @Test
  void aDocumentMayEndWithItsWorks() {
    DocumentOutline outline = DocumentOutline.of(List.of("# A", "## Bibliography"));
    assertEquals(List.of(2), lines(9, i -> outline.context(i).references()));
  }
}
