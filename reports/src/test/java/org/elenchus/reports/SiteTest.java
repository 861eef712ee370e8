package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.verdict.Verdict;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as they were written. */
class SiteTest {
  @TempDir static Path folder;

  private static Path site;

  @BeforeAll
  static void write() throws IOException {
    site = folder.resolve("report");
    Site.write(Samples.audit(), null, site);
  }

  static Map<String, String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      TreeMap<String, String> files = new TreeMap<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
      return files;
    }
  }

  static Document page(Path root, String name) throws IOException {
    return Jsoup.parse(root.resolve(name), "UTF-8");
  }

  @Test
  void theSameFileGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    Site.write(Samples.audit(), null, again);
    Map<String, String> first = files(site);
    assertTrue(first.size() > 30, () -> first.keySet().toString());
    assertEquals(first, files(again));
  }

  @Test
  void everyLinkLeadsToAFileOfTheFolder() throws IOException {
    Map<String, String> files = files(site);
    int links = 0;
    for (String name : files.keySet()) {
      if (name.endsWith(".html")) {
        for (Element element : page(site, name).select("[href], [src]")) {
          String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
          Path path = site.resolve(name).resolveSibling(target.replaceFirst("#.*", "")).normalize();
          if (target.startsWith("#")) {
            assertNotNull(
                page(site, name).getElementById(target.substring(1)), name + " -> " + target);
          } else {
            assertTrue(path.startsWith(site) && Files.isRegularFile(path), name + " -> " + target);
          }
          links++;
        }
      }
    }
    assertTrue(links > 200, "only " + links + " links were looked at");
  }

  @Test
  void everyFontOfTheStyleSheetIsThere() throws IOException {
    String css = Files.readString(site.resolve("assets/katex/katex.min.css"));
    TreeSet<String> urls = new TreeSet<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("url\\(([^)]*)\\)").matcher(css);
    while (matcher.find()) {
      urls.add(matcher.group(1));
    }
    assertEquals(20, urls.size(), urls::toString);
    for (String url : urls) {
      assertTrue(Files.size(site.resolve("assets/katex").resolve(url)) > 1000, url);
    }
  }

  @Test
  void everyPageForbidsWhatItDoesNotNeed() throws IOException {
    for (String name : files(site).keySet()) {
      if (name.endsWith(".html")) {
        Document page = page(site, name);
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertTrue(policy.startsWith("default-src 'none';"), name);
        assertFalse(policy.contains("unsafe"), name);
        assertEquals(List.of(), page.select("script:not([src]), style, [style]"), name);
        assertEquals(1, page.select("h1").size(), name);
      }
    }
  }

  @Test
  void whatWasTrainedStandsBesideWhatIsProvedAndTheOtherWayRound() throws IOException {
    assertEquals(
        List.of("A linear recurrence does not learn temporal XOR note-on-depth/xor-in-training"),
        related("linear-cannot-xor", "Trained on the same task"));
    assertEquals(
        List.of(
            "One linear recurrence cannot compute XOR over positions"
                + " note-on-depth/linear-cannot-xor"),
        related("xor-in-training", "Settled exactly of the same task"));
    Element none = under("depth-of-a-step", "Trained on the same task");
    assertTrue(none.text().startsWith("Nothing: A count of compositions"), none.text());
    String other = fileOf("two-layer-counter");
    assertTrue(page(site, other).select("h3:contains(same task)").isEmpty(), other);
  }

  private String fileOf(String claim) throws IOException {
    return files(site).keySet().stream()
        .filter(file -> file.endsWith("/" + claim + ".html"))
        .findFirst()
        .orElseThrow();
  }

  private Element under(String claim, String head) throws IOException {
    String name = fileOf(claim);
    Element heading = page(site, name).selectFirst("h3:containsOwn(" + head + ")");
    assertNotNull(heading, name);
    Element below = heading.nextElementSibling();
    assertNotNull(below, name);
    return below;
  }

  private List<String> related(String claim, String head) throws IOException {
    return under(claim, head).select("a").eachText();
  }

  @Test
  void theFrontPageTellsEveryVerdictByWordAndShape() throws IOException {
    Document page = page(site, "index.html");
    for (Verdict verdict : Verdict.values()) {
      Element chip = page.selectFirst(".legend a[data-verdict=" + verdict + "]");
      assertNotNull(chip, verdict::name);
      assertFalse(chip.select("svg.shape > *").isEmpty(), verdict::name);
      assertEquals(
          String.valueOf(EvidenceFile.count(Samples.claims()).get(verdict)),
          chip.select(".count").text(),
          verdict::name);
    }
    assertEquals(
        Verdict.values().length,
        page.select(".legend svg.shape").stream()
            .map(Element::html)
            .collect(Collectors.toSet())
            .size(),
        "two verdicts share a shape");
  }

  @Test
  void theFindingThatOthersRestOnComesFirst() throws IOException {
    List<String> titles = page(site, "index.html").select(".findings a").eachText();
    assertEquals(4, titles.size(), titles::toString);
    assertEquals("The deep model has twice the throughput at equal loss", titles.get(0));
    assertTrue(titles.get(1).startsWith("No stack of"), titles::toString);
  }

  @Test
  void theAuditorTellsHowSureItIs() throws IOException {
    Element sure = page(site, "index.html").select("section:has(> #sure)").first();
    assertNotNull(sure);
    assertTrue(
        sure.select(".facts > div").get(0).text().endsWith(" 11 of 12"),
        sure.select(".facts").text());
    assertEquals(
        List.of(
            "digit swap 199 of 200 99.5 % 97.2 % to 100.0 % 3",
            "no error: false alarms 1 of 200 0.5 % 0.0 % to 2.8 %",
            "foreign layouts 1 (2025-11-19) 73 of 400 18.3 % 8.0 % to 28.5 % 0 of 200",
            "foreign layouts 2 (2025-11-20) 355 of 400 88.8 % 77.5 % to 100.0 % 0 of 200",
            "known layouts 1 (2025-11-19) 399 of 400 99.8 % 99.5 % to 100.0 % 0 of 200"),
        sure.select(".rates tbody tr").eachText());
    assertTrue(
        sure.select(".facts").text().contains("in the 1 package measured 87 of 90"),
        sure.select(".facts").text());
    assertEquals(
        List.of(
            "org.elenchus.reference.checker 571 90 96.7 % 3 survive, 2 of them known to change"
                + " nothing; measured on 2025-11-20",
            "org.elenchus.reference.exact 840 — — not measured"),
        sure.select("details tbody tr").eachText());
    assertEquals("972", sure.select(".rates rect").get(0).attr("x"));
  }

  @Test
  void whatWasNotRunStandsThereWithItsReason() throws IOException {
    Element reasons = page(site, "index.html").selectFirst("dl.reasons");
    assertNotNull(reasons);
    assertEquals(1, reasons.select("dt").size());
    assertTrue(reasons.text().contains("it would need models of"), reasons.text());
    assertTrue(reasons.text().contains("sweep-of-sizes/optimal-depth"), reasons.text());
  }

  @Test
  void aClaimPageSaysWhyBeforeItShowsData() throws IOException {
    Document page = page(site, "claims/note-on-depth/stack-cannot-count.html");
    assertEquals("REFUTED", page.select("#literal h2 .word").text());
    assertEquals("UNSUPPORTED", page.select("#prose h2 .word").text());
    String literal = page.select("#literal").text();
    assertTrue(literal.indexOf("five weights") < literal.indexOf("A constructed witness"), literal);
    assertTrue(
        literal.contains("“threshold” becomes 3/2 (it was 1/2). Then the verdict is PROVED"),
        literal);
    assertTrue(page.select(".command").text().endsWith("--only note-on-depth/stack-cannot-count"));
    assertEquals(
        List.of("What can be said instead", "Cannot hold together with"),
        page.select(".relations h3").eachText());
    assertEquals("two-layer-counter.html", last(page.select(".relations a").get(0).attr("href")));
    assertEquals(64, page.select("#literal .digest code").get(0).text().length());
  }

  @Test
  void cellsThatDisagreeAreMarkedWithWhatTheyWouldNeed() throws IOException {
    Document page = page(site, "claims/sweep-of-sizes/throughput.html");
    assertEquals(2, page.select("#prose-1 > .scroll tr.disagrees").size());
    assertTrue(page.select("#prose-1 tr.disagrees").get(0).text().contains("390 to 410"));
    assertEquals(0, page.select("#literal tr.disagrees").size());
    assertTrue(page.select("#prose .drift").text().contains("CONSISTENT"));
  }

  @Test
  void runsComeWithChartsTableAndCsv() throws IOException {
    Document page = page(site, "claims/note-on-depth/xor-in-training.html");
    assertEquals(
        List.of("Learning curves.", "Accuracy by length."),
        page.select("#literal-1 > .charts figcaption strong").eachText());
    assertEquals(2, page.select("#literal-1 > .charts .plot").size());
    assertEquals(
        List.of("../../assets/d3/d3.min.js", "../../assets/charts.js"),
        page.select("main script").eachAttr("src"));
    assertEquals(0, page(site, "index.html").select("main script").size());
    assertEquals(10, page.select("#literal-1 > details table tbody tr").size());
    String csv =
        Files.readString(site.resolve("claims/note-on-depth/xor-in-training/literal-1.csv"));
    assertEquals(1 + 10 * 4, csv.lines().count());
  }

  @Test
  void theHeatMapIsAFileToo() throws IOException {
    Element heat = page(site, "training.html").expectFirst("table.heat");
    List<List<String>> rows = rows(Files.readString(site.resolve("training/heat-1.csv")));
    assertEquals(
        List.of("model", "task", "T", "seeds", "median, %", "worst seed, %", "best seed, %"),
        rows.get(0));
    List<String> shown =
        heat.select("td").stream().map(Element::ownText).filter(t -> !t.equals("—")).toList();
    assertEquals(
        shown,
        rows.stream()
            .skip(1)
            .map(row -> Long.toString(Math.round(Double.parseDouble(row.get(4)))))
            .toList());
  }

  @Test
  void everyChartHasItsTableAsAFile() throws IOException {
    int charts = 0;
    for (String name : files(site).keySet()) {
      if (name.endsWith(".html")) {
        for (Element figure : page(site, name).select("figure[data-plot]")) {
          Element table = figure.expectFirst("table");
          List<List<String>> shown =
              table.select("tr").stream().map(row -> row.children().eachText()).toList();
          String csv =
              site.resolve(name)
                  .resolveSibling(figure.expectFirst("a[href$=.csv]").attr("href"))
                  .normalize()
                  .toString();
          assertEquals(shown, rows(Files.readString(Path.of(csv))), csv);
          assertTrue(shown.size() > 1, csv);
          charts++;
        }
      }
    }
    assertTrue(charts >= 4, "only " + charts + " charts");
  }

  /** Rows of values; a quoted one may hold commas. */
  private static List<List<String>> rows(String csv) {
    return csv.lines()
        .map(
            line ->
                Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,]+)|(?<=,)(?=,|$)")
                    .matcher(line)
                    .results()
                    .map(m -> m.group(1) == null ? m.group(0) : m.group(1).replace("\"\"", "\""))
                    .toList())
        .toList();
  }

  @Test
  void publishedResultsStandAboveTheRunsBesideThem() throws IOException {
    Document page = page(site, "training.html");
    assertEquals(
        List.of(
            "prefix parity Them, <b>table 2</b> Delta 3-40 scaled best of 3 40-256: .017",
            "prefix parity ours e88-delta (trained) 16 scaled mean of 2 seeds 128: 0.500"),
        page.select("section[aria-labelledby=replication] tbody tr").eachText());
    assertEquals(3, Files.readString(site.resolve("training/replication.csv")).lines().count());
  }

  @Test
  void evidenceThatDecidesNothingSaysSo() throws IOException {
    Document page = page(site, "claims/sweep-of-sizes/optimal-depth.html");
    assertTrue(page.select("#literal-1 .bad").text().contains("decides nothing"));
    assertTrue(page.select("#literal-1 .twin .flag").text().contains("decides nothing"));
  }

  @Test
  void contradictionsAcrossDocumentsComeFirst() throws IOException {
    Document page = page(site, "contradictions.html");
    assertEquals(
        List.of("1 note-on-depth against sweep-of-sizes", "2 sweep-of-sizes"),
        page.select("section.contradiction h2").eachText());
    Elements cells = page.select("section.contradiction").get(1).select("table.cells tbody tr");
    assertEquals(3, cells.size());
    assertTrue(cells.get(0).text().contains("390 to 410"), cells.get(0).text());
    assertEquals(
        "p = 12·d·w²", page.select("section.contradiction").get(1).select("p strong").text());
    assertEquals(List.of("can hold"), page.select("tr.without-can_hold td:last-child").eachText());
    assertEquals(
        "contradictions.html",
        last(page(site, "index.html").select("nav a:contains(Contradictions)").attr("href")));
  }

  @Test
  void everyFigureIsListed() throws IOException {
    int rows =
        page(site, "figures.html").select("#figures tbody tr").size()
            + page(site, "figures/sweep-of-sizes.html").select("#figures tbody tr").size();
    assertEquals(Samples.audit().figures().size(), rows);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
