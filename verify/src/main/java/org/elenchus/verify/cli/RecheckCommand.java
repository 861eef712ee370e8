package org.elenchus.verify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Transcription;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.store.ReplicationTable;
import org.elenchus.verify.recheck.Recheck;
import org.elenchus.verify.recheck.Recheck.Outcome;
import org.elenchus.verify.recheck.Replicated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code elenchus recheck}: checks an evidence file again with the trusted base alone. */
@Command(
    name = "recheck",
    mixinStandardHelpOptions = true,
    description = "Checks an evidence file again, believing nothing that it says.")
final class RecheckCommand extends CliCommand implements Callable<Integer> {
  @Parameters(paramLabel = "EVIDENCE.json", description = "The file that an audit wrote.")
  private Path evidence = Path.of("evidence.json");

  @Mixin private ClaimsOption claims = new ClaimsOption();
  @Mixin private DocumentsOption documents = new DocumentsOption();

  @Override
  public Integer call() {
    ClaimSet set = claims.set();
    JsonNode file = Json.read(evidence, Json.MAX_EVIDENCE_BYTES, JsonNode.class);
    Outcome outcome;
    try {
      outcome =
          Recheck.of(
              file, set, Transcription.inventories(set, claims.inventories(), documents.folder()));
    } catch (IllegalArgumentException e) {
      throw new InputException(evidence.toString(), 0, null, String.valueOf(e.getMessage()));
    }
    if (outcome.claims() == 0 && !file.path("claims").isEmpty()) {
      throw new InputException(
          evidence.toString(),
          0,
          null,
          "was made from other claim files; expected their folder as --claims");
    }
    List<String> differences = new ArrayList<>(outcome.differences());
    differences.addAll(Replicated.differences(file, ReplicationTable.bundled()));
    differences.forEach(err()::println);
    err().flush();
    outcome
        .open()
        .forEach(id -> out().println("figures of " + id + " not rechecked: give --documents"));
    if (differences.isEmpty()) {
      out()
          .println(
              outcome.claims()
                  + " of "
                  + set.claims().size()
                  + " claims rechecked, every verdict stands");
    }
    out().flush();
    return differences.isEmpty() ? Elenchus.DONE : Elenchus.DIFFERS;
  }
}
