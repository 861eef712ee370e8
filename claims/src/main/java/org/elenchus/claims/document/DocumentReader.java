package org.elenchus.claims.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.InputException;

/**
 * Reads a document: untrusted bytes, bounded in every direction.
 *
 * <p>What is not allowed ends in an {@link InputException} of one sentence: more than {@link
 * #MAX_BYTES}, a line beyond {@link #MAX_LINE} characters, bytes that are not UTF-8, control
 * characters, and invisible or direction-changing characters where they could make a number look
 * like another one.
 */
public final class DocumentReader {
  /** The largest document, in bytes. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /** The longest line, in UTF-16 units. */
  public static final int MAX_LINE = 65_536;

  /** The largest number of printed numbers in one document. */
  public static final int MAX_FIGURES = 100_000;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");
  private static final Pattern DECEPTIVE =
      Pattern.compile("[\u202A-\u202E\u2066-\u2069]|\\d[\\p{Cf}]|[\\p{Cf}]\\d");

  private DocumentReader() {}

  /**
   * The short name of a file that has none yet: its own name in lower case, without its ending.
   *
   * @param file the file
   * @return letters, digits, points and hyphens, 1 to 80 of them
   */
  public static String idOf(Path file) {
    Path name = file.getFileName();
    String id =
        (name == null ? "" : name.toString())
            .replaceFirst("\\.[A-Za-z]+$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.]+", "-");
    return id.isEmpty() ? "document" : id.substring(0, Math.min(id.length(), MAX_ID));
  }

  private static final int MAX_ID = 80;

  /**
   * Reads a file.
   *
   * @param file the file
   * @param id the short name under which claims cite it
   * @return the document
   * @throws InputException when the file cannot be read or is not a document within the bounds
   */
  public static Document read(Path file, String id) {
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return read(bytes, id, name);
    } catch (NoSuchFileException e) {
      throw new InputException(name, 0, null, "there is no such file; expected a document");
    } catch (IOException e) {
      throw new InputException(
          name, 0, null, "cannot be read (" + e.getClass().getSimpleName() + "); expected a file");
    }
  }

  /**
   * Reads a document from memory.
   *
   * @param bytes its bytes
   * @param id the short name under which claims cite it
   * @param name what to call it in a message
   * @return the document
   * @throws InputException when the bytes are not a document within the bounds
   */
  public static Document read(byte[] bytes, String id, String name) {
    if (bytes.length > MAX_BYTES) {
      throw new InputException(
          name, 0, null, "is larger than " + MAX_BYTES + " bytes; expected a smaller document");
    }
    List<String> lines = List.of(LINE_END.split(decode(bytes, name), -1));
    if (lines.getLast().isEmpty()) {
      lines = lines.subList(0, lines.size() - 1);
    }
    for (int i = 0; i < lines.size(); i++) {
      checkLine(lines.get(i), i + 1, name);
    }
    DocumentOutline outline = DocumentOutline.of(lines);
    List<PrintedFigure> figures = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      figures.addAll(FigureScanner.scan(lines.get(i), i + 1, outline.context(i + 1)));
      if (figures.size() > MAX_FIGURES) {
        throw new InputException(
            name, i + 1, null, "more than " + MAX_FIGURES + " numbers so far; expected fewer");
      }
    }
    List<Table> tables = TableReader.read(lines, outline.tableLines(), figures, name);
    String title =
        outline.sections().isEmpty()
            ? lines.stream().filter(l -> !l.isBlank()).findFirst().orElse(id).strip()
            : outline.sections().getFirst().title();
    return new Document(id, title, sha256(bytes), lines, outline.sections(), tables, figures);
  }

  private static String decode(byte[] bytes, String name) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(in)
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new InputException(name, line, null, "is not UTF-8; expected UTF-8 text");
    }
  }

  private static void checkLine(String text, int line, String name) {
    if (text.length() > MAX_LINE) {
      throw new InputException(
          name, line, null, "is longer than " + MAX_LINE + " characters; expected shorter lines");
    }
    Matcher control = CONTROL.matcher(text);
    if (control.find()) {
      throw new InputException(
          name,
          line,
          null,
          "holds the control character " + hex(control.group()) + "; expected text");
    }
    Matcher deceptive = DECEPTIVE.matcher(text);
    if (deceptive.find()) {
      throw new InputException(
          name,
          line,
          null,
          "holds an invisible or direction-changing character ("
              + hex(deceptive.group())
              + ") that could disguise a number; expected visible text");
    }
  }

  private static String hex(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isDigit(c))
        .forEach(c -> out.append(String.format("U+%04X", c)));
    return out.toString();
  }

  /**
   * The digest of a document.
   *
   * @param bytes its bytes
   * @return SHA-256, 64 hexadecimal digits in lower case
   */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
