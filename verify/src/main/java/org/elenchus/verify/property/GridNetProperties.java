package org.elenchus.verify.property;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridMachine.Layer;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.GridMachines;
import org.elenchus.reference.search.MachineNets;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Tasks;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Nets on a grid. Where the statement says that some net computes the task, the one that the search
 * builds must label random words; where it says that none does, random Elman nets of one unit must
 * each fail.
 */
class GridNetProperties extends StatementProperties<GridNetComputes> {
  private static final String PREFIX = "unified-scaling-theory/";
  private static final int LONGEST = 40;
  private static final String TOO_LARGE =
      "A net for this task has more units and larger weights than those that are drawn.";

  private final Automaton task = task();

  GridNetProperties() {
    super(GridNetComputes.class);
  }

  private Automaton task() {
    Map<String, Integer> parameters = new TreeMap<>();
    statement.task().parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return Tasks.of(statement.task().name(), parameters).automaton().orElseThrow();
  }

  /**
   * A net and a word; without a word all words are meant.
   *
   * @param net the net
   * @param machine what it is as a finite machine
   * @param word symbols
   */
  record Tried(GridMachine net, FiniteMachine machine, List<Integer> word) {
    @Override
    public String toString() {
      Layer layer = net.layers().getFirst();
      return word.isEmpty()
          ? layer.parameters() + ", readout " + layer.linkWeights() + " " + layer.linkBias()
          : "word = " + word;
    }
  }

  @Settles(
      claim = PREFIX + "nonlinear-can-resolve",
      reading = ReadingKind.PROSE,
      twin = Outcome.MISSED,
      missed = TOO_LARGE)
  @Settles(claim = PREFIX + "one-layer-resolves-deeper", twin = Outcome.MISSED, missed = TOO_LARGE)
  @Property
  void theNetDoesWhatTheStatementSays(@ForAll("trials") Tried trial) {
    if (statement.possible()) {
      cover(trial.word().size() <= LONGEST / 2 ? "short word" : "long word");
      demand(labels(trial));
    } else {
      cover(trial.machine().next().size() == 1 ? "one state" : "several states");
      demand(trial.machine().pairs(task) < 0, () -> new GridNetwork(trial.net()));
    }
  }

  private boolean labels(Tried trial) {
    int state = 0;
    int wanted = task.start();
    for (int symbol : trial.word()) {
      if (!trial.machine().answers(state, symbol, task.output(wanted, symbol))) {
        return false;
      }
      state = trial.machine().after(state, List.of(symbol));
      wanted = task.next(wanted, symbol);
    }
    return true;
  }

  @Provide
  Arbitrary<Tried> trials() {
    if (statement.possible()) {
      GridMachine net = found();
      FiniteMachine machine = GridMachines.explore(net);
      return Arbitraries.integers()
          .between(0, task.symbols() - 1)
          .list()
          .ofMinSize(1)
          .ofMaxSize(LONGEST)
          .map(word -> new Tried(net, machine, word));
    }
    int labels = labels();
    return Draw.small(3)
        .list()
        .ofSize(3 + task.symbols() + 2 * labels)
        .map(entries -> unit(Draw.plain(entries), labels))
        .map(net -> new Tried(net, GridMachines.explore(net), List.of()));
  }

  private GridMachine found() {
    if (MachineNets.settle(statement, "a net for sampling") instanceof Grounds.Proof proof
        && proof.certificate() instanceof GridNetwork(GridMachine net)) {
      return net;
    }
    throw new PropertyException("the search found no net for " + statement.task().title());
  }

  private int labels() {
    int most = 1;
    for (int state = 0; state < task.states(); state++) {
      for (int symbol = 0; symbol < task.symbols(); symbol++) {
        int label = task.output(state, symbol);
        most = Math.max(most, label == Oracle.UNSCORED ? 1 : label + 1);
      }
    }
    return most;
  }

  /** One Elman unit: its weight, bias and start, its input weights, then the readout. */
  private GridMachine unit(List<BigFraction> entries, int labels) {
    int symbols = task.symbols();
    BigFraction start = Rational.of(Rational.of(entries.get(2)).signum()).toBigFraction();
    TreeMap<String, List<List<BigFraction>>> parameters = new TreeMap<>();
    parameters.put("wh", List.of(List.of(entries.get(0))));
    parameters.put("bias", List.of(List.of(entries.get(1))));
    parameters.put("start", List.of(List.of(start)));
    parameters.put("wx", List.of(entries.subList(3, 3 + symbols)));
    List<BigFraction> weights = entries.subList(3 + symbols, 3 + symbols + labels);
    Layer layer =
        new Layer(
            statement.model(),
            parameters,
            weights.stream().map(List::of).toList(),
            entries.subList(3 + symbols + labels, 3 + symbols + 2 * labels));
    return new GridMachine(statement.grid(), symbols, List.of(), List.of(layer));
  }
}
