package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridMachine.Layer;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Task;

/**
 * One layer of Elman units that follows any finite machine: a unit for each reachable pair of a
 * state and a symbol read there, 1 if that was the last move and −1 otherwise, and a unit for the
 * start. It is the construction of Kleene and Minsky with tanh for the step.
 */
public final class MachineNets {
  private static final int GAIN = 3;

  /** The last move: a state and the symbol read there; the start has no symbol. */
  private record Unit(int state, int symbol, int target, int label) {}

  private MachineNets() {}

  /**
   * Builds the net.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the net, which the checker may refuse
   */
  public static Grounds settle(GridNetComputes statement, String subject) {
    Task task = MachineSearch.task(statement.task());
    Automaton machine = MachineSearch.machine(statement.task());
    List<Unit> units = units(machine);
    List<List<BigFraction>> wh = new ArrayList<>();
    List<List<BigFraction>> wx = new ArrayList<>();
    List<BigFraction> bias = new ArrayList<>();
    for (Unit unit : units) {
      boolean isStart = unit.symbol() < 0;
      List<BigFraction> row = new ArrayList<>();
      int leading = 0;
      for (Unit before : units) {
        boolean leads = !isStart && before.target() == unit.state();
        leading += leads ? 1 : 0;
        row.add(leads ? BigFraction.of(GAIN) : BigFraction.ZERO);
      }
      wh.add(row);
      List<BigFraction> input = zeros(machine.symbols());
      if (!isStart) {
        input.set(unit.symbol(), BigFraction.of(2 * GAIN));
      }
      wx.add(input);
      // 2 GAIN for the state, 2 GAIN for the symbol: above 3 GAIN only with both.
      bias.add(BigFraction.of(isStart ? -GAIN : GAIN * leading - 3 * GAIN));
    }
    List<BigFraction> start = new ArrayList<>();
    units.forEach(unit -> start.add(BigFraction.of(unit.symbol() < 0 ? 1 : -1)));
    List<List<BigFraction>> readout = new ArrayList<>();
    List<BigFraction> offset = new ArrayList<>();
    for (int label = 0; label < task.labels().size(); label++) {
      int wanted = label;
      readout.add(
          units.stream()
              .map(u -> u.label() == wanted ? BigFraction.ONE : BigFraction.ZERO)
              .toList());
      offset.add(BigFraction.of(units.stream().filter(u -> u.label() == wanted).count()));
    }
    Map<String, List<List<BigFraction>>> parameters =
        Map.of("wh", wh, "wx", wx, "bias", List.of(bias), "start", List.of(start));
    Layer layer = new Layer("elman", new TreeMap<>(parameters), readout, offset);
    GridMachine net =
        new GridMachine(statement.grid(), machine.symbols(), List.of(), List.of(layer));
    return Proof.of(Role.WITNESS, Provenance.CONSTRUCTED, subject, new GridNetwork(net));
  }

  private static List<Unit> units(Automaton machine) {
    List<Unit> units = new ArrayList<>();
    units.add(new Unit(-1, -1, machine.start(), -1));
    List<Integer> reached = new ArrayList<>(List.of(machine.start()));
    for (int i = 0; i < reached.size(); i++) {
      int state = reached.get(i);
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        int target = machine.next(state, symbol);
        units.add(new Unit(state, symbol, target, machine.output(state, symbol)));
        if (!reached.contains(target)) {
          reached.add(target);
        }
      }
    }
    return units;
  }

  private static List<BigFraction> zeros(int size) {
    return new ArrayList<>(Collections.nCopies(size, BigFraction.ZERO));
  }
}
