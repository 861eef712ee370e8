package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package in which every verdict is decided stays small enough to be read at one sitting. */
class CheckerSizeTest {
  private static final Path CHECKER = Path.of("src/main/java/org/elenchus/reference/checker");

  /** Lines of any kind in one package, fewer than this. */
  private static final int LINES = 600;

  @Test
  void theCheckerIsShorterThan600LinesWithItsComments() throws IOException {
    int lines = 0;
    try (Stream<Path> files = Files.list(CHECKER)) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
      assertTrue(sources.contains(CHECKER.resolve("Checker.java")), "not found: Checker.java");
      for (Path source : sources) {
        lines += Files.readAllLines(source).size();
      }
    }
    assertTrue(lines < LINES, "the checker has " + lines + " lines");
  }
}
