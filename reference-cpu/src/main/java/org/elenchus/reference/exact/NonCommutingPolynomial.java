package org.elenchus.reference.exact;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element of the free algebra over the rationals: a sum of words in symbols that need not
 * commute. An identity here holds for matrices of any fitting shapes put for the symbols.
 * Immutable; zero coefficients are never kept.
 */
public final class NonCommutingPolynomial {
  /** The element 0. */
  public static final NonCommutingPolynomial ZERO = new NonCommutingPolynomial(empty());

  /** The element 1: the empty word. */
  public static final NonCommutingPolynomial ONE = word(List.of());

  private final SortedMap<List<String>, Rational> terms;

  private NonCommutingPolynomial(SortedMap<List<String>, Rational> terms) {
    this.terms = terms;
  }

  /**
   * A single word with coefficient 1.
   *
   * @param symbols its symbols from left to right, named as the variables of {@link Polynomial}
   * @return the word
   * @throws IllegalArgumentException for another name
   */
  public static NonCommutingPolynomial word(List<String> symbols) {
    symbols.forEach(Polynomial::checkName);
    SortedMap<List<String>, Rational> terms = empty();
    terms.put(List.copyOf(symbols), Rational.ONE);
    return new NonCommutingPolynomial(terms);
  }

  /**
   * A symbol.
   *
   * @param name its name
   * @return the word of this one symbol
   */
  public static NonCommutingPolynomial symbol(String name) {
    return word(List.of(name));
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return this + other
   */
  public NonCommutingPolynomial add(NonCommutingPolynomial other) {
    SortedMap<List<String>, Rational> sum = new TreeMap<>(terms);
    other.terms.forEach((word, c) -> Polynomial.put(sum, word, c));
    return new NonCommutingPolynomial(sum);
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return this − other
   */
  public NonCommutingPolynomial subtract(NonCommutingPolynomial other) {
    return add(other.scale(Rational.ONE.negate()));
  }

  /**
   * Multiplies by a number.
   *
   * @param factor any number
   * @return factor · this
   */
  public NonCommutingPolynomial scale(Rational factor) {
    SortedMap<List<String>, Rational> scaled = empty();
    terms.forEach((word, c) -> Polynomial.put(scaled, word, c.multiply(factor)));
    return new NonCommutingPolynomial(scaled);
  }

  /**
   * Multiplies, in this order.
   *
   * @param right the right factor
   * @return this · right
   */
  public NonCommutingPolynomial multiply(NonCommutingPolynomial right) {
    SortedMap<List<String>, Rational> product = empty();
    terms.forEach(
        (word, c) ->
            right.terms.forEach(
                (next, e) ->
                    Polynomial.put(
                        product,
                        Stream.concat(word.stream(), next.stream()).toList(),
                        c.multiply(e))));
    return new NonCommutingPolynomial(product);
  }

  /**
   * Replaces symbols, all at once.
   *
   * @param replacements elements by symbol; other symbols stay
   * @return the result
   */
  public NonCommutingPolynomial substitute(Map<String, NonCommutingPolynomial> replacements) {
    NonCommutingPolynomial sum = ZERO;
    for (Map.Entry<List<String>, Rational> term : terms.entrySet()) {
      NonCommutingPolynomial product = ONE.scale(term.getValue());
      for (String name : term.getKey()) {
        product = product.multiply(replacements.getOrDefault(name, symbol(name)));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  /**
   * The words with their coefficients, shorter words first, then by their symbols.
   *
   * @return a copy
   */
  public SortedMap<List<String>, Rational> terms() {
    return new TreeMap<>(terms);
  }

  /**
   * The coefficient of a word.
   *
   * @param symbols its symbols from left to right
   * @return the coefficient, 0 where there is no such term
   */
  public Rational coefficient(List<String> symbols) {
    return terms.getOrDefault(symbols, Rational.ZERO);
  }

  /**
   * How often a symbol occurs at most in one word.
   *
   * @param name the symbol
   * @return the degree in it, 0 where it does not occur
   */
  public int degree(String name) {
    return terms.keySet().stream()
        .mapToInt(word -> (int) word.stream().filter(name::equals).count())
        .max()
        .orElse(0);
  }

  /**
   * Whether this is 0.
   *
   * @return whether no term is left
   */
  public boolean isZero() {
    return terms.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NonCommutingPolynomial p && terms.equals(p.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** Shorter words first, for instance {@code A h0 + 2*B}. */
  @Override
  public String toString() {
    if (isZero()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    terms.forEach((word, c) -> Polynomial.appendTerm(text, c, String.join(" ", word)));
    return text.toString();
  }

  private static SortedMap<List<String>, Rational> empty() {
    return new TreeMap<>(
        Comparator.<List<String>>comparingInt(List::size).thenComparing(w -> String.join(" ", w)));
  }
}
