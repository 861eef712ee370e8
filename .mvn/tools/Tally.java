import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * report, or if a test was skipped for want of something that CI must have. With {@code not-run}
 * behind the root it prints, for each reason, which classes have tests that were not run, and
 * always exits 0.
 */
final class Tally {
  /** What CI must have; the reasons of skipped tests name it. */
  private static final Pattern MUST_HAVE =
      Pattern.compile(
          "browser|chrom(e|ium)|selenium|playwright|webdriver|npm|g\\+\\+|c\\+\\+ compiler",
          Pattern.CASE_INSENSITIVE);

  private Tally() {}

  /** A test: its class and name, whether it failed, and why it was skipped, or null. */
  private record Test(String type, String name, boolean failed, String skipped) {
    static Test of(Element test) {
      NodeList skips = test.getElementsByTagName("skipped");
      String reason = null;
      if (skips.getLength() > 0) {
        Element skip = (Element) skips.item(0);
        reason =
            (skip.getAttribute("message") + " " + skip.getTextContent())
                .strip()
                .lines()
                .findFirst()
                .orElse("no reason given");
      }
      boolean failed =
          test.getElementsByTagName("failure").getLength() > 0
              || test.getElementsByTagName("error").getLength() > 0;
      return new Test(test.getAttribute("classname"), test.getAttribute("name"), failed, reason);
    }
  }

  /** Every test of every report below the root. */
  private static List<Test> read(Path root)
      throws IOException, ParserConfigurationException, SAXException {
    List<Path> reports;
    try (Stream<Path> files = Files.walk(root)) {
      reports =
          files
              .filter(f -> f.getParent() != null && f.getParent().endsWith("surefire-reports"))
              .filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"))
              .sorted()
              .toList();
    }
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    List<Test> tests = new ArrayList<>();
    for (Path report : reports) {
      NodeList cases =
          builder.parse(report.toFile()).getDocumentElement().getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        tests.add(Test.of((Element) cases.item(i)));
      }
    }
    return tests;
  }

  /** Counts. */
  public static void main(String[] args)
      throws IOException, ParserConfigurationException, SAXException {
    List<Test> tests = read(Path.of(args[0]));
    if (args.length > 1 && args[1].equals("not-run")) {
      notRun(tests);
    } else {
      System.exit(count(tests) ? 0 : 1);
    }
  }

  private static void notRun(List<Test> tests) {
    Map<String, Map<String, Long>> classes =
        tests.stream()
            .filter(test -> test.skipped != null)
            .collect(
                Collectors.groupingBy(
                    Test::skipped,
                    TreeMap::new,
                    Collectors.groupingBy(
                        test -> test.type.substring(test.type.lastIndexOf('.') + 1),
                        TreeMap::new,
                        Collectors.counting())));
    if (classes.isEmpty()) {
      System.out.println(tests.isEmpty() ? "No test was run." : "No test was skipped.");
    }
    classes.forEach(
        (reason, counts) ->
            System.out.println(
                "Not run: "
                    + counts.values().stream().mapToLong(Long::longValue).sum()
                    + " tests of "
                    + String.join(", ", counts.keySet())
                    + ". "
                    + reason));
  }

  private static boolean count(List<Test> tests) {
    boolean missing = false;
    for (Test test : tests) {
      String name = test.type + "." + test.name;
      if (test.skipped != null) {
        boolean must = MUST_HAVE.matcher(test.skipped).find();
        missing |= must;
        System.out.println(
            (must ? "MUST NOT BE SKIPPED " : "skipped ") + name + ": " + test.skipped);
      } else if (test.failed) {
        System.out.println("failed " + name);
      }
    }
    if (tests.isEmpty()) {
      System.out.println("no test report found");
    }
    long skipped = tests.stream().filter(test -> test.skipped != null).count();
    long failed = tests.stream().filter(test -> test.skipped == null && test.failed).count();
    System.out.println(
        (tests.size() - failed - skipped)
            + " passed, "
            + failed
            + " failed, "
            + skipped
            + " skipped");
    return !tests.isEmpty() && failed == 0 && !missing;
  }
}
