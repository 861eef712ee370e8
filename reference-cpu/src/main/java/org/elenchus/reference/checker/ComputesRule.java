package org.elenchus.reference.checker;

import static org.elenchus.claims.statement.Computes.Quantifier.NO_MODEL;
import static org.elenchus.claims.statement.Computes.Quantifier.NO_SINGLE_MODEL;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.ConvergingWords;
import org.elenchus.claims.certificate.Jump;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.proof.Agreed;
import org.elenchus.reference.proof.Excluded;
import org.elenchus.reference.proof.Forgetting;
import org.elenchus.reference.proof.LoneOnes;
import org.elenchus.reference.proof.Shown;
import org.elenchus.reference.proof.Superpositions;
import org.elenchus.reference.words.WordTask;

/** Which class conditions an argument about computing needs, and what it means for a quantifier. */
final class ComputesRule {
  /** As written in the documents; where a norm divides, with ε > 0 under the root. */
  private static final Set<String> CONTINUOUS =
      Set.of(
          "linear-rnn", "elman", "e1", "e10", "e33", "e42", "e88-additive", "e88-delta", "mamba2");

  private static final Set<String> NETWORKS = Set.of("linear-rnn", "linear-stack", "perceptron");

  private static final Set<String> CONTINUOUS_BETWEEN =
      Set.of("identity", "relu", "silu", "tanh", "square", "continuous");

  private static final Extent ONE = new Extent.Range(1, 1L);

  private ComputesRule() {}

  /**
   * Of an LTI recurrence of any width only this is used: from h_0 = 0 its output after T steps is
   * affine in the word, y = Σ C A^(T−t) B x_t + c. So what no affine map of T inputs does, no
   * recurrence does at length T.
   */
  static Ruling computes(Computes s, Certificate certificate) {
    Require.that(
        s.agreement() == Agreement.EQUALS || WordTask.of(s.task(), s.inputs()).hasTwoLabels(),
        "an output has a side only where every label is 0 or 1");
    return switch (certificate) {
      case AffineObstruction(var rows) -> {
        Require.that(isAffine(s.models()), "only LTI outputs are affine");
        Require.that(
            s.agreement() == Agreement.EQUALS, "an obstruction speaks of equal outputs only");
        yield impossible(s, Excluded.unequal(s, rows));
      }
      case NonSeparability(var rows) -> {
        Require.that(isAffine(s.models()), "only LTI outputs are affine");
        yield impossible(s, Excluded.inseparable(s, rows));
      }
      case Jump jump -> {
        Require.that(isContinuous(s.models()), "not every model of the class is continuous");
        Require.that(s.agreement() != Agreement.SIGN, "the sign of a continuous output may jump");
        yield impossible(s, Excluded.discontinuous(s, jump));
      }
      case ConvergingWords(int ones) -> {
        Require.that(s.models().model().equals("e88-additive"), "only additive cells are known to");
        Require.that(s.models().layers() == null, "only one layer is known to");
        Require.that(s.agreement() != Agreement.SIGN, "a sign needs no margin");
        yield noSingleModel(s, LoneOnes.forgotten(s, ones));
      }
      case Contraction given -> {
        Require.that(s.models().model().equals("mamba2"), "only stacks of Mamba2 are known to");
        Require.that(s.agreement() != Agreement.SIGN, "a sign needs no margin");
        yield noSingleModel(s, Forgetting.forgotten(s, given));
      }
      case LinearStackNetwork network -> {
        Require.that(
            NETWORKS.contains(s.models().model()), "the class has no networks of LTI layers");
        boolean anyTheta = WordTask.of(s.task(), s.inputs()).anyTheta();
        Require.that(
            !anyTheta || s.quantifier() == NO_MODEL || s.quantifier() == NO_SINGLE_MODEL,
            "one network speaks of one theta");
        yield found(s, Agreed.exactly(s, network));
      }
      case NetworkOnWords network -> found(s, Agreed.enclosed(s, network));
      default -> throw new IllegalArgumentException("it says nothing of what models compute");
    };
  }

  /**
   * One LTI layer, or a perceptron without a hidden layer; or layers with nothing but affine maps
   * between them, each an affine map of the signals before it, so that all of them are one.
   */
  private static boolean isAffine(ModelClass models) {
    return models.model().equals("linear-rnn")
        || (models.model().equals("linear-stack") && "identity".equals(models.activation()))
        || (NETWORKS.contains(models.model())
            && models.layers() != null
            && ONE.includes(models.layers()));
  }

  /** Sums, products, tanh, logistic, exp, rectifiers are continuous, and so is what they make. */
  private static boolean isContinuous(ModelClass models) {
    return models.model().equals("linear-stack")
        ? CONTINUOUS_BETWEEN.contains(String.valueOf(models.activation()))
        : CONTINUOUS.contains(models.model());
  }

  /** No model does it at the excluded lengths; so none does it at all lengths, if they meet. */
  private static Ruling impossible(Computes s, Excluded excluded) {
    Shown shown = Shown.fact(reach(s, s.range()), excluded.sentence());
    if (s.quantifier() == NO_MODEL) {
      Require.that(
          excluded.lengths().includes(s.range()),
          "the lengths excluded are %s, not all of %s"
              .formatted(excluded.lengths().text(), s.range().text()));
      return Inference.proved(shown);
    }
    Require.that(excluded.meets(s.range()), "no length of the statement is excluded");
    return s.quantifier() == NO_SINGLE_MODEL ? Inference.proved(shown) : Inference.disproved(shown);
  }

  /** No single model does it at all lengths; at each length some may. */
  private static Ruling noSingleModel(Computes s, Shown shown) {
    return switch (s.quantifier()) {
      case NO_SINGLE_MODEL -> Inference.proved(shown);
      case SINGLE_MODEL -> Inference.disproved(shown);
      default -> throw new IllegalArgumentException("each length alone is not excluded");
    };
  }

  /** One network: an instance against "no model", a proof or a finite check of "some model". */
  private static Ruling found(Computes s, Agreed agreed) {
    boolean all = agreed.lengths().to() == null;
    Shown shown = Shown.fact(reach(s, agreed.lengths()), agreed.sentence());
    Shown against = Shown.compared(false, shown.scope(), shown.sentence());
    return switch (s.quantifier()) {
      case NO_MODEL -> Inference.counterexample(shown);
      case NO_SINGLE_MODEL -> Inference.compared(all ? Kind.CERTIFICATE : Kind.FINITE, against);
      case SOME_MODEL, SINGLE_MODEL ->
          Inference.compared(all ? Kind.CERTIFICATE : Kind.FINITE, shown);
    };
  }

  private static Scope reach(Computes s, Extent lengths) {
    return Scope.of(NumberSystem.REALS, Map.of("T", lengths.text(), "inputs", s.inputs()));
  }

  /** With one layer the output is affine in all inputs: a sum over them and a constant. */
  static Ruling additive(AdditiveInPositions s, AffineStep step) {
    Require.that(s.models().model().equals("linear-stack"), "only stacks of LTI layers");
    Extent layers = s.models().layers();
    Require.that(layers != null && ONE.includes(layers), "there is more than one layer");
    return Inference.proved(Superpositions.affine(List.of("linear-rnn"), step));
  }
}
