package org.elenchus.reference.discovery;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.document.Unit;
import org.elenchus.claims.relation.PrintedCell;

/**
 * A number of a table or list with its labels.
 *
 * @param figure the number, with the unit of its heading
 * @param row the label of its row
 * @param column the label of its column
 * @param quantity what it measures
 * @param name which of the two labels names the thing that was measured
 * @param nameWords the words of that label
 * @param words the words of its labels and of the headings above, in lower case
 * @param bold whether it is set in bold
 * @param group which part of the table it stands in, from 0; parts begin with rows without numbers
 * @param bounds the values that print so
 */
record Entry(
    Amount figure,
    String row,
    String column,
    Quantity quantity,
    String name,
    Set<String> nameWords,
    Set<String> words,
    boolean bold,
    int group,
    Bounds bounds) {
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          "[(\\[]\\s*(?:in\\s+)?(?<unit>[KkMBT%])(?:\\s*(?:tok|samples|param)[^)\\]]*)?\\s*[)\\]]");
  private static final int MAX_HEADING = 120;

  /**
   * The unit that a heading gives to its numbers.
   *
   * @param heading such as {@code Throughput (K tok/s)}
   * @return the unit in brackets, or NONE
   */
  static Unit unitOf(String heading) {
    Matcher m = IN_BRACKETS.matcher(heading.substring(0, Math.min(MAX_HEADING, heading.length())));
    return !m.find()
        ? Unit.NONE
        : switch (m.group("unit")) {
          case "K", "k" -> Unit.KILO;
          case "M" -> Unit.MEGA;
          case "B" -> Unit.GIGA;
          case "T" -> Unit.TERA;
          default -> Unit.PERCENT;
        };
  }

  /** The number with the unit that its heading gives to it. */
  static Amount under(String heading, Amount figure, Quantity quantity) {
    Unit unit = unitOf(heading);
    boolean bare = figure.unit() == Unit.NONE && !figure.isScaled();
    return bare && unit != Unit.NONE && !isExact(figure, quantity) ? figure.in(unit) : figure;
  }

  /** The number in a relation: its name, times its scale. */
  String term(String name) {
    return figure.term(name);
  }

  /** Whether the digits are a count and not rounded. */
  boolean exact() {
    return isExact(figure, quantity);
  }

  static boolean isExact(Amount figure, Quantity quantity) {
    boolean whole = figure.printed().matches("[0-9][0-9,]*");
    return quantity.count() && whole && !figure.approximate();
  }

  static PrintedInterval interval(Amount figure, boolean exact) {
    return exact ? PrintedInterval.of(figure.value()) : figure.interval();
  }

  Unit unit() {
    return figure.unit();
  }

  PrintedCell cell() {
    return cell(figure, row, column, exact());
  }

  static PrintedCell cell(Amount figure, String row, String column, boolean exact) {
    return new PrintedCell(
        null,
        figure.line(),
        figure.column(),
        row.isEmpty() ? null : row,
        column.isEmpty() ? null : column,
        figure.printed(),
        exact ? Boolean.TRUE : null,
        figure.approximate() ? Boolean.TRUE : null,
        null);
  }
}
