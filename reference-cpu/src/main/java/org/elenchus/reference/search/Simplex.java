package org.elenchus.reference.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elenchus.reference.exact.Rational;

/**
 * The simplex method over the rationals: the greatest c·x with A x = b and x ≥ 0, in two phases
 * with Bland's rule, which cannot cycle. Dense and exact, for small programs.
 */
final class Simplex {
  private final int m;
  private final int n;

  /** Rows [A | I | b], kept as B⁻¹ times that. */
  private final Rational[][] table;

  private final int[] basis;

  private Simplex(List<List<Rational>> a, List<Rational> b) {
    m = a.size();
    n = a.getFirst().size();
    table = new Rational[m][n + m + 1];
    basis = new int[m];
    for (int i = 0; i < m; i++) {
      if (b.get(i).signum() < 0) {
        throw new IllegalArgumentException("the right side must not be negative");
      }
      Arrays.fill(table[i], Rational.ZERO);
      for (int j = 0; j < n; j++) {
        table[i][j] = a.get(i).get(j);
      }
      table[i][n + i] = Rational.ONE;
      table[i][n + m] = b.get(i);
      basis[i] = n + i;
    }
  }

  /**
   * An optimum.
   *
   * @param value c·x
   * @param x a point that has it, [n]
   * @param prices y with Aᵀy ≥ c and b·y = c·x, [m]
   */
  record Optimum(Rational value, List<Rational> x, List<Rational> prices) {}

  /**
   * Solves a program.
   *
   * @param a A [m, n]
   * @param b b [m], not negative
   * @param c c [n]
   * @return an optimum, or nothing if no x ≥ 0 has A x = b
   * @throws ArithmeticException if c·x has no bound
   */
  static Optional<Optimum> maximize(List<List<Rational>> a, List<Rational> b, List<Rational> c) {
    Simplex simplex = new Simplex(a, b);
    return simplex.feasible() ? Optional.of(simplex.optimum(c)) : Optional.empty();
  }

  private boolean feasible() {
    Rational[] cost = new Rational[n + m];
    Arrays.fill(cost, 0, n, Rational.ZERO);
    Arrays.fill(cost, n, n + m, Rational.ONE.negate());
    climb(cost);
    for (int i = 0; i < m; i++) {
      if (basis[i] >= n && table[i][n + m].signum() != 0) {
        return false;
      }
    }
    driveOut();
    return true;
  }

  /** Artificial columns that are still in the basis, at 0, leave it where they can. */
  private void driveOut() {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n && basis[i] >= n; j++) {
        if (table[i][j].signum() != 0) {
          pivot(i, j);
        }
      }
    }
  }

  private Optimum optimum(List<Rational> c) {
    Rational[] cost = new Rational[n + m];
    Arrays.fill(cost, Rational.ZERO);
    for (int j = 0; j < n; j++) {
      cost[j] = c.get(j);
    }
    climb(cost);
    Rational[] x = new Rational[n];
    Arrays.fill(x, Rational.ZERO);
    for (int i = 0; i < m; i++) {
      if (basis[i] < n) {
        x[basis[i]] = table[i][n + m];
      }
    }
    Rational[] prices = new Rational[m];
    for (int j = 0; j < m; j++) {
      prices[j] = price(cost, n + j);
    }
    return new Optimum(price(cost, n + m), List.of(x), List.of(prices));
  }

  private Rational price(Rational[] cost, int column) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < m; i++) {
      sum = sum.add(cost[basis[i]].multiply(table[i][column]));
    }
    return sum;
  }

  private void climb(Rational[] cost) {
    for (int enter = entering(cost); enter >= 0; enter = entering(cost)) {
      pivot(leaving(enter), enter);
    }
  }

  private int entering(Rational[] cost) {
    for (int j = 0; j < n; j++) {
      if (cost[j].compareTo(price(cost, j)) > 0) {
        return j;
      }
    }
    return -1;
  }

  private int leaving(int enter) {
    int best = -1;
    Rational least = Rational.ZERO;
    for (int i = 0; i < m; i++) {
      if (table[i][enter].signum() > 0) {
        Rational ratio = table[i][n + m].divide(table[i][enter]);
        int order = best < 0 ? -1 : ratio.compareTo(least);
        if (order < 0 || (order == 0 && basis[i] < basis[best])) {
          best = i;
          least = ratio;
        }
      }
    }
    if (best < 0) {
      throw new ArithmeticException("the program has no bound");
    }
    return best;
  }

  private void pivot(int row, int column) {
    Rational factor = table[row][column];
    for (int j = 0; j <= n + m; j++) {
      table[row][j] = table[row][j].divide(factor);
    }
    for (int i = 0; i < m; i++) {
      Rational times = table[i][column];
      if (i != row && times.signum() != 0) {
        for (int j = 0; j <= n + m; j++) {
          table[i][j] = table[i][j].subtract(times.multiply(table[row][j]));
        }
      }
    }
    basis[row] = column;
  }
}
