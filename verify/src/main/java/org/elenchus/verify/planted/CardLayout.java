package org.elenchus.verify.planted;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The card of a family of models of several sizes: sizes as columns, exact parameter counts made of
 * an embedding and the rest, tasks with their average, tokens per parameter, energy and carbon
 * dioxide as nested bullets.
 */
final class CardLayout {
  private static final List<String> SIZES = List.of("Nano", "Micro", "Mini", "Base", "Large");
  private static final List<String> TASKS =
      List.of("Cloze", "Entailment", "Physical sense", "Pronouns", "Science", "Stories");
  private static final List<String> LETTERS = List.of("A", "B", "C", "D");
  private static final int HEAD = 64;

  private final Draft draft;
  private final List<String> names;
  private final int rows;
  private final List<String> tasks;

  CardLayout(Draft draft) {
    this.draft = draft;
    int first = draft.upTo(2);
    this.names = SIZES.subList(first, SIZES.size() - draft.upTo(2 - first));
    this.rows = names.size();
    this.tasks = draft.some(TASKS, 3 + draft.upTo(2));
    shapes();
    training();
    scores();
    footprint();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private void shapes() {
    draft.count("vocabulary", 1_024L * (16 + 8 * draft.upTo(5)), Style.GROUPED);
    draft.count("head", HEAD, Style.PLAIN);
    long heads = 4L + draft.upTo(3);
    long layers = 6L + draft.upTo(5);
    for (int i = 0; i < rows; i++) {
      long width = heads * HEAD;
      long blocks = 12 * layers * width * width;
      draft.count("heads" + i, heads, Style.PLAIN);
      draft.count("layers" + i, layers, Style.PLAIN);
      draft.count("width" + i, width, Style.GROUPED);
      draft.count("blocks" + i, blocks, Style.GROUPED);
      long embedding = ((long) draft.value("vocabulary")) * width;
      draft.count("embedding" + i, embedding, Style.GROUPED);
      draft.rounded("size" + i, (double) blocks + embedding, 1, "M", Style.SPACED);
      draft.known(new Known.Product(List.of("width" + i), List.of("heads" + i, "head"), 1));
      draft.known(
          new Known.Product(
              List.of("blocks" + i), List.of("layers" + i, "width" + i, "width" + i), 12));
      draft.known(
          new Known.Product(List.of("embedding" + i), List.of("vocabulary", "width" + i), 1));
      draft.known(new Known.Total("size" + i, List.of("blocks" + i, "embedding" + i)));
      heads += 2 + draft.upTo(4);
      layers += 2 + draft.upTo(6);
    }
  }

  private void training() {
    double perParameter = draft.between(15, 30);
    double rate = draft.between(2e4, 6e4);
    for (int i = 0; i < rows; i++) {
      double tokens = draft.value("size" + i) * perParameter * draft.between(0.9, 1.1);
      draft.rounded("tokens" + i, tokens, 2, "B", Style.WORDED);
      draft.ratio("perParameter" + i, "tokens" + i, "size" + i, 1, "");
      draft.rounded("rate" + i, rate, 1, "K", Style.PLAIN);
      rate *= draft.between(0.55, 0.9);
    }
    for (int i = 0; i < rows; i++) {
      draft.ratio("decoding" + i, "rate" + i, "rate" + (rows - 1), 2, "×");
    }
  }

  /** Scores that mostly rise with size; on no task do two sizes come close to a tie. */
  private void scores() {
    double level = draft.between(30, 36);
    double[][] scores = new double[tasks.size()][rows];
    for (int i = 0; i < rows; i++) {
      for (int t = 0; t < tasks.size(); t++) {
        double[] before = Arrays.copyOf(scores[t], i);
        double score = 0;
        for (boolean close = true; close; ) {
          double drawn = level + 6 * t + draft.between(-3.5, 3.5);
          close = Arrays.stream(before).anyMatch(s -> Math.abs(s - drawn) < 0.4);
          score = drawn;
        }
        scores[t][i] = score;
        draft.rounded("task" + LETTERS.get(t) + i, score, 1, "", Style.PLAIN);
      }
      String size = Integer.toString(i);
      List<String> column =
          LETTERS.subList(0, tasks.size()).stream().map(t -> "task" + t + size).toList();
      draft.mean("average" + i, column, 1, "");
      if (i > 0) {
        draft.difference("step" + i, "average" + i, "average" + (i - 1), 1, Style.TYPESET);
      }
      level += draft.between(4, 7);
    }
  }

  private void footprint() {
    draft.exact("power", "0." + (31 + draft.upTo(59)));
    draft.exact("carbon", "0." + (11 + draft.upTo(79)));
    double hours = draft.between(40, 90);
    for (int i = 0; i < rows; i++) {
      draft.count("hours" + i, Math.round(hours), Style.GROUPED);
      draft.product("energy" + i, List.of("hours" + i, "power"), 1, 1, "", Style.PLAIN);
      draft.product("gas" + i, List.of("energy" + i, "carbon"), 1, 1, "", Style.PLAIN);
      hours *= draft.between(1.5, 3.5);
    }
    draft.total("hoursAll", all("hours"), 0, "", Style.GROUPED);
    draft.total("gasAll", all("gas"), 1, "", Style.PLAIN);
  }

  void write() {
    draft.paragraph("# Model card: Plover");
    details();
    draft.paragraph("## Evaluation");
    evaluation();
    draft.paragraph("## Environmental impact");
    impact();
    draft.paragraph("## Choosing a size");
    choosing();
  }

  private void row(String title, String stem) {
    draft.line(
        "| "
            + title
            + " | "
            + all(stem).stream()
                .map(c -> draft.has(c) ? "{" + c + "}" : "–")
                .collect(Collectors.joining(" | "))
            + " |");
  }

  private void header() {
    draft.line("| | " + String.join(" | ", names) + " |");
    draft.line("|:--|" + "--:|".repeat(rows));
  }

  private void details() {
    draft.paragraph("## Details");
    draft.line("- **Architecture:** gated recurrence, " + rows + " sizes");
    draft.line("- **Vocabulary:** {vocabulary} pieces, embedding tied to the output");
    draft.line("- **Head size:** {head}; the width is heads × head size");
    draft.line("- **Parameters:** 12 · layers · width² in the blocks, vocabulary · width besides");
    draft.line("");
    header();
    row("Layers", "layers");
    row("Heads", "heads");
    row("Width", "width");
    row("Parameters in blocks", "blocks");
    row("Parameters in embedding", "embedding");
    row("Parameters in all", "size");
    row("Training tokens", "tokens");
    row("Tokens per parameter", "perParameter");
    row("Decoding (tok/s)", "rate");
    row("Decoding speed relative to " + names.getLast(), "decoding");
    draft.line("");
  }

  private void evaluation() {
    draft.paragraph("Zero-shot accuracy in %. The best size on each task is set in bold.");
    header();
    for (int t = 0; t < tasks.size(); t++) {
      String stem = "task" + LETTERS.get(t);
      draft.bold("bold " + LETTERS.get(t), all(stem), names, false);
      row(tasks.get(t), stem);
    }
    row("Average", "average");
    row("Gain over the next smaller size (points)", "step");
    draft.line("");
    draft.says("highest", all("average"), names, false);
    int last = draft.best(all("average"), false);
    draft.again("saidAverage", "average" + last);
    draft.difference("saidGain", "average" + last, "average0", 1, Style.TYPESET);
    draft.paragraph(
        "Highest average: {highest} with {saidAverage} %, {saidGain} points against "
            + names.get(0)
            + ".");
  }

  private void impact() {
    draft.paragraph(
        "We count {power} kW per GPU, and {carbon} kg of CO₂ per kWh, the mix of our site.");
    for (int i = 0; i < rows; i++) {
      draft.line("- **" + names.get(i) + "**");
      draft.row(i, "  - GPU-hours: {hours@}");
      draft.row(i, "  - Energy: {energy@} kWh");
      draft.row(i, "  - Emissions: {gas@} kg CO₂");
    }
    draft.line("");
    draft.paragraph("All sizes together: {hoursAll} GPU-hours and {gasAll} kg CO₂.");
  }

  private void choosing() {
    int small = draft.upTo(rows - 1);
    int large = small + 1 + draft.upTo(rows - small - 1);
    draft.says("decoder", all("rate"), names, false);
    draft.ratio("decodes", "rate" + small, "rate" + large, 1, "x");
    draft.lower("saves", "hours" + small, "hours" + large, 0, Style.SPACED);
    draft.again("saidSize", "size" + small, Style.WORDED);
    draft.again("saidTokens", "tokens" + small, Style.PLAIN);
    draft.paragraph("{decoder} decodes fastest of all.");
    draft.paragraph(
        names.get(small)
            + " ({saidSize} parameters, {saidTokens} tokens) decodes {decodes} faster than "
            + names.get(large)
            + " and took {saves} fewer GPU-hours to train.");
    draft.again("saidHours", "hours" + large);
    draft.ratio("emits", "gas" + large, "gas" + small, 2, "×");
    draft.line(
        "Training "
            + names.get(large)
            + " took {saidHours} GPU-hours and emitted {emits} as much CO₂ as training "
            + names.get(small)
            + ".");
  }
}
