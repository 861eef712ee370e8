package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * A task as a function from words of numbers to the last label, rebuilt from its name: {@code sum}
 * and {@code threshold} over any numbers, the synthetic tasks by their finite machines.
 *
 * @param title the name with its parameters
 * @param machine the finite machine, or null where the label is a function of the sum
 * @param theta θ of a threshold; 0 where θ is left open; null for other tasks
 * @param anyTheta whether θ is left open: then a word is written with θ taken off its last input
 */
public record WordTask(
    String title, @Nullable Automaton machine, @Nullable Rational theta, boolean anyTheta) {
  /**
   * Rebuilds a task.
   *
   * @param ref its name and parameters
   * @param inputs what words are made of
   * @return the task
   * @throws IllegalArgumentException if there is no such task over these inputs
   */
  public static WordTask of(TaskRef ref, String inputs) {
    String name = ref.name();
    if (name.equals("sum") && ref.parameters().isEmpty()) {
      return new WordTask(ref.title(), null, null, false);
    }
    String theta = ref.parameters().get("theta");
    if (name.equals("threshold") && ref.parameters().size() == 1 && theta != null) {
      boolean any = theta.equals("any");
      Require.that(!any || inputs.equals("reals"), "theta may be any only over real inputs");
      return new WordTask(ref.title(), null, any ? Rational.ZERO : Rational.parse(theta), any);
    }
    Require.that(inputs.equals("bits"), ref.title() + " is not a task over " + inputs);
    TreeMap<String, Integer> parameters = new TreeMap<>();
    ref.parameters().forEach((key, value) -> parameters.put(key, Integer.valueOf(value)));
    Automaton machine =
        Tasks.of(name, parameters)
            .automaton()
            .orElseThrow(() -> new IllegalArgumentException(name + " has no finite machine"));
    Require.that(machine.symbols() == 2, name + " is not a task over bits");
    return new WordTask(ref.title(), machine, null, false);
  }

  /**
   * Whether the label is the sum of the inputs.
   *
   * @return true for {@code sum} alone
   */
  public boolean isSum() {
    return machine == null && theta == null;
  }

  /**
   * Whether every label is 0 or 1, so that an output can lie on its side.
   *
   * @return false for {@code sum}, and for machines that write other labels anywhere
   */
  public boolean hasTwoLabels() {
    if (machine == null) {
      return theta != null;
    }
    for (int state = 0; state < machine.states(); state++) {
      for (int bit = 0; bit < 2; bit++) {
        int label = machine.output(state, bit);
        if (label != 0 && label != 1) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * How far a word was read.
   *
   * @param state of the machine; 0 where there is none
   * @param sum of the inputs; 0 where there is a machine
   * @param label after the last input
   */
  public record Progress(int state, Rational sum, Rational label) {}

  /**
   * Before the first input; there is no label yet, and 0 stands in its place.
   *
   * @return the start
   */
  public Progress start() {
    return new Progress(machine == null ? 0 : machine.start(), Rational.ZERO, Rational.ZERO);
  }

  /**
   * Reads one input.
   *
   * @param before how far the word was read
   * @param input an admitted input
   * @return the same after it
   */
  public Progress next(Progress before, Rational input) {
    if (machine != null) {
      int bit = input.signum();
      Rational label = Rational.of(machine.output(before.state(), bit));
      return new Progress(machine.next(before.state(), bit), Rational.ZERO, label);
    }
    Rational sum = before.sum().add(input);
    return new Progress(0, sum, ofSum(sum));
  }

  /**
   * The label after the last input.
   *
   * @param word a word [T], T ≥ 1, over the inputs
   * @return the label as a number
   */
  public Rational label(List<Rational> word) {
    Progress progress = start();
    for (Rational input : word) {
      progress = next(progress, input);
    }
    return progress.label();
  }

  /**
   * The label of 0^m (1 0^n)^k for all large m and n.
   *
   * @param ones k
   * @return the label
   * @throws IllegalArgumentException if the machine does not come to rest on zeros
   */
  public Rational settled(int ones) {
    Progress progress = atRest(start());
    for (int k = 0; k < ones; k++) {
      progress = atRest(next(progress, Rational.ONE));
    }
    return progress.label();
  }

  private Progress atRest(Progress from) {
    Progress now = next(from, Rational.ZERO);
    for (int step = 0; step < 1024; step++) {
      Progress then = next(now, Rational.ZERO);
      if (then.equals(now)) {
        return now;
      }
      now = then;
    }
    throw new IllegalArgumentException("zeros never bring " + title + " to rest");
  }

  /**
   * Where the label is a function of the sum of the inputs: a bound beyond which, on either side,
   * it is 0, 1, the sum itself, or any other constant.
   *
   * @return the bound; nothing if the label is no such function, or is not seen to be
   */
  public Optional<Rational> settlesAt() {
    if (machine == null) {
      return Optional.of(theta == null ? Rational.ZERO : theta.abs());
    }
    int counts = counted(machine).size();
    return counts == 0 ? Optional.empty() : Optional.of(Rational.of(counts));
  }

  /**
   * The label of every word of one sum, where {@link #settlesAt} gives a bound.
   *
   * @param sum of the inputs
   * @return the label
   */
  public Rational ofSum(Rational sum) {
    if (machine != null) {
      List<Rational> labels = counted(machine);
      return labels.get((int) Math.min(sum.longValueExact(), labels.size() - 1));
    }
    return theta == null ? sum : sum.compareTo(theta) > 0 ? Rational.ONE : Rational.ZERO;
  }

  /**
   * The labels of 0, 1, 2, ... ones, the last for all above, if zeros never move the machine, the
   * label depends on the state reached alone, and ones lead to a state that they never leave.
   */
  private static List<Rational> counted(Automaton machine) {
    List<Rational> labels = new ArrayList<>();
    int state = machine.start();
    labels.add(Rational.of(machine.output(state, 0)));
    while (labels.size() <= machine.states()) {
      int next = machine.next(state, 1);
      boolean counts =
          machine.next(state, 0) == state && machine.output(next, 0) == machine.output(state, 1);
      if (!counts) {
        return List.of();
      }
      if (next == state) {
        return labels;
      }
      labels.add(Rational.of(machine.output(next, 0)));
      state = next;
    }
    return List.of();
  }

  /**
   * Whether zeros before a word never change its label: the sum, and the start, stay as is.
   *
   * @return true for functions of the sum
   */
  public boolean ignoresLeadingZeros() {
    return machine == null || machine.next(machine.start(), 0) == machine.start();
  }

  /**
   * Refuses an input that is not of the given kind.
   *
   * @param word a word [T]
   * @param inputs bits, integers or reals
   */
  public static void admit(List<Rational> word, String inputs) {
    for (Rational x : word) {
      boolean bit = x.equals(Rational.ZERO) || x.equals(Rational.ONE);
      Require.that(
          bit || inputs.equals("reals") || (inputs.equals("integers") && x.isInteger()),
          x + " is not among the inputs, which are " + inputs);
    }
  }
}
