package org.elenchus.reference.checker;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.PaddedIdentity;
import org.elenchus.claims.certificate.PaddingFailure;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.NonCommutingPolynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.model.Superposition;
import org.elenchus.reference.model.Widening;

/** Identities of models: outputs affine in all inputs, narrow nets within wide ones. */
final class SuperpositionRule {
  private static final int MOST_STEPS = 32;

  private SuperpositionRule() {}

  static Ruling rule(AffineInInputs statement, Certificate certificate) {
    return switch (certificate) {
      case AffineStep step -> affine(statement.models(), step);
      case SuperpositionFailure failure -> fails(statement.models(), failure);
      default -> new Refused("affine outputs need an affine step or a failing superposition");
    };
  }

  private static Ruling affine(List<String> models, AffineStep given) {
    for (String model : models) {
      NonCommutingPolynomial step = Superposition.step(model);
      NonCommutingPolynomial output = Superposition.output(model);
      Require.that(given.step().equals(UnrollingRule.words(step)), "the step is another");
      Require.that(given.output().equals(UnrollingRule.words(output)), "the output is another");
      Require.that(
          Superposition.isAffine(step) && Superposition.isAffine(output),
          "a word of " + model + " holds two of state and input");
    }
    return new Accepted(
        Kind.CERTIFICATE,
        Outcome.HOLDS,
        Scope.of(NumberSystem.REALS, Map.of("T", "1..")),
        "Each step and output of "
            + models
            + " is affine in state and input at once, hence every output in all inputs.");
  }

  private static Ruling fails(List<String> models, SuperpositionFailure given) {
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
        return new Accepted(
            Kind.COUNTEREXAMPLE,
            Outcome.FAILS,
            Scope.of(NumberSystem.REALS, Map.of("T", "" + steps)),
            "At T = %d the last output f of %s has f(w+u+v) + f(w) - f(w+u) - f(w+v) in [%s, %s]."
                .formatted(
                    steps, given.model(), entry.inf().doubleValue(), entry.sup().doubleValue()));
      }
    }
    return new Refused("the superposition may hold");
  }

  static Ruling padding(ZeroPadding statement, Certificate certificate) {
    Rational pad = Rational.of(statement.pad());
    return switch (certificate) {
      case PaddedIdentity(List<Integer> symbols) -> {
        List<Integer> found =
            statement.models().stream()
                .map(model -> Widening.symbolic(model, statement.width(), pad))
                .toList();
        Require.that(!found.contains(-1), "narrow and padded block give different polynomials");
        Require.that(found.equals(symbols), "the runs make " + found + " symbols");
        yield new Accepted(
            Kind.CERTIFICATE,
            Outcome.HOLDS,
            Scope.of(NumberSystem.REALS, Map.of("D", "1..", "T", "1..")),
            "Padded blocks of "
                + statement.models()
                + " compute what narrow ones do, for all parameters and at every step.");
      }
      case PaddingFailure(String model, List<BigFraction> input) -> {
        Require.that(
            statement.models().contains(model) && input.size() == statement.width(),
            "the statement is about other models or another width");
        List<RationalInterval> difference =
            Widening.difference(model, pad, exact(List.of(input)).getFirst());
        Require.that(
            difference.stream().anyMatch(entry -> !entry.contains(Rational.ZERO)),
            "the outputs may be equal");
        yield new Accepted(
            Kind.COUNTEREXAMPLE,
            Outcome.FAILS,
            Scope.of(NumberSystem.REALS, Map.of("D", "1", "T", "2")),
            "The padded block of " + model + " gives something else than the narrow one.");
      }
      default -> new Refused("paddings are settled by an identity or an input");
    };
  }

  private static List<List<Rational>> exact(List<List<BigFraction>> inputs) {
    return inputs.stream().map(u -> u.stream().map(Rational::of).toList()).toList();
  }
}
