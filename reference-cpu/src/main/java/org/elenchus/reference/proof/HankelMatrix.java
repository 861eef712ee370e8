package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.certificate.HankelRanks;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.LeastStates;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Elimination;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.SelectiveRnn;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;

/**
 * Least linear recurrences. Of any recurrence with H states the labels of prefix and suffix
 * together are c A(suffix) · h(prefix), a product of matrices of width H: so H is at least the rank
 * of any matrix of such labels (Carlyle and Paz, 1971; Fliess, 1974). A recurrence with as many
 * states attains it.
 */
public final class HankelMatrix {
  private static final int LONGEST = 64;

  private HankelMatrix() {}

  /**
   * The least numbers of states.
   *
   * @param s the tasks and the numbers claimed
   * @param given for each task a recurrence, and words whose labels have full rank
   * @return whether the numbers are as claimed
   */
  public static Shown least(LeastStates s, HankelRanks given) {
    Require.that(given.tasks().size() == s.rows().size(), "each task needs an entry");
    List<String> found = new ArrayList<>();
    boolean asClaimed = true;
    for (int i = 0; i < given.tasks().size(); i++) {
      TaskRef task = s.rows().get(i).task();
      HankelRanks.Entry entry = given.tasks().get(i);
      Automaton machine = Recurrences.machine(task);
      SelectiveRnn<Rational> model = Recurrences.model(entry.network());
      int states = model.start().size();
      Require.that(model.inputs() == machine.symbols(), "each symbol needs a matrix");
      requireLabels(FiniteMachine.of(model), machine);
      Require.that(
          entry.prefixes().size() == states && entry.suffixes().size() == states,
          "as many prefixes and suffixes are needed as there are states");
      Require.that(rank(machine, entry) == states, "the labels have a smaller rank");
      asClaimed &= states == s.rows().get(i).states();
      found.add(task.title() + ": " + states);
    }
    return Shown.compared(
        asClaimed,
        Scope.of(NumberSystem.REALS, Map.of("T", "1..")),
        "The least numbers of states of a linear recurrence that gives the labels for every T are "
            + String.join(", ", found)
            + ".");
  }

  /** Walks recurrence and task side by side: the one output is the label after every word. */
  private static void requireLabels(FiniteMachine model, Automaton task) {
    record Pair(int state, int machine) {}
    List<Pair> open = new ArrayList<>(List.of(new Pair(0, task.start())));
    Set<Pair> seen = new HashSet<>(open);
    for (int i = 0; i < open.size(); i++) {
      Pair pair = open.get(i);
      for (int symbol = 0; symbol < task.symbols(); symbol++) {
        int label = task.output(pair.machine(), symbol);
        Require.that(label != Oracle.UNSCORED, "the task leaves a step without a label");
        Require.that(
            model.outputs().get(pair.state()).get(symbol).equals(List.of(Rational.of(label))),
            "an output is not the label");
        Pair next =
            new Pair(model.next().get(pair.state()).get(symbol), task.next(pair.machine(), symbol));
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
  }

  private static int rank(Automaton machine, HankelRanks.Entry entry) {
    Elimination rows = new Elimination();
    for (List<Integer> prefix : entry.prefixes()) {
      Require.that(!prefix.isEmpty(), "a prefix has at least one symbol");
      List<Rational> row = new ArrayList<>();
      for (List<Integer> suffix : entry.suffixes()) {
        List<Integer> word = new ArrayList<>(prefix);
        word.addAll(suffix);
        row.add(Rational.of(label(machine, word)));
      }
      rows.add(row);
    }
    return rows.rank();
  }

  private static int label(Automaton machine, List<Integer> word) {
    Require.that(word.size() <= LONGEST, "a word is too long");
    int state = machine.start();
    int label = 0;
    for (int symbol : word) {
      Require.that(symbol >= 0 && symbol < machine.symbols(), "the task has no such symbol");
      label = machine.output(state, symbol);
      state = machine.next(state, symbol);
    }
    return label;
  }
}
