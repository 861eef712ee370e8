package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Activation;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Link;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.model.Stack;
import org.jspecify.annotations.Nullable;

/**
 * A network of LTI layers with one output, rebuilt from its parameters.
 *
 * <p>Source of the model: ssm-expressivity-q1, lines 43-51. Arithmetic: exact rationals. A
 * perceptron is the same network at its first step, on the word as one input vector.
 */
public final class StackNetwork {
  private static final Algebra<Rational> Q = new Algebra<>(RationalArithmetic.RATIONALS);

  private final Stack<Rational> stack;

  /**
   * Rebuilds a network.
   *
   * @param layers the parameters, first layer to last
   * @param inputs how many numbers one input has
   * @throws IllegalArgumentException if shapes or activations are not those of a network
   */
  public StackNetwork(List<Layer> layers, int inputs) {
    List<Recurrence<Rational>> recurrences = new ArrayList<>();
    List<Link<Rational>> links = new ArrayList<>();
    int signals = inputs;
    for (Layer layer : layers) {
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
      recurrences.add(new LinearRnn<>(Q, a, b, c, bias, Q.zeros(states)));
      Activation activation = Activation.valueOf(layer.activation().toUpperCase(Locale.ROOT));
      links.add(new Link<>(identity(signals), Q.zeros(signals), activation));
    }
    Require.that(signals == 1, "the output is one number");
    this.stack = new Stack<>(Q, recurrences, links);
  }

  /**
   * Refuses a network that is not of a class.
   *
   * @param models the class
   * @throws IllegalArgumentException if the network is none of it
   */
  public void belongsTo(ModelClass models) {
    int depth = stack.layers().size();
    Extent allowed = models.layers() == null ? new Extent.Range(1, 1L) : models.layers();
    Require.that(allowed.includes(new Extent.Range(depth, (long) depth)), "depth " + depth);
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
   * The network itself.
   *
   * @return its layers and links
   */
  public Stack<Rational> stack() {
    return stack;
  }

  /**
   * The last output.
   *
   * @param word the inputs, [T, inputs], T ≥ 1
   * @return the output after them
   */
  public Rational output(List<List<Rational>> word) {
    return stack.run(word).getLast().getFirst();
  }

  /**
   * Whether every output is a function of the sum of the inputs: A B = B in the first layer, which
   * so weighs all inputs alike, and no memory, A = 0, in the others.
   *
   * @return true if so
   */
  public boolean dependsOnSum() {
    LinearRnn<Rational> first = layer(0);
    List<Rational> b = first.b().flat();
    boolean others =
        stack.layers().stream()
            .skip(1)
            .allMatch(
                l -> ((LinearRnn<Rational>) l).a().flat().stream().allMatch(x -> x.signum() == 0));
    return others && Q.times(first.a(), b).equals(b);
  }

  /**
   * The output at a sum, where it depends on the sum alone: that of one step.
   *
   * @param sum the sum of the inputs
   * @return the output
   */
  public Rational at(Rational sum) {
    return output(List.of(List.of(sum)));
  }

  /**
   * How each unit after the first layer goes with the sum, where it depends on the sum alone.
   *
   * @return w of w·S + b, [outputs of the first layer]
   */
  List<Rational> slopes() {
    return Q.times(layer(0).c(), layer(0).b().flat());
  }

  /** The constants b of the first layer, [outputs of the first layer]. */
  List<Rational> constants() {
    return layer(0).bias();
  }

  int depth() {
    return stack.layers().size();
  }

  private LinearRnn<Rational> layer(int l) {
    return (LinearRnn<Rational>) stack.layers().get(l);
  }

  private int width(int l) {
    return layer(l).bias().size();
  }

  Activation activation(int l) {
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
