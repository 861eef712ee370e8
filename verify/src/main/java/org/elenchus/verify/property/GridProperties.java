package org.elenchus.verify.property;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.GridMachines;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;

/** Models on a finite grid: on a random word, each answer must be the task's label. */
class GridProperties extends StatementProperties<GridComputes> {
  private static final String PREFIX = "unified-scaling-theory/";
  private static final int LONGEST = 64;

  private final FiniteMachine machine = GridMachines.explore(statement.machine());
  private final Automaton task = task();

  GridProperties() {
    super(GridComputes.class);
  }

  private Automaton task() {
    Map<String, Integer> parameters = new TreeMap<>();
    statement.task().parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return Tasks.of(statement.task().name(), parameters).automaton().orElseThrow();
  }

  @Settles(claim = PREFIX + "elman-parity-on-grid")
  @Settles(claim = PREFIX + "delta-e88-parity-on-grid")
  @Property
  void everyAnswerIsTheLabel(@ForAll("words") List<Integer> word) {
    cover(word.size() <= LONGEST / 2 ? "short word" : "long word");
    int state = 0;
    int wanted = task.start();
    int right = 0;
    while (right < word.size()
        && machine.answers(state, word.get(right), task.output(wanted, word.get(right)))) {
      state = machine.after(state, List.of(word.get(right)));
      wanted = task.next(wanted, word.get(right));
      right++;
    }
    List<Integer> wrong = word.subList(0, Math.min(right + 1, word.size()));
    demand(right == word.size(), () -> new WrongWord(wrong));
  }

  @Provide
  Arbitrary<List<Integer>> words() {
    return Arbitraries.integers()
        .between(0, task.symbols() - 1)
        .list()
        .ofMinSize(1)
        .ofMaxSize(LONGEST);
  }
}
