package org.elenchus.reference.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.certificate.UnrollingInduction.Word;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.SymbolicUnrolling;
import org.elenchus.reference.model.UnrollingProof;

/** Closed forms of unrolled states, as identities in symbols that do not commute. */
final class UnrollingRule {
  /** Words grow with the steps; this many are compared at most. */
  private static final int MOST_STEPS = 32;

  private UnrollingRule() {}

  static Ruling rule(UnrollsTo statement, Certificate certificate) {
    SymbolicUnrolling model = new SymbolicUnrolling(statement);
    return switch (certificate) {
      case UnrollingInduction induction -> induction(statement, model, induction);
      case UnrollingMismatch mismatch -> mismatch(model, mismatch);
      default -> new Refused("an unrolled state needs an induction or a word that differs");
    };
  }

  private static Ruling induction(
      UnrollsTo statement, SymbolicUnrolling model, UnrollingInduction given) {
    if (!given.base().equals(words(model.start()))) {
      return new Refused("the base is not the model's start");
    }
    if (!given.step().equals(words(model.oneStep()))) {
      return new Refused("the step is not the model's step");
    }
    if (!model.closedForm(0).equals(model.start())) {
      return new Refused("the closed form at T = 0 is not the start");
    }
    if (!UnrollingProof.stepHolds(statement)) {
      return new Refused("one step does not take the closed form at T - 1 to that at T");
    }
    return new Accepted(
        Kind.CERTIFICATE,
        Outcome.HOLDS,
        Scope.of(NumberSystem.REALS, Map.of("T", "0..")),
        "By induction on T, with matrices as symbols that do not commute, "
            + statement.model()
            + " unrolls to the closed form for every T.");
  }

  private static Ruling mismatch(SymbolicUnrolling model, UnrollingMismatch given) {
    if (given.steps() < 0 || given.steps() > MOST_STEPS) {
      return new Refused("a word is looked for after 0 to " + MOST_STEPS + " steps");
    }
    for (int steps = 0; steps < given.steps(); steps++) {
      if (!model.state(steps).equals(model.closedForm(steps))) {
        return new Refused("the closed form already differs at T = " + steps);
      }
    }
    Rational unrolled = model.state(given.steps()).coefficient(given.symbols());
    Rational claimed = model.closedForm(given.steps()).coefficient(given.symbols());
    if (!unrolled.equals(Rational.of(given.unrolled()))
        || !claimed.equals(Rational.of(given.claimed()))) {
      return new Refused("the coefficients are " + unrolled + " and " + claimed);
    }
    if (unrolled.equals(claimed)) {
      return new Refused("the coefficients of the word agree");
    }
    return new Accepted(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
        Scope.of(NumberSystem.REALS, Map.of("T", Integer.toString(given.steps()))),
        "After %d steps the word %s has coefficient %s; the closed form gives it %s."
            .formatted(given.steps(), String.join(" ", given.symbols()), unrolled, claimed));
  }

  static List<Word> words(NonCommutingPolynomial polynomial) {
    List<Word> words = new ArrayList<>();
    polynomial.terms().forEach((word, c) -> words.add(new Word(c.toBigFraction(), word)));
    return words;
  }
}
