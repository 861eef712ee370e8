package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      String claim = firstFinding(site);
      for (String scheme : new String[] {"light", "dark"}) {
        browser.scheme(scheme);
        browser.size(1280, 1180);
        browser.go(site, "index.html");
        check(browser, out.resolve("front-" + scheme + ".png"));
        browser.size(1280, 1400);
        browser.go(site, claim);
        check(browser, out.resolve("claim-" + scheme + ".png"));
      }
      browser.scheme("light");
      browser.size(360, 900);
      browser.go(site, claim);
      check(browser, out.resolve("claim-phone.png"));
    }
  }

  private static String firstFinding(Path site) throws IOException {
    String href = SiteTest.page(site, "index.html").select(".findings a").attr("href");
    return href.isEmpty() ? SiteTest.page(site, "index.html").select("#rows a").attr("href") : href;
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
