package org.elenchus.reference.proof;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.PaddingFailure;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Superposition;
import org.elenchus.reference.model.Widening;

/** Identities of models: outputs affine in all inputs, narrow nets within wide ones. */
public final class Superpositions {
  private static final int MOST_STEPS = 32;

  private Superpositions() {}

  /**
   * Steps and outputs of which no word holds two of state and input.
   *
   * @param models the models
   * @param given step and output as polynomials in symbols that do not commute
   * @return that every output is affine in all inputs at once
   */
  public static Shown affine(List<String> models, AffineStep given) {
    for (String model : models) {
      NonCommutingPolynomial step = Superposition.step(model);
      NonCommutingPolynomial output = Superposition.output(model);
      Require.that(given.step().equals(Unrollings.words(step)), "the step is another");
      Require.that(given.output().equals(Unrollings.words(output)), "the output is another");
      Require.that(
          Superposition.isAffine(step) && Superposition.isAffine(output),
          "a word of " + model + " holds two of state and input");
    }
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("T", "1..")),
        "Each step and output of "
            + models
            + " is affine in state and input at once, hence every output in all inputs.");
  }

  /**
   * Inputs at which f(w+u+v) + f(w) is not f(w+u) + f(w+v).
   *
   * @param models the models
   * @param given one of them, and w, u, v
   * @return that its output is not affine
   */
  public static Shown fails(List<String> models, SuperpositionFailure given) {
    Require.that(models.contains(given.model()), "the statement is not about " + given.model());
    int steps = given.first().size();
    Require.that(
        steps >= 1
            && steps <= MOST_STEPS
            && given.base().size() == steps
            && given.second().size() == steps,
        "all sequences have the same 1 to " + MOST_STEPS + " steps");
    List<RationalInterval> defect =
        Superposition.defect(
            given.model(), exact(given.base()), exact(given.first()), exact(given.second()));
    for (RationalInterval entry : defect) {
      if (!entry.contains(Rational.ZERO)) {
        return Shown.fact(
            Scope.of(NumberSystem.REALS, Map.of("T", "" + steps)),
            "At T = %d the last output f of %s has f(w+u+v) + f(w) - f(w+u) - f(w+v) in [%s, %s]."
                .formatted(
                    steps, given.model(), entry.inf().doubleValue(), entry.sup().doubleValue()));
      }
    }
    throw new IllegalArgumentException("the superposition may hold");
  }

  /**
   * Narrow and padded blocks, run on symbols.
   *
   * @param statement the models, the width and the padding
   * @param symbols how many symbols the runs make, by model
   * @return that the padded blocks compute what the narrow ones do
   */
  public static Shown padded(ZeroPadding statement, List<Integer> symbols) {
    Rational pad = Rational.of(statement.pad());
    List<Integer> found =
        statement.models().stream()
            .map(model -> Widening.symbolic(model, statement.width(), pad))
            .toList();
    Require.that(!found.contains(-1), "narrow and padded block give different polynomials");
    Require.that(found.equals(symbols), "the runs make " + found + " symbols");
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("D", "1..", "T", "1..")),
        "Padded blocks of "
            + statement.models()
            + " compute what narrow ones do, for all parameters and at every step.");
  }

  /**
   * An input at which a padded block gives something else than the narrow one.
   *
   * @param statement the models, the width and the padding
   * @param failure the model and the input
   * @return that it does
   */
  public static Shown notPadded(ZeroPadding statement, PaddingFailure failure) {
    String model = failure.model();
    Require.that(
        statement.models().contains(model) && failure.input().size() == statement.width(),
        "the statement is about other models or another width");
    List<RationalInterval> difference =
        Widening.difference(
            model, Rational.of(statement.pad()), exact(List.of(failure.input())).getFirst());
    Require.that(
        difference.stream().anyMatch(entry -> !entry.contains(Rational.ZERO)),
        "the outputs may be equal");
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("D", "1", "T", "2")),
        "The padded block of " + model + " gives something else than the narrow one.");
  }

  private static List<List<Rational>> exact(List<List<BigFraction>> inputs) {
    return inputs.stream().map(u -> u.stream().map(Rational::of).toList()).toList();
  }
}
