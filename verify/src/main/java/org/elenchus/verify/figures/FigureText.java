package org.elenchus.verify.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.PrintedNumber;
import org.elenchus.claims.document.Unit;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.reference.discovery.Discovery;
import org.elenchus.reference.discovery.Finding;
import org.elenchus.reference.relation.Figures;

/** Findings as lines of text. Nothing of the document reaches a terminal but visible characters. */
public final class FigureText {
  private static final int DIGITS = 5;
  private static final int MOST_DIGITS = 15;

  private FigureText() {}

  /**
   * All findings of a document.
   *
   * @param document the document
   * @param result what was found in it
   * @return lines for a reader
   */
  public static List<String> of(Document document, Discovery.Result result) {
    List<String> lines = new ArrayList<>();
    List<Finding> contradictions =
        result.findings().stream().filter(f -> !f.isApproximate()).toList();
    List<Finding> approximate = result.findings().stream().filter(Finding::isApproximate).toList();
    lines.add(
        visible(document.title())
            + ": "
            + document.figures().size()
            + " numbers, "
            + document.tables().size()
            + " tables, "
            + counted(contradictions.size(), "contradiction", "no contradiction found")
            + (approximate.isEmpty()
                ? ""
                : ", "
                    + counted(approximate.size(), "disagreement", "")
                    + " of approximate numbers"));
    if (!result.whole()) {
      lines.add(
          "The document is beyond the bounds of the search; only its beginning was searched.");
    }
    int number = 0;
    for (Finding finding : contradictions) {
      lines.add("");
      lines.add(++number + ". " + where(finding) + ": it cannot be that " + says(finding) + ".");
      finding.cells().forEach(cell -> lines.add("   " + cell(cell)));
    }
    if (!approximate.isEmpty()) {
      lines.add("");
      lines.add("Only if a word such as \"about\" means within a tenth:");
    }
    for (Finding finding : approximate) {
      lines.add("");
      lines.add(++number + ". " + where(finding) + ": it cannot be that " + says(finding) + ".");
      finding.cells().forEach(cell -> lines.add("   " + cell(cell)));
    }
    if (!result.agreements().isEmpty()) {
      lines.add("");
      lines.add("Looked at and consistent within the rounding:");
      result.agreements().forEach(f -> lines.add("   " + where(f) + ": " + says(f)));
    }
    return lines;
  }

  /**
   * All findings between documents.
   *
   * @param result what was found between them
   * @return lines for a reader
   */
  public static List<String> across(Discovery.Result result) {
    List<String> lines = new ArrayList<>();
    long certain = result.findings().stream().filter(f -> !f.isApproximate()).count();
    lines.add(
        "Between the documents: "
            + counted((int) certain, "contradiction", "no contradiction found"));
    int number = 0;
    for (Finding finding : result.findings()) {
      lines.add("");
      lines.add(
          ++number
              + ". It cannot be that "
              + says(finding)
              + (finding.isApproximate() ? " (if \"about\" means within a tenth)" : "")
              + ".");
      finding
          .cells()
          .forEach(cell -> lines.add("   " + visible(cell.document()) + ", " + cell(cell)));
    }
    if (!result.agreements().isEmpty()) {
      lines.add("");
      lines.add("Looked at and consistent within the rounding:");
      result.agreements().forEach(f -> lines.add("   " + places(f) + ": " + says(f)));
    }
    return lines;
  }

  private static String places(Finding finding) {
    return finding.cells().stream()
        .map(Cell::document)
        .distinct()
        .map(
            document ->
                visible(document)
                    + " "
                    + finding.linesIn(document).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  private static String counted(int count, String one, String none) {
    return count == 0 ? none : count + " " + one + (count == 1 ? "" : "s");
  }

  /**
   * What fails, in words.
   *
   * @param finding a finding
   * @return a clause in visible characters
   */
  static String says(Finding finding) {
    return visible(finding.proposal().says());
  }

  private static String where(Finding finding) {
    return (finding.lines().size() == 1 ? "line " : "lines ")
        + finding.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String cell(Cell cell) {
    List<String> labels = new ArrayList<>();
    String row = cell.row();
    String column = cell.column();
    if (row != null) {
      labels.add(visible(row));
    }
    if (row != null && column != null) {
      labels.add(visible(column));
    }
    Interval needed = cell.needed();
    return "line "
        + cell.lines().getFirst()
        + (labels.isEmpty() ? "" : ", " + String.join(" / ", labels))
        + ": "
        + visible(cell.printed())
        + (needed == null ? "" : ", for the rest to hold " + bounds(cell, needed));
  }

  /** An end that is only how far was looked is no bound. */
  private static String bounds(Cell cell, Interval needed) {
    BigFraction printed =
        PrintedNumber.parse(cell.printed()).map(PrintedNumber::value).orElse(BigFraction.ZERO);
    boolean below = Figures.isReach(needed.lo(), printed);
    boolean above = Figures.isReach(needed.hi(), printed);
    Unit unit = PrintedNumber.parse(cell.printed()).map(PrintedNumber::unit).orElse(Unit.NONE);
    if (below != above) {
      return above
          ? "at least " + text(rounded(needed.lo(), unit, DIGITS, RoundingMode.CEILING), unit)
          : "at most " + text(rounded(needed.hi(), unit, DIGITS, RoundingMode.FLOOR), unit);
    }
    // Between two ends that lie close together no number of few digits need lie.
    for (int digits = DIGITS; digits <= MOST_DIGITS; digits++) {
      BigDecimal lo = rounded(needed.lo(), unit, digits, RoundingMode.CEILING);
      BigDecimal hi = rounded(needed.hi(), unit, digits, RoundingMode.FLOOR);
      if (lo.compareTo(hi) <= 0) {
        boolean one = lo.compareTo(hi) == 0;
        return one ? "at " + text(lo, unit) : "from " + text(lo, unit) + " to " + text(hi, unit);
      }
    }
    return "close to " + text(rounded(needed.lo(), unit, DIGITS, RoundingMode.HALF_EVEN), unit);
  }

  /** A bound in the unit of the printed number. */
  private static BigDecimal rounded(BigFraction value, Unit unit, int digits, RoundingMode mode) {
    return value
        .divide(unit.factor())
        .bigDecimalValue(30, RoundingMode.HALF_EVEN)
        .round(new MathContext(digits, mode));
  }

  private static String text(BigDecimal bound, Unit unit) {
    return bound.stripTrailingZeros().toPlainString() + unit.suffix();
  }

  private static String visible(String text) {
    return text.replaceAll("\\p{C}", "\uFFFD");
  }
}
