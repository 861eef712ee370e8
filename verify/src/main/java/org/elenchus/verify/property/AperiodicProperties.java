package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.GridMachines;
import org.elenchus.tasks.Tasks;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Aperiodic machines: a random word, read over and over after a random prefix, must lead to rest.
 * Where the statement says that the machine is not aperiodic, a word that does not is sought.
 */
class AperiodicProperties extends StatementProperties<Aperiodic> {
  private static final String PREFIX = "unified-scaling-theory/";
  private static final int LONGEST = 6;

  private final FiniteMachine machine = machine();

  AperiodicProperties() {
    super(Aperiodic.class);
  }

  private FiniteMachine machine() {
    GridMachine grid = statement.machine();
    TaskRef task = statement.task();
    if (grid != null) {
      return GridMachines.explore(grid);
    }
    if (task == null) {
      throw new PropertyException("no machine is given");
    }
    Map<String, Integer> parameters = new TreeMap<>();
    task.parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return FiniteMachine.of(Tasks.of(task.name(), parameters).automaton().orElseThrow());
  }

  /**
   * What is read.
   *
   * @param prefix once
   * @param word over and over
   */
  record Reading(List<Integer> prefix, List<Integer> word) {}

  @Settles(claim = PREFIX + "order-preserving-cell")
  @Settles(claim = PREFIX + "order-preserving-stack")
  @Settles(claim = PREFIX + "selective-gates-on-grid")
  @Settles(claim = PREFIX + "parity-is-periodic", expect = Outcome.FOUND, twin = Outcome.PASSES)
  @Property
  void theWordLeadsToRest(@ForAll("readings") Reading reading) {
    cover(reading.word().size() == 1 ? "one symbol" : "several symbols");
    List<Integer> prefix = new ArrayList<>(reading.prefix());
    List<Integer> seen = new ArrayList<>();
    int state = machine.after(0, prefix);
    while (!seen.contains(state)) {
      seen.add(state);
      state = machine.after(state, reading.word());
    }
    int before = seen.indexOf(state);
    int period = seen.size() - before;
    Collections.nCopies(before, reading.word()).forEach(prefix::addAll);
    if (statement.aperiodic()) {
      demand(period == 1, () -> new PeriodicWord(prefix, reading.word(), period));
    } else {
      seek(period > 1, () -> new PeriodicWord(prefix, reading.word(), period));
    }
  }

  @Provide
  Arbitrary<Reading> readings() {
    Arbitrary<Integer> symbol =
        Arbitraries.integers().between(0, machine.next().getFirst().size() - 1);
    return Combinators.combine(
            symbol.list().ofMaxSize(LONGEST), symbol.list().ofMinSize(1).ofMaxSize(LONGEST))
        .as(Reading::new);
  }
}
