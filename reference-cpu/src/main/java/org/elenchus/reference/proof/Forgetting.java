package org.elenchus.reference.proof;

import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.WordTask;
import org.elenchus.tasks.Automaton;

/**
 * Stacks of {@code mamba2} layers on words that end in a repeated symbol.
 *
 * <p>Take any finite depth, residual connections and norms with ε &gt; 0 between layers, and any
 * embedding of the symbols. As one symbol is repeated the output of each layer tends to a limit
 * that does not depend on what was read before, by induction over layers: The input u_t of a layer
 * is constant or tends to such a limit. So do its window of four inputs, and with it x_t, B_t, C_t,
 * z_t and dt_t, continuous functions of them; dt tends to a positive number, as softplus is
 * positive everywhere. So the decay exp(dt_t·A), A &lt; 0, tends to a number a &lt; 1 and what is
 * written to a number b, and then h_t = a_t h_{t−1} + b_t tends to b/(1 − a) from every h. The
 * output is a continuous function of all these. So after two words and the same long run of one
 * symbol the outputs come as close as one likes.
 */
public final class Forgetting {
  /** What is argued in the comment of the class and computed by nothing. */
  private static final List<String> IN_WORDS =
      List.of(
          "an argument in words: as a symbol is repeated every Mamba2 layer tends to one limit");

  private Forgetting() {}

  /**
   * Two words and a symbol after which, however often it is repeated, the labels differ.
   *
   * @param s names the task, over bits, for lengths that grow beyond every bound
   * @param given the words and the symbol
   * @return that outputs on them come as close as one likes, and labels do not
   */
  public static Shown forgotten(Computes s, Contraction given) {
    Automaton machine = WordTask.of(s.task(), s.inputs()).machine();
    if (machine == null) {
      throw new IllegalArgumentException("the task has no finite machine");
    }
    Require.that(s.range().to() == null, "the words grow beyond every length");
    requireApart(machine, given);
    return new Shown(
        Outcome.HOLDS,
        Scope.of(NumberSystem.REALS, Map.of("T", s.lengths().text(), "inputs", s.inputs())),
        IN_WORDS,
        "%s: after %s and after %s, followed by ever more symbols %d, the labels differ for ever, and the outputs of every such stack come to agree"
            .formatted(s.task().title(), given.first(), given.second(), given.suffix()));
  }

  /**
   * Insists that after both words the labels differ at every repetition of the suffix. There are
   * fewer pairs of states than steps taken, so that what holds on all of them holds for ever.
   */
  static void requireApart(Automaton machine, Contraction given) {
    int p = after(machine, given.first());
    int q = after(machine, given.second());
    int suffix = given.suffix();
    Require.that(suffix >= 0 && suffix < machine.symbols(), "the task has no such symbol");
    for (int i = 0; i <= machine.states() * machine.states(); i++) {
      Require.that(
          machine.output(p, suffix) != machine.output(q, suffix), "the labels come to agree");
      p = machine.next(p, suffix);
      q = machine.next(q, suffix);
    }
  }

  private static int after(Automaton machine, List<Integer> word) {
    int state = machine.start();
    for (int symbol : word) {
      Require.that(symbol >= 0 && symbol < machine.symbols(), "the task has no such symbol");
      state = machine.next(state, symbol);
    }
    return state;
  }
}
