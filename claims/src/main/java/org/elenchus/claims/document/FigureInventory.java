package org.elenchus.claims.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elenchus.claims.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Every number of one document, as data: the second entry of each transcribed cell.
 *
 * @param schema always {@link #SCHEMA}
 * @param document the document
 * @param figures its numbers, by line and column
 */
public record FigureInventory(String schema, DocumentEntry document, List<Entry> figures) {
  /** The schema's name. */
  public static final String SCHEMA = "elenchus-figures/1";

  /** Copies the list; refuses another schema and numbers out of order. */
  public FigureInventory {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException("schema must be " + SCHEMA + ", not " + schema);
    }
    figures = List.copyOf(figures);
    for (int i = 1; i < figures.size(); i++) {
      Entry a = figures.get(i - 1);
      Entry b = figures.get(i);
      if (a.line() > b.line() || (a.line() == b.line() && a.at() >= b.at())) {
        throw new IllegalArgumentException(
            "figures go by line and place; line "
                + b.line()
                + " at "
                + b.at()
                + " is out of order");
      }
    }
  }

  /**
   * One number.
   *
   * @param line the line, 1-based
   * @param at the 1-based offset of its first character in the line
   * @param printed the number as printed, unit included
   * @param kind its part in the text: the lower-case name of a {@link PrintedFigure.Kind}
   * @param approximate true where a word such as "about" stands before it; absent for false
   * @param missing for a number that nothing in the documents bears on: the quantity that one would
   *     need; otherwise absent
   */
  public record Entry(
      int line,
      int at,
      String printed,
      @JsonProperty("kind") String kind,
      @Nullable Boolean approximate,
      @Nullable String missing) {
    /** Refuses what is no number or has no place. */
    public Entry {
      if (line < 1 || at < 1) {
        throw new IllegalArgumentException("lines and places count from 1");
      }
      if (PrintedNumber.parse(printed).isEmpty()) {
        throw new IllegalArgumentException(
            "printed must be one number such as 39K or -0.47, not \"" + printed + "\"");
      }
      PrintedFigure.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /**
     * The part it plays.
     *
     * @return the kind as a value
     */
    public PrintedFigure.Kind part() {
      return PrintedFigure.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Takes stock of a document.
   *
   * @param document the document as read
   * @return its numbers as data
   */
  public static FigureInventory of(Document document) {
    List<Entry> entries = new ArrayList<>();
    for (PrintedFigure figure : document.figures()) {
      entries.add(
          new Entry(
              figure.line(),
              figure.column(),
              figure.printed(),
              figure.kind().name().toLowerCase(Locale.ROOT),
              figure.number().approximate() ? Boolean.TRUE : null,
              null));
    }
    return new FigureInventory(
        SCHEMA, new DocumentEntry(document.id(), document.title(), document.sha256()), entries);
  }

  /**
   * Reads an inventory.
   *
   * @param name what to call the text in a message
   * @param text JSON
   * @return the inventory
   * @throws org.elenchus.claims.InputException if the text is not one
   */
  public static FigureInventory parse(String name, String text) {
    return Json.parse(name, text, FigureInventory.class);
  }

  /**
   * Finds a number by its place.
   *
   * @param line the line
   * @param at the offset in the line, or null where the line prints it once
   * @param printed the number as printed
   * @return the entry; nothing when there is none, or more than one where no offset is given
   */
  public Optional<Entry> find(int line, @Nullable Integer at, String printed) {
    List<Entry> found =
        figures.stream()
            .filter(e -> e.line() == line && e.printed().equals(printed))
            .filter(e -> at == null || e.at() == at)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
