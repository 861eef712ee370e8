package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.claims.json.Json;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Table;
import org.junit.jupiter.api.Test;

/** Charts of what was measured. */
class ChartsTest {
  private static JsonNode plot(Chart chart) {
    return Json.parse("plot", chart.plot(), JsonNode.class);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** Every column that a plot names is one of its table. */
  private static void columnsAreThere(Chart chart) {
    JsonNode plot = plot(chart);
    List<String> named = new ArrayList<>();
    for (JsonNode layer : plot.path("layers")) {
      named.addAll(
          Stream.of("x", "y", "low", "high").map(layer::path).map(JsonNode::asText).toList());
    }
    named.addAll(
        Stream.of("series", "line", "panel").map(plot::path).map(JsonNode::asText).toList());
    named.removeIf(String::isEmpty);
    assertTrue(named.size() >= 2, chart::plot);
    assertEquals(
        List.of(), named.stream().filter(n -> !chart.table().heads().contains(n)).toList());
  }

  @Test
  void fewModelsShareOnePlot() {
    List<Chart> charts = TrainingCharts.of(ChartSamples.runs(6));
    List<String> models = List.of("m0", "m1", "m2", "m3", "m4", "m5");
    for (Chart chart : charts) {
      assertEquals(List.of(), chart.panels());
      assertEquals(models, chart.keys());
      assertEquals(models, texts(plot(chart).path("keys")));
      columnsAreThere(chart);
    }
    assertEquals(6 * 3 * 3, charts.get(0).table().rows().size());
    assertEquals(List.of("4", "m1", "0", "50", "0.5000"), charts.get(0).table().rows().get(10));
    assertEquals(6 * 2, charts.get(1).table().rows().size());
    assertEquals(
        List.of("m1", "8", "3", "56.0", "55.0", "57.0"), charts.get(1).table().rows().get(2));
  }

  @Test
  void manyModelsHaveAPanelEachSoThatNoneIsTakenForAnother() {
    List<Chart> charts = TrainingCharts.of(ChartSamples.runs(7));
    assertEquals(7, charts.get(0).panels().size());
    assertEquals("model", plot(charts.get(0)).path("panel").asText());
    assertFalse(plot(charts.get(0)).path("ghosts").asBoolean());
    assertEquals(
        List.of("m6", "m5", "m4", "m3", "m2", "m1", "m0"),
        charts.get(1).panels().stream().map(Panel::title).toList());
    assertTrue(plot(charts.get(1)).path("ghosts").asBoolean());
    assertEquals(7 * 2, charts.get(1).table().rows().size());
    charts.forEach(ChartsTest::columnsAreThere);
    charts.forEach(chart -> assertEquals(List.of(), chart.keys(), "a panel's title says it"));
  }

  private static List<List<String>> curve(int points) {
    List<Double> loss = IntStream.range(0, points).mapToObj(i -> 1.0 / (1 + i)).toList();
    Run run = new Run("t", "m", "", 1, Map.of(), points - 1, "finished", List.of(), loss);
    return TrainingCharts.of(List.of(run)).get(0).table().rows();
  }

  @Test
  void aLongCurveIsThinnedAndKeepsItsEnds() {
    assertEquals(400, curve(400).size());
    List<List<String>> thinned = curve(10_000);
    assertTrue(thinned.size() > 300 && thinned.size() <= 400, () -> "rows: " + thinned.size());
    assertEquals("0", thinned.get(0).get(3));
    assertEquals("9999", thinned.get(thinned.size() - 1).get(3));
    assertEquals("0.0001000", thinned.get(thinned.size() - 1).get(4));
    assertEquals(2, curve(2).size());
  }

  @Test
  void whatIsNoNumberIsSaidAndOnePointIsNoCurve() {
    Run run =
        new Run("t", "m", "", 1, Map.of(), 2, "finished", List.of(), List.of(1.0, Double.NaN, 0.5));
    List<List<String>> rows = TrainingCharts.of(List.of(run)).get(0).table().rows();
    assertEquals(List.of("1", "m", "1", "1", "no number"), rows.get(1));
    Run point = new Run("t", "m", "", 1, Map.of(), 0, "finished", List.of(), List.of(1.0));
    assertEquals(List.of(), TrainingCharts.of(List.of(point)));
    assertEquals(List.of(), TrainingCharts.of(List.of()));
  }

  @Test
  void gradientNormsAreDrawnByDepthWithTheSpreadOfTheSeeds() {
    GradientNorms norms =
        new GradientNorms(
            List.of(
                ChartSamples.net(32, 0, 0, -1, -2),
                ChartSamples.net(32, 1, 0, -1.5, -4),
                ChartSamples.net(32, 2, 0, -1.25, -3),
                ChartSamples.net(64, 0, 0, -0.5, -1)));
    Chart chart = MeasuredCharts.of(norms, null).orElseThrow();
    columnsAreThere(chart);
    assertEquals(List.of("32", "64"), chart.keys());
    assertEquals(List.of("32", "2", "3", "-3", "-4", "-2"), rounded(chart.table().rows().get(2)));
    assertEquals(6, chart.table().rows().size());
    assertEquals(
        Optional.empty(),
        MeasuredCharts.of(new GradientNorms(List.of(ChartSamples.net(32, 0, 0, 0))), null));
    assertEquals(
        Optional.empty(),
        MeasuredCharts.of(
            new GradientNorms(List.of(ChartSamples.net(32, 0, 0, Double.NaN))), null));
  }

  @Test
  void jacobianNormsStandBesideThoseOfGradientsForEachWidth() {
    GradientNorms norms =
        new GradientNorms(
            List.of(
                new GradientNorms.Row(32, 0, List.of(1.0, 0.5), List.of(1.0, 0.75), null),
                new GradientNorms.Row(64, 0, List.of(2.0, 1.0), List.of(2.0, 1.5), null)));
    Chart chart = MeasuredCharts.of(norms, null).orElseThrow();
    assertEquals("Gradient and Jacobian norms by depth", chart.title());
    columnsAreThere(chart);
    assertEquals(List.of("gradient", "Jacobian"), chart.keys());
    assertEquals(
        List.of("Width 32", "Width 64"), chart.panels().stream().map(p -> p.title()).toList());
    assertEquals(List.of("Jacobian", "64", "1", "1"), chart.table().rows().get(7).subList(0, 4));
    assertTrue(chart.table().rows().get(7).get(4).startsWith("1.5"), chart.table()::toString);
  }

  private static List<String> rounded(List<String> row) {
    return row.stream().map(cell -> cell.replaceFirst("\\.0+$", "")).toList();
  }

  @Test
  void aFitShowsWhatItLeavesOverBesideItsRival() {
    Chart chart =
        MeasuredCharts.of(ChartSamples.fitted(), ChartSamples.fit("predicts", true)).orElseThrow();
    columnsAreThere(chart);
    assertEquals(List.of("the law", "its rival"), chart.keys());
    assertEquals(
        List.of("13", "large", "3", "7", "6.000", "1.000", "5.500", "1.500"),
        chart.table().rows().get(2));
    LeastSquares cut =
        new LeastSquares(List.of(2.0), List.of(1.0), List.of(), List.of(), List.of(), List.of());
    assertEquals(Optional.empty(), MeasuredCharts.of(cut, ChartSamples.fit("predicts", true)));
  }

  @Test
  void aFitSaysInWordsWhatIsClaimedOfIt() {
    assertEquals(
        "Of 4 fits to rows drawn anew, 2 place the parameter where the claim has it, from 2 to"
            + " 2.5.",
        FitDrawing.words(ChartSamples.fit("parameter", "a"), ChartSamples.fitted()));
    // The values 3, 4, 7, 8 have mean 5.5 and squares 17 about it, of which 2 are left over.
    assertEquals(
        "The law explains 88.2 % of the variance of what is fitted; 90 % is claimed.",
        FitDrawing.words(ChartSamples.fit("explains", "9/10"), ChartSamples.fitted()));
  }

  @Test
  void aTableBecomesAFileWithItsNumbersAsNumbers() {
    String csv =
        Csv.of(
            new Table(
                List.of("name", "value"),
                List.of(List.of("a", "-1.25"), List.of("b, c", "-3.0e-7"), List.of("=1+1", "-x")),
                null));
    assertEquals("name,value\r\na,-1.25\r\n\"b, c\",-3.0e-7\r\n'=1+1,'-x\r\n", csv);
    assertTrue(csv.endsWith("\r\n"));
  }
}
