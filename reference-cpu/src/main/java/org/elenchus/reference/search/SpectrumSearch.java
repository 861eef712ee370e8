package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Ranks;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.SpectrumRank;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Spectrum;

/** Computes least ranks in doubles, and stops at the first for which a relation fails. */
public final class SpectrumSearch {
  private SpectrumSearch() {}

  /**
   * Brings ranks.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return all ranks, or one at which the relation fails
   */
  public static Grounds settle(SpectrumRank statement, String subject) {
    List<Ranks.Row> rows = new ArrayList<>();
    for (BigFraction exponent : statement.exponents()) {
      for (int size : statement.sizes()) {
        Spectrum spectrum = new Spectrum(Rational.of(exponent), size);
        for (BigFraction share : statement.shares()) {
          int rank = rank(exponent.doubleValue(), size, share.doubleValue());
          Ranks.Row row = new Ranks.Row(exponent, size, share, rank);
          if (!spectrum.satisfies(statement.condition(), rank, Rational.of(share)).orElse(true)) {
            return Certificates.grounds(Optional.of(new Ranks(List.of(row))), subject);
          }
          rows.add(row);
        }
      }
    }
    return Certificates.grounds(Optional.of(new Ranks(rows)), subject);
  }

  private static int rank(double exponent, int size, double share) {
    double all = 0;
    for (int i = 1; i <= size; i++) {
      all += Math.pow(i, -2 * exponent);
    }
    double head = 0;
    int rank = 0;
    while (rank < size && head < (1 - share) * all * (1 - 1e-13)) {
      rank++;
      head += Math.pow(rank, -2 * exponent);
    }
    return rank;
  }
}
