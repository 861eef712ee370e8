package org.elenchus.verify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cuda.GpuCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code elenchus gpu-check}: holds this machine's GPU to the CPU and measures it. */
@Command(
    name = "gpu-check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Trains every model on this machine's GPU and on its CPU, compares and measures, and writes"
            + " one file to bring back.",
    footer = "Without a GPU it says so, and the file's state is NOT_RUN.")
final class GpuCheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "elenchus-gpu",
      description = "Where gpu-check.json goes. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("elenchus-gpu");

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    PrintWriter stdout = spec.commandLine().getOut();
    GpuCheck check =
        GpuCheck.run(
            line -> {
              stdout.println(line);
              stdout.flush();
            });
    Path file = out.resolve("gpu-check.json");
    try {
      Files.createDirectories(out);
      Files.writeString(file, Json.pretty(check));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written.", e);
    }
    stdout.println(check.state() + (check.reason().isEmpty() ? "" : ": " + check.reason()));
    stdout.println("file: " + file);
    stdout.flush();
    return check.state() == GpuCheck.State.FAILED ? Elenchus.DIFFERS : Elenchus.DONE;
  }
}
