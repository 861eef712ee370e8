package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.WordTask;
import org.elenchus.reference.words.WordTask.Progress;

/**
 * Looks for small networks of two LTI layers with rectifiers between: it tries small first layers
 * one after another, and for each the readouts that a few rectified features allow.
 *
 * <p>In a first layer each state keeps, or takes over from another state, or forgets (a row of A is
 * zero or a unit vector) and may add the input. Features are max(w·h + b, 0) with w in {-1, 0, 1}
 * and small whole b. The second layer has no memory; its weights solve linear equations.
 */
final class NetworkSearch {
  private static final int WIDEST = 4;
  private static final int MOST_FEATURES = 3;
  private static final int MOST_STATES = 600;

  /** So many sets of features are tried before the search gives up. */
  private static final int MOST_TRIES = 400_000;

  private final WordTask task;
  private final int[] letters;
  private final int longest;
  private final Extent lengths;
  private final boolean signed;
  private int tries;

  /**
   * Prepares a search.
   *
   * @param task the task that a network is to compute
   * @param letters the inputs to try, whole numbers
   * @param longest the length of the words to try
   * @param lengths the lengths that networks are to be for
   * @param signed whether labels 0 and 1 stand for outputs -1 and 1
   */
  NetworkSearch(WordTask task, int[] letters, int longest, Extent lengths, boolean signed) {
    this.task = task;
    this.letters = letters.clone();
    this.longest = longest;
    this.lengths = lengths;
    this.signed = signed;
  }

  /** What was seen of one first layer: a state is either one label's or another's. */
  private record Table(List<List<Integer>> states, List<Rational> labels) {}

  /** max(w·h + b, 0), with its values on the states of a table. */
  private record Feature(List<Integer> weights, int bias, List<Long> values) {}

  /** A first layer: state i becomes (state from[i] or nothing) + input · takes[i]. */
  private record Dynamics(List<Integer> from, List<Boolean> takes) {
    List<Integer> step(List<Integer> state, int input) {
      List<Integer> next = new ArrayList<>();
      for (int i = 0; i < from.size(); i++) {
        next.add((from.get(i) < 0 ? 0 : state.get(from.get(i))) + (takes.get(i) ? input : 0));
      }
      return List.copyOf(next);
    }
  }

  /**
   * The first network, in order of width and then of features, that a judge accepts.
   *
   * @param accepted the judge
   * @return a network, if there is one among those tried
   */
  Optional<LinearStackNetwork> first(Predicate<LinearStackNetwork> accepted) {
    for (int width = 1; width <= WIDEST; width++) {
      Map<Dynamics, Table> tables = new LinkedHashMap<>();
      for (Dynamics dynamics : dynamics(width)) {
        table(dynamics).ifPresent(table -> tables.put(dynamics, table));
      }
      for (int count = 1; count <= MOST_FEATURES; count++) {
        for (Map.Entry<Dynamics, Table> entry : tables.entrySet()) {
          List<Feature> features = features(width, entry.getValue());
          Optional<LinearStackNetwork> network =
              readout(entry.getKey(), entry.getValue(), features, new ArrayList<>(), 0, count)
                  .filter(accepted);
          if (network.isPresent()) {
            return network;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Dynamics> dynamics(int width) {
    List<Dynamics> all = new ArrayList<>();
    int sources = 1;
    for (int i = 0; i < width; i++) {
      sources *= width + 1;
    }
    for (int code = 0; code < sources; code++) {
      List<Integer> from = new ArrayList<>();
      int rest = code;
      for (int i = 0; i < width; i++) {
        from.add(rest % (width + 1) - 1);
        rest /= width + 1;
      }
      for (int mask = 1; mask < 1 << width; mask++) {
        List<Boolean> takes = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          takes.add((mask >> i & 1) == 1);
        }
        all.add(new Dynamics(from, takes));
      }
    }
    return all;
  }

  private Rational target(Rational label) {
    return signed ? label.add(label).subtract(Rational.ONE) : label;
  }

  /** Where a word leads. */
  private record Place(List<Integer> state, Progress word) {}

  /** The states that words lead to, with their labels; nothing if one state has two labels. */
  private Optional<Table> table(Dynamics dynamics) {
    Map<List<Integer>, Rational> labels = new LinkedHashMap<>();
    List<Integer> zeros = Collections.nCopies(dynamics.from().size(), 0);
    Set<Place> now = Set.of(new Place(zeros, task.start()));
    for (int t = 0; t < longest; t++) {
      Set<Place> next = new LinkedHashSet<>();
      for (Place place : now) {
        for (int letter : letters) {
          List<Integer> state = dynamics.step(place.state(), letter);
          Progress word = task.next(place.word(), Rational.of(letter));
          Rational target = target(word.label());
          Rational old = labels.putIfAbsent(state, target);
          if ((old != null && !old.equals(target)) || labels.size() > MOST_STATES) {
            return Optional.empty();
          }
          next.add(new Place(state, word));
        }
      }
      now = next;
    }
    return Optional.of(new Table(List.copyOf(labels.keySet()), List.copyOf(labels.values())));
  }

  private Optional<LinearStackNetwork> readout(
      Dynamics dynamics,
      Table table,
      List<Feature> features,
      List<Feature> chosen,
      int from,
      int missing) {
    if (missing == 0) {
      tries++;
      return solve(chosen, table.labels()).map(weights -> network(dynamics, chosen, weights));
    }
    for (int i = from; i <= features.size() - missing && tries < MOST_TRIES; i++) {
      chosen.add(features.get(i));
      Optional<LinearStackNetwork> network =
          readout(dynamics, table, features, chosen, i + 1, missing - 1);
      if (network.isPresent()) {
        return network;
      }
      chosen.removeLast();
    }
    return Optional.empty();
  }

  /** Features that differ on the table, the plainest of each kind, none of them constant. */
  private static List<Feature> features(int width, Table table) {
    int span = 1 + table.labels().size() / 2;
    Map<List<Long>, Feature> distinct = new LinkedHashMap<>();
    for (int size = 0; size <= Math.min(span, 5); size++) {
      for (int bias : size == 0 ? List.of(0) : List.of(-size, size)) {
        for (List<Integer> weights : signs(width)) {
          List<Long> values =
              table.states().stream().map(h -> Math.max(dot(weights, h) + bias, 0)).toList();
          if (values.stream().distinct().count() > 1) {
            distinct.putIfAbsent(values, new Feature(weights, bias, values));
          }
        }
      }
    }
    return List.copyOf(distinct.values());
  }

  /** The vectors over {-1, 0, 1} of a length. */
  private static List<List<Integer>> signs(int width) {
    List<List<Integer>> all = List.of(List.of());
    for (int i = 0; i < width; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> start : all) {
        for (int sign : List.of(0, 1, -1)) {
          List<Integer> weights = new ArrayList<>(start);
          weights.add(sign);
          longer.add(weights);
        }
      }
      all = longer;
    }
    return all;
  }

  private static long dot(List<Integer> weights, List<Integer> state) {
    long sum = 0;
    for (int i = 0; i < weights.size(); i++) {
      sum += (long) weights.get(i) * state.get(i);
    }
    return sum;
  }

  /** Constant and weights with which the features give the labels, [1 + features]. */
  private static Optional<List<Rational>> solve(List<Feature> features, List<Rational> labels) {
    int n = features.size() + 1;
    Rational[][] reduced = new Rational[n][];
    for (int r = 0; r < labels.size(); r++) {
      Rational[] row = new Rational[n + 1];
      row[0] = Rational.ONE;
      for (int j = 1; j < n; j++) {
        row[j] = Rational.of(features.get(j - 1).values().get(r));
      }
      row[n] = labels.get(r);
      if (!insert(reduced, row)) {
        return Optional.empty();
      }
    }
    Rational[] solution = new Rational[n];
    for (int j = n - 1; j >= 0; j--) {
      Rational[] row = reduced[j];
      Rational value = row == null ? Rational.ZERO : row[n];
      for (int k = j + 1; row != null && k < n; k++) {
        value = value.subtract(row[k].multiply(solution[k]));
      }
      solution[j] = value;
    }
    return Optional.of(List.of(solution));
  }

  /** Adds an equation to a triangular system; false if it contradicts it. */
  private static boolean insert(Rational[][] reduced, Rational[] row) {
    int n = reduced.length;
    for (int j = 0; j < n; j++) {
      if (row[j].signum() != 0) {
        Rational factor = row[j];
        if (reduced[j] == null) {
          for (int k = j; k <= n; k++) {
            row[k] = row[k].divide(factor);
          }
          reduced[j] = row;
          return true;
        }
        for (int k = j; k <= n; k++) {
          row[k] = row[k].subtract(factor.multiply(reduced[j][k]));
        }
      }
    }
    return row[n].signum() == 0;
  }

  private LinearStackNetwork network(
      Dynamics dynamics, List<Feature> features, List<Rational> weights) {
    int width = dynamics.from().size();
    List<List<BigFraction>> a = new ArrayList<>();
    List<List<BigFraction>> b = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      a.add(unit(width, dynamics.from().get(i)));
      b.add(List.of(dynamics.takes().get(i) ? BigFraction.ONE : BigFraction.ZERO));
    }
    List<List<BigFraction>> c = new ArrayList<>();
    List<BigFraction> bias = new ArrayList<>();
    List<List<BigFraction>> forget = new ArrayList<>();
    List<List<BigFraction>> pass = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      c.add(features.get(f).weights().stream().map(BigFraction::of).toList());
      bias.add(BigFraction.of(features.get(f).bias()));
      forget.add(unit(features.size(), -1));
      pass.add(unit(features.size(), f));
    }
    List<BigFraction> plain = weights.stream().map(Rational::toBigFraction).toList();
    return new LinearStackNetwork(
        lengths,
        List.of(
            new Layer(a, b, c, bias, "relu"),
            new Layer(
                forget,
                pass,
                List.of(plain.subList(1, plain.size())),
                List.of(plain.getFirst()),
                "identity")));
  }

  /** The unit vector of a length, or zero if the index is negative. */
  private static List<BigFraction> unit(int length, int index) {
    List<BigFraction> row = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      row.add(i == index ? BigFraction.ONE : BigFraction.ZERO);
    }
    return row;
  }
}
