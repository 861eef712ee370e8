package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.check.Checks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code elenchus claims}: what there is to audit. */
@Command(
    name = "claims",
    mixinStandardHelpOptions = true,
    description = "Lists claims, shows one, or validates a folder of claim files.")
final class ClaimsCommand extends CliCommand implements Runnable {
  @Override
  public void run() {
    list(new ClaimsOption());
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "One line for each claim.")
  void list(@Mixin ClaimsOption claims) {
    PrintWriter stdout = out();
    for (Claim claim : claims.set().claims()) {
      String readings =
          claim.readings().stream().map(r -> r.reading().word()).collect(Collectors.joining(", "));
      stdout.println(
          claim.id() + "  " + claim.locator().brief() + "  (" + readings + ")  " + claim.title());
    }
    stdout.flush();
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "One claim in full.")
  void show(
      @Parameters(paramLabel = "ID", description = "The claim's id.") String id,
      @Mixin ClaimsOption claims) {
    Claim claim =
        claims
            .set()
            .find(id)
            .orElseThrow(() -> new ParameterException(line(), "there is no claim '" + id + "'."));
    PrintWriter stdout = out();
    stdout.println(claim.id() + ": " + claim.title());
    stdout.println(claim.locator().brief() + ", " + claim.kind());
    stdout.println(claim.statement());
    claim.assumptions().forEach(hypothesis -> stdout.println("assumes: " + hypothesis));
    for (Reading reading : claim.readings()) {
      stdout.println();
      stdout.println(reading.reading().word() + ": " + reading.says());
      stdout.println("  scope:  " + reading.scope().inWords());
      stdout.println("  formal: " + Json.tree(reading.formal()));
      for (CheckCall call : reading.checks()) {
        stdout.println(
            "  check:  "
                + call.check()
                + (call.twin() == null ? "" : "; twin: " + Json.tree(call.twin())));
      }
    }
    stdout.flush();
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      description = "Reads every claim file of a folder; says what is wrong, or how many it holds.")
  void validate(
      @Parameters(paramLabel = "DIR", description = "A folder of NAME.claims.json files.")
          Path folder) {
    ClaimSet set = ClaimFiles.read(folder, Checks::require);
    out().println(set.claims().size() + " claims of " + set.documents().size() + " documents");
    out().flush();
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Begins a claim file for a document; it holds no claims yet.")
  void begin(
      @Parameters(paramLabel = "DOCUMENT", description = "A document in Markdown.") Path document,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              defaultValue = ".",
              description = "Where NAME.claims.json goes. Default: here.")
          Path folder) {
    Path file = ClaimFiles.begin(document, folder);
    out().println(file);
    out().flush();
  }
}
