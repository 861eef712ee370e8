package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reports.TexText.Segment;

/** Formal statements as a reader of mathematics knows them. */
final class FormalView {
  /** What is longer is no longer read at a glance; it stands in the data below. */
  private static final int MAX_LENGTH = 1200;

  private FormalView() {}

  /**
   * The statement that a formal object states; nothing for one of a form that is not known here,
   * which is shown as data.
   */
  static Optional<Statement> statement(JsonNode formal) {
    try {
      return Optional.of(Json.convert(formal, Statement.class));
    } catch (IllegalArgumentException unknownForm) {
      return Optional.empty();
    }
  }

  /** The formulas of a statement, a line each; none where its form has none or they are long. */
  static List<List<Segment>> lines(JsonNode formal) {
    List<List<Segment>> lines =
        switch (statement(formal).orElse(null)) {
          case ForAll all -> List.of(TermTex.sentence(all.condition()));
          case Relation relation -> List.of(TermTex.sentence(relation.condition()));
          case Derivatives derivatives -> derivatives(derivatives);
          case Fit fit -> laws(fit);
          case Recognition recognition -> update(recognition);
          case null, default -> List.of();
        };
    int length =
        lines.stream().flatMap(List::stream).mapToInt(segment -> segment.text().length()).sum();
    return length <= MAX_LENGTH ? lines : List.of();
  }

  private static List<List<Segment>> derivatives(Derivatives statement) {
    List<List<Segment>> lines = new ArrayList<>();
    for (String name : statement.functions().keySet()) {
      lines.add(math(TermTex.name(name) + " = " + TermTex.of(statement.function(name))));
    }
    for (Derivatives.Claimed claimed : statement.derivatives()) {
      lines.add(math(quotient(claimed) + " = " + TermTex.of(statement.term(claimed))));
    }
    return lines;
  }

  /** A partial derivative as a quotient of differentials. */
  private static String quotient(Derivatives.Claimed claimed) {
    int order = claimed.by().size();
    return "\\frac{\\partial"
        + (order == 1 ? " " : "^{" + order + "} ")
        + TermTex.name(claimed.of())
        + "}{"
        + claimed.by().stream()
            .map(name -> "\\partial " + TermTex.name(name))
            .collect(Collectors.joining("\\,"))
        + "}";
  }

  private static List<List<Segment>> laws(Fit fit) {
    List<List<Segment>> lines = new ArrayList<>();
    lines.add(TermTex.sentence(fit.law().equation(fit.columns())));
    Fit.Law rival = fit.rival();
    if (rival != null) {
      lines.add(TermTex.sentence(rival.equation(fit.columns())));
    }
    return lines;
  }

  private static List<List<Segment>> update(Recognition statement) {
    return statement.cell().update().keySet().stream()
        .map(
            name ->
                math(
                    TermTex.name(name) + " \\leftarrow " + TermTex.of(statement.cell().next(name))))
        .toList();
  }

  private static List<Segment> math(String tex) {
    return List.of(new Segment("math", tex));
  }
}
