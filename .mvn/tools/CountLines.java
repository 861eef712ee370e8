import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the lines of code of packages, without blank lines and comments: {@code CountLines.java
 * ROOT PACKAGES.txt OUT}, where OUT gets a line {@code package=lines=digest} for each. The digest,
 * SHA-256, is of these lines only: it changes with the code and not with its documentation.
 */
final class CountLines {
  private CountLines() {}

  static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    StringBuilder out = new StringBuilder();
    for (String name : Files.readAllLines(Path.of(args[1]))) {
      List<String> code = code(root, name);
      if (code.isEmpty()) {
        throw new IOException("package " + name + " of " + args[1] + " has no code");
      }
      out.append(name + "=" + code.size() + "=" + digest(code) + "\n");
    }
    Path target = Path.of(args[2]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, out);
  }

  /** All lines of code of a package, file after file by name. */
  static List<String> code(Path root, String name) throws IOException {
    List<String> code = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
        Path folder = module.resolve("src/main/java").resolve(name.replace('.', '/'));
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
              code.addAll(code(Files.readAllLines(file)));
            }
          }
        }
      }
    }
    return code;
  }

  static String digest(List<String> code) {
    try {
      byte[] bytes = String.join("\n", code).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> code(List<String> text) {
    return text.stream()
        .map(String::strip)
        .filter(
            l -> !l.isEmpty() && !l.startsWith("//") && !l.startsWith("/*") && !l.startsWith("*"))
        .toList();
  }
}
