package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A notebook of runs: each run is a bullet with bullets below it, named quantities without a table;
 * a short list of the same models in another setting; what was learnt, in sentences.
 *
 * <ul>
 *   <li>Digit swap: steps, batch and length give the tokens, hours and rate give them again, layers
 *       and width give the parameters.
 *   <li>Wrong base: each speed and percentage names the run that it is taken against.
 *   <li>Stale duplicate: the lessons repeat what stands in a record, by model and quantity.
 *   <li>Wrong unit: parameters, tokens and rates that are a thousand times off break their
 *       products.
 *   <li>Wrong winner: the lessons name the best model of figures that stand in all records.
 *   <li>Shifted row: two records that exchange one figure no longer multiply, divide or subtract.
 * </ul>
 */
final class RecordsLayout {
  private static final List<String> NAMES =
      List.of("heron", "stork", "ibis", "crane", "egret", "bittern", "spoonbill", "curlew");

  private final Draft draft;
  private final int runs;
  private final List<String> names;
  private final int day;
  private final int constant;
  private final int told;

  RecordsLayout(Draft draft) {
    this.draft = draft;
    this.runs = 4 + draft.upTo(3);
    this.names = draft.some(NAMES, runs);
    this.day = 2 + draft.upTo(20);
    this.constant = draft.any(List.of(4, 6, 8, 9));
    this.told = draft.upTo(runs);
    draft.count("length", draft.any(List.of(512L, 1024L, 2048L)), Style.GROUPED);
    double[] loss = draft.spread(runs, draft.between(2.2, 2.9), 0.001);
    double[] rate = draft.spread(runs, draft.between(2.5e4, 6e4), 200);
    for (int i = 0; i < runs; i++) {
      run(i, loss[i], rate[i]);
    }
    lessons();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, runs);
  }

  private void run(int i, double loss, double rate) {
    draft.count("layers" + i, 6L + 2L * draft.upTo(14), Style.PLAIN);
    draft.count("width" + i, 64L * (8 + draft.upTo(24)), Style.GROUPED);
    List<String> shape = List.of("layers" + i, "width" + i, "width" + i);
    draft.product("size" + i, shape, constant, 1, "M", Style.PLAIN);
    draft.count("batch" + i, 16L * (2 + draft.upTo(11)), Style.PLAIN);
    draft.count("steps" + i, 500L * (12 + draft.upTo(70)), Style.GROUPED);
    List<String> seen = List.of("steps" + i, "batch" + i, "length");
    draft.product("tokens" + i, seen, 1, 2, "B", Style.PLAIN);
    draft.rounded("rate" + i, rate, 1, "K", Style.SMALL);
    draft.rounded("hours" + i, draft.value("tokens" + i) / rate / 3600, 2, "", Style.PLAIN);
    draft.known(new Known.Product(List.of("tokens" + i), List.of("rate" + i, "hours" + i), 3600));
    draft.rounded("loss" + i, loss, 3, "", Style.PLAIN);
    draft.exponential("perplexity" + i, "loss" + i, 2);
    if (i > 0) {
      draft.difference("delta" + i, "loss" + i, "loss0", 3, Style.TYPESET);
      draft.change("change" + i, "perplexity" + i, "perplexity0", 1, Style.TYPESET);
      draft.ratio("speed" + i, "rate" + i, "rate0", 2, "x");
    }
    draft.rounded("long" + i, rate * draft.between(0.4, 0.9), 1, "K", Style.SMALL);
    draft.ratio("kept" + i, "long" + i, "rate" + i, 0, "%");
  }

  private void lessons() {
    int best = draft.best(all("loss"), true);
    int worst = draft.best(all("loss"), false);
    int fastest = draft.best(all("rate"), false);
    draft.says("lowest", all("loss"), names, true);
    draft.says("fastest", all("rate"), names, false);
    draft.says("fastest long", all("long"), names, false);
    draft.again("lossBest", "loss" + best);
    draft.again("lossFrom", "loss" + best);
    draft.again("lossTo", "loss" + worst);
    draft.again("rateSaid", "rate" + fastest);
    draft.again("sizeSaid", "size" + told);
    draft.again("tokensSaid", "tokens" + told);
    draft.again("lossSaid", "loss" + told, 2, "", Style.PLAIN);
    draft.lower("less", "perplexity" + best, "perplexity" + worst, 1, Style.PLAIN);
    draft.total("tokensAll", all("tokens"), 2, "B", Style.PLAIN);
    draft.total("hoursAll", all("hours"), 1, "", Style.PLAIN);
    draft.mean("lossMean", all("loss"), 3, "");
  }

  void write() {
    draft.paragraph("# Notebook, gated cells, days " + day + " to " + (day + runs - 1));
    draft.paragraph(
        "Same cell everywhere: blocks hold "
            + constant
            + " · layers · width² weights (embeddings"
            + " are not counted). Sequence length {length} for all runs, one GPU each. Tokens are"
            + " steps × batch × length. \"vs\" is against "
            + names.getFirst()
            + ", the first run.");
    draft.line("## Runs");
    draft.line("");
    for (int i = 0; i < runs; i++) {
      record(i);
    }
    draft.line("");
    draft.line("## Timing at another length");
    draft.line("");
    draft.paragraph(
        "Same weights, batch cut to fit, length 16 Ki; in parentheses the share of the rate in"
            + " training that is left.");
    for (int i = 0; i < runs; i++) {
      draft.row(i, "* " + names.get(i) + ": {long@} tok/s ({kept@})");
    }
    draft.line("");
    draft.line("## What I learnt");
    draft.line("");
    closing();
  }

  private void record(int i) {
    draft.line("- **" + names.get(i) + "**, day " + (day + i));
    draft.row(i, "  - model: {layers@} layers, width {width@}, {size@} parameters");
    draft.row(i, "  - schedule: {steps@} steps at batch {batch@}, {tokens@} tokens");
    draft.row(i, "  - clock: {hours@} h at {rate@} tok/s");
    draft.row(i, "  - validation: loss {loss@}, perplexity {perplexity@}");
    if (i > 0) {
      String first = names.getFirst();
      draft.row(
          i, "  - vs " + first + ": {delta@} in loss, {change@} in perplexity, {speed@} the rate");
    }
    String norm = NotebookGenerator.bystander(draft.between(0.2, 1.4), 2);
    String clipped = NotebookGenerator.bystander(draft.between(1, 9), 1);
    draft.line(
        draft.coin()
            ? "  - health: gradient norm around " + norm + ", " + clipped + "% of steps clipped"
            : "  - health: one loss spike, gone after " + (40 + draft.upTo(200)) + " steps");
  }

  private void closing() {
    draft.line(
        "1. {lowest} reaches the lowest loss, {lossBest}; losses span {lossFrom} to {lossTo}.");
    draft.line(
        "2. Perplexity of "
            + names.get(draft.best(all("loss"), true))
            + " is {less} lower than that of "
            + names.get(draft.best(all("loss"), false))
            + ".");
    draft.line(
        "3. {fastest} trains fastest, {rateSaid} tok/s; at the long length the fastest is {fastest"
            + " long}.");
    draft.line(
        "4. I go on with "
            + names.get(told)
            + ": {sizeSaid} parameters, loss {lossSaid} after {tokensSaid} tokens.");
    draft.line(
        "5. The "
            + runs
            + " runs took {hoursAll} h for {tokensAll} tokens; their mean loss is {lossMean}.");
  }
}
