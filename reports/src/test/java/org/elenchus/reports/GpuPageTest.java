package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elenchus.claims.InputException;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of what a GPU showed. */
class GpuPageTest {
  @TempDir private Path folder = Path.of("");

  private Document page(String json, String name) throws IOException {
    Path file = Files.writeString(folder.resolve("gpu-check.json"), json);
    Site.write(Samples.audit(), null, file, folder.resolve("report"));
    return SiteTest.page(folder.resolve("report"), name);
  }

  @Test
  void whatWasSeenIsShown() throws IOException {
    String json =
        """
        { "state": "FAILED", "reason": "<b>1</b> of 2 curves",
          "device": { "name": "A <i>device</i>", "sm": 90, "memory": 85899345920 },
          "ceilings": { "copyBytes": 2.9e12, "ownProduct": 3e13, "cublasProduct": null },
          "contract": [ { "model": "e1", "variant": "trained", "precision": "FLOAT32",
                          "off": 0.0125, "repeats": true, "tests": false } ],
          "memory": [ { "tool": "memcheck", "state": "PASSED", "errors": 0, "reason": "" } ],
          "gpu": [ { "hidden": 64, "length": 32, "population": 16, "tokensPerSecond": 12345678.9 } ],
          "neighbours": [ { "name": "cuDNN", "version": "90100", "speeds": [
              { "hidden": 64, "length": 32, "population": 16, "tokensPerSecond": 2345678.9 } ] } ],
          "notMeasured": [ "racecheck: not there" ], "of a later version": 1 }
        """;
    Document page = page(json, GpuPage.HREF);
    assertEquals("Something did not agree: <b>1</b> of 2 curves", page.select("p.lead").text());
    assertTrue(page.select("dl.facts").text().contains("A <i>device</i>"), page::text);
    List<String> cells = page.select("td").eachText();
    assertEquals("this GPU 64 32 16 1.23e+07", String.join(" ", cells.subList(0, 5)));
    assertEquals("cuDNN 90100 64 32 16 2.35e+06", String.join(" ", cells.subList(5, 10)));
    assertEquals("e1 trained FLOAT32 0.0125 yes no", String.join(" ", cells.subList(10, 16)));
    assertEquals("memcheck PASSED 0", String.join(" ", cells.subList(16, 19)));
    assertEquals("racecheck: not there", page.select("section li").text());
    assertEquals(3, page.select("table").size());
    assertEquals(
        "gpu.html",
        SiteTest.page(folder.resolve("report"), "index.html")
            .select("p.note a[href=gpu.html]")
            .attr("href"));
  }

  /** Without such a file the front page says what stays unknown, and no page claims more. */
  @Test
  void withoutOneTheFrontPageSaysWhatIsUnknown() throws IOException {
    Site.write(Samples.audit(), null, folder.resolve("report"));
    assertFalse(Files.exists(folder.resolve("report").resolve(GpuPage.HREF)));
    String front = SiteTest.page(folder.resolve("report"), "index.html").text();
    assertTrue(front.contains("stays unknown until elenchus gpu-check has run on one"), front);
    assertEquals(
        "It was not run: no driver",
        page("{\"state\": \"NOT_RUN\", \"reason\": \"no driver\"}", GpuPage.HREF)
            .select("p.lead")
            .text());
  }

  @Test
  void anotherFileIsRefusedAndNothingWritten() {
    for (String json : List.of("{}", "[]", "{\"state\": \"passed\"}", "7")) {
      InputException refused =
          assertThrows(InputException.class, () -> page(json, GpuPage.HREF), json);
      assertTrue(String.valueOf(refused.getMessage()).contains("field 'state'"), json);
    }
    InputException refused =
        assertThrows(
            InputException.class, () -> page("{\"state\": \"PASSED\", \"gpu\": 3}", GpuPage.HREF));
    assertTrue(String.valueOf(refused.getMessage()).contains("field 'gpu'"), refused::toString);
    assertFalse(Files.exists(folder.resolve("report")));
  }
}
