package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The maps of states that the words of a finite machine make, closed under composition.
 *
 * @param elements the maps, each the image of every state
 */
public record TransitionMonoid(List<List<Integer>> elements) {
  /** More maps than this are not gone through. */
  private static final int MOST = 20_000;

  /** Copies the list. */
  public TransitionMonoid {
    elements = List.copyOf(elements);
  }

  /**
   * The monoid of a machine: every nonempty word's map is a symbol's map or one followed by another
   * symbol's.
   *
   * @param machine the machine
   * @return its monoid, the empty word left out
   * @throws IllegalArgumentException if there are too many maps
   */
  public static TransitionMonoid of(FiniteMachine machine) {
    int states = machine.next().size();
    List<List<Integer>> symbols = new ArrayList<>();
    for (int symbol = 0; symbol < machine.next().getFirst().size(); symbol++) {
      int s = symbol;
      symbols.add(machine.next().stream().map(row -> row.get(s)).toList());
    }
    Set<List<Integer>> seen = new HashSet<>();
    List<List<Integer>> elements = new ArrayList<>();
    List<Integer> identity = IntStream.range(0, states).boxed().toList();
    for (int i = -1; i < elements.size(); i++) {
      List<Integer> word = i < 0 ? identity : elements.get(i);
      for (List<Integer> symbol : symbols) {
        List<Integer> longer = then(word, symbol);
        if (seen.add(longer)) {
          elements.add(longer);
        }
      }
      if (elements.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " maps of states");
      }
    }
    return new TransitionMonoid(elements);
  }

  /**
   * The least m with f^m = f^(m+1) for every element f.
   *
   * @return m, or −1 if for some f there is none
   */
  public int index() {
    return elements.stream()
        .mapToInt(TransitionMonoid::index)
        .reduce(1, (a, b) -> a < 0 || b < 0 ? -1 : Math.max(a, b));
  }

  /**
   * The least m ≥ 1 with f^m = f^(m+1) for one map.
   *
   * @param f a self-map of 0, …, n − 1
   * @return m, at most n, or −1 if there is none
   */
  public static int index(List<Integer> f) {
    List<Integer> power = f;
    for (int m = 1; m <= f.size(); m++) {
      List<Integer> longer = then(power, f);
      if (longer.equals(power)) {
        return m;
      }
      power = longer;
    }
    return -1;
  }

  private static List<Integer> then(List<Integer> first, List<Integer> second) {
    return first.stream().map(second::get).toList();
  }
}
