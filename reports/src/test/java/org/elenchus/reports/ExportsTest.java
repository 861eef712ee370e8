package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  void theCrateDescribesFilesThatAreThere() throws IOException {
    Path site = write(Samples.audit());
    JsonNode crate =
        Json.parse(
            "crate", Files.readString(site.resolve("ro-crate-metadata.json")), JsonNode.class);
    Set<String> ids = new HashSet<>();
    for (JsonNode entity : crate.path("@graph")) {
      assertTrue(ids.add(entity.path("@id").asText()), () -> "described twice: " + entity);
      if (entity.path("@type").asText().equals("File")) {
        assertTrue(Files.isRegularFile(site.resolve(entity.path("@id").asText())));
      }
    }
    // What RO-Crate 1.1 requires of the descriptor and of the root data entity.
    JsonNode descriptor = entity(crate, "ro-crate-metadata.json");
    assertEquals("https://w3id.org/ro/crate/1.1/context", crate.path("@context").asText());
    assertEquals("https://w3id.org/ro/crate/1.1", descriptor.at("/conformsTo/@id").asText());
    assertEquals("CreativeWork", descriptor.path("@type").asText());
    assertEquals("./", descriptor.at("/about/@id").asText());
    JsonNode root = entity(crate, "./");
    assertEquals("Dataset", root.path("@type").asText());
    for (String required : List.of("name", "description", "datePublished")) {
      assertFalse(root.path(required).asText().isEmpty(), required);
    }
    assertNotNull(Instant.parse(root.path("datePublished").asText()));
    assertEquals(
        "CreativeWork", entity(crate, root.at("/license/@id").asText()).path("@type").asText());
    List<String> parts = root.path("hasPart").findValuesAsText("@id");
    for (JsonNode entity : crate.path("@graph")) {
      if (entity.path("@type").asText().equals("File")) {
        assertTrue(parts.contains(entity.path("@id").asText()), () -> "no part: " + entity);
      }
    }
    int references = 0;
    for (JsonNode entity : crate.path("@graph")) {
      for (JsonNode id : entity.findValues("@id")) {
        boolean known = ids.contains(id.asText()) || id.asText().startsWith("https://w3id.org/");
        assertTrue(known, id.asText());
        references++;
      }
    }
    assertTrue(references > 20, "only " + references);
  }

  private static JsonNode entity(JsonNode crate, String id) {
    for (JsonNode entity : crate.path("@graph")) {
      if (entity.path("@id").asText().equals(id)) {
        return entity;
      }
    }
    throw new AssertionError("no entity " + id);
  }
}
