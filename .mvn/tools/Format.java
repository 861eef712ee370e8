import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks or applies google-java-format to every Java source of the project.
 *
 * <p>Usage: {@code java Format.java ROOT check|apply MEMORY}. MEMORY is a file of digests of texts
 * already found well formatted by this formatter, so that an unchanged file costs one hash.
 */
final class Format {
  private Format() {}

  /** Exits 1 if a file differs from its formatted form, or cannot be parsed. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3 || !Set.of("check", "apply").contains(args[1])) {
      System.err.println("usage: Format.java ROOT check|apply MEMORY");
      System.exit(2);
    }
    Path root = Path.of(args[0]);
    boolean apply = args[1].equals("apply");
    Path memory = Path.of(args[2]);
    Set<String> known =
        Files.exists(memory) ? new HashSet<>(Files.readAllLines(memory)) : new HashSet<>();
    Set<String> wellFormatted = new TreeSet<>();
    List<String> failures = new ArrayList<>();
    for (Path file : javaFiles(root)) {
      String name = root.relativize(file).toString();
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (known.contains(digest(text))) {
        wellFormatted.add(digest(text));
        continue;
      }
      try {
        String formatted = new Formatter().formatSourceAndFixImports(text);
        if (!formatted.equals(text)) {
          if (!apply) {
            failures.add(name + ": not formatted");
            continue;
          }
          Files.writeString(file, formatted, StandardCharsets.UTF_8);
          System.out.println("formatted " + name);
        }
        wellFormatted.add(digest(formatted));
      } catch (FormatterException e) {
        e.diagnostics().forEach(d -> failures.add(name + ":" + d));
      }
    }
    Files.createDirectories(memory.toAbsolutePath().getParent());
    Files.write(memory, wellFormatted);
    if (!failures.isEmpty()) {
      failures.forEach(System.err::println);
      System.err.println(
          failures.size() + " problem(s). To format all sources: mvn validate -N -Dformat=apply");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            boolean skip =
                !folder.equals(root)
                    && name != null
                    && (name.toString().equals("target") || name.toString().equals(".git"));
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
