package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.jspecify.annotations.Nullable;

/** A relation in the making: gives names to the numbers that it uses. */
final class Draft {
  private record Place(@Nullable String document, int line, int column) {}

  private final Map<Place, String> names = new LinkedHashMap<>();
  private final Map<String, PrintedCell> cells = new LinkedHashMap<>();
  private final List<String> unknowns = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private String joint = " && ";
  private String says = "";
  private int line;

  /** A number of a table: its name, with the unit of its heading. */
  String name(Entry entry) {
    return entry.term(name(entry.figure(), entry.cell(), entry.quantity().key()));
  }

  /** A number of a table in another document. */
  String name(Entry entry, String document) {
    PrintedCell cell = entry.cell();
    PrintedCell there =
        new PrintedCell(
            document,
            cell.line(),
            cell.at(),
            cell.row(),
            cell.column(),
            cell.printed(),
            cell.exact(),
            cell.approximate(),
            cell.word());
    return entry.term(name(entry.figure(), there, entry.quantity().key()));
  }

  /** The name of a number of running text. */
  String name(Amount figure, boolean exact) {
    String place = "at " + figure.column(); // numbers of one line may print alike
    return figure.term(name(figure, Entry.cell(figure, "", place, exact), "text"));
  }

  /** The name of a number of running text that is no count. */
  String name(Sentence.Printed printed) {
    return name(printed.figure(), false);
  }

  private String name(Amount figure, PrintedCell cell, String stem) {
    Place place = new Place(cell.document(), figure.line(), figure.column());
    String known = names.get(place);
    if (known != null) {
      return known;
    }
    String letters = stem.replaceAll("[^A-Za-z]", "");
    String name =
        (letters.isEmpty() ? "cell" : letters.substring(0, Math.min(letters.length(), 20)))
            + (cells.size() + 1);
    names.put(place, name);
    cells.put(name, cell);
    return name;
  }

  /** A quantity that nobody printed. */
  String unknown(String name) {
    if (!unknowns.contains(name)) {
      unknowns.add(name);
    }
    return name;
  }

  /** Adds a part of the relation. */
  Draft part(String text) {
    parts.add(text);
    return this;
  }

  /** One part is enough. */
  Draft any() {
    joint = " || ";
    return this;
  }

  Draft says(String sentence) {
    says = sentence;
    return this;
  }

  /** The line of running text that says so. */
  Draft line(int number) {
    line = number;
    return this;
  }

  int line() {
    return line;
  }

  String says() {
    return says;
  }

  /** Whether it says nothing yet. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The proposal in a document. */
  Proposal proposal(String rule, String document) {
    String relation =
        parts.size() == 1
            ? parts.getFirst()
            : String.join(joint, parts.stream().map(p -> "(" + p + ")").toList());
    return new Proposal(
        rule,
        says,
        line,
        new Relation(document, cells, unknowns.isEmpty() ? null : List.copyOf(unknowns), relation));
  }
}
