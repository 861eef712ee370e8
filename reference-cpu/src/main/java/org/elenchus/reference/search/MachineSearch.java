package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ChainMapCount;
import org.elenchus.claims.certificate.MonoidClosure;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.certificate.RestlessMap;
import org.elenchus.claims.certificate.WalkedPairs;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.model.ChainSelfMaps;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.GridMachines;
import org.elenchus.reference.model.TransitionMonoid;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.Tasks;
import org.jspecify.annotations.Nullable;

/** Settles statements about finite machines by walking them. */
public final class MachineSearch {
  private MachineSearch() {}

  /**
   * Looks for a word under which a machine never comes to rest, short ones first; otherwise gives
   * the closure of its monoid.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the certificate
   */
  public static Grounds aperiodic(Aperiodic statement, String subject) {
    GridMachine grid = statement.machine();
    TaskRef task = statement.task();
    FiniteMachine machine;
    if (grid != null) {
      machine = GridMachines.explore(grid);
    } else if (task != null) {
      machine = FiniteMachine.of(machine(task));
    } else {
      throw new IllegalArgumentException("no machine is given");
    }
    PeriodicWord word = periodicWord(machine);
    if (word != null) {
      return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, word);
    }
    TransitionMonoid monoid = TransitionMonoid.of(machine);
    Certificate closure =
        new MonoidClosure(machine.next().size(), monoid.elements().size(), monoid.index());
    return Proof.of(Role.CERTIFICATE, null, subject, closure);
  }

  /**
   * A word for each map of states, each map once; the first that has a cycle of length 2 or more.
   */
  private static @Nullable PeriodicWord periodicWord(FiniteMachine machine) {
    int symbols = machine.next().getFirst().size();
    Set<List<Integer>> seen = new HashSet<>();
    List<List<Integer>> words = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < words.size(); i++) {
      for (int symbol = 0; symbol < symbols; symbol++) {
        List<Integer> word = new ArrayList<>(words.get(i));
        word.add(symbol);
        List<Integer> map = new ArrayList<>();
        for (int state = 0; state < machine.next().size(); state++) {
          map.add(machine.after(state, word));
        }
        if (seen.add(map)) {
          words.add(word);
          for (int state = 0; state < map.size(); state++) {
            int period = period(map, state);
            if (period > 1) {
              return new PeriodicWord(wordTo(machine, state), word, period);
            }
          }
        }
      }
    }
    return null;
  }

  /** After how many applications a point returns; 0 if it does not. */
  private static int period(List<Integer> map, int point) {
    int image = point;
    for (int i = 1; i <= map.size(); i++) {
      image = map.get(image);
      if (image == point) {
        return i;
      }
    }
    return 0;
  }

  private static List<Integer> wordTo(FiniteMachine machine, int wanted) {
    List<List<Integer>> wordOf =
        new ArrayList<>(Collections.nCopies(machine.next().size(), List.of()));
    List<Integer> open = new ArrayList<>(List.of(0));
    Set<Integer> seen = new HashSet<>(open);
    for (int i = 0; i < open.size(); i++) {
      int state = open.get(i);
      for (int symbol = 0; symbol < machine.next().getFirst().size(); symbol++) {
        int target = machine.next().get(state).get(symbol);
        if (seen.add(target)) {
          List<Integer> word = new ArrayList<>(wordOf.get(state));
          word.add(symbol);
          wordOf.set(target, word);
          open.add(target);
        }
      }
    }
    return wordOf.get(wanted);
  }

  /**
   * Walks a model beside a task's machine.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return a shortest word with a wrong answer, otherwise the sizes of the walk
   */
  public static Grounds computes(GridComputes statement, String subject) {
    record Met(int state, int wanted, List<Integer> word) {}
    FiniteMachine machine = GridMachines.explore(statement.machine());
    Automaton task = machine(statement.task());
    List<Met> open = new ArrayList<>(List.of(new Met(0, task.start(), List.of())));
    Set<List<Integer>> seen = new HashSet<>(Set.of(List.of(0, task.start())));
    for (int i = 0; i < open.size(); i++) {
      Met met = open.get(i);
      for (int symbol = 0; symbol < task.symbols(); symbol++) {
        List<Integer> word = new ArrayList<>(met.word());
        word.add(symbol);
        if (!machine.answers(met.state(), symbol, task.output(met.wanted(), symbol))) {
          return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, new WrongWord(word));
        }
        int state = machine.after(met.state(), List.of(symbol));
        int wanted = task.next(met.wanted(), symbol);
        if (seen.add(List.of(state, wanted))) {
          open.add(new Met(state, wanted, word));
        }
      }
    }
    Certificate walk = new WalkedPairs(machine.next().size(), open.size());
    return Proof.of(Role.CERTIFICATE, null, subject, walk);
  }

  static Automaton machine(TaskRef reference) {
    return task(reference)
        .automaton()
        .orElseThrow(
            () -> new IllegalArgumentException(reference.title() + " has no finite machine"));
  }

  static Task task(TaskRef reference) {
    Map<String, Integer> parameters = new TreeMap<>();
    reference.parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return Tasks.of(reference.name(), parameters);
  }

  /**
   * Goes through the maps of chains.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return a map that does not come to rest, otherwise how many maps there are
   */
  public static Grounds chains(ChainMaps statement, String subject) {
    List<Integer> counts = new ArrayList<>();
    for (int n = statement.least(); n <= statement.greatest(); n++) {
      List<List<Integer>> maps = ChainSelfMaps.all(n, statement.nondecreasing());
      for (List<Integer> map : maps) {
        if (TransitionMonoid.index(map) < 0) {
          return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, new RestlessMap(map));
        }
      }
      counts.add(maps.size());
    }
    return Proof.of(Role.CERTIFICATE, null, subject, new ChainMapCount(counts));
  }
}
