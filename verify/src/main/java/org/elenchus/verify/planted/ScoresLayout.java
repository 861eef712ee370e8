package org.elenchus.verify.planted;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.elenchus.verify.planted.Printed.Style;

/**
 * Answers of models counted task by task: tasks are rows and models columns, counts in one table
 * and percentages of the same answers in the next, two averages that differ, what the answers cost,
 * and other figures of the same models with examples in the prompt, as a caption says.
 *
 * <ul>
 *   <li>Digit swap: a percentage is its count over the questions of its row; counts add up.
 *   <li>Wrong base: "tokens vs", "rate vs" and "fewer than" name the model that is the base.
 *   <li>Stale duplicate: the sentences repeat means, rates and percentages of a model and a task.
 *   <li>Wrong unit: tokens are the seconds times the rate, off by a thousand otherwise.
 *   <li>Wrong winner: bold in each row of percentages, and the best mean and the fastest in words.
 *   <li>Shifted row: percentages and counts of two tasks that change places no longer agree.
 * </ul>
 */
final class ScoresLayout {
  private static final List<String> MODELS =
      List.of("Merlin", "Kestrel", "Hobby", "Harrier", "Osprey", "Goshawk");
  private static final List<String> TASKS =
      List.of("recall", "parity", "arithmetic", "sorting", "copying", "nesting", "dates", "maps");
  private static final List<String> LETTERS = List.of("a", "b", "c", "d");

  private final Draft draft;
  private final int tasks;
  private final int models;
  private final List<String> names;
  private final List<String> topics;
  private final int told;
  private final int task;

  ScoresLayout(Draft draft) {
    this.draft = draft;
    this.tasks = 4 + draft.upTo(4);
    this.models = 3 + draft.upTo(2);
    this.names = draft.some(MODELS, models);
    this.topics = draft.some(TASKS, tasks);
    this.told = draft.upTo(models);
    this.task = draft.upTo(tasks);
    answers();
    averages();
    cost();
    sentences();
  }

  private List<String> down(String stem) {
    return Draft.cells(stem, 0, tasks);
  }

  private List<String> models(String stem) {
    return Draft.cells(stem, 0, models);
  }

  /** The cells of a task over the models. */
  private List<String> across(String stem, int row) {
    return IntStream.range(0, models).mapToObj(m -> stem + LETTERS.get(m) + row).toList();
  }

  private void answers() {
    for (int i = 0; i < tasks; i++) {
      draft.count("questions" + i, 200L + draft.upTo(2300), Style.GROUPED);
      double[] chance = draft.spread(models, draft.between(0.22, 0.4), 0.003);
      for (int m = 0; m < models; m++) {
        String row = LETTERS.get(m) + i;
        long right = Math.round(chance[m] * draft.value("questions" + i));
        draft.count("right" + row, right, Style.GROUPED);
        quotient("score" + row, 100, "right" + row, "questions" + i);
      }
      draft.bold("best at task " + i, across("score", i), names, false);
    }
  }

  private void averages() {
    sum("questionsAll", down("questions"));
    for (int m = 0; m < models; m++) {
      String letter = LETTERS.get(m);
      sum("all" + m, down("right" + letter));
      draft.mean("mean" + m, down("score" + letter), 1, "");
      quotient("pooled" + m, 100, "all" + m, "questionsAll");
    }
    draft.ranks("rank", models("mean"), false);
  }

  private void sum(String cell, List<String> counts) {
    draft.count(cell, (long) counts.stream().mapToDouble(draft::value).sum(), Style.GROUPED);
    draft.known(new Known.Total(cell, counts));
  }

  /** What times the second cell is a constant times the first. */
  private void quotient(String cell, long constant, String top, String bottom) {
    double value = constant * draft.value(top) / draft.value(bottom);
    draft.rounded(cell, value, 1, "", Style.PLAIN);
    draft.known(new Known.Product(List.of(cell, bottom), List.of(top), constant));
  }

  private void cost() {
    double[] each = draft.spread(models, draft.between(60, 140), 2);
    for (int m = 0; m < models; m++) {
      double tokens = each[m] * draft.value("questionsAll");
      draft.rounded("tokens" + m, tokens, 3, "M", Style.PLAIN);
      quotient("each" + m, 1, "tokens" + m, "questionsAll");
      draft.rounded("rate" + m, draft.between(900, 5200), 2, "K", Style.PLAIN);
      quotient("seconds" + m, 1, "tokens" + m, "rate" + m);
      if (m > 0) {
        draft.change("more" + m, "tokens" + m, "tokens0", 1, Style.SIGNED);
        draft.ratio("pace" + m, "rate" + m, "rate0", 2, "x");
      }
    }
  }

  private void sentences() {
    int best = draft.best(models("mean"), false);
    int worst = draft.best(models("mean"), true);
    int brief = draft.best(models("tokens"), true);
    int wordy = draft.best(models("tokens"), false);
    draft.says("best mean", models("mean"), names, false);
    draft.says("fastest", models("rate"), names, false);
    draft.says("briefest", models("tokens"), names, true);
    draft.again("meanSaid", "mean" + best);
    draft.difference("gap", "mean" + best, "mean" + worst, 1, Style.PLAIN);
    draft.again("scoreSaid", "score" + LETTERS.get(told) + task);
    draft.again("rightSaid", "right" + LETTERS.get(told) + task);
    draft.again("rateSaid", "rate" + told, 1, "K", Style.SMALL);
    draft.again("eachSaid", "each" + told);
    draft.lower("fewer", "tokens" + brief, "tokens" + wordy, 1, Style.PLAIN);
    draft.below("low", "limit", down("score" + LETTERS.get(told)), 1);
  }

  private void head(String corner, List<String> columns) {
    draft.block(NotebookGenerator.head(corner, columns));
  }

  private void row(String name, List<String> cells) {
    draft.line(NotebookGenerator.row(name, cells));
  }

  void write() {
    draft.paragraph("# Evaluation: " + models + " models, " + tasks + " tasks");
    draft.paragraph(
        "{best mean} has the best mean over tasks, {meanSaid}%, {gap} points above the worst model."
            + " The prompt holds the question alone unless a caption says otherwise.");
    draft.paragraph("**Right answers** by task, out of the questions in the second column:");
    head("task", Stream.concat(Stream.of("questions"), names.stream()).toList());
    for (int i = 0; i < tasks; i++) {
      row(topics.get(i) + " | {questions" + i + "}", across("right", i));
    }
    row("total | {questionsAll}", models("all"));
    draft.line("");
    draft.paragraph(
        "**Percent right**, the same answers, best of a task in bold. The mean gives every task the"
            + " same weight, the line below it every question; the rank is by the mean.");
    head("task", names);
    for (int i = 0; i < tasks; i++) {
      row(topics.get(i), across("score", i));
    }
    row("mean over tasks", models("mean"));
    row("over all questions", models("pooled"));
    row("rank", models("rank"));
    draft.line("");
    examples();
    String first = names.getFirst();
    String tokens = "tokens vs " + first;
    String rate = "rate vs " + first;
    draft.paragraph("**Cost of the answers to all questions** (no examples in the prompt):");
    head("model", List.of("tokens written", "per question", "tok/s", "seconds", tokens, rate));
    for (int m = 0; m < models; m++) {
      String cells = " | {tokens@} | {each@} | {rate@} | {seconds@} | ";
      draft.row(m, "| " + names.get(m) + cells + (m == 0 ? "– | –" : "{more@} | {pace@}") + " |");
    }
    draft.line("");
    closing(names.get(told), names.get(draft.best(models("tokens"), false)));
  }

  /** Percentages of another setting, of which the page holds no counts. */
  private void examples() {
    draft.paragraph("**Percent right with five examples in the prompt**, first three tasks only:");
    head("task", names);
    for (String topic : topics.subList(0, 3)) {
      draft.line(
          NotebookGenerator.row(
              topic, models, m -> NotebookGenerator.bystander(draft.between(35, 96), 1)));
    }
    draft.line("");
  }

  private void closing(String name, String wordy) {
    String right = " is right on {scoreSaid}% of " + topics.get(task) + ", {rightSaid} answers";
    draft.line("- Without examples " + name + right + "; {low} of its scores lie below {limit}%.");
    draft.line("- " + name + " writes {rateSaid} tokens a second, {eachSaid} for a question.");
    draft.line("- {fastest} writes fastest of all.");
    draft.line(
        "- {briefest} writes the fewest tokens, {fewer} fewer than " + wordy + ", the most.");
    draft.line("- Two readers of a sample agreed on " + (90 + draft.upTo(9)) + "% of it.");
  }
}
