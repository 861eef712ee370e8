package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Printed numbers can be what they say: some values behind the digits, and some values of the
 * unknowns, satisfy the relation.
 *
 * @param document the id of the document in which cells stand that name none
 * @param cells the printed numbers by the names that the relation uses
 * @param unknowns names of quantities that nobody printed, such as a constant common to a family;
 *     null means none. They may be any real number, the same wherever the name stands
 * @param relation the relation, in the language of {@link RelationParser}
 */
@JsonTypeName("relation")
public record Relation(
    String document,
    Map<String, PrintedCell> cells,
    @Nullable List<String> unknowns,
    String relation)
    implements Statement, Transcribed {
  private static final int MAX_CELLS = 200;

  /** Copies the collections; refuses a relation that cannot be read and two cells at one place. */
  public Relation {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    unknowns = unknowns == null ? null : List.copyOf(unknowns);
    if (cells.isEmpty() || cells.size() > MAX_CELLS) {
      throw new IllegalArgumentException("a relation has 1 to " + MAX_CELLS + " cells");
    }
    Set<List<Object>> places = new HashSet<>();
    for (Map.Entry<String, PrintedCell> cell : cells.entrySet()) {
      if (!cell.getKey().matches("[A-Za-z][A-Za-z0-9_]{0,30}")) {
        throw new IllegalArgumentException(
            "a cell's name is a letter and up to 30 letters and digits, not " + cell.getKey());
      }
      PrintedCell c = cell.getValue();
      List<Object> place =
          List.of(home(c, document), c.line(), text(c.row()), text(c.column()), c.printed());
      if (!places.add(place)) {
        throw new IllegalArgumentException(
            "cell " + cell.getKey() + " cannot be told from another; name its row and column");
      }
    }
    parse(relation, cells.keySet(), unknowns == null ? List.of() : unknowns);
  }

  /**
   * The names of the unknowns.
   *
   * @return the names, none where the field is absent
   */
  public List<String> free() {
    return unknowns == null ? List.of() : unknowns;
  }

  /**
   * The relation as a tree.
   *
   * @return the condition
   */
  public Condition condition() {
    return parse(relation, cells.keySet(), free());
  }

  /**
   * The values behind a cell: for a number what prints so, for a word its place in the alphabetical
   * list of this relation's words, so that equal words are equal numbers.
   *
   * @param name one of this relation's cells
   * @return the interval
   */
  public PrintedInterval interval(String name) {
    PrintedCell cell = Objects.requireNonNull(cells.get(name), name);
    return cell.isWord()
        ? PrintedInterval.of(BigFraction.of(words().headSet(cell.printed()).size()))
        : cell.interval();
  }

  private SortedSet<String> words() {
    return cells.values().stream()
        .filter(PrintedCell::isWord)
        .map(PrintedCell::printed)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String documentOf(PrintedCell cell) {
    return home(cell, document);
  }

  private static String home(PrintedCell cell, String document) {
    String own = cell.document();
    return own == null ? document : own;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Condition parse(String relation, Set<String> cells, List<String> unknowns) {
    Set<String> names = new LinkedHashSet<>(cells);
    for (String unknown : unknowns) {
      if (!names.add(unknown)) {
        throw new IllegalArgumentException("the name " + unknown + " is used twice");
      }
    }
    try {
      return RelationParser.parse(relation, names);
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
