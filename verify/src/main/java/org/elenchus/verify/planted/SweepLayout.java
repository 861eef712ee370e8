package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The write-up of a sweep: the loss on a grid of learning rates and widths with the best cell in
 * bold, what the widths stand for, and a summary list.
 */
final class SweepLayout {
  private static final List<String> RATES = List.of("0.0003", "0.0006", "0.0012", "0.0024");
  private static final List<String> STEMS = List.of("gridA", "gridB", "gridC", "gridD");
  private static final int SECONDS = 3600;

  private final Draft draft;
  private final int rates;
  private final int widths;
  private final List<String> cells = new ArrayList<>();
  private final List<String> cellNames = new ArrayList<>();
  private final List<String> widthNames = new ArrayList<>();

  SweepLayout(Draft draft) {
    this.draft = draft;
    this.rates = 3 + draft.upTo(2);
    this.widths = 3 + draft.upTo(2);
    grid();
    models();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, widths);
  }

  private void grid() {
    double[] loss = draft.spread(rates * widths, draft.between(2.5, 2.9), 0.002);
    for (int i = 0; i < rates; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < widths; j++) {
        row.add(STEMS.get(j) + i);
        draft.rounded(row.getLast(), loss[i * widths + j], 3, "", Style.PLAIN);
        cellNames.add("width " + (256 << j) + " at " + RATES.get(i));
      }
      cells.addAll(row);
      draft.mean("mean" + i, row, 3, "");
    }
    for (int j = 0; j < widths; j++) {
      draft.mean("column" + j, Draft.cells(STEMS.get(j), 0, rates), 3, "");
    }
    draft.bold("boldCell", cells, cellNames, true);
  }

  private void models() {
    draft.count("layers", 6L + 2L * draft.upTo(6), Style.PLAIN);
    draft.count("batch", 64L << draft.upTo(2), Style.PLAIN);
    draft.count("length", 512L << draft.upTo(2), Style.PLAIN);
    double[] rate = draft.spread(widths, draft.between(70e3, 90e3), 1500);
    for (int j = 0; j < widths; j++) {
      widthNames.add("width " + (256 << j));
      draft.count("width" + j, 256L << j, Style.PLAIN);
      List<String> shape = List.of("layers", "width" + j, "width" + j);
      draft.product("size" + j, shape, 12, 2, "M", Style.PLAIN);
      draft.count("steps" + j, 250L * (40 + 11L * j + draft.upTo(10)), Style.GROUPED);
      draft.product("tokens" + j, List.of("steps" + j, "batch", "length"), 1, 1, "M", Style.PLAIN);
      draft.rounded("rate" + j, rate[j], 1, "K", Style.PLAIN);
      double hours = draft.value("tokens" + j) / rate[j] / SECONDS;
      draft.rounded("hours" + j, hours, 2, "", Style.PLAIN);
      draft.known(
          new Known.Product(List.of("tokens" + j), List.of("rate" + j, "hours" + j), SECONDS));
    }
    draft.total("tokens", all("tokens"), 1, "M", Style.PLAIN);
    draft.total("hours", all("hours"), 2, "", Style.PLAIN);
  }

  void write() {
    draft.paragraph("# Sweep: learning rate × width");
    draft.paragraph(
        "Decoder-only models with {layers} layers, batch {batch}, sequences of {length} tokens."
            + " Final validation loss; the best cell is in bold.");
    StringBuilder head = new StringBuilder("| LR \\ width |");
    StringBuilder foot = new StringBuilder("| mean |");
    for (int j = 0; j < widths; j++) {
      head.append(' ').append(256 << j).append(" |");
      foot.append(" {column").append(j).append("} |");
    }
    draft.line(head + " mean |");
    draft.line("|:--|" + "--:|".repeat(widths + 1));
    for (int i = 0; i < rates; i++) {
      StringBuilder row = new StringBuilder("| " + RATES.get(i) + " |");
      STEMS.subList(0, widths).forEach(s -> row.append(" {").append(s).append("@} |"));
      draft.row(i, row + " {mean@} |");
    }
    draft.line(foot + " |");
    draft.line("");
    draft.paragraph("## What was trained");
    draft.paragraph(
        "Parameters without embeddings, 12 · layers · width². Tokens and hours are those of one run"
            + " of that width.");
    draft.line("| Width | Parameters | Steps | Tokens | Tokens/s | Hours |");
    draft.line("|--:|--:|--:|--:|--:|--:|");
    for (int j = 0; j < widths; j++) {
      draft.row(j, "| {width@} | {size@} | {steps@} | {tokens@} | {rate@} | {hours@} |");
    }
    draft.line("| Sum | | | {tokens} | | {hours} |");
    draft.line("");
    summary();
  }

  private void summary() {
    int last = widths - 1;
    int best = draft.best(cells, true);
    int worst = draft.best(cells, false);
    int fast = draft.best(all("rate"), false);
    int slow = draft.best(all("rate"), true);
    draft.says("lowest", cells, cellNames, true);
    draft.says("quickest", all("rate"), widthNames, false);
    draft.again("bestLoss", cells.get(best));
    draft.again("worstLoss", cells.get(worst));
    draft.difference("range", cells.get(worst), cells.get(best), 3, Style.PLAIN);
    draft.lower("better", cells.get(best), cells.get(worst), 1, Style.PLAIN);
    draft.again("lastSize", "size" + last);
    draft.again("firstSize", "size0");
    draft.ratio("larger", "size" + last, "size0", 1, "x");
    draft.again("fastRate", "rate" + fast);
    draft.again("slowRate", "rate" + slow);
    draft.ratio("faster", "rate" + fast, "rate" + slow, 2, "x");
    draft.change("moreTokens", "tokens" + last, "tokens0", 1, Style.PLAIN);
    draft.again("allTokens", "tokens", 2, "B", Style.PLAIN);
    draft.again("allHours", "hours", 1, "", Style.PLAIN);
    draft.block(
        """
        ## Summary

        - Lowest loss: {lowest}, with {bestLoss}.
        - The highest loss of the grid is {worstLoss}, so the grid spans {range}; the best cell is
          {better} lower than the worst.
        - The widest model has {lastSize} parameters, {larger} those of the narrowest ({firstSize}).
        - Highest throughput: {quickest}, with {fastRate} tokens/s, {faster} the {slowRate} of the
          slowest.
        - The widest model saw {moreTokens} more tokens than the narrowest.
        - One run of every width takes {allTokens} tokens and {allHours} hours in total.
        """);
  }
}
