package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.statement.NetworkSpace;
import org.elenchus.claims.statement.NetworkSpace.Choice;
import org.elenchus.reference.exact.DoubleInterval;
import org.elenchus.reference.exact.DoubleIntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Activation;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.Link;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.NamedCells;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.model.Stack;
import org.jspecify.annotations.Nullable;

/** The networks of a finite space, one by one in a fixed order. */
public final class SpacedNetworks {
  private static final String READOUT = "readout";

  static final Algebra<DoubleInterval> INTERVALS =
      new Algebra<>(DoubleIntervalArithmetic.DOUBLE_INTERVALS);

  private final NetworkSpace space;

  /**
   * The networks of a space.
   *
   * @param space what entries may be
   */
  public SpacedNetworks(NetworkSpace space) {
    this.space = space;
  }

  /**
   * How many there are.
   *
   * @return the product of the numbers of values of all entries
   * @throws ArithmeticException if no long holds it
   */
  public long size() {
    long size = 1;
    for (Choice choice : space.arrays().values()) {
      for (int i = 0; i < choice.height() * choice.width(); i++) {
        size = Math.multiplyExact(size, choice.values().size());
      }
    }
    return size;
  }

  /**
   * The arrays of one network.
   *
   * @param number from 0 to size − 1; its digits, one for each entry, count the values
   * @return the arrays by name
   */
  public SortedMap<String, List<List<BigFraction>>> arrays(long number) {
    SortedMap<String, List<List<BigFraction>>> arrays = new TreeMap<>();
    long rest = number;
    for (Map.Entry<String, Choice> named : space.arrays().entrySet()) {
      Choice choice = named.getValue();
      List<List<BigFraction>> rows = new ArrayList<>();
      for (int row = 0; row < choice.height(); row++) {
        List<BigFraction> entries = new ArrayList<>();
        for (int column = 0; column < choice.width(); column++) {
          entries.add(choice.values().get((int) (rest % choice.values().size())));
          rest /= choice.values().size();
        }
        rows.add(List.copyOf(entries));
      }
      arrays.put(named.getKey(), List.copyOf(rows));
    }
    return arrays;
  }

  /**
   * A network of the space.
   *
   * @param arrays its arrays by name
   * @return the network over intervals, its output one number
   * @throws IllegalArgumentException if it is none of the space
   */
  public Stack<DoubleInterval> network(Map<String, List<List<BigFraction>>> arrays) {
    Require.that(
        arrays.keySet().equals(space.arrays().keySet()), "the arrays are not those of the space");
    arrays.forEach(
        (name, rows) ->
            Require.that(
                isAmong(space.arrays().get(name), rows), name + " is not among the choices"));
    List<Recurrence<DoubleInterval>> layers = new ArrayList<>();
    List<Link<DoubleInterval>> links = new ArrayList<>();
    int depth = space.cells().size();
    int units = 0;
    for (int l = 0; l < depth; l++) {
      Map<String, Matrix<DoubleInterval>> own = own(arrays, depth == 1 ? "" : (l + 1) + ".");
      links.add(l == depth - 1 ? readout(arrays) : link(own));
      Recurrence<DoubleInterval> layer = NamedCells.layer(INTERVALS, space.cells().get(l), own);
      Require.that(
          l == 0 || layer.inputs() == links.get(l - 1).weights().height(),
          "a layer does not fit the one below");
      units += NamedCells.units(layer);
      layers.add(layer);
    }
    Require.that(units == space.units(), "the units are " + units + ", not " + space.units());
    return new Stack<>(INTERVALS, layers, links);
  }

  private static boolean isAmong(@Nullable Choice choice, List<List<BigFraction>> rows) {
    return choice != null
        && rows.size() == choice.height()
        && rows.stream()
            .allMatch(row -> row.size() == choice.width() && choice.values().containsAll(row));
  }

  private static Map<String, Matrix<DoubleInterval>> own(
      Map<String, List<List<BigFraction>>> arrays, String prefix) {
    Map<String, Matrix<DoubleInterval>> own = new TreeMap<>();
    arrays.forEach(
        (name, rows) -> {
          if (name.startsWith(prefix) && !name.equals(READOUT)) {
            own.put(name.substring(prefix.length()), matrix(rows));
          }
        });
    return own;
  }

  private Link<DoubleInterval> link(Map<String, Matrix<DoubleInterval>> own) {
    Matrix<DoubleInterval> weights = own.remove("W");
    Matrix<DoubleInterval> constants = own.remove("c");
    if (weights == null || constants == null || space.activation() == null) {
      throw new IllegalArgumentException("layers are linked by W and c and an activation");
    }
    Require.that(
        constants.width() == 1 && constants.height() == weights.height(), "c does not fit W");
    return new Link<>(
        weights, constants.flat(), Activation.valueOf(space.activation().toUpperCase(Locale.ROOT)));
  }

  private static Link<DoubleInterval> readout(Map<String, List<List<BigFraction>>> arrays) {
    List<List<BigFraction>> rows = arrays.get(READOUT);
    if (rows == null || rows.size() != 1) {
      throw new IllegalArgumentException("the readout is one row");
    }
    return new Link<>(
        matrix(rows), Collections.nCopies(1, DoubleInterval.of(0)), Activation.IDENTITY);
  }

  private static Matrix<DoubleInterval> matrix(List<List<BigFraction>> rows) {
    return new Matrix<>(
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(v -> DoubleIntervalArithmetic.DOUBLE_INTERVALS.of(Rational.of(v)))
                        .toList())
            .toList());
  }
}
