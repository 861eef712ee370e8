package org.elenchus.reference.search;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.reference.exact.Rational;

/** Makes grounds of what a search found. */
final class Certificates {
  private Certificates() {}

  static SortedMap<String, BigFraction> fractions(Map<String, Rational> values) {
    SortedMap<String, BigFraction> fractions = new TreeMap<>();
    values.forEach((name, value) -> fractions.put(name, value.toBigFraction()));
    return fractions;
  }

  static Grounds grounds(Optional<? extends Certificate> found, String subject) {
    if (found.isEmpty()) {
      return new Grounds.Reason("neither a proof nor a counterexample was found");
    }
    Certificate certificate = found.get();
    if (certificate instanceof Countermodel) {
      return Proof.of(Role.COUNTERMODEL, null, subject, certificate);
    }
    return certificate instanceof Point
        ? Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, certificate)
        : Proof.of(Role.CERTIFICATE, null, subject, certificate);
  }
}
