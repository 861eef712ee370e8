package org.elenchus.claims.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.DocumentReader;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.json.WholeFile;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Transcribed;

/** Reads claim files: those bundled with the program, or a folder of the user's own. */
public final class ClaimFiles {
  /** How the names of claim files end. */
  public static final String SUFFIX = ".claims.json";

  /** The documents whose claims are bundled, in the order of the audit. */
  public static final List<String> BUNDLED =
      List.of(
          "unified-scaling-theory",
          "scaling-study-400m",
          "depth-delusion",
          "ssm-expressivity-q1",
          "scaling-study-e33-e42");

  /**
   * How the names of a document's further claim file, on its figures, end. Beside it lies the
   * inventory of its numbers.
   */
  private static final String RELATIONS = ".relations" + SUFFIX;

  /** How the names of a document's claim file on refits of its rows end. */
  private static final String FITS = ".fits" + SUFFIX;

  private static final String FIGURES = ".figures.json";
  private static final String FOLDER = "/org/elenchus/claims/bundled/";

  private ClaimFiles() {}

  /**
   * The claims that come with the program.
   *
   * @return the five documents' claims
   */
  public static ClaimSet bundled() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : bundledNames()) {
      texts.put(name, resource(FOLDER + name));
    }
    return parse(texts, bundledFigures(), claim -> {});
  }

  /** The names of the claim files that come with the program, in the order of the audit. */
  static List<String> bundledNames() {
    return BUNDLED.stream()
        .flatMap(id -> Stream.of(id + SUFFIX, id + RELATIONS, id + FITS))
        .filter(name -> ClaimFiles.class.getResource(FOLDER + name) != null)
        .toList();
  }

  /**
   * The inventories that come with the program: every number of the five documents.
   *
   * @return the inventories by document id, in the order of the audit
   */
  public static Map<String, FigureInventory> bundledFigures() {
    Map<String, FigureInventory> inventories = new LinkedHashMap<>();
    for (String id : BUNDLED) {
      inventories.put(id, FigureInventory.parse(id + FIGURES, resource(FOLDER + id + FIGURES)));
    }
    return inventories;
  }

  /**
   * The inventories of a folder: every file whose name ends in {@code .figures.json}.
   *
   * @param folder the folder
   * @return the inventories by document id; none where there is no such file
   * @throws InputException if one of the files cannot be used
   */
  public static Map<String, FigureInventory> figures(Path folder) {
    Map<String, FigureInventory> inventories = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + FIGURES)) {
      for (Path file : files) {
        String text = Json.text(file, Json.MAX_CLAIM_BYTES);
        FigureInventory inventory = FigureInventory.parse(file.toString(), text);
        inventories.put(inventory.document().id(), inventory);
      }
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "is not a folder that can be read");
    }
    return inventories;
  }

  /**
   * The claims of a folder: every file whose name ends in {@link #SUFFIX}, by name.
   *
   * @param folder the folder
   * @param rule refuses a claim by an {@link IllegalArgumentException}
   * @return its claims
   * @throws InputException if the folder or one of its files cannot be used
   */
  public static ClaimSet read(Path folder, Consumer<Claim> rule) {
    Map<String, String> texts = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        texts.put(file.toString(), Json.text(file, Json.MAX_CLAIM_BYTES));
      }
    } catch (IOException e) {
      throw new InputException(folder.toString(), 0, null, "is not a folder that can be read");
    }
    if (texts.isEmpty()) {
      throw new InputException(
          folder.toString(), 0, null, "holds no claim file; expected NAME" + SUFFIX);
    }
    return parse(texts, figures(folder), rule);
  }

  /**
   * Reads claim files that are at hand as text.
   *
   * @param texts name to JSON, in order
   * @return their claims
   * @throws InputException if one of them is not a claim file
   */
  public static ClaimSet parse(Map<String, String> texts) {
    return parse(texts, Map.of(), claim -> {});
  }

  /**
   * Reads claim files and compares the cells they transcribe with inventories. Several files may be
   * about one document; its claims are then ordered by line.
   *
   * @param texts name to JSON, in order
   * @param inventories by document id
   * @param rule refuses a claim by an {@link IllegalArgumentException}
   * @return their claims
   * @throws InputException if one of them is not a claim file, or a cell differs
   */
  public static ClaimSet parse(
      Map<String, String> texts, Map<String, FigureInventory> inventories, Consumer<Claim> rule) {
    Map<String, ClaimFile> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, Json.parse(name, text, ClaimFile.class)));
    Set<String> documents = new TreeSet<>();
    files.values().forEach(file -> documents.add(file.document().id()));
    Map<DocumentEntry, List<Claim>> byDocument = new LinkedHashMap<>();
    Consumer<Claim> all = claim -> requireDocuments(claim, documents);
    files.forEach(
        (name, file) -> {
          String text = texts.getOrDefault(name, "");
          List<Claim> claims =
              byDocument.computeIfAbsent(file.document(), document -> new ArrayList<>());
          for (ClaimFile.Entry entry : file.claims()) {
            claims.add(
                claim(name, text, file.document().id(), entry, inventories, all.andThen(rule)));
          }
        });
    List<Claim> claims = new ArrayList<>();
    for (List<Claim> some : byDocument.values()) {
      some.sort(Comparator.comparingInt(claim -> claim.locator().from()));
      claims.addAll(some);
    }
    try {
      return new ClaimSet(List.copyOf(byDocument.keySet()), claims);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          String.join(", ", texts.keySet()), 0, "id", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Begins a claim file for a document: its id from the file's name, its title from its first line
   * of text, and no claims.
   *
   * @param document the document, UTF-8
   * @param folder where the claim file goes
   * @return the new file
   * @throws InputException if the document cannot be read, or the file is there already
   */
  public static Path begin(Path document, Path folder) {
    String text = Json.text(document, DocumentReader.MAX_BYTES);
    String id = DocumentReader.idOf(document);
    String title =
        text.lines()
            .map(line -> line.replaceFirst("^#+\\s*", "").strip())
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse(id);
    ClaimFile file;
    try {
      file =
          new ClaimFile(
              ClaimFile.SCHEMA, new DocumentEntry(id, title, Json.sha256(text)), List.of());
    } catch (IllegalArgumentException e) {
      throw new InputException(document.toString(), 0, null, String.valueOf(e.getMessage()));
    }
    Path target = folder.resolve(id + SUFFIX);
    if (Files.exists(target)) {
      throw new InputException(
          target.toString(), 0, null, "is there already; it was left as it is");
    }
    try {
      WholeFile.write(target, Json.pretty(file));
    } catch (IOException e) {
      throw new InputException(target.toString(), 0, null, "cannot be written: " + e.getMessage());
    }
    return target;
  }

  private static Claim claim(
      String name,
      String text,
      String document,
      ClaimFile.Entry entry,
      Map<String, FigureInventory> inventories,
      Consumer<Claim> rule) {
    try {
      if (!entry.id().startsWith(document + "/")) {
        throw new IllegalArgumentException("id must begin with " + document + "/");
      }
      Claim claim =
          new Claim(
              entry.id(),
              entry.origin(),
              entry.repairs(),
              entry.locator().in(document),
              entry.kind(),
              entry.title(),
              entry.statement(),
              entry.hypotheses(),
              Objects.requireNonNullElse(entry.conventions(), List.of()),
              Objects.requireNonNullElse(entry.needs(), List.of()),
              entry.doesNotShow(),
              entry.dependsOn(),
              entry.contradicts(),
              entry.trained(),
              entry.readings());
      for (Reading reading : claim.readings()) {
        checkFormal(reading);
        Transcription.check(reading, inventories);
      }
      rule.accept(claim);
      return claim;
    } catch (IllegalArgumentException e) {
      throw new InputException(
          name, line(text, entry.id()), entry.id(), String.valueOf(e.getMessage()));
    }
  }

  /** A cell of a document that no claim file is about could never be compared with it. */
  private static void requireDocuments(Claim claim, Set<String> documents) {
    for (Reading reading : claim.readings()) {
      if (reading.statement() instanceof Transcribed relation) {
        for (PrintedCell cell : relation.cells().values()) {
          if (!documents.contains(relation.documentOf(cell))) {
            throw new IllegalArgumentException(
                "there is no document '"
                    + relation.documentOf(cell)
                    + "'; expected one of "
                    + documents);
          }
        }
      }
    }
  }

  /** Every statement and every edit of it is read when the file is, not when it is run. */
  private static void checkFormal(Reading reading) {
    String where = reading.reading().word();
    try {
      Objects.requireNonNull(reading.statement());
      for (CheckCall call : reading.checks()) {
        where = reading.reading().word() + " twin of " + call.check();
        if (call.twin() != null) {
          Objects.requireNonNull(reading.twin(call.twin()));
        }
      }
      for (Dropped dropped : reading.needed()) {
        where = reading.reading().word() + " without " + dropped.hypothesis();
        Objects.requireNonNull(reading.twin(dropped.patch()));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static int line(String text, String id) {
    int at = text.indexOf('"' + id + '"');
    return at < 0 ? 0 : (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  private static String resource(String name) {
    try (InputStream in = ClaimFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
