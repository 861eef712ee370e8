package org.elenchus.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears whole or not at all. Files are written beside it; {@link #publish} puts
 * them in its place in one move, and {@link #close}, or the end of the JVM, removes what was not
 * published. Only a folder that is empty or was made here before is ever replaced.
 */
final class Staging implements AutoCloseable {
  /** The file by which a folder that was made here is known again. */
  static final String MARK = ".elenchus-report";

  private final Path target;
  private final Path work;
  private final Path old;
  private final Thread onExit = new Thread(this::abandon);
  private final Set<Path> folders = new HashSet<>();
  private boolean abandoned;

  private Staging(Path target, Path work) {
    this.target = target;
    this.work = work;
    this.old = target.resolveSibling(name(work) + "-old");
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
    // Not a temporary directory of the JDK's: nobody but its owner could read the report then.
    Path work = parent.resolve("." + name(absolute) + "-" + UUID.randomUUID());
    Staging staging = new Staging(absolute, work);
    Runtime.getRuntime().addShutdownHook(staging.onExit);
    Files.createDirectory(work);
    return staging;
  }

  /**
   * Refuses what this class did not make.
   *
   * @param target the folder that would be replaced
   * @throws FileAlreadyExistsException if it holds something else
   */
  static void requireReplaceable(Path target) throws IOException {
    if (!Files.exists(target) || Files.exists(target.resolve(MARK))) {
      return;
    }
    if (Files.isDirectory(target)) {
      try (Stream<Path> content = Files.list(target)) {
        if (content.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new FileAlreadyExistsException(
        target + " is there already and is no report; expected a new or an empty folder");
  }

  /** Writes text as UTF-8 at a path relative to the folder. */
  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes at a path relative to the folder. */
  synchronized void write(String path, byte[] bytes) {
    if (abandoned) {
      return;
    }
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
  synchronized void publish(String text) throws IOException {
    if (abandoned) {
      return;
    }
    if (Files.exists(target) && !SingleFile.isOne(target)) {
      throw new FileAlreadyExistsException(
          target + " is there and is no report; it stays as it is");
    }
    move(Files.writeString(work.resolve("single.html"), text), target);
  }

  /**
   * Puts the folder in its place. What was there before is removed afterwards.
   *
   * @throws FileAlreadyExistsException if that is not ours to replace
   */
  synchronized void publish() throws IOException {
    if (abandoned) {
      return;
    }
    requireReplaceable(target);
    write(MARK, "");
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
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      return; // The JVM ends already: the hook removes what there is.
    }
    if (Files.exists(work)) {
      delete(work);
    }
  }

  /** Where the JVM ends in the middle: nothing is written any more, and nothing half-made stays. */
  private synchronized void abandon() {
    abandoned = true;
    try {
      if (Files.exists(old) && !Files.exists(target)) {
        move(old, target);
      }
      if (Files.exists(work)) {
        delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
