package org.elenchus.verify.recheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    try (InputStream in = TrustedBase.class.getResourceAsStream("trusted-lines.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks trusted-lines.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("=", 2))
          .map(pair -> new TrustedPackage(pair[0], Integer.parseInt(pair[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
