package org.elenchus.reports;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The whole site as one file: every page a sheet of it, links between pages as links to sheets,
 * styles, scripts and fonts inside. The policy names the scripts and the style by their digests, so
 * that no other runs.
 */
final class SingleFile {
  /** More pages than this make a file that no browser opens with ease. */
  static final int MAX_PAGES = 4000;

  /** A file beside the pages that is larger is left to the folder form. */
  private static final long MAX_ATTACHED = 60_000;

  private static final List<String> STYLES =
      List.of("assets/katex/katex.min.css", "assets/site.css", "assets/single.css");
  private static final List<String> SCRIPTS =
      List.of(
          "assets/katex/katex.min.js",
          "assets/math.js",
          "assets/site.js",
          "assets/graph.js",
          "assets/single.js");

  /** What draws charts, where a sheet has one. */
  private static final List<String> CHART_SCRIPTS =
      List.of("assets/d3/d3.min.js", "assets/charts.js");

  /** What the body of such a file says of itself. */
  private static final String MARK = "data-single=\"true\"";

  /** Attributes that name elements of the same page. */
  private static final List<String> REFERENCES =
      List.of("for", "aria-labelledby", "aria-controls", "aria-describedby");

  private static final Pattern URL = Pattern.compile("url\\(([A-Za-z0-9/_.-]+\\.woff2)\\)");

  /** Pages whose scripts look for elements by id; the ids of all others get the page's name. */
  private static final Set<String> SCRIPTED = Set.of("index.html", GraphPage.HREF);

  private final Path folder;
  private final List<String> pages;

  private SingleFile(Path folder, List<String> pages) {
    this.folder = folder;
    this.pages = pages;
  }

  /**
   * Puts a site into one file.
   *
   * @param folder the finished site
   * @return HTML
   * @throws IOException if the site cannot be read
   */
  static String of(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> pages =
          files
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".html") && !name.equals("index.html"))
              .sorted()
              .collect(Collectors.toCollection(ArrayList::new));
      pages.addFirst("index.html");
      return new SingleFile(folder, pages).html();
    }
  }

  /** Whether a file is a report of this form, which another one may replace. */
  static boolean isOne(Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK);
  }

  private String html() throws IOException {
    Document shell = Jsoup.parse(read("index.html"), "");
    shell.outputSettings().prettyPrint(false);
    Element main = shell.expectFirst("main");
    List<Element> sheets = new ArrayList<>();
    for (String page : pages) {
      sheets.add(sheet(page));
    }
    main.empty();
    sheets.forEach(main::appendChild);
    for (Element frame :
        List.of(shell.expectFirst("header.site"), shell.expectFirst("footer.site"))) {
      rewrite(frame, "index.html", false);
    }
    shell.select("head script, head link").remove();
    shell.body().attr("data-root", "").attr("data-single", "true");
    List<String> scripts = new ArrayList<>();
    for (String name : SCRIPTS) {
      scripts.add(script(read(name)));
    }
    if (main.selectFirst("[data-plot]") != null) {
      for (String name : CHART_SCRIPTS) {
        scripts.add(script(read(name)));
      }
    }
    for (String name : index()) {
      scripts.add(script(read(name)));
    }
    String style = style();
    shell.expectFirst("meta[http-equiv]").attr("content", policy(style, scripts));
    // A browser takes the digest of the text as it stands, so that it must not be escaped.
    StringBuilder html = new StringBuilder(shell.outerHtml());
    html.insert(html.indexOf("</head>"), "<style>" + style + "</style>\n");
    String all =
        scripts.stream().map(s -> "<script>" + s + "</script>\n").collect(Collectors.joining());
    return html.insert(html.lastIndexOf("</body>"), all).toString();
  }

  private Element sheet(String page) throws IOException {
    Document document = Jsoup.parse(read(page), "");
    document.outputSettings().prettyPrint(false);
    Element main = document.expectFirst("main");
    main.select("script").remove();
    main.select("nav.coverage").remove();
    rewrite(main, page, !SCRIPTED.contains(page));
    Element sheet = new Element("div");
    sheet.attr("class", page.equals("index.html") ? "sheet shown" : "sheet");
    sheet.attr("id", page).attr("data-title", document.title());
    sheet.append(main.html());
    return sheet;
  }

  private void rewrite(Element root, String page, boolean rename) throws IOException {
    String prefix = rename ? page + ":" : "";
    if (rename) {
      for (Element element : root.children().select("[id]")) {
        element.attr("id", prefix + element.id());
      }
      for (String name : REFERENCES) {
        for (Element element : root.select("[" + name + "]")) {
          element.attr(
              name,
              Arrays.stream(element.attr(name).split(" ", -1))
                  .map(id -> prefix + id)
                  .collect(Collectors.joining(" ")));
        }
      }
      for (Element element : root.select("details[name]")) {
        element.attr("name", prefix + element.attr("name"));
      }
    }
    for (Element link : root.select("a[href]")) {
      link(link, page);
    }
  }

  private void link(Element link, String page) throws IOException {
    String href = link.attr("href");
    int hash = href.indexOf('#');
    String path = hash < 0 ? href : href.substring(0, hash);
    String fragment = hash < 0 ? "" : href.substring(hash + 1);
    String target = path.isEmpty() ? page : URI.create(page).resolve(path).toString();
    if (fragment.contains("=")) {
      link.attr("href", "#" + fragment);
    } else if (pages.contains(target)) {
      boolean renamed = !SCRIPTED.contains(target);
      link.attr(
          "href",
          "#" + (fragment.isEmpty() ? target : renamed ? target + ":" + fragment : fragment));
    } else {
      attach(link, target);
    }
  }

  /** A file beside the pages goes into the link itself, or is left out if it is large. */
  private void attach(Element link, String target) throws IOException {
    Path file = folder.resolve(target).normalize();
    if (file.startsWith(folder) && Files.size(file) <= MAX_ATTACHED) {
      String name = String.valueOf(file.getFileName());
      link.attr(
          "href",
          "data:application/octet-stream;base64,"
              + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
      link.attr("download", name);
    } else {
      link.tagName("span").clearAttributes();
      link.appendText(" (with the folder form of this report)");
    }
  }

  private Set<String> index() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      return files
          .map(file -> "data/" + file.getFileName())
          .filter(name -> name.endsWith(".js"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String style() throws IOException {
    StringBuilder style = new StringBuilder();
    for (String name : STYLES) {
      Path base = Path.of(name).resolveSibling("");
      Matcher url = URL.matcher(read(name));
      StringBuilder filled = new StringBuilder();
      while (url.find()) {
        byte[] font =
            Files.readAllBytes(folder.resolve(String.valueOf(base)).resolve(url.group(1)));
        String data = "data:font/woff2;base64," + Base64.getEncoder().encodeToString(font);
        url.appendReplacement(filled, Matcher.quoteReplacement("url(" + data + ")"));
      }
      style.append(url.appendTail(filled)).append('\n');
    }
    return style.toString().replace("</style", "<\\/style");
  }

  private static String script(String text) {
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String policy(String style, List<String> scripts) {
    return "default-src 'none'; style-src "
        + digest(style)
        + "; script-src "
        + scripts.stream().map(SingleFile::digest).distinct().collect(Collectors.joining(" "))
        + "; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name)).replace("\r\n", "\n");
  }
}
