package org.elenchus.reference.checker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.ConvergingWords;
import org.elenchus.claims.certificate.Jump;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.NetworkOnBoxes;
import org.elenchus.reference.words.NetworkOnTask;
import org.elenchus.reference.words.WeightedWords;
import org.elenchus.reference.words.WordTask;

/**
 * What the models of a class compute.
 *
 * <p>Of an LTI recurrence of any width only this is used: from h_0 = 0 its output after T steps is
 * affine in the word, y = Σ C A^(T−t) B x_t + c. So what no affine map of T inputs does, no
 * recurrence does at length T. Where zeros before a word do not change its label, an obstruction at
 * length t excludes every T ≥ t as well: on the words that begin with T − t zeros the output is
 * affine in the last t inputs, and their labels are those of the words of length t. Where θ is left
 * open, a word is written with θ taken off its last input: affine maps stay affine under a shift.
 */
final class ComputesRule {
  /** What is argued in the comment of {@link #converging} and computed by nothing. */
  private static final List<String> IN_WORDS =
      List.of("an argument in words: between lone ones an additive cell returns to one limit");

  /** As written in the documents; where a norm divides, with ε > 0 under the root. */
  private static final Set<String> CONTINUOUS =
      Set.of(
          "linear-rnn", "elman", "e1", "e10", "e33", "e42", "e88-additive", "e88-delta", "mamba2");

  private static final Set<String> NETWORKS = Set.of("linear-rnn", "linear-stack", "perceptron");

  private static final Set<String> CONTINUOUS_BETWEEN =
      Set.of("identity", "relu", "silu", "tanh", "square", "continuous");

  private ComputesRule() {}

  static Ruling rule(Computes s, Grounds grounds) {
    if (!(grounds instanceof Grounds.Proof proof)) {
      return new Refused("what models compute is settled by a certificate or a network");
    }
    WordTask task = WordTask.of(s.task(), s.inputs());
    return switch (proof.certificate()) {
      case AffineObstruction(var rows) ->
          obstructed(s, task, WeightedWords.of(rows, task, s.inputs()));
      case NonSeparability(var rows) ->
          inseparable(s, task, WeightedWords.of(rows, task, s.inputs()));
      case Jump jump -> jumps(s, task, jump);
      case ConvergingWords(int ones) -> converging(s, task, ones);
      case LinearStackNetwork network -> computed(s, task, network);
      case NetworkOnWords network -> enclosed(s, task, network);
      default -> new Refused("this certificate says nothing of what models compute");
    };
  }

  private static Ruling obstructed(Computes s, WordTask task, WeightedWords rows) {
    Require.that(isAffine(s.models()), "only LTI outputs are affine");
    Require.that(s.agreement() == Agreement.EQUALS, "an obstruction speaks of equal outputs only");
    Require.that(rows.annihilatesAffineMaps(), "the multipliers do not cancel affine maps");
    Require.that(rows.defect().signum() != 0, "an affine map may take these labels");
    Rational error = rows.defect().abs().divide(rows.mass());
    return impossible(
        s, task, rows.length(), "no affine map equals it, and each errs by " + error + " or more");
  }

  private static Ruling inseparable(Computes s, WordTask task, WeightedWords rows) {
    Require.that(isAffine(s.models()), "only LTI outputs are affine");
    Require.that(!task.anyTheta(), "theta must be given");
    Require.that(rows.cannotBeSeparated(), "the weights do not balance the two labels");
    return impossible(s, task, rows.length(), "no affine map is positive exactly on its label 1");
  }

  /** A continuous output restricted to a line is continuous; the label on this line jumps. */
  private static Ruling jumps(Computes s, WordTask task, Jump jump) {
    Require.that(isContinuous(s.models()), "not every model of the class is continuous");
    Require.that(s.agreement() != Agreement.SIGN, "the sign of a continuous output may jump");
    Require.that(s.inputs().equals("reals"), "only real inputs come as close as one likes");
    Rational theta = task.theta();
    if (theta == null) {
      return new Refused(s.task().title() + " has no threshold");
    }
    Require.that(
        !jump.at().isEmpty() && sum(jump.at()).equals(theta),
        "the point does not lie on the threshold");
    return impossible(
        s, task, jump.at().size(), "its label jumps, and outputs of the class are continuous");
  }

  /**
   * One layer of entries s ← tanh(αs + c(x)), α > 0, from s = 0, and a continuous readout.
   *
   * <p>Write f, g for the maps of an entry at the inputs 0 and 1. Both increase. Say c(0) ≤ c(1);
   * else look at −s. Let s_k be the limit of the entry over 0^m (1 0^n)^k as first n, then m grows;
   * every such limit is a fixed point of f, by monotone convergence. Then s_1 = s_2 = …: If c(0) >
   * 0, f has one fixed point in [0, 1], it attracts all of [0, 1], and no step leaves [0, 1]. If
   * c(0) = 0, zeros leave s at 0; then either c(1) = 0 too, and nothing ever moves, or the first 1
   * makes s positive and f takes it, and all later values, to its greatest fixed point. If c(0) <
   * 0, f has one fixed point L in (−1, 0), and s falls to L on zeros without reaching it. Its other
   * fixed points, if any, are positive; let U be the least. If g(L) ≥ U, then g(s) > U for s > L,
   * and the first 1 leads above U for good: s to the greatest fixed point, or f has U alone besides
   * L and attracts from above. If g(L) < U, then for large m, n every 1 leads below U and the zeros
   * after it back to L. So the states of words with k and k + 1 ones come as close as one likes, in
   * all entries at once, and so do their outputs.
   */
  private static Ruling converging(Computes s, WordTask task, int ones) {
    Require.that(s.models().model().equals("e88-additive"), "only additive cells are known to");
    Require.that(s.models().layers() == null, "only one layer is known to");
    Require.that(s.agreement() != Agreement.SIGN, "a sign needs no margin");
    Require.that(s.inputs().equals("bits"), "the words are of bits");
    Require.that(s.range().to() == null, "the words grow beyond every length");
    Require.that(1 <= ones && ones <= 64, "there are 1 to 64 ones");
    Require.that(
        !task.settled(ones).equals(task.settled(ones + 1)), "the labels of the words agree");
    String sentence =
        s.task().title()
            + ": words with "
            + ones
            + " and with one more lone ones differ in label and lead to the same limit";
    return switch (s.quantifier()) {
      case NO_SINGLE_MODEL ->
          new Accepted(Kind.CERTIFICATE, Outcome.HOLDS, scope(s), IN_WORDS, sentence);
      case SINGLE_MODEL ->
          new Accepted(Kind.CERTIFICATE, Outcome.FAILS, scope(s), IN_WORDS, sentence);
      default -> new Refused("each length alone is not excluded");
    };
  }

  private static Ruling impossible(Computes s, WordTask task, int t, String what) {
    Extent.Range lengths = s.range();
    Extent excluded = new Extent.Range(t, task.ignoresLeadingZeros() ? null : Long.valueOf(t));
    String sentence = s.task().title() + " at T = " + excluded.text() + ": " + what;
    if (s.quantifier() == Quantifier.NO_MODEL) {
      Require.that(
          excluded.includes(lengths),
          "the lengths excluded are " + excluded.text() + ", not all of " + lengths.text());
      return new Accepted(Kind.CERTIFICATE, Outcome.HOLDS, scope(s), sentence);
    }
    Require.that(meet(excluded, lengths), "no length of the statement is excluded");
    Outcome outcome = s.quantifier() == Quantifier.NO_SINGLE_MODEL ? Outcome.HOLDS : Outcome.FAILS;
    return new Accepted(Kind.CERTIFICATE, outcome, scope(s), sentence);
  }

  private static boolean meet(Extent excluded, Extent.Range lengths) {
    return excluded instanceof Extent.Range(long from, Long to)
        && (lengths.to() == null || from <= lengths.to())
        && (to == null || to >= lengths.from());
  }

  private static Ruling computed(Computes s, WordTask task, LinearStackNetwork network) {
    String model = s.models().model();
    Require.that(
        !task.anyTheta()
            || s.quantifier() == Quantifier.NO_MODEL
            || s.quantifier() == Quantifier.NO_SINGLE_MODEL,
        "one network speaks of one theta");
    Require.that(NETWORKS.contains(model), "a network of LTI layers is not a " + model);
    Extent.Range lengths = new NetworkOnTask(s, task, network).agreed();
    String sentence =
        "a network of "
            + network.layers().size()
            + " layers agrees with "
            + s.task().title()
            + " on every word of length T = "
            + lengths.text();
    return found(s, lengths, sentence);
  }

  /** A network of any parameters, on all words of bits by interval arithmetic. */
  private static Ruling enclosed(Computes s, WordTask task, NetworkOnWords network) {
    Require.that(s.inputs().equals("bits"), "only bits can be gone through one by one");
    Require.that(s.agreement() != Agreement.EQUALS, "an enclosure shows a side, not a value");
    Require.that(s.lengths().includes(network.lengths()), "the lengths are not the statement's");
    Rational margin = Rational.of(network.margin());
    Require.that(margin.signum() > 0, "the margin is not positive");
    Rational kept = new NetworkOnBoxes(s.models(), task, network).margin();
    Require.that(kept.compareTo(margin) >= 0, "an output may come as near as " + kept);
    String sentence =
        "a network of "
            + network.layers().size()
            + " layers answers "
            + s.task().title()
            + " on every word of length T = "
            + network.lengths().text()
            + ", and every output keeps "
            + ExactNumbers.write(network.margin())
            + " from 0";
    return found(s, (Extent.Range) network.lengths(), sentence);
  }

  private static Ruling found(Computes s, Extent.Range lengths, String sentence) {
    Scope reach = Scope.of(NumberSystem.REALS, Map.of("T", lengths.text(), "inputs", s.inputs()));
    Kind kind = lengths.to() == null ? Kind.CERTIFICATE : Kind.FINITE;
    return switch (s.quantifier()) {
      case NO_MODEL -> new Accepted(Kind.COUNTEREXAMPLE, Outcome.FAILS, reach, sentence);
      case NO_SINGLE_MODEL -> new Accepted(kind, Outcome.FAILS, reach, sentence);
      case SOME_MODEL, SINGLE_MODEL -> new Accepted(kind, Outcome.HOLDS, reach, sentence);
    };
  }

  /** One LTI layer, or a perceptron without a hidden layer. */
  private static boolean isAffine(ModelClass models) {
    return models.model().equals("linear-rnn")
        || (NETWORKS.contains(models.model())
            && models.layers() != null
            && new Extent.Range(1, 1L).includes(models.layers()));
  }

  /**
   * Sums, products, tanh, logistic, exp and rectifiers are continuous, and so is what they make.
   */
  private static boolean isContinuous(ModelClass models) {
    return models.model().equals("linear-stack")
        ? CONTINUOUS_BETWEEN.contains(String.valueOf(models.activation()))
        : CONTINUOUS.contains(models.model());
  }

  private static Rational sum(List<BigFraction> values) {
    return WeightedWords.exact(values).stream().reduce(Rational.ZERO, Rational::add);
  }

  private static Scope scope(Computes s) {
    return Scope.of(NumberSystem.REALS, Map.of("T", s.lengths().text(), "inputs", s.inputs()));
  }
}
