package org.elenchus.verify.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the build wrote into this program about itself.
 *
 * @param version the version of the project
 * @param commit the id of the commit that was built, with {@code -dirty} after it if the sources
 *     had changed since, or {@code unknown} for a build outside git
 */
public record BuildInfo(String version, String commit) {
  /**
   * Reads the build's own resource.
   *
   * @return the facts of this build
   */
  public static BuildInfo load() {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is not in the program");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "unknown");
    boolean dirty = Boolean.parseBoolean(properties.getProperty("dirty"));
    return new BuildInfo(
        properties.getProperty("version", "unknown"), dirty ? commit + "-dirty" : commit);
  }

  /**
   * The Java that runs this program.
   *
   * @return its vendor and version, as in {@code Eclipse Adoptium 25.0.3+9}
   */
  public static String jdk() {
    return System.getProperty("java.vendor") + " " + Runtime.version();
  }
}
