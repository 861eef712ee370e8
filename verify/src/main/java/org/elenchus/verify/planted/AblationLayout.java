package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A report of what happens when parts are left out: means with deviations over seeds that are
 * listed further down, changes against the full model in parentheses, and a recipe built up step by
 * step with changes against the row above.
 */
final class AblationLayout {
  private static final List<String> REMOVED =
      List.of("output gate", "short convolution", "normalisation", "skip path", "state decay");
  private static final List<String> REPLACED =
      List.of("tanh → ReLU", "diagonal → dense state", "RMS → layer norm");
  private static final List<String> RECIPE =
      List.of("warm-up", "cosine decay", "weight decay", "clipping", "longer batches");
  private static final List<String> SEEDS = List.of("A", "B", "C");

  private final Draft draft;
  private final int removed;
  private final int rows;
  private final List<String> names;
  private final int decimals;
  private final int steps;
  private final List<String> recipe;

  AblationLayout(Draft draft) {
    this.draft = draft;
    this.removed = 3 + draft.upTo(2);
    int replaced = 1 + draft.upTo(2);
    this.rows = 1 + removed + replaced;
    this.names = new ArrayList<>(List.of("Full model"));
    draft.some(REMOVED, removed).forEach(n -> names.add("no " + n));
    names.addAll(draft.some(REPLACED, replaced));
    this.decimals = 3 + draft.upTo(2);
    this.steps = 3 + draft.upTo(2);
    this.recipe = draft.some(RECIPE, steps);
    values();
    roadmap();
  }

  private List<String> variants(String stem) {
    return Draft.cells(stem, 1, rows);
  }

  /** The full model has the least loss, or the least but one. */
  private void values() {
    draft.count("updates", 1_000L * (12 + draft.upTo(50)), Style.GROUPED);
    draft.rounded("perStep", 32_768.0 * (2 + draft.upTo(12)), 0, "K", Style.PLAIN);
    draft.product("tokens", List.of("updates", "perStep"), 1, 2, "B", Style.PLAIN);
    double full = draft.between(1.8, 2.6);
    double[] harm = draft.spread(rows - 1, 0.02, 0.0012);
    if (draft.coin()) {
      harm[draft.upTo(rows - 1)] = -draft.between(0.01, 0.03);
    }
    double[] rate = draft.spread(rows, draft.between(2e4, 6e4), 400);
    double size = draft.between(9e7, 1.6e8);
    for (int i = 0; i < rows; i++) {
      double centre = i == 0 ? full : full + harm[i - 1];
      double scatter = draft.between(0.001, 0.003);
      for (String seed : SEEDS) {
        double loss = centre + scatter * Math.clamp(draft.noise(), -1.5, 1.5);
        draft.rounded("seed" + seed + i, loss, 4, "", Style.PLAIN);
      }
      String row = Integer.toString(i);
      List<String> seeds = SEEDS.stream().map(s -> "seed" + s + row).toList();
      draft.mean("mean" + i, seeds, decimals, "");
      double mean = draft.value("mean" + i);
      double squares = seeds.stream().mapToDouble(s -> Math.pow(draft.value(s) - mean, 2)).sum();
      draft.rounded("deviation" + i, Math.sqrt(squares / 2), decimals, "", Style.PLAIN);
      draft.known(new Known.Deviation("deviation" + i, seeds));
      draft.rounded("rate" + i, rate[i], 1, "K", Style.PLAIN);
      boolean smaller = i > 0 && i <= removed;
      double part = smaller ? draft.between(0.8, 0.98) : i == 0 ? 1 : draft.between(0.97, 1.2);
      draft.rounded("size" + i, size * part, 1, "M", Style.PLAIN);
    }
    for (int i = 1; i < rows; i++) {
      draft.difference("delta" + i, "mean" + i, "mean0", decimals, Style.TYPESET);
      draft.change("faster" + i, "rate" + i, "rate0", 1, Style.TYPESET);
      draft.change("larger" + i, "size" + i, "size0", 1, Style.TYPESET);
    }
  }

  /** From a bare recipe to the full one; the last row is the full model. */
  private void roadmap() {
    double loss = draft.value("mean0");
    double[] gains = draft.spread(steps, 0.006, 0.0008);
    for (int i = steps; i >= 0; i--) {
      if (i == steps) {
        draft.again("road" + i, "mean0");
      } else {
        draft.rounded("road" + i, loss, decimals, "", Style.PLAIN);
      }
      loss += i > 0 ? gains[i - 1] : 0;
    }
    for (int i = 1; i <= steps; i++) {
      draft.difference("gain" + i, "road" + i, "road" + (i - 1), decimals, Style.TYPESET);
    }
    draft.difference("gainAll", "road" + steps, "road0", decimals, Style.TYPESET);
    draft.known(new Known.Total("gainAll", Draft.cells("gain", 1, steps + 1)));
  }

  void write() {
    draft.paragraph("# Which parts of the cell matter?");
    summary();
    draft.paragraph("## Leaving parts out");
    ablation();
    draft.paragraph("## Building up the recipe");
    built();
    draft.paragraph("## Remarks");
    remarks();
    draft.paragraph("## Appendix: all seeds");
    seeds();
  }

  private void summary() {
    int worst = 1 + draft.best(variants("mean"), false);
    draft.says("worst", variants("mean"), names.subList(1, rows), false);
    draft.again("worstLoss", "mean" + worst);
    draft.again("fullLoss", "mean0");
    draft.change("worstChange", "mean" + worst, "mean0", 1, Style.PLAIN);
    draft.paragraph(
        "The variant with the highest loss is *{worst}*: it ends at {worstLoss} where the full"
            + " model ends at {fullLoss}, {worstChange} higher.");
  }

  private void ablation() {
    boolean bold = draft.coin();
    if (bold) {
      draft.bold("bold", Draft.cells("mean", 0, rows), names, true);
    }
    draft.paragraph(
        "**Table 1:** Every run takes {updates} updates of {perStep} tokens, {tokens} tokens in"
            + " all. Loss is the mean ± sample standard deviation (n − 1) of three seeds. In"
            + " parentheses: the change against the full model, relative for throughput and"
            + " parameters."
            + (bold ? " Lowest loss in bold." : ""));
    draft.line("| Variant | Loss | Throughput (tok/s) | Parameters |");
    draft.line("|:--|:--|:--|:--|");
    draft.line("| Full model | {mean0} ± {deviation0} | {rate0} | {size0} |");
    for (int i = 1; i < rows; i++) {
      if (i == 1 || i == removed + 1) {
        draft.line("| *" + (i == 1 ? "Removed" : "Replaced") + "* | | | |");
      }
      draft.row(
          i,
          "| "
              + names.get(i)
              + " | {mean@} ± {deviation@} ({delta@}) | {rate@} ({faster@}) | {size@}"
              + " ({larger@}) |");
    }
    draft.line("");
  }

  private void built() {
    draft.paragraph(
        "**Table 2:** Training recipe of the full model, one ingredient added per row. In"
            + " parentheses: the change against the row above. The last row is the full model of"
            + " Table 1.");
    draft.line("| Recipe | Loss |");
    draft.line("|:--|:--|");
    draft.line("| constant learning rate | {road0} |");
    for (int i = 1; i <= steps; i++) {
      draft.row(i, "| + " + recipe.get(i - 1) + " | {road@} ({gain@}) |");
    }
    draft.line("");
    draft.says("helps", Draft.cells("gain", 1, steps + 1), recipe, true);
    draft.paragraph(
        "From the first row to the last the loss changes by {gainAll}; the largest single"
            + " improvement comes with *{helps}*.");
  }

  private void remarks() {
    List<Integer> byHarm =
        IntStream.range(1, rows)
            .boxed()
            .sorted((i, j) -> Double.compare(draft.value("delta" + j), draft.value("delta" + i)))
            .toList();
    int first = byHarm.get(0);
    int second = byHarm.get(1);
    draft.ratio("timesHarm", "delta" + first, "delta" + second, 1, "×");
    draft.again("harmFirst", "delta" + first);
    draft.again("harmSecond", "delta" + second);
    draft.line(
        "* Loss rises {timesHarm} as much for *"
            + names.get(first)
            + "* ({harmFirst}) as for *"
            + names.get(second)
            + "* ({harmSecond}).");
    int a = 1 + draft.upTo(rows - 1);
    int b = 1 + (a + draft.upTo(rows - 2)) % (rows - 1);
    int fast = draft.value("rate" + a) > draft.value("rate" + b) ? a : b;
    int slow = a + b - fast;
    draft.again("saidFast", "rate" + fast);
    draft.ratio("timesFast", "rate" + fast, "rate" + slow, 2, "×");
    draft.line(
        "* With {saidFast} tok/s, *"
            + names.get(fast)
            + "* is {timesFast} as fast as *"
            + names.get(slow)
            + "*.");
    int lean = 1 + draft.best(Draft.cells("size", 1, removed + 1), true);
    draft.again("saidLean", "size" + lean, Style.WORDED);
    draft.lower("saidFewer", "size" + lean, "size0", 1, Style.SPACED);
    draft.line(
        "* *"
            + names.get(lean)
            + "* brings the model down to {saidLean} parameters, {saidFewer} fewer than the full"
            + " one has.");
    draft.line("");
  }

  private void seeds() {
    draft.line("| Variant | Seed 1 | Seed 2 | Seed 3 |");
    draft.line("|:--|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      draft.row(i, "| " + names.get(i) + " | {seedA@} | {seedB@} | {seedC@} |");
    }
  }
}
