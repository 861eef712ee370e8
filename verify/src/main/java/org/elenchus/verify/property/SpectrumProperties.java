package org.elenchus.verify.property;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.Ranks;
import org.elenchus.claims.certificate.Ranks.Row;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.SpectrumRank;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Spectrum;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Ranks of power-law spectra: one of the listed spectra at a time, its least rank by enclosures.
 */
class SpectrumProperties extends StatementProperties<SpectrumRank> {
  private static final String THEORY = "unified-scaling-theory/";

  SpectrumProperties() {
    super(SpectrumRank.class);
  }

  @Settles(claim = THEORY + "optimal-rank", expect = Outcome.FALSIFIED, twin = Outcome.PASSES)
  @Settles(
      claim = THEORY + "optimal-rank",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = THEORY + "optimal-rank-steep")
  @Settles(claim = THEORY + "optimal-rank-flat")
  @Settles(claim = THEORY + "optimal-rank-bracket")
  @Property(tries = 40)
  void theRelationHoldsForTheLeastRank(@ForAll("spectra") Row row) {
    cover("exponent " + Rational.of(row.exponent()));
    Rational share = Rational.of(row.share());
    Spectrum spectrum = new Spectrum(Rational.of(row.exponent()), row.size());
    int rank =
        IntStream.rangeClosed(1, row.size())
            .filter(r -> spectrum.isLeast(r, share))
            .findFirst()
            .orElseThrow(() -> new PropertyException("enclosures do not tell the least rank"));
    demand(
        spectrum.satisfies(statement.condition(), rank, share).orElse(true),
        () -> new Ranks(List.of(new Row(row.exponent(), row.size(), row.share(), rank))));
  }

  /** Listed spectra, the rank still to be found. */
  @Provide
  Arbitrary<Row> spectra() {
    return Combinators.combine(
            Arbitraries.of(statement.exponents()),
            Arbitraries.of(statement.sizes()),
            Arbitraries.of(statement.shares()))
        .as((exponent, size, share) -> new Row(exponent, size, share, 0));
  }
}
