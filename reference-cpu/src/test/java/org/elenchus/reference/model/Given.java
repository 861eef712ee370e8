package org.elenchus.reference.model;

import java.util.Arrays;
import java.util.List;
import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;

/** Numbers, vectors and matrices for the tests, written as text. */
final class Given {
  static final Algebra<Rational> RATIONALS = new Algebra<>(RationalArithmetic.RATIONALS);

  /**
   * Rationals with rational functions put for the transcendental ones, so that every formula can be
   * followed by hand: tanh x = x/(1+|x|), σ(x) = (1 + tanh x)/2, eˣ = 1+x for x ≥ 0 and 1/(1−x)
   * below, log its inverse. A model that calls the wrong function, or calls it in the wrong place,
   * gives another number.
   */
  static final Algebra<Rational> STAND_INS = new Algebra<>(new StandIns());

  private Given() {}

  static Rational r(String text) {
    return Rational.parse(text);
  }

  /** Entries separated by blanks. */
  static List<Rational> vector(String text) {
    return Arrays.stream(text.trim().split(" +")).map(Rational::parse).toList();
  }

  /** Rows separated by semicolons. */
  static Matrix<Rational> matrix(String text) {
    return new Matrix<>(Arrays.stream(text.split(";")).map(Given::vector).toList());
  }

  /** What a failing test says: the claims whose verdicts rest on the formula. */
  static String restsOn(String... claims) {
    return String.join(", ", claims) + " rests on this update";
  }

  private record StandIns() implements Arithmetic<Rational> {
    private static final RationalArithmetic Q = RationalArithmetic.RATIONALS;

    @Override
    public String name() {
      return "stand-ins";
    }

    @Override
    public Rational of(Rational value) {
      return value;
    }

    @Override
    public Rational add(Rational a, Rational b) {
      return Q.add(a, b);
    }

    @Override
    public Rational multiply(Rational a, Rational b) {
      return Q.multiply(a, b);
    }

    @Override
    public Rational divide(Rational a, Rational b) {
      return Q.divide(a, b);
    }

    @Override
    public Rational negate(Rational a) {
      return Q.negate(a);
    }

    @Override
    public Rational exp(Rational a) {
      return a.signum() >= 0 ? Rational.ONE.add(a) : Rational.ONE.divide(Rational.ONE.subtract(a));
    }

    @Override
    public Rational log(Rational a) {
      if (a.signum() <= 0) {
        throw new NotInArithmeticException("log " + a, name(), "it is not positive");
      }
      return a.compareTo(Rational.ONE) >= 0
          ? a.subtract(Rational.ONE)
          : Rational.ONE.subtract(a.reciprocal());
    }

    @Override
    public Rational tanh(Rational a) {
      return a.divide(Rational.ONE.add(a.abs()));
    }

    @Override
    public Rational logistic(Rational a) {
      return Rational.ONE.add(tanh(a)).divide(Rational.TWO);
    }

    @Override
    public Rational sqrt(Rational a) {
      return Q.sqrt(a);
    }

    @Override
    public Rational max(Rational a, Rational b) {
      return Q.max(a, b);
    }

    @Override
    public int compare(Rational a, Rational b) {
      return Q.compare(a, b);
    }
  }
}
