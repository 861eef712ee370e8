package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.elenchus.reference.exact.Arithmetic;

/**
 * Vectors (lists of numbers) and matrices over one arithmetic, with the scalar functions that the
 * models share. Products keep the order of their factors, so that the numbers may be symbols that
 * do not commute. Sums run from the left.
 *
 * @param over the arithmetic
 * @param <N> its numbers
 */
public record Algebra<N>(Arithmetic<N> over) {
  /**
   * The zero vector [n].
   *
   * @param n its length
   * @return it
   */
  public List<N> zeros(int n) {
    return Collections.nCopies(n, over.zero());
  }

  /**
   * The sum of vectors of one length.
   *
   * @param first one [n]
   * @param others the others [n]
   * @return the sum [n]
   */
  @SafeVarargs
  public final List<N> sum(List<N> first, List<N>... others) {
    List<N> total = first;
    for (List<N> other : others) {
      total = zip(over::add, total, other);
    }
    return total;
  }

  /**
   * a − b.
   *
   * @param a a vector [n]
   * @param b a vector [n]
   * @return the difference [n]
   */
  public List<N> minus(List<N> a, List<N> b) {
    return zip(over::subtract, a, b);
  }

  /**
   * The entrywise product a ⊙ b.
   *
   * @param a a vector [n]
   * @param b a vector [n]
   * @return the product [n]
   */
  public List<N> entrywise(List<N> a, List<N> b) {
    return zip(over::multiply, a, b);
  }

  /**
   * c·a for a number c.
   *
   * @param c the number
   * @param a a vector [n]
   * @return the product [n]
   */
  public List<N> scale(N c, List<N> a) {
    return map(entry -> over.multiply(c, entry), a);
  }

  /**
   * A scalar function of each entry.
   *
   * @param function the function
   * @param a a vector [n]
   * @return the images [n]
   */
  public List<N> map(UnaryOperator<N> function, List<N> a) {
    return Vectors.map(function, a);
  }

  /**
   * Σ a_i b_i.
   *
   * @param a a vector [n], n ≥ 1
   * @param b a vector [n]
   * @return the inner product
   */
  public N dot(List<N> a, List<N> b) {
    return total(entrywise(a, b));
  }

  /**
   * Σ a_i.
   *
   * @param a a vector [n]; the empty sum is zero
   * @return the sum
   */
  public N total(List<N> a) {
    return a.stream().reduce(over::add).orElseGet(over::zero);
  }

  /**
   * M·a.
   *
   * @param matrix M [m, n]
   * @param a a vector [n]
   * @return the product [m]
   */
  public List<N> times(Matrix<N> matrix, List<N> a) {
    return Vectors.map(row -> dot(row, a), matrix.rows());
  }

  /**
   * Mᵀ·a.
   *
   * @param matrix M [m, n]
   * @param a a vector [m]
   * @return the product [n]
   */
  public List<N> transposedTimes(Matrix<N> matrix, List<N> a) {
    return times(matrix.transposed(), a);
  }

  /**
   * The outer product a bᵀ.
   *
   * @param a a vector [m]
   * @param b a vector [n]
   * @return the matrix [m, n]
   */
  public Matrix<N> outer(List<N> a, List<N> b) {
    return new Matrix<>(Vectors.map(entry -> scale(entry, b), a));
  }

  /**
   * A + B.
   *
   * @param a a matrix [m, n]
   * @param b a matrix [m, n]
   * @return the sum [m, n]
   */
  public Matrix<N> sum(Matrix<N> a, Matrix<N> b) {
    return rowwise(this::sum, a, b);
  }

  /**
   * A − B.
   *
   * @param a a matrix [m, n]
   * @param b a matrix [m, n]
   * @return the difference [m, n]
   */
  public Matrix<N> minus(Matrix<N> a, Matrix<N> b) {
    return rowwise(this::minus, a, b);
  }

  /**
   * c·A for a number c.
   *
   * @param c the number
   * @param a a matrix [m, n]
   * @return the product [m, n]
   */
  public Matrix<N> scale(N c, Matrix<N> a) {
    return new Matrix<>(Vectors.map(row -> scale(c, row), a.rows()));
  }

  /**
   * The zero matrix [m, n].
   *
   * @param height m
   * @param width n
   * @return it
   */
  public Matrix<N> zeros(int height, int width) {
    return new Matrix<>(Collections.nCopies(height, zeros(width)));
  }

  /**
   * a / |a|, |a| the Euclidean norm.
   *
   * @param a a vector [n], not zero
   * @return the unit vector [n]
   */
  public List<N> unit(List<N> a) {
    N norm = over.sqrt(dot(a, a));
    return map(entry -> over.divide(entry, norm), a);
  }

  /**
   * RMSNorm: g ⊙ a / √(mean of a_i² + ε).
   *
   * @param a a vector [n]
   * @param gain g [n]
   * @param epsilon ε ≥ 0
   * @return the normed vector [n]
   */
  public List<N> rmsNorm(List<N> a, List<N> gain, N epsilon) {
    N meanSquare = over.divide(dot(a, a), over.of(a.size()));
    N root = over.sqrt(over.add(meanSquare, epsilon));
    return entrywise(gain, map(entry -> over.divide(entry, root), a));
  }

  private Matrix<N> rowwise(BinaryOperator<List<N>> operation, Matrix<N> a, Matrix<N> b) {
    sameLength(a.height(), b.height());
    List<List<N>> rows = new ArrayList<>(a.height());
    for (int i = 0; i < a.height(); i++) {
      rows.add(operation.apply(a.rows().get(i), b.rows().get(i)));
    }
    return new Matrix<>(rows);
  }

  private List<N> zip(BinaryOperator<N> operation, List<N> a, List<N> b) {
    sameLength(a.size(), b.size());
    List<N> results = new ArrayList<>(a.size());
    for (int i = 0; i < a.size(); i++) {
      results.add(operation.apply(a.get(i), b.get(i)));
    }
    return List.copyOf(results);
  }

  private static void sameLength(int a, int b) {
    if (a != b) {
      throw new IllegalArgumentException("shapes differ: " + a + " and " + b);
    }
  }
}
