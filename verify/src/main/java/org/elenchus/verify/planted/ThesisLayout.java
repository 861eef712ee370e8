package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The chapter of a thesis: one table of how the models were built and trained, one of how they did,
 * and a discussion that quotes both.
 */
final class ThesisLayout {
  private static final List<String> VARIANTS =
      List.of("Deep-narrow", "Wide", "Gated", "Shared", "Rotary", "Parallel");
  private static final int[] DEPTHS = {6, 8, 12, 16, 20};
  private static final int[] WIDTHS = {384, 512, 640, 768, 1024};
  private static final int SECONDS = 3600;

  private final Draft draft;
  private final int rows;
  private final List<String> names;

  ThesisLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(2);
    this.names = draft.some(VARIANTS, rows);
    training();
    results();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private void training() {
    draft.count("length", 512L << draft.upTo(2), Style.PLAIN);
    for (int i = 0; i < rows; i++) {
      draft.count("layers" + i, DEPTHS[i], Style.PLAIN);
      draft.count("width" + i, WIDTHS[i], Style.PLAIN);
      List<String> shape = List.of("layers" + i, "width" + i, "width" + i);
      draft.product("size" + i, shape, 12, 1, "M", Style.PLAIN);
      draft.count("steps" + i, 500L * (30 + 9L * i + draft.upTo(8)), Style.GROUPED);
      draft.count("batch" + i, 64L << draft.upTo(3), Style.PLAIN);
      List<String> seen = List.of("steps" + i, "batch" + i, "length");
      draft.product("tokens" + i, seen, 1, 2, "B", Style.PLAIN);
    }
  }

  private void results() {
    double[] loss = draft.spread(rows, draft.between(2.4, 2.8), 0.004);
    double[] rate = draft.spread(rows, draft.between(50e3, 70e3), 900);
    for (int i = 0; i < rows; i++) {
      draft.rounded("loss" + i, loss[i], 3, "", Style.PLAIN);
      draft.exponential("perplexity" + i, "loss" + i, 2);
      draft.rounded("rate" + i, rate[i], 1, "K", Style.PLAIN);
      double hours = draft.value("tokens" + i) / rate[i] / SECONDS;
      draft.rounded("hours" + i, hours, 2, "", Style.PLAIN);
      draft.known(
          new Known.Product(List.of("tokens" + i), List.of("rate" + i, "hours" + i), SECONDS));
      if (i > 0) {
        draft.difference("delta" + i, "loss" + i, "loss0", 3, Style.SIGNED);
        draft.ratio("speed" + i, "rate" + i, "rate0", 2, "×");
      }
    }
    draft.bold("boldLoss", all("loss"), names, true);
    draft.bold("boldRate", all("rate"), names, false);
    draft.total("hours", all("hours"), 1, "", Style.PLAIN);
  }

  void write() {
    draft.paragraph("# Chapter 5: Experiments");
    draft.paragraph(
        "All models were trained on sequences of {length} tokens. The parameters of Table 5.1 are"
            + " those of the blocks, 12 · layers · width²; embeddings are left out.");
    draft.paragraph("Table 5.1: Models and training.");
    draft.line("| Model | Layers | Width | Parameters | Steps | Batch size | Training tokens |");
    draft.line("|:--|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      draft.row(
          i,
          "| "
              + names.get(i)
              + " | {layers@} | {width@} | {size@} | {steps@} | {batch@} | {tokens@} |");
    }
    draft.line("");
    String base = names.getFirst();
    draft.paragraph(
        "Table 5.2: Results on the validation set. Δ loss and speed-up are against "
            + base
            + "; the best loss and the highest throughput are bold.");
    draft.line(
        "| Model | Loss | Perplexity | Δ loss | Throughput (tok/s) | Speed-up | Training (h) |");
    draft.line("|:--|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      String delta = i == 0 ? "–" : "{delta@}";
      String speed = i == 0 ? "–" : "{speed@}";
      String left = "| " + names.get(i) + " | {loss@} | {perplexity@} | " + delta;
      draft.row(i, left + " | {rate@} | " + speed + " | {hours@} |");
    }
    draft.line("");
    discussion();
  }

  private void discussion() {
    int best = draft.best(all("loss"), true);
    int largest = rows - 1;
    draft.says("lowestLoss", all("loss"), names, true);
    draft.says("fastest", all("rate"), names, false);
    draft.says("slowest", all("rate"), names, true);
    draft.again("bestLoss", "loss" + best);
    draft.again("bestPerplexity", "perplexity" + best);
    draft.again("largestSize", "size" + largest);
    draft.again("smallestSize", "size0");
    draft.again("largestTokens", "tokens" + largest);
    draft.ratio("times", "size" + largest, "size0", 1, "×");
    draft.change("moreTokens", "tokens" + largest, "tokens0", 1, Style.PLAIN);
    draft.ratio("tokensPerParameter", "tokens0", "size0", 1, "");
    draft.paragraph("## 5.3 Discussion");
    draft.paragraph(
        "The lowest validation loss, {bestLoss}, is that of {lowestLoss}; it stands for a"
            + " perplexity of {bestPerplexity}. {fastest} has the highest throughput and {slowest}"
            + " the lowest.");
    draft.paragraph(
        names.getLast()
            + " has {largestSize} parameters, {times} as many as "
            + names.getFirst()
            + " with {smallestSize}. Its {largestTokens} training tokens differ by {moreTokens}"
            + " from those of "
            + names.getFirst()
            + ", which saw {tokensPerParameter} tokens per parameter.");
    draft.paragraph("Training all models of Table 5.2 took {hours} hours in total.");
  }
}
