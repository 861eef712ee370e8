package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.json.Json;
import org.elenchus.reports.TexText.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mathematics of all bundled claims: none of it is left as source. */
class MathematicsTest {
  /** What only TeX is written with. */
  private static final Pattern RAW = Pattern.compile("\\\\[A-Za-z]+|\\$|[_^]\\{");

  @TempDir Path folder;

  /** Everything of a claim that a page shows as text with mathematics. */
  private static List<List<Segment>> texts(Claim claim) {
    List<String> sources =
        new ArrayList<>(List.of(claim.title(), claim.statement(), claim.doesNotShow()));
    sources.addAll(claim.assumptions());
    claim.readings().forEach(reading -> sources.add(reading.says()));
    Stream<List<Segment>> formulas =
        claim.readings().stream()
            .map(Reading::formal)
            .flatMap(formal -> FormalView.lines(Json.tree(formal)).stream());
    return Stream.concat(sources.stream().map(TexText::parse), formulas).toList();
  }

  private static Stream<Segment> segments() {
    return ClaimFiles.bundled().claims().stream()
        .flatMap(claim -> texts(claim).stream())
        .flatMap(List::stream);
  }

  @Test
  void noTexStandsOutsideItsDollarSigns() {
    List<String> raw =
        segments()
            .filter(s -> s.kind().equals("text") && RAW.matcher(s.text()).find())
            .map(Segment::text)
            .toList();
    assertEquals(List.of(), raw);
    assertTrue(RAW.matcher("so \\frac12").find() && RAW.matcher("h_{t}").find());
  }

  @Test
  void everyFormulaIsTypeset() throws IOException {
    Set<String> sources = new LinkedHashSet<>();
    segments().filter(s -> s.kind().equals("math")).map(Segment::text).forEach(sources::add);
    assertTrue(sources.size() > 500, () -> "only " + sources.size() + " formulas were found");
    sources.add("\\notathing{");
    Path site = folder.resolve("report");
    Site.write(Samples.audit(), null, site);
    try (Browser browser = Browser.open()) {
      browser.go(site, "index.html");
      Object left =
          browser.run(
              """
              const box = document.createElement("div");
              for (const source of arguments[0]) {
                const span = document.createElement("span");
                span.className = "tex";
                span.textContent = source;
                box.append(span);
              }
              window.elenchusMath(box);
              return [...box.children].filter(s => !s.querySelector(".katex")).map(s => s.textContent);
              """,
              List.copyOf(sources));
      assertEquals(List.of("\\notathing{"), left);
    }
  }
}
