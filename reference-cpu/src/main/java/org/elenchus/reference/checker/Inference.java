package org.elenchus.reference.checker;

import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.proof.Shown;

/** From what was shown to a ruling: what sort of grounds it is, and what follows. */
final class Inference {
  private Inference() {}

  /** The statement follows, as far as the fact reaches. */
  static Accepted proved(Shown fact) {
    return ruling(Kind.CERTIFICATE, Outcome.HOLDS, fact);
  }

  /** The opposite of the statement follows, as far as the fact reaches. */
  static Accepted disproved(Shown fact) {
    return ruling(Kind.CERTIFICATE, Outcome.FAILS, fact);
  }

  /** The fact is what the statement says, or the opposite of it. */
  static Accepted when(boolean said, Shown fact) {
    return said ? proved(fact) : disproved(fact);
  }

  /** One that does it: a proof that some does, an instance against that none does. */
  static Accepted oneDoes(boolean saidPossible, Shown fact) {
    return saidPossible ? proved(fact) : counterexample(fact);
  }

  /** The statement fails at one instance. */
  static Accepted counterexample(Shown fact) {
    return ruling(Kind.COUNTEREXAMPLE, Outcome.FAILS, fact);
  }

  /** What was compared is the statement itself: it holds, fails, or stays open. */
  static Accepted compared(Kind kind, Shown comparison) {
    return ruling(kind, comparison.outcome(), comparison);
  }

  /** The same, where a comparison that fails does so at one instance. */
  static Accepted provedOrCounterexample(Kind ifSo, Shown comparison) {
    return comparison.outcome() == Outcome.FAILS
        ? counterexample(comparison)
        : compared(ifSo, comparison);
  }

  /** The statement denies what was compared. */
  static Accepted opposed(Kind kind, Shown comparison) {
    Outcome outcome =
        switch (comparison.outcome()) {
          case HOLDS -> Outcome.FAILS;
          case FAILS -> Outcome.HOLDS;
          case OPEN -> Outcome.OPEN;
        };
    return ruling(kind, outcome, comparison);
  }

  private static Accepted ruling(Kind kind, Outcome outcome, Shown shown) {
    return new Accepted(kind, outcome, shown.scope(), shown.under(), shown.sentence());
  }
}
