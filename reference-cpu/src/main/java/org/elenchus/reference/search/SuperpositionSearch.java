package org.elenchus.reference.search;

import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.PaddedIdentity;
import org.elenchus.claims.certificate.PaddingFailure;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.model.Superposition;
import org.elenchus.reference.model.Widening;

/** Settles identities of models: small inputs first, symbols if none differ. */
public final class SuperpositionSearch {
  private static final int STEPS = 3;

  private SuperpositionSearch() {}

  /**
   * Looks for a certificate.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return a superposition that fails at the fewest steps, otherwise an affine step
   */
  public static Grounds settle(AffineInInputs statement, String subject) {
    for (int steps = 1; steps <= STEPS; steps++) {
      for (String model : statement.models()) {
        List<List<BigFraction>> ones = Collections.nCopies(steps, List.of(BigFraction.ONE));
        if (differs(model, steps)) {
          return Proof.of(
              Role.WITNESS,
              Provenance.SEARCHED,
              subject,
              new SuperpositionFailure(model, ones, ones, ones));
        }
      }
    }
    String model = statement.models().getFirst();
    AffineStep affine =
        new AffineStep(
            UnrollingSearch.words(Superposition.step(model)),
            UnrollingSearch.words(Superposition.output(model)));
    return Proof.of(Role.CERTIFICATE, null, subject, affine);
  }

  /**
   * Compares narrow and padded blocks.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return an input on which some block differs, otherwise the identity
   */
  public static Grounds padding(ZeroPadding statement, String subject) {
    Rational pad = Rational.of(statement.pad());
    List<BigFraction> ones = Collections.nCopies(statement.width(), BigFraction.ONE);
    for (String model : statement.models()) {
      List<Rational> input = Collections.nCopies(statement.width(), Rational.ONE);
      if (Widening.difference(model, pad, input).stream()
          .anyMatch(entry -> !entry.contains(Rational.ZERO))) {
        return Proof.of(
            Role.WITNESS, Provenance.SEARCHED, subject, new PaddingFailure(model, ones));
      }
    }
    List<Integer> symbols =
        statement.models().stream()
            .map(model -> Widening.symbolic(model, statement.width(), pad))
            .toList();
    return Proof.of(Role.CERTIFICATE, null, subject, new PaddedIdentity(symbols));
  }

  private static boolean differs(String model, int steps) {
    List<List<Rational>> ones = Collections.nCopies(steps, List.of(Rational.ONE));
    return Superposition.defect(model, ones, ones, ones).stream()
        .map(RationalInterval::mig)
        .anyMatch(distance -> distance.signum() > 0);
  }
}
