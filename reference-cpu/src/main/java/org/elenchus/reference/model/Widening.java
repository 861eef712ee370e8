package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.OpaqueFunctions;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;

/**
 * A residual block of width d and the same block padded to width 4d. RMSNorm divides the sum of
 * squares by the width, so the padded root is half as large where ε is quartered, and half the gain
 * makes up for it.
 *
 * @param <N> the numbers
 */
public final class Widening<N> {
  private static final int FACTOR = 4;
  private static final int BITS = 64;

  private final Algebra<N> algebra;
  private final N pad;

  private Widening(Arithmetic<N> over, N pad) {
    this.algebra = new Algebra<>(over);
    this.pad = pad;
  }

  /**
   * Runs a narrow and a padded block on symbols for all parameters, state and input.
   *
   * @param model the id of the reference model
   * @param width d
   * @param pad what fills the padding
   * @return the number of function symbols, or −1 if the runs differ
   */
  public static int symbolic(String model, int width, Rational pad) {
    OpaqueFunctions functions = new OpaqueFunctions();
    List<Polynomial> made = new ArrayList<>();
    Supplier<Polynomial> fresh =
        () -> {
          made.add(Polynomial.variable("p" + made.size()));
          return made.getLast();
        };
    Widening<Polynomial> widening = new Widening<>(functions, Polynomial.of(pad));
    Residual<Polynomial> narrow = widening.block(model, width, fresh);
    Residual<Polynomial> wide = widening.padded(narrow);
    List<Polynomial> state = filled(width, fresh);
    List<Polynomial> input = filled(width, fresh);
    List<Polynomial> zeros = widening.algebra.zeros((FACTOR - 1) * width);

    List<Polynomial> after = narrow.step(state, input);
    List<Polynomial> wideInput = Vectors.join(List.of(input, zeros));
    List<Polynomial> wideAfter = wide.step(Vectors.join(List.of(state, zeros)), wideInput);
    List<Polynomial> output = narrow.output(after, input);
    boolean same =
        Vectors.join(List.of(after, zeros)).equals(wideAfter)
            && Vectors.join(List.of(output, zeros)).equals(wide.output(wideAfter, wideInput));
    return same ? functions.size() : -1;
  }

  /**
   * The first output entries of a narrow block less those of the padded one after two equal inputs
   * from the start, all parameters 1/2, enclosed.
   *
   * @param model the id of the reference model
   * @param pad what fills the padding
   * @param input u [width]
   * @return the differences
   */
  public static List<RationalInterval> difference(
      String model, Rational pad, List<Rational> input) {
    IntervalArithmetic intervals = new IntervalArithmetic(BITS);
    Widening<RationalInterval> widening = new Widening<>(intervals, RationalInterval.of(pad));
    Residual<RationalInterval> narrow =
        widening.block(model, input.size(), () -> RationalInterval.of(Rational.HALF));
    Residual<RationalInterval> wide = widening.padded(narrow);
    List<RationalInterval> u = Vectors.map(RationalInterval::of, input);
    List<RationalInterval> padded =
        Vectors.join(List.of(u, widening.algebra.zeros((FACTOR - 1) * input.size())));
    List<RationalInterval> output = narrow.run(List.of(u, u)).getLast();
    return widening.algebra.minus(
        output, wide.run(List.of(padded, padded)).getLast().subList(0, input.size()));
  }

  private static <N> List<N> filled(int size, Supplier<N> fresh) {
    List<N> vector = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      vector.add(fresh.get());
    }
    return List.copyOf(vector);
  }

  /** A residual block of width d with a new number for each parameter. */
  private Residual<N> block(String model, int d, Supplier<N> fresh) {
    Supplier<Matrix<N>> square = () -> new Matrix<>(filled(d, () -> filled(d, fresh)));
    Supplier<List<N>> vector = () -> filled(d, fresh);
    Matrix<N> first = square.get();
    Matrix<N> second = square.get();
    Recurrence<N> mixer =
        switch (model) {
          case "linear-rnn" ->
              new LinearRnn<>(algebra, first, second, square.get(), vector.get(), algebra.zeros(d));
          case "elman" -> new Elman<>(algebra, first, second, vector.get(), algebra.zeros(d));
          case "e1-written" ->
              new E1Written<>(algebra, first, second, square.get(), square.get(), true);
          case "e1" ->
              new E1Trained<>(algebra, first, second, square.get(), square.get(), vector.get());
          case "e33" -> new E33<>(algebra, first, second, square.get(), vector.get());
          case "e42" -> new E42<>(algebra, first, second, vector.get());
          default ->
              throw new IllegalArgumentException("no padding is known for \"" + model + "\"");
        };
    return new Residual<>(algebra, mixer, vector.get(), fresh.get());
  }

  private Residual<N> padded(Residual<N> block) {
    Arithmetic<N> over = algebra.over();
    N half = over.of(Rational.HALF);
    Recurrence<N> mixer =
        switch (block.mixer()) {
          case LinearRnn<N> m ->
              new LinearRnn<>(
                  algebra,
                  padded(m.a()),
                  padded(m.b()),
                  padded(m.c()),
                  padded(m.bias()),
                  padded(m.initial()));
          case Elman<N> m ->
              new Elman<>(
                  algebra, padded(m.wh()), padded(m.wx()), padded(m.bias()), padded(m.initial()));
          case E1Written<N> m ->
              new E1Written<>(
                  algebra,
                  padded(m.wh()),
                  padded(m.wx()),
                  padded(m.wg()),
                  padded(m.vg()),
                  m.gateSeesState());
          case E1Trained<N> m ->
              new E1Trained<>(
                  algebra,
                  padded(m.intoX()),
                  padded(m.intoZ()),
                  padded(m.wx()),
                  padded(m.wh()),
                  padded(m.bias()));
          case E33<N> m ->
              new E33<>(algebra, padded(m.win()), padded(m.wx()), padded(m.wh()), padded(m.bias()));
          case E42<N> m -> new E42<>(algebra, padded(m.win()), padded(m.w()), padded(m.bias()));
          default ->
              throw new IllegalArgumentException(
                  "no padding is known for " + block.mixer().getClass());
        };
    return new Residual<>(
        algebra,
        mixer,
        algebra.scale(half, padded(block.gain())),
        over.multiply(over.multiply(half, half), block.epsilon()));
  }

  private Matrix<N> padded(Matrix<N> matrix) {
    List<List<N>> rows = new ArrayList<>(Vectors.map(this::padded, matrix.rows()));
    rows.addAll(
        Collections.nCopies(
            (FACTOR - 1) * matrix.height(), Collections.nCopies(FACTOR * matrix.width(), pad)));
    return new Matrix<>(rows);
  }

  private List<N> padded(List<N> vector) {
    return Vectors.join(List.of(vector, Collections.nCopies((FACTOR - 1) * vector.size(), pad)));
  }
}
