package org.elenchus.verify.property;

import static org.elenchus.verify.property.Draw.Q;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.words.WordTask;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * What no LTI recurrence computes: random recurrences of one or two states, each held against the
 * task on all words over a few letters. One that agrees is a counterexample.
 */
class RecurrenceProperties extends StatementProperties<Computes> {
  /**
   * Lengths from the shortest on. The output depends on the impulse response C A^k B, k = 0, 1, …,
   * which for H ≤ 2 obeys a recursion of order 2: constant over 4 steps, it is constant for ever.
   */
  private static final int LENGTHS = 4;

  private static final Rational JUST_ABOVE = Rational.of(1, 1000);

  RecurrenceProperties() {
    super(Computes.class);
    if (statement.quantifier() != Quantifier.NO_MODEL
        || !statement.models().model().equals("linear-rnn")) {
      throw new PropertyException("recurrences are drawn against \"no linear-rnn\" only");
    }
  }

  /**
   * A recurrence with one input and one output, and a threshold where the statement leaves it open.
   *
   * @param a A [H, H]
   * @param b B [H, 1]
   * @param c C [1, H]
   * @param bias c
   * @param theta θ, drawn where the task's is left open
   */
  record Recurrence(
      Matrix<Rational> a, Matrix<Rational> b, Matrix<Rational> c, Rational bias, Rational theta) {
    Rational output(List<Rational> word) {
      LinearRnn<Rational> model = new LinearRnn<>(Q, a, b, c, List.of(bias), Q.zeros(a.height()));
      return model.run(word.stream().map(List::of).toList()).getLast().getFirst();
    }

    @Override
    public String toString() {
      return "A = %s, B = %s, C = %s, c = %s, θ (where open) = %s"
          .formatted(a.rows(), b.rows(), c.rows(), bias, theta);
    }
  }

  @Settles(claim = "ssm-expressivity-q1/linear-cannot-threshold")
  @Settles(
      claim = "ssm-expressivity-q1/linear-cannot-threshold",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = "ssm-expressivity-q1/linear-cannot-threshold-bits")
  @Settles(claim = "ssm-expressivity-q1/linear-cannot-xor")
  @Settles(claim = "ssm-expressivity-q1/linear-cannot-xor", reading = ReadingKind.PROSE)
  @Property(tries = 1000)
  void noRecurrenceAgrees(@ForAll("recurrences") Recurrence recurrence) {
    cover("H = " + recurrence.a().height());
    WordTask task = task(recurrence.theta());
    demand(
        !words(task).stream().allMatch(word -> agrees(recurrence.output(word), task.label(word))),
        () -> accumulator(statement.lengths(), recurrence));
  }

  private WordTask task(Rational theta) {
    TaskRef ref = statement.task();
    return WordTask.of(
        "any".equals(ref.parameters().get("theta"))
            ? TaskRef.of(ref.name(), Map.of("theta", theta.toString()))
            : ref,
        statement.inputs());
  }

  private boolean agrees(Rational output, Rational label) {
    return statement.agreement() == Agreement.EQUALS
        ? output.equals(label)
        : (output.signum() > 0) == label.equals(Rational.ONE);
  }

  /** All words over a few letters, among them sums at and just above θ. */
  private List<List<Rational>> words(WordTask task) {
    List<Rational> letters = new ArrayList<>(List.of(Rational.ZERO, Rational.ONE));
    Rational theta = task.theta();
    if (!statement.inputs().equals("bits") && theta != null) {
      letters.add(theta);
      letters.add(theta.add(JUST_ABOVE));
    }
    List<List<Rational>> all = new ArrayList<>();
    List<List<Rational>> longest = List.of(List.of());
    int from = (int) statement.range().from();
    for (int length = 1; length < from + LENGTHS; length++) {
      List<List<Rational>> longer = new ArrayList<>();
      for (List<Rational> word : longest) {
        for (Rational letter : letters) {
          List<Rational> next = new ArrayList<>(word);
          next.add(letter);
          longer.add(next);
        }
      }
      longest = longer;
      if (length >= from) {
        all.addAll(longest);
      }
    }
    return all;
  }

  /** The smallest recurrence that does the same, one state: y = CB · (x_1 + … + x_T) + c. */
  private static LinearStackNetwork accumulator(Extent lengths, Recurrence recurrence) {
    BigFraction slope = Draw.product(recurrence.c(), recurrence.b()).at(0, 0).toBigFraction();
    List<List<BigFraction>> one = List.of(List.of(BigFraction.ONE));
    return new LinearStackNetwork(
        lengths,
        List.of(
            new Layer(
                one,
                one,
                List.of(List.of(slope)),
                List.of(recurrence.bias().toBigFraction()),
                "identity")));
  }

  @Provide
  Arbitrary<Recurrence> recurrences() {
    boolean affine = statement.models().readout() == Readout.AFFINE;
    return Arbitraries.integers()
        .between(1, 2)
        .flatMap(
            h ->
                Draw.small(2)
                    .list()
                    .ofSize(h * h + 2 * h + 2)
                    .map(entries -> recurrence(h, entries, affine)));
  }

  private static Recurrence recurrence(int h, List<Rational> entries, boolean affine) {
    int rest = h * h + 2 * h;
    return new Recurrence(
        Draw.matrix(entries, 0, h, h),
        Draw.matrix(entries, h * h, h, 1),
        Draw.matrix(entries, h * h + h, 1, h),
        affine ? entries.get(rest) : Rational.ZERO,
        entries.get(rest + 1));
  }
}
