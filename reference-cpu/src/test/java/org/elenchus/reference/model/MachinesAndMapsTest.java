package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridMachine.Grid;
import org.elenchus.claims.statement.GridMachine.Layer;
import org.elenchus.reference.exact.Rational;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finite machines walked by hand, their maps of states, and ranks. */
class MachinesAndMapsTest {
  /** The state is swapped by symbol 1 and kept by symbol 0: parity, in exact rationals. */
  private final SelectiveRnn<Rational> swaps =
      new SelectiveRnn<>(
          RATIONALS,
          List.of(matrix("1 0; 0 1"), matrix("0 1; 1 0")),
          matrix("1 0; 0 1"),
          vector("1 0"));

  private static Automaton parity() {
    return Tasks.of("parity").automaton().orElseThrow();
  }

  @Test
  void selectiveRecurrenceChoosesItsMatrix() {
    SelectiveRnn<Rational> model =
        new SelectiveRnn<>(
            RATIONALS,
            List.of(matrix("1 2; 3 4"), matrix("0 1; 1 0"), matrix("5 0; 0 5")),
            matrix("1 1"),
            vector("1 0"));
    assertEquals(3, model.inputs());
    assertEquals(vector("1 3"), model.step(model.start(), vector("1 0 0")));
    assertEquals(vector("0 1"), model.step(model.start(), vector("0 1 0")));
    assertEquals(vector("5 0"), model.step(model.start(), vector("0 0 1")));
    // A = (6 1; 2 9): each entry of the input weighs its matrix
    assertEquals(vector("7 11"), model.step(vector("1 1"), vector("1 -1 1")));
    assertEquals(vector("4"), model.output(vector("1 3"), vector("1 0 0")));
  }

  @Test
  void statesAreExploredOnce() {
    FiniteMachine machine = FiniteMachine.of(swaps);
    assertEquals(List.of(List.of(0, 1), List.of(1, 0)), machine.next());
    assertEquals(
        List.of(List.of(vector("1 0"), vector("0 1")), List.of(vector("0 1"), vector("1 0"))),
        machine.outputs());
    assertEquals(0, machine.after(0, List.of()));
    assertEquals(1, machine.after(0, List.of(0, 1, 1, 1)));
    assertEquals(0, machine.after(1, List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> machine.after(0, List.of(2)));
    assertThrows(IllegalArgumentException.class, () -> machine.after(0, List.of(-1)));
    assertEquals(machine.next(), FiniteMachine.of(parity()).next());
  }

  /** A counter that never repeats has too many states; 20 000 of them are allowed. */
  @Test
  void walksAreBounded() {
    LinearRnn<Rational> counter =
        new LinearRnn<>(RATIONALS, matrix("1"), matrix("1"), matrix("1"), vector("0"), vector("0"));
    assertThrows(IllegalArgumentException.class, () -> FiniteMachine.of(counter));
    assertEquals(20_000, FiniteMachine.of(cycle(20_000)).next().size());
    assertThrows(IllegalArgumentException.class, () -> FiniteMachine.of(cycle(20_001)));
  }

  /** A machine of n states, one after another, read by one symbol. */
  private static Automaton cycle(int n) {
    int[][] next = new int[n][1];
    int[][] outputs = new int[n][1];
    for (int i = 0; i < n; i++) {
      next[i][0] = (i + 1) % n;
    }
    return new Automaton(0, next, outputs);
  }

  @Test
  void pairsOfStatesAreWalked() {
    assertEquals(2, FiniteMachine.of(swaps).pairs(parity()));
    SelectiveRnn<Rational> still =
        new SelectiveRnn<>(
            RATIONALS,
            List.of(matrix("1 0; 0 1"), matrix("1 0; 0 1")),
            matrix("1 0; 0 1"),
            vector("1 0"));
    assertEquals(-1, FiniteMachine.of(still).pairs(parity()));
  }

  /** The greatest output must be the label's by 1. */
  @ParameterizedTest
  @CsvSource({
    "2 1 0, 0, true",
    "2 1 0, 1, false",
    "2 5/4 0, 0, false",
    "0 1 2, 2, true",
    "0 3/2 2, 2, false",
    "1 1 1, 1, false",
    "5 7 6, 1, true",
    "5 7 6, 0, false"
  })
  void answers(String outputs, int label, boolean right) {
    FiniteMachine machine =
        new FiniteMachine(List.of(List.of(0)), List.of(List.of(vector(outputs))));
    assertEquals(right, machine.answers(0, 0, label));
    assertTrue(machine.answers(0, 0, Oracle.UNSCORED));
    assertThrows(IllegalArgumentException.class, () -> machine.answers(0, 0, 3));
  }

  @Test
  void oneHotInputs() {
    assertEquals(vector("0 1 0"), FiniteMachine.oneHot(1, 3));
  }

  /** f^m = f^(m+1): a constant map at once, a shift when all have come to its end, a swap never. */
  @ParameterizedTest
  @CsvSource({
    "0 1 2, 1",
    "1 1 1, 1",
    "1 2 2, 2",
    "1 2 3 3, 3",
    "1 0, -1",
    "1 2 0, -1",
    "1 0 2, -1",
    "0, 1"
  })
  void indexOfAMap(String images, int index) {
    assertEquals(index, TransitionMonoid.index(map(images)));
  }

  private static List<Integer> map(String images) {
    return java.util.Arrays.stream(images.split(" ", -1)).map(Integer::valueOf).toList();
  }

  @Test
  void monoidsAreClosed() {
    FiniteMachine shift =
        new FiniteMachine(List.of(List.of(1, 0), List.of(2, 0), List.of(2, 0)), List.of());
    TransitionMonoid monoid = TransitionMonoid.of(shift);
    // a = 0→1→2→2, b = all to 0; aa = all to 2, ab = b, ba = all to 1
    assertEquals(4, monoid.elements().size());
    assertTrue(
        monoid
            .elements()
            .containsAll(List.of(map("1 2 2"), map("0 0 0"), map("2 2 2"), map("1 1 1"))));
    assertEquals(2, monoid.index());
    FiniteMachine one = new FiniteMachine(List.of(List.of(1), List.of(2), List.of(2)), List.of());
    assertEquals(List.of(map("1 2 2"), map("2 2 2")), TransitionMonoid.of(one).elements());
    assertEquals(2, TransitionMonoid.of(FiniteMachine.of(parity())).elements().size());
    assertEquals(-1, TransitionMonoid.of(FiniteMachine.of(parity())).index());
    assertEquals(1, new TransitionMonoid(List.of(map("0 0"))).index());
    assertEquals(3, new TransitionMonoid(List.of(map("1 2 3 3"), map("0 0 0 0"))).index());
    assertEquals(-1, new TransitionMonoid(List.of(map("1 0"), map("0 0"))).index());
    assertEquals(-1, new TransitionMonoid(List.of(map("0 0"), map("1 0"), map("0 0"))).index());
  }

  @Test
  void selfMapsOfAChain() {
    assertEquals(27, ChainSelfMaps.all(3, false).size());
    assertEquals(10, ChainSelfMaps.all(3, true).size());
    assertEquals(List.of(map("0 0"), map("0 1"), map("1 1")), ChainSelfMaps.all(2, true));
    assertEquals(
        List.of(map("0 0"), map("0 1"), map("1 0"), map("1 1")), ChainSelfMaps.all(2, false));
    for (List<Integer> any : ChainSelfMaps.all(3, false)) {
      assertTrue(ChainSelfMaps.isOne(any, false));
      assertEquals(ChainSelfMaps.all(3, true).contains(any), ChainSelfMaps.isOne(any, true));
    }
    assertFalse(ChainSelfMaps.isOne(map("0 2"), false));
    assertFalse(ChainSelfMaps.isOne(List.of(-1, 0), false));
    assertTrue(ChainSelfMaps.isOne(List.of(), true));
  }

  @Test
  void ranks() {
    Elimination elimination = new Elimination();
    assertEquals(0, elimination.rank());
    assertFalse(elimination.add(vector("0 0 0")));
    assertTrue(elimination.add(vector("0 2 4")));
    assertFalse(elimination.add(vector("0 -1 -2")));
    assertTrue(elimination.add(vector("1 1 1")));
    assertEquals(2, elimination.rank());
    assertFalse(elimination.add(vector("3 5 7")));
    assertTrue(elimination.add(vector("3 5 8")));
    assertFalse(elimination.add(vector("1 0 0")));
    assertEquals(3, elimination.rank());
  }

  // Grids.

  private static List<List<BigFraction>> rows(String text) {
    List<List<BigFraction>> rows = new ArrayList<>();
    for (String row : text.split(";", -1)) {
      rows.add(vector(row.strip()).stream().map(Rational::toBigFraction).toList());
    }
    return rows;
  }

  private static GridMachine onGrid(String model, List<Integer> prefix, String... parameters) {
    NavigableMap<String, List<List<BigFraction>>> named = new TreeMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      named.put(parameters[i], rows(parameters[i + 1]));
    }
    return new GridMachine(
        new Grid(BigFraction.of(-2), BigFraction.of(2), BigFraction.of(1, 4)),
        2,
        prefix,
        List.of(new Layer(model, named, rows("2"), rows("1/4").getFirst())));
  }

  /** The start after the prefix is state 0; outputs go through the link 2u + 1/4. */
  @Test
  void machinesOnAGrid() {
    String[] swap = {"a0", "1 0; 0 1", "a1", "0 1; 1 0", "c", "1/2 0", "start", "1 0"};
    FiniteMachine found = GridMachines.explore(onGrid("selective", List.of(), swap));
    assertEquals(FiniteMachine.of(swaps).next(), found.next());
    assertEquals(
        List.of(List.of(vector("5/4"), vector("1/4")), List.of(vector("1/4"), vector("5/4"))),
        found.outputs());
    FiniteMachine later = GridMachines.explore(onGrid("selective", List.of(1, 0), swap));
    assertEquals(List.of(vector("1/4"), vector("5/4")), later.outputs().getFirst());
    assertThrows(
        IllegalArgumentException.class, () -> GridMachines.explore(onGrid("e1", List.of())));
    assertThrows(
        IllegalArgumentException.class,
        () -> GridMachines.explore(onGrid("elman", List.of(), "wh", "1")),
        "wx is missing");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            GridMachines.explore(
                onGrid("elman", List.of(), "wh", "1/3", "wx", "1 1", "bias", "0", "start", "0")),
        "1/3 is not on the grid");
  }

  /** The additive and the delta cell saturate: what is written once stays. */
  @Test
  void matrixStatesOnAGrid() {
    FiniteMachine additive =
        GridMachines.explore(
            onGrid(
                "e88-additive",
                List.of(),
                "alpha",
                "1",
                "delta",
                "1",
                "wk",
                "1 1",
                "wv",
                "0 2",
                "wq",
                "1 1"));
    assertEquals(List.of(0, 1), additive.next().getFirst());
    FiniteMachine delta =
        GridMachines.explore(
            onGrid(
                "e88-delta-written",
                List.of(),
                "alpha",
                "1",
                "wk",
                "1 1",
                "wv",
                "0 2",
                "wq",
                "1 1"));
    assertEquals(List.of(0, 1), delta.next().getFirst());
    // tanh 2 is 1 on the grid of quarters, and 2·1 + 1/4 is cut off to its end
    List<List<Rational>> written = List.of(vector("1/4"), vector("2"));
    assertEquals(written, additive.outputs().getFirst());
    assertEquals(written, delta.outputs().getFirst());
  }
}
