package org.elenchus.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style sheets, scripts and fonts of the site. KaTeX comes from its WebJar; of its fonts only the
 * WOFF2 files, which every browser with a content-security policy reads.
 */
final class Assets {
  private static final String KATEX_POM = "/META-INF/maven/org.webjars.npm/katex/pom.properties";
  private static final List<String> OWN =
      List.of(
          "site.css",
          "site.js",
          "document.js",
          "graph.js",
          "single.css",
          "single.js",
          "math.js",
          "icon.svg",
          "fonts/inter-latin-wght-normal.woff2",
          "fonts/inter-latin-wght-italic.woff2",
          "fonts/inter-greek-wght-normal.woff2",
          "fonts/LICENSE-Inter.txt");
  private static final Pattern OTHER_FORMATS =
      Pattern.compile(",url\\([^)]*\\.(?:woff|ttf)\\) ?format\\(\"[a-z]+\"\\)");
  private static final Pattern FONT = Pattern.compile("url\\((fonts/[A-Za-z0-9_-]+\\.woff2)\\)");

  private Assets() {}

  /** Writes all assets under {@code assets/}. */
  static void copyTo(Staging site) {
    for (String name : OWN) {
      site.write("assets/" + name, bytes("assets/" + name));
    }
    String katex = "/META-INF/resources/webjars/katex/" + katexVersion() + "/";
    String css = OTHER_FORMATS.matcher(text(katex + "dist/katex.min.css")).replaceAll("").strip();
    site.write("assets/katex/katex.min.css", css);
    site.write("assets/katex/katex.min.js", bytes(katex + "dist/katex.min.js"));
    site.write("assets/katex/LICENSE", bytes(katex + "LICENSE"));
    for (String font : fonts(css)) {
      site.write("assets/katex/" + font, bytes(katex + "dist/" + font));
    }
  }

  private static Set<String> fonts(String css) {
    Set<String> fonts = new TreeSet<>();
    Matcher matcher = FONT.matcher(css);
    while (matcher.find()) {
      fonts.add(matcher.group(1));
    }
    return fonts;
  }

  private static String katexVersion() {
    Properties properties = new Properties();
    try (InputStream in = open(KATEX_POM)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  /** An asset's text; the name is relative to this package, or absolute. */
  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Assets.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the program lacks its resource " + name);
    }
    return in;
  }
}
