package org.elenchus.gpu.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NVIDIA's libraries and JCuda's, which stand between them and Java. */
final class Natives {
  private Natives() {}

  /** The name of a library here. */
  static String name(String linux, String windows) {
    boolean other = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return other ? windows : linux;
  }

  /** A look-up runs the library's own start and nothing else; the launcher allows native access. */
  @SuppressWarnings("restricted")
  static boolean loads(String library) {
    try (Arena arena = Arena.ofConfined()) {
      return SymbolLookup.libraryLookup(library, arena) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Lets JCuda load natives. It unpacks them under fixed names into the folder for temporary files:
   * it is given one of its own, so that nobody else's files are loaded.
   *
   * @param touch what makes it load them
   */
  static void load(Runnable touch) {
    String shared = System.getProperty("java.io.tmpdir");
    Path own = null;
    try {
      own = Files.createTempDirectory("elenchus-jcuda");
      System.setProperty("java.io.tmpdir", own.toString());
      touch.run();
    } catch (IOException e) {
      throw new UncheckedIOException("JCuda's native libraries cannot be unpacked.", e);
    } finally {
      System.setProperty("java.io.tmpdir", shared);
      remove(own);
    }
  }

  /** What the loader says, in one line. */
  static String reason(LinkageError error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** The libraries are mapped by now; where a system keeps their files, they stay. */
  private static void remove(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> file.toFile().delete());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
