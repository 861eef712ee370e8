package org.elenchus.verify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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

/** {@code elenchus figures}: audits the numbers of documents that nobody has annotated. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Audits a document's own numbers, with no claim file; of several documents also what they"
            + " print of the same things.")
final class FiguresCommand implements Callable<Integer> {
  private static final int MAX_DOCUMENTS = 8;

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

  /** Documents, or the benchmark. */
  private static final class What {
    @Parameters(
        paramLabel = "DOCUMENT.md",
        arity = "1..*",
        description = "The documents: Markdown, UTF-8; at most " + MAX_DOCUMENTS + ".")
    private List<Path> documents = List.of();

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
    Family family = what.benchmark;
    int code = Elenchus.DONE;
    if (family != null) {
      measure(family, stdout);
    } else {
      code = audit(read(what.documents), stdout);
    }
    stdout.flush();
    return code;
  }

  /** The documents in their order, with their files. */
  private static Map<Document, Path> read(List<Path> files) {
    if (files.size() > MAX_DOCUMENTS) {
      String most = "at most " + MAX_DOCUMENTS + " documents are compared with each other";
      throw new InputException(files.get(MAX_DOCUMENTS).toString(), 0, null, most);
    }
    Map<Document, Path> documents = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Path file : files) {
      Document document = DocumentReader.read(file, DocumentReader.idOf(file));
      if (!ids.add(document.id())) {
        String twice = "is the second document of the name '" + document.id() + "'";
        throw new InputException(file.toString(), 0, null, twice);
      }
      documents.put(document, file);
    }
    return documents;
  }

  private int audit(Map<Document, Path> documents, PrintWriter stdout) {
    Map<Document, Discovery.Result> each = new LinkedHashMap<>();
    documents.keySet().forEach(document -> each.put(document, Discovery.audit(document)));
    List<Finding> all = new ArrayList<>();
    each.values().forEach(result -> all.addAll(result.findings()));
    boolean several = documents.size() > 1;
    Discovery.Result across =
        several
            ? Discovery.across(List.copyOf(documents.keySet()))
            : new Discovery.Result(List.of(), List.of(), true);
    all.addAll(across.findings());
    Path folder = out;
    if (folder != null) {
      write(documents, all, folder);
    }
    each.forEach(
        (document, result) -> {
          FigureText.of(document, result).forEach(stdout::println);
          if (several) {
            stdout.println();
          }
        });
    if (several) {
      FigureText.across(across).forEach(stdout::println);
    }
    if (folder != null) {
      stdout.println();
      stdout.println("evidence: " + folder.resolve("evidence.json"));
      stdout.println("report:   " + folder.resolve("report").resolve("index.html"));
    }
    return all.stream().allMatch(Finding::isApproximate) ? Elenchus.DONE : Elenchus.DIFFERS;
  }

  private void write(Map<Document, Path> documents, List<Finding> findings, Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, FigureInventory> inventories = new LinkedHashMap<>();
    for (Document document : documents.keySet()) {
      List<Finding> own =
          findings.stream()
              .filter(f -> f.proposal().relation().document().equals(document.id()))
              .toList();
      texts.put(document.id() + ClaimFiles.SUFFIX, Json.pretty(FigureClaims.of(document, own)));
      inventories.put(document.id(), FigureInventory.of(document));
    }
    ClaimSet set = ClaimFiles.parse(texts, inventories, claim -> {});
    Context context = new Context(seed, Context.Budget.QUICK, Context.DeviceChoice.AUTO);
    try {
      Path home =
          Files.createTempDirectory("elenchus"); // the report looks for documents in a folder
      List<Path> copies = new ArrayList<>();
      try {
        for (Map.Entry<Document, Path> entry : documents.entrySet()) {
          Path copy = home.resolve(entry.getKey().id() + ".md");
          copies.add(copy);
          Files.copy(entry.getValue(), copy);
        }
        AuditRun run = new AuditRun(set, inventories, Set.of(), context, home);
        EvidenceFile evidence = run.settle(claim -> {});
        run.write(evidence, folder);
      } finally {
        for (Path copy : copies) {
          Files.deleteIfExists(copy);
        }
        Files.deleteIfExists(home);
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(folder.resolve(text.getKey()), text.getValue());
      }
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
    Auditor.Share between = AuditorRates.between(family, seed, Benchmark.CONSISTENT);
    stdout.println("false alarms between two studies: " + share(between));
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
