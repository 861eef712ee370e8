package org.elenchus.reference.proof;

import java.util.List;
import java.util.Map;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.WordTask;

/**
 * One layer of entries s ← tanh(αs + c(x)), α > 0, from s = 0, and a continuous readout.
 *
 * <p>Write f, g for the maps of an entry at the inputs 0 and 1. Both increase. Say c(0) ≤ c(1);
 * else look at −s. Let s_k be the limit of the entry over 0^m (1 0^n)^k as first n, then m grows;
 * every such limit is a fixed point of f, by monotone convergence. Then s_1 = s_2 = …: If c(0) > 0,
 * f has one fixed point in [0, 1], it attracts all of [0, 1], and no step leaves [0, 1]. If c(0) =
 * 0, zeros leave s at 0; then either c(1) = 0 too, and nothing ever moves, or the first 1 makes s
 * positive and f takes it, and all later values, to its greatest fixed point. If 0 > c(0), f has
 * one fixed point L in (−1, 0), and s falls to L on zeros without reaching it. Its other fixed
 * points, if any, are positive; let U be the least. If g(L) ≥ U, then g(s) > U for s > L, and the
 * first 1 leads above U for good: s to the greatest fixed point, or f has U alone besides L and
 * attracts from above. If U > g(L), then for large m, n every 1 leads below U and the zeros after
 * it back to L. So the states of words with k and k + 1 ones come as close as one likes, in all
 * entries at once, and so do their outputs.
 */
public final class LoneOnes {
  /** What is argued in the comment of the class and computed by nothing. */
  private static final List<String> IN_WORDS =
      List.of("an argument in words: between lone ones an additive cell returns to one limit");

  private LoneOnes() {}

  /**
   * Words with k and with k + 1 ones far apart whose labels differ.
   *
   * @param s names the task, over bits, for lengths that grow beyond every bound
   * @param ones k
   * @return that outputs on them come as close as one likes, and labels do not
   */
  public static Shown forgotten(Computes s, int ones) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    Require.that(s.inputs().equals("bits"), "the words are of bits");
    Require.that(s.range().to() == null, "the words grow beyond every length");
    Require.that(1 <= ones && ones <= 64, "there are 1 to 64 ones");
    Require.that(
        !task.settled(ones).equals(task.settled(ones + 1)), "the labels of the words agree");
    return new Shown(
        Outcome.HOLDS,
        Scope.of(NumberSystem.REALS, Map.of("T", s.lengths().text(), "inputs", s.inputs())),
        IN_WORDS,
        s.task().title()
            + ": words with "
            + ones
            + " and with one more lone ones differ in label and lead to the same limit");
  }
}
