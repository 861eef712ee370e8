package org.elenchus.verify.property;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.Matrix;

/** Generators of exact numbers, vectors and words. They shrink towards 0 and whole numbers. */
final class Draw {
  /** Exact vectors and matrices. */
  static final Algebra<Rational> Q = new Algebra<>(RationalArithmetic.RATIONALS);

  private static final int DENOMINATOR = 6;

  private Draw() {}

  /** Fractions of denominator at most 6 and size at most a bound. */
  static Arbitrary<Rational> rational(int bound) {
    Arbitrary<Integer> denominator = Arbitraries.integers().between(1, DENOMINATOR);
    return denominator.flatMap(
        d -> Arbitraries.integers().between(-bound * d, bound * d).map(n -> Rational.of(n, d)));
  }

  /** Whole numbers of size at most a bound; half of them are 0 or ±1. */
  static Arbitrary<Rational> small(int bound) {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.integers().between(-1, 1).map(Rational::of)),
        Tuple.of(1, Arbitraries.integers().between(-bound, bound).map(Rational::of)));
  }

  /** Words of a length over bits. */
  static Arbitrary<List<Rational>> bits(int length) {
    return Arbitraries.of(Rational.ZERO, Rational.ONE).list().ofSize(length);
  }

  /** The matrix laid out in a list from a place on, row by row. */
  static Matrix<Rational> matrix(List<Rational> entries, int from, int height, int width) {
    return Matrix.unflatten(entries.subList(from, from + height * width), width);
  }

  /** The product of two matrices. */
  static Matrix<Rational> product(Matrix<Rational> a, Matrix<Rational> b) {
    return new Matrix<>(b.transposed().rows().stream().map(column -> Q.times(a, column)).toList())
        .transposed();
  }

  /** c times the identity matrix. */
  static Matrix<Rational> diagonal(Rational c, int size) {
    return new Matrix<>(
        IntStream.range(0, size)
            .mapToObj(
                i -> IntStream.range(0, size).mapToObj(j -> i == j ? c : Rational.ZERO).toList())
            .toList());
  }

  /** The numbers as certificates hold them. */
  static List<BigFraction> plain(List<Rational> values) {
    return values.stream().map(Rational::toBigFraction).toList();
  }
}
