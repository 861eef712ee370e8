package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A report on the reproduction of a paper: its scores beside ours with the differences, and an
 * appendix on what the runs took.
 */
final class ReproductionLayout {
  private static final List<String> TASKS =
      List.of("ARC-easy", "BoolQ", "HellaSwag", "LAMBADA", "PIQA", "SciQ", "WinoGrande");
  private static final List<String> RUNS = List.of("Tiny", "Small", "Medium", "Large");

  private final Draft draft;
  private final int rows;
  private final int runs;
  private final List<String> names;

  ReproductionLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(3);
    this.runs = 3 + draft.upTo(2);
    this.names = draft.some(TASKS, rows);
    scores();
    compute();
  }

  private static List<String> all(String stem, int howMany) {
    return Draft.cells(stem, 0, howMany);
  }

  private void scores() {
    double[] paper = draft.spread(rows, draft.between(41, 46), 0.15);
    for (int i = 0; i < rows; i++) {
      draft.rounded("paper" + i, paper[i], 1, "", Style.PLAIN);
      double gap = draft.between(0.6, 3.4) * (draft.upTo(4) == 0 ? 1 : -1);
      draft.rounded("ours" + i, paper[i] + gap, 1, "", Style.PLAIN);
      draft.difference("delta" + i, "ours" + i, "paper" + i, 1, Style.SIGNED);
      draft.change("relative" + i, "ours" + i, "paper" + i, 1, Style.SIGNED);
    }
    draft.mean("paper", all("paper", rows), 1, "");
    draft.mean("ours", all("ours", rows), 1, "");
    draft.difference("delta", "ours", "paper", 1, Style.SIGNED);
    draft.bold("boldPaper", all("paper", rows), names, false);
    draft.bold("boldOurs", all("ours", rows), names, false);
  }

  private void compute() {
    draft.count("length", 1024L << draft.upTo(2), Style.PLAIN);
    for (int i = 0; i < runs; i++) {
      draft.count("gpus" + i, 4L << i, Style.PLAIN);
      draft.rounded("wall" + i, draft.between(8, 19) + 13.0 * i, 1, "", Style.PLAIN);
      draft.product("gpuHours" + i, List.of("gpus" + i, "wall" + i), 1, 0, "", Style.GROUPED);
      double theirs = draft.value("gpuHours" + i) / draft.between(1.3, 2.9);
      draft.rounded("theirs" + i, theirs, 0, "", Style.GROUPED);
      draft.ratio("factor" + i, "gpuHours" + i, "theirs" + i, 1, "×");
      draft.count("steps" + i, 1000L * (12 + 9L * i + draft.upTo(9)), Style.GROUPED);
      draft.count("batch" + i, 128L << draft.upTo(3), Style.PLAIN);
      List<String> seen = List.of("steps" + i, "batch" + i, "length");
      draft.product("tokens" + i, seen, 1, 2, "B", Style.PLAIN);
    }
    draft.total("gpuHours", all("gpuHours", runs), 0, "", Style.GROUPED);
    draft.total("theirs", all("theirs", runs), 0, "", Style.GROUPED);
    draft.total("tokens", all("tokens", runs), 1, "B", Style.PLAIN);
    draft.ratio("factor", "gpuHours", "theirs", 1, "×");
  }

  void write() {
    draft.paragraph("# Reproducibility report");
    summary();
    draft.paragraph("## Results");
    draft.paragraph(
        "Accuracy in percent. Δ is ours − paper in points, Δ rel. the same relative to the paper."
            + " The best task of each column is in bold.");
    draft.line("| Task | Paper | Ours | Δ | Δ rel. |");
    draft.line("|:--|:-:|:-:|:-:|:-:|");
    for (int i = 0; i < rows; i++) {
      draft.row(i, "| " + names.get(i) + " | {paper@} | {ours@} | {delta@} | {relative@} |");
    }
    draft.line("| *Average* | {paper} | {ours} | {delta} | |");
    draft.line("");
    prose();
    appendix();
  }

  private void summary() {
    draft.again("shortPaper", "paper");
    draft.again("shortOurs", "ours");
    draft.again("shortHours", "gpuHours");
    draft.again("shortTokens", "tokens");
    draft.count("tasks", rows, Style.PLAIN);
    draft.count("models", runs, Style.PLAIN);
    draft.again("tasksAgain", "tasks");
    draft.again("modelsAgain", "models");
    draft.paragraph(
        "We evaluated on {tasks} tasks and reached {shortOurs} points on average, where the paper"
            + " has {shortPaper}. Training {models} models took {shortHours} GPU-hours for"
            + " {shortTokens} tokens.");
  }

  private void prose() {
    int wide = draft.best(all("delta", rows), true);
    int top = draft.best(all("ours", rows), false);
    draft.says("weakest", all("ours", rows), names, true);
    draft.says("strongest", all("ours", rows), names, false);
    draft.says("furthest", all("delta", rows), names, true);
    draft.again("theirWide", "paper" + wide);
    draft.again("ourWide", "ours" + wide);
    draft.again("topScore", "ours" + top);
    draft.paragraph(
        "Of the {tasksAgain} tasks our accuracy is highest on {strongest} ({topScore}) and lowest"
            + " on {weakest}. Δ is lowest on {furthest}: {ourWide} against {theirWide} in the"
            + " paper.");
  }

  private void appendix() {
    draft.paragraph("## Appendix: compute");
    draft.paragraph(
        "GPU-hours = GPUs × wall-clock hours; tokens = steps × batch × {length}, the length of a"
            + " sequence. The factor is our GPU-hours over the paper's.");
    draft.line(
        "| Model | GPUs | Hours | GPU-hours (ours) | GPU-hours (paper) | Factor | Steps | Batch |"
            + " Tokens |");
    draft.line("|:--|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (int i = 0; i < runs; i++) {
      String left = "| " + RUNS.get(i) + " | {gpus@} | {wall@} | {gpuHours@} | {theirs@}";
      draft.row(i, left + " | {factor@} | {steps@} | {batch@} | {tokens@} |");
    }
    draft.line("| Total | | | {gpuHours} | {theirs} | {factor} | | | {tokens} |");
    draft.line("");
    int last = runs - 1;
    draft.again("lastTokens", "tokens" + last);
    draft.again("lastHours", "gpuHours" + last);
    draft.ratio("lastShare", "gpuHours" + last, "gpuHours", 1, "%");
    draft.paragraph(
        "The largest of the {modelsAgain} models, "
            + RUNS.get(last)
            + ", took {lastHours} GPU-hours, {lastShare} of all of ours, and saw {lastTokens}"
            + " tokens.");
  }
}
