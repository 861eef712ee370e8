package org.elenchus.reports;

import java.util.Map;
import java.util.TreeMap;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;

/**
 * BibTeX: the audited documents, the results of the literature that their claims cite, and those
 * that verdicts rest on.
 */
final class Bibliography {
  private Bibliography() {}

  /** The entries of a file, each key once. */
  static String of(EvidenceFile file) {
    Map<String, String> entries = new TreeMap<>();
    for (DocumentEntry document : file.documents()) {
      entries.put(
          "document." + key(document.id()),
          entry(
              "document." + key(document.id()),
              document.title(),
              "Audited document, SHA-256 " + document.sha256()));
    }
    for (ClaimEvidence claim : file.claims()) {
      String where = claim.locator().in(claim.document()).brief();
      for (ReadingEvidence reading : claim.readings()) {
        if (reading.formal().path("form").asText().equals("cited")) {
          String key = "cited." + key(claim.id());
          String source = reading.formal().path("source").asText();
          entries.put(
              key, entry(key, TexText.plain(claim.title()), source + "; cited at " + where));
        }
        for (String result : reading.under()) {
          String key = "under." + key(TexText.plain(result));
          entries.put(
              key,
              entry(key, TexText.plain(result), "A verdict on " + claim.id() + " rests on it"));
        }
      }
    }
    return String.join("\n", entries.values());
  }

  private static String entry(String key, String title, String note) {
    return "@misc{"
        + key
        + ",\n  title = {{"
        + escaped(title)
        + "}},\n  note = {"
        + escaped(note)
        + "}\n}\n";
  }

  private static String key(String id) {
    String key = id.replaceAll("[^A-Za-z0-9.-]+", ".").replaceAll("^\\.+|\\.+$", "");
    return key.isEmpty() ? "x" : key.substring(0, Math.min(120, key.length()));
  }

  /** Text in which no character is a command to TeX, on one line. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    String line = text.replaceAll("\\s+", " ");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\textbackslash{}");
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        case '{', '}' -> out.append(c == '{' ? "\\textbraceleft{}" : "\\textbraceright{}");
        case '%', '#', '$', '&', '_' -> out.append('\\').append(c);
        default -> out.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return out.toString();
  }
}
