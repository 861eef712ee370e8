package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Stack;
import org.elenchus.reference.words.WordTask.Progress;

/** A network held against the task of a statement, on every word. */
public final class NetworkOnTask {
  private static final int MOST = 20_000;
  private static final int LONGEST_VECTOR = 12;

  private final Computes statement;
  private final WordTask task;
  private final StackNetwork network;
  private final Extent.Range lengths;

  /**
   * Sets a network beside a task.
   *
   * @param statement what it is to show
   * @param task the statement's task
   * @param parameters the network
   * @throws IllegalArgumentException if it is not a network of the statement's class and lengths
   */
  public NetworkOnTask(Computes statement, WordTask task, LinearStackNetwork parameters) {
    this.statement = statement;
    this.task = task;
    if (!(parameters.lengths() instanceof Extent.Range range)
        || !statement.lengths().includes(range)) {
      throw new IllegalArgumentException("the network's lengths are not among the statement's");
    }
    this.lengths = range;
    this.network = new StackNetwork(parameters.layers(), isPerceptron() ? vector() : 1);
    network.belongsTo(statement.models());
  }

  private boolean isPerceptron() {
    return statement.models().model().equals("perceptron");
  }

  /** A perceptron takes words of one length, each as one vector. */
  private int vector() {
    Require.that(
        lengths.to() != null && lengths.to() == lengths.from() && lengths.to() <= LONGEST_VECTOR,
        "a perceptron is for one length of at most " + LONGEST_VECTOR);
    return (int) lengths.from();
  }

  /**
   * The lengths at which the network was found to agree with the task on every word.
   *
   * @return the lengths that it is for
   * @throws IllegalArgumentException if it does not agree
   */
  public Extent.Range agreed() {
    boolean bits = statement.inputs().equals("bits");
    if (isPerceptron()) {
      Require.that(bits, "only bits can be gone through one by one");
      agreeOnVectors(new ArrayList<>());
    } else if (!network.dependsOnSum() || !agreesOnSums()) {
      Require.that(bits, "the output is not seen to agree");
      agreeOnBits();
    }
    return lengths;
  }

  private void agreeOnVectors(List<Rational> word) {
    if (word.size() == lengths.from()) {
      Rational output = network.output(List.of(word));
      Require.that(agrees(output, task.label(word)), "at " + word + " the output is " + output);
      return;
    }
    for (Rational bit : List.of(Rational.ZERO, Rational.ONE)) {
      word.add(bit);
      agreeOnVectors(word);
      word.removeLast();
    }
  }

  /** Whether the network is seen to agree with the task at every sum of its inputs. */
  private boolean agreesOnSums() {
    return switch (network.depth()) {
      case 1 -> agreesWithoutHiddenLayer();
      case 2 ->
          switch (network.activation(0)) {
            case RELU -> !statement.inputs().equals("reals") && agreesOnWholeSums();
            case STEP -> isStepAtThreshold();
            default -> false;
          };
      default -> false;
    };
  }

  /** The output is affine in the sum. */
  private boolean agreesWithoutHiddenLayer() {
    Rational zero = network.at(Rational.ZERO);
    Rational slope = network.at(Rational.ONE).subtract(zero);
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
    if (theta == null
        || network.constants().size() != 1
        || statement.agreement() != Agreement.EQUALS) {
      return false;
    }
    Rational slope = network.slopes().getFirst();
    return slope.signum() > 0
        && network.constants().getFirst().negate().equals(slope.multiply(theta))
        && network.at(theta).signum() == 0
        && network.at(theta.add(Rational.ONE)).equals(Rational.ONE);
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
    List<Rational> slopes = network.slopes();
    for (int i = 0; i < slopes.size(); i++) {
      if (slopes.get(i).signum() != 0) {
        far = far.max(network.constants().get(i).divide(slopes.get(i)).abs());
      }
    }
    Require.that(far.compareTo(Rational.of(MOST)) < 0, "a unit changes too far out");
    long end = Rational.of(far.ceil()).longValueExact() + 2;
    long start = statement.inputs().equals("bits") ? 0 : -end;
    for (long sum = start; sum <= end; sum++) {
      if (!agrees(network.at(Rational.of(sum)), task.ofSum(Rational.of(sum)))) {
        return false;
      }
    }
    return growAlike(end - 1) && (start == 0 || growAlike(start));
  }

  /** Whether output and label grow alike from a whole sum to the next. */
  private boolean growAlike(long sum) {
    Rational here = Rational.of(sum);
    Rational next = Rational.of(sum + 1);
    return network
        .at(next)
        .subtract(network.at(here))
        .equals(task.ofSum(next).subtract(task.ofSum(here)));
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
    Stack<Rational> stack = network.stack();
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
}
