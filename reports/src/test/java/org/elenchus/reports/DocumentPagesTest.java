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
import org.elenchus.claims.InputException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents with their claims in the margin. */
class DocumentPagesTest {
  @TempDir static Path folder;

  private static Path site = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    site = folder.resolve("report");
    Site.write(Samples.audit(), Samples.documents(folder.resolve("documents")), site);
  }

  @Test
  void aDocumentThatIsNotAtHandHasNoPage() throws IOException {
    Path other = folder.resolve("other");
    Path documents = Files.createDirectories(folder.resolve("edited"));
    Files.writeString(documents.resolve("a.txt"), Samples.note() + "One line more.\n");
    Files.writeString(documents.resolve("b.txt"), Samples.sweep());
    Site.write(Samples.audit(), documents, other);
    assertFalse(Files.exists(other.resolve("documents/note-on-depth.html")));
    assertTrue(Files.exists(other.resolve("documents/sweep-of-sizes.html")));
    assertTrue(SiteTest.page(other, "documents.html").text().contains("was not at hand"));
  }

  @Test
  void aFolderThatIsNotThereIsSaidToBeBadInput() {
    InputException bad =
        assertThrows(
            InputException.class,
            () -> Site.write(Samples.audit(), folder.resolve("nowhere"), folder.resolve("none")));
    assertTrue(String.valueOf(bad.getMessage()).contains("nowhere"), bad::toString);
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void everyLineThatIsNotBlankStandsThereAsItWas() throws IOException {
    Document page = SiteTest.page(site, "documents/note-on-depth.html");
    String[] lines = Samples.note().split("\n", -1);
    int shown = 0;
    for (int number = 1; number <= lines.length; number++) {
      String text = lines[number - 1];
      Element line = page.getElementById("L" + number);
      if (!text.isBlank() && !text.equals("```")) {
        assertNotNull(line, "line " + number);
        String read = text.replaceFirst("^(#+|-) ", "").replace("**", "").replace("`", "");
        if (number != 71) {
          read = read.replace("*", "");
        }
        assertEquals(
            read.replaceAll(" +", " "), line.text().replaceFirst("^• ", "").replaceAll(" +", " "));
        shown++;
      }
    }
    assertTrue(shown > 120, "only " + shown + " lines");
    assertEquals(List.of(), page.select("script:not([src]), img"));
  }

  @Test
  void claimedLinesBearTheWorstVerdictAndANote() throws IOException {
    Document page = SiteTest.page(site, "documents/note-on-depth.html");
    for (int line : new int[] {59, 60, 61}) {
      Element claimed = page.getElementById("L" + line);
      assertNotNull(claimed);
      assertTrue(claimed.hasClass("v-refuted"), claimed::toString);
    }
    Element free = page.getElementById("L63");
    assertNotNull(free);
    assertFalse(free.hasClass("claimed"));
    List<String> notes = page.select("details.margin summary .title").eachText();
    assertEquals(5, notes.size(), notes::toString);
    assertTrue(notes.get(2).startsWith("repair Two layers"), notes::toString);
    assertEquals(
        "stack-cannot-count.html",
        page.select("details.margin[data-from=59] a").attr("href").replaceFirst(".*/", ""));
    assertEquals(1, page.select(".coverage rect.v-refuted").size());
  }

  @Test
  void cellsOfATableKeepTheirPlaceAndAreJoined() throws IOException {
    Document page = SiteTest.page(site, "documents/sweep-of-sizes.html");
    assertEquals(
        List.of("Model", "Parameters", "Depth", "Width"), page.select("#L101 th").eachText());
    assertEquals(List.of("d26", "224M", "26", "2,048"), page.select("#L103 td").eachText());
    assertEquals("d32", page.select("#L104 td strong").text());
    assertEquals(
        1, page.select("#L103 a.joined").eachAttr("data-join").stream().distinct().count());
    assertEquals(3, page.select("#L103 a.joined").size());
  }

  @Test
  void claimsAndCellsLeadToTheirLine() throws IOException {
    Document claim = SiteTest.page(site, "claims/sweep-of-sizes/throughput.html");
    assertEquals(
        "../../documents/sweep-of-sizes.html#L61", claim.select("header a.id").attr("href"));
    assertEquals(
        "../../documents/sweep-of-sizes.html#L103",
        claim.select("#prose-1 td.id a").get(0).attr("href"));
  }
}
