package org.elenchus.reference.model;

import static org.elenchus.reference.model.Formulas.isNowhereNegative;
import static org.elenchus.reference.model.Formulas.polynomial;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.DepthPotential.Move;
import org.elenchus.claims.certificate.DepthPotential.Segment;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;

/**
 * The depth of a stack for all D ≥ 1 and T ≥ 1, from the {@link DepthProfile} of its cells. The
 * unrolled stack has the values S(l, t), state of layer l after step t, and O(l, t), output of
 * layer l at step t after its link, with O(0, t) the input; its edges are those of the profile and
 * no others. The cells must have one number as input, state and output, so that paths through
 * neighbouring cells join.
 */
public final class DepthProof {
  private static final Polynomial ZERO = Polynomial.ZERO;
  private static final Polynomial ONE = Polynomial.ONE;
  private static final Polynomial LAYER = Polynomial.variable("l");
  private static final Polynomial STEP = Polynomial.variable("t");
  private static final Polynomial D = Polynomial.variable("D");
  private static final Polynomial T = Polynomial.variable("T");

  private final DepthProfile inner;
  private final DepthProfile last;
  private final DepthPotential given;
  private final Polynomial state;
  private final Polynomial output;
  private final Polynomial readout;
  private final Polynomial claimed;

  private DepthProof(StackDepth statement, DepthPotential given) {
    Recurrence<Rational> layer = Exemplars.layer(statement.model());
    if (layer.start().size() != 1) {
      throw new IllegalArgumentException(
          "paths through the parts of the state of " + statement.model() + " are not told apart");
    }
    Activation between = Exemplars.activation(statement.between());
    Set<Operation> counted = Exemplars.operations(statement.counted());
    this.inner = DepthProfile.of(layer, Exemplars.link(between), counted);
    this.last = DepthProfile.of(layer, Exemplars.last(between, statement.afterLast()), counted);
    this.given = given;
    this.state = polynomial(given.state());
    this.output = polynomial(given.output());
    this.readout = polynomial(given.readout());
    this.claimed = polynomial(statement.depth());
  }

  /**
   * Holds a potential and a path against a statement.
   *
   * @param statement the depth claimed
   * @param given what is to show it
   * @return whether both bounds meet at the depth claimed
   */
  public static boolean holds(StackDepth statement, DepthPotential given) {
    DepthProof proof = new DepthProof(statement, given);
    return proof.boundsAbove() && proof.reachesBelow();
  }

  /** No path is longer: the potential grows along every edge by at least the edge's depth. */
  private boolean boundsAbove() {
    Polynomial below = output.substitute(Map.of("l", LAYER.subtract(ONE)));
    Polynomial before = state.substitute(Map.of("t", STEP.subtract(ONE)));
    Polynomial top = state.substitute(Map.of("l", D));
    Polynomial belowTop = output.substitute(Map.of("l", D.subtract(ONE)));
    return grows(inner.inputToState(), ZERO, state, region(1, 1, 1, 1))
        && grows(inner.inputToState(), below, state, region(2, 1, 2, 1))
        && grows(inner.stateToState(), before, state, region(1, 2, 1, 2))
        && grows(inner.stateToOutput(), state, output, region(1, 1, 2, 1))
        && grows(inner.inputToOutput(), ZERO, output, region(1, 1, 2, 1))
        && grows(inner.inputToOutput(), below, output, region(2, 1, 3, 1))
        && grows(last.stateToOutput(), top, readout, region(1, 1, 1, 1))
        && grows(last.inputToOutput(), ZERO, readout, region(1, 1, 1, 1))
        && grows(last.inputToOutput(), belowTop, readout, region(1, 1, 2, 1))
        && grows(OptionalInt.of(0), readout, claimed, region(1, 1, 1, 1));
  }

  private static boolean grows(
      OptionalInt edge, Polynomial from, Polynomial to, Map<String, Polynomial> region) {
    return edge.isEmpty()
        || isNowhereNegative(to.subtract(from).subtract(Polynomial.of(edge.getAsInt())), region);
  }

  /** l ≥ layer, t ≥ step, D ≥ l and D ≥ layers, T ≥ t and T ≥ steps. */
  private static Map<String, Polynomial> region(int layer, int step, int layers, int steps) {
    Polynomial l = Polynomial.variable("a").add(Polynomial.of(layer));
    Polynomial t = Polynomial.variable("b").add(Polynomial.of(step));
    return Map.of(
        "l",
        l,
        "t",
        t,
        "D",
        l.add(Polynomial.variable("c")).add(Polynomial.of(layers - layer)),
        "T",
        t.add(Polynomial.variable("d")).add(Polynomial.of(steps - step)));
  }

  /** Some path is as long: it starts at an input, ends at the last layer's output by step T. */
  private boolean reachesBelow() {
    Map<String, Polynomial> all =
        Map.of("D", Polynomial.variable("a").add(ONE), "T", Polynomial.variable("b").add(ONE));
    boolean atState = false;
    Polynomial layer = ZERO;
    Polynomial step = ONE;
    Polynomial length = ZERO;
    for (int i = 0; i < given.path().size(); i++) {
      Segment segment = given.path().get(i);
      boolean isLast = i == given.path().size() - 1;
      Polynomial times = polynomial(segment.times());
      if (!isNowhereNegative(times, all) || (isLast && !times.equals(ONE))) {
        return false;
      }
      boolean startsAtState = atState;
      for (int j = 0; j < segment.moves().size(); j++) {
        Move move = segment.moves().get(j);
        boolean ends = isLast && j == segment.moves().size() - 1;
        OptionalInt depth = depth(move, ends ? last : inner);
        if (depth.isEmpty() || startsAtState(move) != atState || (ends && endsAtState(move))) {
          return false;
        }
        atState = endsAtState(move);
        length = length.add(times.multiply(Polynomial.of(depth.getAsInt())));
        layer = layer.add(move == Move.UP_TO_STATE || move == Move.UP_TO_OUTPUT ? times : ZERO);
        step = step.add(move == Move.NEXT_STEP ? times : ZERO);
      }
      if (!times.equals(ONE) && startsAtState != atState) {
        return false;
      }
    }
    return !atState
        && layer.equals(D)
        && isNowhereNegative(T.subtract(step), all)
        && length.equals(claimed);
  }

  private static OptionalInt depth(Move move, DepthProfile cell) {
    return switch (move) {
      case UP_TO_STATE -> cell.inputToState();
      case UP_TO_OUTPUT -> cell.inputToOutput();
      case NEXT_STEP -> cell.stateToState();
      case STATE_TO_OUTPUT -> cell.stateToOutput();
    };
  }

  private static boolean startsAtState(Move move) {
    return move == Move.NEXT_STEP || move == Move.STATE_TO_OUTPUT;
  }

  private static boolean endsAtState(Move move) {
    return move == Move.UP_TO_STATE || move == Move.NEXT_STEP;
  }
}
