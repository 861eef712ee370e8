package org.elenchus.reference.model;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;

/**
 * The smallest instance of each reference model, with every parameter 1: what an unrolled graph
 * needs, since graphs do not look at the values of parameters.
 */
public final class Exemplars {
  private static final Algebra<Rational> Q = new Algebra<>(RationalArithmetic.RATIONALS);
  private static final Matrix<Rational> ONE = Matrix.row(List.of(Rational.ONE));
  private static final List<Rational> BIAS = List.of(Rational.ONE);
  private static final List<Rational> RATE = List.of(Rational.ONE.negate());
  private static final Decay<Rational> DECAY = new Decay<>(Rational.ONE, BIAS, Rational.ONE);

  private Exemplars() {}

  /**
   * A layer with one input, one output and all sizes 1.
   *
   * @param model the id of the reference model
   * @return the layer
   * @throws IllegalArgumentException if no model with a state of fixed length has this id
   */
  public static Recurrence<Rational> layer(String model) {
    return switch (model) {
      case "linear-rnn" -> new LinearRnn<>(Q, ONE, ONE, ONE, BIAS, BIAS);
      case "selective-linear" -> new SelectiveRnn<>(Q, List.of(ONE), ONE, BIAS);
      case "linear-attention" -> new LinearAttention<>(Q, Rational.ONE, ONE, ONE, ONE);
      case "elman" -> new Elman<>(Q, ONE, ONE, BIAS, BIAS);
      case "e1-written" -> new E1Written<>(Q, ONE, ONE, ONE, ONE, true);
      case "e1-written-input-gate" -> new E1Written<>(Q, ONE, ONE, ONE, ONE, false);
      case "e1" -> e1();
      case "e10" -> new E10Trained<>(Q, e1(), ones(4, 1), Collections.nCopies(4, ONE));
      case "e33" -> new E33<>(Q, ONE, ONE, ONE, BIAS);
      case "e42" -> new E42<>(Q, ONE, ONE, BIAS);
      case "e88-additive" -> new E88Additive<>(Q, Rational.ONE, Rational.ONE, ONE, ONE, ONE);
      case "e88-delta-written" -> new E88DeltaWritten<>(Q, Rational.ONE, ONE, ONE, ONE);
      case "e88-delta" -> new E88DeltaTrained<>(Q, ONE, ONE, ONE, DECAY, ONE, false);
      case "e88-delta-linear-state" -> new E88DeltaTrained<>(Q, ONE, ONE, ONE, DECAY, ONE, true);
      case "mamba2" ->
          new Mamba2<>(
              Q, ONE, ones(3, 1), ONE, convolution(), BIAS, RATE, BIAS, BIAS, Rational.ONE, ONE);
      case "gated-delta-net" ->
          new GatedDeltaNet<>(
              Q, ones(3, 1), convolution(), 1, DECAY, BIAS, true, ONE, BIAS, Rational.ONE);
      default -> throw new IllegalArgumentException("no model is named \"" + model + "\"");
    };
  }

  /**
   * A stack of D equal layers with links of one activation.
   *
   * @param model the id of the reference model
   * @param layers D
   * @param between the activation between layers
   * @param afterLast whether it also stands after the last layer
   * @return the stack
   */
  public static Stack<Rational> stack(
      String model, int layers, Activation between, boolean afterLast) {
    List<Link<Rational>> links =
        Stream.concat(
                Collections.nCopies(layers - 1, link(between)).stream(),
                Stream.of(last(between, afterLast)))
            .toList();
    return new Stack<>(Q, Collections.nCopies(layers, layer(model)), links);
  }

  /**
   * A link of size 1.
   *
   * @param activation its activation
   * @return the link
   */
  public static Link<Rational> link(Activation activation) {
    return new Link<>(ONE, BIAS, activation);
  }

  /**
   * The link after the last layer.
   *
   * @param between the activation between layers
   * @param afterLast whether it also stands here
   * @return the link
   */
  public static Link<Rational> last(Activation between, boolean afterLast) {
    return link(afterLast ? between : Activation.IDENTITY);
  }

  /**
   * Reads the name of an activation.
   *
   * @param name in lower case
   * @return the activation
   */
  public static Activation activation(String name) {
    return Activation.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Reads the names of operations.
   *
   * @param names in lower case
   * @return the operations
   */
  public static Set<Operation> operations(List<String> names) {
    return names.stream()
        .map(name -> Operation.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static E1Trained<Rational> e1() {
    return new E1Trained<>(Q, ONE, ONE, ONE, ONE, BIAS);
  }

  private static ShortConvolution<Rational> convolution() {
    return new ShortConvolution<>(ones(3, 4), Collections.nCopies(3, Rational.ONE));
  }

  private static Matrix<Rational> ones(int height, int width) {
    return new Matrix<>(Collections.nCopies(height, Collections.nCopies(width, Rational.ONE)));
  }
}
