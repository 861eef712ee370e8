package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a least-squares fit of a law to printed rows says. Values are the printed ones; their
 * rounding is far below the residuals and is not followed.
 *
 * <p>Exactly one of three things is claimed: that the rows place a parameter in an interval (at
 * least 95% of resamples of the rows do), that the law explains a share of the variance of the
 * fitted quantity, or that, fitted without one group of rows at a time, it comes nearer to the rows
 * left out than the rival does.
 *
 * @param document the id of the document in which the rows stand
 * @param columns names of the quantities, one for each number of a row
 * @param rows the rows
 * @param law the law that is fitted
 * @param rival a law with which it is compared, such as one in the parameters alone; null means
 *     none
 * @param resamples how often the rows are drawn anew with replacement
 * @param seed of the draws
 * @param parameter the parameter that is placed, or null
 * @param interval where it is placed, or null
 * @param explains the least share of the variance that is explained, or null
 * @param predicts whether it comes nearer to rows left out than the rival; null where another thing
 *     is claimed
 */
@JsonTypeName("fit")
public record Fit(
    String document,
    List<String> columns,
    List<Row> rows,
    Law law,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Law rival,
    int resamples,
    long seed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parameter,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Interval interval,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigFraction explains,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean predicts)
    implements Statement, Transcribed {
  private static final int MAX_ROWS = 500;
  private static final int MAX_PARAMETERS = 12;
  private static final int MAX_RESAMPLES = 2_000;

  /**
   * A row of printed numbers.
   *
   * @param line its line
   * @param group the group that is left out with it, such as the scale of the model
   * @param printed one number for each column
   * @param at for each number the 1-based offset of its first character in the line, or 0 where the
   *     line prints it once; null where it prints all of them once
   */
  public record Row(
      int line,
      String group,
      List<String> printed,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> at) {
    /** Copies the lists; refuses offsets of another number. */
    public Row {
      printed = List.copyOf(printed);
      at = at == null ? null : List.copyOf(at);
      if (at != null && at.size() != printed.size()) {
        throw new IllegalArgumentException("at has one offset for each number of its row");
      }
    }

    private @Nullable Integer offset(int column) {
      return at == null || at.get(column) == 0 ? null : at.get(column);
    }
  }

  /**
   * A law with parameters.
   *
   * @param equation the fitted quantity, {@code ==}, and what it is fitted by, in the language of
   *     {@link RelationParser}
   * @param parameters its parameters with the interval in which each is sought
   */
  public record Law(String equation, Map<String, Interval> parameters) {
    /** Copies the map. */
    public Law {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      if (parameters.isEmpty() || parameters.size() > MAX_PARAMETERS) {
        throw new IllegalArgumentException("a law has 1 to " + MAX_PARAMETERS + " parameters");
      }
    }

    /**
     * The law as a tree.
     *
     * @param columns names of the quantities of a row
     * @return both sides of the equation
     */
    public Comparison equation(List<String> columns) {
      Set<String> names = new LinkedHashSet<>(columns);
      if (names.size() != columns.size() || !parameters.keySet().stream().allMatch(names::add)) {
        throw new IllegalArgumentException("a column or parameter is named twice");
      }
      try {
        if (RelationParser.parse(equation, names) instanceof Comparison c
            && c.order() == Order.EQUAL) {
          return c;
        }
      } catch (RelationSyntaxException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
      throw new IllegalArgumentException("a law is one equation with ==, not " + equation);
    }
  }

  /** Copies the lists; refuses sizes out of range, laws that cannot be read, and other claims. */
  public Fit {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int width = columns.size();
    if (rows.size() < 3 || rows.size() > MAX_ROWS) {
      throw new IllegalArgumentException("a fit has 3 to " + MAX_ROWS + " rows");
    }
    if (rows.stream().anyMatch(r -> r.printed().size() != width)) {
      throw new IllegalArgumentException("each row has one number for each of " + columns);
    }
    if (resamples < 0 || resamples > MAX_RESAMPLES) {
      throw new IllegalArgumentException("resamples is 0 to " + MAX_RESAMPLES);
    }
    law.equation(columns);
    if (rival != null) {
      rival.equation(columns);
    }
    requireOneClaim(parameter, interval, explains, predicts);
    if (parameter != null && (!law.parameters().containsKey(parameter) || resamples < 1)) {
      throw new IllegalArgumentException(
          "a parameter of the law is placed by resamples, not " + parameter);
    }
    Set<String> groups = new HashSet<>();
    rows.forEach(r -> groups.add(r.group()));
    if (predicts != null && (rival == null || groups.size() < 2)) {
      throw new IllegalArgumentException("a prediction needs a rival and two groups to leave out");
    }
  }

  private static void requireOneClaim(
      @Nullable String parameter,
      @Nullable Interval interval,
      @Nullable BigFraction explains,
      @Nullable Boolean predicts) {
    long claims =
        Stream.of(parameter != null, explains != null, predicts != null).filter(c -> c).count();
    if (claims != 1 || (parameter == null) != (interval == null)) {
      throw new IllegalArgumentException(
          "exactly one of parameter with interval, explains and predicts is claimed");
    }
  }

  @Override
  public Map<String, PrintedCell> cells() {
    Map<String, PrintedCell> cells = new LinkedHashMap<>();
    for (Row row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        cells.put(
            columns.get(i) + " of line " + row.line(),
            new PrintedCell(
                null,
                row.line(),
                row.offset(i),
                null,
                null,
                row.printed().get(i),
                null,
                null,
                null));
      }
    }
    return cells;
  }

  @Override
  public String documentOf(PrintedCell cell) {
    return document;
  }
}
