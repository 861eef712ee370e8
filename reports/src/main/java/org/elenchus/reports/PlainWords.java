package org.elenchus.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Why a reading has its verdict, in a sentence that asks for no notation: from the verdict and the
 * sort of grounds that it rests on. What the checker itself said stands beside it.
 */
final class PlainWords {
  private static final int MAX_CELLS = 7;
  private static final int MAX_LINES = 4;
  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private PlainWords() {}

  /** The sentence, with TeX between dollar signs. */
  static String why(ReadingEvidence reading) {
    Verdict verdict = reading.verdict();
    String why =
        switch (decisive(reading)) {
          case Grounds.Cells cells -> cells(verdict, cells.cells());
          case Grounds.Runs runs -> runs(verdict, runs.runs().size());
          case Grounds.Proof proof -> CertificateWords.why(reading, proof.certificate());
          case Grounds.Reason(String reason) when verdict == Verdict.NOT_RUN -> reason;
          case null, default -> "";
        };
    return why.isEmpty() ? Words.meaning(verdict) : why;
  }

  /**
   * The grounds that a verdict rests on: the first that passed the recheck beside a twin that came
   * out as it should; a sample or a reason only where there is nothing better.
   */
  static @Nullable Grounds decisive(ReadingEvidence reading) {
    Grounds rest = null;
    for (Evidence evidence : reading.evidence()) {
      boolean weak =
          evidence.grounds() instanceof Grounds.Sample
              || evidence.grounds() instanceof Grounds.Reason;
      boolean twin = evidence.control() != null && evidence.control().asItShould();
      if (!weak && evidence.rechecked() && twin) {
        return evidence.grounds();
      }
      rest = weak && rest == null ? evidence.grounds() : rest;
    }
    return rest;
  }

  private static String cells(Verdict verdict, List<Cell> cells) {
    return switch (verdict) {
      case CONTRADICTED -> contradiction(cells);
      case CONSISTENT ->
          cells.size() == 1
              ? "The printed number can be right; nothing was measured again."
              : "The "
                  + number(cells.size())
                  + " printed numbers can all be right together; nothing was measured again.";
      default -> "";
    };
  }

  private static String contradiction(List<Cell> cells) {
    List<String> printed = cells.stream().limit(MAX_CELLS).map(Cell::printed).toList();
    String listed = cells.size() > MAX_CELLS ? String.join(", ", printed) + " …" : and(printed);
    String where = " (" + places(cells) + ")";
    return switch (cells.size()) {
      case 0 -> "";
      case 1 -> "The printed " + listed + where + " cannot be right.";
      case 2 -> "The printed " + listed + where + " cannot both be right.";
      default ->
          "The printed "
              + listed
              + where
              + " cannot all be right, though without any one of them the others can be."
              + mended(cells);
    };
  }

  /**
   * Which cells could mend the whole relation by another value; empty where all or none could. It
   * tells the row that is out of line from those that it is compared with.
   */
  private static String mended(List<Cell> cells) {
    List<Cell> mending = cells.stream().filter(cell -> cell.needed() != null).toList();
    return mending.isEmpty() || mending.size() == cells.size() || mending.size() > MAX_CELLS
        ? ""
        : " Of one alone, only another value of "
            + or(mending.stream().map(PlainWords::named).toList())
            + " would let everything that the claim compares agree.";
  }

  private static String named(Cell cell) {
    String where =
        Stream.of(cell.row(), cell.column())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return cell.printed() + (where.isEmpty() ? "" : " (" + where + ")");
  }

  /** The lines of the cells by document; only the documents where there are many lines. */
  private static String places(List<Cell> cells) {
    Map<String, Set<Integer>> lines = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Set<Integer> of = lines.computeIfAbsent(cell.document(), k -> new TreeSet<>());
      if (!cell.lines().isEmpty()) {
        of.add(cell.lines().get(0));
      }
    }
    return lines.entrySet().stream()
        .map(e -> e.getKey() + lines(e.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String lines(Set<Integer> lines) {
    List<String> numbers = lines.stream().limit(MAX_LINES).map(Object::toString).toList();
    return lines.isEmpty()
        ? ""
        : (lines.size() == 1 ? ", line " : ", lines ")
            + (lines.size() > MAX_LINES ? String.join(", ", numbers) + " …" : and(numbers));
  }

  private static String runs(Verdict verdict, int runs) {
    String trained =
        capital(number(runs)) + (runs == 1 ? " model was" : " models were") + " trained";
    return switch (verdict) {
      case SUPPORTED -> trained + ", one for each seed, and the outcome speaks for it.";
      case REJECTED -> trained + ", one for each seed, and the outcome speaks against it.";
      case INCONCLUSIVE -> trained + ", one for each seed, and the outcome leaves it open.";
      default -> "";
    };
  }

  /** A small number as a word. */
  static String number(int value) {
    return value >= 0 && value < NUMBERS.size() ? NUMBERS.get(value) : Words.grouped(value);
  }

  /** A list in a sentence. */
  static String and(List<String> parts) {
    return joined(parts, " and ");
  }

  private static String or(List<String> parts) {
    return joined(parts, " or ");
  }

  private static String joined(List<String> parts, String last) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1))
            + last
            + parts.get(parts.size() - 1);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
