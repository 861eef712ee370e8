package org.elenchus.claims.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.json.Json;

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

  private ClaimFiles() {}

  /**
   * The claims that come with the program.
   *
   * @return the five documents' claims
   */
  public static ClaimSet bundled() {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    for (String id : BUNDLED) {
      texts.put(id + SUFFIX, resource("/org/elenchus/claims/bundled/" + id + SUFFIX));
    }
    return parse(texts);
  }

  /**
   * The claims of a folder: every file whose name ends in {@link #SUFFIX}, by name.
   *
   * @param folder the folder
   * @return its claims
   * @throws InputException if the folder or one of its files cannot be used
   */
  public static ClaimSet read(Path folder) {
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
    return parse(texts);
  }

  /**
   * Reads claim files that are at hand as text.
   *
   * @param texts name to JSON, in order
   * @return their claims
   * @throws InputException if one of them is not a claim file
   */
  public static ClaimSet parse(Map<String, String> texts) {
    List<DocumentEntry> documents = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          ClaimFile file = Json.parse(name, text, ClaimFile.class);
          documents.add(file.document());
          for (ClaimFile.Entry entry : file.claims()) {
            claims.add(claim(name, text, file.document().id(), entry));
          }
        });
    try {
      return new ClaimSet(documents, claims);
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
    String text = Json.text(document, Json.MAX_CLAIM_BYTES);
    String id =
        document
            .getFileName()
            .toString()
            .replaceFirst("\\.[A-Za-z]+$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.]+", "-");
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
    try {
      Files.writeString(target, Json.pretty(file), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new InputException(
          target.toString(), 0, null, "cannot be made, or is there already; it was left as it is");
    }
    return target;
  }

  private static Claim claim(String name, String text, String document, ClaimFile.Entry entry) {
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
              entry.doesNotShow(),
              entry.dependsOn(),
              entry.contradicts(),
              entry.readings());
      for (Reading reading : claim.readings()) {
        checkFormal(reading);
      }
      return claim;
    } catch (IllegalArgumentException e) {
      throw new InputException(
          name, line(text, entry.id()), entry.id(), String.valueOf(e.getMessage()));
    }
  }

  /** Every statement and every twin of a file is read when the file is, not when it is run. */
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
