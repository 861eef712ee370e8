package org.elenchus.verify.planted;

import java.util.List;
import java.util.Locale;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The files of a quantised model: a table of sizes and one of measurements share the file names as
 * a key, in two orders; a third has the same files on another machine, as its caption says.
 *
 * <ul>
 *   <li>Digit swap: a size is the weights times the bits of its row, a time is a length over a
 *       rate.
 *   <li>Wrong base: "smaller", "saved", "vs f16" and "GPU / laptop" name both numbers in the heads.
 *   <li>Stale duplicate: the weights stand in digits and in words, and the summary repeats cells.
 *   <li>Wrong unit: weights in millions instead of billions fit no file; a rate fits no time.
 *   <li>Wrong winner: bold and the summary name the fastest file and the least perplexity.
 *   <li>Shifted row: sizes no longer follow the bits, ratios no longer the column beside them.
 * </ul>
 */
final class QuantisedLayout {
  private static final List<String> KINDS = List.of("f16", "q8", "q6", "q5", "q4", "q3", "q2");
  private static final double[] BITS = {16, 8.5, 6.56, 5.68, 4.84, 3.9, 2.95};

  private final Draft draft;
  private final int files;
  private final String model;

  /** For each row of the second table the row of the first that holds the same file. */
  private final List<Integer> order;

  /** The row of the second table with the unquantised file. */
  private final int plain;

  QuantisedLayout(Draft draft) {
    this.draft = draft;
    this.files = 5 + draft.upTo(3);
    this.model = draft.any(List.of("Cormorant", "Gannet", "Fulmar", "Petrel"));
    this.order = draft.some(KINDS.subList(0, files), files).stream().map(KINDS::indexOf).toList();
    this.plain = order.indexOf(0);
    sizes();
    measurements();
    laptop();
    summary();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, files);
  }

  private String file(int kind) {
    return model.toLowerCase(Locale.ROOT) + "-" + KINDS.get(kind);
  }

  private List<String> keys() {
    return order.stream().map(this::file).toList();
  }

  /** Bytes are weights times bits over eight; sizes are in units of 10^9 bytes. */
  private void sizes() {
    draft.rounded("weights", draft.between(6.5e9, 9.4e9), 3, "B", Style.PLAIN);
    draft.again("weightsSaid", "weights", 2, "B", Style.WORDED);
    for (int i = 0; i < files; i++) {
      double bits = i == 0 ? BITS[i] : BITS[i] + draft.between(-0.03, 0.03);
      draft.rounded("bits" + i, bits, 2, "", Style.PLAIN);
      double size = draft.value("weights") * bits / 8e9;
      draft.rounded("size" + i, size, 2, "", Style.PLAIN);
      draft.known(
          new Known.Product(List.of("weights", "bits" + i), List.of("size" + i), 8_000_000_000L));
      if (i > 0) {
        draft.ratio("smaller" + i, "size0", "size" + i, 2, "x");
        draft.lower("saved" + i, "size" + i, "size0", 1, Style.PLAIN);
      }
    }
  }

  private void measurements() {
    draft.count("context", draft.any(List.of(2048L, 4096L)), Style.GROUPED);
    draft.count("reply", draft.any(List.of(256L, 512L)), Style.PLAIN);
    double speed = draft.between(700, 900);
    double prompt = draft.between(1500, 3500);
    double perplexity = draft.between(5.4, 6.6);
    double[] loss = new double[files];
    for (int kind = 0; kind < files; kind++) {
      loss[kind] = perplexity;
      perplexity += draft.between(0.02, 0.12) * (1 + kind);
    }
    for (int row = 0; row < files; row++) {
      int kind = order.get(row);
      double rate = speed / (draft.value("size" + kind) + draft.between(2, 3));
      draft.rounded("rate" + row, rate, 1, "", Style.PLAIN);
      draft.rounded("wait" + row, draft.value("reply") / rate, 2, "", Style.PLAIN);
      draft.known(new Known.Product(List.of("reply"), List.of("rate" + row, "wait" + row), 1));
      double read = prompt * draft.between(0.7, 1.3);
      draft.rounded("prompt" + row, read, 2, "K", Style.PLAIN);
      draft.rounded("first" + row, draft.value("context") / read, 2, "", Style.PLAIN);
      draft.known(new Known.Product(List.of("context"), List.of("prompt" + row, "first" + row), 1));
      draft.rounded("perplexity" + row, loss[kind], 3, "", Style.PLAIN);
    }
    for (int row = 0; row < files; row++) {
      if (row != plain) {
        draft.ratio("speed" + row, "rate" + row, "rate" + plain, 2, "x");
        draft.change("worse" + row, "perplexity" + row, "perplexity" + plain, 1, Style.SIGNED);
      }
    }
  }

  private void laptop() {
    double slower = draft.between(5, 9);
    for (int i = 0; i < files; i++) {
      int row = order.indexOf(i);
      double rate = draft.value("rate" + row) / (slower * draft.between(0.85, 1.15));
      draft.rounded("laptop" + i, rate, 2, "", Style.PLAIN);
      draft.ratio("machine" + i, "rate" + row, "laptop" + i, 1, "x");
    }
  }

  private void summary() {
    int fastest = draft.best(all("rate"), false);
    int least = draft.best(all("size"), true);
    draft.bold("bold rate", all("rate"), keys(), false);
    draft.bold("bold perplexity", all("perplexity"), keys(), true);
    draft.says("fastest", all("rate"), keys(), false);
    draft.says("first", all("first"), keys(), true);
    draft.again("rateSaid", "rate" + fastest);
    draft.again("promptSaid", "prompt" + fastest, 1, "K", Style.SMALL);
    draft.again("sizeLeast", "size" + least);
    draft.again("sizeMost", "size0");
    draft.again("worseSaid", "worse" + (plain == 0 ? 1 : 0), Style.PLAIN);
    draft.total("sizeAll", all("size"), 1, "", Style.PLAIN);
    draft.below("small", "limit", all("size"), 1);
  }

  void write() {
    draft.paragraph("# " + model + ", quantised");
    draft.paragraph(
        "Files of MODEL ({weights} weights) at several precisions. The size in GB (10⁹ bytes) is the"
                .replace("MODEL", model)
            + " number of weights times the bits per weight, over 8.");
    head("Bits per weight", "Size (GB)", "Times smaller than f16", "Saved against f16");
    for (int i = 0; i < files; i++) {
      String against = i == 0 ? "– | – |" : "{smaller@} | {saved@} |";
      draft.row(i, "| " + file(i) + " | {bits@} | {size@} | " + against);
    }
    draft.paragraph("| all files | | {sizeAll} | | |");
    gpu();
    draft.paragraph("## The same files on a laptop without a GPU");
    head("Reply (tok/s)", "GPU / laptop", "Memory used (GB)");
    for (int i = 0; i < files; i++) {
      double used = draft.value("size" + i) * draft.between(1.02, 1.12) + 0.4;
      String memory = NotebookGenerator.bystander(used, 1);
      draft.row(i, "| " + file(i) + " | {laptop@} | {machine@} | " + memory + " |");
    }
    draft.line("");
    closing();
  }

  private void head(String... columns) {
    draft.block(NotebookGenerator.head("File", List.of(columns)));
  }

  private void gpu() {
    draft.paragraph("## On one GPU");
    draft.paragraph(
        "In the order of measurement. *Prompt*: reading {context} tokens, *reply*: writing {reply}"
            + " tokens. Changes are against f16; **bold** is the fastest reply and the least"
            + " perplexity.");
    head(
        "Prompt (tok/s)",
        "Prompt (s)",
        "Reply (tok/s)",
        "Reply (s)",
        "Reply rate vs f16",
        "Perplexity",
        "Change",
        "GPU load");
    for (int row = 0; row < files; row++) {
      String rates = "| {prompt@} | {first@} | {rate@} | {wait@} | ";
      String speed = row == plain ? "–" : "{speed@}";
      String worse = row == plain ? "–" : "{worse@}";
      String rest = speed + " | {perplexity@} | " + worse + " | " + (61 + draft.upTo(38)) + "% |";
      draft.row(row, "| " + file(order.get(row)) + " " + rates + rest);
    }
    draft.line("");
  }

  private void closing() {
    String fast = keys().get(draft.best(all("rate"), false));
    draft.paragraph("## Which one?");
    draft.line("- All hold the same {weightsSaid} weights, in {sizeLeast} to {sizeMost} GB.");
    draft.line("- {fastest} writes fastest on the GPU, at {rateSaid} tokens per second.");
    draft.line("- {first} answers first there: it reads the prompt in the least time.");
    draft.line("- On the GPU " + fast + " reads a prompt at {promptSaid} tokens per second.");
    draft.line(
        "- " + keys().get(plain == 0 ? 1 : 0) + " has a perplexity {worseSaid} above that of f16.");
    draft.line("- {small} of the " + files + " files are smaller than {limit} GB.");
  }
}
