package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.statement.GridMachine;
import org.elenchus.claims.statement.GridMachine.Layer;
import org.elenchus.reference.exact.GridArithmetic;
import org.elenchus.reference.exact.Rational;

/** Stacks of reference models on finite grids, built from what a statement says. */
public final class GridMachines {
  private final Algebra<Rational> algebra;

  private GridMachines(GridArithmetic grid) {
    this.algebra = new Algebra<>(grid);
  }

  /**
   * The machine that a statement describes, from the state after its prefix.
   *
   * @param spec what the statement says
   * @return the machine
   * @throws IllegalArgumentException if a parameter is missing or not on the grid
   */
  public static FiniteMachine explore(GridMachine spec) {
    GridArithmetic grid =
        GridArithmetic.uniform(
            Rational.of(spec.grid().from()),
            Rational.of(spec.grid().to()),
            Rational.of(spec.grid().step()));
    Stack<Rational> stack = new GridMachines(grid).stack(spec);
    int symbols = spec.symbols();
    List<List<Rational>> start = stack.start();
    for (int symbol : spec.prefix()) {
      start = stack.step(start, FiniteMachine.oneHot(symbol, symbols)).states();
    }
    return FiniteMachine.explore(
        start,
        symbols,
        (states, symbol) -> stack.step(states, FiniteMachine.oneHot(symbol, symbols)));
  }

  private Stack<Rational> stack(GridMachine spec) {
    List<Recurrence<Rational>> layers = new ArrayList<>();
    List<Link<Rational>> links = new ArrayList<>();
    for (Layer layer : spec.layers()) {
      layers.add(layer(layer));
      links.add(
          new Link<>(
              matrix(layer.linkWeights()),
              matrix(List.of(layer.linkBias())).rows().getFirst(),
              Activation.IDENTITY));
    }
    return new Stack<>(algebra, layers, links);
  }

  private Recurrence<Rational> layer(Layer layer) {
    Map<String, List<List<BigFraction>>> p = layer.parameters();
    return switch (layer.model()) {
      case "elman" ->
          new Elman<>(
              algebra,
              named(p, "wh"),
              named(p, "wx"),
              named(p, "bias").rows().getFirst(),
              named(p, "start").rows().getFirst());
      case "e88-additive" ->
          new E88Additive<>(
              algebra,
              named(p, "alpha").at(0, 0),
              named(p, "delta").at(0, 0),
              named(p, "wk"),
              named(p, "wv"),
              named(p, "wq"));
      case "e88-delta-written" ->
          new E88DeltaWritten<>(
              algebra, named(p, "alpha").at(0, 0), named(p, "wk"), named(p, "wv"), named(p, "wq"));
      case "selective" ->
          new SelectiveRnn<>(
              algebra,
              IntStream.range(0, p.size() - 2).mapToObj(i -> named(p, "a" + i)).toList(),
              named(p, "c"),
              named(p, "start").rows().getFirst());
      default ->
          throw new IllegalArgumentException(
              "no model for a grid is named \"" + layer.model() + "\"");
    };
  }

  private Matrix<Rational> named(Map<String, List<List<BigFraction>>> parameters, String name) {
    List<List<BigFraction>> rows = parameters.get(name);
    if (rows == null) {
      throw new IllegalArgumentException("the layer lacks its parameter " + name);
    }
    return matrix(rows);
  }

  private Matrix<Rational> matrix(List<List<BigFraction>> rows) {
    return new Matrix<>(rows.stream().map(row -> Vectors.map(this::onGrid, row)).toList());
  }

  private Rational onGrid(BigFraction value) {
    Rational exact = Rational.of(value);
    if (!algebra.over().of(exact).equals(exact)) {
      throw new IllegalArgumentException("the parameter " + exact + " is not on the grid");
    }
    return exact;
  }
}
