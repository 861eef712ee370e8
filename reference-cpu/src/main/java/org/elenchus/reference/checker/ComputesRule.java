package org.elenchus.reference.checker;

import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.Rational;

/**
 * What LTI recurrences of any width compute.
 *
 * <p>Of such a recurrence only this is used: from h_0 = 0 its output after T steps is affine in the
 * word, y = Σ C A^(T−t) B x_t + c. So what no affine map of T inputs does, no recurrence does at
 * length T. Where zeros before a word do not change its label, an obstruction at length t excludes
 * every T ≥ t as well: on the words that begin with T − t zeros the output is affine in the last t
 * inputs, and their labels are those of the words of length t. Where θ is left open, a word is
 * written with θ taken off its last input: affine maps stay affine under a shift.
 */
final class ComputesRule {
  private ComputesRule() {}

  static Ruling rule(Computes s, Grounds grounds) {
    if (!(grounds instanceof Grounds.Proof proof)) {
      return new Refused("what models compute is settled by a certificate or a network");
    }
    Require.that(s.models().model().equals("linear-rnn"), "no rule for " + s.models().model());
    WordTask task = WordTask.of(s.task(), s.inputs());
    return switch (proof.certificate()) {
      case AffineObstruction(var rows) ->
          obstructed(s, task, Combination.of(rows, task, s.inputs()));
      case NonSeparability(var rows) ->
          inseparable(s, task, Combination.of(rows, task, s.inputs()));
      case LinearStackNetwork network -> computed(s, task, network);
      default -> new Refused("this certificate says nothing of what models compute");
    };
  }

  private static Ruling obstructed(Computes s, WordTask task, Combination rows) {
    Require.that(s.agreement() == Agreement.EQUALS, "an obstruction speaks of equal outputs only");
    Require.that(rows.annihilatesAffineMaps(), "the multipliers do not cancel affine maps");
    Require.that(rows.defect().signum() != 0, "an affine map may take these labels");
    Rational error = rows.defect().abs().divide(rows.mass());
    return impossible(
        s, task, rows.length(), "no affine map equals it, and each errs by " + error + " or more");
  }

  private static Ruling inseparable(Computes s, WordTask task, Combination rows) {
    Require.that(!task.anyTheta(), "theta must be given");
    Require.that(rows.cannotBeSeparated(), "the weights do not balance the two labels");
    return impossible(s, task, rows.length(), "no affine map is positive exactly on its label 1");
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
    return new Accepted(Kind.CERTIFICATE, Outcome.FAILS, scope(s), sentence);
  }

  private static boolean meet(Extent excluded, Extent.Range lengths) {
    return excluded instanceof Extent.Range(long from, Long to)
        && (lengths.to() == null || from <= lengths.to())
        && (to == null || to >= lengths.from());
  }

  /** With A B = B every input counts alike for ever: y_T = C B · (x_1 + ... + x_T) + c. */
  private static Ruling computed(Computes s, WordTask task, LinearStackNetwork network) {
    Require.that(network.layers().size() == 1, "a linear-rnn has one layer");
    LinearStackNetwork.Layer layer = network.layers().getFirst();
    Require.that(layer.activation().equals("identity"), "a linear-rnn has no activation");
    List<Rational> b = column(layer.b());
    Require.that(layer.a().size() == b.size(), "A and B differ in height");
    for (int i = 0; i < b.size(); i++) {
      Rational image = dot(Combination.exact(layer.a().get(i)), b);
      Require.that(image.equals(b.get(i)), "A B is not B, so inputs are weighted unequally");
    }
    Require.that(layer.c().size() == 1 && layer.bias().size() == 1, "the output is one number");
    Rational slope = dot(Combination.exact(layer.c().getFirst()), b);
    Rational constant = Rational.of(layer.bias().getFirst());
    Require.that(
        s.models().readout() == Readout.AFFINE || constant.signum() == 0,
        "a linear readout has no constant");
    Require.that(agrees(s.agreement(), task, slope, constant), "the output does not agree");
    String sentence = "y = " + slope + " (x_1 + ... + x_T) + " + constant + " agrees for every T";
    return s.quantifier() == Quantifier.NO_MODEL
        ? new Accepted(Kind.COUNTEREXAMPLE, Outcome.FAILS, scope(s), sentence)
        : new Accepted(Kind.CERTIFICATE, Outcome.HOLDS, scope(s), sentence);
  }

  /** Whether slope · S + constant agrees with the task at every sum S. */
  private static boolean agrees(Agreement how, WordTask task, Rational slope, Rational constant) {
    if (task.machine() != null || task.anyTheta()) {
      return false;
    }
    Rational theta = task.theta();
    return switch (how) {
      case EQUALS -> theta == null && slope.equals(Rational.ONE) && constant.signum() == 0;
      case SIGN ->
          theta != null && slope.signum() > 0 && constant.negate().equals(slope.multiply(theta));
    };
  }

  private static List<Rational> column(
      List<List<org.apache.commons.numbers.fraction.BigFraction>> b) {
    for (List<?> row : b) {
      Require.that(row.size() == 1, "the input is one number");
    }
    return b.stream().map(row -> Rational.of(row.getFirst())).toList();
  }

  private static Rational dot(List<Rational> a, List<Rational> b) {
    Require.that(a.size() == b.size(), "shapes differ: " + a.size() + " and " + b.size());
    Rational sum = Rational.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.add(a.get(i).multiply(b.get(i)));
    }
    return sum;
  }

  private static Scope scope(Computes s) {
    return Scope.of(NumberSystem.REALS, Map.of("T", s.lengths().text(), "inputs", s.inputs()));
  }
}
