package org.elenchus.reports;

import com.deque.html.axecore.providers.FileAxeScriptProvider;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium as the system has it, without a network, watched for what it asks for and complains. */
final class Browser implements AutoCloseable {
  private static final Pattern REQUEST =
      Pattern.compile("\"method\":\"Network.requestWillBeSent\".*?\"url\":\"([^\"]+)\"");

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /** A browser; where the system has none, the test that asks is skipped and says so. */
  static Browser open() throws IOException {
    Optional<Path> binary = first("chromium", "chromium-browser", "google-chrome");
    Optional<Path> server = first("chromedriver");
    Assumptions.assumeTrue(
        binary.isPresent() && server.isPresent(),
        "no chromium with its chromedriver on the PATH: the pages were not opened in a browser");
    Path profile = Files.createTempDirectory("elenchus-browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(server.orElseThrow().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .withEnvironment(Map.of("SE_OFFLINE", "true", "SE_AVOID_STATS", "true"))
            .build();
    return new Browser(new ChromeDriver(service, options), profile);
  }

  private static Optional<Path> first(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                    .map(folder -> Path.of(folder).resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page and waits until it has loaded and been laid out twice: charts are drawn then. */
  void go(Path site, String page) {
    driver.get("about:blank");
    drain(LogType.PERFORMANCE);
    drain(LogType.BROWSER);
    int hash = page.indexOf('#');
    String file = hash < 0 ? page : page.substring(0, hash);
    driver.get(site.resolve(file).toUri() + (hash < 0 ? "" : page.substring(hash)));
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + " requestAnimationFrame(() => requestAnimationFrame(() => done()));");
  }

  /** What the console says since the page was opened. */
  List<String> console() {
    return drain(LogType.BROWSER).stream().map(LogEntry::toString).toList();
  }

  /** What was asked for since the page was opened. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : drain(LogType.PERFORMANCE)) {
      Matcher matcher = REQUEST.matcher(entry.getMessage());
      if (matcher.find()) {
        urls.add(matcher.group(1));
      }
    }
    return urls;
  }

  private List<LogEntry> drain(String type) {
    return driver.manage().logs().get(type).getAll();
  }

  /** Light or dark, as the system's setting would say; without motion, so that clicks hit. */
  void scheme(String name) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            "",
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", name),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** As on paper. */
  void print() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /** Presses a key. */
  void press(CharSequence key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** The size of the window's inside, in CSS pixels. */
  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the rules of accessibility say against the page. */
  List<String> violations() {
    return violations(
        new AxeBuilder()
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
  }

  /** The same for those rules that depend on colours and sizes. */
  List<String> violationsOfLook() {
    return violations(new AxeBuilder().withRules(List.of("color-contrast", "target-size")));
  }

  /** By the newest rules where they are installed, otherwise by those that Maven brought. */
  private List<String> violations(AxeBuilder axe) {
    NodePackages.find("axe-core/axe.min.js")
        .ifPresent(rules -> axe.setAxeScriptProvider(of(rules)));
    return axe.analyze(driver).getViolations().stream().map(Browser::brief).toList();
  }

  private static FileAxeScriptProvider of(Path rules) {
    try {
      return new FileAxeScriptProvider(rules.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String brief(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream().limit(3).map(node -> "\n  " + node.getHtml()).toList();
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  Object run(String script, Object... arguments) {
    Object result = driver.executeScript(script, arguments);
    return result == null ? "null" : result;
  }

  /** A picture of the window. */
  void picture(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
