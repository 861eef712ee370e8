package org.elenchus.verify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.elenchus.reference.discovery.Discovery;
import org.elenchus.reference.discovery.Finding;
import org.elenchus.verify.audit.AuditRun;
import org.elenchus.verify.check.Context;
import org.elenchus.verify.figures.AuditorRates;
import org.elenchus.verify.figures.FigureClaims;
import org.elenchus.verify.figures.FigureText;
import org.elenchus.verify.planted.Benchmark;
import org.elenchus.verify.planted.Benchmark.Family;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elenchus figures}: audits the numbers of a document that nobody has annotated. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Audits a document's own numbers, with no claim file.")
final class FiguresCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the findings go as a claim file, evidence.json and report/.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "The seed of the benchmark's studies. Default: 42.")
  private long seed;

  /** A document, or the benchmark. */
  private static final class What {
    @Parameters(paramLabel = "DOCUMENT.md", description = "The document: Markdown, UTF-8.")
    private @Nullable Path document;

    @Option(
        names = "--benchmark",
        paramLabel = "FAMILY",
        description =
            "Instead measures the search on made-up studies with planted errors, laid out as one of"
                + " ${COMPLETION-CANDIDATES}.")
    private @Nullable Family benchmark;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    PrintWriter stdout = spec.commandLine().getOut();
    Path file = what.document;
    Family family = what.benchmark;
    int code = Elenchus.DONE;
    if (file != null) {
      code = audit(file, stdout);
    } else if (family != null) {
      measure(family, stdout);
    }
    stdout.flush();
    return code;
  }

  private int audit(Path file, PrintWriter stdout) {
    Document document = DocumentReader.read(file, DocumentReader.idOf(file));
    Discovery.Result result = Discovery.audit(document);
    Path folder = out;
    if (folder != null) {
      write(file, document, result, folder);
    }
    FigureText.of(document, result).forEach(stdout::println);
    if (folder != null) {
      stdout.println();
      stdout.println("evidence: " + folder.resolve("evidence.json"));
      stdout.println("report:   " + folder.resolve("report").resolve("index.html"));
    }
    return result.findings().stream().allMatch(Finding::isApproximate)
        ? Elenchus.DONE
        : Elenchus.DIFFERS;
  }

  private void write(Path file, Document document, Discovery.Result result, Path folder) {
    String text = Json.pretty(FigureClaims.of(document, result.findings()));
    String name = document.id() + ClaimFiles.SUFFIX;
    FigureInventory inventory = FigureInventory.of(document);
    ClaimSet set =
        ClaimFiles.parse(Map.of(name, text), Map.of(document.id(), inventory), claim -> {});
    Context context = new Context(seed, Context.Budget.QUICK, Context.DeviceChoice.AUTO);
    try {
      Path home =
          Files.createTempDirectory("elenchus"); // the report looks for documents in a folder
      Path copy = home.resolve(document.id() + ".md");
      try {
        Files.copy(file, copy);
        AuditRun run = new AuditRun(set, Map.of(document.id(), inventory), Set.of(), context, home);
        EvidenceFile evidence = run.settle(claim -> {});
        run.write(evidence, folder);
      } finally {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(home);
      }
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "cannot be written: " + e.getMessage());
    }
  }

  private void measure(Family family, PrintWriter stdout) {
    Auditor rates = AuditorRates.measure(family, seed, Benchmark.PLANTS, Benchmark.CONSISTENT);
    for (Auditor.ErrorType type : rates.errors()) {
      stdout.println(
          type.error()
              + ": found "
              + share(type.found())
              + "; within the rounding: "
              + type.undetectable());
    }
    stdout.println("false alarms: " + share(rates.falseAlarms()));
  }

  private static String share(Auditor.Share share) {
    return String.format(
        Locale.ROOT,
        "%d of %d (95%%: %.4f to %.4f)",
        share.hits(),
        share.of(),
        share.low(),
        share.high());
  }
}
