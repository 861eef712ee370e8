package org.elenchus.verify.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.DocumentReader;

/** A folder in which documents may lie. They are known by their digests, whatever their names. */
public final class DocumentFolder {
  private static final int MAX_FILES = 10_000;

  private DocumentFolder() {}

  /**
   * Reads those documents of a list that lie in a folder.
   *
   * @param folder the folder
   * @param wanted the documents that claims are about
   * @return the documents by id, in the order of the list
   * @throws InputException if the folder cannot be read, or holds a document under its id's name
   *     that is not the one the claims were written for
   */
  public static Map<String, Document> read(Path folder, List<DocumentEntry> wanted) {
    Map<String, Path> byDigest = new LinkedHashMap<>();
    Map<String, Path> byName = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(MAX_FILES).toList()) {
        if (Files.size(file) <= DocumentReader.MAX_BYTES) {
          byDigest.put(DocumentReader.sha256(Files.readAllBytes(file)), file);
          byName.put(file.getFileName().toString(), file);
        }
      }
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "is not a folder of documents");
    }
    Map<String, Document> found = new LinkedHashMap<>();
    for (DocumentEntry entry : wanted) {
      Path file = byDigest.get(entry.sha256());
      Path changed = byName.get(entry.id() + ".md");
      if (file != null) {
        found.put(entry.id(), DocumentReader.read(file, entry.id()));
      } else if (changed != null) {
        throw new InputException(
            changed.toString(),
            0,
            null,
            "has changed since its claim file was written; compare the claims, then give the"
                + " claim file its new sha256");
      }
    }
    return found;
  }
}
