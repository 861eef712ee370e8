package org.elenchus.verify.property;

import static org.elenchus.verify.property.Draw.Q;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.SelectiveComputes;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.SelectiveRnn;
import org.elenchus.reference.search.LinearitySearch;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Tasks;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Selective recurrences and automata. Where the statement says that one computes the task, the one
 * that the search constructs must label random words; where it says that none does, random one-hot
 * machines of 2 or 3 states must each fail on some short word.
 */
class SelectiveProperties extends StatementProperties<SelectiveComputes> {
  private static final int LONGEST = 20;
  private static final int STATES = 3;

  /** Two machines of n and m states that differ do so on a word shorter than n + m. */
  private static final int SHORT = 6;

  private static final String TOO_MANY =
      "A machine for this task has too many states to be drawn at random.";
  private static final String PREFIX = "unified-scaling-theory/";

  private final Automaton machine = machine();

  SelectiveProperties() {
    super(SelectiveComputes.class);
  }

  private Automaton machine() {
    Map<String, Integer> parameters = new TreeMap<>();
    statement.task().parameters().forEach((k, v) -> parameters.put(k, Integer.valueOf(v)));
    return Tasks.of(statement.task().name(), parameters).automaton().orElseThrow();
  }

  /**
   * A network and the words on which it is held against the task.
   *
   * @param network the network
   * @param words words of symbols
   */
  record Trials(SelectiveNetwork network, List<List<Integer>> words) {
    @Override
    public String toString() {
      String drawn = words.size() == 1 ? words.getFirst().toString() : words.size() + " short ones";
      return "start = %s, A = %s, C = %s, words: %s"
          .formatted(network.start(), network.transitions(), network.readout(), drawn);
    }
  }

  @Settles(
      claim = PREFIX + "linear-cannot-resolve-nested",
      reading = ReadingKind.PROSE,
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = TOO_MANY)
  @Settles(claim = PREFIX + "any-automaton-nested", twin = Outcome.MISSED, missed = TOO_MANY)
  @Settles(claim = PREFIX + "any-automaton-parity")
  @Settles(claim = PREFIX + "any-automaton-s5", twin = Outcome.MISSED, missed = TOO_MANY)
  @Property(tries = 400)
  void theNetworkDoesWhatTheStatementSays(@ForAll("trials") Trials trials) {
    SelectiveRnn<Rational> model = model(trials.network());
    boolean computes = trials.words().stream().allMatch(word -> isRight(model, word));
    if (statement.possible()) {
      cover(trials.words().getFirst().size() <= LONGEST / 2 ? "short word" : "long word");
      demand(computes);
    } else {
      cover(trials.network().start().size() + " states");
      demand(!computes, trials::network);
    }
  }

  private static SelectiveRnn<Rational> model(SelectiveNetwork network) {
    return new SelectiveRnn<>(
        Q,
        network.transitions().stream().map(SelectiveProperties::matrix).toList(),
        matrix(network.readout()),
        network.start().stream().map(Rational::of).toList());
  }

  private boolean isRight(SelectiveRnn<Rational> model, List<Integer> word) {
    List<Rational> state = model.start();
    int place = machine.start();
    for (int symbol : word) {
      List<Rational> input = oneHot(symbol);
      state = model.step(state, input);
      int label = machine.output(place, symbol);
      if (label != Oracle.UNSCORED && greatest(model.output(state, input)) != label) {
        return false;
      }
      place = machine.next(place, symbol);
    }
    return true;
  }

  private List<Rational> oneHot(int symbol) {
    List<Rational> input = new ArrayList<>(Collections.nCopies(machine.symbols(), Rational.ZERO));
    input.set(symbol, Rational.ONE);
    return input;
  }

  /** The place of the greatest entry, −1 if another is as great. */
  private static int greatest(List<Rational> scores) {
    Rational most = Collections.max(scores);
    return Collections.frequency(scores, most) == 1 ? scores.indexOf(most) : -1;
  }

  private static Matrix<Rational> matrix(List<List<BigFraction>> rows) {
    return new Matrix<>(rows.stream().map(r -> r.stream().map(Rational::of).toList()).toList());
  }

  @Provide
  Arbitrary<Trials> trials() {
    Arbitrary<Integer> symbols = Arbitraries.integers().between(0, machine.symbols() - 1);
    if (statement.possible()) {
      SelectiveNetwork found = found();
      return symbols
          .list()
          .ofMinSize(1)
          .ofMaxSize(LONGEST)
          .map(word -> new Trials(found, List.of(word)));
    }
    List<List<Integer>> words = shortWords();
    return Arbitraries.integers()
        .between(2, STATES)
        .flatMap(this::networks)
        .map(network -> new Trials(network, words));
  }

  private SelectiveNetwork found() {
    Grounds grounds = LinearitySearch.selective(statement, "a network for sampling");
    if (grounds instanceof Grounds.Proof proof
        && proof.certificate() instanceof SelectiveNetwork network) {
      return network;
    }
    throw new PropertyException("the search found no network for " + statement.task().title());
  }

  /** One-hot machines: where each symbol leads from each state, and the label at each state. */
  private Arbitrary<SelectiveNetwork> networks(int states) {
    int labels = labels();
    Arbitrary<List<Integer>> places =
        Arbitraries.integers().between(0, states - 1).list().ofSize(states);
    return Combinators.combine(
            places.list().ofSize(machine.symbols()),
            Arbitraries.integers().between(0, labels - 1).list().ofSize(states))
        .as(
            (targets, label) ->
                new SelectiveNetwork(
                    targets.stream().map(to -> columns(to, states)).toList(),
                    unit(0, states),
                    columns(label, labels)));
  }

  private int labels() {
    int most = 1;
    for (int state = 0; state < machine.states(); state++) {
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        most = Math.max(most, machine.output(state, symbol) + 1);
      }
    }
    return most;
  }

  /** The matrix [height, places] whose column j is 1 at places[j] and 0 elsewhere. */
  private static List<List<BigFraction>> columns(List<Integer> places, int height) {
    List<List<BigFraction>> rows = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      int row = i;
      rows.add(
          places.stream()
              .map(place -> place == row ? BigFraction.ONE : BigFraction.ZERO)
              .collect(Collectors.toList()));
    }
    return rows;
  }

  private static List<BigFraction> unit(int place, int size) {
    List<BigFraction> vector = new ArrayList<>(Collections.nCopies(size, BigFraction.ZERO));
    vector.set(place, BigFraction.ONE);
    return vector;
  }

  /** All words of the shortest lengths; fewer lengths where there are many symbols. */
  private List<List<Integer>> shortWords() {
    List<List<Integer>> words = new ArrayList<>();
    List<List<Integer>> longest = List.of(List.of());
    int limit = machine.symbols() == 2 ? SHORT : 2;
    for (int length = 1; length <= limit; length++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> word : longest) {
        for (int symbol = 0; symbol < machine.symbols(); symbol++) {
          List<Integer> next = new ArrayList<>(word);
          next.add(symbol);
          longer.add(next);
        }
      }
      longest = longer;
      words.addAll(longest);
    }
    return words;
  }
}
