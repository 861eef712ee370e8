package org.elenchus.verify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.recheck.Recheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elenchus recheck}: checks an evidence file again with the trusted base alone. */
@Command(
    name = "recheck",
    mixinStandardHelpOptions = true,
    description = "Checks an evidence file again, believing nothing that it says.")
final class RecheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "EVIDENCE.json", description = "The file that an audit wrote.")
  private Path evidence = Path.of("evidence.json");

  @Option(
      names = "--claims",
      paramLabel = "DIR",
      description = "The claim files it was made from; without it, the bundled claims.")
  private @Nullable Path claims;

  @Override
  public Integer call() {
    ClaimSet set = claims == null ? ClaimFiles.bundled() : ClaimFiles.read(claims);
    JsonNode file = Json.read(evidence, Json.MAX_EVIDENCE_BYTES, JsonNode.class);
    List<String> differences;
    try {
      differences = Recheck.differences(file, set);
    } catch (IllegalArgumentException e) {
      throw new InputException(evidence.toString(), 0, null, String.valueOf(e.getMessage()));
    }
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    CommandLine line = spec.commandLine();
    if (differences.isEmpty()) {
      line.getOut().println(file.get("claims").size() + " claims rechecked, every verdict stands");
      line.getOut().flush();
      return Elenchus.DONE;
    }
    differences.forEach(line.getErr()::println);
    line.getErr().flush();
    return Elenchus.DIFFERS;
  }
}
