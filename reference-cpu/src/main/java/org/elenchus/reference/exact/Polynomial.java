package org.elenchus.reference.exact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A polynomial in commuting named variables over the rationals, immutable. Equal polynomials have
 * equal terms: zero coefficients are never kept.
 */
public final class Polynomial {
  /** The polynomial 0. */
  public static final Polynomial ZERO = new Polynomial(new TreeMap<>());

  /** The polynomial 1. */
  public static final Polynomial ONE = of(Rational.ONE);

  /** Names must not look like a product, so that different terms never print alike. */
  private static final Pattern NAME = Pattern.compile("[^\\s*^+/-]+");

  /** From a product of powers to its coefficient, which is not 0. */
  private final SortedMap<Monomial, Rational> terms;

  private Polynomial(SortedMap<Monomial, Rational> terms) {
    this.terms = terms;
  }

  /**
   * A constant.
   *
   * @param value its value
   * @return the constant polynomial
   */
  public static Polynomial of(Rational value) {
    SortedMap<Monomial, Rational> terms = new TreeMap<>();
    put(terms, Monomial.ONE, value);
    return new Polynomial(terms);
  }

  /**
   * An integer constant.
   *
   * @param value its value
   * @return the constant polynomial
   */
  public static Polynomial of(long value) {
    return of(Rational.of(value));
  }

  /**
   * A variable.
   *
   * @param name its name: not empty, without blanks and the signs {@code * ^ + - /}
   * @return the polynomial that is this variable
   * @throws IllegalArgumentException for another name
   */
  public static Polynomial variable(String name) {
    checkName(name);
    SortedMap<Monomial, Rational> terms = new TreeMap<>();
    terms.put(Monomial.variable(name), Rational.ONE);
    return new Polynomial(terms);
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return this + other
   */
  public Polynomial add(Polynomial other) {
    SortedMap<Monomial, Rational> sum = new TreeMap<>(terms);
    other.terms.forEach((monomial, c) -> put(sum, monomial, c));
    return new Polynomial(sum);
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return this − other
   */
  public Polynomial subtract(Polynomial other) {
    return add(other.negate());
  }

  /**
   * Negates.
   *
   * @return −this
   */
  public Polynomial negate() {
    return scale(Rational.ONE.negate());
  }

  /**
   * Multiplies by a number.
   *
   * @param factor any number
   * @return factor · this
   */
  public Polynomial scale(Rational factor) {
    return multiply(of(factor));
  }

  /**
   * Multiplies.
   *
   * @param other the other factor
   * @return this · other
   */
  public Polynomial multiply(Polynomial other) {
    SortedMap<Monomial, Rational> product = new TreeMap<>();
    terms.forEach(
        (m, c) -> other.terms.forEach((o, e) -> put(product, m.multiply(o), c.multiply(e))));
    return new Polynomial(product);
  }

  /**
   * A whole power.
   *
   * @param exponent at least 0
   * @return this^exponent
   */
  public Polynomial pow(int exponent) {
    return PolynomialArithmetic.POLYNOMIALS.pow(this, exponent);
  }

  /**
   * Differentiates.
   *
   * @param variable the variable of differentiation
   * @return the partial derivative
   */
  public Polynomial derivative(String variable) {
    SortedMap<Monomial, Rational> slope = new TreeMap<>();
    terms.forEach(
        (m, c) -> put(slope, m.lower(variable), c.multiply(Rational.of(m.power(variable)))));
    return new Polynomial(slope);
  }

  /**
   * Evaluates in any arithmetic.
   *
   * @param arithmetic the arithmetic of the values
   * @param values the value of each variable
   * @param <N> the numbers
   * @return the value of the polynomial
   */
  public <N> N evaluate(Arithmetic<N> arithmetic, Function<String, N> values) {
    N sum = arithmetic.zero();
    for (Map.Entry<Monomial, Rational> term : terms.entrySet()) {
      N product = arithmetic.of(term.getValue());
      for (Map.Entry<String, Integer> power : term.getKey().powers().entrySet()) {
        N base = values.apply(power.getKey());
        product = arithmetic.multiply(product, arithmetic.pow(base, power.getValue()));
      }
      sum = arithmetic.add(sum, product);
    }
    return sum;
  }

  /**
   * Replaces variables by polynomials, all at once.
   *
   * @param replacements the polynomials by variable; other variables stay
   * @return the result
   */
  public Polynomial substitute(Map<String, Polynomial> replacements) {
    return evaluate(
        PolynomialArithmetic.POLYNOMIALS, name -> replacements.getOrDefault(name, variable(name)));
  }

  /**
   * Whether this is the polynomial 0.
   *
   * @return whether no term is left
   */
  public boolean isZero() {
    return terms.isEmpty();
  }

  /**
   * The value of a constant polynomial.
   *
   * @return the constant
   * @throws NotInArithmeticException if a variable occurs
   */
  public Rational constantValue() {
    if (!variables().isEmpty()) {
      throw new NotInArithmeticException("the value of " + this, "polynomials", "it varies");
    }
    return coefficient(Map.of());
  }

  /**
   * The coefficient of a product of powers.
   *
   * @param powers the powers by variable, each at least 1
   * @return the coefficient, 0 where there is no such term
   */
  public Rational coefficient(Map<String, Integer> powers) {
    return terms.getOrDefault(new Monomial(new TreeMap<>(powers)), Rational.ZERO);
  }

  /**
   * The coefficients of all terms.
   *
   * @return them, none of them 0
   */
  public List<Rational> coefficients() {
    return List.copyOf(terms.values());
  }

  /**
   * The terms: from the powers by variable, each at least 1, to the coefficient, which is not 0.
   *
   * @return a copy, by falling degree
   */
  public Map<Map<String, Integer>, Rational> terms() {
    Map<Map<String, Integer>, Rational> copy = new LinkedHashMap<>();
    terms.forEach((m, c) -> copy.put(m.powers(), c));
    return copy;
  }

  /**
   * The total degree.
   *
   * @return the largest sum of powers in a term, −1 for the polynomial 0
   */
  public int degree() {
    return terms.keySet().stream().mapToInt(Monomial::degree).max().orElse(-1);
  }

  /**
   * The degree in one variable.
   *
   * @param variable the variable
   * @return its largest power, 0 where it does not occur
   */
  public int degree(String variable) {
    return terms.keySet().stream().mapToInt(m -> m.power(variable)).max().orElse(0);
  }

  /**
   * The variables that occur.
   *
   * @return their names in order
   */
  public SortedSet<String> variables() {
    return terms.keySet().stream()
        .flatMap(m -> m.powers().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The number of terms.
   *
   * @return how many terms have a coefficient that is not 0
   */
  public int size() {
    return terms.size();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Polynomial p && terms.equals(p.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** Terms by falling degree, for instance {@code 3/2*x^2*y - x + 7}. */
  @Override
  public String toString() {
    if (isZero()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    terms.forEach((m, c) -> appendTerm(text, c, m.toString()));
    return text.toString();
  }

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a symbol: \"" + name + "\"");
    }
  }

  static void appendTerm(StringBuilder text, Rational coefficient, String product) {
    if (text.isEmpty()) {
      text.append(coefficient.signum() == -1 ? "-" : "");
    } else {
      text.append(coefficient.signum() == -1 ? " - " : " + ");
    }
    Rational size = coefficient.abs();
    if (product.isEmpty()) {
      text.append(size);
    } else {
      text.append(size.equals(Rational.ONE) ? "" : size + "*").append(product);
    }
  }

  static <K> void put(Map<K, Rational> terms, K key, Rational summand) {
    Rational sum = terms.getOrDefault(key, Rational.ZERO).add(summand);
    if (sum.signum() == 0) {
      terms.remove(key);
    } else {
      terms.put(key, sum);
    }
  }

  /** A product of powers of variables; powers are at least 1. */
  private record Monomial(SortedMap<String, Integer> powers) implements Comparable<Monomial> {
    static final Monomial ONE = new Monomial(new TreeMap<>());

    Monomial {
      powers = Collections.unmodifiableSortedMap(powers);
    }

    static Monomial variable(String name) {
      return new Monomial(new TreeMap<>(Map.of(name, 1)));
    }

    Monomial multiply(Monomial other) {
      SortedMap<String, Integer> sum = new TreeMap<>(powers);
      other.powers.forEach((name, power) -> sum.merge(name, power, Math::addExact));
      return new Monomial(sum);
    }

    Monomial lower(String variable) {
      SortedMap<String, Integer> less = new TreeMap<>(powers);
      less.computeIfPresent(variable, (_, power) -> power == 1 ? null : power - 1);
      return new Monomial(less);
    }

    int power(String variable) {
      return powers.getOrDefault(variable, 0);
    }

    int degree() {
      return powers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Falling degree, then the order of the printed form. */
    @Override
    public int compareTo(Monomial other) {
      int byDegree = Integer.compare(other.degree(), degree());
      return byDegree != 0 ? byDegree : toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return powers.entrySet().stream()
          .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + "^" + e.getValue())
          .collect(Collectors.joining("*"));
    }
  }
}
