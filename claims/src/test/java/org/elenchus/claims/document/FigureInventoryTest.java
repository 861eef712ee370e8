package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.document.FigureInventory.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a document stand in order, each place once; a folder's documents go by digest. */
class FigureInventoryTest {
  private static FigureInventory inventory(int... places) {
    List<Entry> entries = new java.util.ArrayList<>();
    for (int i = 0; i < places.length; i += 2) {
      entries.add(new Entry(places[i], places[i + 1], "7", "figure", null, null));
    }
    return new FigureInventory(
        FigureInventory.SCHEMA, new DocumentEntry("note", "A note", "0".repeat(64)), entries);
  }

  @Test
  void numbersGoByLineAndPlace() {
    assertEquals(4, inventory(1, 5, 1, 6, 2, 1, 3, 1).figures().size());
    assertEquals(1, inventory(1, 5).figures().size());
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1, 5", "1, 5, 1, 4", "2, 1, 1, 2", "2, 2, 1, 2"})
  void noOtherOrderIsLetIn(int line, int at, int nextLine, int nextAt) {
    String why =
        assertThrows(
                IllegalArgumentException.class, () -> inventory(1, 1, line, at, nextLine, nextAt))
            .getMessage();
    assertEquals(
        "figures go by line and place; line %d at %d is out of order".formatted(nextLine, nextAt),
        why);
  }

  @Test
  void onlyFilesAreDocuments(@TempDir Path folder) throws IOException {
    byte[] bytes = "# A note\n".getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("note.md"), bytes);
    Files.createDirectory(folder.resolve("more"));
    DocumentFolder documents = DocumentFolder.of(folder);
    assertEquals(Map.of("note", folder.resolve("note.md")), documents.byName());
    DocumentEntry entry = new DocumentEntry("note", "A note", DocumentReader.sha256(bytes));
    assertEquals("A note", documents.read(List.of(entry)).values().iterator().next().title());
  }

  @Test
  void aFileThatIsNoDocumentIsNotDigested(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("largest.md"), new byte[DocumentReader.MAX_BYTES]);
    Files.write(folder.resolve("larger.md"), new byte[DocumentReader.MAX_BYTES + 1]);
    DocumentFolder documents = DocumentFolder.of(folder);
    assertEquals(2, documents.byName().size());
    assertEquals(List.of(folder.resolve("largest.md")), List.copyOf(documents.byDigest().values()));
  }

  @Test
  void aPlaceIsALocatorWithoutItsDocument() {
    Locator locator = new Locator("note", 3, 7, "heading", "table", "row", "column");
    Place place = new Place(List.of(3, 7), "heading", "table", "row", "column");
    assertEquals(place, Place.of(locator));
    assertEquals(locator, place.in("note"));
  }
}
