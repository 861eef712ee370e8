package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.document.Numbering.Finding;
import org.elenchus.claims.document.Numbering.State;
import org.junit.jupiter.api.Test;

class NumberingTest {
  @Test
  void headingsListsAndPointersInOrder() {
    assertEquals(
        List.of(
            "1 IN_ORDER",
            "1.1 IN_ORDER",
            "1.2 IN_ORDER",
            "2 IN_ORDER",
            "1 IN_ORDER",
            "2 IN_ORDER",
            "1.2 IN_ORDER",
            "9 OPEN"),
        states(
            """
            # Title
            ## 1 One
            ### 1.1 First
            ### 1.2 Second
            ## 2 Two
            1. a
            2. b

            See Section 1.2 and Section 9.
            """));
  }

  @Test
  void whatIsSkippedIsOutOfOrder() {
    assertEquals(
        List.of("1 IN_ORDER", "3 OUT_OF_ORDER", "1 IN_ORDER", "3 OUT_OF_ORDER"),
        states("# Title\n## 1 One\n## 3 Three\n1. a\n3. b\n"));
  }

  @Test
  void formulasCountUp() {
    assertEquals(
        List.of("1 IN_ORDER", "3 OUT_OF_ORDER"), states("# Title\n| (1) |\n\ntext\n\n| (3) |\n"));
  }

  private static List<String> states(String text) {
    Document document =
        DocumentReader.read(text.getBytes(StandardCharsets.UTF_8), "test", "test.md");
    FigureInventory inventory = FigureInventory.of(document);
    Map<FigureInventory.Entry, Finding> findings = Numbering.of(inventory);
    return inventory.figures().stream()
        .map(e -> e.printed() + " " + (findings.containsKey(e) ? state(findings, e) : "none"))
        .toList();
  }

  private static State state(
      Map<FigureInventory.Entry, Finding> findings, FigureInventory.Entry e) {
    Finding finding = findings.get(e);
    return finding == null ? State.OPEN : finding.state();
  }
}
