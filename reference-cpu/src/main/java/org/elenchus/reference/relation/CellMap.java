package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.statement.Cell;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;

/** A cell that is written as formulas, as a map of boxes of its state. */
public final class CellMap {
  private static final Term ONE = new Term.Constant(BigFraction.ONE);

  private final Cell cell;
  private final Map<String, Span> parameters;
  private final Map<String, Term> update = new HashMap<>();

  /**
   * A cell.
   *
   * @param cell its formulas
   * @param parameters where each parameter lies
   */
  public CellMap(Cell cell, Map<String, Span> parameters) {
    this.cell = cell;
    this.parameters = Map.copyOf(parameters);
    cell.update().keySet().forEach(name -> update.put(name, cell.next(name)));
  }

  /**
   * Where the state starts.
   *
   * @return a span for each coordinate
   * @throws IllegalArgumentException if the cell does not say
   */
  public Map<String, Span> start() {
    Map<String, String> start = cell.start();
    if (start == null) {
      throw new IllegalArgumentException("the cell has no start");
    }
    Map<String, Span> box = new HashMap<>();
    start.forEach((name, text) -> box.put(name, value(cell.constant(text), parameters)));
    return box;
  }

  /**
   * One step.
   *
   * @param box where the state lies
   * @param symbol what is read
   * @return where the next state lies
   * @throws IllegalArgumentException if that is not defined
   */
  public Map<String, Span> next(Map<String, Span> box, int symbol) {
    Map<String, Span> known = withInputs(symbol);
    known.putAll(box);
    Map<String, Span> next = new HashMap<>();
    update.forEach((name, term) -> next.put(name, tight(term, known)));
    return next;
  }

  /** Encloses a term whose inputs that are single numbers are put in before it is expanded. */
  private static Span tight(Term term, Map<String, Span> known) {
    Span plain = value(term, known);
    Map<String, Term> numbers = new HashMap<>();
    known.forEach(
        (name, span) -> {
          Rational point = span.point();
          if (point != null) {
            numbers.put(name, new Term.Constant(point.toBigFraction()));
          }
        });
    return value(Terms.expanded(Terms.put(term, numbers)), known).intersect(plain).orElseThrow();
  }

  /**
   * What reading a symbol adds to the one coordinate of a cell that does nothing else.
   *
   * @param symbol the symbol
   * @return c in s ← s + c
   * @throws IllegalArgumentException if the cell is of another form
   */
  public Rational added(int symbol) {
    if (update.size() != 1) {
      throw new IllegalArgumentException("the cell has more than one coordinate");
    }
    Map<String, Term> inputs = new HashMap<>();
    cell.inputs().get(symbol).forEach((name, text) -> inputs.put(name, cell.constant(text)));
    Map.Entry<String, Term> step = update.entrySet().iterator().next();
    Polynomial sum = Terms.polynomial(Terms.put(step.getValue(), inputs), Map.of());
    Polynomial rest = sum.subtract(Polynomial.variable(step.getKey()));
    if (!rest.variables().isEmpty()) {
      throw new IllegalArgumentException("the cell does more than add a number");
    }
    return rest.constantValue();
  }

  /**
   * A readout on a box.
   *
   * @param text a term over the coordinates
   * @param box where the state lies
   * @return its values
   */
  public Span readout(String text, Map<String, Span> box) {
    return value(cell.readout(text), box);
  }

  private Map<String, Span> withInputs(int symbol) {
    Map<String, Span> known = new HashMap<>(parameters);
    cell.inputs()
        .get(symbol)
        .forEach((name, text) -> known.put(name, value(cell.constant(text), parameters)));
    return known;
  }

  private static Span value(Term term, Map<String, Span> known) {
    Optional<Span> span = Throughout.enclosure(term, known);
    return span.orElseThrow(() -> new IllegalArgumentException("a term may be undefined"));
  }

  /**
   * Whether reading a symbol moves each coordinate by a nondecreasing bounded function of itself
   * alone, for all parameters.
   *
   * @param symbol the symbol
   * @return whether enclosures of the derivatives show it
   */
  public boolean isMonotone(int symbol) {
    Map<String, Span> everywhere = everywhere(symbol);
    return update.entrySet().stream()
        .allMatch(
            e ->
                isBounded(e.getValue(), everywhere)
                    && update.keySet().stream()
                        .allMatch(
                            by -> {
                              Term slope = Terms.expanded(Derivative.of(e.getValue(), by));
                              return by.equals(e.getKey())
                                  ? Throughout.holds(
                                      new Comparison(Order.AT_LEAST, slope, Squares.ZERO),
                                      everywhere)
                                  : slope.equals(Squares.ZERO);
                            }));
  }

  /**
   * Whether reading a symbol contracts the state in the maximum norm, for each setting of the
   * parameters by a factor of its own below 1, and leaves it bounded.
   *
   * @param symbol the symbol
   * @return whether enclosures of the derivatives show it
   */
  public boolean isContraction(int symbol) {
    Map<String, Span> everywhere = everywhere(symbol);
    return update.values().stream()
        .allMatch(
            term -> {
              List<Term> sizes = new ArrayList<>();
              update
                  .keySet()
                  .forEach(by -> sizes.add(size(Terms.expanded(Derivative.of(term, by)))));
              Term sum =
                  sizes.stream()
                      .reduce((a, b) -> new Term.Binary(Term.Operator.PLUS, a, b))
                      .orElseThrow();
              return isBounded(term, everywhere)
                  && Throughout.holds(new Comparison(Order.LESS, sum, ONE), everywhere);
            });
  }

  private static Term size(Term term) {
    return new Term.Call(Term.Function.ABS, List.of(term));
  }

  private Map<String, Span> everywhere(int symbol) {
    Map<String, Span> known = withInputs(symbol);
    update.keySet().forEach(name -> known.put(name, Span.ALL));
    return known;
  }

  private static boolean isBounded(Term term, Map<String, Span> known) {
    return Throughout.enclosure(term, known)
        .filter(s -> s.lo() != null && s.hi() != null)
        .isPresent();
  }

  /**
   * Whether one box lies in another.
   *
   * @param box a span for each coordinate
   * @param other a span for each coordinate
   * @return whether each span lies within the other
   */
  public static boolean within(Map<String, Span> box, Map<String, Span> other) {
    return box.keySet().equals(other.keySet())
        && box.entrySet().stream()
            .allMatch(e -> e.getValue().within(Objects.requireNonNull(other.get(e.getKey()))));
  }
}
