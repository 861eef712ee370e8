package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.evidence.Grounds.Runs.Accuracy;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.verdict.Verdict;

/** What charts are made of: runs, norms and fits, good ones and bad ones. */
final class ChartSamples {
  /** A name that means harm. */
  static final String NAME = "</script><img src=x onerror=hostile=1>\", \"x\":";

  private ChartSamples() {}

  /** Models m0, m1 and so on, the later the better, three seeds each. */
  static List<Run> runs(int models) {
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

  static GradientNorms.Row net(int width, int seed, double... logNorms) {
    return new GradientNorms.Row(width, seed, Arrays.stream(logNorms).boxed().toList(), null, null);
  }

  static Fit fit(String key, Object value) {
    return (Fit) FormalView.statement(Json.tree(formal(key, value))).orElseThrow();
  }

  private static Map<String, Object> formal(String key, Object value) {
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
    return formal;
  }

  static LeastSquares fitted() {
    return new LeastSquares(
        List.of(2.0),
        List.of(1.0, 0.0, 1.0, 0.0),
        List.of(List.of(2.0), List.of(2.4), List.of(2.6), List.of(1.9)),
        List.of(5.5),
        List.of(-2.5, -1.5, 1.5, 2.5),
        List.of());
  }

  /** A claim for each kind of chart, each with its slug. */
  static EvidenceFile kinds() {
    return Samples.file(
        List.of(
            Samples.claim("few", 1).reading(trained(runs(3))).build(),
            Samples.claim("many", 2).reading(trained(runs(7))).build(),
            Samples.claim("norms", 3)
                .reading(
                    measured(
                        new GradientNorms(List.of(net(32, 0, 0, -1, -2), net(64, 0, 0, -0.5, -1)))))
                .build(),
            Samples.claim("jacobians", 4)
                .reading(
                    measured(
                        new GradientNorms(
                            List.of(
                                beside(32, List.of(1.0, 0.5), List.of(1.0, 0.75)),
                                beside(64, List.of(2.0, 1.0), List.of(2.0, 1.5))))))
                .build(),
            Samples.claim("fit", 5)
                .reading(measured(fitted()).formal(formal("predicts", true)))
                .build()),
        List.of());
  }

  /** Runs that no chart is made for: gaps, a single point, very many, names that mean harm. */
  static EvidenceFile bad() {
    List<Double> many = IntStream.range(0, 10_000).mapToObj(i -> 1 + Math.sin(i)).toList();
    return Samples.file(
        List.of(
            bad("gaps", List.of(1.0, Double.NaN, 0.5, Double.POSITIVE_INFINITY, 0.25)),
            bad("none", List.of(Double.NaN, Double.NaN)),
            bad("one", List.of(Double.NaN, 0.5)),
            bad("point", List.of(0.5)),
            bad("empty", List.of()),
            bad("equal", List.of(0.0, 0.0, 0.0)),
            bad("many", many)),
        List.of());
  }

  private static EvidenceFile.ClaimEvidence bad(String slug, List<Double> loss) {
    Run run =
        new Run(
            NAME,
            NAME,
            "__proto__",
            1,
            Map.of(),
            loss.size(),
            "finished",
            List.of(new Accuracy(0, 1, 2), new Accuracy(8, 0, 0), new Accuracy(16, 1, 2)),
            loss);
    return Samples.claim(slug, 1).reading(trained(List.of(run))).build();
  }

  private static Samples.ReadingBuilder trained(List<Run> runs) {
    return Samples.literal(Verdict.SUPPORTED).evidence(Samples.evidence(new Grounds.Runs(runs)));
  }

  private static Samples.ReadingBuilder measured(Certificate certificate) {
    return Samples.literal(Verdict.SUPPORTED)
        .evidence(
            Samples.evidence(
                Grounds.Proof.of(Role.CERTIFICATE, null, Samples.NOTE + "/x", certificate)));
  }

  private static GradientNorms.Row beside(int width, List<Double> norms, List<Double> jacobians) {
    return new GradientNorms.Row(width, 0, norms, jacobians, null);
  }
}
