package org.elenchus.gpu.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;

/** The runs of a sweep that is kept in the project, compressed: a store that is only read. */
public final class BundledRuns {
  /** The most lines are read that fit into so many bytes. */
  private static final int MAX_BYTES = 64 << 20;

  private final Map<String, List<StoredRun>> runs = new LinkedHashMap<>();

  private BundledRuns() {}

  /**
   * Reads a bundled file.
   *
   * @param name its name, beside this class
   * @param sha256 the SHA-256 of its lines
   * @return the runs
   * @throws InputException if there is no such file, or it is not the one that was meant
   */
  public static BundledRuns read(String name, String sha256) {
    byte[] bytes;
    try (InputStream packed = BundledRuns.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new InputException(name, 0, null, "is none of the bundled runs");
      }
      try (InputStream lines = new GZIPInputStream(packed)) {
        bytes = lines.readNBytes(MAX_BYTES);
      }
    } catch (IOException e) {
      throw new InputException(name, 0, null, "cannot be read: " + e);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String found = Json.sha256(text);
    if (!found.equals(sha256)) {
      throw new InputException(name, 0, "sha256", "is " + found + ", expected " + sha256);
    }
    BundledRuns bundled = new BundledRuns();
    int line = 1;
    for (String content : text.split("\n", -1)) {
      if (!content.isBlank()) {
        StoredRun run = Json.parse(name + ":" + line, content, StoredRun.class);
        bundled.runs.computeIfAbsent(run.key(), key -> new ArrayList<>()).add(run);
      }
      line++;
    }
    return bundled;
  }

  /**
   * The runs of a configuration.
   *
   * @param key the key of the configuration
   * @return its runs in the order of the file, none if it was not computed
   */
  public List<StoredRun> runs(String key) {
    return List.copyOf(runs.getOrDefault(key, List.of()));
  }

  /**
   * All runs.
   *
   * @return them, configuration by configuration
   */
  public List<StoredRun> all() {
    return runs.values().stream().flatMap(List::stream).toList();
  }
}
