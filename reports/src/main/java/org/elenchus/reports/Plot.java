package org.elenchus.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.elenchus.claims.json.Json;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table are drawn: marks over two axes, as in a grammar of graphics. Columns are
 * named by their heads; the drawing itself is made on the page, by {@code assets/charts.js} with
 * D3, from the table that stands beside it.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param layers what is drawn of the rows, later ones on top
 * @param series the column that tells colours apart, where the layers do not
 * @param keys the values of that column, or the names of the layers, in the order of the colours
 * @param line the column that tells lines of one series apart
 * @param panel the column that tells plots side by side apart; null for one plot
 * @param ghosts whether each panel shows the lines of the others too, faintly
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Plot(
    Axis x,
    Axis y,
    List<Layer> layers,
    @Nullable String series,
    List<String> keys,
    @Nullable String line,
    @Nullable String panel,
    boolean ghosts) {
  /** How many series the style sheet tells apart. */
  static final int SERIES = 6;

  /** Names of an axis, whether its scale is logarithmic, and values that it must show. */
  record Axis(String name, boolean log, List<Double> shows) {
    static Axis linear(String name, Double... shows) {
      return new Axis(name, false, List.of(shows));
    }

    /** Equal ratios are equally far apart; the marks stand at the values of the rows. */
    static Axis log(String name) {
      return new Axis(name, true, List.of());
    }
  }

  /** What is drawn of each row. */
  enum Mark {
    LINE,
    BAND,
    INTERVAL,
    DOT
  }

  /** A mark of each row: columns of its place and of its ends; a name where it is a series. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Layer(
      Mark mark,
      String x,
      String y,
      @Nullable String low,
      @Nullable String high,
      @Nullable String name) {
    static Layer line(String x, String y) {
      return new Layer(Mark.LINE, x, y, null, null, null);
    }

    static Layer spread(Mark mark, String x, String y, String low, String high) {
      return new Layer(mark, x, y, low, high, null);
    }

    static Layer dots(String x, String y, String name) {
      return new Layer(Mark.DOT, x, y, null, null, name);
    }
  }

  static Plot of(Axis x, Axis y, Layer... layers) {
    return new Plot(x, y, List.of(layers), null, List.of(), null, null, false);
  }

  /** Coloured by a column. */
  Plot by(String column, List<String> values) {
    return new Plot(x, y, layers, column, values, line, panel, ghosts);
  }

  /** Coloured by layer. */
  Plot named(List<String> names) {
    return new Plot(x, y, layers, null, names, line, panel, ghosts);
  }

  /** With a line for each value of a column. */
  Plot lines(String column) {
    return new Plot(x, y, layers, series, keys, column, panel, ghosts);
  }

  /** A plot for each value of a column. */
  Plot panels(String column, boolean withGhosts) {
    return new Plot(x, y, layers, series, keys, line, column, withGhosts);
  }

  /** The chart of a table, in one plot. */
  Chart chart(String title, String description, Table table) {
    return chart(title, description, List.of(), table);
  }

  /** The chart of a table, in a plot for each panel. */
  Chart chart(String title, String description, List<Panel> panels, Table table) {
    boolean told = series != null && series.equals(panel);
    return new Chart(
        title,
        description,
        Json.tree(this).toString(),
        told ? List.of() : keys,
        layers.stream().allMatch(layer -> layer.mark() == Mark.DOT),
        panels,
        table);
  }
}
