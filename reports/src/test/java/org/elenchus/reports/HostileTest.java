package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.verdict.Verdict;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence files that mean harm are shown, not obeyed. */
class HostileTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "meta",
          "title",
          "link",
          "script",
          "body",
          "a",
          "header",
          "svg",
          "path",
          "circle",
          "rect",
          "text",
          "tspan",
          "span",
          "nav",
          "ul",
          "ol",
          "li",
          "main",
          "section",
          "article",
          "footer",
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "div",
          "dl",
          "dt",
          "dd",
          "details",
          "summary",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "code",
          "pre",
          "strong",
          "figure",
          "figcaption",
          "button",
          "label",
          "input",
          "select",
          "option",
          "fieldset",
          "legend");

  @TempDir Path folder;

  @Test
  void textIsNeverMarkup() throws IOException {
    Path site = folder.resolve("report");
    Site.write(Hostile.everywhere(), null, site);
    int shown = 0;
    for (String name : SiteTest.files(site).keySet()) {
      if (name.endsWith(".html")) {
        Document page = SiteTest.page(site, name);
        for (Element element : page.getAllElements()) {
          if (!element.tagName().equals("#root")) {
            assertTrue(ELEMENTS.contains(element.tagName()), name + ": " + element.tagName());
          }
          for (Attribute attribute : element.attributes()) {
            assertFalse(attribute.getKey().startsWith("on"), name + ": " + element);
            assertFalse(attribute.getKey().equals("style"), name + ": " + element);
          }
        }
        for (Element link : page.select("[href], [src]")) {
          String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
          assertFalse(target.matches("(?i)\\s*[a-z]+:.*"), name + ": " + target);
        }
        assertEquals(List.of(), page.select("script:not([src])"), name);
        shown += page.text().contains("<x-hostile onmouseover=alert(1)>") ? 1 : 0;
        assertFalse(page.text().contains("49<"), "a template was filled from a text");
      }
    }
    assertTrue(shown >= 11, "only " + shown + " pages show the hostile text as text");
    for (Map.Entry<String, String> file : SiteTest.files(site).entrySet()) {
      if (file.getKey().startsWith("data/")) {
        assertFalse(file.getValue().contains("<"), file.getKey());
        assertFalse(file.getValue().contains("\u00e2\u0080\u00a8"), "U+2028 ends a line");
      }
    }
  }

  @Test
  void theTemplatesNeverTurnEscapingOff() throws IOException {
    Path templates = Path.of("src/main/resources/org/elenchus/reports/templates");
    try (Stream<Path> files = Files.list(templates)) {
      List<Path> all = files.toList();
      assertTrue(all.size() >= 6, all::toString);
      for (Path file : all) {
        assertTrue(file.toString().endsWith(".ftlh"), file + " is not escaped by its name");
        String text = Files.readString(file);
        for (String hole :
            List.of("?no_esc", "noautoesc", "no_autoesc", "output_format", "?eval")) {
          assertFalse(text.contains(hole), file + " has " + hole);
        }
      }
    }
  }

  @Test
  void aCircleOfClaimsIsShown() throws IOException {
    Path site = folder.resolve("report");
    Site.write(Hostile.circle(), null, site);
    Document page = SiteTest.page(site, "claims/note-on-depth/a.html");
    assertTrue(page.select(".relations").text().contains("note-on-depth/nowhere"), page::text);
    assertEquals(
        List.of(
            "What can be said instead", "Rests on", "Is needed by", "Cannot hold together with"),
        page.select(".relations h3").eachText());
    assertEquals(2, SiteTest.page(site, "index.html").select(".findings li").size());
  }

  @Test
  void idsNeverLeaveTheFolder() throws IOException {
    Path site = folder.resolve("in/report");
    Site.write(Hostile.idsThatLeaveTheFolder(), null, site);
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(
          List.of(),
          all.filter(Files::isRegularFile).filter(file -> !file.startsWith(site)).toList());
    }
    Set<String> pages =
        SiteTest.files(site).keySet().stream()
            .filter(name -> name.startsWith("claims/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(10, pages.size(), pages::toString);
    assertEquals(
        10,
        pages.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)).distinct().count(),
        "two pages are one where case does not count");
  }

  @Test
  void aCertificateOfMegabytesStandsInAFileOfItsOwn() throws IOException {
    List<Double> loss = Stream.generate(() -> 0.123456789).limit(200_000).toList();
    Grounds.Runs.Run run =
        new Grounds.Runs.Run("t", "m", "", 1, Map.of(), 10, "finished", List.of(), loss);
    Path site = folder.resolve("report");
    Site.write(
        Samples.file(
            List.of(
                Samples.claim("large", 1)
                    .reading(
                        Samples.literal(Verdict.SUPPORTED)
                            .evidence(Samples.evidence(new Grounds.Runs(List.of(run)))))
                    .build()),
            List.of()),
        null,
        site);
    Path page = site.resolve("claims/note-on-depth/large.html");
    assertTrue(Files.size(page) < 100_000, () -> "the page has " + page.toFile().length());
    Element link =
        SiteTest.page(site, "claims/note-on-depth/large.html")
            .selectFirst("a[download][href$=.json]");
    assertNotNull(link);
    assertTrue(
        Files.size(
                page.resolveSibling(
                    link.attr("href").replaceFirst("^(../)+claims/note-on-depth/", "")))
            > 2_000_000);
  }

  @Test
  void whatWasThereStaysIfTheSiteCannotBeWritten() throws IOException {
    Path blocked = folder.resolve("file");
    Files.writeString(blocked, "kept");
    assertThrows(
        IOException.class, () -> Site.write(Samples.audit(), null, blocked.resolve("report")));
    assertEquals("kept", Files.readString(blocked));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(blocked), all.toList());
    }
  }

  @Test
  void nothingIsLeftBesideTheSite() throws IOException {
    Path site = folder.resolve("report");
    Site.write(Hostile.circle(), null, site);
    Files.writeString(site.resolve("old.html"), "of an earlier run");
    Site.write(Hostile.circle(), null, site);
    assertFalse(Files.exists(site.resolve("old.html")));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(site), all.toList());
    }
  }
}
