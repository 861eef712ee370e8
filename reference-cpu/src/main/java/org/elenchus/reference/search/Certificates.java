package org.elenchus.reference.search;

import java.util.Optional;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;

/** Makes grounds of what a search found. */
final class Certificates {
  private Certificates() {}

  static Grounds grounds(Optional<? extends Certificate> found, String subject) {
    if (found.isEmpty()) {
      return new Grounds.Reason("neither a proof nor a counterexample was found");
    }
    Certificate certificate = found.get();
    return certificate instanceof Point
        ? Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, certificate)
        : Proof.of(Role.CERTIFICATE, null, subject, certificate);
  }
}
