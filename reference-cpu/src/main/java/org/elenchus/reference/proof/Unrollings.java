package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.certificate.UnrollingInduction.Word;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.SymbolicUnrolling;
import org.elenchus.reference.model.UnrollingProof;

/** Closed forms of unrolled states, as identities in symbols that do not commute. */
public final class Unrollings {
  /** Words grow with the steps; this many are compared at most. */
  private static final int MOST_STEPS = 32;

  private Unrollings() {}

  /**
   * Induction on T: the base, and one step from the closed form at T - 1 to that at T.
   *
   * @param statement the model and its closed form
   * @param given base and step, as words
   * @return that the state is the closed form for every T
   */
  public static Shown induction(UnrollsTo statement, UnrollingInduction given) {
    SymbolicUnrolling model = new SymbolicUnrolling(statement);
    if (!given.base().equals(words(model.start()))) {
      throw new IllegalArgumentException("the base is not the model's start");
    }
    if (!given.step().equals(words(model.oneStep()))) {
      throw new IllegalArgumentException("the step is not the model's step");
    }
    if (!model.closedForm(0).equals(model.start())) {
      throw new IllegalArgumentException("the closed form at T = 0 is not the start");
    }
    if (!UnrollingProof.stepHolds(statement)) {
      throw new IllegalArgumentException(
          "one step does not take the closed form at T - 1 to that at T");
    }
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("T", "0..")),
        "By induction on T, with matrices as symbols that do not commute, "
            + statement.model()
            + " unrolls to the closed form for every T.");
  }

  /**
   * A word that has another coefficient in the state than in the closed form.
   *
   * @param statement the model and its closed form
   * @param given the steps, the word and both coefficients
   * @return that they differ
   */
  public static Shown mismatch(UnrollsTo statement, UnrollingMismatch given) {
    SymbolicUnrolling model = new SymbolicUnrolling(statement);
    if (given.steps() < 0 || given.steps() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "a word is looked for after 0 to " + MOST_STEPS + " steps");
    }
    for (int steps = 0; steps < given.steps(); steps++) {
      if (!model.state(steps).equals(model.closedForm(steps))) {
        throw new IllegalArgumentException("the closed form already differs at T = " + steps);
      }
    }
    Rational unrolled = model.state(given.steps()).coefficient(given.symbols());
    Rational claimed = model.closedForm(given.steps()).coefficient(given.symbols());
    if (!unrolled.equals(Rational.of(given.unrolled()))
        || !claimed.equals(Rational.of(given.claimed()))) {
      throw new IllegalArgumentException("the coefficients are " + unrolled + " and " + claimed);
    }
    if (unrolled.equals(claimed)) {
      throw new IllegalArgumentException("the coefficients of the word agree");
    }
    return Shown.fact(
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
