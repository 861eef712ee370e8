package org.elenchus.verify.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.elenchus.claims.InputException;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.reports.Site;
import org.jspecify.annotations.Nullable;

/** Writes what a run leaves behind. A file is there whole or not at all. */
public final class Output {
  private Output() {}

  /**
   * Writes an evidence file: first beside its place, then moved there in one step.
   *
   * @param file the evidence
   * @param folder where {@code evidence.json} goes; made if need be
   * @throws InputException if the folder cannot be written
   */
  public static void evidence(EvidenceFile file, Path folder) {
    String text = Json.pretty(file);
    try {
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, ".evidence", ".part");
      // An interrupt between here and the move must leave nothing behind.
      whole.toFile().deleteOnExit();
      Files.writeString(whole, text);
      Files.move(
          whole,
          folder.resolve("evidence.json"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "cannot be written: " + e.getMessage());
    }
  }

  /**
   * Writes the report.
   *
   * @param file the evidence
   * @param documents where the documents are, or null
   * @param folder the report's own folder; what it held is replaced
   * @throws InputException if the folder cannot be written
   */
  public static void report(EvidenceFile file, @Nullable Path documents, Path folder) {
    try {
      Site.write(file, documents, folder);
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "cannot be written: " + e.getMessage());
    }
  }

  /**
   * Writes the report as one file.
   *
   * @param file the evidence
   * @param documents where the documents are, or null
   * @param target the HTML file; what it held is replaced
   * @throws InputException if the file cannot be written, or would be too large
   */
  public static void singleFile(EvidenceFile file, @Nullable Path documents, Path target) {
    try {
      Site.writeSingle(file, documents, target);
    } catch (IOException e) {
      throw new InputException(target.toString(), 0, null, "cannot be written: " + e.getMessage());
    }
  }
}
