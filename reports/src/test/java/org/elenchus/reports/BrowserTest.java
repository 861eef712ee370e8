package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser. Skipped, with the reason, where there is none. */
class BrowserTest {
  @TempDir static Path folder;

  private static Path site = Path.of("");
  private static @Nullable Browser opened;

  private Browser browser = browser();

  @BeforeAll
  static void open() throws IOException {
    opened = Browser.open();
    site = folder.resolve("report");
    Site.write(Samples.audit(), Samples.documents(folder.resolve("documents")), site);
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

  @Test
  void everyPageOpensQuietlyAndAsksForNothingOutside() throws IOException {
    List<String> pages;
    try (Stream<Path> files = Files.walk(site)) {
      pages =
          files.map(f -> site.relativize(f).toString()).filter(f -> f.endsWith(".html")).toList();
    }
    assertTrue(pages.size() >= 10, pages::toString);
    for (String page : pages) {
      browser.go(site, page);
      assertEquals(List.of(), browser.console(), page);
      List<String> requests = browser.requests();
      assertTrue(requests.size() >= 5, () -> page + " " + requests);
      for (String url : requests) {
        assertTrue(
            url.startsWith(site.toUri().toString()) || url.equals("about:blank"),
            page + " asks for " + url);
      }
    }
  }

  private static final List<String> KINDS =
      List.of(
          "index.html",
          "claims/note-on-depth/stack-cannot-count.html",
          "claims/note-on-depth/xor-in-training.html",
          "claims/sweep-of-sizes/throughput.html",
          "claims/sweep-of-sizes/optimal-depth.html",
          "documents.html",
          "documents/note-on-depth.html",
          "figures.html",
          "contradictions.html",
          "graph.html",
          "training.html");

  static List<String> kinds() {
    return KINDS;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noRuleOfAccessibilityIsBroken(String page) {
    browser.go(site, page);
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assertEquals(List.of(), browser.violations(), "light");
    browser.scheme("dark");
    assertEquals(List.of(), browser.violationsOfLook(), "dark");
    browser.size(360, 740);
    browser.go(site, page);
    assertEquals(
        360L, browser.run("return document.documentElement.scrollWidth"), "wider than 360 px");
    assertEquals(List.of(), browser.violationsOfLook(), "360 px");
    browser.size(1280, 900);
    browser.print();
    assertEquals(List.of(), browser.violationsOfLook(), "print");
  }

  @Test
  void thePagesOfALongListAreEasyToHit() throws IOException {
    Path many = folder.resolve("many");
    Site.write(Hostile.claims(320), null, many);
    browser.size(360, 740);
    browser.go(many, "index.html");
    assertTrue(browser.texts("#pager a").size() >= 2);
    assertEquals(List.of(), browser.violationsOfLook());
    browser.run(
        "document.querySelectorAll('#pager a').forEach(a => { a.style.padding = 0;"
            + " a.style.minWidth = a.style.minHeight = 0; a.style.width = '4px'; });"
            + " document.querySelector('#pager nav').style.gap = 0;");
    assertFalse(browser.violationsOfLook().isEmpty(), "the rule looks at nothing");
  }

  @Test
  void mathematicsIsTypeset() {
    browser.go(site, "claims/note-on-depth/stack-cannot-count.html");
    assertTrue(browser.texts(".tex .katex").size() > 10);
    assertEquals(1, browser.texts(".katex-display").size());
    assertEquals(0, browser.texts(".tex-source").size());
    assertEquals(
        "KaTeX_Main",
        browser.run(
            "return [...document.fonts].filter(f => f.status === 'loaded' && f.family ==="
                + " 'KaTeX_Main')[0]?.family"));
  }

  @Test
  void nothingMovesWhileAPageLoads() {
    for (String page : KINDS) {
      browser.go(site, page);
      Object shift =
          browser
              .driver()
              .executeAsyncScript(
                  "const done = arguments[0]; let sum = 0;new PerformanceObserver(l => { for (const"
                      + " e of l.getEntries()) sum += e.value; }).observe({type: 'layout-shift',"
                      + " buffered: true});setTimeout(() => done(sum), 400);");
      double sum = ((Number) java.util.Objects.requireNonNull(shift)).doubleValue();
      assertTrue(sum < 0.05, page + " shifts by " + sum);
    }
  }

  @Test
  void theBarFiltersByMouse() {
    browser.go(site, "index.html");
    assertEquals(7, browser.texts("#rows li").size());
    browser.find(".hero a[data-verdict=PROVED]").click();
    awaitRows(2);
    assertEquals("2 of 7 claims", browser.find("#status").getText());
    browser.find(".filters button[data-verdict=REFUTED]").click();
    awaitRows(3);
    assertTrue(browser.texts("#rows .katex").size() >= 1, "titles of a filtered list are typeset");
    new Select(browser.find("#reading")).selectByValue("prose");
    awaitRows(0);
    browser.find("#clear").click();
    awaitRows(7);
    assertEquals("", browser.find("#status").getText());
    assertEquals(List.of(), browser.console());
  }

  @Test
  void theFilterWorksByKeyboard() {
    browser.go(site, "index.html");
    new Actions(browser.driver()).sendKeys("/").perform();
    assertEquals("q", browser.run("return document.activeElement.id"));
    new Actions(browser.driver()).sendKeys("xor linear").perform();
    awaitRows(2);
    assertTrue(String.valueOf(browser.run("return location.hash")).contains("q=xor%20linear"));
    for (int i = 0; i < 40 && !focused().startsWith("REJECTED"); i++) {
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    }
    assertTrue(focused().startsWith("REJECTED"), "Tab does not lead to the filter");
    new Actions(browser.driver()).sendKeys(Keys.SPACE).perform();
    awaitRows(1);
    assertEquals("true", browser.run("return document.activeElement.getAttribute('aria-pressed')"));
    for (int i = 0; i < 12 && !focused().startsWith("A linear recurrence"); i++) {
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    }
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
        .until(d -> d.getCurrentUrl() != null && d.getCurrentUrl().contains("xor-in-training"));
  }

  @Test
  void aFilteredListCanBeLinkedTo() {
    browser.go(site, "index.html#verdict=REFUTED,VACUOUS&reading=literal");
    awaitRows(2);
    assertEquals(List.of("REFUTED", "VACUOUS"), browser.texts("#rows li > div:nth-child(2) .word"));
  }

  @Test
  void hostileTextDoesNothing() throws IOException {
    Path hostile = folder.resolve("hostile");
    Site.write(Hostile.everywhere(), null, hostile);
    List<String> pages;
    try (Stream<Path> files = Files.walk(hostile)) {
      pages =
          files
              .map(f -> hostile.relativize(f).toString())
              .filter(f -> f.endsWith(".html"))
              .toList();
    }
    for (String page : pages) {
      browser.go(hostile, page);
      assertEquals("undefined", browser.run("return typeof window.hostile"), page);
      assertEquals(0L, browser.run("return document.querySelectorAll('x-hostile, img').length"));
      assertEquals(
          0L, browser.run("return document.querySelectorAll('[href^=\"javascript\"]').length"));
      assertEquals(List.of(), browser.console(), page);
      for (String url : browser.requests()) {
        assertTrue(url.startsWith(hostile.toUri().toString()) || url.equals("about:blank"), url);
      }
    }
    browser.go(hostile, "index.html");
    browser.find("#q").sendKeys("x-hostile");
    awaitRows(7);
    assertEquals("undefined", browser.run("return typeof window.hostile"));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void theSkipLinkLeadsToTheContent() {
    browser.go(site, "index.html");
    new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    assertEquals("Skip to the content", focused());
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    assertEquals("main", browser.run("return document.activeElement.id"));
  }

  @Test
  void aMarginNoteOpensByMouseAndByKeyboard() {
    browser.go(site, "documents/note-on-depth.html");
    browser.run("document.getElementById('L60').scrollIntoView({block: 'center'})");
    String note = "details.margin[data-from='59']";
    assertEquals(2, browser.texts(note).size());
    new Actions(browser.driver()).moveToElement(browser.find("#L60")).perform();
    assertEquals("true", browser.find(note).getAttribute("open"));
    assertTrue(String.valueOf(browser.find("#L59").getAttribute("class")).contains("lit"));
    new Actions(browser.driver()).moveToElement(browser.find("h1")).perform();
    assertFalse("true".equals(browser.find(note).getAttribute("open")), "stays open");
    browser.run("document.querySelector(\"" + note + " summary\").focus()");
    assertTrue(String.valueOf(browser.find("#L60").getAttribute("class")).contains("lit"));
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    assertEquals("true", browser.find(note).getAttribute("open"));
    assertTrue(browser.find(note).getText().contains("Why, and how to check it"));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void cellsThatExcludeEachOtherAreJoined() {
    browser.go(site, "documents/sweep-of-sizes.html");
    assertEquals(List.of("224M", "26", "2,048"), browser.texts("#L103 a.joined"));
    browser.run("document.querySelector('#L103 a.joined').focus()");
    assertEquals(2L, browser.run("return document.querySelectorAll('.joints path').length"));
    browser.run("document.activeElement.blur()");
    assertEquals(0L, browser.run("return document.querySelectorAll('.joints path').length"));
    new Actions(browser.driver()).moveToElement(browser.find("#L103 a.joined")).perform();
    assertEquals(2L, browser.run("return document.querySelectorAll('.joints path').length"));
  }

  @Test
  void figuresAreFilteredByState() {
    browser.go(site, "figures/sweep-of-sizes.html");
    int all = browser.texts("#figures tbody tr").size();
    browser.find("#states button[data-state=inconsistent]").click();
    long shown =
        browser.driver().findElements(By.cssSelector("#figures tbody tr")).stream()
            .filter(row -> row.isDisplayed())
            .count();
    assertTrue(shown > 0 && shown < all, shown + " of " + all);
    assertEquals(shown + " figures on this page", browser.find("#figure-status").getText());
  }

  @Test
  void theGraphIsSearchedAndWalkedByKeyboard() {
    browser.go(site, "graph.html");
    int all = browser.texts("#graph .claimbox").size();
    assertTrue(all >= 3, "only " + all);
    browser.run("document.querySelector('.claimbox[data-next]:not([data-next=\"\"])').focus()");
    Object first = browser.run("return document.activeElement.dataset.n");
    assertTrue(browser.texts("#graph .claimbox.lit").size() >= 2, "neighbours light up");
    new Actions(browser.driver()).sendKeys(Keys.ARROW_RIGHT).perform();
    Object second = browser.run("return document.activeElement.dataset.n");
    assertFalse(first.equals(second), "the arrow leads nowhere");
    new Actions(browser.driver()).sendKeys(Keys.ARROW_LEFT).perform();
    assertTrue(
        String.valueOf(browser.run("return document.activeElement.dataset.next"))
            .contains(String.valueOf(second)));
    browser.find("#graph-q").sendKeys("no claim is called so");
    assertEquals("0 of " + all + " claims", browser.find("#graph-status").getText());
    browser.find("#graph-q").clear();
    browser.find("#graph-q").sendKeys("two-layer");
    assertEquals("1 of " + all + " claims", browser.find("#graph-status").getText());
    new Actions(browser.driver()).sendKeys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB).perform();
    assertEquals(
        "1",
        browser.run(
            "return String(document.activeElement.dataset.text || '')"
                + ".includes('two-layer') ? '1' : document.activeElement.outerHTML.slice(0, 200)"));
    new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
        .until(d -> d.getCurrentUrl() != null && d.getCurrentUrl().contains("two-layer"));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void theSingleFileWorksAlone() throws IOException {
    Path alone = folder.resolve("alone/report.html");
    Site.writeSingle(Samples.audit(), Samples.documents(folder.resolve("documents")), alone);
    Path around = folder.resolve("alone");
    browser.go(around, "report.html");
    assertEquals(List.of(), browser.console());
    assertEquals(
        List.of(alone.toUri().toString()),
        browser.requests().stream().filter(url -> url.startsWith("file:")).distinct().toList());
    assertEquals(1, browser.texts(".sheet.shown").size());
    assertTrue(browser.texts(".sheet.shown .tex .katex").size() >= 1, "nothing is typeset");
    browser.find(".findings a").click();
    new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
        .until(d -> d.findElements(By.cssSelector(".sheet.shown .glance")).size() == 1);
    assertTrue(browser.texts(".sheet.shown .tex .katex").size() >= 1, "the claim is not typeset");
    browser.go(around, "report.html#verdict=REFUTED");
    new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
        .until(d -> d.findElements(By.cssSelector("#rows li")).size() == 1);
    browser.find("#rows a").click();
    new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
        .until(d -> d.findElements(By.cssSelector(".sheet.shown .glance")).size() == 1);
    assertEquals(List.of(), browser.console());
    assertEquals(List.of(), browser.violations());
  }

  @Test
  void aPageIsReadableWithoutScripts() throws IOException {
    assertFalse(SiteTest.page(site, "index.html").select("#rows li a").isEmpty());
  }

  private String focused() {
    return String.valueOf(browser.run("return document.activeElement.innerText.trim()"));
  }

  private void awaitRows(int count) {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(5))
        .withMessage(() -> "rows: " + browser.texts("#rows li"))
        .until(d -> d.findElements(By.cssSelector("#rows li")).size() == count);
  }
}
