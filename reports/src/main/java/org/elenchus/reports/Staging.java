package org.elenchus.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears whole or not at all. Files are written beside it; {@link #publish} puts
 * them in its place in one move, and {@link #close} removes what was not published.
 */
final class Staging implements AutoCloseable {
  private final Path target;
  private final Path reserved;
  private final Path work;
  private final Set<Path> folders = new HashSet<>();

  private Staging(Path target, Path reserved, Path work) {
    this.target = target;
    this.reserved = reserved;
    this.work = work;
  }

  /**
   * Starts a folder.
   *
   * @param target what will be replaced; it need not exist
   */
  static Staging beside(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException(target + " cannot be replaced");
    }
    Files.createDirectories(parent);
    Path reserved = Files.createTempDirectory(parent, "." + name(absolute) + "-");
    // A temporary folder is for its owner alone; the site is for whoever may read what is beside
    // it.
    return new Staging(absolute, reserved, Files.createDirectory(reserved.resolve("site")));
  }

  /** Writes text as UTF-8 at a path relative to the folder. */
  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes at a path relative to the folder. */
  void write(String path, byte[] bytes) {
    Path file = work.resolve(path).normalize();
    if (!file.startsWith(work)) {
      throw new IllegalArgumentException(path + " leads out of the folder");
    }
    try {
      Path folder = file.getParent();
      if (folder != null && folders.add(folder)) {
        Files.createDirectories(folder);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the files stand until they are published. */
  Path folder() {
    return work;
  }

  /** Puts one file in the folder's place; the folder itself is dropped. */
  void publish(String text) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder, not a file");
    }
    Path whole = Files.writeString(work.resolve("single.html"), text);
    Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts the folder in its place. What was there before is removed afterwards. */
  void publish() throws IOException {
    Path old = target.resolveSibling("." + name(target) + "-old-" + name(reserved));
    boolean replaces = Files.exists(target);
    if (replaces) {
      move(target, old);
    }
    try {
      move(work, target);
    } catch (IOException e) {
      if (replaces) {
        move(old, target);
      }
      throw e;
    }
    if (replaces) {
      delete(old);
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(reserved)) {
      delete(reserved);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
