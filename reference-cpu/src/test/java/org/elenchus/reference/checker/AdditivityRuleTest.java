package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.AdditivitySearch;
import org.junit.jupiter.api.Test;

class AdditivityRuleTest {
  private static final AdditiveInPositions TWO_LAYERS = layers("2");
  private static final AdditiveInPositions ONE_LAYER = layers("1");

  @Test
  void twoLayersMixPositionsAndOneDoesNot() {
    assertEquals(Outcome.FAILS, outcome(TWO_LAYERS, AdditivitySearch.settle(TWO_LAYERS, "test")));
    assertEquals(Outcome.HOLDS, outcome(ONE_LAYER, AdditivitySearch.settle(ONE_LAYER, "test")));
  }

  @Test
  void groundsForOneDepthDoNotServeTheOther() {
    refused(ONE_LAYER, AdditivitySearch.settle(TWO_LAYERS, "test"));
    refused(TWO_LAYERS, AdditivitySearch.settle(ONE_LAYER, "test"));
    assertInstanceOf(Accepted.class, Checker.rule(layers("1.."), proof(found())));
  }

  @Test
  void everyPartOfAMixedDifferenceMatters() {
    MixedDifference found = found();
    List<BigFraction> word = found.word();
    assertInstanceOf(Accepted.class, Checker.rule(TWO_LAYERS, proof(found)));
    refused(TWO_LAYERS, edited(found.layers(), word, 0, 0, 1));
    refused(TWO_LAYERS, edited(found.layers(), word, 1, 0, 1));
    refused(TWO_LAYERS, edited(found.layers(), word, 0, 2, 1));
    refused(TWO_LAYERS, edited(found.layers(), word, -1, 1, 1));
    refused(TWO_LAYERS, edited(found.layers(), word, 0, 1, 0));
    refused(TWO_LAYERS, edited(found.layers(), word.subList(0, 1), 0, 1, 1));
    refused(TWO_LAYERS, edited(found.layers().subList(0, 1), word, 0, 1, 1));
    refused(TWO_LAYERS, edited(activated(found, "identity"), word, 0, 1, 1));
    refused(TWO_LAYERS, edited(activated(found, "step"), word, 0, 1, 1));
    refused(TWO_LAYERS, edited(forgetful(found), word, 0, 1, 1));
  }

  /** One position changed twice is no mixed difference, though the network answers otherwise. */
  @Test
  void twoPositionsAreChanged() {
    MixedDifference found = found();
    int size = found.word().size();
    for (int at = 0; at <= size; at++) {
      Refused refused =
          assertInstanceOf(
              Refused.class,
              Checker.rule(
                  TWO_LAYERS, edited(found.layers(), found.word(), at == size ? 0 : at, at, 1)));
      assertEquals("two positions of the word are changed", refused.sentence());
    }
  }

  /**
   * y = Σ_t max(x_1 + … + x_t, 0) at (0, −1, 0) with 2 added to the first, the second, both: 0, 4,
   * 2 and 8.
   */
  @Test
  void aMixedDifferenceByHand() {
    List<List<BigFraction>> one = List.of(List.of(BigFraction.ONE));
    List<BigFraction> none = List.of(BigFraction.ZERO);
    MixedDifference given =
        new MixedDifference(
            List.of(
                new Layer(one, one, one, none, "relu"), new Layer(one, one, one, none, "identity")),
            List.of(BigFraction.ZERO, BigFraction.of(-1), BigFraction.ZERO),
            0,
            1,
            BigFraction.of(2));
    Accepted accepted = assertInstanceOf(Accepted.class, Checker.rule(TWO_LAYERS, proof(given)));
    assertEquals("a network mixes two positions: its mixed difference is 2", accepted.sentence());
  }

  @Test
  void onlyStacksHaveMixedDifferences() {
    AdditiveInPositions other =
        new AdditiveInPositions(
            new ModelClass("elman", Extent.parse("2"), "relu", null, Readout.AFFINE));
    Refused refused = assertInstanceOf(Refused.class, Checker.rule(other, proof(found())));
    assertEquals("only stacks of LTI layers", refused.sentence());
  }

  private static MixedDifference found() {
    Proof proof = assertInstanceOf(Proof.class, AdditivitySearch.settle(TWO_LAYERS, "test"));
    return assertInstanceOf(MixedDifference.class, proof.certificate());
  }

  private static List<Layer> activated(MixedDifference given, String activation) {
    Layer first = given.layers().getFirst();
    List<Layer> layers = new ArrayList<>(given.layers());
    layers.set(0, new Layer(first.a(), first.b(), first.c(), first.bias(), activation));
    return layers;
  }

  /** The document's own example: a first layer without memory. */
  private static List<Layer> forgetful(MixedDifference given) {
    Layer first = given.layers().getFirst();
    List<List<BigFraction>> zero =
        first.a().stream()
            .map(row -> row.stream().map(entry -> BigFraction.ZERO).toList())
            .toList();
    List<Layer> layers = new ArrayList<>(given.layers());
    layers.set(0, new Layer(zero, first.b(), first.c(), first.bias(), first.activation()));
    return layers;
  }

  private static Grounds edited(
      List<Layer> layers, List<BigFraction> word, int first, int second, int change) {
    return proof(new MixedDifference(layers, word, first, second, BigFraction.of(change)));
  }

  private static Proof proof(MixedDifference difference) {
    return Proof.of(Role.WITNESS, Provenance.SEARCHED, "test", difference);
  }

  private static void refused(AdditiveInPositions statement, Grounds grounds) {
    assertInstanceOf(Refused.class, Checker.rule(statement, grounds));
  }

  private static Outcome outcome(AdditiveInPositions statement, Grounds grounds) {
    return assertInstanceOf(Accepted.class, Checker.rule(statement, grounds)).outcome();
  }

  private static AdditiveInPositions layers(String layers) {
    return new AdditiveInPositions(
        new ModelClass("linear-stack", Extent.parse(layers), "relu", null, Readout.AFFINE));
  }
}
