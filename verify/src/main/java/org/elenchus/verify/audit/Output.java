package org.elenchus.verify.audit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elenchus.claims.InputException;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.json.WholeFile;
import org.elenchus.reports.Site;
import org.jspecify.annotations.Nullable;

/** Writes what a run leaves behind. A file is there whole or not at all. */
public final class Output {
  private Output() {}

  /**
   * Writes an evidence file.
   *
   * @param file the evidence
   * @param folder where {@code evidence.json} goes; made if need be
   * @throws InputException if the folder cannot be written
   */
  public static void evidence(EvidenceFile file, Path folder) {
    try {
      Files.createDirectories(folder);
      WholeFile.write(folder.resolve("evidence.json"), Json.pretty(file));
    } catch (IOException e) {
      throw unwritable(folder, e);
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
    report(file, documents, null, folder);
  }

  /**
   * Writes the report, with a page of what a GPU showed.
   *
   * @param file the evidence
   * @param documents where the documents are, or null
   * @param gpuCheck the file that {@code gpu-check} wrote, or null
   * @param folder the report's own folder; what it held is replaced
   * @throws InputException if the folder cannot be written or the file not read
   */
  public static void report(
      EvidenceFile file, @Nullable Path documents, @Nullable Path gpuCheck, Path folder) {
    try {
      Site.write(file, documents, gpuCheck, folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Writes the report as one file.
   *
   * @param file the evidence
   * @param documents where the documents are, or null
   * @param gpuCheck the file that {@code gpu-check} wrote, or null
   * @param target the HTML file; what it held is replaced
   * @throws InputException if the file cannot be written, or would be too large
   */
  public static void singleFile(
      EvidenceFile file, @Nullable Path documents, @Nullable Path gpuCheck, Path target) {
    try {
      Site.writeSingle(file, documents, gpuCheck, target);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Refuses an output folder before any work is done.
   *
   * @param folder where {@code evidence.json} and {@code report/} would go
   * @throws InputException if they could not, or would replace something that is not ours
   */
  public static void require(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      if (!Files.isDirectory(there) || !Files.isWritable(there)) {
        throw new AccessDeniedException(there + " is not a folder that can be written");
      }
      Site.requireReplaceable(folder.resolve("report"));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static InputException unwritable(Path folder, IOException e) {
    return new InputException(folder.toString(), 0, null, "cannot be written: " + e.getMessage());
  }
}
