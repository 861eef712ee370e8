package org.elenchus.verify.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.audit.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code elenchus report}: writes the report of an evidence file. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the report of an evidence file.")
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "EVIDENCE.json", description = "The file that an audit wrote.")
  private Path evidence = Path.of("evidence.json");

  @Mixin private DocumentsOption documents = new DocumentsOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "elenchus-report",
      description = "The report's folder. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("elenchus-report");

  @Option(
      names = "--single-file",
      paramLabel = "FILE",
      description = "Writes the whole report as this one HTML file instead of a folder.")
  private @Nullable Path singleFile;

  @Option(
      names = "--gpu-check",
      paramLabel = "FILE",
      description = "The file that gpu-check wrote on a machine with a GPU: shown as a page.")
  private @Nullable Path gpuCheck;

  @Override
  public Integer call() {
    EvidenceFile file = Json.read(evidence, Json.MAX_EVIDENCE_BYTES, EvidenceFile.class);
    if (singleFile != null) {
      Output.singleFile(file, documents.folder(), gpuCheck, singleFile);
    } else {
      Output.report(file, documents.folder(), gpuCheck, out);
    }
    return Elenchus.DONE;
  }
}
