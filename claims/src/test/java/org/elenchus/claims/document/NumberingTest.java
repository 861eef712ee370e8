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

  @Test
  void aHeadingOpensOrCountsUp() {
    assertEquals(List.of("1 IN_ORDER", "1.2 OUT_OF_ORDER"), states("# T\n## 1 One\n### 1.2 Two\n"));
    assertEquals(
        List.of("1 IN_ORDER", "1.1 IN_ORDER", "2.1 OUT_OF_ORDER"),
        states("# T\n## 1 One\n### 1.1 Inner\n### 2.1 Deep\n"));
  }

  @Test
  void whatRecursIsInOrder() {
    assertEquals(
        List.of("9 IN_ORDER", "9 IN_ORDER", "8 OPEN"),
        states("# T\n\nSee Figure 9, Figure 9 and Figure 8.\n"));
    assertEquals(
        List.of("2020 IN_ORDER", "2020 IN_ORDER", "2021 OPEN"),
        states("# T\n\nBy (A, 2020), (B, 2020) and (C, 2021).\n"));
    assertEquals(
        List.of("3 IN_ORDER", "3 IN_ORDER", "4 OPEN"),
        states("# T\n\nOf GPT-3, GPT-3 and GPT-4 all.\n"));
    assertEquals(
        List.of("1 IN_ORDER", "1 IN_ORDER", "77 OPEN"),
        states("# T\n## 1 One\n## References\nno. 1 and 77\n"));
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
