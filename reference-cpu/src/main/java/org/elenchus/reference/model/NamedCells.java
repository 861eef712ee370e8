package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.reference.exact.Require;

/**
 * Layers of the reference models from arrays by name, generic over the arithmetic. A vector is one
 * column, a number an array of one entry. Recurrences start from zero.
 *
 * @param <N> the numbers
 */
public final class NamedCells<N> {
  private final Algebra<N> algebra;
  private final Map<String, Matrix<N>> arrays;
  private final Set<String> used = new HashSet<>();

  private NamedCells(Algebra<N> algebra, Map<String, Matrix<N>> arrays) {
    this.algebra = algebra;
    this.arrays = arrays;
  }

  /**
   * One layer of a model: the arrays carry the names of the model's own documentation.
   *
   * @param algebra the algebra
   * @param model the id of the reference model; {@code gated-delta-net-negative} is the one whose
   *     write strength reaches to 2
   * @param arrays all arrays of the layer, and no others
   * @param <N> the numbers
   * @return the layer
   * @throws IllegalArgumentException if there is no such model, or an array is missing, superfluous
   *     or of another shape
   */
  public static <N> Recurrence<N> layer(
      Algebra<N> algebra, String model, Map<String, Matrix<N>> arrays) {
    NamedCells<N> named = new NamedCells<>(algebra, arrays);
    Recurrence<N> layer = named.layer(model);
    Require.that(
        named.used.equals(arrays.keySet()),
        "the arrays of %s are %s, not %s".formatted(model, named.used, arrays.keySet()));
    return layer;
  }

  /**
   * The numbers in a layer's state, those apart that a short convolution only keeps for a while.
   *
   * @param layer a layer
   * @return how many there are
   */
  public static int units(Recurrence<?> layer) {
    return layer.start().size()
        - switch (layer) {
          case Mamba2<?> cell -> cell.convolution().windowSize();
          case GatedDeltaNet<?> cell -> cell.convolution().windowSize();
          default -> 0;
        };
  }

  private Recurrence<N> layer(String model) {
    return switch (model) {
      case "linear-rnn" -> linear();
      case "elman" -> {
        Matrix<N> recurrent = square("W_h");
        int h = recurrent.height();
        yield new Elman<>(algebra, recurrent, rows("W_x", h), column("b", h), algebra.zeros(h));
      }
      case "e1-written" -> {
        Matrix<N> recurrent = square("W_h");
        int h = recurrent.height();
        Matrix<N> input = rows("W_x", h);
        yield new E1Written<>(
            algebra, recurrent, input, shaped("W_g", h, h), shaped("V_g", h, input.width()), true);
      }
      case "e33" -> {
        Matrix<N> recurrent = square("W_h");
        int h = recurrent.height();
        yield new E33<>(algebra, rows("W_in", h), shaped("W_x", h, h), recurrent, column("b", h));
      }
      case "e42" -> {
        Matrix<N> tied = square("W");
        int h = tied.height();
        yield new E42<>(algebra, rows("W_in", h), tied, column("b", h));
      }
      case "e88-additive" ->
          new E88Additive<>(
              algebra, number("alpha"), number("delta"), array("W_k"), array("W_v"), query());
      case "e88-delta-written" ->
          new E88DeltaWritten<>(algebra, number("alpha"), array("W_k"), array("W_v"), query());
      case "mamba2" -> mamba2();
      case "gated-delta-net" -> gatedDeltaNet(false);
      case "gated-delta-net-negative" -> gatedDeltaNet(true);
      default -> throw new IllegalArgumentException("no model with named arrays is named " + model);
    };
  }

  /** The state is the output. */
  private Recurrence<N> linear() {
    Matrix<N> a = square("A");
    int h = a.height();
    return new LinearRnn<>(
        algebra, a, rows("B", h), identity(h), algebra.zeros(h), algebra.zeros(h));
  }

  private Matrix<N> query() {
    Matrix<N> keys = array("W_k");
    Require.that(array("W_v").width() == keys.width(), "W_k and W_v differ in their inputs");
    return shaped("W_q", keys.height(), keys.width());
  }

  /** One head of any size; the norm's output is the layer's. */
  private Recurrence<N> mamba2() {
    Matrix<N> z = array("W_z");
    Matrix<N> xbc = array("W_xBC");
    int head = z.height();
    int channels = xbc.height();
    Require.that(channels > head && (channels - head) % 2 == 0, "W_xBC holds x, B and C");
    Require.that(xbc.width() == z.width(), "W_z and W_xBC differ in their inputs");
    return new Mamba2<>(
        algebra,
        z,
        xbc,
        shaped("W_dt", 1, z.width()),
        new ShortConvolution<>(rows("taps", channels), column("convolutionBias", channels)),
        column("dtBias", 1),
        column("A", 1),
        column("D", 1),
        column("gain", head),
        number("epsilon"),
        identity(head));
  }

  private Recurrence<N> gatedDeltaNet(boolean negative) {
    Matrix<N> qkv = array("W_qkv");
    Matrix<N> gate = array("W_g");
    int value = gate.height();
    int channels = qkv.height();
    Require.that(channels > value && (channels - value) % 2 == 0, "W_qkv holds q, k and v");
    Require.that(qkv.width() == gate.width(), "W_qkv and W_g differ in their inputs");
    return new GatedDeltaNet<>(
        algebra,
        qkv,
        new ShortConvolution<>(rows("taps", channels), column("convolutionBias", channels)),
        (channels - value) / 2,
        new Decay<>(number("a"), column("w", qkv.width()), number("b")),
        column("w_beta", qkv.width()),
        negative,
        gate,
        column("gain", value),
        number("epsilon"));
  }

  private Matrix<N> array(String name) {
    Matrix<N> array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the array " + name + " is missing");
    }
    used.add(name);
    return array;
  }

  private Matrix<N> square(String name) {
    Matrix<N> array = array(name);
    Require.that(array.height() == array.width(), name + " is not square");
    return array;
  }

  private Matrix<N> rows(String name, int height) {
    Require.that(array(name).height() == height, name + " has another number of rows");
    return array(name);
  }

  private Matrix<N> shaped(String name, int height, int width) {
    Require.that(rows(name, height).width() == width, name + " has another number of columns");
    return array(name);
  }

  private List<N> column(String name, int size) {
    return shaped(name, size, 1).flat();
  }

  private N number(String name) {
    return column(name, 1).getFirst();
  }

  private Matrix<N> identity(int size) {
    List<List<N>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<N> row = new ArrayList<>(algebra.zeros(size));
      row.set(i, algebra.over().one());
      rows.add(row);
    }
    return new Matrix<>(rows);
  }
}
