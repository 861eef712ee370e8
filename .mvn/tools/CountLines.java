import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the lines of code of packages, without blank lines and comments: {@code CountLines.java
 * ROOT PACKAGES.txt OUT}, where OUT gets a line {@code package=lines} for each.
 */
final class CountLines {
  private CountLines() {}

  static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    StringBuilder out = new StringBuilder();
    for (String name : Files.readAllLines(Path.of(args[1]))) {
      long lines = 0;
      try (Stream<Path> modules = Files.list(root)) {
        for (Path module : modules.filter(Files::isDirectory).toList()) {
          lines += linesIn(module.resolve("src/main/java").resolve(name.replace('.', '/')));
        }
      }
      if (lines == 0) {
        throw new IOException("package " + name + " of " + args[1] + " has no code");
      }
      out.append(name).append('=').append(lines).append('\n');
    }
    Path target = Path.of(args[2]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, out);
  }

  private static long linesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long lines = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        lines += code(Files.readAllLines(file));
      }
    }
    return lines;
  }

  private static long code(List<String> text) {
    return text.stream()
        .map(String::strip)
        .filter(
            l -> !l.isEmpty() && !l.startsWith("//") && !l.startsWith("/*") && !l.startsWith("*"))
        .count();
  }
}
