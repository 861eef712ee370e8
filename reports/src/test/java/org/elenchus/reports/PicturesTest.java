package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of the README. The README of this module says how to refresh them from a real
 * audit; without being told of one, the test shows the made-up one.
 */
class PicturesTest {
  /** Scrolls to the reading with the drawing, if there is one. */
  private static final String DRAWING_IN_SIGHT =
      "document.querySelector('section.reading .evidence > .drawing')"
          + "?.closest('section.reading').scrollIntoView()";

  @TempDir Path folder;

  @Test
  void frontPageAndClaimPageArePictured() throws IOException {
    try (Browser browser = Browser.open()) {
      String of = System.getProperty("pictures.of", "");
      Path site = of.isEmpty() ? folder.resolve("report") : Path.of(of).toAbsolutePath();
      if (of.isEmpty()) {
        Site.write(Samples.audit(), null, site);
      }
      Path out = Path.of(System.getProperty("pictures", "target/pictures"));
      String claim = drawnFinding(site);
      for (String scheme : new String[] {"light", "dark"}) {
        browser.scheme(scheme);
        browser.size(1280, 1180);
        show(browser, site, "index.html");
        check(browser, out.resolve("front-" + scheme + ".png"));
        browser.size(1280, 900);
        show(browser, site, claim);
        browser.run(DRAWING_IN_SIGHT);
        check(browser, out.resolve("claim-" + scheme + ".png"));
      }
      browser.scheme("light");
      browser.size(360, 900);
      show(browser, site, claim);
      check(browser, out.resolve("claim-phone.png"));
      browser.size(1280, 1000);
      show(browser, site, "graph.html");
      check(browser, out.resolve("graph.png"));
    }
  }

  /** The finding whose page draws a network, or else any drawing, or else the first one. */
  private static String drawnFinding(Path site) throws IOException {
    List<String> findings =
        SiteTest.page(site, "index.html").select(".findings a").eachAttr("href");
    for (String drawing : List.of(".drawing svg[aria-label^=The network]", ".drawing")) {
      for (String href : findings) {
        if (!SiteTest.page(site, href).select("section.reading " + drawing).isEmpty()) {
          return href;
        }
      }
    }
    return findings.isEmpty()
        ? SiteTest.page(site, "index.html").select("#rows a").attr("href")
        : findings.get(0);
  }

  /** Opens a page twice: by the second time its fonts are there before anything is painted. */
  private static void show(Browser browser, Path site, String page) {
    browser.go(site, page);
    browser.run("return document.fonts.ready.then(() => 'ready')");
    browser.go(site, page);
  }

  /** A picture that shows something has more than a few colours. */
  private static void check(Browser browser, Path file) throws IOException {
    browser.run("return document.fonts.ready.then(() => 'ready')");
    browser.picture(file);
    BufferedImage image = ImageIO.read(file.toFile());
    Set<Integer> colours = new TreeSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertTrue(colours.size() > 40, file + " shows " + colours.size() + " colours");
    assertTrue(Files.size(file) < 2_000_000, file + " is large");
  }
}
