package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.elenchus.verify.planted.Known.Percent;
import org.elenchus.verify.planted.Known.Ratio;
import org.elenchus.verify.planted.Known.Same;
import org.elenchus.verify.planted.Printed.Style;
import org.elenchus.verify.planted.Study.Winner;

/**
 * Plants one error in a consistent study.
 *
 * <p>Sizes start at the smallest change that shows in print: whether it leaves the printed
 * intervals is decided afterwards, by the relations that the generator built in.
 */
final class Planter {
  /** The largest change of a stale number, in units of its last place. */
  private static final double LARGEST = 60;

  /** Columns whose numbers no relation uses, so that an error there is no contradiction. */
  private static final Set<String> UNRELATED = Set.of("memory", "minutes");

  private final RandomGenerator random;

  Planter(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Plants an error.
   *
   * @param study a consistent study
   * @param type the error
   * @return the study with the error, or nothing where the place drawn does not allow it
   */
  Optional<Planted> plant(Study study, ErrorType type) {
    return switch (type) {
      case DIGIT_SWAP -> digitSwap(study);
      case WRONG_BASE -> wrongBase(study);
      case STALE_DUPLICATE -> staleDuplicate(study);
      case WRONG_UNIT -> wrongUnit(study);
      case WRONG_WINNER -> wrongWinner(study);
      case SHIFTED_ROW -> shiftedRow(study);
    };
  }

  private Optional<Planted> digitSwap(Study study) {
    String cell = any(related(study));
    Printed number = study.number(cell);
    String text = number.digits().toPlainString();
    List<String> swapped = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      int next = text.charAt(i + 1) == '.' ? i + 2 : i + 1; // the point stays where it is
      char a = text.charAt(i);
      char b = text.charAt(next);
      boolean leads = (i == 0 || text.charAt(i - 1) == '-') && b == '0' && next == i + 1;
      if (Character.isDigit(a) && a != b && !leads) {
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(i, b);
        changed.setCharAt(next, a);
        swapped.add(changed.toString());
      }
    }
    return swapped.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Planted.of(
                study.with(cell, number.withDigits(new BigDecimal(any(swapped)))),
                ErrorType.DIGIT_SWAP,
                cell));
  }

  private Optional<Planted> wrongBase(Study study) {
    List<Known> bases =
        study.relations().stream().filter(r -> r instanceof Ratio || r instanceof Percent).toList();
    String cell;
    double wrong;
    switch (any(bases)) {
      case Ratio(String ratio, String top, String bottom) -> {
        cell = ratio;
        double scale = Math.pow(10, study.number(ratio).exponent()); // a share is in percent
        wrong = value(study, bottom) / value(study, top) / scale;
      }
      case Percent(String percent, String value, String base, boolean lower) -> {
        cell = percent;
        double change = (value(study, value) - value(study, base)) / value(study, value);
        wrong = (lower ? -change : change) * 100;
      }
      default -> throw new IllegalStateException("neither a ratio nor a percentage");
    }
    Printed number = study.number(cell);
    BigDecimal digits =
        new BigDecimal(wrong).setScale(number.digits().scale(), RoundingMode.HALF_UP);
    return changed(study, ErrorType.WRONG_BASE, cell, number.withDigits(digits));
  }

  private Optional<Planted> staleDuplicate(Study study) {
    List<Same> duplicates =
        study.relations().stream().filter(Same.class::isInstance).map(Same.class::cast).toList();
    Same same = any(duplicates);
    String cell = random.nextBoolean() ? same.a() : same.b();
    Printed number = study.number(cell);
    int units = (int) Math.pow(LARGEST, random.nextDouble());
    BigDecimal change = number.unit().multiply(BigDecimal.valueOf(units));
    BigDecimal digits =
        random.nextBoolean() ? number.digits().add(change) : number.digits().subtract(change);
    return digits.signum() <= 0
        ? Optional.empty()
        : changed(study, ErrorType.STALE_DUPLICATE, cell, number.withDigits(digits));
  }

  private Optional<Planted> wrongUnit(Study study) {
    List<String> scaled =
        related(study).stream()
            .filter(c -> study.number(c).suffix().matches("[KMB]|e\\d+"))
            .filter(c -> study.number(c).style() != Style.BARE)
            .toList();
    if (scaled.isEmpty()) {
      return Optional.empty();
    }
    String cell = any(scaled);
    Printed number = study.number(cell);
    String suffix =
        switch (number.suffix()) {
          case "K", "B" -> "M";
          case "M" -> random.nextBoolean() ? "K" : "B";
          default -> "e" + (number.exponent() + (random.nextBoolean() ? 3 : -3));
        };
    return changed(study, ErrorType.WRONG_UNIT, cell, number.withSuffix(suffix));
  }

  private Optional<Planted> wrongWinner(Study study) {
    String name = any(List.copyOf(study.winners().keySet()));
    Winner right = study.winner(name);
    int row = random.nextInt(right.names().size());
    if (row == right.row()) {
      return Optional.empty();
    }
    Winner wrong =
        new Winner(right.candidates(), right.names(), row, right.lowest(), right.inProse());
    return Optional.of(
        Planted.of(
            study.with(name, wrong),
            ErrorType.WRONG_WINNER,
            right.inProse() ? name : wrong.best()));
  }

  private Optional<Planted> shiftedRow(Study study) {
    List<String> upper =
        related(study).stream()
            .filter(c -> Character.isDigit(c.charAt(c.length() - 1)))
            .filter(c -> study.numbers().containsKey(below(c)))
            .toList();
    String cell = any(upper);
    Printed here = study.number(cell);
    Printed there = study.number(below(cell));
    return here.equals(there)
        ? Optional.empty()
        : Optional.of(
            Planted.of(
                study.with(cell, there).with(below(cell), here),
                ErrorType.SHIFTED_ROW,
                cell,
                below(cell)));
  }

  private static String below(String cell) {
    int last = cell.length() - 1;
    return cell.substring(0, last) + (cell.charAt(last) - '0' + 1);
  }

  private static List<String> related(Study study) {
    return study.numbers().keySet().stream()
        .filter(c -> UNRELATED.stream().noneMatch(c::startsWith))
        .toList();
  }

  private static Optional<Planted> changed(
      Study study, ErrorType type, String cell, Printed number) {
    return number.text().equals(study.number(cell).text())
        ? Optional.empty()
        : Optional.of(Planted.of(study.with(cell, number), type, cell));
  }

  private static double value(Study study, String cell) {
    Printed number = study.number(cell);
    return Stream.of(number.low(), number.high()).mapToDouble(BigDecimal::doubleValue).sum() / 2;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
