package org.elenchus.reference.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variances i^(−2a), by hand: for a = 1/2 and d = 4 they are 1, 1/2, 1/3, 1/4, in all 25/12. */
class SpectrumTest {
  @ParameterizedTest
  @CsvSource({
    // Without the first 1, 2, 3 of them there are left 13/25, 7/25, 3/25 of all.
    "1/2, 4, 1, 53/100, true",
    "1/2, 4, 1, 51/100, false",
    "1/2, 4, 2, 51/100, true",
    "1/2, 4, 2, 29/100, true",
    "1/2, 4, 2, 27/100, false",
    "1/2, 4, 2, 53/100, false",
    "1/2, 4, 3, 13/100, true",
    "1/2, 4, 4, 1/50, true",
    "1/2, 4, 0, 99/100, false",
    "1/2, 4, 5, 0, false",
    // all equal
    "0, 4, 2, 1/2, true",
    "0, 4, 3, 1/2, false",
    // 1 + 2^(−3/2) = 1.3535…, of which 1 is 0.7388…
    "3/4, 2, 1, 27/100, true",
    "3/4, 2, 1, 26/100, false",
    "3/4, 2, 2, 26/100, true"
  })
  void theLeastRankThatKeepsTheRest(
      String exponent, int size, int rank, String share, boolean least) {
    assertEquals(
        least, new Spectrum(Rational.parse(exponent), size).isLeast(rank, Rational.parse(share)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s == 25/12               | true
          s < 2                    | false
          r <= d                   | true
          r > d                    | false
          e*s < a                  | true
          """)
  void conditionsOnTheSum(String text, boolean holds) throws RelationSyntaxException {
    Optional<Boolean> satisfied =
        new Spectrum(Rational.HALF, 4)
            .satisfies(
                RelationParser.parse(text, Set.of("a", "d", "e", "r", "s")), 2, Rational.of(1, 5));
    assertEquals(text.startsWith("s ==") ? Optional.empty() : Optional.of(holds), satisfied);
  }
}
