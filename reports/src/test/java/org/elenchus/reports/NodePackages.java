package org.elenchus.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Packages of npm that tests ask where they are installed: those of {@code src/test/npm}, in the
 * folder that the variable names. CI must have them.
 */
final class NodePackages {
  static final String VARIABLE = "ELENCHUS_NODE_MODULES";

  private NodePackages() {}

  /** A file of a package, if the packages are here. */
  static Optional<Path> find(String name) {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::exists);
  }

  /** The folder of the packages; where one is not here, the test is skipped and says so. */
  static Path need(String name) {
    Optional<Path> found = find(name);
    Assumptions.assumeTrue(
        found.isPresent(),
        "the npm package " + name + " is not installed where " + VARIABLE + " says");
    return found.orElseThrow().resolveSibling("").toAbsolutePath();
  }
}
