package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * How a training step was made faster, change by change, each kept on top of those before: factors
 * against the row above and against the start side by side, a profile with its totals, and the same
 * changes on an older card.
 *
 * <ul>
 *   <li>Digit swap: milliseconds times rate is batch × length, and the profile adds up.
 *   <li>Wrong base: each factor and percentage says whether the start or the row above is its base.
 *   <li>Stale duplicate: totals of the profile are steps of the first table; the sentences repeat.
 *   <li>Wrong unit: the rate in the sentence is in the table in full; hours times rate are tokens.
 *   <li>Wrong winner: bold and the first sentence name the change after which a step is shortest.
 *   <li>Shifted row: times no longer go with the rates, factors no longer with the rows.
 * </ul>
 */
final class SpeedupLayout {
  private static final List<String> CHANGES =
      List.of(
          "fused norm",
          "bf16 activations",
          "larger tiles",
          "async copies",
          "graph capture",
          "packed gates",
          "recompute scan",
          "pinned loader");
  private static final List<String> PARTS =
      List.of("forward", "backward", "optimiser", "loader", "all-reduce");
  private static final int MOST_PARTS = 5;

  private final Draft draft;
  private final int rows;
  private final int parts;
  private final List<String> names;
  private final int fastest;
  private final int told;

  SpeedupLayout(Draft draft) {
    this.draft = draft;
    this.rows = 5 + draft.upTo(3);
    this.parts = MOST_PARTS - draft.upTo(2);
    this.names = new ArrayList<>(draft.some(CHANGES, rows - 1));
    this.names.addFirst("start");
    this.told = 1 + draft.upTo(rows - 1);
    steps();
    this.fastest = draft.best(all("ms"), true);
    profile();
    older();
    sentences();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  /** One of the later changes costs time and is kept for another reason. */
  private void steps() {
    draft.count("batch", 8L * (2 + draft.upTo(10)), Style.PLAIN);
    draft.count("length", draft.any(List.of(1024L, 2048L, 4096L)), Style.GROUPED);
    double tokens = draft.value("batch") * draft.value("length");
    int slower = 2 + draft.upTo(rows - 2);
    double ms = draft.between(400, 900);
    for (int i = 0; i < rows; i++) {
      draft.rounded("ms" + i, ms, 1, "", Style.PLAIN);
      draft.rounded("rate" + i, 1000 * tokens / ms, 0, "", Style.GROUPED);
      draft.known(
          new Known.Product(List.of("rate" + i, "ms" + i), List.of("batch", "length"), 1000));
      if (i > 0) {
        draft.ratio("above" + i, "rate" + i, "rate" + (i - 1), 2, "x");
        draft.ratio("start" + i, "rate" + i, "rate0", 2, "x");
        draft.lower("saved" + i, "ms" + i, "ms0", 1, Style.PLAIN);
      }
      boolean first = i == 0;
      ms /= i + 1 == slower ? draft.between(0.85, 0.95) : draft.between(first ? 1.2 : 1.05, 1.5);
    }
  }

  private void profile() {
    double[] before = draft.spread(parts, 20, 2);
    double[] after = Arrays.stream(before).map(b -> b * draft.between(0.6, 1.4)).toArray();
    parts("before", "ms0", before);
    parts("after", "ms" + fastest, after);
    for (int i = 0; i < parts; i++) {
      draft.ratio("share" + i, "after" + i, "afterAll", 1, "%");
      draft.ratio("gain" + i, "before" + i, "after" + i, 2, "x");
    }
    draft.known(new Known.Same("beforeAll", "ms0"));
    draft.known(new Known.Same("afterAll", "ms" + fastest));
  }

  private void parts(String stem, String whole, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    for (int i = 0; i < parts; i++) {
      draft.rounded(stem + i, draft.value(whole) * weights[i] / sum, 1, "", Style.PLAIN);
    }
    draft.total(stem + "All", Draft.cells(stem, 0, parts), 1, "", Style.PLAIN);
  }

  private void older() {
    double slower = draft.between(1.8, 2.6);
    for (int i = 0; i < rows; i++) {
      double ms = draft.value("ms" + i) * slower * draft.between(0.9, 1.1);
      draft.rounded("old" + i, ms, 0, "", Style.PLAIN);
      draft.ratio("card" + i, "old" + i, "ms" + i, 2, "x");
    }
  }

  private void sentences() {
    draft.bold("bold ms", all("ms"), names, true);
    draft.says("shortest", all("ms"), names, true);
    draft.says("shortest old", all("old"), names, true);
    draft.again("rateFirst", "rate0", 1, "K", Style.SMALL);
    draft.again("rateBest", "rate" + fastest, 1, "K", Style.SMALL);
    draft.again("msSaid", "ms" + fastest);
    draft.again("aboveSaid", "above" + told);
    draft.again("shareSaid", "share0");
    draft.change("more", "rate" + fastest, "rate0", 0, Style.PLAIN);
    draft.rounded("budget", 1e9 * (20 + draft.upTo(200)), 1, "B", Style.PLAIN);
    hours("hoursBefore", "rate0");
    hours("hoursAfter", "rate" + fastest);
    draft.difference("hoursSaved", "hoursBefore", "hoursAfter", 1, Style.PLAIN);
  }

  private void hours(String cell, String rate) {
    draft.rounded(cell, draft.value("budget") / draft.value(rate) / 3600, 1, "", Style.PLAIN);
    draft.known(new Known.Product(List.of("budget"), List.of(rate, cell), 3600));
  }

  void write() {
    draft.paragraph("# How the training step got faster");
    draft.paragraph(
        "{shortest} brought the shortest step, {msSaid} ms: from {rateFirst} to {rateBest} tokens"
            + " per second, {more} more. A step is a batch of {batch} sequences of {length} tokens."
            + " Each change is kept on top of those above it.");
    draft.line(
        "| Change | Step (ms) | Tokens/s | × row above | × start | less time than start | Memory"
            + " |");
    draft.line("|:--|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      String against = i == 0 ? " | – | – | – | " : " | {above@} | {start@} | {saved@} | ";
      String memory = NotebookGenerator.bystander(draft.between(28, 74), 1);
      draft.row(i, "| " + names.get(i) + " | {ms@} | {rate@}" + against + memory + " GB |");
    }
    draft.line("");
    draft.line("## Where the time goes");
    draft.line("");
    draft.paragraph(
        "Milliseconds of one step at the start and in the fastest state; the share is of the"
            + " latter's total, the gain is start over fastest.");
    draft.line("| Part | Start | Fastest | Share | Gain | Occupancy |");
    draft.line("|:--|--:|--:|--:|--:|--:|");
    for (int i = 0; i < parts; i++) {
      String occupancy = (22 + draft.upTo(70)) + "%";
      draft.row(
          i,
          "| "
              + PARTS.get(i)
              + " | {before@} | {after@} | {share@} | {gain@} | "
              + occupancy
              + " |");
    }
    draft.line("| *step* | {beforeAll} | {afterAll} | 100% | | |");
    draft.line("");
    draft.line("## The same changes on the older card");
    draft.line("");
    draft.line("Same batch and length; *slower* is the step over that on the newer card above.");
    draft.line("");
    draft.line("| Change | Step (ms) | Slower |");
    draft.line("|:--|--:|--:|");
    for (int i = 0; i < rows; i++) {
      draft.row(i, "| " + names.get(i) + " | {old@} | {card@} |");
    }
    draft.line("");
    closing();
  }

  private void closing() {
    draft.line("## Is it worth it?");
    draft.line("");
    draft.line(
        "* On the newer card {budget} tokens take {hoursAfter} hours in the fastest state and"
            + " {hoursBefore} hours at the start: {hoursSaved} hours less.");
    draft.line("* " + names.get(told) + " alone gave {aboveSaid} the rate of the row above it.");
    draft.line(
        "* In the fastest state the " + PARTS.getFirst() + " pass takes {shareSaid} of a step.");
    draft.line("* On the older card the step is shortest after {shortest old}.");
    draft.line(
        "* The loss after 2,000 steps moved by less than "
            + NotebookGenerator.bystander(draft.between(0.1, 0.4), 1)
            + "% through all of this.");
  }
}
