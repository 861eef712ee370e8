package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.MonoidClosure;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.certificate.WalkedPairs;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.ChainSelfMaps;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.GridMachines;
import org.elenchus.reference.model.TransitionMonoid;
import org.elenchus.tasks.Automaton;
import org.jspecify.annotations.Nullable;

/** Finite machines: what comes to rest under repeated words, and what they compute. */
public final class Machines {
  private static final int LONGEST = 1_000;

  private Machines() {}

  private static FiniteMachine machine(@Nullable TaskRef task, @Nullable GridMachine machine) {
    if (machine != null) {
      return GridMachines.explore(machine);
    }
    if (task == null) {
      throw new IllegalArgumentException("no machine is given");
    }
    return FiniteMachine.of(Recurrences.machine(task));
  }

  /**
   * The transition monoid, closed here: f^n = f^(n+1) for each of its maps.
   *
   * @param statement names the machine
   * @param given the sizes of machine and monoid, and the greatest n
   * @return that every word comes to rest
   */
  public static Shown comesToRest(Aperiodic statement, MonoidClosure given) {
    FiniteMachine machine = machine(statement.task(), statement.machine());
    TransitionMonoid monoid = TransitionMonoid.of(machine);
    MonoidClosure found =
        new MonoidClosure(machine.next().size(), monoid.elements().size(), monoid.index());
    Require.that(found.index() > 0, "some word does not come to rest");
    Require.that(found.equals(given), "the monoid is " + found);
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "The machine has %d states and %d transition maps; each comes to rest within %d readings."
            .formatted(found.states(), found.elements(), found.index()));
  }

  /**
   * A word that, read over and over, returns to a state with a period of 2 or more.
   *
   * @param statement names the machine
   * @param given a prefix, the word and the period
   * @return that it does
   */
  public static Shown returns(Aperiodic statement, PeriodicWord given) {
    FiniteMachine machine = machine(statement.task(), statement.machine());
    Require.that(
        given.period() >= 2
            && given.period() <= machine.next().size()
            && given.word().size() + given.prefix().size() <= LONGEST,
        "a period is at least 2 and at most the number of states");
    int first = machine.after(0, given.prefix());
    int state = first;
    for (int i = 1; i <= given.period(); i++) {
      state = machine.after(state, given.word());
      Require.that((state == first) == (i == given.period()), "the state returns at another time");
    }
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "After %s the word %s, read over and over, returns with period %d."
            .formatted(given.prefix(), given.word(), given.period()));
  }

  /**
   * A walk over all pairs of states of model and task: no answer is wrong.
   *
   * @param statement the model on its grid, and the task
   * @param given how many states and pairs are met
   * @return that the model computes the task for every T
   */
  public static Shown computes(GridComputes statement, WalkedPairs given) {
    FiniteMachine machine = GridMachines.explore(statement.machine());
    WalkedPairs found = new WalkedPairs(machine.next().size(), machine.pairs(task(statement)));
    Require.that(found.pairs() > 0, "some answer is wrong");
    Require.that(found.equals(given), "the walk is " + found);
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "The model reaches %d states and computes %s for every T."
            .formatted(found.states(), statement.task().title()));
  }

  private static Automaton task(GridComputes statement) {
    Automaton task = Recurrences.machine(statement.task());
    Require.that(
        task.symbols() <= statement.machine().symbols(), "the model lacks symbols of the task");
    return task;
  }

  /**
   * A net on a grid beside the task's machine.
   *
   * @param statement the class of nets and the task
   * @param net one of them
   * @return that it computes the task for every T
   */
  public static Shown net(GridNetComputes statement, GridMachine net) {
    Require.that(net.grid().equals(statement.grid()), "the net lies on another grid");
    Require.that(
        net.layers().size() <= statement.layers()
            && net.layers().stream().allMatch(l -> l.model().equals(statement.model())),
        "the net has other or more layers");
    Automaton task = Recurrences.machine(statement.task());
    Require.that(task.symbols() <= net.symbols(), "the net lacks symbols of the task");
    FiniteMachine machine = GridMachines.explore(net);
    Require.that(machine.pairs(task) > 0, "some answer is wrong");
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "A net of %d layers of %s reaches %d states and computes %s for every T."
            .formatted(
                net.layers().size(),
                statement.model(),
                machine.next().size(),
                statement.task().title()));
  }

  /**
   * A word after which a model on a grid errs for the first time.
   *
   * @param statement the model and the task
   * @param word its symbols
   * @return that the answer is wrong
   */
  public static Shown wrong(GridComputes statement, List<Integer> word) {
    FiniteMachine machine = GridMachines.explore(statement.machine());
    Automaton task = task(statement);
    Require.that(!word.isEmpty() && word.size() <= LONGEST, "a word has 1 to 1000 symbols");
    int state = 0;
    int wanted = task.start();
    for (int t = 0; t < word.size(); t++) {
      int symbol = word.get(t);
      Require.that(symbol >= 0 && symbol < task.symbols(), "there is no symbol " + symbol);
      boolean right = machine.answers(state, symbol, task.output(wanted, symbol));
      Require.that(right == t < word.size() - 1, "the first wrong answer is not the last");
      state = machine.after(state, List.of(symbol));
      wanted = task.next(wanted, symbol);
    }
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("T", "" + word.size())),
        "After " + word + " the model's answer is wrong.");
  }

  /**
   * All maps of chains to themselves, one by one.
   *
   * @param statement the sizes of the chains, and which maps are meant
   * @param counts how many there are, by size
   * @return that every map comes to rest within n steps
   */
  public static Shown allChainMaps(ChainMaps statement, List<Integer> counts) {
    List<Integer> found = new ArrayList<>();
    for (int n = statement.least(); n <= statement.greatest(); n++) {
      List<List<Integer>> maps = ChainSelfMaps.all(n, statement.nondecreasing());
      int size = n;
      Require.that(
          maps.stream().allMatch(f -> comesToRest(f, size)), "some map does not come to rest");
      found.add(maps.size());
    }
    Require.that(found.equals(counts), "the maps number " + found);
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("n", statement.sizes().text())),
        "All maps, " + found + " by size, come to rest within n steps.");
  }

  /**
   * A map that does not come to rest.
   *
   * @param statement the sizes of the chains, and which maps are meant
   * @param images of the places of the chain
   * @return that it does not within n steps
   */
  public static Shown restless(ChainMaps statement, List<Integer> images) {
    int n = images.size();
    Require.that(
        statement.least() <= n
            && n <= statement.greatest()
            && ChainSelfMaps.isOne(images, statement.nondecreasing()),
        "the map is not one of those that are meant");
    Require.that(!comesToRest(images, n), "the map comes to rest");
    return Shown.fact(
        Scope.of(NumberSystem.GRID, Map.of("n", "" + n)),
        "The map " + images + " does not come to rest in n steps.");
  }

  private static boolean comesToRest(List<Integer> map, int steps) {
    int index = TransitionMonoid.index(map);
    return index > 0 && index <= steps;
  }
}
