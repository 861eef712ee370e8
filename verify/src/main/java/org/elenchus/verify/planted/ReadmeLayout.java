package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The front page of a repository: a matrix of models and context lengths with loss and throughput
 * in one cell, a mean and a place for each row, checkpoint files by size, bullets with bold keys.
 */
final class ReadmeLayout {
  private static final List<String> NAMES =
      List.of("`agate`", "`basalt`", "`chert`", "`flint`", "`gneiss`", "`marl`", "`onyx`");
  private static final List<String> CONTEXTS = List.of("A", "B", "C");

  private final Draft draft;
  private final int rows;
  private final List<String> names;
  private final int decimals;
  private final int shortest;

  ReadmeLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(3);
    this.names = draft.some(NAMES, rows);
    this.decimals = 2 + draft.upTo(2);
    this.shortest = 256 << draft.upTo(3);
    values();
  }

  private String tokens(int context) {
    return Printed.count((long) shortest << context, Style.GROUPED).text();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  /** Longer contexts lower the loss and the throughput of every model, of each by its own share. */
  private void values() {
    double unit = Math.pow(10, -decimals);
    double[] loss = draft.spread(rows, draft.between(1.6, 2.4), unit);
    double[] rate = draft.spread(rows, draft.between(2.5e4, 6e4), 500);
    double[] size = draft.spread(rows, draft.between(6e6, 4e7), 3e5);
    for (int i = 0; i < rows; i++) {
      double kept = 1;
      for (int c = 0; c < CONTEXTS.size(); c++) {
        String context = CONTEXTS.get(c);
        double shift = unit * draft.between(-2, 2) - c * 0.08;
        draft.rounded("loss" + context + i, loss[i] + shift, decimals, "", Style.PLAIN);
        draft.rounded("rate" + context + i, rate[i] * kept, 1, "K", Style.PLAIN);
        kept *= draft.between(0.75, 0.97);
      }
      String row = Integer.toString(i);
      draft.mean("mean" + i, CONTEXTS.stream().map(c -> "loss" + c + row).toList(), decimals, "");
      draft.mean("pace" + i, CONTEXTS.stream().map(c -> "rate" + c + row).toList(), 1, "K");
      draft.count("size" + i, 1024 * Math.round(size[i] / 1024), Style.GROUPED);
      draft.product("full" + i, List.of("size" + i), 2, 1, "M", Style.BARE);
      draft.product("half" + i, List.of("size" + i), 1, 1, "M", Style.BARE);
    }
    draft.ranks("place", all("mean"), true);
  }

  void write() {
    draft.paragraph("# strata-lm");
    draft.paragraph("Recurrent language models, each trained for one hour on a single GPU.");
    atAGlance();
    draft.paragraph("## Results");
    matrix();
    draft.paragraph("## Checkpoints");
    files();
    draft.paragraph("## Good to know");
    notes();
  }

  private void atAGlance() {
    int at = draft.upTo(CONTEXTS.size());
    String context = CONTEXTS.get(at);
    draft.says("lowest", all("loss" + context), names, true);
    draft.again("glanceLoss", "loss" + context + draft.best(all("loss" + context), true));
    draft.line("- **Lowest loss at " + tokens(at) + " tokens:** {lowest} ({glanceLoss})");
    draft.says("quickest", all("rateA"), names, false);
    int quick = draft.best(all("rateA"), false);
    draft.again("glanceRate", "rateA" + quick, Style.SPACED);
    draft.line("- **Highest throughput:** {quickest}, {glanceRate} tok/s at " + tokens(0));
    draft.product("seen", List.of("rateA" + quick), 3600, 0, "M", Style.WORDED);
    draft.line("- **Most tokens in its hour:** {seen}, by the same model at the same length");
    draft.line("- **Licence:** MIT");
    draft.line("");
  }

  private void matrix() {
    boolean bold = draft.coin();
    draft.paragraph(
        "Validation loss / training throughput (tok/s) by context length"
            + (bold ? "; the lowest loss at each length is bold" : "")
            + ". *Mean* averages either number over the row, *#* is the place by mean loss.");
    StringBuilder head = new StringBuilder("| # | Model |");
    for (int c = 0; c < CONTEXTS.size(); c++) {
      head.append(' ').append(tokens(c)).append(" |");
      if (bold) {
        List<String> column = all("loss" + CONTEXTS.get(c));
        draft.bold("bold " + CONTEXTS.get(c), column, names, true);
      }
    }
    draft.line(head + " Mean |");
    draft.line("|--:|:--|:-:|:-:|:-:|:-:|");
    for (int i = 0; i < rows; i++) {
      draft.row(
          i,
          "| {place@} | "
              + names.get(i)
              + " | {lossA@} / {rateA@} | {lossB@} / {rateB@} | {lossC@} / {rateC@} |"
              + " {mean@} / {pace@} |");
    }
    draft.line("");
  }

  private void files() {
    draft.paragraph(
        "Weights come as bfloat16 (2 bytes per parameter) and as int8 (1 byte per parameter);"
            + " 1 MB is 10^6 bytes.");
    draft.line("| Model | Parameters | bfloat16 | int8 |");
    draft.line("|:--|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      draft.row(i, "| " + names.get(i) + " | {size@} | {full@} MB | {half@} MB |");
    }
    draft.line("");
  }

  private void notes() {
    int at = draft.upTo(CONTEXTS.size());
    String rate = "rate" + CONTEXTS.get(at);
    int a = draft.upTo(rows);
    int b = (a + 1 + draft.upTo(rows - 1)) % rows;
    int fast = draft.value(rate + a) > draft.value(rate + b) ? a : b;
    int slow = a + b - fast;
    draft.ratio("noteSpeed", rate + fast, rate + slow, 1, "x");
    draft.line(
        "- **Speed:** "
            + names.get(fast)
            + " is {noteSpeed} faster than "
            + names.get(slow)
            + " at "
            + tokens(at)
            + " tokens.");
    draft.again("noteFrom", "rateA" + b);
    draft.again("noteTo", "rateC" + b);
    draft.lower("noteLost", "rateC" + b, "rateA" + b, 1, Style.PLAIN);
    draft.line(
        "- **Long contexts:** going from "
            + tokens(0)
            + " to "
            + tokens(2)
            + " tokens, "
            + names.get(b)
            + " drops from {noteFrom} to {noteTo} tok/s and so loses {noteLost} of its"
            + " throughput.");
    String loss = "loss" + CONTEXTS.get(at);
    int good = draft.value(loss + a) < draft.value(loss + b) ? a : b;
    draft.difference("noteGap", loss + (a + b - good), loss + good, decimals, Style.PLAIN);
    draft.line(
        "- **Quality:** with "
            + tokens(at)
            + " tokens of context, "
            + names.get(good)
            + " is ahead of "
            + names.get(a + b - good)
            + " by {noteGap} in loss.");
    int small = draft.value("size" + a) < draft.value("size" + b) ? a : b;
    int large = a + b - small;
    draft.again("noteSmall", "size" + small, 1, "M", Style.PLAIN);
    draft.again("noteLarge", "size" + large, 1, "M", Style.PLAIN);
    draft.lower("noteFewer", "size" + small, "size" + large, 0, Style.SPACED);
    draft.line(
        "- **Size:** "
            + names.get(small)
            + " ({noteSmall}) has {noteFewer} fewer parameters than "
            + names.get(large)
            + " ({noteLarge}).");
    draft.again("noteMean", "mean" + a);
    draft.line(
        "- **Reproducing:** `make "
            + names.get(a).replace("`", "")
            + "` gives a mean loss"
            + " of {noteMean}.");
  }
}
