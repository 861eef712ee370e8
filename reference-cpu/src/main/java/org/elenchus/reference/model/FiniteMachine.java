package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.elenchus.reference.exact.Rational;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;

/**
 * The states that a model over one-hot symbols reaches, where they are finitely many: what holds at
 * each of them holds after every word of every length. State 0 is the start.
 *
 * @param next the state after each symbol [states, symbols]
 * @param outputs the outputs on each symbol [states, symbols, outputs]; none for a bare machine
 */
public record FiniteMachine(List<List<Integer>> next, List<List<List<Rational>>> outputs) {
  /** More states, or pairs of states, than this are not walked. */
  private static final int MOST = 20_000;

  /** Copies the lists. */
  public FiniteMachine {
    next = next.stream().map(List::copyOf).toList();
    outputs = List.copyOf(outputs);
  }

  /**
   * Explores a model from its start.
   *
   * @param start the first states, as of a stack of layers
   * @param symbols how many symbols there are
   * @param step the states after a symbol, and the output there
   * @return the machine
   * @throws IllegalArgumentException if there are too many states
   */
  static FiniteMachine explore(
      List<List<Rational>> start,
      int symbols,
      BiFunction<List<List<Rational>>, Integer, Stack.Step<Rational>> step) {
    Map<List<List<Rational>>, Integer> number = new HashMap<>(Map.of(start, 0));
    List<List<List<Rational>>> states = new ArrayList<>(List.of(start));
    List<List<Integer>> next = new ArrayList<>();
    List<List<List<Rational>>> outputs = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      List<Integer> targets = new ArrayList<>();
      List<List<Rational>> written = new ArrayList<>();
      for (int symbol = 0; symbol < symbols; symbol++) {
        Stack.Step<Rational> after = step.apply(states.get(i), symbol);
        Integer known = number.putIfAbsent(after.states(), states.size());
        targets.add(known == null ? states.size() : known);
        if (known == null) {
          states.add(after.states());
        }
        written.add(after.output());
      }
      if (states.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " states");
      }
      next.add(targets);
      outputs.add(written);
    }
    return new FiniteMachine(next, outputs);
  }

  /**
   * Explores a recurrence over one-hot inputs.
   *
   * @param model the recurrence
   * @return the machine
   */
  public static FiniteMachine of(Recurrence<Rational> model) {
    int symbols = model.inputs();
    return explore(
        List.of(model.start()),
        symbols,
        (states, symbol) -> {
          List<Rational> state = model.step(states.getFirst(), oneHot(symbol, symbols));
          List<Rational> output = model.output(state, oneHot(symbol, symbols));
          return new Stack.Step<>(List.of(state), output);
        });
  }

  /**
   * The reachable part of a task's machine, without outputs.
   *
   * @param automaton the task's machine
   * @return the machine
   */
  public static FiniteMachine of(Automaton automaton) {
    return explore(
        List.of(List.of(Rational.of(automaton.start()))),
        automaton.symbols(),
        (states, symbol) -> {
          int state = (int) states.getFirst().getFirst().longValueExact();
          Rational target = Rational.of(automaton.next(state, symbol));
          return new Stack.Step<>(List.of(List.of(target)), List.of());
        });
  }

  /**
   * Walks beside a task's machine until no new pair of states appears.
   *
   * @param task the task's machine; its symbols are the first ones of this machine
   * @return the number of pairs, or −1 if somewhere the greatest output is not the label's by at
   *     least 1
   * @throws IllegalArgumentException if the walk does not end or outputs and labels do not fit
   */
  public int pairs(Automaton task) {
    record Pair(int state, int machine) {}
    Set<Pair> seen = new HashSet<>();
    List<Pair> open = new ArrayList<>(List.of(new Pair(0, task.start())));
    seen.add(open.getFirst());
    for (int i = 0; i < open.size(); i++) {
      Pair pair = open.get(i);
      for (int symbol = 0; symbol < task.symbols(); symbol++) {
        int label = task.output(pair.machine(), symbol);
        if (!answers(pair.state(), symbol, label)) {
          return -1;
        }
        Pair after =
            new Pair(next.get(pair.state()).get(symbol), task.next(pair.machine(), symbol));
        if (seen.add(after)) {
          open.add(after);
        }
      }
      if (open.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " pairs of states");
      }
    }
    return open.size();
  }

  /**
   * Whether the greatest output on a symbol is that of a label, by at least 1.
   *
   * @param state the state before the symbol
   * @param symbol the symbol
   * @param label the label, or {@link Oracle#UNSCORED}
   * @return whether it is, or nothing is asked
   */
  public boolean answers(int state, int symbol, int label) {
    if (label == Oracle.UNSCORED) {
      return true;
    }
    List<Rational> scores = outputs.get(state).get(symbol);
    if (label >= scores.size()) {
      throw new IllegalArgumentException("there is no output for label " + label);
    }
    Rational best = scores.get(label).subtract(Rational.ONE);
    for (int i = 0; i < scores.size(); i++) {
      if (i != label && scores.get(i).compareTo(best) > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The state after a word.
   *
   * @param from the state before it
   * @param word its symbols
   * @return the state
   * @throws IllegalArgumentException if a symbol is none of this machine's
   */
  public int after(int from, List<Integer> word) {
    int state = from;
    for (int symbol : word) {
      if (symbol < 0 || symbol >= next.getFirst().size()) {
        throw new IllegalArgumentException("there is no symbol " + symbol);
      }
      state = next.get(state).get(symbol);
    }
    return state;
  }

  /**
   * A one-hot input.
   *
   * @param symbol which entry is 1
   * @param symbols its length
   * @return the vector
   */
  static List<Rational> oneHot(int symbol, int symbols) {
    List<Rational> input = new ArrayList<>(Collections.nCopies(symbols, Rational.ZERO));
    input.set(symbol, Rational.ONE);
    return List.copyOf(input);
  }
}
