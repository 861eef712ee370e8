package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.audit.VerdictDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code elenchus diff}: which verdicts changed between two evidence files, and why. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says which verdicts changed between two evidence files, and why.")
final class DiffCommand extends CliCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD.json", description = "The earlier evidence file.")
  private Path before = Path.of("old.json");

  @Parameters(index = "1", paramLabel = "NEW.json", description = "The later evidence file.")
  private Path after = Path.of("new.json");

  @Override
  public Integer call() {
    PrintWriter stdout = out();
    VerdictDiff.between(read(before), read(after)).forEach(stdout::println);
    stdout.flush();
    return Elenchus.DONE;
  }

  private static EvidenceFile read(Path file) {
    return Json.read(file, Json.MAX_EVIDENCE_BYTES, EvidenceFile.class);
  }
}
