package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws consistent studies the way people keep records of their own work, by a fifth author who had
 * not read the rules, only the note in {@code releases.json} on what each release changed: models
 * as columns, records of nested bullets, tables that share a key but not its order, totals rows,
 * the same model in another setting told by a caption. Beside them stand what is no error: columns
 * that are nearly products, percentages of nothing printed, hyperparameters, and figures of another
 * setting. Each relation is said on the page, in a heading, a caption or a sentence, and the class
 * of each layout tells for every type of error how a reader sees it.
 */
final class NotebookGenerator {
  /** What kind of record a study is. */
  enum Layout {
    /** The ladder of model sizes in the appendix of a paper. */
    LADDER,
    /** A notebook of runs, each a bullet with its own bullets. */
    RECORDS,
    /** The files of a quantised model. */
    QUANTISED,
    /** The card of a mixture of texts. */
    MIXTURE,
    /** How a training step was made faster, change by change. */
    SPEEDUP,
    /** Answers of models counted task by task. */
    SCORES
  }

  private NotebookGenerator() {}

  /**
   * Draws a study.
   *
   * @param random the stream of chance
   * @return a study in which every relation holds
   */
  static Study draw(RandomGenerator random) {
    return draw(Layout.values()[random.nextInt(Layout.values().length)], random);
  }

  static Study draw(Layout layout, RandomGenerator random) {
    Draft draft = new Draft(random);
    switch (layout) {
      case LADDER -> new LadderLayout(draft).write();
      case RECORDS -> new RecordsLayout(draft).write();
      case QUANTISED -> new QuantisedLayout(draft).write();
      case MIXTURE -> new MixtureLayout(draft).write();
      case SPEEDUP -> new SpeedupLayout(draft).write();
      case SCORES -> new ScoresLayout(draft).write();
    }
    return draft.study();
  }

  /** The first row of a table, and the line below it. */
  static String head(String corner, List<String> columns) {
    return "| %s | %s |\n|:---|%s"
        .formatted(corner, String.join(" | ", columns), "---:|".repeat(columns.size()));
  }

  /** A row of a table, with the places of its cells. */
  static String row(String head, List<String> cells) {
    return cells.stream().collect(Collectors.joining("} | {", "| " + head + " | {", "} |"));
  }

  /** A row of a table of what stands in no relation. */
  static String row(String head, int columns, IntFunction<String> entry) {
    return IntStream.range(0, columns)
        .mapToObj(entry)
        .collect(Collectors.joining(" | ", "| " + head + " | ", " |"));
  }

  /** A number of the page that stands in no relation. */
  static String bystander(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
