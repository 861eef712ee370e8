package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A post that compares architectures in prose, round by round in the order of the places, and sums
 * up in a small table at the end.
 */
final class BlogLayout {
  private static final List<String> NAMES =
      List.of("LSTM", "GRU", "Transformer", "RWKV", "Mamba", "RetNet", "xLSTM");

  private final Draft draft;
  private final int rows;
  private final List<String> names;
  private final List<Integer> byLoss;
  private final List<Integer> byRate;

  BlogLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(2);
    this.names = draft.some(NAMES, rows);
    values();
    this.byLoss = order("loss");
    this.byRate = order("rate").reversed();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  /** The rows from the least value to the greatest. */
  private List<Integer> order(String stem) {
    return IntStream.range(0, rows)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> draft.value(stem + i)))
        .toList();
  }

  private void values() {
    draft.count("steps", 1_000L * (25 + draft.upTo(60)), Style.GROUPED);
    draft.count("batch", 64L << draft.upTo(3), Style.PLAIN);
    draft.count("length", 512L << draft.upTo(2), Style.PLAIN);
    List<String> factors = List.of("steps", "batch", "length");
    draft.product("tokens", factors, 1, 2, "B", Style.WORDED);
    draft.exact("price", (1 + draft.upTo(3)) + "." + (1 + draft.upTo(9)) + "5");
    double[] loss = draft.spread(rows, draft.between(2.7, 3.2), 0.002);
    double[] rate = draft.spread(rows, draft.between(2e4, 5e4), 400);
    double[] peak = draft.spread(rows, draft.between(6, 14), 0.1);
    for (int i = 0; i < rows; i++) {
      draft.rounded("size" + i, draft.between(1.1e8, 1.4e8), 1, "M", Style.PLAIN);
      draft.rounded("loss" + i, loss[i], 3, "", Style.PLAIN);
      draft.exponential("ppl" + i, "loss" + i, 1);
      draft.rounded("rate" + i, rate[i], 1, "K", Style.SMALL);
      draft.rounded("hours" + i, draft.value("tokens") / rate[i] / 3600, 1, "", Style.PLAIN);
      draft.known(new Known.Product(List.of("tokens"), List.of("rate" + i, "hours" + i), 3600));
      draft.rounded("peak" + i, peak[i], 1, "", Style.PLAIN);
    }
  }

  void write() {
    draft.paragraph("# " + (rows == 4 ? "Four" : "Five") + " architectures, one GPU, one recipe");
    shortVersion();
    draft.paragraph("## The rules");
    rules();
    draft.paragraph("## Round one: loss");
    losses();
    draft.paragraph("## Round two: speed");
    speeds();
    draft.paragraph("## Round three: memory");
    memory();
    draft.paragraph("## The scoreboard");
    scoreboard();
  }

  private void shortVersion() {
    int best = byLoss.getFirst();
    int worst = byLoss.getLast();
    draft.says("champion", all("loss"), names, true);
    draft.says("sprinter", all("rate"), names, false);
    draft.again("shortLoss", "loss" + best, 2, "", Style.PLAIN);
    draft.lower("shortCut", "ppl" + best, "ppl" + worst, 0, Style.PLAIN);
    draft.ratio("shortTimes", "rate" + byRate.getFirst(), "rate" + byRate.getLast(), 1, "");
    draft.paragraph(
        "*The short version:* the lowest loss ({shortLoss}) went to {champion}, the highest"
            + " throughput to {sprinter}. Between "
            + names.get(best)
            + " and "
            + names.get(worst)
            + " lies a cut in perplexity of {shortCut}, and "
            + names.get(byRate.getFirst())
            + " chews through tokens {shortTimes} times as fast as "
            + names.get(byRate.getLast())
            + ".");
  }

  private void rules() {
    draft.paragraph(
        "Everybody gets the same diet: {steps} steps, {batch} sequences per step, {length} tokens"
            + " per sequence. That makes {tokens} tokens for each model. The GPU is rented at"
            + " ${price} an hour.");
    List<String> sizes = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      draft.again("saidSize" + i, "size" + i, Style.SPACED);
      sizes.add("the " + names.get(i) + " has {saidSize" + i + "} parameters");
    }
    draft.paragraph(
        "I tried to match sizes and did not quite manage: " + String.join(", ", sizes) + ".");
  }

  private void losses() {
    int best = byLoss.getFirst();
    draft.again("roundLoss0", "loss" + best);
    draft.again("roundPpl", "ppl" + best);
    draft.line(
        names.get(best)
            + " ends at {roundLoss0} nats per token on the held-out set, which is a perplexity of"
            + " {roundPpl}.");
    for (int place = 1; place < rows; place++) {
      int row = byLoss.get(place);
      draft.again("roundLoss" + place, "loss" + row);
      draft.difference("behind" + place, "loss" + row, "loss" + best, 3, Style.PLAIN);
      String text =
          draft.any(
              List.of(
                  "NAME comes in at {roundLoss@}, {behind@} behind the winner.",
                  "Then NAME: {roundLoss@}, which is {behind@} above NUMBER ONE.",
                  "NAME trails NUMBER ONE by {behind@} and finishes with {roundLoss@}."));
      draft.row(place, text.replace("NAME", names.get(row)).replace("NUMBER ONE", names.get(best)));
    }
    draft.line("");
    List<String> fromTheWorst = byLoss.reversed().stream().map(i -> "loss" + i).toList();
    draft.known(new Known.Falling(fromTheWorst));
    draft.paragraph(
        "So the order by loss, best to worst, is "
            + byLoss.stream().map(names::get).collect(Collectors.joining(", "))
            + ".");
  }

  private void speeds() {
    int fast = byRate.getFirst();
    int slow = byRate.getLast();
    draft.again("roundRate", "rate" + fast, Style.PLAIN);
    draft.again("roundHours", "hours" + fast);
    draft.again("slowHours", "hours" + slow);
    draft.product("slowBill", List.of("hours" + slow, "price"), 1, 2, "", Style.PLAIN);
    draft.lower("shorter", "hours" + fast, "hours" + slow, 0, Style.PLAIN);
    draft.paragraph(
        names.get(fast)
            + " pushes {roundRate} tokens through the card every second and is done after"
            + " {roundHours} hours. "
            + names.get(slow)
            + " keeps the card busy for {slowHours} hours, a bill of ${slowBill}; choosing "
            + names.get(fast)
            + " instead saves {shorter} of that time.");
    int middle = byRate.get(1);
    draft.change("quicker", "rate" + middle, "rate" + slow, 1, Style.PLAIN);
    draft.again("middleRate", "rate" + middle);
    draft.paragraph(
        "Second place goes to "
            + names.get(middle)
            + " with {middleRate} tokens per second, {quicker} more than "
            + names.get(slow)
            + ".");
  }

  private void memory() {
    List<Integer> byPeak = order("peak");
    int lean = byPeak.getFirst();
    draft.says("frugal", all("peak"), names, true);
    draft.again("roundPeak", "peak" + lean);
    draft.paragraph(
        "The smallest footprint is that of {frugal}, {roundPeak} GB at its peak. Everybody else"
            + " needs a multiple of that:");
    for (int place = 1; place < rows; place++) {
      int row = byPeak.get(place);
      draft.again("seenPeak" + place, "peak" + row);
      draft.ratio("multiple" + place, "peak" + row, "peak" + lean, 2, "x");
      draft.row(place, "- " + names.get(row) + " {multiple@} as much, {seenPeak@} GB");
    }
    draft.line("");
  }

  private void scoreboard() {
    draft.bold("bold loss", all("loss"), names, true);
    draft.bold("bold rate", all("rate"), names, false);
    draft.paragraph("Lowest loss and highest throughput in bold, VRAM is the peak in GB.");
    boolean sizeLast = draft.coin();
    draft.line(
        sizeLast
            ? "Architecture | Loss | Perplexity | Tokens/sec | Hours | VRAM | Parameters"
            : "Architecture | Parameters | VRAM | Tokens/sec | Hours | Loss | Perplexity");
    draft.line(":--- | ---: | ---: | ---: | ---: | ---: | ---:");
    for (int i = 0; i < rows; i++) {
      draft.row(
          i,
          names.get(i)
              + (sizeLast
                  ? " | {loss@} | {ppl@} | {rate@} | {hours@} | {peak@} | {size@}"
                  : " | {size@} | {peak@} | {rate@} | {hours@} | {loss@} | {ppl@}"));
    }
    draft.line("");
    draft.total("weekend", all("hours"), 1, "", Style.PLAIN);
    draft.product("bill", List.of("weekend", "price"), 1, 2, "", Style.PLAIN);
    draft.line("All runs together took {weekend} GPU hours and cost ${bill}.");
  }
}
