package org.elenchus.reports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.verdict.Verdict;

/**
 * Findings at the lines of the documents, in the form that code scanning reads: SARIF 2.1.0, OASIS
 * Standard. A finding is bad news about a document's own claim, or a number that the others
 * exclude.
 */
final class Sarif {
  private static final String FIGURE = "INCONSISTENT_FIGURE";

  private Sarif() {}

  /**
   * The findings of a file.
   *
   * @param file the evidence
   * @param names the documents' file names by id, where they are at hand; otherwise the id is used
   */
  static String of(EvidenceFile file, Map<String, String> names) {
    ObjectNode log = Json.object();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Elenchus");
    driver.put("version", file.run().commit());
    ArrayNode rules = driver.putArray("rules");
    for (Verdict verdict : Marks.ORDER) {
      if (Marks.isNews(verdict)) {
        rule(rules, verdict.name(), Words.meaning(verdict), level(verdict));
      }
    }
    rule(rules, FIGURE, "A printed number that the documents' other numbers exclude.", "warning");
    run.putObject("originalUriBaseIds")
        .putObject("DOCUMENTS")
        .putObject("description")
        .put("text", "The folder of the audited documents.");
    ArrayNode results = run.putArray("results");
    for (ClaimEvidence claim : file.claims()) {
      for (ReadingEvidence reading : claim.readings()) {
        if (claim.origin() == Origin.DOCUMENT && Marks.isNews(reading.verdict())) {
          result(
              results,
              reading.verdict().name(),
              level(reading.verdict()),
              TexText.plain(claim.title()) + ": " + TexText.plain(reading.summary()),
              names.getOrDefault(claim.document(), claim.document()),
              claim.locator().lines().get(0),
              claim.locator().lines().get(1),
              claim.id() + "/" + reading.reading().word());
        }
      }
    }
    for (FigureEntry figure : file.figures()) {
      if (figure.state().equals("inconsistent") && figure.line() > 0) {
        String text = figure.printed() + ": " + TexText.plain(figure.reason());
        ObjectNode region =
            result(
                results,
                FIGURE,
                "warning",
                text,
                names.getOrDefault(figure.document(), figure.document()),
                figure.line(),
                figure.line(),
                figure.document() + ":" + figure.line() + ":" + figure.column());
        if (figure.column() > 0 && !figure.printed().isEmpty()) {
          region.put("startColumn", figure.column());
          region.put("endColumn", figure.column() + figure.printed().length());
        }
      }
    }
    run.put("columnKind", "utf16CodeUnits");
    return Json.pretty(log);
  }

  private static String level(Verdict verdict) {
    return verdict.isAgainst() ? "error" : "warning";
  }

  private static void rule(ArrayNode rules, String id, String text, String level) {
    ObjectNode rule = rules.addObject();
    rule.put("id", id);
    rule.putObject("shortDescription").put("text", text);
    rule.putObject("defaultConfiguration").put("level", level);
  }

  /** Adds a result and returns its region. */
  private static ObjectNode result(
      ArrayNode results,
      String rule,
      String level,
      String text,
      String uri,
      int from,
      int to,
      String identity) {
    ObjectNode result = results.addObject();
    result.put("ruleId", rule);
    result.put("level", level);
    result.putObject("message").put("text", text);
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", encoded(uri)).put("uriBaseId", "DOCUMENTS");
    ObjectNode region = place.putObject("region");
    region.put("startLine", from);
    region.put("endLine", to);
    result.putObject("partialFingerprints").put("elenchus/1", Json.digest(identity));
    return region;
  }

  /** A file name as a relative reference (RFC 3986): what is not plain is escaped. */
  static String encoded(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }
}
