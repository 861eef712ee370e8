package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;

/** What other programs read, beside the pages. */
final class Exports {
  private Exports() {}

  /** Writes all of them. */
  static void write(
      EvidenceFile file,
      Addresses addresses,
      String headline,
      Map<String, String> names,
      Staging site) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("index.html", "text/html");
    put(site, parts, "exports/findings.sarif", "application/sarif+json", Sarif.of(file, names));
    put(
        site,
        parts,
        "exports/summary.md",
        "text/markdown",
        JobSummary.of(file, headline, Findings.of(file.claims(), addresses)));
    put(site, parts, "exports/references.bib", "application/x-bibtex", Bibliography.of(file));
    byDocument(file)
        .forEach(
            (document, claims) -> {
              String stem = addresses.document(document);
              put(
                  site,
                  parts,
                  "exports/junit/TEST-" + (stem == null ? "other" : stem) + ".xml",
                  "application/xml",
                  JunitXml.of(document, claims));
            });
    site.write("ro-crate-metadata.json", Crate.of(file, headline, parts));
  }

  private static void put(
      Staging site, Map<String, String> parts, String path, String type, String text) {
    site.write(path, text);
    parts.put(path, type);
  }

  /** Claims by document; those of documents that the file does not list stand together. */
  private static Map<String, List<ClaimEvidence>> byDocument(EvidenceFile file) {
    Map<String, List<ClaimEvidence>> claims = new LinkedHashMap<>();
    file.documents().forEach(document -> claims.put(document.id(), new ArrayList<>()));
    for (ClaimEvidence claim : file.claims()) {
      String key = claims.containsKey(claim.document()) ? claim.document() : "other documents";
      claims.computeIfAbsent(key, k -> new ArrayList<>()).add(claim);
    }
    claims.values().removeIf(List::isEmpty);
    return claims;
  }
}
