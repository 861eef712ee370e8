package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.certificate.LeastSquares.LeftOut;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points that a fit brings, accepted; the same with any field that matters changed, refused. */
class FitSearchTest {
  private static final String LINE =
      "\"law\": { \"equation\": \"y == a + b * x\", \"parameters\": { \"a\": [\"-9\", \"9\"],"
          + " \"b\": [\"0\", \"5\"] } }";
  private static final String FLAT =
      "\"rival\": { \"equation\": \"y == a\", \"parameters\": { \"a\": [\"-99\", \"99\"] } }";

  /** y = 2 + 3x and a little more or less in turn; two groups. */
  private static Fit fit(String law, String claimed, int resamples) {
    StringBuilder rows = new StringBuilder();
    for (int x = 1; x <= 12; x++) {
      rows.append(x == 1 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"line\": %d, \"group\": \"%s\", \"printed\": [\"%d\", \"%.2f\"]}",
                  x,
                  x <= 6 ? "low" : "high",
                  x,
                  2 + 3 * x + (x % 2 == 0 ? 0.25 : -0.25)));
    }
    String json =
        "{\"form\": \"fit\", \"document\": \"d\", \"columns\": [\"x\", \"y\"], \"rows\": [%s], %s, \"resamples\": %d, \"seed\": 5, %s}"
            .formatted(rows, law, resamples, claimed);
    return (Fit) Statement.parse(Json.parse("fit", json, ObjectNode.class));
  }

  private static Accepted settled(Fit fit) {
    return assertInstanceOf(Accepted.class, Checker.rule(fit, FitSearch.settle(fit, "s")));
  }

  @ParameterizedTest
  @CsvSource({"29/10, 31/10, HOLDS", "0, 5/2, FAILS"})
  void aParameterIsPlacedByResamples(String lo, String hi, Outcome outcome) {
    String claimed = "\"parameter\": \"b\", \"interval\": [\"%s\", \"%s\"]".formatted(lo, hi);
    Accepted accepted = settled(fit(LINE, claimed, 60));
    assertEquals(outcome, accepted.outcome());
    assertEquals(Kind.RUNS, accepted.kind());
  }

  @ParameterizedTest
  @CsvSource({"9/10, HOLDS", "99999/100000, FAILS"})
  void theShareOfTheVarianceIsComputedAgain(String share, Outcome outcome) {
    Accepted accepted = settled(fit(LINE, "\"explains\": \"%s\"".formatted(share), 0));
    assertEquals(outcome, accepted.outcome());
  }

  @ParameterizedTest
  @CsvSource({"true, HOLDS", "false, FAILS"})
  void rowsLeftOutTellALawFromItsRival(boolean predicts, Outcome outcome) {
    Accepted accepted = settled(fit(LINE + "," + FLAT, "\"predicts\": " + predicts, 0));
    assertEquals(outcome, accepted.outcome());
    assertTrue(accepted.sentence().contains("to 12 of the 12 rows"), accepted.sentence());
  }

  /** The least sum of squares over the slopes: 3 + 3·Σ(±0.25)(x − 6.5)/Σ(x − 6.5)². */
  @Test
  void theEstimateIsThatOfTheNormalEquations() {
    LeastSquares points = points(fit(LINE, "\"explains\": \"9/10\"", 0));
    assertEquals(3 + 0.25 * 6 / 143, points.estimate().get(1), 1e-4);
  }

  @Test
  void aKinkIsFound() {
    String law =
        "\"law\": { \"equation\": \"y == 8 + max(0, b * (x - c))\", \"parameters\": { \"b\":"
            + " [\"0\", \"5\"], \"c\": [\"0\", \"9\"] } }";
    assertEquals(2, points(fit(law, "\"explains\": \"9/10\"", 0)).estimate().get(1), 0.2);
  }

  @Test
  void whatMattersCannotBeChanged() {
    Fit fit = fit(LINE + "," + FLAT, "\"predicts\": true", 3);
    LeastSquares right = points(fit);
    List<LeastSquares> wrong = new ArrayList<>();
    List<Double> elsewhere = right.estimate().stream().map(v -> v + 0.5).toList();
    List<Double> flat = List.of(right.rival().getFirst() + 1);
    List<Double> residuals = right.residuals().stream().map(r -> r / 2).toList();
    List<List<Double>> draws = new ArrayList<>(right.resampled());
    draws.set(1, elsewhere);
    List<LeftOut> left = right.leftOut();
    List<LeftOut> bent =
        List.of(new LeftOut("low", elsewhere, left.getFirst().rival()), left.get(1));
    List<LeftOut> spoilt = List.of(new LeftOut("low", left.getFirst().law(), flat), left.get(1));
    wrong.add(with(right, elsewhere, right.residuals(), right.resampled(), left));
    wrong.add(with(right, List.of(99.0, 3.0), right.residuals(), right.resampled(), left));
    wrong.add(with(right, right.estimate(), residuals, right.resampled(), left));
    wrong.add(with(right, right.estimate(), right.residuals(), draws, left));
    wrong.add(with(right, right.estimate(), right.residuals(), draws.subList(0, 2), left));
    wrong.add(with(right, right.estimate(), right.residuals(), right.resampled(), bent));
    wrong.add(with(right, right.estimate(), right.residuals(), right.resampled(), spoilt));
    wrong.add(with(right, right.estimate(), right.residuals(), right.resampled(), left.reversed()));
    wrong.add(
        new LeastSquares(
            right.estimate(),
            right.residuals(),
            right.resampled(),
            flat,
            right.rivalResiduals(),
            left));
    wrong.add(
        new LeastSquares(
            right.estimate(),
            right.residuals(),
            right.resampled(),
            right.rival(),
            residuals,
            left));
    assertInstanceOf(Accepted.class, rule(fit, right));
    for (LeastSquares points : wrong) {
      assertInstanceOf(Refused.class, rule(fit, points), points.toString());
    }
    assertInstanceOf(Refused.class, Checker.rule(fit, new Grounds.Cells(List.of())));
  }

  private static LeastSquares with(
      LeastSquares of,
      List<Double> estimate,
      List<Double> residuals,
      List<List<Double>> resampled,
      List<LeftOut> leftOut) {
    return new LeastSquares(
        estimate, residuals, resampled, of.rival(), of.rivalResiduals(), leftOut);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"explains\": \"9/10\", \"predicts\": true",
        "\"parameter\": \"b\"",
        "\"parameter\": \"c\", \"interval\": [\"0\", \"1\"]",
        "\"predicts\": true"
      })
  void exactlyOneThingIsClaimed(String claimed) {
    assertThrows(RuntimeException.class, () -> fit(LINE, claimed, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y == a + k * x", "y >= a", "y == a + x &&", "y == a || x == a"})
  void aLawIsOneEquationOverKnownNames(String equation) {
    String law =
        "\"law\": { \"equation\": \"%s\", \"parameters\": { \"a\": [\"0\", \"1\"] } }"
            .formatted(equation);
    assertThrows(RuntimeException.class, () -> fit(law, "\"explains\": \"9/10\"", 0));
  }

  private static LeastSquares points(Fit fit) {
    Proof proof = assertInstanceOf(Proof.class, FitSearch.settle(fit, "s"));
    return assertInstanceOf(LeastSquares.class, proof.certificate());
  }

  private static Ruling rule(Fit fit, LeastSquares points) {
    return Checker.rule(fit, Proof.of(Grounds.Role.CERTIFICATE, null, "s", points));
  }
}
