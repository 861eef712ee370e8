package org.elenchus.verify.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --documents}: where the documents are, if they are at hand. */
final class DocumentsOption {
  @Option(
      names = "--documents",
      paramLabel = "DIR",
      defaultValue = "${env:ELENCHUS_DOCUMENTS}",
      description = "Where the documents are, if they are at hand (ELENCHUS_DOCUMENTS).")
  private @Nullable Path folder;

  /** The folder; null where none is named, by an empty variable too. */
  @Nullable Path folder() {
    return folder == null || folder.toString().isEmpty() ? null : folder;
  }
}
