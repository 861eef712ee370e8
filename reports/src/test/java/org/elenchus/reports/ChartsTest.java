package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.evidence.Grounds.Runs.Accuracy;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Fit;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Shape;
import org.elenchus.reports.View.Table;
import org.junit.jupiter.api.Test;

/** Charts of what was measured. */
class ChartsTest {
  /** Models m0, m1 and so on, the later the better, three seeds each. */
  private static List<Run> runs(int models) {
    List<Run> runs = new ArrayList<>();
    for (int model = 0; model < models; model++) {
      for (int seed = 0; seed < 3; seed++) {
        runs.add(
            new Run(
                "parity",
                "m" + model,
                "",
                seed,
                Map.of("H", 4),
                100,
                "finished",
                List.of(
                    new Accuracy(8, 50 + 5 * model + seed, 100),
                    new Accuracy(16, 5 * model + seed, 100)),
                List.of(1.0, 0.5, 0.25)));
      }
    }
    return runs;
  }

  private static long shapes(List<Shape> shapes, String css) {
    return shapes.stream().filter(s -> s.css().startsWith(css)).count();
  }

  @Test
  void fewModelsShareOnePlot() {
    List<Chart> charts = TrainingCharts.of(runs(6), null);
    assertEquals(List.of(), charts.get(0).panels());
    // A legend has a line for each model too.
    assertEquals(6 * 3 + 6, shapes(charts.get(0).shapes(), "line series-"));
    assertEquals(6 * 2, shapes(charts.get(1).shapes(), "interval series-"));
  }

  @Test
  void manyModelsHaveAPanelEachSoThatNoneIsTakenForAnother() {
    List<Chart> charts = TrainingCharts.of(runs(7), "runs.csv");
    List<Panel> curves = charts.get(0).panels();
    assertEquals(7, curves.size());
    curves.forEach(panel -> assertEquals(3, shapes(panel.shapes(), "line series-0")));
    List<Panel> accuracy = charts.get(1).panels();
    assertEquals(
        List.of("m6", "m5", "m4", "m3", "m2", "m1", "m0"),
        accuracy.stream().map(Panel::title).toList());
    accuracy.forEach(
        panel -> {
          assertEquals(1, shapes(panel.shapes(), "line series-0"), panel.title());
          assertEquals(7, shapes(panel.shapes(), "ghost"), panel.title());
        });
    assertEquals(7 * 2, charts.get(1).table().rows().size());
    assertEquals("runs.csv", charts.get(1).table().csv());
  }

  private static GradientNorms.Row net(int width, int seed, double... logNorms) {
    return new GradientNorms.Row(
        width, seed, java.util.Arrays.stream(logNorms).boxed().toList(), null, null);
  }

  @Test
  void gradientNormsAreDrawnByDepthWithTheSpreadOfTheSeeds() {
    GradientNorms norms =
        new GradientNorms(
            List.of(
                net(32, 0, 0, -1, -2),
                net(32, 1, 0, -1.5, -4),
                net(32, 2, 0, -1.25, -3),
                net(64, 0, 0, -0.5, -1)));
    Chart chart = Drawings.of(norms, null).orElseThrow();
    assertEquals(2, shapes(chart.shapes(), "band"));
    assertEquals(List.of("32", "2", "3", "-3", "-4", "-2"), rounded(chart.table().rows().get(2)));
    assertEquals(6, chart.table().rows().size());
    assertEquals(Optional.empty(), Drawings.of(new GradientNorms(List.of(net(32, 0, 0, 0))), null));
    assertEquals(
        Optional.empty(), Drawings.of(new GradientNorms(List.of(net(32, 0, 0, Double.NaN))), null));
  }

  @Test
  void jacobianNormsStandBesideThoseOfGradientsForEachWidth() {
    GradientNorms norms =
        new GradientNorms(
            List.of(
                new GradientNorms.Row(32, 0, List.of(1.0, 0.5), List.of(1.0, 0.75), null),
                new GradientNorms.Row(64, 0, List.of(2.0, 1.0), List.of(2.0, 1.5), null)));
    Chart chart = Drawings.of(norms, null).orElseThrow();
    assertEquals("Gradient and Jacobian norms by depth", chart.title());
    assertEquals(
        List.of("Width 32", "Width 64"), chart.panels().stream().map(p -> p.title()).toList());
    assertEquals(List.of("Jacobian", "64", "1", "1"), chart.table().rows().get(7).subList(0, 4));
    assertTrue(chart.table().rows().get(7).get(4).startsWith("1.5"), chart.table()::toString);
  }

  private static List<String> rounded(List<String> row) {
    return row.stream().map(cell -> cell.replaceFirst("\\.0+$", "")).toList();
  }

  private static Fit fit(String key, Object value) {
    Map<String, Object> formal = new HashMap<>();
    formal.put("form", "fit");
    formal.put("document", "note");
    formal.put("columns", List.of("x", "y"));
    List<Object> rows = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      List<String> printed = List.of(Integer.toString(i), Integer.toString(2 * i + i % 2));
      rows.add(Map.of("line", 10 + i, "group", i < 3 ? "small" : "large", "printed", printed));
    }
    formal.put("rows", rows);
    formal.put("law", Map.of("equation", "y == a*x", "parameters", Map.of("a", List.of("0", "9"))));
    formal.put("rival", Map.of("equation", "y == b", "parameters", Map.of("b", List.of("0", "9"))));
    formal.put("resamples", 4);
    formal.put("seed", 1);
    formal.put(key, value);
    if (key.equals("parameter")) {
      formal.put("interval", List.of("2", "5/2"));
    }
    return (Fit) FormalView.statement(Json.tree(formal)).orElseThrow();
  }

  private static LeastSquares fitted() {
    return new LeastSquares(
        List.of(2.0),
        List.of(1.0, 0.0, 1.0, 0.0),
        List.of(List.of(2.0), List.of(2.4), List.of(2.6), List.of(1.9)),
        List.of(5.5),
        List.of(-2.5, -1.5, 1.5, 2.5),
        List.of());
  }

  @Test
  void aFitShowsWhatItLeavesOverBesideItsRival() {
    Chart chart = Drawings.of(fitted(), fit("predicts", true)).orElseThrow();
    assertEquals(4, shapes(chart.shapes(), "interval series-0"));
    assertEquals(4, shapes(chart.shapes(), "interval series-1"));
    assertEquals(
        List.of("13", "large", "3", "7", "6.000", "1.000", "1.500"), chart.table().rows().get(2));
    LeastSquares cut =
        new LeastSquares(List.of(2.0), List.of(1.0), List.of(), List.of(), List.of(), List.of());
    assertEquals(Optional.empty(), Drawings.of(cut, fit("predicts", true)));
  }

  @Test
  void aFitSaysInWordsWhatIsClaimedOfIt() {
    assertEquals(
        "Of 4 fits to rows drawn anew, 2 place the parameter where the claim has it, from 2 to"
            + " 2.5.",
        FitDrawing.words(fit("parameter", "a"), fitted()));
    // The values 3, 4, 7, 8 have mean 5.5 and squares 17 about it, of which 2 are left over.
    assertEquals(
        "The law explains 88.2 % of the variance of what is fitted; 90 % is claimed.",
        FitDrawing.words(fit("explains", "9/10"), fitted()));
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
