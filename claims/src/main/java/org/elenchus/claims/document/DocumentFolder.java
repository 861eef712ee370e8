package org.elenchus.claims.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elenchus.claims.InputException;

/**
 * A folder in which documents may lie. They are known by their digests, whatever their names.
 *
 * @param byDigest the files that are small enough to be documents, by SHA-256
 * @param byName all files by their names without an ending
 */
public record DocumentFolder(Map<String, Path> byDigest, Map<String, Path> byName) {
  private static final int MAX_FILES = 10_000;

  /** Copies the maps. */
  public DocumentFolder {
    byDigest = Map.copyOf(byDigest);
    byName = Map.copyOf(byName);
  }

  /**
   * Looks into a folder, not below it.
   *
   * @param folder the folder
   * @return what lies in it
   * @throws InputException if the folder cannot be read or holds more than 10,000 files
   */
  public static DocumentFolder of(Path folder) {
    Map<String, Path> byDigest = new TreeMap<>();
    Map<String, Path> byName = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).limit(MAX_FILES + 1L).sorted().toList();
      if (files.size() > MAX_FILES) {
        throw new InputException(
            folder.toString(), 0, null, "holds more than " + MAX_FILES + " files; expected fewer");
      }
      for (Path file : files) {
        byName.put(file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ""), file);
        if (Files.size(file) <= DocumentReader.MAX_BYTES) {
          byDigest.putIfAbsent(DocumentReader.sha256(Files.readAllBytes(file)), file);
        }
      }
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), 0, null, "is not a folder of documents that can be read");
    }
    return new DocumentFolder(byDigest, byName);
  }

  /**
   * Reads those documents of a list that lie here.
   *
   * @param wanted the documents
   * @return those found by id, in the order of the list
   * @throws InputException if one has the right digest and is no document all the same
   */
  public Map<String, Document> read(List<DocumentEntry> wanted) {
    Map<String, Document> found = new LinkedHashMap<>();
    for (DocumentEntry entry : wanted) {
      Path file = byDigest.get(entry.sha256());
      if (file != null) {
        found.put(entry.id(), DocumentReader.read(file, entry.id()));
      }
    }
    return found;
  }

  /**
   * Refuses a folder in which a document has changed since its claims were written.
   *
   * @param wanted the documents that claims are about
   * @throws InputException naming the file that bears a document's id and is not that document
   */
  public void requireUnchanged(List<DocumentEntry> wanted) {
    for (DocumentEntry entry : wanted) {
      Path named = byName.get(entry.id());
      if (named != null && !byDigest.containsKey(entry.sha256())) {
        Document changed = DocumentReader.read(named, entry.id());
        throw new InputException(
            named.toString(),
            0,
            null,
            "has changed since its claim file was written; compare the claims with it, then give"
                + " the claim file its new sha256, "
                + changed.sha256());
      }
    }
  }
}
