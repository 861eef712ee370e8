package org.elenchus.reference.discovery;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.document.Unit;
import org.elenchus.claims.relation.PrintedCell;

/**
 * A number of a table or list with its labels.
 *
 * @param figure the number
 * @param row the label of its row
 * @param column the label of its column
 * @param quantity what it measures
 * @param name which of the two labels names the thing that was measured
 * @param nameWords the words of that label
 * @param words the words of its labels and of the headings above, in lower case
 * @param bold whether it is set in bold
 * @param inHeading the unit that its heading gives, as in "Params (M)"; NONE without one
 */
record Entry(
    PrintedFigure figure,
    String row,
    String column,
    Quantity quantity,
    String name,
    Set<String> nameWords,
    Set<String> words,
    boolean bold,
    Unit inHeading) {
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

  /** Whether the unit of its heading is to be added to what the cell prints. */
  private boolean scaled() {
    return figure.number().unit() == Unit.NONE && inHeading != Unit.NONE && !exact();
  }

  /** The number in a relation: its name, times the unit of its heading. */
  String term(String name) {
    if (!scaled()) {
      return name;
    }
    return inHeading == Unit.PERCENT
        ? "(" + name + " / 100)"
        : "(" + inHeading.factor().getNumerator() + " * " + name + ")";
  }

  /** Whether the digits are a count and not rounded. */
  boolean exact() {
    return isExact(figure, quantity);
  }

  static boolean isExact(PrintedFigure figure, Quantity quantity) {
    boolean whole = figure.printed().matches("[0-9][0-9,]*");
    return quantity.count() && whole && !figure.number().approximate();
  }

  Bounds bounds() {
    Bounds printed = Bounds.of(interval(figure, exact()));
    return scaled() ? printed.times(Bounds.of(inHeading.factor().doubleValue())) : printed;
  }

  static PrintedInterval interval(PrintedFigure figure, boolean exact) {
    return exact ? PrintedInterval.of(figure.number().value()) : figure.number().interval();
  }

  Unit unit() {
    return scaled() ? inHeading : figure.number().unit();
  }

  PrintedCell cell() {
    return cell(figure, row, column, exact());
  }

  static PrintedCell cell(PrintedFigure figure, String row, String column, boolean exact) {
    return new PrintedCell(
        null,
        figure.line(),
        figure.column(),
        row.isEmpty() ? null : row,
        column.isEmpty() ? null : column,
        figure.printed(),
        exact ? Boolean.TRUE : null,
        figure.number().approximate() ? Boolean.TRUE : null,
        null);
  }
}
