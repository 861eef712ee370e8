package org.elenchus.claims.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.document.FigureInventory.Entry;
import org.elenchus.claims.document.PrintedFigure.Kind;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.junit.jupiter.api.Test;

/** Each quantity of the five documents is in a relation, or what is missing is named. */
class CoverageTest {
  private final Map<String, FigureInventory> inventories = ClaimFiles.bundledFigures();

  @Test
  void everyQuantityIsUsedOrWhatIsMissingIsNamed() {
    Set<String> used = used();
    List<String> neither = new ArrayList<>();
    int quantities = 0;
    int missing = 0;
    for (Map.Entry<String, FigureInventory> inventory : inventories.entrySet()) {
      for (Entry figure : inventory.getValue().figures()) {
        if (figure.part() == Kind.FIGURE) {
          quantities++;
          missing += figure.missing() == null ? 0 : 1;
          String place = inventory.getKey() + ":" + figure.line() + ":" + figure.at();
          if (figure.missing() == null && !used.contains(place)) {
            neither.add(place + " " + figure.printed());
          }
        }
      }
    }
    assertEquals(List.of(), neither);
    assertTrue(quantities > 1_000, "only " + quantities + " quantities");
    assertTrue(missing * 20 < quantities, missing + " of " + quantities);
  }

  private Set<String> used() {
    Set<String> used = new HashSet<>();
    for (Claim claim : ClaimFiles.bundled().claims()) {
      for (Reading reading : claim.readings()) {
        if (reading.statement() instanceof Relation relation) {
          relation.cells().values().forEach(cell -> used.add(place(relation, cell)));
        }
      }
    }
    return used;
  }

  private String place(Relation relation, PrintedCell cell) {
    String document = relation.documentOf(cell);
    FigureInventory inventory = inventories.get(document);
    int at =
        inventory == null || cell.isWord()
            ? 0
            : inventory.find(cell.line(), cell.at(), cell.printed()).map(Entry::at).orElse(0);
    return document + ":" + cell.line() + ":" + at;
  }
}
