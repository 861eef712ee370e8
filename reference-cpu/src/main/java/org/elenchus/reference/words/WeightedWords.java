package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineObstruction.Row;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;

/**
 * Weighted words of one length, with labels computed here.
 *
 * @param words [rows, T]
 * @param weights λ, [rows]
 * @param labels y, [rows]
 */
public record WeightedWords(
    List<List<Rational>> words, List<Rational> weights, List<Rational> labels) {
  /**
   * Reads rows.
   *
   * @param rows words of one length T ≥ 1 over the inputs, with multipliers
   * @param task gives the labels
   * @param inputs what words are made of
   * @return the same with labels
   * @throws IllegalArgumentException if they are no such words
   */
  public static WeightedWords of(List<Row> rows, WordTask task, String inputs) {
    Require.that(!rows.isEmpty(), "there are no rows");
    List<List<Rational>> words = rows.stream().map(row -> exact(row.input())).toList();
    Require.that(!words.getFirst().isEmpty(), "a word has no letters");
    for (List<Rational> word : words) {
      Require.that(word.size() == words.getFirst().size(), "the words differ in length");
      WordTask.admit(word, inputs);
    }
    return new WeightedWords(
        words,
        rows.stream().map(row -> Rational.of(row.multiplier())).toList(),
        words.stream().map(task::label).toList());
  }

  /**
   * Numbers of a file as exact numbers.
   *
   * @param values any
   * @return the same
   */
  public static List<Rational> exact(List<BigFraction> values) {
    return values.stream().map(Rational::of).toList();
  }

  /**
   * The length of the words.
   *
   * @return T
   */
  public int length() {
    return words.getFirst().size();
  }

  /** (Σλ, Σλx_1, ..., Σλx_T) over the rows whose label passes, [1 + T]. */
  private List<Rational> moments(Predicate<Rational> labelled) {
    List<Rational> sums = new ArrayList<>();
    for (int i = 0; i <= length(); i++) {
      Rational sum = Rational.ZERO;
      for (int r = 0; r < words.size(); r++) {
        if (labelled.test(labels.get(r))) {
          Rational x = i == 0 ? Rational.ONE : words.get(r).get(i - 1);
          sum = sum.add(weights.get(r).multiply(x));
        }
      }
      sums.add(sum);
    }
    return sums;
  }

  /**
   * Whether every affine map f has Σλf(x) = 0.
   *
   * @return true if Σλ = 0 and Σλx = 0
   */
  public boolean annihilatesAffineMaps() {
    return moments(label -> true).stream().allMatch(sum -> sum.signum() == 0);
  }

  /**
   * What a map with these labels would give.
   *
   * @return Σλy
   */
  public Rational defect() {
    Rational sum = Rational.ZERO;
    for (int r = 0; r < words.size(); r++) {
      sum = sum.add(weights.get(r).multiply(labels.get(r)));
    }
    return sum;
  }

  /**
   * The total weight.
   *
   * @return Σ|λ|
   */
  public Rational mass() {
    return weights.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::add);
  }

  /**
   * Whether equal weight, not 0 and nowhere negative, and equal mean lie on labels 1 and 0.
   *
   * @return true if no affine map tells the two labels apart
   */
  public boolean cannotBeSeparated() {
    List<Rational> ones = moments(Rational.ONE::equals);
    return weights.stream().allMatch(weight -> weight.signum() >= 0)
        && labels.stream().allMatch(y -> y.equals(Rational.ONE) || y.equals(Rational.ZERO))
        && ones.getFirst().signum() > 0
        && ones.equals(moments(Rational.ZERO::equals));
  }
}
