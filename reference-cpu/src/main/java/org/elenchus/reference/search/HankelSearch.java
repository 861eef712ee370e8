package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.HankelRanks;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.LeastStates;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Elimination;
import org.elenchus.tasks.Automaton;

/**
 * Least linear recurrences of finite machines: as coordinates of a place of the machine the labels
 * after a basis of suffixes, so that reading a symbol is a linear map of them.
 */
public final class HankelSearch {
  private HankelSearch() {}

  /**
   * Brings recurrences and words.
   *
   * @param s the statement
   * @param subject what the certificate is made out for
   * @return an entry for each task; a reason if some task has none
   */
  public static Grounds settle(LeastStates s, String subject) {
    List<HankelRanks.Entry> entries = new ArrayList<>();
    for (LeastStates.Row row : s.rows()) {
      Optional<HankelRanks.Entry> entry = entry(MachineSearch.machine(row.task()));
      if (entry.isEmpty()) {
        return new Grounds.Reason("no least recurrence was found for " + row.task().title());
      }
      entries.add(entry.get());
    }
    return Proof.of(Role.CERTIFICATE, null, subject, new HankelRanks(entries));
  }

  /** A state, and the label on the way to it; before the first symbol the label is free. */
  private record Place(int state, int label) {}

  private static Optional<HankelRanks.Entry> entry(Automaton machine) {
    for (int free = 0; free <= 1; free++) {
      Map<Place, List<Integer>> words = places(machine, free);
      List<Place> places = List.copyOf(words.keySet());
      List<List<Integer>> suffixes = suffixes(machine, places);
      List<List<Integer>> prefixes = new ArrayList<>();
      Elimination rows = new Elimination();
      words.forEach(
          (place, word) -> {
            if (!word.isEmpty() && rows.add(coordinates(machine, place, suffixes))) {
              prefixes.add(word);
            }
          });
      if (prefixes.size() == suffixes.size()) {
        SelectiveNetwork network = network(machine, places, suffixes, free);
        return Optional.of(new HankelRanks.Entry(network, prefixes, suffixes));
      }
    }
    return Optional.empty();
  }

  /** All places, each with a shortest word to it; the start comes last if no word leads there. */
  private static Map<Place, List<Integer>> places(Automaton machine, int free) {
    Map<Place, List<Integer>> words = new LinkedHashMap<>();
    Place start = new Place(machine.start(), free);
    List<Place> open = new ArrayList<>(List.of(start));
    Map<Place, List<Integer>> ways = new HashMap<>(Map.of(start, List.of()));
    for (int i = 0; i < open.size(); i++) {
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        Place next = next(machine, open.get(i), symbol);
        List<Integer> word = new ArrayList<>(ways.getOrDefault(open.get(i), List.of()));
        word.add(symbol);
        if (words.putIfAbsent(next, word) == null && ways.putIfAbsent(next, word) == null) {
          open.add(next);
        }
      }
    }
    words.putIfAbsent(start, List.of());
    return words;
  }

  private static Place next(Automaton machine, Place place, int symbol) {
    return new Place(machine.next(place.state(), symbol), machine.output(place.state(), symbol));
  }

  private static Rational label(Automaton machine, Place place, List<Integer> suffix) {
    Place at = place;
    for (int symbol : suffix) {
      at = next(machine, at, symbol);
    }
    return Rational.of(at.label());
  }

  private static List<Rational> coordinates(
      Automaton machine, Place place, List<List<Integer>> suffixes) {
    return suffixes.stream().map(suffix -> label(machine, place, suffix)).toList();
  }

  /** A basis of the labels as functions of the place, closed under a symbol before the suffix. */
  private static List<List<Integer>> suffixes(Automaton machine, List<Place> places) {
    Elimination known = new Elimination();
    List<List<Integer>> basis = new ArrayList<>();
    List<List<Integer>> open = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < open.size(); i++) {
      List<Integer> suffix = open.get(i);
      if (known.add(places.stream().map(p -> label(machine, p, suffix)).toList())) {
        basis.add(suffix);
        for (int symbol = 0; symbol < machine.symbols(); symbol++) {
          List<Integer> longer = new ArrayList<>(List.of(symbol));
          longer.addAll(suffix);
          open.add(longer);
        }
      }
    }
    return basis;
  }

  private static SelectiveNetwork network(
      Automaton machine, List<Place> places, List<List<Integer>> suffixes, int free) {
    List<List<List<BigFraction>>> transitions = new ArrayList<>();
    for (int symbol = 0; symbol < machine.symbols(); symbol++) {
      int read = symbol;
      List<List<BigFraction>> rows = new ArrayList<>();
      for (List<Integer> suffix : suffixes) {
        List<Rational> wanted =
            places.stream()
                .map(place -> label(machine, next(machine, place, read), suffix))
                .toList();
        rows.add(combination(machine, places, suffixes, wanted));
      }
      transitions.add(rows);
    }
    List<BigFraction> start =
        coordinates(machine, new Place(machine.start(), free), suffixes).stream()
            .map(Rational::toBigFraction)
            .toList();
    List<BigFraction> readout =
        suffixes.stream().map(s -> s.isEmpty() ? BigFraction.ONE : BigFraction.ZERO).toList();
    return new SelectiveNetwork(transitions, start, List.of(readout));
  }

  /** Coefficients of the basis functions whose sum takes the wanted values, by Gauss and Jordan. */
  private static List<BigFraction> combination(
      Automaton machine, List<Place> places, List<List<Integer>> suffixes, List<Rational> wanted) {
    int n = suffixes.size();
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      List<Rational> row = new ArrayList<>(coordinates(machine, places.get(i), suffixes));
      row.add(wanted.get(i));
      rows.add(row);
    }
    for (int column = 0; column < n; column++) {
      int at = column;
      while (rows.get(at).get(column).signum() == 0) {
        at++;
      }
      List<Rational> pivot = rows.remove(at);
      Rational lead = pivot.get(column);
      List<Rational> unit = pivot.stream().map(x -> x.divide(lead)).toList();
      for (int r = 0; r < rows.size(); r++) {
        Rational factor = rows.get(r).get(column);
        List<Rational> reduced = new ArrayList<>();
        for (int j = 0; j <= n; j++) {
          reduced.add(rows.get(r).get(j).subtract(factor.multiply(unit.get(j))));
        }
        rows.set(r, reduced);
      }
      rows.add(column, unit);
    }
    return rows.subList(0, n).stream().map(row -> row.getLast().toBigFraction()).toList();
  }
}
