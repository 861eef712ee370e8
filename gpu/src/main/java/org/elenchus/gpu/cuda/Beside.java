package org.elenchus.gpu.cuda;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs that may be installed beside this one: where they are found, and how long one may run.
 *
 * @param folders where they are looked for, in this order
 * @param environment what they see beyond this program's own environment
 * @param limit how long one may run; then it is ended
 */
record Beside(List<Path> folders, Map<String, String> environment, Duration limit) {
  /** How long is waited for the end of what was killed. */
  private static final int MOMENT_SECONDS = 10;

  Beside {
    folders = List.copyOf(folders);
    environment = Map.copyOf(environment);
  }

  /** The path and the folders of an installed toolkit; half an hour each. */
  static Beside here() {
    List<Path> folders = new ArrayList<>();
    Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .forEach(folders::add);
    Stream.of(System.getenv("CUDA_HOME"), System.getenv("CUDA_PATH"), "/usr/local/cuda")
        .filter(root -> root != null && !root.isBlank())
        .forEach(
            root -> {
              folders.add(Path.of(root, "bin"));
              folders.add(Path.of(root, "compute-sanitizer"));
            });
    return new Beside(folders, Map.of(), Duration.ofMinutes(30));
  }

  /** The first program of a name. */
  Optional<Path> find(String name) {
    return folders.stream()
        .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe")))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** How a program ended. */
  sealed interface End permits Ended, NotEnded {}

  /**
   * It ended by itself.
   *
   * @param code its exit status
   * @param said standard output and error together
   */
  record Ended(int code, String said) implements End {
    /** The last line that it wrote, or nothing. */
    String lastLine() {
      return said.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("").strip();
    }
  }

  /**
   * It did not start, or was ended.
   *
   * @param reason one sentence
   */
  record NotEnded(String reason) implements End {}

  /**
   * Runs a program and waits for it, no longer than the limit; then it and all that it started are
   * ended. What it writes goes through a file, so that a program that hangs cannot keep us reading.
   */
  End run(List<String> command) {
    String name = String.valueOf(Path.of(command.getFirst()).getFileName());
    try {
      Path said = Files.createTempFile("elenchus-beside", ".txt");
      try {
        return run(command, name, said);
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      return new NotEnded(name + " cannot be run: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotEnded(name + " was interrupted.");
    }
  }

  private End run(List<String> command, String name, Path said)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new NotEnded(name + " did not end within " + limit.toSeconds() + " seconds.");
      }
      return new Ended(
          process.exitValue(), new String(Files.readAllBytes(said), StandardCharsets.UTF_8));
    } finally {
      // Those that it started first: once it is gone, nobody knows them.
      List<ProcessHandle> all =
          Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      // A process that was killed takes a moment to end.
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .completeOnTimeout(null, MOMENT_SECONDS, TimeUnit.SECONDS)
          .join();
    }
  }
}
