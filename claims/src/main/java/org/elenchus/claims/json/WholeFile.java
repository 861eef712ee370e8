package org.elenchus.claims.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are there whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text, first beside its place, then moved there in one step.
   *
   * @param target the file; what stood there is replaced
   * @param text its content, written as UTF-8
   * @throws IOException if it cannot be written; what stood there is left as it was
   */
  public static void write(Path target, String text) throws IOException {
    // Not a temporary file of the JDK's: nobody but its owner could read the result.
    Path part =
        target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + ".part");
    // An interrupt between here and the move leaves nothing behind.
    part.toFile().deleteOnExit();
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
