package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.elenchus.claims.InputException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole report as one file. */
class SingleFileTest {
  @TempDir Path folder;

  private Path write() throws IOException {
    Path file = folder.resolve("report.html");
    Site.writeSingle(Samples.audit(), Samples.documents(folder.resolve("documents")), file);
    return file;
  }

  @Test
  void everyPageIsASheetAndEveryLinkStaysInside() throws IOException {
    Document page = Jsoup.parse(write(), "UTF-8");
    Path site = folder.resolve("site");
    Site.write(Samples.audit(), Samples.documents(folder.resolve("documents")), site);
    long pages = SiteTest.files(site).keySet().stream().filter(n -> n.endsWith(".html")).count();
    assertEquals(pages, page.select(".sheet").size());
    Set<String> ids = new HashSet<>();
    for (Element element : page.select("[id]")) {
      assertTrue(ids.add(element.id()), "two elements are called " + element.id());
    }
    int inside = 0;
    for (Element link : page.select("[href], [src]")) {
      String target = link.attr("href");
      assertTrue(target.startsWith("#") || target.startsWith("data:"), link::outerHtml);
      if (target.startsWith("#") && !target.contains("=")) {
        assertTrue(ids.contains(target.substring(1)), target);
        inside++;
      }
    }
    assertTrue(inside > 100, "only " + inside);
    for (String name : List.of("aria-labelledby", "for")) {
      for (Element element : page.select("[" + name + "]")) {
        for (String id : element.attr(name).split(" ", -1)) {
          assertTrue(ids.contains(id), name + " " + id);
        }
      }
    }
  }

  @Test
  void thePolicyNamesEveryScriptAndTheStyleByDigest() throws IOException, GeneralSecurityException {
    String html = Files.readString(write());
    String policy =
        Jsoup.parse(html).expectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertFalse(policy.contains("unsafe"), policy);
    assertFalse(policy.contains("'self'"), policy);
    int scripts = 0;
    for (String tag : List.of("script", "style")) {
      int at = html.indexOf("<" + tag + ">");
      while (at >= 0) {
        int end = html.indexOf("</" + tag + ">", at);
        byte[] text = html.substring(at + tag.length() + 2, end).getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
        assertTrue(policy.contains(Base64.getEncoder().encodeToString(digest)), tag);
        scripts++;
        at = html.indexOf("<" + tag + ">", end);
      }
    }
    assertEquals(9, scripts, "KaTeX, D3, five scripts of the site, the index and the style");
  }

  @Test
  void theSameFileGivesTheSameBytesAndNothingElseIsLeft() throws IOException {
    String first = Files.readString(write());
    assertEquals(first, Files.readString(write()));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(
          Set.of("documents", "report.html"),
          Set.copyOf(all.map(f -> String.valueOf(f.getFileName())).toList()));
    }
  }

  @Test
  void hostileTextIsNoMarkupThereEither() throws IOException {
    Path file = folder.resolve("hostile.html");
    Site.writeSingle(Hostile.everywhere(), null, file);
    Document page = Jsoup.parse(file, "UTF-8");
    assertEquals(0, page.select("x-hostile, img, iframe, object").size());
    assertEquals(9, page.select("script, style").size());
    assertTrue(page.select("[onmouseover], [onerror], [style]").isEmpty());
    assertTrue(page.text().contains("<x-hostile onmouseover=alert(1)>"));
  }

  @Test
  void whereNothingIsDrawnNothingIsBroughtToDrawIt() throws IOException {
    Path file = folder.resolve("circle.html");
    Site.writeSingle(Hostile.circle(), null, file);
    assertEquals(7, Jsoup.parse(file, "UTF-8").select("script, style").size());
  }

  @Test
  void tooManyClaimsAreRefusedInOneSentence() throws IOException {
    Path file = folder.resolve("many.html");
    InputException refused =
        assertThrows(
            InputException.class,
            () -> Site.writeSingle(Hostile.claims(SingleFile.MAX_PAGES + 1), null, file));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("takes at most 4000"), refused::getMessage);
    assertFalse(Files.exists(file));
  }

  @Test
  void aFileThatIsNoReportIsNotReplaced() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.html"), "<p>mine");
    assertThrows(IOException.class, () -> Site.writeSingle(Samples.audit(), null, mine));
    assertEquals("<p>mine", Files.readString(mine));
    assertThrows(IOException.class, () -> Site.writeSingle(Samples.audit(), null, folder));
  }
}
