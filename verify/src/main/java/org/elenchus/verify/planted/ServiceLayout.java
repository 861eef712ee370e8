package org.elenchus.verify.planted;

import java.util.List;
import org.elenchus.verify.planted.Printed.Style;

/**
 * A company's internal page: which share of the requests each model answered within the agreed
 * time, what serving it cost, and which one is recommended.
 */
final class ServiceLayout {
  private static final List<String> MODELS =
      List.of("chat-small", "chat-base", "chat-large", "code-base", "code-large", "search-mini");

  private final Draft draft;
  private final int rows;
  private final List<String> names;

  ServiceLayout(Draft draft) {
    this.draft = draft;
    this.rows = 4 + draft.upTo(2);
    this.names = draft.some(MODELS, rows);
    requests();
    costs();
  }

  private List<String> all(String stem) {
    return Draft.cells(stem, 0, rows);
  }

  private void requests() {
    double[] kept = draft.spread(rows, draft.between(0.78, 0.84), 0.0006);
    double[] latency = draft.spread(rows, draft.between(110, 150), 1.3);
    for (int i = 0; i < rows; i++) {
      long asked = 100_000L + draft.upTo(800_000);
      draft.count("requests" + i, asked, Style.GROUPED);
      draft.count("within" + i, Math.round(asked * kept[i]), Style.GROUPED);
      draft.difference("late" + i, "requests" + i, "within" + i, 0, Style.GROUPED);
      draft.ratio("share" + i, "within" + i, "requests" + i, 2, "%");
      draft.rounded("latency" + i, latency[i], 1, "", Style.PLAIN);
    }
    draft.total("requests", all("requests"), 0, "", Style.GROUPED);
    draft.total("within", all("within"), 0, "", Style.GROUPED);
    draft.total("late", all("late"), 0, "", Style.GROUPED);
    draft.ratio("share", "within", "requests", 2, "%");
  }

  private void costs() {
    draft.exact("price", (1 + draft.upTo(3)) + "." + (1 + draft.upTo(9)) + "5");
    double[] hours = draft.spread(rows, draft.between(400, 700), 40);
    for (int i = 0; i < rows; i++) {
      draft.count("hours" + i, Math.round(hours[i]), Style.GROUPED);
      draft.product("cost" + i, List.of("hours" + i, "price"), 1, 0, "", Style.GROUPED);
      double tokens = draft.value("requests" + i) * draft.between(400, 900);
      draft.rounded("tokens" + i, tokens, 1, "M", Style.PLAIN);
      double dear = draft.value("cost" + i) / tokens * 1e6;
      draft.rounded("perMillion" + i, dear, 2, "", Style.PLAIN);
      draft.known(
          new Known.Product(
              List.of("perMillion" + i, "tokens" + i), List.of("cost" + i), 1_000_000));
    }
    draft.total("hours", all("hours"), 0, "", Style.GROUPED);
    draft.total("cost", all("cost"), 0, "", Style.GROUPED);
    draft.total("tokens", all("tokens"), 1, "M", Style.PLAIN);
    all("cost").forEach(c -> draft.ratio(c.replace("cost", "part"), c, "cost", 1, "%"));
    draft.bold("boldShare", all("share"), names, false);
    draft.bold("boldLatency", all("latency"), names, true);
  }

  void write() {
    draft.paragraph("# Model serving: monthly benchmark");
    draft.again("headRequests", "requests");
    draft.again("headCost", "cost", 1, "K", Style.PLAIN);
    draft.again("headTokens", "tokens", 2, "B", Style.PLAIN);
    draft.again("headShare", "share", 1, "%", Style.PLAIN);
    draft.block(
        """
        **TL;DR** {headRequests} requests, {headTokens} tokens, ${headCost} spent, {headShare} of
        all requests answered within the SLA.

        ## SLA

        A request is within the SLA if it was answered in two seconds. SLA % = within SLA /
        requests. Best values in bold.

        | Model | Requests | Within SLA | Late | SLA % | Median latency (ms) |
        |---|---:|---:|---:|---:|---:|\
        """);
    for (int i = 0; i < rows; i++) {
      String name = "| " + names.get(i);
      draft.row(i, name + " | {requests@} | {within@} | {late@} | {share@} | {latency@} |");
    }
    draft.block(
        """
        | Total | {requests} | {within} | {late} | {share} | |

        ## Cost

        Every GPU-hour is charged at ${price}.

        | Model | GPU-hours | Cost (USD) | Share of cost | Tokens | USD per 1M tokens |
        |---|---:|---:|---:|---:|---:|\
        """);
    for (int i = 0; i < rows; i++) {
      String name = "| " + names.get(i);
      draft.row(i, name + " | {hours@} | {cost@} | {part@} | {tokens@} | {perMillion@} |");
    }
    draft.line("| Total | {hours} | {cost} | 100% | {tokens} | |");
    draft.line("");
    recommendation();
  }

  private void recommendation() {
    int fast = draft.best(all("latency"), true);
    int slow = draft.best(all("latency"), false);
    int dear = draft.best(all("cost"), false);
    int cheap = draft.best(all("cost"), true);
    draft.says("reliable", all("share"), names, false);
    draft.says("quick", all("latency"), names, true);
    draft.says("costly", all("cost"), names, false);
    draft.again("quickLatency", "latency" + fast);
    draft.again("slowLatency", "latency" + slow);
    draft.lower("quicker", "latency" + fast, "latency" + slow, 1, Style.PLAIN);
    draft.again("dearCost", "cost" + dear);
    draft.again("cheapCost", "cost" + cheap);
    draft.ratio("dearer", "cost" + dear, "cost" + cheap, 1, "x");
    draft.paragraph("## Recommendation");
    draft.paragraph(
        "- Where the SLA counts most, use {reliable}: it has the highest SLA percentage.");
    draft.paragraph(
        "- {quick} has the lowest median latency, {quickLatency} ms. That is {quicker} lower than"
            + " the {slowLatency} ms of "
            + names.get(slow)
            + ".");
    draft.paragraph(
        "- {costly} costs the most. At ${dearCost} it is {dearer} as expensive as "
            + names.get(cheap)
            + " (${cheapCost}).");
  }
}
