package org.elenchus.verify.planted;

import java.util.List;
import java.util.function.IntFunction;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The ladder of model sizes in the appendix of a paper: models are columns, units stand in the
 * first column, formulas above the tables, compute in powers of ten.
 *
 * <ul>
 *   <li>Digit swap: every row enters a formula that the text or the row's head gives, 12Ld², steps
 *       times batch, D over N, 6ND, D over rate.
 *   <li>Wrong base: rates and perplexities are compared with the model that the row's head names,
 *       hours and perplexities with the model that the sentence names.
 *   <li>Stale duplicate: the closing sentences repeat cells of the tables by model and quantity.
 *   <li>Wrong unit: FLOPs are 6ND and a rate times its hours are D, a thousand times off otherwise.
 *   <li>Wrong winner: the fastest and the most fed model can be read off their rows.
 *   <li>Shifted row: two cells of a row that change places break the formulas of both columns.
 * </ul>
 */
final class LadderLayout {
  private static final List<String> SIZES = List.of("XS", "S", "M", "L", "XL", "XXL");
  private static final int HEAD = 64;

  private final Draft draft;
  private final int models;
  private final List<String> names;
  private final boolean typeset;
  private final int told;

  LadderLayout(Draft draft) {
    this.draft = draft;
    this.models = 4 + draft.upTo(3);
    String stem = draft.any(List.of("Tern", "Plover", "Dunlin", "Avocet"));
    this.names = SIZES.stream().limit(models).map(s -> stem + "-" + s).toList();
    this.typeset = draft.coin();
    this.told = draft.upTo(models);
    shapes();
    training();
    results();
    sentences();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, models);
  }

  private void shapes() {
    draft.count("vocabulary", draft.any(List.of(32_000L, 50_304L, 64_000L)), Style.GROUPED);
    for (int i = 0; i < models; i++) {
      draft.count("layers" + i, 8L + 4L * i + 2L * draft.upTo(2), Style.PLAIN);
      draft.count("width" + i, 512L + 256L * i + 2L * HEAD * draft.upTo(2), Style.PLAIN);
      List<String> shape = List.of("layers" + i, "width" + i, "width" + i);
      draft.product("inner" + i, shape, 12, 1, "M", Style.BARE);
      double outer = draft.value("vocabulary") * draft.value("width" + i);
      draft.rounded("whole" + i, draft.value("inner" + i) + outer, 1, "M", Style.BARE);
      draft.known(new Known.Transformer("whole" + i, "layers" + i, "width" + i, "vocabulary"));
    }
  }

  private void training() {
    draft.count("batch", draft.any(List.of(131_072L, 262_144L, 524_288L)), Style.GROUPED);
    double[] fed = draft.spread(models, draft.between(12, 20), 0.1);
    double rate = draft.between(150e3, 260e3);
    Style letter = draft.coin() ? Style.SMALL : Style.PLAIN;
    for (int i = 0; i < models; i++) {
      double tokens = fed[i] * draft.value("inner" + i);
      draft.count("steps" + i, Math.round(tokens / draft.value("batch")), Style.GROUPED);
      draft.product("tokens" + i, List.of("steps" + i, "batch"), 1, 2, "B", Style.BARE);
      draft.rounded(
          "fed" + i, draft.value("tokens" + i) / draft.value("inner" + i), 1, "", Style.PLAIN);
      draft.known(new Known.Product(List.of("tokens" + i), List.of("fed" + i, "inner" + i), 1));
      compute(i);
      double slower = Math.pow(draft.value("inner" + i) / draft.value("inner0"), -0.8);
      double mine = rate * slower * draft.between(0.9, 1.1);
      draft.rounded("rate" + i, mine, 1, "K", letter);
      double hours = draft.value("tokens" + i) / (mine * 3600);
      draft.rounded("hours" + i, hours, 1, "", Style.PLAIN);
      draft.known(new Known.Product(List.of("tokens" + i), List.of("rate" + i, "hours" + i), 3600));
    }
  }

  private void compute(int i) {
    List<String> factors = List.of("inner" + i, "tokens" + i);
    double value = 6 * draft.value("inner" + i) * draft.value("tokens" + i);
    String power = "e" + (int) Math.log10(value);
    Style style = typeset ? Style.SCIENTIFIC : Style.PLAIN;
    draft.product("flops" + i, factors, 6, 2, power, style);
  }

  private void results() {
    double loss = draft.between(3.3, 3.7);
    for (int i = 0; i < models; i++) {
      draft.rounded("loss" + i, loss, 3, "", Style.PLAIN);
      draft.exponential("perplexity" + i, "loss" + i, 2);
      if (i > 0) {
        draft.lower("gained" + i, "perplexity" + i, "perplexity0", 1, Style.PLAIN);
        draft.ratio("pace" + i, "rate" + i, "rate0", 3, "");
      }
      loss -= draft.between(0.03, 0.2);
    }
    draft.known(new Known.Falling(all("loss")));
  }

  private void sentences() {
    int last = models - 1;
    draft.says("fastest", all("rate"), names, false);
    draft.says("most fed", all("fed"), names, false);
    draft.says("best", all("loss"), names, true);
    draft.again("lossFirst", "loss0");
    draft.again("lossLast", "loss" + last);
    draft.again("rateSaid", "rate" + draft.best(all("rate"), false), Style.PLAIN);
    draft.again("fedSaid", "fed" + draft.best(all("fed"), false));
    draft.again("innerSaid", "inner" + told, Style.PLAIN);
    draft.again("tokensSaid", "tokens" + told, Style.PLAIN);
    draft.again("hoursSaid", "hours" + told);
    draft.ratio("factor", "hours" + last, "hours" + (last - 1), 2, "");
    draft.lower("drop", "perplexity" + last, "perplexity" + (last - 1), 1, Style.PLAIN);
    draft.total("hoursAll", all("hours"), 0, "", Style.GROUPED);
  }

  private void bystanders(String head, IntFunction<String> entry) {
    draft.line(NotebookGenerator.row(head, models, entry));
  }

  private void head(String caption) {
    draft.line("");
    draft.paragraph(caption);
    draft.block(NotebookGenerator.head("", names));
  }

  private void numbers(String head, String stem) {
    draft.line(NotebookGenerator.row(head, all(stem)));
  }

  /** A row that compares all other models with the smallest. */
  private void rest(String head, String stem) {
    String against = head.replace("SMALLEST", names.getFirst()) + " | –";
    draft.line(NotebookGenerator.row(against, Draft.cells(stem, 1, models)));
  }

  void write() {
    draft.paragraph("## Appendix " + draft.any(List.of("A", "B", "D")) + ": the model ladder");
    draft.line(
        "N counts the weights of the blocks, N = 12 L d², without embeddings. The row below it adds"
            + " the tied embeddings, V d, with a vocabulary of V = {vocabulary}. All models are"
            + " trained with batches of {batch} tokens, D tokens in all, which costs C = 6 N D.");
    head("Table 7: Architecture.");
    numbers("layers, L", "layers");
    numbers("width, d", "width");
    bystanders("heads", i -> NotebookGenerator.bystander(draft.value("width" + i) / HEAD, 0));
    numbers("N (M)", "inner");
    numbers("with embeddings (M)", "whole");
    bystanders("dropout", i -> i < 2 ? "0.1" : "0");
    head(
        "Table 8: Training. The rate is that of one GPU, and hours are GPU hours, D over the"
            + " rate.");
    numbers("steps", "steps");
    numbers("D (B)", "tokens");
    numbers("D / N", "fed");
    String flops = NotebookGenerator.row("C (FLOPs)", all("flops"));
    draft.line(typeset ? flops.replace("{", "${").replace("}", "}$") : flops);
    numbers("tokens/s", "rate");
    rest("relative to SMALLEST", "pace");
    numbers("hours", "hours");
    bystanders("steps clipped", i -> NotebookGenerator.bystander(draft.between(0.2, 7), 1) + "%");
    bystanders("peak LR", i -> List.of("1e-3", "8e-4", "6e-4", "4e-4", "3e-4", "2e-4").get(i));
    head("Table 9: Loss in nats on the held-out text, and its exponential.");
    numbers("loss", "loss");
    numbers("perplexity", "perplexity");
    rest("below that of SMALLEST", "gained");
    head("Table 10: Loss of the same models on source code, which none was trained on.");
    bystanders(
        "loss",
        i -> NotebookGenerator.bystander(draft.value("loss" + i) - draft.between(0.8, 1), 3));
    draft.line("");
    closing();
  }

  private void closing() {
    String closing =
        "The held-out loss falls with every size, from {lossFirst} for SMALL to {lossLast} for"
            + " LARGE; the lowest is that of {best}. From SECOND to LARGE the GPU hours change by"
            + " a factor of {factor} and perplexity falls by {drop}.";
    draft.paragraph(
        closing
            .replace("SMALL", names.getFirst())
            .replace("SECOND", names.get(models - 2))
            .replace("LARGE", names.getLast()));
    draft.paragraph(
        "{fastest} has the highest throughput, {rateSaid} tokens per second. {most fed} sees the"
            + " most data for its size, {fedSaid} tokens per parameter. "
            + names.get(told)
            + ", the size used for all ablations, has {innerSaid} parameters without embeddings and"
            + " sees {tokensSaid} tokens in {hoursSaid} GPU hours. All sizes together took"
            + " {hoursAll} GPU hours; warm-up is 2% of the steps.");
  }
}
