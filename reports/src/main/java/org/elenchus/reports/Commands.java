package org.elenchus.reports;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.reports.View.Step;

/**
 * The commands that run things again. The program brings some claims with it; where a claim is not
 * one of them, the command names the folders that hold the user's own, which no evidence file
 * knows.
 */
final class Commands {
  private static final String OWN = " --claims CLAIMS --documents DOCUMENTS";
  private static final String FOLDERS =
      " CLAIMS is the folder with the claim files, DOCUMENTS the one with the documents.";

  private final Set<String> bundled;

  Commands() {
    bundled =
        ClaimFiles.bundled().claims().stream()
            .map(Claim::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The command that runs one claim alone. */
  String alone(ClaimEvidence claim) {
    return "elenchus audit" + folders(claim) + " --only " + quoted(claim.id());
  }

  /** What the words in capitals stand for in that command, if there are any. */
  String legend(ClaimEvidence claim) {
    return isOwn(claim) ? FOLDERS.strip() : "";
  }

  private String folders(ClaimEvidence claim) {
    return isOwn(claim) ? OWN : "";
  }

  private boolean isOwn(ClaimEvidence claim) {
    return !bundled.contains(claim.id());
  }

  /** How to check a file, make it again, and compare the two. */
  List<Step> reproduce(EvidenceFile file) {
    EvidenceFile.Run run = file.run();
    boolean own = file.claims().stream().anyMatch(this::isOwn);
    String folders = own ? OWN : "";
    return List.of(
        new Step(
            "elenchus recheck evidence.json" + folders,
            "Believes nothing in the evidence file: rebuilds each statement, checks each"
                + " certificate against it and derives every verdict again. Takes seconds."
                + (own ? FOLDERS : "")),
        new Step(
            "elenchus audit"
                + folders
                + " --seed "
                + run.seed()
                + " --budget "
                + run.budget()
                + " --device "
                + run.device()
                + " --out again",
            "Runs the whole audit again. Same commit, seed and device give the same evidence but"
                + " for the times."),
        new Step(
            "elenchus diff evidence.json again/evidence.json",
            "Says which verdicts changed, and why."));
  }

  /** An id as one word of a shell. */
  private static String quoted(String id) {
    return id.matches("[A-Za-z0-9./_-]+") ? id : "'" + id.replace("'", "'\\''") + "'";
  }
}
