package org.elenchus.reports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.DocumentReader;
import org.jspecify.annotations.Nullable;

/** The documents that are at hand: files whose bytes have the digest that the evidence names. */
final class Sources {
  private static final int MAX_FILES = 10_000;

  private Sources() {}

  /** A document with the name of its file. */
  record Source(String name, Document document) {}

  /**
   * Finds documents in a folder, whatever their files are called.
   *
   * @param folder where to look, not below it; null for nowhere
   * @param wanted the documents of an evidence file
   * @return those found, by id
   * @throws InputException if the folder cannot be read, or a document in it is none
   */
  static Map<String, Source> in(@Nullable Path folder, List<DocumentEntry> wanted) {
    Map<String, Source> found = new LinkedHashMap<>();
    if (folder == null) {
      return found;
    }
    Map<String, Path> byDigest = new HashMap<>();
    try {
      for (Path file : files(folder)) {
        byDigest.putIfAbsent(digest(Files.readAllBytes(file)), file);
      }
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), 0, null, "is not a folder of documents that can be read");
    }
    for (DocumentEntry entry : wanted) {
      Path file = byDigest.get(entry.sha256());
      if (file != null) {
        String name = String.valueOf(file.getFileName());
        found.put(entry.id(), new Source(name, DocumentReader.read(file, entry.id())));
      }
    }
    return found;
  }

  private static Set<Path> files(Path folder) throws IOException {
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (Files.isRegularFile(file) && Files.size(file) <= DocumentReader.MAX_BYTES) {
          files.add(file);
        }
        if (files.size() > MAX_FILES) {
          throw new InputException(
              folder.toString(),
              0,
              null,
              "holds more than " + MAX_FILES + " files; expected fewer");
        }
      }
    }
    return files;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
