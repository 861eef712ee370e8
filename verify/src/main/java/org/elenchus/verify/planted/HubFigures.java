package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The figures of one training whose model is put on a hub: a shape, a schedule with evaluations at
 * equal distances, speed, energy and files.
 */
final class HubFigures {
  private final Draft draft;
  private final int rows;
  private final int kept;
  private final long every;

  /** With the least validation loss at the evaluation that is kept. */
  HubFigures(Draft draft, int rows, int kept, long every) {
    this.draft = draft;
    this.rows = rows;
    this.kept = kept;
    this.every = every;
  }

  void draw() {
    shape();
    schedule();
    evaluations();
    speed();
    files();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private void shape() {
    draft.count("vocabulary", draft.any(List.of(32_000L, 32_768L, 50_257L)), Style.PLAIN);
    draft.count("width", 64L * (8 + draft.upTo(13)), Style.PLAIN);
    draft.count("layers", 8L + draft.upTo(17), Style.PLAIN);
    draft.product("blocks", List.of("layers", "width", "width"), 12, 1, "M", Style.PLAIN);
    draft.product("embedding", List.of("vocabulary", "width"), 1, 1, "M", Style.PLAIN);
    draft.total("size", List.of("blocks", "embedding"), 1, "M", Style.PLAIN);
  }

  private void schedule() {
    draft.count("micro", 8L << draft.upTo(2), Style.PLAIN);
    draft.count("accumulation", 2L << draft.upTo(3), Style.PLAIN);
    draft.count("devices", 2L << draft.upTo(3), Style.PLAIN);
    long batch = whole("micro") * whole("accumulation") * whole("devices");
    draft.count("batch", batch, Style.PLAIN);
    draft.known(
        new Known.Product(List.of("batch"), List.of("micro", "accumulation", "devices"), 1));
    draft.count("length", 1_024L << draft.upTo(2), Style.PLAIN);
    draft.count("steps", every * rows, Style.PLAIN);
    long perEpoch = Math.round(every * rows / draft.between(1.3, 4.8));
    draft.count("perEpoch", perEpoch, Style.GROUPED);
    draft.count("examples", perEpoch * batch, Style.GROUPED);
    draft.known(new Known.Product(List.of("examples"), List.of("perEpoch", "batch"), 1));
    for (int i = 0; i < rows; i++) {
      draft.count("step" + i, every * (i + 1), Style.PLAIN);
      draft.ratio("epoch" + i, "step" + i, "perEpoch", 4, "");
      List<String> factors = List.of("step" + i, "batch", "length");
      draft.product("seen" + i, factors, 1, 1, "M", Style.PLAIN);
    }
  }

  private long whole(String cell) {
    return Math.round(draft.value(cell));
  }

  /** The validation loss falls up to the checkpoint that is kept and rises behind it. */
  private void evaluations() {
    double loss = draft.between(2.5, 3.1);
    double training = loss + draft.between(0.02, 0.3);
    double fall = draft.between(0.05, 0.12);
    draft.rounded("lossBefore", loss + draft.between(0.4, 0.9), 4, "", Style.PLAIN);
    draft.exponential("perplexityBefore", "lossBefore", 2);
    for (int i = 0; i < rows; i++) {
      draft.rounded("training" + i, training, 4, "", Style.PLAIN);
      draft.rounded("loss" + i, loss, 4, "", Style.PLAIN);
      draft.exponential("perplexity" + i, "loss" + i, 2);
      training -= fall * draft.between(0.8, 1.1);
      loss += i < kept ? -fall * draft.between(0.6, 1) : draft.between(0.004, 0.02);
      fall *= 0.8;
    }
    draft.known(new Known.Falling(all("training")));
    draft.lower("improved", "perplexity" + kept, "perplexityBefore", 1, Style.PLAIN);
  }

  private void speed() {
    double rate = draft.between(1.8e4, 4e4) * draft.value("devices");
    double tokens = draft.value("steps") * draft.value("batch") * draft.value("length");
    draft.rounded("runtime", tokens / rate, 1, "", Style.PLAIN);
    draft.ratio("stepRate", "steps", "runtime", 3, "");
    draft.rounded("sampleRate", rate / draft.value("length"), 2, "", Style.PLAIN);
    draft.product("tokenRate", List.of("sampleRate", "length"), 1, 1, "K", Style.SMALL);
    draft.known(new Known.Product(List.of("sampleRate", "runtime"), List.of("steps", "batch"), 1));
    draft.rounded("hours", draft.value("runtime") / 3600, 2, "", Style.PLAIN);
    draft.known(new Known.Product(List.of("runtime"), List.of("hours"), 3600));
    draft.exact("power", "0." + (31 + draft.upTo(59)));
    draft.exact("carbon", "0." + (11 + draft.upTo(79)));
    draft.product("deviceHours", List.of("hours", "devices"), 1, 1, "", Style.PLAIN);
    draft.product("energy", List.of("deviceHours", "power"), 1, 1, "", Style.PLAIN);
    draft.product("gas", List.of("energy", "carbon"), 1, 2, "", Style.PLAIN);
  }

  private void files() {
    draft.product("file0", List.of("size"), 4, 1, "M", Style.BARE);
    draft.product("file1", List.of("size"), 2, 1, "M", Style.BARE);
    draft.product("file2", List.of("size"), 1, 1, "M", Style.BARE);
    draft.lower("smaller", "file2", "file0", 0, Style.PLAIN);
  }
}
