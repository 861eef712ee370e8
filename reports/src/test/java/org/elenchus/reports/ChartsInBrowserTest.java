package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts as they are drawn in a real browser. Skipped, with the reason, where there is none. */
class ChartsInBrowserTest {
  /** Text that WCAG 2.2 calls readable (1.4.3), and lines that it calls visible (1.4.11). */
  private static final double TEXT = 4.5;

  private static final double GRAPHICS = 3;

  /** Points of a path: each of its commands that moves or draws to one. */
  private static final String POINTS =
      "const points = (css) => [...document.querySelectorAll(css)].map(p => (p.getAttribute('d') ||"
          + " '').match(/[ML]/g)?.length ?? 0).reduce((a, b) => a + b, 0); ";

  private static final String COUNT =
      "const count = (css) => document.querySelectorAll('#literal ' + css).length; ";

  /** The least contrast of what a selector finds, by a property, to what lies behind it. */
  private static final String CONTRAST =
      """
      const numbers = (color) => color.match(/[0-9.]+/g).map(Number);
      const light = (color) => {
        const [r, g, b] = numbers(color).slice(0, 3).map((part) => {
          const c = part / 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        const color = getComputedStyle(element).backgroundColor;
        const clear = (numbers(color)[3] ?? 1) === 0;
        return clear ? behind(element.parentElement) : color;
      };
      const [css, property] = arguments;
      const all = [...document.querySelectorAll(css)].map((element) => {
        const [a, b] = [light(getComputedStyle(element)[property]), light(behind(element))];
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      });
      return String(all.length === 0 ? 0 : Math.min(...all));
      """;

  @TempDir static Path folder;

  private static Path kinds = Path.of("");
  private static Path bad = Path.of("");
  private static @Nullable Browser opened;

  private final Browser browser = browser();

  @BeforeAll
  static void open() throws IOException {
    opened = Browser.open();
    kinds = folder.resolve("kinds");
    Site.write(ChartSamples.kinds(), null, kinds);
    bad = folder.resolve("bad");
    Site.write(ChartSamples.bad(), null, bad);
  }

  @AfterAll
  static void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private static Browser browser() {
    if (opened == null) {
      throw new IllegalStateException("the browser was not opened");
    }
    return opened;
  }

  @BeforeEach
  void usualWindow() {
    browser.size(1280, 900);
    browser.scheme("light");
  }

  private void go(Path site, String slug) {
    browser.go(site, "claims/note-on-depth/" + slug + ".html");
    assertEquals(List.of(), browser.console(), slug);
    for (String url : browser.requests()) {
      assertTrue(url.startsWith(site.toUri().toString()) || url.equals("about:blank"), url);
    }
  }

  private long number(String script) {
    return ((Number) browser.run(POINTS + COUNT + "return " + script)).longValue();
  }

  /** As many marks as the tables have rows: 3 curves of 3 points, 2 lengths, for each model. */
  @ParameterizedTest
  @CsvSource({"few, 3, 1", "many, 7, 7"})
  void everyPointOfTheTableIsDrawn(String slug, int models, int plots) {
    go(kinds, slug);
    assertEquals(2L * plots, number("count('.plot > svg')"));
    String curves = "figure:nth-child(1)";
    assertEquals(models * 9L, number("count('" + curves + " tbody tr')"));
    assertEquals(
        models * 3L,
        number(
            "count('"
                + curves
                + " path.line[class*=series]') - "
                + "count('"
                + curves
                + " .colours path')"));
    assertEquals(models * 9L, number("points('#literal " + curves + " .plot path.line')"));
    String lengths = "figure:nth-child(2)";
    assertEquals(models * 2L, number("count('" + lengths + " tbody tr')"));
    assertEquals(models * 2L, number("count('" + lengths + " .plot path.interval')"));
    assertEquals(
        models * 2L, number("points('#literal " + lengths + " .plot path.line:not(.ghost)')"));
    long ghosts = plots == 1 ? 0 : models * (models - 1L);
    assertEquals(ghosts, number("count('" + lengths + " .plot path.ghost')"));
  }

  @Test
  void normsAndFitsAreDrawn() {
    go(kinds, "norms");
    assertEquals(6, number("points('#literal .plot path.line')"));
    assertEquals(2, number("count('.plot path.band')"));
    go(kinds, "jacobians");
    assertEquals(2, number("count('.plot > svg')"));
    assertEquals(8, number("points('#literal .plot path.line')"));
    assertEquals(2, number("count('.plot path.line.series-1')"));
    go(kinds, "fit");
    assertEquals(4, number("count('figure tbody tr')"));
    assertEquals(4, number("count('.plot path.interval.series-0')"));
    assertEquals(4, number("count('.plot path.interval.series-1')"));
    browser.go(kinds, "training.html");
    assertEquals(List.of(), browser.console());
    assertEquals(
        0L, browser.run("return document.querySelectorAll('.plot:not(:has(> svg))').length"));
  }

  /** A place stands for its value: the first row of the law is at (2, 1), the second at (4, 0). */
  @Test
  void marksStandWhereTheirNumbersAre() {
    go(kinds, "fit");
    Object places =
        browser.run(
            """
            const at = (path) => path.getAttribute('transform').match(/-?[0-9.]+/g).map(Number);
            const marks = [...document.querySelectorAll('.plot path.series-0')].map(at);
            const ticks = (css) => [...document.querySelectorAll(css + ' .tick')].map((tick) => [
              Number(tick.textContent.replace('\u2212', '-')),
              ...at(tick)]);
            const place = (css, value, axis) => {
              const [a, b] = ticks(css);
              return a[axis] + (value - a[0]) / (b[0] - a[0]) * (b[axis] - a[axis]);
            };
            const want = [[2, 1], [4, 0], [6, 1], [8, 0]];
            return want.map(([x, y], i) => Math.hypot(
              place('.plot .across', x, 1) - marks[i][0],
              place('.plot .up', y, 2) - marks[i][1])).filter((off) => !(off < 1)).length;
            """);
    assertEquals(0L, places);
  }

  @ParameterizedTest
  @ValueSource(strings = {"few", "many", "norms", "jacobians", "fit"})
  void chartsAreLegibleInBothSchemesAndOnPaper(String slug) {
    for (String look : List.of("light", "dark", "print")) {
      if (look.equals("print")) {
        browser.print();
      } else {
        browser.scheme(look);
      }
      go(kinds, slug);
      contrast(TEXT, ".plot text", "fill", slug + " " + look);
      contrast(GRAPHICS, ".plot path[class*=series]:not(.band)", "stroke", slug + " " + look);
      assertEquals(List.of(), browser.violationsOfLook(), look);
    }
  }

  private void contrast(double least, String css, String property, String where) {
    double found = Double.parseDouble(String.valueOf(browser.run(CONTRAST, css, property)));
    assertTrue(found >= least, where + ": " + css + " has a contrast of " + found);
  }

  @Test
  void aNarrowWindowKeepsTheTextOfAChartAsLarge() {
    for (int width : List.of(1280, 360)) {
      browser.size(width, 800);
      go(kinds, "few");
      Object size =
          browser.run(
              "const svg = document.querySelector('.plot svg'); return String("
                  + "12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)");
      assertEquals(12, Double.parseDouble(String.valueOf(size)), 0.5, width + " px");
      assertEquals((long) width, browser.run("return document.documentElement.scrollWidth"));
    }
  }

  @Test
  void aChartTakesItsPlaceBeforeItIsDrawn() {
    go(kinds, "many");
    Object before = browser.run("return document.documentElement.scrollHeight");
    browser.run("document.querySelectorAll('.plot').forEach(plot => plot.replaceChildren())");
    assertEquals(before, browser.run("return document.documentElement.scrollHeight"));
  }

  @Test
  void aChartSaysWhatItIsAndLeadsToItsTable() {
    go(kinds, "few");
    assertEquals(
        2L,
        browser.run(
            "return [...document.querySelectorAll('.plot svg[role=img]')].filter(svg =>"
                + " svg.getAttribute('aria-label').length > 20).length"));
    assertEquals(List.of(), browser.violations());
    browser.run("document.querySelector('figure summary').focus()");
    browser.press(org.openqa.selenium.Keys.ENTER);
    assertEquals("true", browser.find("figure details").getAttribute("open"));
  }

  @ParameterizedTest
  @CsvSource({"gaps, 3", "one, 1", "equal, 3"})
  void whatIsNoNumberIsLeftOut(String slug, int points) {
    go(bad, slug);
    assertEquals(points, number("points('#literal figure:nth-child(1) .plot path.line')"));
    harmless();
  }

  @Test
  void veryManyPointsAreThinnedAndNoneSaysSo() {
    go(bad, "many");
    long points = number("points('#literal figure:nth-child(1) .plot path.line')");
    assertEquals(points, number("count('figure:nth-child(1) tbody tr')"));
    assertTrue(points > 300 && points <= 400, () -> "points: " + points);
    harmless();
    go(bad, "none");
    assertEquals(
        List.of("No number here can be drawn."),
        browser.texts("#literal figure:nth-child(1) .plot"));
    harmless();
    for (String slug : List.of("point", "empty")) {
      go(bad, slug);
      assertEquals(1, number("count('figure[data-plot]')"), "accuracies alone");
      harmless();
    }
  }

  private void harmless() {
    assertEquals("undefined", browser.run("return typeof window.hostile"));
    assertEquals(0L, browser.run("return document.querySelectorAll('img').length"));
    assertTrue(
        browser.find("figure .plot").findElements(org.openqa.selenium.By.tagName("title")).stream()
            .map(title -> String.valueOf(title.getAttribute("textContent")))
            .allMatch(text -> text.contains(ChartSamples.NAME)));
  }

  @Test
  void theSingleFileDrawsASheetsChartsWhenItIsShown() throws IOException {
    Path alone = folder.resolve("alone/report.html");
    Site.writeSingle(ChartSamples.kinds(), null, alone);
    browser.go(folder.resolve("alone"), "report.html");
    assertEquals(0L, browser.run("return document.querySelectorAll('.plot > svg').length"));
    browser.go(folder.resolve("alone"), "report.html#claims/note-on-depth/few.html");
    assertEquals(2L, browser.run("return document.querySelectorAll('.plot > svg').length"));
    assertEquals(List.of(), browser.console());
  }
}
