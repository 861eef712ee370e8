package org.elenchus.verify.property;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.E88Additive;
import org.elenchus.reference.model.Exemplars;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.words.NetworkOnTask;
import org.elenchus.reference.words.WordTask;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * What networks compute: random networks of the class with one unit in each layer, whole and held
 * against the task. For stacks of LTI layers the exact walk over all words decides; a nonlinear
 * cell is held against the labels of a few words, by enclosures.
 */
class NetworkProperties extends StatementProperties<Computes> {
  private static final String PREFIX = "ssm-expressivity-q1/";
  private static final String WEIGHTS =
      "The networks drawn have one unit in each layer; one for this task needs two whose weights"
          + " fit each other, which the exact search builds.";
  private static final String RARE =
      "Hardly one of the networks drawn has weights that fit each other as a threshold needs; the"
          + " exact search builds one.";
  private static final BigFraction QUARTER = BigFraction.of(1, 4);
  private static final int BITS = 64;

  /** Runs of zeros after which an entry that goes back to a limit has come near it. */
  private static final int LONG = 40;

  private static final int PARAMETERS = 12;
  private static final Algebra<RationalInterval> INTERVALS =
      new Algebra<>(new IntervalArithmetic(BITS));

  private final WordTask task = WordTask.of(statement.task(), statement.inputs());

  NetworkProperties() {
    super(Computes.class);
  }

  /**
   * A network.
   *
   * @param stack LTI layers; empty for a nonlinear cell
   * @param parameters of a nonlinear cell and its readout, in the model's order, over and over
   */
  record Network(List<Layer> stack, List<Rational> parameters) {
    @Override
    public String toString() {
      return stack.isEmpty() ? "parameters " + parameters : stack.toString();
    }
  }

  /** Those of which an instance is hit, so that many are drawn. */
  @Settles(claim = PREFIX + "multi-layer-limitation")
  @Settles(claim = PREFIX + "continuity-excludes-e88")
  @Settles(claim = PREFIX + "continuity-excludes-e1")
  @Settles(
      claim = PREFIX + "lean-multilayer-threshold",
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "e88-computes-threshold", twin = Outcome.FOUND)
  @Property(tries = 3000)
  void theNetworkDoesWhatTheStatementSays(@ForAll("networks") Network network) {
    decide(network);
  }

  /** Those whose instances have more units than are drawn. */
  @Settles(
      claim = PREFIX + "multi-layer-limitation",
      reading = ReadingKind.PROSE,
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = WEIGHTS)
  @Settles(
      claim = PREFIX + "two-layers-threshold",
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = WEIGHTS)
  @Settles(
      claim = PREFIX + "temporal-xor-needs-nonlinearity",
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = WEIGHTS)
  @Settles(
      claim = PREFIX + "irreversible-machine-needs-nonlinearity",
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = WEIGHTS)
  @Settles(
      claim = PREFIX + "saturating-counter-needs-nonlinearity",
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = WEIGHTS)
  @Settles(
      claim = PREFIX + "saturating-counter-needs-nonlinearity",
      reading = ReadingKind.PROSE,
      expect = Outcome.MISSED,
      twin = Outcome.PASSES,
      missed = WEIGHTS)
  @Settles(
      claim = PREFIX + "e88-computes-threshold",
      reading = ReadingKind.PROSE,
      twin = Outcome.MISSED,
      missed = RARE)
  @Settles(claim = PREFIX + "mamba2-cannot-threshold", twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "delta-e88-no-exact-threshold", twin = Outcome.PASSES)
  @Property(tries = 500)
  void theSmallNetworkDoesNotAgree(@ForAll("networks") Network network) {
    decide(network);
  }

  private void decide(Network network) {
    cover(network.stack().isEmpty() ? "nonlinear cell" : network.stack().size() + " layers");
    LinearStackNetwork certificate = new LinearStackNetwork(statement.lengths(), network.stack());
    boolean agrees =
        network.stack().isEmpty() ? cellAgrees(network.parameters()) : stackAgrees(certificate);
    boolean none =
        statement.quantifier() == Quantifier.NO_MODEL
            || statement.quantifier() == Quantifier.NO_SINGLE_MODEL;
    if (network.stack().isEmpty()) {
      // No certificate carries such a cell: should one seem to agree, that is an error to look at.
      demand(!agrees);
    }
    if (none) {
      demand(!agrees, () -> certificate);
    } else {
      seek(agrees, () -> certificate);
    }
  }

  private boolean stackAgrees(LinearStackNetwork network) {
    try {
      return new NetworkOnTask(statement, task, network).agreed().to() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether no enclosure shows a wrong output on a few words. */
  private boolean cellAgrees(List<Rational> parameters) {
    Iterator<Rational> next =
        Collections.nCopies(32, parameters).stream().flatMap(List::stream).iterator();
    boolean oneHot = statement.agreement() == Agreement.MARGIN;
    Recurrence<RationalInterval> cell =
        layer(oneHot).map(INTERVALS, old -> RationalInterval.of(next.next()));
    RationalInterval weight = RationalInterval.of(next.next());
    RationalInterval constant = RationalInterval.of(next.next());
    return words().stream()
        .noneMatch(
            word -> {
              List<List<RationalInterval>> inputs =
                  word.stream().map(x -> input(x, oneHot)).toList();
              return isWrong(cell, inputs, weight, constant, task.label(word));
            });
  }

  /** Where a norm has nothing to divide by there is no output, and none that is right. */
  private boolean isWrong(
      Recurrence<RationalInterval> cell,
      List<List<RationalInterval>> inputs,
      RationalInterval weight,
      RationalInterval constant,
      Rational label) {
    try {
      RationalInterval output = cell.run(inputs).getLast().getFirst();
      return isWrong(
          INTERVALS.over().add(INTERVALS.over().multiply(weight, output), constant), label);
    } catch (ArithmeticException e) {
      return true;
    }
  }

  /** With a weight for each of two symbols, or for the one number that is read. */
  private Recurrence<Rational> layer(boolean oneHot) {
    String model = statement.models().model();
    if (!oneHot) {
      return Exemplars.layer(model);
    }
    if (!model.equals("e88-additive")) {
      throw new PropertyException("no cell that reads symbols is drawn of " + model);
    }
    Matrix<Rational> row = Matrix.row(List.of(Rational.ONE, Rational.ONE));
    return new E88Additive<>(Draw.Q, Rational.ONE, Rational.ONE, row, row, row);
  }

  private static List<RationalInterval> input(Rational x, boolean oneHot) {
    return oneHot
        ? List.of(RationalInterval.of(Rational.ONE.subtract(x)), RationalInterval.of(x))
        : List.of(RationalInterval.of(x));
  }

  private boolean isWrong(RationalInterval output, Rational label) {
    return switch (statement.agreement()) {
      case EQUALS -> !output.contains(label);
      case MARGIN -> {
        Rational margin = Rational.of(QUARTER);
        yield label.signum() == 0
            ? output.inf().compareTo(margin.negate()) > 0
            : output.sup().compareTo(margin) < 0;
      }
      case SIGN -> throw new PropertyException("a few words decide no sign");
    };
  }

  /** Words of two numbers about θ; of bits, ones with long runs of zeros about them. */
  private List<List<Rational>> words() {
    if (statement.agreement() == Agreement.MARGIN) {
      String zeros = "0".repeat(LONG);
      return Stream.of(
              "1", "0", "11", "01", "1" + zeros, "1" + zeros + "1", "1" + zeros + "1" + zeros)
          .map(NetworkProperties::word)
          .toList();
    }
    List<Rational> letters =
        statement.inputs().equals("reals")
            ? List.of(Rational.of(1, 2), Rational.ONE, Rational.of(2), Rational.of(-1))
            : List.of(Rational.ZERO, Rational.ONE);
    return letters.stream()
        .flatMap(first -> letters.stream().map(second -> List.of(first, second)))
        .toList();
  }

  private static List<Rational> word(String bits) {
    return bits.chars().mapToObj(bit -> Rational.of(bit - '0')).toList();
  }

  @Provide
  Arbitrary<Network> networks() {
    ModelClass models = statement.models();
    if (!models.model().equals("linear-stack")) {
      return Draw.rational(2).list().ofSize(PARAMETERS).map(p -> new Network(List.of(), p));
    }
    boolean affine = models.readout() == Readout.AFFINE;
    Arbitrary<Layer> last = layer("identity", true, affine);
    Arbitrary<Network> one =
        layer("identity", false, affine).map(l -> new Network(List.of(l), List.of()));
    Arbitrary<Network> two =
        Arbitraries.of(activations())
            .flatMap(name -> layer(name, false, affine))
            .flatMap(first -> last.map(l -> new Network(List.of(first, l), List.of())));
    return !allows(2)
        ? one
        : !allows(1) ? two : Arbitraries.frequencyOf(Tuple.of(1, one), Tuple.of(4, two));
  }

  private boolean allows(int depth) {
    Extent layers = statement.models().layers();
    return layers == null ? depth == 1 : layers.includes(new Extent.Range(depth, (long) depth));
  }

  private List<String> activations() {
    String named = statement.models().activation();
    return "any".equals(named)
        ? List.of("step", "relu")
        : named == null || named.equals("continuous") ? List.of("relu", "square") : List.of(named);
  }

  /** A layer of one state and one output; most entries are 0 or 1, constants 0 or ±1. */
  static Arbitrary<Layer> layer(String activation, boolean memoryless, boolean affine) {
    Arbitrary<BigFraction> entry =
        Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Rational.ZERO, Rational.ONE)),
                Tuple.of(1, Draw.small(2)))
            .map(Rational::toBigFraction);
    Arbitrary<BigFraction> constant =
        Arbitraries.of(BigFraction.ZERO, BigFraction.ONE, BigFraction.ONE.negate());
    return Combinators.combine(entry, entry, entry, constant)
        .as(
            (a, b, c, bias) ->
                new Layer(
                    matrix(memoryless ? BigFraction.ZERO : a),
                    matrix(b),
                    matrix(c),
                    List.of(affine ? bias : BigFraction.ZERO),
                    activation));
  }

  private static List<List<BigFraction>> matrix(BigFraction entry) {
    return List.of(List.of(entry));
  }
}
