package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A synthetic study: lines made of text and cells, the printed numbers behind the cells, and the
 * relations between them.
 *
 * @param lines the lines, each a list of pieces
 * @param numbers the printed numbers by cell
 * @param relations what holds between them
 * @param winners the statements of which row is best, by a name for each
 */
record Study(
    List<List<Piece>> lines,
    Map<String, Printed> numbers,
    List<Known> relations,
    Map<String, Winner> winners) {

  /** A piece of a line. */
  sealed interface Piece {}

  /** Plain text. */
  record Words(String text) implements Piece {}

  /** A printed number. */
  record Cell(String id) implements Piece {}

  /** The name of the row that a statement calls the best. */
  record BestName(String winner) implements Piece {}

  /**
   * A statement of which row is best: a bold cell of a column, or a name in a sentence.
   *
   * @param candidates the cells of the column
   * @param names the names of the rows
   * @param row the row that is called the best
   * @param lowest whether the least is the best
   * @param inProse whether a sentence says it
   */
  record Winner(
      List<String> candidates, List<String> names, int row, boolean lowest, boolean inProse) {
    String best() {
      return candidates.get(row);
    }

    Known asRelation() {
      return new Known.Best(
          best(), candidates.stream().filter(c -> !c.equals(best())).toList(), lowest);
    }
  }

  /** Where a cell stands. */
  record Place(int line, int column) {}

  /** The Markdown and the places of its cells. */
  record Page(String markdown, Map<String, Place> places) {
    Place place(String id) {
      return Objects.requireNonNull(places.get(id), id);
    }
  }

  Study with(String cell, Printed number) {
    Map<String, Printed> changed = new LinkedHashMap<>(numbers);
    changed.put(cell, number);
    return new Study(lines, changed, relations, winners);
  }

  Study with(String name, Winner winner) {
    Map<String, Winner> changed = new LinkedHashMap<>(winners);
    changed.put(name, winner);
    return new Study(lines, numbers, relations, changed);
  }

  Printed number(String cell) {
    return Objects.requireNonNull(numbers.get(cell), cell);
  }

  Winner winner(String name) {
    return Objects.requireNonNull(winners.get(name), name);
  }

  /**
   * Writes the study as Markdown.
   *
   * @return the text, and where the cells and the statements of a best row stand in it
   */
  Page page() {
    Set<String> bold =
        winners.values().stream()
            .filter(w -> !w.inProse())
            .map(Winner::best)
            .collect(Collectors.toSet());
    StringBuilder text = new StringBuilder();
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder line = new StringBuilder();
      for (Piece piece : lines.get(i)) {
        String id = piece instanceof Cell cell ? cell.id() : "";
        String mark = bold.contains(id) ? "**" : "";
        line.append(mark);
        Place place = new Place(i + 1, line.length() + 1);
        switch (piece) {
          case Words words -> line.append(words.text());
          case BestName best -> {
            places.put(best.winner(), place);
            Winner winner = winner(best.winner());
            line.append(winner.names().get(winner.row()));
          }
          case Cell cell -> {
            places.put(cell.id(), place);
            line.append(number(cell.id()).text());
          }
        }
        line.append(mark);
      }
      text.append(line).append('\n');
    }
    return new Page(text.toString(), places);
  }

  /**
   * Whether every relation and every statement of a best row can hold: what the generator itself
   * thinks of the study.
   *
   * @return whether no printed number has left what the others allow
   */
  boolean consistent() {
    return Stream.concat(relations.stream(), winners.values().stream().map(Winner::asRelation))
        .allMatch(r -> r.possible(numbers));
  }

  /** Builds lines. */
  static final class Lines {
    private final List<List<Piece>> lines = new ArrayList<>();
    private List<Piece> line = new ArrayList<>();

    Lines text(String text) {
      line.add(new Words(text));
      return this;
    }

    Lines cell(String id) {
      line.add(new Cell(id));
      return this;
    }

    Lines best(String winner) {
      line.add(new BestName(winner));
      return this;
    }

    Lines end() {
      lines.add(line);
      line = new ArrayList<>();
      return this;
    }

    List<List<Piece>> all() {
      return lines;
    }
  }
}
