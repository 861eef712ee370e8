package org.elenchus.gpu.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;

/**
 * A folder of JSON Lines files, one run a line, only ever appended to. Stores are merged by putting
 * their files into one folder: the same run twice is one run, and two different results of one key
 * and seed are an error.
 *
 * <p>A line that a killed process left half written has no line feed: it is no run, is passed over
 * when reading, and gives way to the next append.
 */
public final class RunStore {
  private static final String EXTENSION = ".runs.jsonl";

  /** The largest file that is read. */
  private static final long MAX_BYTES = 256L << 20;

  private final Path own;
  private final Map<String, Map<Long, StoredRun>> runs = new LinkedHashMap<>();

  private RunStore(Path folder, String name) {
    own = folder.resolve(name + EXTENSION);
  }

  /**
   * Opens a store and reads all of its files.
   *
   * @param folder the folder; made where it is missing
   * @param name the name of the file that this process appends to
   * @return the store
   * @throws InputException if a file is not a store's, naming file and line
   */
  public static RunStore open(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      RunStore store = new RunStore(folder, name);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(EXTENSION)).sorted().toList()) {
          store.read(file);
        }
      }
      return store;
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "cannot be used as a run store: " + e);
    }
  }

  private void read(Path file) {
    String text = Json.text(file, MAX_BYTES);
    int line = 1;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      String content = text.substring(start, end);
      if (!content.isBlank()) {
        add(Json.parse(file + ":" + line, content, StoredRun.class), file, line);
      }
      start = end + 1;
      line++;
    }
  }

  private void add(StoredRun run, Path file, int line) {
    StoredRun known = runs.computeIfAbsent(run.key(), key -> new LinkedHashMap<>()).get(run.seed());
    if (known != null && !known.weights().equals(run.weights())) {
      throw new InputException(
          file.toString(),
          line,
          "weights",
          "differ from those of another run of the same key and seed; expected equal results");
    }
    runs.getOrDefault(run.key(), Map.of()).putIfAbsent(run.seed(), run);
  }

  /**
   * The runs of a configuration.
   *
   * @param key the key of the configuration
   * @return its runs, none if it has not been computed
   */
  public List<StoredRun> runs(String key) {
    return List.copyOf(runs.getOrDefault(key, Map.of()).values());
  }

  /**
   * All runs.
   *
   * @return the runs in the order they were read or appended
   */
  public List<StoredRun> all() {
    List<StoredRun> all = new ArrayList<>();
    runs.values().forEach(bySeed -> all.addAll(bySeed.values()));
    return List.copyOf(all);
  }

  /**
   * Appends the runs of one configuration in one write.
   *
   * @param added its runs
   */
  public void append(List<StoredRun> added) {
    StringBuilder lines = new StringBuilder();
    for (StoredRun run : added) {
      lines.append(Json.tree(run)).append('\n');
    }
    try (FileChannel channel =
            FileChannel.open(
                own, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("The lock of " + own + " was lost.");
      }
      long end = endOfWholeLines(channel);
      channel.truncate(end);
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      channel.position(end);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new InputException(own.toString(), 0, null, "cannot be written: " + e);
    }
    added.forEach(run -> add(run, own, 0));
  }

  /** One after the last line feed. */
  private static long endOfWholeLines(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0) {
      last.clear();
      channel.read(last, end - 1);
      if (last.get(0) == '\n') {
        return end;
      }
      end--;
    }
    return 0;
  }
}
