package org.elenchus.verify.planted;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.elenchus.verify.planted.Printed.Style;

/**
 * The benchmarks on the front page of a repository: badges, highlights, one optimisation upon
 * another with its throughput, what the memory is made of, scaling over several devices.
 */
final class BenchLayout {
  private static final List<String> LADDER =
      List.of(
          "eager fp32",
          "+ bf16 autocast",
          "+ `torch.compile`",
          "+ fused scan",
          "+ fused AdamW",
          "+ CUDA graphs",
          "+ packed batches");
  private static final List<String> SETUPS =
      List.of("fp32", "bf16", "bf16 + 8-bit Adam", "bf16 + checkpointing");

  /** Bytes for each parameter of weights, gradients and optimiser, by setup. */
  private static final long[][] BYTES = {{4, 4, 8}, {2, 2, 8}, {2, 2, 2}, {2, 2, 8}};

  private static final int SCALES = 4;

  private final Draft draft;
  private final int rows;
  private final List<String> names;

  BenchLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(LADDER.size() - 3);
    this.names = LADDER.subList(0, rows);
    ladder();
    memory();
    scaling();
  }

  /** The last rate follows from the share of the peak that it reaches, the others from the last. */
  private void ladder() {
    draft.rounded("size", draft.between(3e8, 1.4e9), 1, "M", Style.PLAIN);
    draft.count("batch", 4L << draft.upTo(3), Style.PLAIN);
    draft.count("length", 1024L << draft.upTo(2), Style.PLAIN);
    draft.rounded("flops", draft.any(List.of(3.12e14, 9.89e14)), 2, "e14", Style.PLAIN);
    double[] factors =
        DoubleStream.generate(() -> draft.between(1.04, 1.4)).limit(rows - 1L).toArray();
    double rate = draft.between(0.3, 0.55) * draft.value("flops") / (6 * draft.value("size"));
    for (double factor : factors) {
      rate /= factor;
    }
    for (int i = 0; i < rows; i++) {
      double time = 1000 * draft.value("batch") * draft.value("length") / rate;
      draft.rounded("rate" + i, rate, 0, "", Style.GROUPED);
      draft.rounded("time" + i, time, 1, "", Style.PLAIN);
      draft.known(
          new Known.Product(List.of("time" + i, "rate" + i), List.of("batch", "length"), 1000));
      if (i > 0) {
        draft.ratio("speed" + i, "rate" + i, "rate0", 2, "x");
        draft.change("gain" + i, "rate" + i, "rate" + (i - 1), 1, Style.SIGNED);
      }
      rate *= i < rows - 1 ? factors[i] : 1;
    }
    double share = 6 * draft.value("size") * last("rate") / draft.value("flops");
    draft.rounded("share", share, 1, "%", Style.PLAIN);
    draft.known(
        new Known.Product(List.of("share", "flops"), List.of("size", "rate" + (rows - 1)), 6));
  }

  private double last(String stem) {
    return draft.value(stem + (rows - 1));
  }

  private void memory() {
    double activations = draft.between(9e9, 1.8e10);
    double[] kept = {1, draft.between(0.5, 0.6), draft.between(0.5, 0.6), draft.between(0.1, 0.3)};
    for (int i = 0; i < SETUPS.size(); i++) {
      draft.product("weights" + i, List.of("size"), BYTES[i][0], 2, "B", Style.BARE);
      draft.product("gradients" + i, List.of("size"), BYTES[i][1], 2, "B", Style.BARE);
      draft.product("states" + i, List.of("size"), BYTES[i][2], 2, "B", Style.BARE);
      draft.rounded("activations" + i, activations * kept[i], 2, "B", Style.BARE);
      List<String> parts = List.of("weights" + i, "gradients" + i, "states" + i, "activations" + i);
      draft.total("vram" + i, parts, 2, "B", Style.BARE);
      if (i > 0) {
        draft.lower("freed" + i, "vram" + i, "vram0", 1, Style.PLAIN);
      }
    }
  }

  private void scaling() {
    double rate = last("rate");
    for (int i = 0; i < SCALES; i++) {
      draft.count("gpus" + i, 1L << i, Style.PLAIN);
      draft.rounded("node" + i, rate * (1L << i), 1, "K", Style.SMALL);
      draft.rounded("each" + i, rate, 2, "K", Style.SMALL);
      draft.known(new Known.Product(List.of("node" + i), List.of("each" + i, "gpus" + i), 1));
      draft.ratio("efficiency" + i, "each" + i, "each0", 1, "%");
      rate *= draft.between(0.9, 0.98);
    }
    draft.known(new Known.Same("node0", "rate" + (rows - 1)));
    double hours = draft.between(20, 200);
    String most = "node" + (SCALES - 1);
    draft.rounded("hours", hours, 1, "", Style.PLAIN);
    draft.product("tokens", List.of(most, "hours"), 3600, 1, "B", Style.PLAIN);
  }

  void write() {
    draft.paragraph("# fastscan");
    draft.block(
        """
        [![CI](https://img.shields.io/badge/CI-passing-green)](#)
        [![license](https://img.shields.io/badge/license-MIT-blue)](LICENSE)
        [![python](https://img.shields.io/badge/python-3.11+-blue)](#)

        """);
    draft.paragraph("Training kernels for linear recurrent language models.");
    highlights();
    draft.paragraph("## Benchmarks");
    throughput();
    memoryTable();
    scalingTable();
    planning();
    draft.paragraph("## Reproduce");
    draft.block(
        """
        ```bash
        pip install -e .[bench]
        python -m fastscan.bench --all
        ```
        """);
  }

  private void highlights() {
    int lean = draft.best(Draft.cells("vram", 0, SETUPS.size()), true);
    draft.again("topSpeed", "speed" + (rows - 1), 1, "x", Style.PLAIN);
    draft.again("topRate", "rate" + (rows - 1), 1, "K", Style.SMALL);
    draft.again("topFreed", "freed" + lean, 0, "%", Style.PLAIN);
    draft.again("topSize", "size", 0, "M", Style.PLAIN);
    draft.again("topEfficiency", "efficiency" + (SCALES - 1), 0, "%", Style.PLAIN);
    draft.line("- 🚀 {topSpeed} the throughput of eager fp32 with every optimisation on");
    draft.line("- ⚡ {topRate} tokens/s on one GPU for a {topSize} model");
    draft.line(
        "- 💾 {topFreed} less memory than fp32 with "
            + SETUPS.get(lean).replace("bf16 + ", "bf16 and "));
    draft.line("- 📈 {topEfficiency} scaling efficiency on " + (1 << (SCALES - 1)) + " GPUs");
    draft.line("");
  }

  private void throughput() {
    draft.paragraph("### Throughput");
    draft.paragraph(
        "{size} parameters, batch {batch}, sequence length {length}, one GPU. Each row adds to the"
            + " one above; *Gain* is over the row above, *Speed-up* over the first row.");
    boolean timeFirst = draft.coin();
    draft.line(
        timeFirst
            ? "| Configuration | ms/iter | tokens/s | Gain | Speed-up |"
            : "| Configuration | Tokens per second | Speed-up | Gain | Iteration (ms) |");
    draft.line("| --- | ---: | ---: | ---: | ---: |");
    for (int i = 0; i < rows; i++) {
      String speed = i == 0 ? "1.00x" : "{speed@}";
      String gain = i == 0 ? "" : "{gain@}";
      List<String> cells =
          timeFirst
              ? List.of(names.get(i), "{time@}", "{rate@}", gain, speed)
              : List.of(names.get(i), "{rate@}", speed, gain, "{time@}");
      draft.row(i, cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }
    draft.line("");
    draft.paragraph(
        "With everything on that is {share} of the peak of {flops} FLOP/s, at 6 FLOPs per parameter"
            + " and token.");
  }

  private void memoryTable() {
    List<String> totals = Draft.cells("vram", 0, SETUPS.size());
    draft.paragraph("### Memory");
    draft.paragraph("Peak during training in GB (10^9 bytes); the smallest total is bold.");
    draft.bold("bold total", totals, SETUPS, true);
    draft.line("| | " + String.join(" | ", SETUPS) + " |");
    draft.line("| :-- |" + " --: |".repeat(SETUPS.size()));
    draft.line(
        Arrays.stream(BYTES)
            .map(b -> b[0] + " + " + b[1] + " + " + b[2])
            .collect(Collectors.joining(" | ", "| Bytes per parameter | ", " |")));
    row("Weights", "weights");
    row("Gradients", "gradients");
    row("Optimizer states", "states");
    row("Activations", "activations");
    row("Total", "vram");
    row("Saved against fp32", "freed");
    draft.line("");
    draft.says("leanest", totals, SETUPS, true);
    draft.paragraph(
        "Bytes per parameter are those of weights + gradients + optimizer states. The setup that"
            + " needs the least memory is {leanest}.");
  }

  private void row(String title, String stem) {
    draft.line(
        Draft.cells(stem, 0, SETUPS.size()).stream()
            .map(c -> draft.has(c) ? "{" + c + "}" : "")
            .collect(Collectors.joining(" | ", "| " + title + " | ", " |")));
  }

  private void scalingTable() {
    draft.paragraph("### Scaling");
    draft.block(
        """
        <details><summary>Data parallel, one node, all optimisations</summary>

        | GPUs | tokens/s | tokens/s per GPU | Efficiency |
        | ---: | ---: | ---: | ---: |
        """);
    for (int i = 0; i < SCALES; i++) {
      draft.row(i, "| {gpus@} | {node@} | {each@} | {efficiency@} |");
    }
    draft.block(
        """

        </details>

        """);
  }

  private void planning() {
    draft.says("quickest", Draft.cells("rate", 0, rows), names, false);
    draft.paragraph("The fastest configuration on one GPU is \"{quickest}\".");
    int from = draft.upTo(rows - 1);
    draft.ratio("later", "rate" + (rows - 1), "rate" + from, 2, "x");
    draft.lower("sooner", "time" + (rows - 1), "time" + from, 1, Style.PLAIN);
    draft.paragraph(
        "Compared with \""
            + names.get(from)
            + "\", \""
            + names.getLast()
            + "\" handles {later} the tokens per second, and an iteration takes {sooner} less"
            + " time.");
    draft.again("planRate", "node" + (SCALES - 1));
    draft.paragraph(
        "Planning a run: at {planRate} tokens/s on "
            + (1 << (SCALES - 1))
            + " GPUs, {tokens} tokens take {hours} hours.");
  }
}
