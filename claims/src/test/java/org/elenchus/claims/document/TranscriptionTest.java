package org.elenchus.claims.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.claim.Transcription;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Cited;
import org.elenchus.claims.statement.Relation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inventories against the documents themselves, where these are at hand. */
class TranscriptionTest {
  private static final int RUN = 7;
  private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
  private static final Map<String, Path> BY_DIGEST = new HashMap<>();

  @BeforeAll
  static void findDocuments() throws IOException {
    String folder = System.getenv("ELENCHUS_DOCUMENTS");
    assumeTrue(
        folder != null && !folder.isBlank(),
        "ELENCHUS_DOCUMENTS names no folder: transcriptions not compared");
    try (Stream<Path> files = Files.list(Path.of(String.valueOf(folder)))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        BY_DIGEST.put(DocumentReader.sha256(Files.readAllBytes(file)), file);
      }
    }
  }

  static List<String> documents() {
    return ClaimFiles.BUNDLED;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theInventoryIsWhatTheDocumentPrints(String id) {
    FigureInventory inventory = ClaimFiles.bundledFigures().get(id);
    assertNotNull(inventory);
    Path file = BY_DIGEST.get(inventory.document().sha256());
    assertNotNull(file, "no file has the digest of " + id);
    FigureInventory read = FigureInventory.of(DocumentReader.read(file, id));
    assertEquals(places(read), places(inventory));
  }

  /** Rows, columns and numbers are where the claims say they are. */
  @Test
  void cellsAreWhatTheDocumentsPrint() {
    Path folder = BY_DIGEST.values().iterator().next().getParent();
    assertEquals(
        Set.copyOf(ClaimFiles.BUNDLED),
        Transcription.inventories(ClaimFiles.bundled(), Map.of(), folder).keySet());
  }

  @Test
  void wordsStandWhereClaimsSayTheyDo() {
    Map<String, Document> documents = new HashMap<>();
    for (FigureInventory inventory : ClaimFiles.bundledFigures().values()) {
      DocumentEntry entry = inventory.document();
      Path file = BY_DIGEST.get(entry.sha256());
      assertNotNull(file, entry.id());
      documents.put(entry.id(), DocumentReader.read(file, entry.id()));
    }
    for (Claim claim : ClaimFiles.bundled().claims()) {
      for (Reading reading : claim.readings()) {
        if (reading.statement() instanceof Relation relation) {
          for (PrintedCell cell : relation.cells().values()) {
            Document document = documents.get(relation.documentOf(cell));
            assertNotNull(document, claim.id());
            String line = document.lines().get(cell.line() - 1);
            assertTrue(line.contains(cell.printed()), () -> claim.id() + " " + cell);
          }
        }
      }
    }
  }

  private static List<String> places(FigureInventory inventory) {
    return inventory.figures().stream()
        .map(e -> e.line() + ":" + e.at() + " " + e.printed() + " " + e.approximate())
        .toList();
  }

  /** Facts and figures carry over, sentences do not: no run of seven words of prose is shared. */
  @Test
  void claimsAreInOurOwnWords() throws IOException {
    Set<List<String>> printed = new HashSet<>();
    for (FigureInventory inventory : ClaimFiles.bundledFigures().values()) {
      Path file = BY_DIGEST.get(inventory.document().sha256());
      assertNotNull(file, inventory.document().id());
      printed.addAll(runs(Files.readString(file)));
    }
    for (Claim claim : ClaimFiles.bundled().claims()) {
      List<String> texts = new ArrayList<>(claim.assumptions());
      texts.addAll(List.of(claim.title(), claim.statement(), claim.doesNotShow()));
      for (Reading reading : claim.readings()) {
        texts.add(reading.says());
        if (!(reading.statement() instanceof Cited)) { // which names its source by its title
          texts.add(String.valueOf(reading.formal()));
        }
      }
      for (String text : texts) {
        Set<List<String>> shared = runs(text);
        shared.retainAll(printed);
        assertEquals(Set.of(), shared, claim.id());
      }
    }
  }

  /** Seven words in a row; symbols and numbers do not count, so that formulas may agree. */
  private static Set<List<String>> runs(String text) {
    List<String> words =
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    Set<List<String>> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(words.subList(i, i + RUN));
    }
    return runs;
  }
}
