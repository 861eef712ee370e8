import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Keeps what PIT found: {@code Mutation.java ROOT COMMIT mutations.xml…} writes one file for each
 * trusted package that the reports speak of, with every survivor, and its reason where {@code
 * verify/MUTATION.md} has one. The reports must cover their packages whole; of a class that several
 * of them speak of, the last counts.
 */
final class Mutation {
  private static final String RECHECK = "verify/src/main/resources/org/elenchus/verify/recheck/";

  private Mutation() {}

  /** Where a mutant stands and what was changed: what a reason is found by. */
  private record Key(String where, String code, String mutant) {}

  private record Mutant(Key key, int line, String status) {
    boolean killed() {
      return status.equals("KILLED") || timedOut();
    }

    boolean timedOut() {
      return Set.of("TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR").contains(status);
    }
  }

  static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Set<String> trusted =
        new HashSet<>(Files.readAllLines(root.resolve(RECHECK + "trusted-packages.txt")));
    Map<Key, String> reasons = reasons(root.resolve("verify/MUTATION.md"));
    Map<String, List<Mutant>> found = new TreeMap<>();
    for (String report : List.of(args).subList(2, args.length)) {
      Map<String, List<Mutant>> here = new TreeMap<>();
      read(root, Path.of(report), trusted, here);
      found.putAll(here);
    }
    Map<String, List<Mutant>> packages = new TreeMap<>();
    found.forEach(
        (type, mutants) ->
            packages
                .computeIfAbsent(type.substring(0, type.lastIndexOf('.')), _ -> new ArrayList<>())
                .addAll(mutants));
    for (Map.Entry<String, List<Mutant>> of : packages.entrySet()) {
      Path file = root.resolve(RECHECK + "mutation/" + of.getKey() + ".json");
      Files.createDirectories(file.getParent());
      String digest = CountLines.digest(CountLines.code(root, of.getKey()));
      Files.writeString(file, json(of.getKey(), args[1], digest, of.getValue(), reasons));
    }
  }

  /** Rows {@code | where | line of code | mutant | reason |}. */
  private static Map<Key, String> reasons(Path file) throws IOException {
    Map<Key, String> reasons = new TreeMap<>(java.util.Comparator.comparing(Key::toString));
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.replace("\\|", "\u0000").split("\\|", -1);
      if (cells.length == 6 && cells[1].contains("`")) {
        String[] plain = new String[4];
        for (int i = 0; i < 4; i++) {
          plain[i] = cells[i + 1].replace('\u0000', '|').strip();
        }
        Key key = new Key(plain[0].replace("`", ""), unquoted(plain[1]), plain[2]);
        if (reasons.put(key, plain[3]) != null) {
          throw new IOException(file + ": two reasons for " + key);
        }
      }
    }
    return reasons;
  }

  private static String unquoted(String code) {
    return code.substring(1, code.length() - 1).strip();
  }

  private static void read(
      Path root, Path report, Set<String> trusted, Map<String, List<Mutant>> into)
      throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("mutation");
    for (int i = 0; i < all.getLength(); i++) {
      Element mutation = (Element) all.item(i);
      String type = text(mutation, "mutatedClass");
      String name = type.substring(0, type.lastIndexOf('.'));
      if (trusted.contains(name)) {
        int line = Integer.parseInt(text(mutation, "lineNumber"));
        String method = text(mutation, "mutatedMethod").replaceAll("lambda\\$(.+)\\$\\d+", "$1");
        String simple = type.substring(name.lastIndexOf('.') + 1).replace('$', '.');
        Key key =
            new Key(
                simple + "." + method,
                line(root, name, text(mutation, "sourceFile"), line),
                text(mutation, "description").replaceAll("org/elenchus/[\\w/$]*?(\\w+::)", "$1"));
        into.computeIfAbsent(type.replaceFirst("\\$.*", ""), _ -> new ArrayList<>())
            .add(new Mutant(key, line, mutation.getAttribute("status")));
      }
    }
  }

  private static String line(Path root, String name, String file, int line) throws IOException {
    for (String module : List.of("claims", "synthetic-tasks", "reference-cpu", "verify")) {
      Path path = root.resolve(module + "/src/main/java/" + name.replace('.', '/') + "/" + file);
      if (Files.exists(path)) {
        return Files.readAllLines(path).get(line - 1).strip();
      }
    }
    throw new IOException("no source " + file + " in " + name);
  }

  private static String text(Element of, String name) {
    Node first = of.getElementsByTagName(name).item(0);
    return first.getTextContent();
  }

  private static String json(
      String name, String commit, String digest, List<Mutant> mutants, Map<Key, String> reasons) {
    StringBuilder out = new StringBuilder("{\n");
    out.append("  \"package\": " + quoted(name) + ",\n");
    out.append("  \"measured\": " + quoted(LocalDate.now().toString()) + ",\n");
    out.append("  \"commit\": " + quoted(commit) + ",\n");
    out.append("  \"digest\": " + quoted(digest) + ",\n");
    out.append("  \"mutants\": " + mutants.size() + ",\n");
    out.append("  \"killed\": " + mutants.stream().filter(Mutant::killed).count() + ",\n");
    out.append("  \"timedOut\": " + mutants.stream().filter(Mutant::timedOut).count() + ",\n");
    List<String> survivors =
        mutants.stream()
            .filter(m -> !m.killed())
            .sorted(
                java.util.Comparator.comparing((Mutant m) -> m.key.where)
                    .thenComparing(Mutant::line)
                    .thenComparing(m -> m.key.mutant))
            .map(
                m ->
                    "    { \"where\": "
                        + quoted(m.key.where)
                        + ", \"line\": "
                        + m.line
                        + ", \"code\": "
                        + quoted(m.key.code)
                        + ", \"mutant\": "
                        + quoted(m.key.mutant)
                        + ",\n      \"reason\": "
                        + (reasons.containsKey(m.key) ? quoted(reasons.get(m.key)) : "null")
                        + " }")
            .toList();
    out.append("  \"survivors\": [\n" + String.join(",\n", survivors) + "\n  ]\n}\n");
    return out.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
