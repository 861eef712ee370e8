package org.elenchus.verify.planted;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A week of a laboratory log: no table; runs as lines of keys and values or as sentences, the best
 * run so far after each day, an optimisation with times before and after, hours and what they cost.
 */
final class LogLayout {
  private static final List<String> NAMES =
      List.of("ember", "frost", "gale", "haze", "mist", "squall", "thaw", "zephyr");

  private final Draft draft;
  private final int rows;
  private final int tuesday;
  private final List<String> names;
  private final int decimals;
  private final boolean keys;

  LogLayout(Draft draft) {
    this.draft = draft;
    this.rows = 5 + draft.upTo(3);
    this.tuesday = 2 + draft.upTo(rows - 3);
    this.names = draft.some(NAMES, rows);
    this.decimals = 3 + draft.upTo(2);
    this.keys = draft.coin();
    values();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private void values() {
    draft.count("steps", 1_000L * (10 + draft.upTo(90)), Style.GROUPED);
    draft.count("batch", 8L * (4 + draft.upTo(13)), Style.PLAIN);
    draft.count("length", 256L << draft.upTo(3), Style.PLAIN);
    draft.product("perStep", List.of("batch", "length"), 1, 1, "K", Style.PLAIN);
    draft.product("tokens", List.of("steps", "batch", "length"), 1, 2, "B", Style.PLAIN);
    draft.known(new Known.Product(List.of("tokens"), List.of("steps", "perStep"), 1));
    draft.exact("price", (1 + draft.upTo(3)) + "." + draft.upTo(10) + "0");
    double[] loss = draft.spread(rows, draft.between(1.5, 2.2), Math.pow(10, -decimals));
    double[] rate = draft.spread(rows, draft.between(1.5e4, 8e4), 400);
    for (int i = 0; i < rows; i++) {
      double step = draft.value("batch") * draft.value("length") / rate[i];
      draft.rounded("loss" + i, loss[i], decimals, "", Style.PLAIN);
      draft.exponential("perplexity" + i, "loss" + i, 2);
      draft.rounded("rate" + i, rate[i], 1, "K", Style.PLAIN);
      draft.rounded("step" + i, 1000 * step, 1, "", Style.PLAIN);
      draft.rounded("hours" + i, draft.value("steps") * step / 3600, 1, "", Style.PLAIN);
      draft.known(
          new Known.Product(List.of("step" + i, "rate" + i), List.of("batch", "length"), 1000));
      draft.known(new Known.Product(List.of("tokens"), List.of("rate" + i, "hours" + i), 3600));
    }
  }

  void write() {
    draft.paragraph("# Log, deeper models for the same tokens");
    draft.paragraph("## Mon");
    draft.paragraph(
        "Fixed for the week: {steps} steps of {batch} x {length} = {perStep} tokens, so {tokens}"
            + " tokens per run. One GPU, ${price} per hour.");
    draft.paragraph("## Tue");
    runs(0, tuesday);
    draft.says("first day", Draft.cells("loss", 0, tuesday), names.subList(0, tuesday), true);
    draft.paragraph("Lowest loss today: {first day}.");
    draft.paragraph("## Wed");
    runs(tuesday, rows);
    draft.says("so far", all("loss"), names, true);
    draft.again("bestLoss", "loss" + draft.best(all("loss"), true));
    draft.paragraph("Lowest loss of all runs so far: {so far} with {bestLoss}.");
    draft.paragraph("## Thu");
    kernel();
    draft.paragraph("## Fri");
    comparisons();
    bill();
  }

  private void runs(int from, int to) {
    if (keys) {
      draft.line("```");
    }
    for (int i = from; i < to; i++) {
      int layers = 4 * (2 + draft.upTo(10));
      String text =
          keys
              ? "run="
                  + names.get(i)
                  + " layers="
                  + layers
                  + " loss={loss@} ppl={perplexity@} tok/s={rate@} ms/step={step@}"
                  + " hours={hours@}"
              : "- "
                  + names.get(i)
                  + " ("
                  + layers
                  + " layers): final loss {loss@}, i.e. perplexity {perplexity@}; {rate@}"
                  + " tok/s, {step@} ms per step; done after {hours@} h";
      draft.row(i, text);
    }
    draft.line(keys ? "```" : "");
    if (keys) {
      draft.line("");
    }
  }

  /** One run again with a faster kernel: the same tokens in a step in less time. */
  private void kernel() {
    int i = draft.upTo(rows);
    double faster = draft.between(1.15, 2.2);
    draft.again("rateBefore", "rate" + i);
    draft.again("stepBefore", "step" + i);
    draft.rounded("rateAfter", draft.value("rate" + i) * faster, 1, "K", Style.PLAIN);
    draft.rounded("stepAfter", draft.value("step" + i) / faster, 1, "", Style.PLAIN);
    draft.known(
        new Known.Product(List.of("stepAfter", "rateAfter"), List.of("batch", "length"), 1000));
    draft.ratio("gain", "rateAfter", "rateBefore", 2, "x");
    draft.lower("saved", "stepAfter", "stepBefore", 1, Style.PLAIN);
    draft.paragraph(
        "Fused the scan. "
            + names.get(i)
            + " again, for speed only: {rateBefore} -> {rateAfter} tok/s ({gain}). A step now takes"
            + " {stepAfter} ms, before it was {stepBefore} ms: {saved} less time.");
  }

  private void comparisons() {
    int a = draft.upTo(rows);
    int b = (a + 1 + draft.upTo(rows - 1)) % rows;
    int good = draft.value("loss" + a) < draft.value("loss" + b) ? a : b;
    int bad = a + b - good;
    draft.again("fromLoss", "loss" + bad);
    draft.again("toLoss", "loss" + good);
    draft.difference("drop", "loss" + good, "loss" + bad, decimals, Style.PLAIN);
    draft.lower("perplexityDrop", "perplexity" + good, "perplexity" + bad, 1, Style.PLAIN);
    draft.paragraph(
        names.get(bad)
            + " -> "
            + names.get(good)
            + ": loss {fromLoss} -> {toLoss} ({drop}), perplexity down by {perplexityDrop}.");
    int fast = draft.value("rate" + a) > draft.value("rate" + b) ? a : b;
    int slow = a + b - fast;
    draft.ratio("timesSlower", "rate" + fast, "rate" + slow, 2, "x");
    draft.says("quickest", all("rate"), names, false);
    draft.paragraph(
        "Highest tok/s (old kernel): {quickest}. "
            + names.get(slow)
            + " is {timesSlower} slower than "
            + names.get(fast)
            + ".");
    draft.below("under", "limit", all("loss"), decimals);
    draft.paragraph("{under} of the " + rows + " runs got below a loss of {limit}.");
  }

  private void bill() {
    draft.total("hoursTue", Draft.cells("hours", 0, tuesday), 1, "", Style.PLAIN);
    draft.total("hoursWed", Draft.cells("hours", tuesday, rows), 1, "", Style.PLAIN);
    draft.total("hoursAll", List.of("hoursTue", "hoursWed"), 1, "", Style.PLAIN);
    draft.product("cost", List.of("hoursAll", "price"), 1, 2, "", Style.PLAIN);
    draft.paragraph(
        "GPU time: the runs of Tue took {hoursTue} h and those of Wed {hoursWed} h, together"
            + " {hoursAll} h, which is ${cost}. Thursday's test is not in it.");
    List<String> fromTheWorst =
        all("loss").stream().sorted(Comparator.comparingDouble(draft::value).reversed()).toList();
    draft.known(new Known.Falling(fromTheWorst));
    draft.line(
        "Order by loss, best first: "
            + fromTheWorst.reversed().stream()
                .map(c -> names.get(Integer.parseInt(c.substring("loss".length()))))
                .collect(Collectors.joining(" < "))
            + ".");
  }
}
