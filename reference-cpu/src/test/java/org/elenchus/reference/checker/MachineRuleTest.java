package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ChainMapCount;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.certificate.MonoidClosure;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.certificate.RestlessMap;
import org.elenchus.claims.certificate.WalkedPairs;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridMachine.Grid;
import org.elenchus.claims.statement.GridMachine.Layer;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.MachineNets;
import org.elenchus.reference.search.MachineSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineRuleTest {
  private static final String CLAIM =
      "unified-scaling-theory/order-preserving-cell rests on this machine";

  private static List<BigFraction> row(String numbers) {
    return Arrays.stream(numbers.split(" ")).map(ExactNumbers::parse).toList();
  }

  private static List<List<BigFraction>> rows(String numbers) {
    return Arrays.stream(numbers.split("; ")).map(MachineRuleTest::row).toList();
  }

  private static GridMachine elman(String wh, String step) {
    Map<String, List<List<BigFraction>>> parameters =
        Map.of(
            "wh", rows(wh), "wx", rows("0 6; 0 6"), "bias", rows("-3 -9"), "start", rows("-1 -1"));
    return new GridMachine(
        new Grid(BigFraction.of(-20), BigFraction.of(20), ExactNumbers.parse(step)),
        2,
        List.of(),
        List.of(new Layer("elman", new TreeMap<>(parameters), rows("-1 1; 1 -1"), row("1 -1"))));
  }

  private static GridMachine additive(String alpha) {
    Map<String, List<List<BigFraction>>> parameters =
        Map.of(
            "alpha", rows(alpha),
            "delta", rows("1"),
            "wk", rows("1 1"),
            "wv", rows("-1/2 1/2"),
            "wq", rows("1 1"));
    return new GridMachine(
        new Grid(BigFraction.of(-2), BigFraction.of(2), ExactNumbers.parse("1/4")),
        2,
        List.of(),
        List.of(new Layer("e88-additive", new TreeMap<>(parameters), rows("1"), row("0"))));
  }

  private static final TaskRef PARITY = TaskRef.of("parity", Map.of());
  private static final Aperiodic RESTS = new Aperiodic(null, additive("3/2"), true);
  private static final Aperiodic TURNS = new Aperiodic(PARITY, null, true);
  private static final GridComputes COMPUTES =
      new GridComputes(elman("3 -3; 3 -3", "1/16"), PARITY);
  private static final GridComputes ERRS = new GridComputes(elman("3 3; 3 -3", "1/16"), PARITY);

  private static Ruling rule(Statement statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "test", certificate));
  }

  private static <C extends Certificate> C certificate(Grounds grounds, Class<C> type) {
    return type.cast(((Proof) grounds).certificate());
  }

  private static void assertSettled(
      Kind kind, Outcome outcome, Map<String, String> domain, Ruling ruling) {
    Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
    assertEquals(kind, accepted.kind(), CLAIM);
    assertEquals(outcome, accepted.outcome(), CLAIM);
    assertEquals(Scope.of(NumberSystem.GRID, domain), accepted.scope());
  }

  private static void assertRefused(Ruling ruling) {
    assertInstanceOf(Refused.class, ruling);
  }

  @ParameterizedTest
  @CsvSource({"3/2, true, HOLDS", "3/2, false, FAILS", "-3/2, true, FAILS", "-3/2, false, HOLDS"})
  void aGainOfAtLeastZeroIsAperiodicAndANegativeOneIsNot(
      String alpha, boolean aperiodic, Outcome outcome) {
    Aperiodic statement = new Aperiodic(null, additive(alpha), aperiodic);
    Ruling ruling = Checker.rule(statement, MachineSearch.aperiodic(statement, "test"));
    assertSettled(Kind.CERTIFICATE, outcome, Map.of("T", "1.."), ruling);
  }

  @ParameterizedTest
  @CsvSource({
    "parity, FAILS",
    "saturating-counter, HOLDS",
    "temporal-xor, HOLDS",
    "absorbing-machine, HOLDS",
    "word-problem, FAILS",
    "modular-counter, FAILS"
  })
  void machinesOfTasks(String task, Outcome outcome) {
    Aperiodic statement = new Aperiodic(TaskRef.of(task, Map.of()), null, true);
    Ruling ruling = Checker.rule(statement, MachineSearch.aperiodic(statement, "test"));
    assertEquals(outcome, assertInstanceOf(Accepted.class, ruling, ruling::sentence).outcome());
  }

  @Test
  void aClosureOfOtherSizesIsRefused() {
    MonoidClosure found = certificate(MachineSearch.aperiodic(RESTS, "test"), MonoidClosure.class);
    int states = found.states();
    int elements = found.elements();
    int index = found.index();
    assertInstanceOf(Accepted.class, rule(RESTS, found));
    assertRefused(rule(RESTS, new MonoidClosure(states + 1, elements, index)));
    assertRefused(rule(RESTS, new MonoidClosure(states, elements - 1, index)));
    assertRefused(rule(RESTS, new MonoidClosure(states, elements, index + 1)));
    assertRefused(rule(TURNS, new MonoidClosure(2, 2, 1)));
    assertRefused(rule(TURNS, new MonoidClosure(2, 2, -1)));
    assertRefused(rule(RESTS, new WalkedPairs(1, 1)));
  }

  @Test
  void aPeriodicWordMustTurnAndReturnOnTime() {
    assertInstanceOf(Accepted.class, rule(TURNS, new PeriodicWord(List.of(), List.of(1), 2)));
    assertInstanceOf(Accepted.class, rule(TURNS, new PeriodicWord(List.of(1), List.of(0, 1), 2)));
    assertRefused(rule(TURNS, new PeriodicWord(List.of(), List.of(0), 2)));
    assertRefused(rule(TURNS, new PeriodicWord(List.of(), List.of(1), 1)));
    assertRefused(rule(TURNS, new PeriodicWord(List.of(), List.of(1), 4)));
    assertRefused(rule(TURNS, new PeriodicWord(List.of(), List.of(2), 2)));
    assertRefused(rule(TURNS, new PeriodicWord(List.of(), List.of(), 2)));
    assertRefused(rule(RESTS, new PeriodicWord(List.of(), List.of(1), 2)));
  }

  /** Words of up to 1000 symbols, prefix and word together, are read. */
  @Test
  void wordsHaveALimit() {
    for (int length : new int[] {501, 500}) {
      List<Integer> prefix = Collections.nCopies(500, 0);
      List<Integer> word = new ArrayList<>(Collections.nCopies(length, 0));
      word.set(0, 1);
      Ruling ruling = rule(TURNS, new PeriodicWord(prefix, word, 2));
      assertEquals(length == 500, ruling instanceof Accepted, ruling::sentence);
    }
    for (int length : new int[] {1001, 1000}) {
      List<Integer> word = Collections.nCopies(length, 0);
      Refused refused = assertInstanceOf(Refused.class, rule(COMPUTES, new WrongWord(word)));
      assertEquals(
          length == 1000
              ? "the first wrong answer is not the last"
              : "a word has 1 to 1000 symbols",
          refused.sentence());
    }
  }

  @Test
  void symbolsThatATaskOrAModelLacksAreNamed() {
    for (int symbol : new int[] {-1, 2}) {
      Refused refused =
          assertInstanceOf(Refused.class, rule(COMPUTES, new WrongWord(List.of(symbol))));
      assertEquals("there is no symbol " + symbol, refused.sentence());
    }
    TaskRef digits = TaskRef.of("modular-counter", Map.of("modulus", "2", "digits", "3"));
    GridComputes three = new GridComputes(COMPUTES.machine(), digits);
    for (Certificate given : List.of(new WalkedPairs(1, 1), new WrongWord(List.of(0)))) {
      Refused refused = assertInstanceOf(Refused.class, rule(three, given));
      assertEquals("the model lacks symbols of the task", refused.sentence());
    }
    GridNetComputes statement = nets("parity", 1, true);
    GridNetwork net = certificate(MachineNets.settle(statement, "test"), GridNetwork.class);
    Refused refused =
        assertInstanceOf(
            Refused.class,
            rule(new GridNetComputes(digits, "elman", 1, statement.grid(), true), net));
    assertEquals("the net lacks symbols of the task", refused.sentence());
  }

  /** No number of pairs stands for an answer that is wrong. */
  @Test
  void aWalkThatMeetsAWrongAnswerIsRefused() {
    WalkedPairs walk = certificate(MachineSearch.computes(COMPUTES, "test"), WalkedPairs.class);
    for (int states : new int[] {walk.states(), 0, 1}) {
      Refused refused = assertInstanceOf(Refused.class, rule(ERRS, new WalkedPairs(states, -1)));
      assertEquals("some answer is wrong", refused.sentence());
    }
  }

  @Test
  void theElmanNetComputesParityOnItsGrid() {
    Grounds found = MachineSearch.computes(COMPUTES, "test");
    assertSettled(
        Kind.CERTIFICATE, Outcome.HOLDS, Map.of("T", "1.."), Checker.rule(COMPUTES, found));
    WalkedPairs walk = certificate(found, WalkedPairs.class);
    assertRefused(rule(COMPUTES, new WalkedPairs(walk.states() + 1, walk.pairs())));
    assertRefused(rule(COMPUTES, new WalkedPairs(walk.states(), walk.pairs() - 1)));
    assertRefused(rule(ERRS, walk));
    assertRefused(rule(COMPUTES, new MonoidClosure(1, 1, 1)));
  }

  @Test
  void aWrongWeightErrsAtAShortestWord() {
    Grounds found = MachineSearch.computes(ERRS, "test");
    List<Integer> word = certificate(found, WrongWord.class).word();
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("T", "" + word.size()),
        Checker.rule(ERRS, found));
    assertRefused(rule(COMPUTES, new WrongWord(word)));
    assertRefused(rule(ERRS, new WrongWord(List.of())));
    assertRefused(rule(ERRS, new WrongWord(List.of(7))));
    List<Integer> longer = new ArrayList<>(word);
    longer.add(0);
    assertRefused(rule(ERRS, new WrongWord(longer)));
  }

  private static GridNetComputes nets(String task, int layers, boolean possible) {
    Grid grid = new Grid(BigFraction.of(-128), BigFraction.of(128), ExactNumbers.parse("1/4"));
    return new GridNetComputes(TaskRef.of(task, Map.of()), "elman", layers, grid, possible);
  }

  @ParameterizedTest
  @CsvSource({"parity", "temporal-xor", "saturating-counter"})
  void oneLayerOfElmanUnitsFollowsAnyMachine(String task) {
    GridNetComputes statement = nets(task, 1, true);
    Grounds found = MachineNets.settle(statement, "test");
    assertSettled(
        Kind.CERTIFICATE, Outcome.HOLDS, Map.of("T", "1.."), Checker.rule(statement, found));
    assertSettled(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Map.of("T", "1.."),
        Checker.rule(nets(task, 1, false), found));
  }

  @Test
  void aNetForAnotherStatementIsRefused() {
    GridNetComputes statement = nets("parity", 1, true);
    GridNetwork net = certificate(MachineNets.settle(statement, "test"), GridNetwork.class);
    assertInstanceOf(Accepted.class, rule(statement, net));
    assertRefused(rule(nets("parity", 0, true), net));
    assertRefused(rule(nets("temporal-xor", 1, true), net));
    assertRefused(rule(statement, new GridNetwork(elman("3 -3; 3 -3", "1/16"))));
    GridNetComputes additive =
        new GridNetComputes(PARITY, "e88-additive", 1, statement.grid(), true);
    assertRefused(rule(additive, net));
    assertRefused(rule(statement, new WalkedPairs(1, 1)));
  }

  @Test
  void aParameterOffTheGridIsRefused() {
    GridComputes coarse = new GridComputes(elman("7/2 -3; 3 -3", "1"), PARITY);
    assertRefused(rule(coarse, new WalkedPairs(1, 1)));
  }

  @Test
  void allOrderPreservingMapsOfShortChainsComeToRest() {
    ChainMaps statement = new ChainMaps(Extent.parse("1..5"), true);
    Grounds found = MachineSearch.chains(statement, "test");
    assertSettled(Kind.FINITE, Outcome.HOLDS, Map.of("n", "1..5"), Checker.rule(statement, found));
    // C(2n - 1, n) of them
    assertEquals(List.of(1, 3, 10, 35, 126), certificate(found, ChainMapCount.class).maps());
    assertRefused(rule(statement, new ChainMapCount(List.of(1, 3, 10, 35, 125))));
    assertRefused(rule(statement, new RestlessMap(List.of(1, 0))));
    assertRefused(rule(statement, new RestlessMap(List.of(0, 0))));
  }

  @Test
  void aSwapNeverRests() {
    ChainMaps statement = new ChainMaps(Extent.parse("2..4"), false);
    Grounds found = MachineSearch.chains(statement, "test");
    assertSettled(
        Kind.COUNTEREXAMPLE, Outcome.FAILS, Map.of("n", "2"), Checker.rule(statement, found));
    assertRefused(rule(statement, new RestlessMap(List.of(0, 0))));
    assertRefused(rule(statement, new RestlessMap(List.of(2, 0))));
    assertRefused(rule(statement, new RestlessMap(List.of(1, 2, 3, 4, 0))));
    assertRefused(rule(statement, new ChainMapCount(List.of(4, 27, 256))));
  }

  @Test
  void statementsOutOfBoundsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ChainMaps(Extent.parse("1.."), true));
    assertThrows(IllegalArgumentException.class, () -> new Aperiodic(null, null, true));
    assertThrows(IllegalArgumentException.class, () -> new Aperiodic(PARITY, additive("1"), true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Grid(BigFraction.ONE, BigFraction.ZERO, BigFraction.ONE));
  }
}
