package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;
import org.elenchus.reference.model.Activation;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Link;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.model.Stack;
import org.elenchus.reference.words.WordTask.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A network of LTI layers held against a task.
 *
 * <p>Source of the model: ssm-expressivity-q1, lines 43-51. Arithmetic: exact rationals.
 */
public final class StackNetwork {
  private static final Algebra<Rational> Q = new Algebra<>(RationalArithmetic.RATIONALS);
  private static final int MOST = 20_000;

  private final Computes statement;
  private final WordTask task;
  private final Stack<Rational> stack;
  private final Extent.Range lengths;

  /**
   * Rebuilds a network.
   *
   * @param statement what it is to show
   * @param task the statement's task
   * @param network the parameters
   * @throws IllegalArgumentException if shapes or activations are not those of a network
   */
  public StackNetwork(Computes statement, WordTask task, LinearStackNetwork network) {
    this.statement = statement;
    this.task = task;
    List<Recurrence<Rational>> layers = new ArrayList<>();
    List<Link<Rational>> links = new ArrayList<>();
    int signals = 1;
    for (Layer layer : network.layers()) {
      Matrix<Rational> a = matrix(layer.a());
      Matrix<Rational> b = matrix(layer.b());
      Matrix<Rational> c = matrix(layer.c());
      List<Rational> bias = WeightedWords.exact(layer.bias());
      int states = a.height();
      Require.that(
          a.width() == states && b.height() == states && c.width() == states,
          "A, B and C differ in their states");
      Require.that(c.height() == bias.size(), "C and the constants differ in their outputs");
      Require.that(b.width() == signals, "the layer below has other outputs");
      signals = bias.size();
      Matrix<Rational> identity = identity(c.height());
      layers.add(new LinearRnn<>(Q, a, b, c, bias, Q.zeros(a.height())));
      Activation activation = Activation.valueOf(layer.activation().toUpperCase(Locale.ROOT));
      links.add(new Link<>(identity, Q.zeros(c.height()), activation));
    }
    this.stack = new Stack<>(Q, layers, links);
    if (!(network.lengths() instanceof Extent.Range range)
        || !statement.lengths().includes(range)) {
      throw new IllegalArgumentException("the network's lengths are not among the statement's");
    }
    this.lengths = range;
  }

  /**
   * The lengths at which the network was found to agree with the task on every word.
   *
   * @return the lengths that it is for
   * @throws IllegalArgumentException if it is not of the statement's class or does not agree
   */
  public Extent.Range agreed() {
    belongsTo(statement.models());
    if (!dependsOnSum() || !agreesOnSums()) {
      Require.that(statement.inputs().equals("bits"), "the output is not seen to agree");
      agreeOnBits();
    }
    return lengths;
  }

  private void belongsTo(ModelClass models) {
    int depth = stack.layers().size();
    Extent allowed = models.layers() == null ? new Extent.Range(1, 1L) : models.layers();
    Require.that(allowed.includes(new Extent.Range(depth, (long) depth)), "depth " + depth);
    Require.that(width(depth - 1) == 1, "the output is one number");
    Require.that(activation(depth - 1) == Activation.IDENTITY, "the readout has no activation");
    for (int l = 0; l < depth; l++) {
      boolean last = l == depth - 1;
      Activation activation = activation(l);
      Require.that(
          last || inClass(activation, models.activation()), activation + " is not allowed");
      Require.that(last || models.signals() == null || width(l) == 1, "signals are not scalar");
      // Any function of one number absorbs the constant that is added to its argument.
      boolean absorbed = !last && "any".equals(models.activation()) && depth == 2 && width(l) == 1;
      boolean noConstant = layer(l).bias().stream().allMatch(c -> c.signum() == 0);
      Require.that(
          models.readout() == Readout.AFFINE || noConstant || absorbed,
          "a linear readout has no constant");
    }
  }

  private static boolean inClass(Activation activation, @Nullable String name) {
    return "any".equals(name)
        || ("continuous".equals(name) && activation != Activation.STEP)
        || activation.name().toLowerCase(Locale.ROOT).equals(name);
  }

  /**
   * Whether every output is a function of the sum of the inputs: A B = B in the first layer, which
   * so weighs all inputs alike, and no memory, A = 0, in the others.
   */
  private boolean dependsOnSum() {
    LinearRnn<Rational> first = layer(0);
    List<Rational> b = first.b().flat();
    boolean others =
        stack.layers().stream()
            .skip(1)
            .allMatch(
                l -> ((LinearRnn<Rational>) l).a().flat().stream().allMatch(x -> x.signum() == 0));
    return others && Q.times(first.a(), b).equals(b);
  }

  /** The output at the sum S: that of one step on the input S. */
  private Rational at(Rational sum) {
    return stack.step(stack.start(), List.of(sum)).output().getFirst();
  }

  /** Whether the network is seen to agree with the task at every sum of its inputs. */
  private boolean agreesOnSums() {
    return switch (stack.layers().size()) {
      case 1 -> agreesWithoutHiddenLayer();
      case 2 ->
          switch (activation(0)) {
            case RELU -> !statement.inputs().equals("reals") && agreesOnWholeSums();
            case STEP -> isStepAtThreshold();
            default -> false;
          };
      default -> false;
    };
  }

  /** The output is affine in the sum. */
  private boolean agreesWithoutHiddenLayer() {
    Rational zero = at(Rational.ZERO);
    Rational slope = at(Rational.ONE).subtract(zero);
    Rational theta = task.theta();
    return switch (statement.agreement()) {
      case EQUALS -> task.isSum() && slope.equals(Rational.ONE) && zero.signum() == 0;
      case SIGN ->
          theta != null && slope.signum() > 0 && zero.negate().equals(slope.multiply(theta));
      case MARGIN -> false;
    };
  }

  /** One unit, which changes from 0 to 1 above the threshold. */
  private boolean isStepAtThreshold() {
    Rational theta = task.theta();
    if (theta == null || width(0) != 1 || statement.agreement() != Agreement.EQUALS) {
      return false;
    }
    Rational slope = Q.times(layer(0).c(), layer(0).b().flat()).getFirst();
    return slope.signum() > 0
        && layer(0).bias().getFirst().negate().equals(slope.multiply(theta))
        && at(theta).signum() == 0
        && at(theta.add(Rational.ONE)).equals(Rational.ONE);
  }

  /**
   * Beyond the last place where a rectifier changes the output is affine in the sum, and so is the
   * label beyond its own bound. Where both grow alike from one whole number to the next there, they
   * do ever after, and agree if they agree here.
   */
  private boolean agreesOnWholeSums() {
    Optional<Rational> bound = task.settlesAt();
    if (bound.isEmpty()) {
      return false;
    }
    Rational far = bound.get();
    List<Rational> slopes = Q.times(layer(0).c(), layer(0).b().flat());
    for (int i = 0; i < slopes.size(); i++) {
      if (slopes.get(i).signum() != 0) {
        far = far.max(layer(0).bias().get(i).divide(slopes.get(i)).abs());
      }
    }
    Require.that(far.compareTo(Rational.of(MOST)) < 0, "a unit changes too far out");
    long end = Rational.of(far.ceil()).longValueExact() + 2;
    long start = statement.inputs().equals("bits") ? 0 : -end;
    for (long sum = start; sum <= end; sum++) {
      if (!agrees(at(Rational.of(sum)), task.ofSum(Rational.of(sum)))) {
        return false;
      }
    }
    return growAlike(end - 1) && (start == 0 || growAlike(start));
  }

  /** Whether output and label grow alike from a whole sum to the next. */
  private boolean growAlike(long sum) {
    Rational here = Rational.of(sum);
    Rational next = Rational.of(sum + 1);
    return at(next).subtract(at(here)).equals(task.ofSum(next).subtract(task.ofSum(here)));
  }

  private boolean agrees(Rational output, Rational label) {
    return switch (statement.agreement()) {
      case EQUALS -> output.equals(label);
      case SIGN -> isBit(label) && (output.signum() > 0) == label.equals(Rational.ONE);
      case MARGIN ->
          isBit(label)
              && output.abs().compareTo(Rational.ONE) >= 0
              && (output.signum() > 0) == label.equals(Rational.ONE);
    };
  }

  private static boolean isBit(Rational label) {
    return label.signum() == 0 || label.equals(Rational.ONE);
  }

  private record Place(List<List<Rational>> states, Progress word) {}

  /**
   * Goes through all words at once, length by length: words that lead to the same states and the
   * same place in the task are one word from there on. If a length brings no new pair, none ever
   * will, and the network agrees at all lengths.
   */
  private void agreeOnBits() {
    Set<Place> seen = new HashSet<>();
    Set<Place> now = Set.of(new Place(stack.start(), task.start()));
    for (long t = 1; lengths.to() == null || t <= lengths.to(); t++) {
      Set<Place> next = new HashSet<>();
      for (Place place : now) {
        for (Rational bit : List.of(Rational.ZERO, Rational.ONE)) {
          Stack.Step<Rational> step = stack.step(place.states(), List.of(bit));
          Rational output = step.output().getFirst();
          Progress word = task.next(place.word(), bit);
          Require.that(
              t < lengths.from() || agrees(output, word.label()),
              "at length " + t + " an output is " + output + ", its label " + word.label());
          next.add(new Place(step.states(), word));
        }
      }
      if (t >= lengths.from()) {
        next.removeAll(seen);
        seen.addAll(next);
      }
      if (next.isEmpty()) {
        return;
      }
      Require.that(seen.size() + next.size() <= MOST, "there are too many states to go through");
      now = next;
    }
  }

  private LinearRnn<Rational> layer(int l) {
    return (LinearRnn<Rational>) stack.layers().get(l);
  }

  private int width(int l) {
    return layer(l).bias().size();
  }

  private Activation activation(int l) {
    return stack.links().get(l).activation();
  }

  private static Matrix<Rational> matrix(List<List<BigFraction>> rows) {
    return new Matrix<>(rows.stream().map(WeightedWords::exact).toList());
  }

  private static Matrix<Rational> identity(int n) {
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Rational> row = new ArrayList<>(Q.zeros(n));
      row.set(i, Rational.ONE);
      rows.add(row);
    }
    return new Matrix<>(rows);
  }
}
