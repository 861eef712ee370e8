package org.elenchus.claims.claim;

import java.util.Map;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;

/**
 * Double entry: each cell that a claim transcribes must stand, as printed and at its place, in the
 * inventory of its document.
 */
public final class Transcription {
  private Transcription() {}

  /**
   * Compares the cells of all claims with what documents print.
   *
   * @param claims the claims
   * @param documents the numbers of the documents that are at hand, by document id
   * @throws InputException naming the claim and the cell that differs
   */
  public static void check(ClaimSet claims, Map<String, FigureInventory> documents) {
    for (Claim claim : claims.claims()) {
      for (Reading reading : claim.readings()) {
        try {
          check(reading, documents);
        } catch (IllegalArgumentException e) {
          throw new InputException(claim.subject(reading), 0, null, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /**
   * Compares the cells of a reading with the inventories.
   *
   * @param reading the reading
   * @param inventories by document id; documents without one are not compared
   * @throws IllegalArgumentException naming the cell that differs
   */
  static void check(Reading reading, Map<String, FigureInventory> inventories) {
    if (!(reading.statement() instanceof Relation relation)) {
      return;
    }
    for (Map.Entry<String, PrintedCell> entry : relation.cells().entrySet()) {
      PrintedCell cell = entry.getValue();
      FigureInventory inventory = inventories.get(relation.documentOf(cell));
      if (inventory == null || cell.isWord()) {
        continue;
      }
      FigureInventory.Entry figure =
          inventory
              .find(cell.line(), cell.at(), cell.printed())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "cell "
                              + entry.getKey()
                              + " says "
                              + cell.printed()
                              + place(relation, cell)
                              + ", which its inventory does not print there once"));
      if (Boolean.TRUE.equals(figure.approximate()) != cell.isApproximate()) {
        throw new IllegalArgumentException(
            "cell "
                + entry.getKey()
                + place(relation, cell)
                + " and its inventory differ on a word such as \"about\" before it");
      }
    }
  }

  private static String place(Relation relation, PrintedCell cell) {
    return " at "
        + relation.documentOf(cell)
        + ":"
        + cell.line()
        + (cell.at() == null ? "" : " character " + cell.at());
  }
}
