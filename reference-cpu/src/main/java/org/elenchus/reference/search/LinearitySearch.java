package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.IteratedPolynomial;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.IterateNotCollapsed;
import org.elenchus.claims.statement.ReachableDimension;
import org.elenchus.claims.statement.SelectiveComputes;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Task;

/** Finds iterates, recurrences that reach much, and linear recurrences that follow machines. */
public final class LinearitySearch {
  private LinearitySearch() {}

  /**
   * The iterate, by the rule of Horner on coefficients.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the polynomial
   */
  public static Grounds iterate(IterateNotCollapsed statement, String subject) {
    List<BigFraction> iterate = statement.map();
    for (int i = 1; i < statement.times(); i++) {
      List<BigFraction> sum = List.of(BigFraction.ZERO);
      for (BigFraction coefficient : statement.map().reversed()) {
        sum = product(sum, iterate);
        sum.set(0, sum.getFirst().add(coefficient));
      }
      iterate = sum;
    }
    List<BigFraction> trimmed = new ArrayList<>(iterate);
    while (trimmed.getLast().signum() == 0) {
      trimmed.removeLast();
    }
    return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, new IteratedPolynomial(trimmed));
  }

  private static List<BigFraction> product(List<BigFraction> a, List<BigFraction> b) {
    List<BigFraction> product =
        new ArrayList<>(Collections.nCopies(a.size() + b.size() - 1, BigFraction.ZERO));
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        product.set(i + j, product.get(i + j).add(a.get(i).multiply(b.get(j))));
      }
    }
    return product;
  }

  /**
   * The shift register: each step moves the input one place on.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the recurrence
   */
  public static Grounds dimension(ReachableDimension statement, String subject) {
    int states = statement.states();
    List<List<BigFraction>> a = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      a.add(unit(states, i - 1));
    }
    return Proof.of(
        Role.WITNESS, Provenance.CONSTRUCTED, subject, new ReachingRecurrence(a, unit(states, 0)));
  }

  /**
   * A linear recurrence that follows a task's machine: for permutations, the positions of the
   * points; otherwise one place for each pair of a state and the label on the way to it.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the recurrence
   */
  public static Grounds selective(SelectiveComputes statement, String subject) {
    Task task = MachineSearch.task(statement.task());
    Automaton machine = MachineSearch.machine(statement.task());
    SelectiveNetwork network =
        task.name().equals("word-problem") ? positions(task, machine) : oneHot(task, machine);
    return Proof.of(Role.WITNESS, Provenance.CONSTRUCTED, subject, network);
  }

  /**
   * h holds the position of each point, and a symbol permutes it; the product with the positions of
   * another permutation is smaller, by the rearrangement inequality.
   */
  private static SelectiveNetwork positions(Task task, Automaton machine) {
    List<List<BigFraction>> readout = task.labels().stream().map(LinearitySearch::inverse).toList();
    List<BigFraction> start = readout.get(machine.start());
    List<List<List<BigFraction>>> transitions = new ArrayList<>();
    for (int symbol = 0; symbol < machine.symbols(); symbol++) {
      List<BigFraction> after = readout.get(machine.next(machine.start(), symbol));
      transitions.add(
          after.stream().map(place -> unit(start.size(), start.indexOf(place))).toList());
    }
    return new SelectiveNetwork(transitions, start, readout);
  }

  private static List<BigFraction> inverse(String permutation) {
    List<BigFraction> places = new ArrayList<>();
    for (int point = 0; point < permutation.length(); point++) {
      places.add(BigFraction.of(permutation.indexOf('0' + point)));
    }
    return places;
  }

  private static SelectiveNetwork oneHot(Task task, Automaton machine) {
    record Place(int state, int label) {}
    List<Place> places = new ArrayList<>();
    places.add(new Place(machine.start(), -1));
    List<List<Integer>> targets = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int state = places.get(i).state();
      List<Integer> row = new ArrayList<>();
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        Place target = new Place(machine.next(state, symbol), machine.output(state, symbol));
        if (!places.contains(target)) {
          places.add(target);
        }
        row.add(places.indexOf(target));
      }
      targets.add(row);
    }
    int size = places.size();
    List<List<List<BigFraction>>> transitions = new ArrayList<>();
    for (int symbol = 0; symbol < machine.symbols(); symbol++) {
      List<List<BigFraction>> rows = new ArrayList<>();
      for (int to = 0; to < size; to++) {
        List<BigFraction> row = new ArrayList<>();
        for (int from = 0; from < size; from++) {
          boolean leads = targets.get(from).get(symbol) == to;
          row.add(leads ? BigFraction.ONE : BigFraction.ZERO);
        }
        rows.add(row);
      }
      transitions.add(rows);
    }
    List<List<BigFraction>> readout = new ArrayList<>();
    for (int label = 0; label < task.labels().size(); label++) {
      int wanted = label;
      readout.add(
          places.stream()
              .map(place -> place.label() == wanted ? BigFraction.ONE : BigFraction.ZERO)
              .toList());
    }
    return new SelectiveNetwork(transitions, unit(size, 0), readout);
  }

  private static List<BigFraction> unit(int size, int place) {
    List<BigFraction> vector = new ArrayList<>(Collections.nCopies(size, BigFraction.ZERO));
    if (place >= 0) {
      vector.set(place, BigFraction.ONE);
    }
    return vector;
  }
}
