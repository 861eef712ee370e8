package org.elenchus.reports;

import java.util.List;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Finding;
import org.elenchus.reports.View.Tally;

/**
 * A summary in Markdown for the page of a CI job. Text of the evidence file is never markup in it.
 */
final class JobSummary {
  private static final int MAX_CHANGED = 50;

  private JobSummary() {}

  /**
   * The summary.
   *
   * @param headline the front page's headline
   */
  static String of(EvidenceFile file, String headline, List<Finding> findings) {
    StringBuilder out = new StringBuilder("# Elenchus\n\n").append(plain(headline)).append("\n\n");
    List<Tally> tallies = Marks.tally(file.claims(), "");
    if (!tallies.isEmpty()) {
      out.append("| verdict | readings | means |\n|---|---:|---|\n");
      for (Tally tally : tallies) {
        out.append("| ").append(tally.mark().text()).append(" | ").append(tally.count());
        out.append(" | ").append(tally.mark().meaning()).append(" |\n");
      }
    }
    if (!findings.isEmpty()) {
      out.append("\n## Most consequential findings\n\n");
      for (Finding finding : findings) {
        out.append("- **").append(finding.mark().text()).append("** ");
        out.append(plain(text(finding.title()))).append(": ");
        out.append(plain(text(finding.sentence()))).append('\n');
      }
    }
    StringBuilder changed = new StringBuilder();
    int changes = 0;
    for (ClaimEvidence claim : file.claims()) {
      for (ReadingEvidence reading : claim.readings()) {
        Verdict expected = reading.expected();
        if (expected != null && expected != reading.verdict() && changes++ < MAX_CHANGED) {
          changed.append("- ").append(plain(claim.id())).append(", ");
          changed
              .append(reading.reading().word())
              .append(": ")
              .append(plain(reading.verdict().name()));
          changed.append(", expected ").append(plain(expected.name())).append('\n');
        }
      }
    }
    if (changes > 0) {
      out.append("\n## Verdicts that are not the expected ones\n\n").append(changed);
      if (changes > MAX_CHANGED) {
        out.append("- and ").append(changes - MAX_CHANGED).append(" more\n");
      }
    }
    out.append("\nSeed ").append(file.run().seed());
    out.append(", budget ").append(plain(file.run().budget()));
    out.append(", device ").append(plain(file.run().device()));
    out.append(", commit ").append(plain(file.run().commit())).append(".\n");
    return out.toString();
  }

  private static String text(List<TexText.Segment> segments) {
    return segments.stream()
        .map(TexText.Segment::text)
        .collect(java.util.stream.Collectors.joining());
  }

  /** Text in which no character is Markdown or HTML, on one line. */
  static String plain(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("[\\p{Cntrl}\u2028\u2029]", " ")
        .replaceAll("([\\\\`*_{}\\[\\]()#+!|~$@:&])", "\\\\$1")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
