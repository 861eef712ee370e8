package org.elenchus.claims.claim;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.DocumentFolder;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Double entry: each cell that a claim transcribes must stand, as printed and at its place, in the
 * inventory of its document.
 */
public final class Transcription {
  private static final int MAX_NAMED = 8;

  private Transcription() {}

  /**
   * Compares the cells of all claims with what documents print.
   *
   * @param claims the claims
   * @param documents the numbers of the documents that are at hand, by document id
   * @throws InputException naming the claim and the cell that differs
   */
  private static void check(ClaimSet claims, Map<String, FigureInventory> documents) {
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
   * The numbers of all documents that are known: those of inventories, and those of documents at
   * hand, with which all claims are compared first.
   *
   * @param claims the claims
   * @param inventories by document id
   * @param folder where documents lie, or null
   * @return an inventory for each document of either kind, by document id
   * @throws InputException if the folder is none, a document has changed, or it does not print what
   *     a claim says it prints
   */
  public static Map<String, FigureInventory> inventories(
      ClaimSet claims, Map<String, FigureInventory> inventories, @Nullable Path folder) {
    Map<String, FigureInventory> known = new LinkedHashMap<>(inventories);
    if (folder != null) {
      DocumentFolder documents = DocumentFolder.of(folder);
      documents.requireUnchanged(claims.documents());
      Map<String, FigureInventory> printed = new LinkedHashMap<>();
      documents
          .read(claims.documents())
          .forEach((id, document) -> printed.put(id, FigureInventory.of(document)));
      check(claims, printed);
      printed.forEach(known::putIfAbsent);
    }
    return known;
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
                              + "; expected one of what is printed there: "
                              + printed(inventory, cell.line())));
      if (Boolean.TRUE.equals(figure.approximate()) != cell.isApproximate()) {
        throw new IllegalArgumentException(
            "cell "
                + entry.getKey()
                + place(relation, cell)
                + " and its inventory differ on a word such as \"about\" before it");
      }
    }
  }

  private static String printed(FigureInventory inventory, int line) {
    String figures =
        inventory.figures().stream()
            .filter(figure -> figure.line() == line)
            .map(figure -> figure.printed() + " at character " + figure.at())
            .limit(MAX_NAMED)
            .collect(Collectors.joining(", "));
    return figures.isEmpty() ? "no number" : figures;
  }

  private static String place(Relation relation, PrintedCell cell) {
    return " at "
        + relation.documentOf(cell)
        + ":"
        + cell.line()
        + (cell.at() == null ? "" : " character " + cell.at());
  }
}
