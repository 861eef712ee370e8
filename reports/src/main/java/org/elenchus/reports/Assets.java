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
 * Style sheets, scripts and fonts of the site. KaTeX and D3 come from their WebJars; of KaTeX's
 * fonts only the WOFF2 files, which every browser with a content-security policy reads.
 */
final class Assets {
  private static final List<String> OWN =
      List.of(
          "site.css",
          "site.js",
          "document.js",
          "graph.js",
          "single.css",
          "single.js",
          "math.js",
          "charts.js",
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
    String d3 = webJar("d3");
    site.write("assets/d3/d3.min.js", bytes(d3 + "dist/d3.min.js"));
    site.write("assets/d3/LICENSE", bytes(d3 + "LICENSE"));
    String katex = webJar("katex");
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

  /** Where the files of a WebJar stand, whatever its version. */
  private static String webJar(String name) {
    Properties properties = new Properties();
    try (InputStream in = open("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    return "/META-INF/resources/webjars/" + name + "/" + version + "/";
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
