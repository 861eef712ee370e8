package org.elenchus.verify.planted;

import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A weekly report to a group: a summary, runs as bullets with what changed since last week, a short
 * table of this week against the last, and the plan with what it needs.
 */
final class WeeklyLayout {
  private static final List<String> NAMES =
      List.of("narrow-deep", "wide-flat", "no-norm", "big-head", "long-ctx", "tied", "slow-decay");

  private final Draft draft;
  private final int rows;
  private final List<String> names;
  private final int week;
  private final boolean sentences;

  WeeklyLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(3);
    this.names = draft.some(NAMES, rows);
    this.week = 12 + draft.upTo(30);
    this.sentences = draft.coin();
    runs();
    totals();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  /** Losses mostly fall against last week, throughputs mostly rise. */
  private void runs() {
    draft.exact("price", (1 + draft.upTo(3)) + "." + draft.upTo(10) + (1 + draft.upTo(9)));
    double[] loss = draft.spread(rows, draft.between(2.4, 3.0), 0.001);
    double[] rate = draft.spread(rows, draft.between(1.5e4, 4e4), 200);
    for (int i = 0; i < rows; i++) {
      draft.rounded("loss" + i, loss[i], 3, "", Style.PLAIN);
      draft.rounded("lossOld" + i, loss[i] + draft.between(0.02, 0.15), 3, "", Style.PLAIN);
      draft.difference("delta" + i, "loss" + i, "lossOld" + i, 3, Style.TYPESET);
      draft.rounded("rate" + i, rate[i], 1, "K", Style.SMALL);
      draft.rounded("rateOld" + i, rate[i] / draft.between(1.03, 1.35), 1, "K", Style.SMALL);
      draft.change("rise" + i, "rate" + i, "rateOld" + i, 1, Style.TYPESET);
      draft.rounded("hours" + i, draft.between(9, 60), 1, "", Style.PLAIN);
      draft.product("tokens" + i, List.of("rate" + i, "hours" + i), 3600, 2, "B", Style.PLAIN);
    }
  }

  private void totals() {
    draft.total("hoursAll", all("hours"), 1, "", Style.PLAIN);
    draft.total("tokensAll", all("tokens"), 1, "B", Style.PLAIN);
    draft.mean("meanLoss", all("loss"), 3, "");
    draft.mean("meanOld", all("lossOld"), 3, "");
    draft.difference("meanDelta", "meanLoss", "meanOld", 3, Style.TYPESET);
    draft.rounded(
        "hoursOld", draft.value("hoursAll") * draft.between(0.6, 1.5), 1, "", Style.PLAIN);
    draft.change("hoursChange", "hoursAll", "hoursOld", 1, Style.TYPESET);
    draft.rounded(
        "tokensOld", draft.value("tokensAll") * draft.between(0.55, 1.3), 1, "B", Style.PLAIN);
    draft.change("tokensChange", "tokensAll", "tokensOld", 1, Style.TYPESET);
    draft.product("cost", List.of("hoursAll", "price"), 1, 2, "", Style.PLAIN);
    draft.count(
        "booked", Math.round(draft.value("hoursAll") * draft.between(1.1, 1.7)), Style.PLAIN);
    draft.ratio("used", "hoursAll", "booked", 1, "%");
    draft.count("moreRuns", 3L + draft.upTo(8), Style.PLAIN);
    draft.exact("moreHours", (6 + draft.upTo(20)) + ".5");
    draft.product("need", List.of("moreRuns", "moreHours"), 1, 1, "", Style.PLAIN);
    draft.product("needCost", List.of("need", "price"), 1, 2, "", Style.PLAIN);
  }

  void write() {
    draft.paragraph("# Weekly report " + week + ": recurrent LM");
    summary();
    draft.paragraph("## Runs");
    bullets();
    draft.paragraph("## Compared with week " + (week - 1));
    table();
    draft.paragraph("## Observations");
    observations();
    draft.paragraph("## Next week");
    plan();
  }

  private void summary() {
    int best = draft.best(all("loss"), true);
    draft.says("bestRun", all("loss"), names, true);
    draft.again("bestLoss", "loss" + best);
    draft.again("sumHours", "hoursAll");
    draft.again("sumTokens", "tokensAll");
    draft.line("**TL;DR**");
    draft.line("");
    draft.line("- " + rows + " runs finished; the lowest loss is that of {bestRun} ({bestLoss}).");
    draft.block(
        """
        - We trained on {sumTokens} tokens in {sumHours} GPU-hours.
        - Of the {booked} GPU-hours booked for us we used {used}.

        """);
  }

  private void bullets() {
    draft.paragraph(
        "All on one GPU each, validation loss in nats."
            + (sentences ? "" : " Last week's values in brackets."));
    for (int i = 0; i < rows; i++) {
      if (sentences) {
        draft.row(
            i,
            "- **"
                + names.get(i)
                + "**: loss {loss@} (was {lossOld@}, {delta@}) at {rate@} tok/s (was {rateOld@},"
                + " {rise@}); {hours@} h, so {tokens@} tokens");
      } else {
        draft.line("- **" + names.get(i) + "**");
        draft.row(i, "  - loss: {loss@} [{lossOld@}], change {delta@}");
        draft.row(i, "  - tok/s: {rate@} [{rateOld@}], change {rise@}");
        draft.row(i, "  - trained {hours@} h on {tokens@} tokens");
      }
    }
    draft.line("");
  }

  private void table() {
    draft.line("| | Week " + (week - 1) + " | Week " + week + " | Change |");
    draft.block(
        """
        |---|---|---|---|
        | Mean loss of these runs | {meanOld} | {meanLoss} | {meanDelta} |
        | GPU-hours | {hoursOld} | {hoursAll} | {hoursChange} |
        | Tokens | {tokensOld} | {tokensAll} | {tokensChange} |

        """);
    draft.paragraph("At ${price} per GPU-hour this week cost ${cost}.");
  }

  private void observations() {
    draft.says("quickest", all("rate"), names, false);
    int quick = draft.best(all("rate"), false);
    int slow = draft.best(all("rate"), true);
    draft.ratio("times", "rate" + quick, "rate" + slow, 2, "x");
    draft.line(
        "1. Highest throughput this week: {quickest}. In tokens per second, "
            + names.get(quick)
            + " is {times} as fast as "
            + names.get(slow)
            + ".");
    draft.says("steepest", all("delta"), names, true);
    int steep = draft.best(all("delta"), true);
    draft.again("steepFrom", "lossOld" + steep);
    draft.again("steepTo", "loss" + steep);
    draft.lower("steepShare", "loss" + steep, "lossOld" + steep, 1, Style.PLAIN);
    draft.line(
        "2. Largest drop in loss since last week: {steepest}. The loss of "
            + names.get(steep)
            + " went from {steepFrom} to {steepTo}, {steepShare} lower.");
    int a = draft.upTo(rows);
    int b = (a + 1 + draft.upTo(rows - 1)) % rows;
    int few = draft.value("tokens" + a) < draft.value("tokens" + b) ? a : b;
    draft.again("fewTokens", "tokens" + few);
    draft.lower("fewer", "tokens" + few, "tokens" + (a + b - few), 1, Style.PLAIN);
    draft.line(
        "3. "
            + names.get(few)
            + " saw only {fewTokens} tokens, {fewer} fewer than "
            + names.get(a + b - few)
            + ".");
    List<String> longest = draft.some(names, 2);
    draft.line("4. Still open: seeds for " + longest.stream().collect(Collectors.joining(" and ")));
    draft.line("");
  }

  private void plan() {
    draft.says("again", all("loss"), names, false);
    draft.line("- {moreRuns} more runs of {moreHours} h each: {need} GPU-hours, or ${needCost}");
    draft.line("- drop or repeat {again}, which has the highest loss of all");
  }
}
