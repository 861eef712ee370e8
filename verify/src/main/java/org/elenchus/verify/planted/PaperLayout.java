package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The experiments of a paper: a grouped table under a caption that defines its columns, large
 * numbers in mathematical notation, perplexity beside loss, compute from parameters and tokens,
 * curves with models as columns.
 */
final class PaperLayout {
  private static final List<String> RECURRENT = List.of("SRU-4", "DeltaMix", "GatedRNN", "minLSTM");
  private static final List<String> ATTENTION = List.of("Tx-Base", "Tx-Rotary", "LinAttn");
  private static final List<String> CHECKPOINTS = List.of("A", "B", "C", "D");

  private final Draft draft;
  private final List<String> names = new ArrayList<>();
  private final int groupEnd;
  private final int rows;
  private final int reference;
  private final int decimals;

  PaperLayout(Draft draft) {
    this.draft = draft;
    this.groupEnd = 2 + draft.upTo(3);
    names.addAll(draft.some(RECURRENT, groupEnd));
    names.addAll(draft.some(ATTENTION, 2 + draft.upTo(2)));
    this.rows = names.size();
    this.reference = groupEnd + draft.upTo(rows - groupEnd);
    this.decimals = 2 + draft.upTo(2);
    values();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private String name(int row) {
    return names.get(row);
  }

  private void values() {
    draft.count("steps", 5_000L * (4 + draft.upTo(30)), Style.GROUPED);
    draft.count("batch", 64L * (1 + draft.upTo(8)), Style.PLAIN);
    draft.count("length", 512L << draft.upTo(3), Style.GROUPED);
    draft.product("perStep", List.of("batch", "length"), 1, 0, "K", Style.PLAIN);
    draft.scientific("tokens", List.of("steps", "batch", "length"), 1, 2);
    draft.known(new Known.Product(List.of("tokens"), List.of("steps", "perStep"), 1));
    double[] loss = draft.spread(rows, draft.between(2.2, 3), Math.pow(10, -decimals) / 2);
    double[] size = draft.spread(rows, draft.between(9e7, 1.6e8), 4e5);
    double[] rate = draft.spread(rows, draft.between(2e4, 9e4), 600);
    int rateDecimals = draft.upTo(2);
    for (int i = 0; i < rows; i++) {
      draft.rounded("size" + i, size[i], 1, "M", Style.PLAIN);
      draft.scientific("compute" + i, List.of("size" + i, "tokens"), 6, 2);
      draft.rounded("loss" + i, loss[i], decimals, "", Style.PLAIN);
      draft.exponential("perplexity" + i, "loss" + i, decimals - 1);
      draft.rounded("rate" + i, rate[i], rateDecimals, "K", Style.PLAIN);
    }
    for (int i = 0; i < rows; i++) {
      draft.ratio("speed" + i, "rate" + i, "rate" + reference, 2, "×");
    }
  }

  void write() {
    draft.paragraph("# Gated recurrences and attention at equal budgets");
    draft.paragraph("## Abstract");
    summary();
    draft.paragraph("## 4 Experiments");
    setup();
    table();
    curves();
    draft.paragraph("### 4.3 Discussion");
    discussion();
  }

  private void summary() {
    draft.says("best", all("loss"), names, true);
    int best = draft.best(all("loss"), true);
    draft.again("abstractLoss", "loss" + best);
    draft.again("abstractPerplexity", "perplexity" + best);
    int other = (best + 1 + draft.upTo(rows - 1)) % rows;
    draft.lower("abstractLower", "perplexity" + best, "perplexity" + other, 1, Style.SPACED);
    draft.says("fastest", all("rate"), names, false);
    int fastest = draft.best(all("rate"), false);
    draft.again("abstractRate", "rate" + fastest, Style.WORDED);
    draft.paragraph(
        "We train "
            + rows
            + " language models on the same data. The lowest validation loss, {abstractLoss} nats,"
            + " is that of {best}; its perplexity of {abstractPerplexity} is {abstractLower} lower"
            + " than the one of "
            + name(other)
            + ". {fastest} trains fastest, at {abstractRate} tokens per second.");
  }

  private void setup() {
    draft.paragraph("### 4.1 Setup");
    draft.paragraph(
        "All models are trained for {steps} steps. A step takes {batch} sequences of {length}"
            + " tokens, about {perStep} tokens, so that a run sees $D = {tokens}$ tokens. A model"
            + " with $N$ parameters then costs $C = 6ND$ floating-point operations.");
  }

  private void table() {
    draft.bold(
        "bold recurrent", Draft.cells("loss", 0, groupEnd), names.subList(0, groupEnd), true);
    draft.bold(
        "bold attention", Draft.cells("loss", groupEnd, rows), names.subList(groupEnd, rows), true);
    draft.paragraph(
        "**Table 1.** Models trained on $D$ tokens: parameters $N$, compute $C$ in FLOPs,"
            + " validation loss $L$ in nats, perplexity $\\exp(L)$, training throughput in tokens"
            + " per second, and throughput divided by that of "
            + name(reference)
            + ". The lowest loss of each group is in bold.");
    draft.line("| Model | $N$ | $C$ | $L$ ↓ | PPL ↓ | Tok/s ↑ | Speed-up |");
    draft.line("|:--|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      if (i == 0 || i == groupEnd) {
        draft.line("| *" + (i == 0 ? "Recurrent" : "Attention") + "* | | | | | | |");
      }
      draft.row(
          i,
          "| "
              + name(i)
              + " | {size@} | ${compute@}$ | {loss@} | {perplexity@} | {rate@} |"
              + " {speed@} |");
    }
    draft.line("");
  }

  private void curves() {
    draft.paragraph("### 4.2 Learning curves");
    draft.paragraph(
        "**Table 2.** Validation loss after a quarter, half, three quarters and all of the steps;"
            + " the last row repeats Table 1. Every curve falls from each row to the next.");
    draft.line("| Share of steps | " + String.join(" | ", names) + " |");
    draft.line("|:--|" + "--:|".repeat(rows));
    for (int i = 0; i < rows; i++) {
      draft.again("curveD" + i, "loss" + i);
      double loss = draft.value("loss" + i);
      for (int c = 2; c >= 0; c--) {
        loss += draft.between(0.06, 0.4 - 0.1 * c);
        draft.rounded("curve" + CHECKPOINTS.get(c) + i, loss, decimals, "", Style.PLAIN);
      }
      String model = Integer.toString(i);
      draft.known(new Known.Falling(CHECKPOINTS.stream().map(c -> "curve" + c + model).toList()));
    }
    for (int c = 0; c < CHECKPOINTS.size(); c++) {
      String stem = "curve" + CHECKPOINTS.get(c);
      draft.line(
          "| "
              + 25 * (c + 1)
              + " % | "
              + IntStream.range(0, rows)
                  .mapToObj(i -> "{" + stem + i + "}")
                  .collect(Collectors.joining(" | "))
              + " |");
    }
    draft.line("");
  }

  private void discussion() {
    int a = draft.upTo(rows);
    int b = (a + 1 + draft.upTo(rows - 1)) % rows;
    int good = draft.value("loss" + a) < draft.value("loss" + b) ? a : b;
    int bad = a + b - good;
    draft.again("saidGood", "loss" + good);
    draft.again("saidBad", "loss" + bad);
    draft.difference("saidGap", "loss" + bad, "loss" + good, decimals, Style.PLAIN);
    draft.paragraph(
        name(good)
            + " ends {saidGap} nats below "
            + name(bad)
            + " ({saidGood} against {saidBad}).");
    int fast = draft.value("rate" + a) > draft.value("rate" + b) ? a : b;
    int slow = a + b - fast;
    draft.again("saidFast", "rate" + fast);
    draft.again("saidSlow", "rate" + slow);
    draft.ratio("saidSpeed", "rate" + fast, "rate" + slow, 2, "×");
    draft.paragraph(
        "At {saidFast} against {saidSlow} tokens per second, "
            + name(fast)
            + " trains {saidSpeed} faster than "
            + name(slow)
            + ".");
    int small = draft.value("size" + a) < draft.value("size" + b) ? a : b;
    int large = a + b - small;
    draft.again("saidSmall", "size" + small, Style.WORDED);
    draft.again("saidCompute", "compute" + small);
    draft.lower("saidFewer", "size" + small, "size" + large, 1, Style.SPACED);
    draft.paragraph(
        name(small)
            + " has {saidSmall} parameters, {saidFewer} fewer than "
            + name(large)
            + ", and needed $C = {saidCompute}$ FLOPs.");
  }
}
