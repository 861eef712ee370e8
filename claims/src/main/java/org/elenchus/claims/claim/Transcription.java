package org.elenchus.claims.claim;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentFolder;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.document.Table;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Transcribed;
import org.jspecify.annotations.Nullable;

/**
 * Double entry: each cell that a claim transcribes must stand, as printed and at its place, in the
 * inventory of its document.
 */
public final class Transcription {
  private static final int MAX_NAMED = 8;

  private Transcription() {}

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
      Map<String, Document> atHand = documents.read(claims.documents());
      Map<String, FigureInventory> printed = new LinkedHashMap<>();
      atHand.forEach((id, document) -> printed.put(id, FigureInventory.of(document)));
      for (Claim claim : claims.claims()) {
        for (Reading reading : claim.readings()) {
          try {
            check(reading, printed);
            checkHeadings(reading, atHand);
          } catch (IllegalArgumentException e) {
            throw new InputException(
                claim.subject(reading), 0, null, String.valueOf(e.getMessage()));
          }
        }
      }
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
    if (!(reading.statement() instanceof Transcribed relation)) {
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
                          name(relation, entry) + notThere(inventory, cell)));
      if (Boolean.TRUE.equals(figure.approximate()) != cell.isApproximate()) {
        throw new IllegalArgumentException(
            name(relation, entry)
                + (cell.isApproximate()
                    ? ": no word such as \"about\" stands before it; expected no \"approximate\""
                    : ": a word such as \"about\" stands before it; expected"
                        + " \"approximate\": true"));
      }
    }
  }

  private static String notThere(FigureInventory inventory, PrintedCell cell) {
    List<FigureInventory.Entry> line =
        inventory.figures().stream().filter(figure -> figure.line() == cell.line()).toList();
    List<String> places =
        line.stream()
            .filter(figure -> figure.printed().equals(cell.printed()))
            .map(figure -> String.valueOf(figure.at()))
            .toList();
    if (places.isEmpty()) {
      String printed =
          line.stream()
              .map(FigureInventory.Entry::printed)
              .limit(MAX_NAMED)
              .collect(Collectors.joining(", "));
      return ": the line does not print " + cell.printed() + "; expected one of: " + printed;
    }
    return ": "
        + cell.printed()
        + " stands there at the characters "
        + String.join(" and ", places)
        + "; expected one of these as \"at\"";
  }

  /** Where a cell names its row or column, a table of the document must have it there. */
  private static void checkHeadings(Reading reading, Map<String, Document> documents) {
    if (!(reading.statement() instanceof Transcribed relation)) {
      return;
    }
    for (Map.Entry<String, PrintedCell> entry : relation.cells().entrySet()) {
      PrintedCell cell = entry.getValue();
      Document document = documents.get(relation.documentOf(cell));
      // A place in the line is no heading: it tells two equal numbers of one line apart.
      boolean inTable =
          cell.row() != null || (cell.column() != null && !cell.column().equals("at " + cell.at()));
      if (document == null || !inTable) {
        continue;
      }
      boolean found = false;
      for (Table table : document.tables()) {
        for (List<Cell> row : table.rows()) {
          if (!row.isEmpty() && row.getFirst().line() == cell.line()) {
            checkHeadings(name(relation, entry), cell, table, row);
            found = true;
          }
        }
      }
      if (!found) {
        throw new IllegalArgumentException(
            name(relation, entry) + ": no table has a row there; expected no row and no column");
      }
    }
  }

  private static void checkHeadings(String name, PrintedCell cell, Table table, List<Cell> row) {
    String first = row.getFirst().text();
    if (cell.row() != null && !cell.row().equals(first)) {
      throw new IllegalArgumentException(
          name + ": the row is not " + cell.row() + "; expected " + first);
    }
    String heading = heading(cell);
    if (heading == null) {
      return;
    }
    List<String> columns = table.header().stream().map(Cell::text).toList();
    int column = columns.indexOf(heading);
    if (column < 0 || column >= row.size()) {
      throw new IllegalArgumentException(
          name + ": there is no column " + heading + "; expected one of " + columns);
    }
    if (!row.get(column).text().contains(cell.printed())) {
      throw new IllegalArgumentException(
          name + ": column " + heading + " prints " + row.get(column).text() + " there");
    }
  }

  /** The column without the place in the line that tells two equal numbers of it apart. */
  private static @Nullable String heading(PrintedCell cell) {
    String column = cell.column();
    String place = "at " + cell.at();
    if (column == null || column.equals(place)) {
      return null;
    }
    return column.endsWith(" " + place)
        ? column.substring(0, column.length() - place.length() - 1)
        : column;
  }

  private static String name(Transcribed relation, Map.Entry<String, PrintedCell> entry) {
    PrintedCell cell = entry.getValue();
    return "cell "
        + entry.getKey()
        + " ("
        + cell.printed()
        + " at "
        + relation.documentOf(cell)
        + ":"
        + cell.line()
        + ")";
  }
}
