package org.elenchus.gpu.cuda;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a tool of compute-sanitizer sees while every model trains on this device: accesses beyond
 * memory and memory not given back (memcheck), hazards in shared memory (racecheck), barriers that
 * not all threads reach (synccheck).
 *
 * @param tool the tool's name
 * @param state how it went
 * @param errors what it counted
 * @param reason why it was not run, or what failed; empty if it passed
 */
public record MemoryCheck(String tool, GpuCheck.State state, int errors, String reason) {
  private static final String SANITIZER = "compute-sanitizer";

  private static final List<List<String>> TOOLS =
      List.of(
          List.of("memcheck", "--leak-check", "full"), List.of("racecheck"), List.of("synccheck"));

  /** What it ends with if it counted errors; the watched process ends with 0 or 1. */
  private static final int COUNTED = 86;

  /** A virtual machine takes its time before its first call of the driver. */
  private static final int SECONDS_TO_CONNECT = 300;

  private static final Pattern SUMMARY =
      Pattern.compile("(?m)^=+ (?:ERROR|RACECHECK) SUMMARY: (\\d+) ");

  /** Runs the contract of some models under each tool. */
  static List<MemoryCheck> run(Beside beside, List<String> models) {
    Optional<Path> sanitizer = beside.find(SANITIZER);
    return TOOLS.stream()
        .map(
            tool ->
                sanitizer
                    .map(file -> of(beside, file, tool, models))
                    .orElseGet(
                        notRun(
                            tool.getFirst(),
                            SANITIZER + " is neither on the path nor in the toolkit's folder.")))
        .toList();
  }

  private static Supplier<MemoryCheck> notRun(String tool, String reason) {
    return () -> new MemoryCheck(tool, GpuCheck.State.NOT_RUN, 0, reason);
  }

  private static MemoryCheck of(
      Beside beside, Path sanitizer, List<String> tool, List<String> models) {
    List<String> command = new ArrayList<>(List.of(sanitizer.toString(), "--tool"));
    command.addAll(tool);
    command.addAll(
        List.of(
            "--target-processes",
            "all",
            "--launch-timeout",
            String.valueOf(SECONDS_TO_CONNECT),
            "--error-exitcode",
            String.valueOf(COUNTED),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Contract.class.getName()));
    command.addAll(models);
    return switch (beside.run(command)) {
      case Beside.NotEnded not -> notRun(tool.getFirst(), not.reason()).get();
      case Beside.Ended ended -> judge(tool.getFirst(), ended);
    };
  }

  private static MemoryCheck judge(String tool, Beside.Ended ended) {
    List<MatchResult> summaries = SUMMARY.matcher(ended.said()).results().toList();
    if (summaries.isEmpty()) {
      return notRun(
              tool,
              SANITIZER
                  + " ended with "
                  + ended.code()
                  + " and without a summary: "
                  + ended.lastLine())
          .get();
    }
    int errors = summaries.stream().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
    if (errors > 0) {
      return new MemoryCheck(
          tool, GpuCheck.State.FAILED, errors, tool + " counts errors: " + errors + ".");
    }
    return ended.code() == 0
        ? new MemoryCheck(tool, GpuCheck.State.PASSED, 0, "")
        : new MemoryCheck(
            tool,
            GpuCheck.State.FAILED,
            0,
            "The contract that " + tool + " watched failed: " + thrown(ended));
  }

  /** What ended the watched virtual machine. */
  private static String thrown(Beside.Ended ended) {
    return ended
        .said()
        .lines()
        .filter(line -> line.startsWith("Exception in thread"))
        .map(line -> line.substring(line.indexOf(": ") + 2))
        .findFirst()
        .orElse("exit status " + ended.code() + ".");
  }
}
