package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.audit.VerdictDiff;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elenchus diff}: which verdicts changed between two evidence files, and why. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says which verdicts changed between two evidence files, and why.")
final class DiffCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD.json", description = "The earlier evidence file.")
  private Path before = Path.of("old.json");

  @Parameters(index = "1", paramLabel = "NEW.json", description = "The later evidence file.")
  private Path after = Path.of("new.json");

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    PrintWriter stdout = spec.commandLine().getOut();
    VerdictDiff.between(read(before), read(after)).forEach(stdout::println);
    stdout.flush();
    return Elenchus.DONE;
  }

  private static EvidenceFile read(Path file) {
    return Json.read(file, Json.MAX_EVIDENCE_BYTES, EvidenceFile.class);
  }
}
