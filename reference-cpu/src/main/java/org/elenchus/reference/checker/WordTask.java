package org.elenchus.reference.checker;

import java.util.List;
import java.util.TreeMap;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
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
   * The label after the last input.
   *
   * @param word a word [T], T ≥ 1, over the inputs
   * @return the label as a number
   */
  public Rational label(List<Rational> word) {
    if (machine == null) {
      Rational sum = word.stream().reduce(Rational.ZERO, Rational::add);
      return theta == null ? sum : sum.compareTo(theta) > 0 ? Rational.ONE : Rational.ZERO;
    }
    int state = machine.start();
    int label = 0;
    for (Rational input : word) {
      int bit = input.signum();
      label = machine.output(state, bit);
      state = machine.next(state, bit);
    }
    return Rational.of(label);
  }

  /** Whether zeros before a word never change its label: the sum, and the start, stay as is. */
  boolean ignoresLeadingZeros() {
    return machine == null || machine.next(machine.start(), 0) == machine.start();
  }

  /** Refuses an input that is not of the given kind. */
  static void admit(List<Rational> word, String inputs) {
    for (Rational x : word) {
      boolean bit = x.equals(Rational.ZERO) || x.equals(Rational.ONE);
      Require.that(
          bit || inputs.equals("reals") || (inputs.equals("integers") && x.isInteger()),
          x + " is not among the inputs, which are " + inputs);
    }
  }
}
