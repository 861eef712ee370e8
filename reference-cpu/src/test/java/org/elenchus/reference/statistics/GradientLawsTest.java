package org.elenchus.reference.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.GradientPersistence;
import org.elenchus.claims.statement.GradientPersistence.Direction;
import org.elenchus.claims.statement.GradientPersistence.Training;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.proof.Shown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nets whose norms follow a law by construction: the law is found, and no other. */
class GradientLawsTest {
  private static final int SEEDS = 7;
  private static final int DEPTH = 4;

  private static GradientPersistence says(
      List<Integer> widths,
      @Nullable Direction direction,
      @Nullable Interval exponent,
      @Nullable Training training) {
    return new GradientPersistence("mlp", widths, DEPTH, SEEDS, direction, exponent, training);
  }

  private static Interval interval(String lo, String hi) {
    return new Interval(
        org.elenchus.claims.json.ExactNumbers.parse(lo),
        org.elenchus.claims.json.ExactNumbers.parse(hi));
  }

  /** A net whose logarithm changes by the rate at each layer, plus a bump that no line sees. */
  private static Row net(int width, int seed, double rate) {
    List<Double> norms = new ArrayList<>();
    for (int layer = 0; layer <= DEPTH; layer++) {
      norms.add(3 + rate * layer + (layer == DEPTH / 2 ? 1 : 0));
    }
    return new Row(width, seed, norms);
  }

  private static List<Row> nets(List<Integer> widths, List<IntToDoubleFunction> rates) {
    List<Row> rows = new ArrayList<>();
    for (int w = 0; w < widths.size(); w++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        rows.add(net(widths.get(w), seed, rates.get(w).applyAsDouble(seed)));
      }
    }
    return rows;
  }

  private static IntToDoubleFunction from(double first, double others) {
    return seed -> seed == 0 ? first : others;
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -1, -1, -1, HOLDS, FAILS",
    "1, 1, 1, 1, FAILS, HOLDS",
    "-1, 1, -1, -1, OPEN, FAILS",
    "-1, 1, -1, 1, OPEN, OPEN",
    "1, 1, -1, 1, FAILS, OPEN",
    "1, 1, -1, -1, FAILS, FAILS",
    "0, 0, 0, 0, OPEN, OPEN",
    "0, 1, 1, 1, FAILS, OPEN",
    "0, 1, 0, 1, OPEN, OPEN",
    "-1, 0, -1, -1, OPEN, FAILS",
    "-1, 0, -1, 0, OPEN, OPEN"
  })
  void aDirectionHoldsAtEveryWidthAndSeed(
      double a, double b, double c, double d, Outcome decays, Outcome grows) {
    List<Integer> widths = List.of(16, 32);
    GradientNorms norms = new GradientNorms(nets(widths, List.of(from(a, b), from(c, d))));
    assertEquals(
        decays, GradientLaws.fitted(says(widths, Direction.DECAYS, null, null), norms).outcome());
    assertEquals(
        grows, GradientLaws.fitted(says(widths, Direction.GROWS, null, null), norms).outcome());
    Grounds grounds = Proof.of(Role.CERTIFICATE, null, "s", norms);
    Ruling ruling = Checker.rule(says(widths, Direction.GROWS, null, null), grounds);
    Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
    assertEquals(List.of(Kind.RUNS, grows), List.of(accepted.kind(), accepted.outcome()));
  }

  @Test
  void theSentenceGivesTheRatesOfEachWidth() {
    List<Integer> widths = List.of(16, 32);
    GradientNorms norms =
        new GradientNorms(nets(widths, List.of(from(-0.5, -0.25), from(0.125, 2))));
    assertEquals(
        "From the output back the logarithm of the norm changes by -0.5000 to -0.2500 a layer at"
            + " width 16, by 0.1250 to 2.0000 a layer at width 32 (mlp, 4 layers, 7 seeds).",
        GradientLaws.fitted(says(widths, Direction.DECAYS, null, null), norms).sentence());
  }

  /** Persistence lengths of each width, the same for all seeds but the first. */
  private static Shown exponent(
      List<Integer> widths, String lo, String hi, List<Double> first, List<Double> others) {
    List<IntToDoubleFunction> rates = new ArrayList<>();
    for (int w = 0; w < widths.size(); w++) {
      rates.add(from(-1 / first.get(w), -1 / others.get(w)));
    }
    return GradientLaws.fitted(
        says(widths, null, interval(lo, hi), null), new GradientNorms(nets(widths, rates)));
  }

  @ParameterizedTest
  @CsvSource({"2/5, 3/5, HOLDS", "3/5, 1, FAILS", "0, 2/5, FAILS", "-1, 2/5, FAILS", "0, 9, HOLDS"})
  void aPowerIsHeldAgainstTheInterval(String lo, String hi, Outcome outcome) {
    List<Double> lengths = List.of(4.0, 8.0, 16.0);
    Shown shown = exponent(List.of(16, 64, 256), lo, hi, lengths, lengths);
    assertEquals(outcome, shown.outcome());
    // 4, 8, 16 rise by a least-squares 6 for each factor of 4 in the width.
    assertEquals(
        "The persistence length grows as the width to a power of 0.5000 to 0.5000, or by 4.3281"
            + " to 4.3281 layers for each unit of ln W; the power law is the closer one for 7 of 7"
            + " seeds (mlp, 4 layers, 7 seeds).",
        shown.sentence());
    assertEquals(6 / Math.log(4), 4.3281, 1e-4);
  }

  /** A length that grows with the logarithm of the width is told from a power of it. */
  @Test
  void aLogarithmIsTheCloserLawWhereItIsTheLaw() {
    List<Double> lengths = List.of(4.0, 8.0, 12.0);
    String sentence = exponent(List.of(16, 64, 256), "0", "1", lengths, lengths).sentence();
    assertEquals(Math.log(3) / Math.log(16), 0.3962, 1e-4);
    assertEquals(4 / Math.log(4), 2.8854, 1e-4);
    assertTrue(sentence.contains("a power of 0.3962 to 0.3962, or by 2.8854 to 2.8854"), sentence);
    assertTrue(sentence.contains("closer one for 0 of 7 seeds"), sentence);
    List<Double> power = List.of(4.0, 8.0, 16.0);
    String mixed = exponent(List.of(16, 64, 256), "0", "1", power, lengths).sentence();
    assertTrue(mixed.contains("closer one for 1 of 7 seeds"), mixed);
    List<Double> equal = List.of(1.0, 1.0, 1.0);
    String neither = exponent(List.of(16, 64, 256), "0", "1", equal, equal).sentence();
    assertTrue(neither.contains("closer one for 0 of 7 seeds"), neither);
  }

  /** Lengths that do not change have the power 0, exactly; other seeds have one half. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 0, 1, HOLDS",
    "1, 1, 1, 1, -1, 0, HOLDS",
    "1, 1, 4, 8, 0, 1, HOLDS",
    "1, 1, 4, 8, -1, 0, OPEN",
    "1, 1, 8, 4, 0, 1, OPEN",
    "1, 1, 4, 8, 1/4, 1, OPEN",
    "1, 1, 4, 8, 2, 3, FAILS"
  })
  void anIntervalThatSomeSeedsLeaveIsOpen(
      double a, double b, double c, double d, String lo, String hi, Outcome outcome) {
    assertEquals(
        outcome, exponent(List.of(16, 64), lo, hi, List.of(a, b), List.of(c, d)).outcome());
  }

  private static void refused(GradientPersistence s, List<Row> rows, String why) {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> GradientLaws.fitted(s, new GradientNorms(rows)))
                .getMessage());
    assertTrue(message.contains(why), message);
  }

  @Test
  void otherNetsThanTheProtocolsAreRefused() {
    List<Integer> widths = List.of(16, 32);
    GradientPersistence s = says(widths, Direction.DECAYS, null, null);
    List<Row> rows = nets(widths, List.of(from(-1, -1), from(-1, -1)));
    refused(s, rows.subList(1, rows.size()), "one net is needed");
    List<Row> twice = new ArrayList<>(rows);
    twice.set(0, rows.get(1));
    refused(s, twice, "one net is needed");
    List<UnaryOperator<Row>> edits =
        List.of(
            r -> net(48, r.seed(), -1),
            r -> net(r.width(), -1, -1),
            r -> net(r.width(), SEEDS, -1),
            r -> new Row(r.width(), r.seed(), r.logNorms().subList(0, DEPTH)),
            r -> new Row(r.width(), r.seed(), Collections.nCopies(DEPTH + 2, -1.0)),
            r -> new Row(r.width(), r.seed(), Collections.nCopies(DEPTH + 1, Double.NaN)));
    for (UnaryOperator<Row> edit : edits) {
      List<Row> edited = new ArrayList<>(rows);
      edited.set(SEEDS - 1, edit.apply(rows.get(SEEDS - 1)));
      refused(s, edited, "a net is not one of the protocol");
    }
  }

  /** At two widths six seeds leave a chance of 2/32, seven one of 2/64. */
  @Test
  void tooFewSeedsShowNothing() {
    List<Integer> widths = List.of(16, 32);
    GradientPersistence six =
        new GradientPersistence("mlp", widths, DEPTH, SEEDS - 1, Direction.DECAYS, null, null);
    List<Row> rows = new ArrayList<>(nets(widths, List.of(from(-1, -1), from(-1, -1))));
    rows.removeIf(r -> r.seed() == SEEDS - 1);
    refused(six, rows, "too few seeds");
  }

  private static Row trained(Row net, @Nullable List<Double> losses) {
    return new Row(net.width(), net.seed(), net.logNorms(), losses);
  }

  /** The mean of the last tenth of the steps lies below that of the first, whatever is between. */
  @Test
  void aTrainedNetHasLearnedSomething() {
    List<Integer> widths = List.of(16, 32);
    Training training = new Training(20, 8, BigFraction.of(1, 100), 4);
    GradientPersistence s = says(widths, Direction.DECAYS, null, training);
    List<Row> nets = nets(widths, List.of(from(-1, -1), from(-1, -1)));
    List<Double> losses = new ArrayList<>(Collections.nCopies(20, 5.0));
    losses.set(0, 0.5);
    losses.set(1, 1.5);
    losses.set(18, 1.25);
    losses.set(19, 0.625);
    List<Row> rows = nets.stream().map(net -> trained(net, losses)).toList();
    Shown shown = GradientLaws.fitted(s, new GradientNorms(rows));
    assertEquals(Outcome.HOLDS, shown.outcome());
    assertTrue(shown.sentence().endsWith("(mlp, 4 layers, 7 seeds, after 20 steps of training)."));
    losses.set(19, 0.75);
    refused(s, nets.stream().map(net -> trained(net, losses)).toList(), "lowered no error");
    List<Double> more = Collections.nCopies(21, 1.0);
    refused(s, nets.stream().map(net -> trained(net, more)).toList(), "another number of steps");
    refused(s, nets, "nets are trained if the protocol says so");
    refused(
        says(widths, Direction.DECAYS, null, null), rows, "nets are trained if the protocol says");
  }
}
