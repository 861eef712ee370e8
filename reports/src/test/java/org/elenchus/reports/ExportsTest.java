package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs read, read by them. */
class ExportsTest {
  @TempDir Path folder;

  private Path write(EvidenceFile file) throws IOException {
    Path site = folder.resolve("report");
    Site.write(file, Samples.documents(folder.resolve("documents")), site);
    return site;
  }

  private static List<String> errors(String sarif) throws IOException {
    try (InputStream in =
        ExportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(text, InputFormat.JSON);
      return schema.validate(sarif, InputFormat.JSON).stream().map(Error::toString).toList();
    }
  }

  @Test
  void findingsFollowTheSchemaOfSarif() throws IOException {
    String sarif = Files.readString(write(Samples.audit()).resolve("exports/findings.sarif"));
    assertEquals(List.of(), errors(sarif));
    assertFalse(errors(sarif.replace("\"startLine\" : 61", "\"startLine\" : 0")).isEmpty());
    JsonNode results = Json.parse("sarif", sarif, JsonNode.class).at("/runs/0/results");
    assertEquals(5 + 5, results.size(), "findings and inconsistent figures");
    JsonNode first = results.get(0);
    assertEquals("REFUTED", first.path("ruleId").asText());
    assertEquals("error", first.path("level").asText());
    JsonNode place = first.at("/locations/0/physicalLocation");
    assertEquals("001_y.txt", place.at("/artifactLocation/uri").asText());
    assertEquals(59, place.at("/region/startLine").asInt());
  }

  @Test
  void hostileFindingsFollowItToo() throws IOException {
    String sarif = Files.readString(write(Hostile.everywhere()).resolve("exports/findings.sarif"));
    assertEquals(List.of(), errors(sarif));
    assertTrue(sarif.contains("x-hostile"));
  }

  @Test
  void claimsAreReadAsTests() throws IOException {
    Path site = write(Samples.audit());
    SurefireReportParser parser =
        new SurefireReportParser(
            List.of(site.resolve("exports/junit").toFile()), new NullConsoleLogger());
    List<ReportTestSuite> suites = parser.parseXMLReportFiles();
    assertEquals(12, suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum());
    assertEquals(3, suites.stream().mapToInt(ReportTestSuite::getNumberOfFailures).sum());
    assertEquals(1, suites.stream().mapToInt(ReportTestSuite::getNumberOfSkipped).sum());
    assertEquals(0, suites.stream().mapToInt(ReportTestSuite::getNumberOfErrors).sum());
  }

  @Test
  void hostileClaimsAreReadAsTestsToo() throws IOException {
    Path site = write(Hostile.everywhere());
    List<ReportTestSuite> suites =
        new SurefireReportParser(
                List.of(site.resolve("exports/junit").toFile()), new NullConsoleLogger())
            .parseXMLReportFiles();
    assertEquals(12, suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum());
  }

  @Test
  void theSummaryHoldsNoMarkupOfTheFile() throws IOException {
    String plain = Files.readString(write(Samples.audit()).resolve("exports/summary.md"));
    assertTrue(plain.contains("| REFUTED | 1 |"), plain);
    assertTrue(plain.contains("## Verdicts that are not the expected ones"), plain);
    assertTrue(plain.contains("CONTRADICTED, expected CONSISTENT"), plain);
    String hostile = Files.readString(write(Hostile.everywhere()).resolve("exports/summary.md"));
    assertFalse(hostile.contains("<"), hostile);
    assertTrue(hostile.contains("x-hostile"), hostile);
    assertEquals("a \\[b\\]\\(c\\) &lt;d&gt; \\`e\\`", JobSummary.plain("a [b](c) <d>\n`e`"));
  }

  @Test
  void referencesAreBalanced() throws IOException {
    for (EvidenceFile file : List.of(Samples.audit(), Hostile.everywhere())) {
      String bib = Files.readString(write(file).resolve("exports/references.bib"));
      assertEquals(3, bib.lines().filter(line -> line.startsWith("@misc{")).count(), bib);
      int depth = 0;
      for (int i = 0; i < bib.length(); i++) {
        char c = bib.charAt(i);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        assertTrue(depth >= 0, bib);
      }
      assertEquals(0, depth, bib);
    }
  }

  @Test
  void theCrateFollowsTheRulesOfRoCrate() throws IOException {
    Path site = write(Samples.audit());
    JsonNode crate =
        Json.parse(
            "crate", Files.readString(site.resolve("ro-crate-metadata.json")), JsonNode.class);
    assertEquals(List.of(), CrateRules.broken(crate, site));
    assertEquals("https://w3id.org/ro/crate/1.1/context", crate.path("@context").asText());
  }

  /** Each rule is broken in turn, and is the one that is named. */
  @Test
  void aCrateThatBreaksARuleIsTold() throws IOException {
    Path site = write(Samples.audit());
    String text = Files.readString(site.resolve("ro-crate-metadata.json"));
    assertBroken(site, text, "no root data entity", c -> CrateRules.remove(c, "./"));
    assertBroken(
        site, text, "no metadata descriptor", c -> CrateRules.remove(c, "ro-crate-metadata.json"));
    assertBroken(
        site,
        text,
        "the descriptor does not conform to RO-Crate 1.1",
        c -> CrateRules.object(c, "ro-crate-metadata.json").remove("conformsTo"));
    assertBroken(
        site,
        text,
        "the descriptor is not about the root",
        c -> CrateRules.object(c, "ro-crate-metadata.json").remove("about"));
    assertBroken(
        site,
        text,
        "the root is no Dataset",
        c -> CrateRules.object(c, "./").put("@type", "Thing"));
    for (String property : List.of("name", "description", "datePublished", "license")) {
      assertBroken(
          site,
          text,
          "the root has no " + property,
          c -> CrateRules.object(c, "./").remove(property));
    }
    assertBroken(
        site,
        text,
        "datePublished is no date",
        c -> CrateRules.object(c, "./").put("datePublished", "yesterday"));
    assertBroken(
        site,
        text,
        "described twice: #run",
        c -> c.withArray("/@graph").addObject().put("@id", "#run").put("@type", "Thing"));
    assertBroken(
        site,
        text,
        "a file that is not there: gone.txt",
        c -> CrateRules.object(c, "index.html").put("@id", "gone.txt"));
    assertBroken(
        site,
        text,
        "not among the parts: index.html",
        c -> CrateRules.object(c, "./").remove("hasPart"));
    assertBroken(
        site, text, "described nowhere: #elenchus", c -> CrateRules.remove(c, "#elenchus"));
  }

  private static void assertBroken(Path site, String text, String rule, Consumer<ObjectNode> edit) {
    ObjectNode crate = Json.parse("crate", text, ObjectNode.class);
    edit.accept(crate);
    List<String> broken = CrateRules.broken(crate, site);
    assertTrue(broken.contains(rule), () -> rule + " is not among " + broken);
  }

  /** A file that is no report of tests is refused by the same parser, or counts otherwise. */
  @Test
  void aBrokenReportOfTestsIsNotReadAsOne() throws IOException {
    Path site = write(Samples.audit());
    Path folder = site.resolve("exports/junit");
    Path first;
    try (Stream<Path> files = Files.list(folder)) {
      first = files.sorted().findFirst().orElseThrow();
    }
    String whole = Files.readString(first);
    Files.writeString(first, whole.substring(0, whole.length() / 2));
    SurefireReportParser parser =
        new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger());
    assertThrows(RuntimeException.class, parser::parseXMLReportFiles);
    Files.writeString(
        first, whole.replace("<failure", "<skipped").replace("</failure", "</skipped"));
    List<ReportTestSuite> suites =
        new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger())
            .parseXMLReportFiles();
    assertTrue(suites.stream().mapToInt(ReportTestSuite::getNumberOfFailures).sum() < 3);
  }
}
