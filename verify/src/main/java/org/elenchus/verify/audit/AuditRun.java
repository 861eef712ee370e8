package org.elenchus.verify.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.claim.Transcription;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.Run;
import org.elenchus.claims.statement.Transcribed;
import org.elenchus.verify.check.Context;
import org.elenchus.verify.recheck.Contradictions;
import org.elenchus.verify.recheck.FigureStates;
import org.elenchus.verify.recheck.Inheritance;
import org.elenchus.verify.recheck.TrustedBase;
import org.jspecify.annotations.Nullable;

/** One audit from claims to files. */
public final class AuditRun {
  private final ClaimSet set;
  private final List<Claim> chosen;
  private final Context context;
  private final @Nullable Path documents;
  private final Map<String, FigureInventory> inventories;

  /**
   * Prepares a run; nothing is done yet.
   *
   * @param set the claims
   * @param inventories the numbers of the documents, by document id
   * @param only ids of those to settle; empty for all
   * @param context seed, budget and device
   * @param documents where the documents are, or null if they are not at hand
   * @throws InputException if the documents' folder is none, or a document does not print what a
   *     claim says it prints
   */
  public AuditRun(
      ClaimSet set,
      Map<String, FigureInventory> inventories,
      Set<String> only,
      Context context,
      @Nullable Path documents) {
    this.inventories = Transcription.inventories(set, inventories, documents);
    this.set = set;
    this.chosen = Audit.choose(set, only);
    this.context = context;
    this.documents = documents;
  }

  /**
   * How many claims will be settled.
   *
   * @return their number
   */
  public int size() {
    return chosen.size();
  }

  /**
   * The documents whose printed cells stand in claims and were compared with nothing.
   *
   * @return their ids
   */
  public Set<String> uncompared() {
    Set<String> ids = new TreeSet<>();
    for (Claim claim : chosen) {
      for (Reading reading : claim.readings()) {
        if (reading.statement() instanceof Transcribed relation) {
          relation.cells().values().forEach(cell -> ids.add(relation.documentOf(cell)));
        }
      }
    }
    ids.removeAll(inventories.keySet());
    return ids;
  }

  /**
   * Settles the claims.
   *
   * @param progress told of each claim
   * @return the evidence file; nothing is written
   */
  public EvidenceFile settle(Audit.Progress progress) {
    Instant started = Instant.now();
    List<ClaimEvidence> claims = Inheritance.of(new Audit(context).run(chosen, progress));
    double seconds = started.until(Instant.now(), ChronoUnit.MILLIS) / 1000.0;
    BuildInfo build = BuildInfo.load();
    List<Contradiction> contradictions = Contradictions.of(inventories, claims);
    return new EvidenceFile(
        EvidenceFile.SCHEMA,
        new Run(
            started.truncatedTo(ChronoUnit.SECONDS).toString(),
            context.seed(),
            context.budget().word(),
            "cpu",
            BuildInfo.jdk(),
            build.commit(),
            seconds),
        TrustedBase.sizes(),
        set.documents(),
        claims,
        FigureStates.of(inventories, claims),
        EvidenceFile.count(claims),
        null,
        null,
        contradictions.isEmpty() ? null : contradictions);
  }

  /**
   * Writes evidence and report.
   *
   * @param file what {@link #settle} gave
   * @param folder where {@code evidence.json} and {@code report/} go
   */
  public void write(EvidenceFile file, Path folder) {
    Output.evidence(file, folder);
    Output.report(file, documents, folder.resolve("report"));
  }
}
