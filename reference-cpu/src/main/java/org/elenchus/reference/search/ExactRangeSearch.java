package org.elenchus.reference.search;

import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.ExactRange;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Pointwise;
import org.jspecify.annotations.Nullable;

/**
 * Finds by bisection over the values of a format where a relation that holds at 0 ceases to hold,
 * and compares that with what a statement says.
 */
public final class ExactRangeSearch {
  private final ExactRange statement;
  private final BinaryFormat format;

  private ExactRangeSearch(ExactRange statement) {
    this.statement = statement;
    this.format = BinaryFormat.named(statement.arithmetic().word());
  }

  /**
   * Brings grounds for or against a statement.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return a certificate, a point, or the reason why neither was found
   */
  public static Grounds settle(ExactRange statement, String subject) {
    return Certificates.grounds(search(statement), subject);
  }

  /**
   * Searches.
   *
   * @param statement the statement
   * @return the neighbours of the range, or a point at which it is wrong; nothing if the relation
   *     fails at 0
   */
  public static Optional<Certificate> search(ExactRange statement) {
    return new ExactRangeSearch(statement).search();
  }

  private Optional<Certificate> search() {
    if (!holds(0)) {
      return Optional.empty();
    }
    double from = -last(-1);
    double to = last(1);
    double statedFrom = Rational.of(statement.from()).doubleValue();
    double statedTo = Rational.of(statement.to()).doubleValue();
    if (from != statedFrom) {
      return Optional.of(point(from < statedFrom ? from : format.nextDown(from)));
    }
    if (to != statedTo) {
      return Optional.of(point(to > statedTo ? to : format.nextUp(to)));
    }
    return Optional.of(
        new MonotoneEnds(fraction(format.nextDown(from)), fraction(format.nextUp(to))));
  }

  /** The largest magnitude on one side at which the relation holds, if it then fails for good. */
  private double last(int sign) {
    long low = 0;
    long high = Double.doubleToRawLongBits(format.max());
    if (holds(sign * format.max())) {
      return format.max();
    }
    long step = 1L << (53 - format.precision());
    while (high - low > step) {
      long middle = low + (high - low) / 2 / step * step;
      if (holds(sign * format.round(Double.longBitsToDouble(middle)))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return format.round(Double.longBitsToDouble(low));
  }

  private boolean holds(double value) {
    return Pointwise.holds(
            statement.arithmetic(),
            statement.condition(),
            Map.of(statement.variable(), Rational.of(value)))
        .orElse(false);
  }

  private Point point(double value) {
    return Point.of(Map.of(statement.variable(), Rational.of(value).toBigFraction()));
  }

  private static @Nullable BigFraction fraction(double value) {
    return Double.isFinite(value) ? Rational.of(value).toBigFraction() : null;
  }
}
