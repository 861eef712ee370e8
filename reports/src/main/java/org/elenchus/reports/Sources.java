package org.elenchus.reports;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.DocumentFolder;
import org.jspecify.annotations.Nullable;

/** The documents that are at hand: files whose bytes have the digest that the evidence names. */
final class Sources {
  private Sources() {}

  /** A document with the name of its file. */
  record Source(String name, Document document) {}

  /**
   * Finds documents in a folder, whatever their files are called.
   *
   * @param folder where to look, not below it; null for nowhere
   * @param wanted the documents of an evidence file
   * @return those found, by id
   * @throws org.elenchus.claims.InputException if the folder cannot be read, or a document in it is
   *     none
   */
  static Map<String, Source> in(@Nullable Path folder, List<DocumentEntry> wanted) {
    Map<String, Source> found = new LinkedHashMap<>();
    if (folder != null) {
      DocumentFolder files = DocumentFolder.of(folder);
      files
          .read(wanted)
          .forEach(
              (id, document) -> {
                Path file = files.byDigest().get(document.sha256());
                String name = file == null ? id : String.valueOf(file.getFileName());
                found.put(id, new Source(name, document));
              });
    }
    return found;
  }
}
