package org.elenchus.verify.planted;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A report on what a project has computed and paid: GPU-hours, money, energy and emissions by phase
 * with their shares, as rows or as columns, tokens for the money, and another provider.
 */
final class BudgetLayout {
  private static final List<String> PHASES =
      List.of(
          "Pretraining",
          "Ablations",
          "Hyperparameter search",
          "Fine-tuning",
          "Evaluation",
          "Failed runs");
  private static final List<String> STEMS =
      List.of("gpus", "wall", "gpuHours", "part", "energy", "cost");
  private static final List<String> TITLES =
      List.of("GPUs", "Wall-clock hours", "GPU-hours", "Share of GPU-hours", "kWh", "Cost (USD)");
  private static final String TOTAL = "Total";

  private final Draft draft;
  private final int rows;
  private final List<String> names;
  private final boolean transposed;

  BudgetLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(3);
    this.names =
        Stream.concat(
                Stream.of(PHASES.getFirst()),
                draft.some(PHASES.subList(1, PHASES.size()), rows - 1).stream())
            .toList();
    this.transposed = draft.coin();
    phases();
    model();
    other();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private void phases() {
    draft.exact("price", (1 + draft.upTo(3)) + "." + (1 + draft.upTo(9)) + "9");
    draft.exact("power", "0." + (35 + draft.upTo(40)));
    draft.exact("overhead", "1." + (11 + draft.upTo(30)));
    draft.exact("carbon", "0." + (11 + draft.upTo(50)));
    double[] wall = draft.spread(rows, draft.between(40, 90), 1.7);
    for (int i = 0; i < rows; i++) {
      draft.count("gpus" + i, i == 0 ? 32L << draft.upTo(2) : 2L << draft.upTo(3), Style.PLAIN);
      draft.rounded("wall" + i, wall[i], 1, "", Style.PLAIN);
      draft.product("gpuHours" + i, List.of("gpus" + i, "wall" + i), 1, 0, "", Style.GROUPED);
      List<String> factors = List.of("gpuHours" + i, "power", "overhead");
      draft.product("energy" + i, factors, 1, 0, "", Style.GROUPED);
      draft.product("cost" + i, List.of("gpuHours" + i, "price"), 1, 0, "", Style.GROUPED);
    }
    draft.total("gpuHours", all("gpuHours"), 0, "", Style.GROUPED);
    draft.total("energy", all("energy"), 0, "", Style.GROUPED);
    draft.total("cost", all("cost"), 0, "", Style.GROUPED);
    all("gpuHours").forEach(c -> share(c.substring("gpuHours".length())));
    draft.product("gas", List.of("energy", "carbon"), 1, 0, "", Style.GROUPED);
  }

  private void share(String row) {
    draft.ratio("part" + row, "gpuHours" + row, "gpuHours", 1, "%");
  }

  /** What the pretraining has bought. */
  private void model() {
    draft.rounded("size", draft.between(1.2e9, 6.8e9), 2, "B", Style.PLAIN);
    double rate = draft.between(0.8e14, 1.8e14) / (6 * draft.value("size"));
    draft.rounded("rate", rate, 2, "K", Style.PLAIN);
    draft.product("tokens", List.of("rate", "gpuHours0"), 3600, 1, "B", Style.PLAIN);
    draft.ratio("perParameter", "tokens", "size", 1, "");
    draft.scientific("compute", List.of("size", "tokens"), 6, 2);
    double dear = draft.value("cost0") / draft.value("tokens") * 1e9;
    draft.rounded("perBillion", dear, 2, "", Style.PLAIN);
    draft.known(
        new Known.Product(List.of("perBillion", "tokens"), List.of("cost0"), 1_000_000_000));
  }

  private void other() {
    String cents =
        Printed.rounded(draft.value("price") * draft.between(1.2, 2), 2, "", Style.PLAIN).text();
    draft.exact("priceElsewhere", cents);
    draft.product("costElsewhere", List.of("gpuHours", "priceElsewhere"), 1, 0, "", Style.GROUPED);
    draft.change("dearer", "priceElsewhere", "price", 0, Style.PLAIN);
    draft.difference("spared", "costElsewhere", "cost", 0, Style.GROUPED);
    draft.lower("sparedShare", "cost", "costElsewhere", 1, Style.PLAIN);
  }

  void write() {
    draft.paragraph("# Compute, cost and energy: final report");
    overview();
    draft.paragraph("## By phase");
    assumptions();
    table();
    reading();
    draft.paragraph("## What pretraining bought");
    bought();
    draft.paragraph("## Would another provider have been cheaper?");
    elsewhere();
  }

  private void overview() {
    draft.again("shortHours", "gpuHours", 1, "K", Style.SMALL);
    draft.again("shortCost", "cost", 1, "K", Style.PLAIN);
    draft.again("shortTokens", "tokens", 0, "B", Style.WORDED);
    draft.again("shortSize", "size", Style.WORDED);
    draft.again("shortEnergy", "energy");
    draft.block(
        """
        | Key figure | |
        |---|---|
        | GPU-hours in all | {shortHours} |
        | Spent in all | ${shortCost} |
        | Energy in all | {shortEnergy} kWh |
        | Model | {shortSize} parameters |
        | Pretraining tokens | {shortTokens} |

        """);
  }

  private void assumptions() {
    draft.paragraph(
        "GPU-hours are GPUs times wall-clock hours. We paid ${price} per GPU-hour. Energy is"
            + " GPU-hours times {power} kW, the mean draw of one GPU with its share of the host,"
            + " times a PUE of {overhead}.");
  }

  private void table() {
    if (transposed) {
      draft.line("| | " + String.join(" | ", names) + " | **" + TOTAL + "** |");
      draft.line("|:--|" + "--:|".repeat(rows + 1));
      for (int q = 0; q < STEMS.size(); q++) {
        String stem = STEMS.get(q);
        draft.line(
            Stream.concat(all(stem).stream().map(c -> "{" + c + "}"), Stream.of(total(stem)))
                .collect(Collectors.joining(" | ", "| " + TITLES.get(q) + " | ", " |")));
      }
    } else {
      draft.line("| Phase | " + String.join(" | ", TITLES) + " |");
      draft.line("|:--|" + "--:|".repeat(TITLES.size()));
      for (int i = 0; i < rows; i++) {
        String row = Integer.toString(i);
        draft.line(line(names.get(i), STEMS.stream().map(s -> "{" + s + row + "}")));
      }
      draft.line(line("**" + TOTAL + "**", STEMS.stream().map(this::total)));
    }
    draft.line("");
  }

  private static String line(String head, Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| " + head + " | ", " |"));
  }

  private String total(String stem) {
    return draft.has(stem) ? "{" + stem + "}" : stem.equals("part") ? "100%" : "";
  }

  private void reading() {
    draft.says("dearest", all("cost"), names, false);
    draft.says("cheapest", all("cost"), names, true);
    int dear = draft.best(all("cost"), false);
    draft.again("dearPart", "part" + dear, 0, "%", Style.PLAIN);
    draft.paragraph(
        "The most expensive phase was {dearest}; "
            + names.get(dear)
            + " alone took {dearPart} of all GPU-hours. The least was spent on {cheapest}.");
    int a = 1 + draft.upTo(rows - 1);
    int b = 1 + (a + draft.upTo(rows - 2)) % (rows - 1);
    int more = draft.value("cost" + a) > draft.value("cost" + b) ? a : b;
    int less = a + b - more;
    draft.ratio("timesCost", "cost" + more, "cost" + less, 1, "×");
    draft.lower("lessEnergy", "energy" + less, "energy" + more, 1, Style.PLAIN);
    draft.paragraph(
        names.get(more)
            + " cost {timesCost} as much as "
            + names.get(less)
            + ", which used {lessEnergy} less energy.");
    draft.paragraph(
        "At {carbon} kg CO₂e per kWh the energy of the whole project stands for {gas} kg CO₂e.");
  }

  private void bought() {
    draft.again("boughtHours", "gpuHours0");
    draft.block(
        """
        - {boughtHours} GPU-hours at {rate} tokens per second and GPU: {tokens} tokens
        - model of {size} parameters, hence {perParameter} tokens per parameter
        - ${perBillion} per billion tokens
        - 6 · parameters · tokens = ${compute}$ FLOPs

        """);
  }

  private void elsewhere() {
    draft.again("ourCost", "cost");
    draft.again("ourHours", "gpuHours");
    draft.line(
        "The next best offer was ${priceElsewhere} per GPU-hour, {dearer} above ours. The same"
            + " {ourHours} GPU-hours would have cost ${costElsewhere} there instead of ${ourCost}:"
            + " we saved ${spared}, or {sparedShare} of that bill.");
  }
}
