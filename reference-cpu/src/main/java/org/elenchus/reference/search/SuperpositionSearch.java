package org.elenchus.reference.search;

import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.model.Superposition;

/** Settles whether outputs are affine in all inputs: small inputs first, symbols if none differ. */
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

  private static boolean differs(String model, int steps) {
    List<List<Rational>> ones = Collections.nCopies(steps, List.of(Rational.ONE));
    return Superposition.defect(model, ones, ones, ones).stream()
        .map(RationalInterval::mig)
        .anyMatch(distance -> distance.signum() > 0);
  }
}
