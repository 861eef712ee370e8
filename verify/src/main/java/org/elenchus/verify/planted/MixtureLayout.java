package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The card of a mixture of texts: a funnel of filters with two percentages a row, one against the
 * row above and one against the first; a table with a totals row and the units in its cells.
 *
 * <ul>
 *   <li>Digit swap: documents times mean length are tokens, columns add up to the row of totals.
 *   <li>Wrong base: shares are "of all tokens", filters "of what came in" and "of the crawl".
 *   <li>Stale duplicate: the last stage of the funnel is the total of the table, and the sentences
 *       repeat cells by source.
 *   <li>Wrong unit: millions for billions break the row's product and the column's sum.
 *   <li>Wrong winner: bold, the source with most documents and that of the longest can be looked
 *       up.
 *   <li>Shifted row: a column out of step breaks the product of two rows, and their shares.
 * </ul>
 */
final class MixtureLayout {
  private static final List<String> SOURCES =
      List.of("web", "books", "code", "encyclopedia", "papers", "forums", "news", "patents");
  private static final List<String> FILTERS =
      List.of("crawl", "language", "quality rules", "near duplicates", "personal data");
  private static final List<String> EPOCHS = List.of("0.5", "1.0", "1.5", "2.0", "3.0");
  private static final List<String> LICENCES = List.of("mixed", "CC BY", "CC0", "permissive");

  private final Draft draft;
  private final int sources;
  private final int stages;
  private final List<String> names;
  private final int told;

  MixtureLayout(Draft draft) {
    this.draft = draft;
    this.sources = 4 + draft.upTo(4);
    this.stages = 3 + draft.upTo(3);
    this.names = draft.some(SOURCES, sources);
    this.told = draft.upTo(sources);
    mixture();
    funnel();
    run();
    sentences();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, sources);
  }

  private void mixture() {
    double[] documents = draft.spread(sources, draft.between(2e5, 9e5), 60_000);
    double[] lengths = draft.spread(sources, draft.between(250, 500), 20);
    long sum = 0;
    for (int i = 0; i < sources; i++) {
      long count = Math.round(documents[i]);
      sum += count;
      draft.count("documents" + i, count, Style.GROUPED);
      draft.rounded("length" + i, lengths[i], 1, "", Style.PLAIN);
      scaled("tokens" + i, List.of("documents" + i, "length" + i));
      draft.exact("epochs" + i, draft.any(EPOCHS));
      scaled("seen" + i, List.of("tokens" + i, "epochs" + i));
    }
    draft.count("documentsAll", sum, Style.GROUPED);
    draft.known(new Known.Total("documentsAll", all("documents")));
    draft.again("documentsSum", "documentsAll");
    draft.known(new Known.Total("documentsSum", all("documents")));
    draft.total("tokensAll", all("tokens"), 2, "B", Style.SPACED);
    draft.total("seenAll", all("seen"), 2, "B", Style.SPACED);
    for (int i = 0; i < sources; i++) {
      draft.ratio("share" + i, "tokens" + i, "tokensAll", 1, "%");
    }
  }

  /** A product in millions, or from a thousand of them in billions. */
  private void scaled(String cell, List<String> factors) {
    double product = factors.stream().mapToDouble(draft::value).reduce(1, (a, b) -> a * b);
    boolean billions = product >= 1e9;
    draft.product(cell, factors, 1, billions ? 3 : 1, billions ? "B" : "M", Style.SPACED);
  }

  /** From the last stage, which is the mixture, back to the crawl. */
  private void funnel() {
    long[] left = new long[stages];
    left[stages - 1] = (long) draft.value("documentsAll");
    for (int i = stages - 2; i >= 0; i--) {
      left[i] = Math.round(left[i + 1] / draft.between(0.45, 0.94));
    }
    for (int i = 0; i < stages; i++) {
      draft.count("left" + i, left[i], Style.GROUPED);
      if (i > 0) {
        draft.count("removed" + i, left[i - 1] - left[i], Style.GROUPED);
        draft.known(new Known.Difference("removed" + i, "left" + (i - 1), "left" + i));
        draft.lower("dropped" + i, "left" + i, "left" + (i - 1), 1, Style.PLAIN);
        draft.ratio("kept" + i, "left" + i, "left0", 1, "%");
      }
    }
    draft.known(new Known.Same("left" + (stages - 1), "documentsAll"));
  }

  private void run() {
    draft.count("batch", draft.any(List.of(256L, 512L, 1024L)), Style.PLAIN);
    draft.count("context", draft.any(List.of(1024L, 2048L)), Style.GROUPED);
    double batch = draft.value("batch") * draft.value("context");
    double steps = draft.value("seenAll") * draft.between(0.5, 2.5) / batch;
    draft.count("steps", Math.round(steps), Style.GROUPED);
    draft.product("trained", List.of("steps", "batch", "context"), 1, 2, "B", Style.WORDED);
    draft.ratio("passes", "trained", "seenAll", 2, "");
  }

  private void sentences() {
    draft.bold("largest", all("tokens"), names, false);
    draft.says("most documents", all("documents"), names, false);
    draft.says("longest", all("length"), names, false);
    draft.again(
        "documentsSaid", "documents" + draft.best(all("documents"), false), 2, "M", Style.PLAIN);
    draft.again("lengthSaid", "length" + draft.best(all("length"), false));
    draft.again("lengthLeast", "length" + draft.best(all("length"), true));
    draft.again("shareSaid", "share" + told);
    draft.again("tokensSaid", "tokens" + told, Style.WORDED);
    draft.again("totalSaid", "tokensAll", 1, "B", Style.WORDED);
    draft.mean("shareMean", List.of("share0", "share1"), 1, "%");
  }

  void write() {
    draft.paragraph("# Dataset card: " + draft.any(List.of("Estuary", "Moor", "Saltmarsh")));
    draft.paragraph(
        "{documentsAll} documents from "
            + sources
            + " sources, {totalSaid} tokens in all. Tokens"
            + " are documents × mean length; *seen* is tokens × epochs, the weight of a source in"
            + " one pass over the mixture.");
    draft.line(
        "| Source | Documents | Mean length | Tokens | of all tokens | Epochs | Seen |"
            + " Raw text | Licence |");
    draft.line("|---|" + "---:|".repeat(7) + "---|");
    for (int i = 0; i < sources; i++) {
      String raw =
          NotebookGenerator.bystander(draft.value("tokens" + i) * draft.between(3.4, 4.9) / 1e9, 2);
      draft.row(
          i,
          "| "
              + names.get(i)
              + " | {documents@} | {length@} | {tokens@} | {share@} | {epochs@} |"
              + " {seen@} | "
              + raw
              + " GB | "
              + draft.any(LICENCES)
              + " |");
    }
    draft.line("| total | {documentsSum} | | {tokensAll} | 100% | | {seenAll} | | |");
    draft.line("");
    filters();
    closing();
  }

  private void filters() {
    draft.line("## Filters");
    draft.line("");
    draft.paragraph(
        "*Removed* is also given as a share of what came in from the row above, *left* as a share"
            + " of the crawl. Time is on 64 cores.");
    draft.line("| After | Left | of the crawl | Removed | of what came in | Hours |");
    draft.line("|---|---:|---:|---:|---:|---:|");
    for (int i = 0; i < stages; i++) {
      String hours = NotebookGenerator.bystander(draft.between(0.4, 19), 1);
      String cells = i == 0 ? " | | | | " : " | {kept@} | {removed@} | {dropped@} | ";
      draft.row(i, "| " + FILTERS.get(i) + " | {left@}" + cells + hours + " |");
    }
    draft.line("");
  }

  private void closing() {
    String longest = "{longest} has the longest documents, {lengthSaid} tokens on average";
    draft.line("## Notes");
    draft.line("");
    draft.line("- {most documents} gives the most documents, {documentsSaid}.");
    draft.line("- " + longest + "; the shortest average is {lengthLeast}.");
    draft.line(
        "- Bold marks the largest source by tokens. "
            + names.get(told)
            + " gives {tokensSaid} tokens, {shareSaid} of all.");
    draft.line(
        "- The mean share of "
            + names.get(0)
            + " and "
            + names.get(1)
            + " is {shareMean}; "
            + (3 + draft.upTo(9))
            + "% of the pages of a sample of 500 had spelling errors.");
    draft.line(
        "- Our own training takes {steps} steps of {batch} sequences of {context} tokens:"
            + " {trained} tokens, {passes} passes over the mixture as *seen*.");
  }
}
