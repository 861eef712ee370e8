package org.elenchus.reference.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ChainMapCount;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.certificate.MonoidClosure;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.certificate.RestlessMap;
import org.elenchus.claims.certificate.WalkedPairs;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.model.ChainSelfMaps;
import org.elenchus.reference.model.FiniteMachine;
import org.elenchus.reference.model.GridMachines;
import org.elenchus.reference.model.TransitionMonoid;
import org.elenchus.tasks.Automaton;
import org.jspecify.annotations.Nullable;

/** Finite machines: what comes to rest under repeated words, and what they compute. */
final class MachineRule {
  private static final int LONGEST = 1_000;

  private MachineRule() {}

  static Ruling aperiodic(Aperiodic statement, Certificate certificate) {
    FiniteMachine machine = machine(statement.task(), statement.machine());
    return switch (certificate) {
      case MonoidClosure closure -> comesToRest(statement, machine, closure);
      case PeriodicWord word -> never(statement, machine, word);
      default -> new Refused("a monoid is settled by its closure or by a periodic word");
    };
  }

  private static FiniteMachine machine(@Nullable TaskRef task, @Nullable GridMachine machine) {
    if (machine != null) {
      return GridMachines.explore(machine);
    }
    if (task == null) {
      throw new IllegalArgumentException("no machine is given");
    }
    return FiniteMachine.of(LinearityRule.machine(task));
  }

  private static Ruling comesToRest(
      Aperiodic statement, FiniteMachine machine, MonoidClosure given) {
    TransitionMonoid monoid = TransitionMonoid.of(machine);
    MonoidClosure found =
        new MonoidClosure(machine.next().size(), monoid.elements().size(), monoid.index());
    Require.that(found.index() > 0, "some word does not come to rest");
    Require.that(found.equals(given), "the monoid is " + found);
    return settled(
        statement.aperiodic(),
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "The machine has %d states and %d transition maps; each comes to rest within %d readings."
            .formatted(found.states(), found.elements(), found.index()));
  }

  private static Ruling never(Aperiodic statement, FiniteMachine machine, PeriodicWord given) {
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
    return settled(
        !statement.aperiodic(),
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "After %s the word %s, read over and over, returns with period %d."
            .formatted(given.prefix(), given.word(), given.period()));
  }

  static Ruling computes(GridComputes statement, Certificate certificate) {
    FiniteMachine machine = GridMachines.explore(statement.machine());
    Automaton task = LinearityRule.machine(statement.task());
    Require.that(
        task.symbols() <= statement.machine().symbols(), "the model lacks symbols of the task");
    return switch (certificate) {
      case WalkedPairs given -> {
        WalkedPairs found = new WalkedPairs(machine.next().size(), machine.pairs(task));
        Require.that(found.pairs() > 0, "some answer is wrong");
        Require.that(found.equals(given), "the walk is " + found);
        yield new Accepted(
            Kind.CERTIFICATE,
            Outcome.HOLDS,
            Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
            "The model reaches %d states and computes %s for every T."
                .formatted(found.states(), statement.task().title()));
      }
      case WrongWord(List<Integer> word) -> wrong(machine, task, word);
      default -> new Refused("what a machine computes is settled by a walk or a wrong word");
    };
  }

  static Ruling net(GridNetComputes statement, Certificate certificate) {
    if (!(certificate instanceof GridNetwork(GridMachine net))) {
      return new Refused("what nets on a grid compute is settled by one that does");
    }
    Require.that(net.grid().equals(statement.grid()), "the net lies on another grid");
    Require.that(
        net.layers().size() <= statement.layers()
            && net.layers().stream().allMatch(l -> l.model().equals(statement.model())),
        "the net has other or more layers");
    Automaton task = LinearityRule.machine(statement.task());
    Require.that(task.symbols() <= net.symbols(), "the net lacks symbols of the task");
    FiniteMachine machine = GridMachines.explore(net);
    Require.that(machine.pairs(task) > 0, "some answer is wrong");
    return new Accepted(
        statement.possible() ? Kind.CERTIFICATE : Kind.COUNTEREXAMPLE,
        statement.possible() ? Outcome.HOLDS : Outcome.FAILS,
        Scope.of(NumberSystem.GRID, Map.of("T", "1..")),
        "A net of %d layers of %s reaches %d states and computes %s for every T."
            .formatted(
                net.layers().size(),
                statement.model(),
                machine.next().size(),
                statement.task().title()));
  }

  private static Ruling wrong(FiniteMachine machine, Automaton task, List<Integer> word) {
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
    return new Accepted(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Scope.of(NumberSystem.GRID, Map.of("T", "" + word.size())),
        "After " + word + " the model's answer is wrong.");
  }

  static Ruling chains(ChainMaps statement, Certificate certificate) {
    return switch (certificate) {
      case ChainMapCount(List<Integer> counts) -> {
        List<Integer> found = new ArrayList<>();
        for (int n = statement.least(); n <= statement.greatest(); n++) {
          List<List<Integer>> maps = ChainSelfMaps.all(n, statement.nondecreasing());
          int size = n;
          Require.that(
              maps.stream().allMatch(f -> comesToRest(f, size)), "some map does not come to rest");
          found.add(maps.size());
        }
        Require.that(found.equals(counts), "the maps number " + found);
        yield new Accepted(
            Kind.FINITE,
            Outcome.HOLDS,
            Scope.of(NumberSystem.GRID, Map.of("n", statement.sizes().text())),
            "All maps, " + found + " by size, come to rest within n steps.");
      }
      case RestlessMap(List<Integer> images) -> {
        int n = images.size();
        Require.that(
            statement.least() <= n
                && n <= statement.greatest()
                && ChainSelfMaps.isOne(images, statement.nondecreasing()),
            "the map is not one of those that are meant");
        Require.that(!comesToRest(images, n), "the map comes to rest");
        yield new Accepted(
            Kind.COUNTEREXAMPLE,
            Outcome.FAILS,
            Scope.of(NumberSystem.GRID, Map.of("n", "" + n)),
            "The map " + images + " does not come to rest in n steps.");
      }
      default -> new Refused("chain maps are settled by all of them or by one");
    };
  }

  private static boolean comesToRest(List<Integer> map, int steps) {
    int index = TransitionMonoid.index(map);
    return index > 0 && index <= steps;
  }

  private static Ruling settled(boolean holds, Scope scope, String sentence) {
    return new Accepted(Kind.CERTIFICATE, holds ? Outcome.HOLDS : Outcome.FAILS, scope, sentence);
  }
}
