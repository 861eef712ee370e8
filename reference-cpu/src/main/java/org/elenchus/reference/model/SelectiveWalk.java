package org.elenchus.reference.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elenchus.reference.exact.Rational;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;

/**
 * Walks a recurrence over one-hot inputs beside a finite machine until no new pair of states
 * appears. If it ends, what was seen at each pair holds after every word of every length.
 */
public final class SelectiveWalk {
  /** More pairs than this are not walked. */
  private static final int MOST_PAIRS = 20_000;

  private record Pair(List<Rational> state, int machine) {}

  private SelectiveWalk() {}

  /**
   * Whether the greatest output is the machine's label, by at least 1, at every scored step.
   *
   * @param model the recurrence, with as many inputs as the machine has symbols
   * @param machine the machine
   * @return the number of pairs walked, or −1 if some answer is wrong
   * @throws IllegalArgumentException if the walk does not end
   */
  public static int pairs(Recurrence<Rational> model, Automaton machine) {
    Set<Pair> seen = new HashSet<>();
    Deque<Pair> open = new ArrayDeque<>();
    open.add(new Pair(model.start(), machine.start()));
    seen.add(open.getFirst());
    while (!open.isEmpty()) {
      Pair pair = open.removeFirst();
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        List<Rational> input = oneHot(symbol, machine.symbols());
        List<Rational> state = model.step(pair.state(), input);
        int label = machine.output(pair.machine(), symbol);
        if (label != Oracle.UNSCORED && !answers(model.output(state, input), label)) {
          return -1;
        }
        Pair next = new Pair(state, machine.next(pair.machine(), symbol));
        if (seen.add(next)) {
          open.add(next);
        }
      }
      if (seen.size() > MOST_PAIRS) {
        throw new IllegalArgumentException("more than " + MOST_PAIRS + " pairs of states");
      }
    }
    return seen.size();
  }

  private static boolean answers(List<Rational> scores, int label) {
    Rational best = scores.get(label).subtract(Rational.ONE);
    for (int i = 0; i < scores.size(); i++) {
      if (i != label && scores.get(i).compareTo(best) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Rational> oneHot(int symbol, int symbols) {
    List<Rational> input = new ArrayList<>(Collections.nCopies(symbols, Rational.ZERO));
    input.set(symbol, Rational.ONE);
    return List.copyOf(input);
  }
}
