package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.certificate.UnrollingInduction.Word;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.model.SymbolicUnrolling;

/** Settles closed forms of unrolled states: the first word that differs, or the induction. */
public final class UnrollingSearch {
  /** How many steps are compared word by word before the induction is tried. */
  private static final int STEPS = 6;

  private UnrollingSearch() {}

  /**
   * Looks for a certificate.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return a word that differs within a few steps, otherwise an induction
   */
  public static Grounds settle(UnrollsTo statement, String subject) {
    SymbolicUnrolling model = new SymbolicUnrolling(statement);
    Optional<UnrollingMismatch> mismatch = mismatch(statement, STEPS);
    if (mismatch.isPresent()) {
      return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, mismatch.get());
    }
    UnrollingInduction induction =
        new UnrollingInduction(words(model.start()), words(model.oneStep()));
    return Proof.of(Role.CERTIFICATE, null, subject, induction);
  }

  /**
   * The first word that differs.
   *
   * @param statement the statement
   * @param longest the largest T that is looked at
   * @return a word, after the fewest steps at which any differs
   */
  public static Optional<UnrollingMismatch> mismatch(UnrollsTo statement, int longest) {
    SymbolicUnrolling model = new SymbolicUnrolling(statement);
    for (int steps = 0; steps <= longest; steps++) {
      NonCommutingPolynomial unrolled = model.state(steps);
      NonCommutingPolynomial claimed = model.closedForm(steps);
      if (!unrolled.equals(claimed)) {
        List<String> word = unrolled.subtract(claimed).terms().firstKey();
        return Optional.of(
            new UnrollingMismatch(
                steps,
                word,
                unrolled.coefficient(word).toBigFraction(),
                claimed.coefficient(word).toBigFraction()));
      }
    }
    return Optional.empty();
  }

  static List<Word> words(NonCommutingPolynomial polynomial) {
    List<Word> words = new ArrayList<>();
    polynomial.terms().forEach((word, c) -> words.add(new Word(c.toBigFraction(), word)));
    return words;
  }
}
