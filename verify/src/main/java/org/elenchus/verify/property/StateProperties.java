package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.statement.LeastStates;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Elimination;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;

/**
 * Least numbers of states, by labels alone: of a recurrence with H states no table of labels of
 * prefixes and suffixes has a rank above H. So a regular table of H + 1 random prefixes and
 * suffixes would show that H states are not enough.
 */
class StateProperties extends StatementProperties<LeastStates> {
  private static final int LONGEST = 5;

  StateProperties() {
    super(LeastStates.class);
  }

  /**
   * Words of symbols.
   *
   * @param row which of the statement's tasks
   * @param prefixes none empty [H + 1]
   * @param suffixes [H + 1]
   */
  record Table(int row, List<List<Integer>> prefixes, List<List<Integer>> suffixes) {}

  @Settles(claim = "unified-scaling-theory/least-linear-recurrences")
  @Property(tries = 1000)
  void noLargerTableIsRegular(@ForAll("tables") Table table) {
    cover(statement.rows().get(table.row()).task().title());
    Automaton machine = machine(table.row());
    Elimination rows = new Elimination();
    for (List<Integer> prefix : table.prefixes()) {
      rows.add(
          table.suffixes().stream()
              .map(suffix -> Rational.of(label(machine, prefix, suffix)))
              .toList());
    }
    demand(rows.rank() <= statement.rows().get(table.row()).states());
  }

  private Automaton machine(int row) {
    TaskRef task = statement.rows().get(row).task();
    Map<String, Integer> parameters = new TreeMap<>();
    task.parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return Tasks.of(task.name(), parameters).automaton().orElseThrow();
  }

  private static int label(Automaton machine, List<Integer> prefix, List<Integer> suffix) {
    List<Integer> word = new ArrayList<>(prefix);
    word.addAll(suffix);
    int state = machine.start();
    int label = 0;
    for (int symbol : word) {
      label = machine.output(state, symbol);
      state = machine.next(state, symbol);
    }
    return label;
  }

  @Provide
  Arbitrary<Table> tables() {
    return Arbitraries.integers().between(0, statement.rows().size() - 1).flatMap(this::ofRow);
  }

  private Arbitrary<Table> ofRow(int row) {
    int size = statement.rows().get(row).states() + 1;
    Arbitrary<Integer> symbols = Arbitraries.integers().between(0, machine(row).symbols() - 1);
    return Combinators.combine(
            symbols.list().ofMinSize(1).ofMaxSize(LONGEST).list().ofSize(size),
            symbols.list().ofMaxSize(LONGEST).list().ofSize(size))
        .as((prefixes, suffixes) -> new Table(row, prefixes, suffixes));
  }
}
