package org.elenchus.verify.recheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elenchus.claims.evidence.EvidenceFile.TrustedPackage;

/**
 * The packages that a recheck believes. Their list is {@code trusted-packages.txt}; the build
 * counts their lines and the architecture test holds them apart from all else.
 */
public final class TrustedBase {
  private TrustedBase() {}

  /**
   * The packages with their sizes, as the build counted them.
   *
   * @return one entry for each package
   */
  public static List<TrustedPackage> sizes() {
    return entries().stream()
        .map(entry -> new TrustedPackage(entry[0], Integer.parseInt(entry[1])))
        .toList();
  }

  /**
   * What the code of each package was when the program was built.
   *
   * @return SHA-256 of the lines of code, without blank lines and comments, by package
   */
  public static Map<String, String> digests() {
    return entries().stream().collect(Collectors.toMap(entry -> entry[0], entry -> entry[2]));
  }

  /** Package, lines of code, digest of them. */
  private static List<String[]> entries() {
    try (InputStream in = TrustedBase.class.getResourceAsStream("trusted-lines.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks trusted-lines.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("=", 3))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
