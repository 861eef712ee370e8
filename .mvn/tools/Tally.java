import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Counts the tests of all modules from Surefire's reports.
 *
 * <p>Usage: {@code java Tally.java ROOT}, with Java 17 or later. Prints each skipped test with its
 * reason and, last, {@code N passed, N failed, N skipped}. Exits 1 if a test failed, if there is no
 * report, or if a test was skipped for want of something that CI must have.
 */
final class Tally {
  /** What CI must have; the reasons of skipped tests name it. */
  private static final Pattern MUST_HAVE =
      Pattern.compile(
          "browser|chrom(e|ium)|selenium|playwright|webdriver|g\\+\\+|c\\+\\+ compiler",
          Pattern.CASE_INSENSITIVE);

  private Tally() {}

  /** Reads every report below the root. */
  public static void main(String[] args)
      throws IOException, ParserConfigurationException, SAXException {
    List<Path> reports;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      reports =
          files
              .filter(f -> f.getParent() != null && f.getParent().endsWith("surefire-reports"))
              .filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"))
              .sorted()
              .toList();
    }
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    boolean missing = false;
    for (Path report : reports) {
      NodeList cases =
          builder.parse(report.toFile()).getDocumentElement().getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        Element test = (Element) cases.item(i);
        tests++;
        NodeList skips = test.getElementsByTagName("skipped");
        if (skips.getLength() > 0) {
          skipped++;
          Element skip = (Element) skips.item(0);
          String reason = (skip.getAttribute("message") + " " + skip.getTextContent()).strip();
          boolean must = MUST_HAVE.matcher(reason).find();
          missing |= must;
          System.out.println(
              (must ? "MUST NOT BE SKIPPED " : "skipped ")
                  + test.getAttribute("classname")
                  + "."
                  + test.getAttribute("name")
                  + ": "
                  + (reason.isEmpty() ? "no reason given" : reason.lines().findFirst().get()));
        } else if (test.getElementsByTagName("failure").getLength() > 0
            || test.getElementsByTagName("error").getLength() > 0) {
          failed++;
          System.out.println(
              "failed " + test.getAttribute("classname") + "." + test.getAttribute("name"));
        }
      }
    }
    if (reports.isEmpty()) {
      System.out.println("no test report found");
    }
    System.out.println(
        (tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
    System.exit(reports.isEmpty() || failed > 0 || missing ? 1 : 0);
  }
}
