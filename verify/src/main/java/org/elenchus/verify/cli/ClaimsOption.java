package org.elenchus.verify.cli;

import java.nio.file.Path;
import java.util.Map;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.verify.check.Checks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --claims}: the claims bundled with the program, or a folder of the user's own. */
final class ClaimsOption {
  @Option(
      names = "--claims",
      paramLabel = "DIR",
      description = "A folder of NAME.claims.json files; without it, the bundled claims.")
  private @Nullable Path folder;

  /** Whether these are the claims that come with the program. */
  boolean isBundled() {
    return folder == null;
  }

  /** The claims. */
  ClaimSet set() {
    return folder == null ? ClaimFiles.bundled() : ClaimFiles.read(folder, Checks::require);
  }

  /** The numbers of their documents, as far as there are inventories, by document id. */
  Map<String, FigureInventory> inventories() {
    return folder == null ? ClaimFiles.bundledFigures() : ClaimFiles.figures(folder);
  }
}
