package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.gpu.store.ReplicationTable;
import org.elenchus.verify.audit.AuditRun;
import org.elenchus.verify.audit.BuildInfo;
import org.elenchus.verify.audit.MutationRecord;
import org.elenchus.verify.audit.Output;
import org.elenchus.verify.check.Context;
import org.elenchus.verify.figures.AuditorRates;
import org.elenchus.verify.figures.ReleaseRecord;
import org.elenchus.verify.planted.Benchmark;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code elenchus audit}: settles claims, writes the evidence file and the report. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Settles claims and writes the evidence and the report.")
final class AuditCommand extends CliCommand implements Callable<Integer> {
  @Mixin private ClaimsOption claims = new ClaimsOption();
  @Mixin private DocumentsOption documents = new DocumentsOption();

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Claims to settle, by id; without it, all.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "WORD",
      defaultValue = "quick",
      description = "quick (minutes), standard (hours) or full (a GPU). Default: quick.")
  private Context.Budget budget = Context.Budget.QUICK;

  @Mixin private DeviceOption device = new DeviceOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "The seed of the run. Default: 42.")
  private long seed;

  @Option(
      names = "--fail-on",
      paramLabel = "WORDS",
      split = ",",
      defaultValue = "REFUTED,CONTRADICTED,REJECTED",
      description = "Verdicts that fail a claim that expects none. Default: ${DEFAULT-VALUE}.")
  private Set<Verdict> failOn = EnumSet.noneOf(Verdict.class);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "elenchus-audit",
      description = "Where evidence.json and report/ go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("elenchus-audit");

  @Override
  public Integer call() {
    ClaimSet set = claims.set();
    Set<String> chosen = new LinkedHashSet<>(only);
    for (String id : chosen) {
      if (set.find(id).isEmpty()) {
        throw new ParameterException(
            line(), "--only: there is no claim '" + id + "'; see 'elenchus claims'.");
      }
    }
    device.device();
    AuditRun run =
        new AuditRun(
            set,
            claims.inventories(),
            chosen,
            new Context(seed, budget, device.choice()),
            documents.folder());
    Output.require(out);
    EvidenceFile file;
    try (TerminalProgress progress = new TerminalProgress(run.size())) {
      file = run.settle(progress);
    }
    if (claims.isBundled() && only.isEmpty()) {
      file = file.with(auditor(), ReplicationTable.bundled());
    }
    run.write(file, out);
    PrintWriter stdout = out();
    print(stdout, file);
    run.uncompared()
        .forEach(
            id ->
                stdout.println(
                    "cells of "
                        + id
                        + " are as the claim file gives them: its document is not at hand"
                        + " (--documents)"));
    stdout.println("evidence: " + out.resolve("evidence.json"));
    stdout.println("report:   " + out.resolve("report").resolve("index.html"));
    stdout.flush();
    return judge(file);
  }

  /**
   * What the program's own discovery finds among planted errors, drawn anew for each commit, what
   * its tests found among those planted in its code, and what each release of its rules found in
   * studies laid out by others.
   */
  private static Auditor auditor() {
    return AuditorRates.measure(
            Benchmark.Family.KNOWN,
            Benchmark.seedOf(BuildInfo.load().commit()),
            Benchmark.PLANTS,
            Benchmark.CONSISTENT)
        .with(MutationRecord.all().stream().map(MutationRecord::summary).toList())
        .with(ReleaseRecord.bundled());
  }

  private static void print(PrintWriter stdout, EvidenceFile file) {
    String counts =
        file.summary().entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    stdout.println(file.claims().size() + " claims: " + counts);
    List<Contradiction> distinct = file.contradictions();
    if (distinct != null) {
      long across = distinct.stream().filter(c -> c.documents() > 1).count();
      stdout.println(
          distinct.size()
              + " distinct contradictions among printed numbers, "
              + across
              + " of them across documents");
    }
  }

  private int judge(EvidenceFile file) {
    PrintWriter stderr = err();
    int code = Elenchus.DONE;
    for (ClaimEvidence claim : file.claims()) {
      for (ReadingEvidence reading : claim.readings()) {
        String problem = problem(reading);
        if (problem == null && isOpen(reading)) {
          // Not a failure, and never a pass: it is said why.
          stderr.println(
              claim.id()
                  + " ("
                  + reading.reading().word()
                  + "): "
                  + reading.verdict()
                  + ". "
                  + reading.summary());
        } else if (problem != null) {
          code = Elenchus.DIFFERS;
          stderr.println(
              claim.id()
                  + " ("
                  + reading.reading().word()
                  + "): "
                  + problem
                  + " "
                  + reading.summary());
        }
      }
    }
    stderr.flush();
    return code;
  }

  /** What nobody expected to stay open. */
  private static boolean isOpen(ReadingEvidence reading) {
    return reading.expected() == null
        && (reading.verdict() == Verdict.NOT_RUN || reading.verdict() == Verdict.INCONCLUSIVE);
  }

  private @Nullable String problem(ReadingEvidence reading) {
    Verdict expected = reading.expected();
    if (expected != null) {
      return expected == reading.verdict()
          ? null
          : "expected " + expected + ", came out " + reading.verdict() + ".";
    }
    return failOn.contains(reading.verdict()) ? "came out " + reading.verdict() + "." : null;
  }
}
