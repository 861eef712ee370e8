package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.Recognition.Quantifier;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.CellMap;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.words.WordTask;
import org.elenchus.tasks.Automaton;

/**
 * Cells that recognise a task, followed in rigorous enclosures. A cell that is given must keep its
 * margin on random words. Where no cell is to exist, random ones, with a coordinate or its negation
 * for readout and a margin of a quarter, must each fail on long words. Where any continuous readout
 * will do, words of different labels that go on alike must leave states apart.
 */
class RecognitionProperties extends StatementProperties<Recognition> {
  private static final String THEORY = "unified-scaling-theory/";
  private static final int LONGEST = 60;
  private static final int HALVES = 5;

  /** States nearer than this count as one; a readout tells them apart only by a steep slope. */
  private static final Rational NEAR = Rational.of(1, 1000);

  private static final BigFraction QUARTER = BigFraction.of(1, 4);

  private final Automaton machine =
      Objects.requireNonNull(WordTask.of(statement.task(), "bits").machine());

  RecognitionProperties() {
    super(Recognition.class);
  }

  /**
   * A cell.
   *
   * @param parameters a value for each parameter
   * @param start where its state starts
   * @param readout a term over the coordinates
   */
  record Drawn(
      SortedMap<String, Rational> parameters, Map<String, Rational> start, String readout) {
    @Override
    public String toString() {
      return Pointwise.text(parameters)
          + "; from "
          + Pointwise.text(start)
          + "; readout "
          + readout;
    }
  }

  @Settles(claim = THEORY + "elman-parity")
  @Settles(claim = THEORY + "delta-e88-parity")
  @Settles(claim = "ssm-expressivity-q1/delta-e88-latches")
  @Property
  void theCellKeepsItsMargin(@ForAll("words") List<Integer> word) {
    cover(word.size() <= LONGEST / 2 ? "short word" : "long word");
    CellMap cell = new CellMap(statement.cell(), Map.of());
    BigFraction margin = Objects.requireNonNull(statement.margin());
    String readout = Objects.requireNonNull(statement.readout());
    demand(
        wrongAfter(cell, cell.start(), readout, margin, word) < 0,
        () ->
            new WrongWord(word.subList(0, wrongAfter(cell, cell.start(), readout, margin, word))));
  }

  @Settles(claim = THEORY + "additive-e88-no-parity")
  @Settles(claim = THEORY + "delta-e88-forgets")
  @Property(tries = 2000)
  void noCellKeepsAMargin(@ForAll("cells") Drawn drawn, @ForAll("words") List<Integer> word) {
    if (statement.quantifier() != Quantifier.NONE) {
      throw new PropertyException("cells are drawn against a statement that there is none");
    }
    Map<String, Span> parameters = spans(drawn.parameters());
    CellMap cell = new CellMap(statement.cell(), parameters);
    List<Integer> flipped = new ArrayList<>(word);
    flipped.set(0, 1 - flipped.getFirst());
    boolean right =
        List.of(Collections.nCopies(LONGEST, 1), word, flipped).stream()
            .allMatch(w -> wrongAfter(cell, spans(drawn.start()), drawn.readout(), QUARTER, w) < 0);
    cover(right ? "right on three words" : "wrong");
    demand(!right);
  }

  @Settles(claim = THEORY + "order-preserving-needs-the-grid")
  @Property
  void wordsOfDifferentLabelsStayApart(
      @ForAll("words") List<Integer> one,
      @ForAll("words") List<Integer> other,
      @ForAll("words") List<Integer> then) {
    Assume.that(label(one) != label(other));
    cover(then.size() <= LONGEST / 2 ? "short suffix" : "long suffix");
    CellMap cell = new CellMap(statement.cell(), Map.of());
    Map<String, Span> a = after(cell, one, then);
    Map<String, Span> b = after(cell, other, then);
    demand(a.keySet().stream().anyMatch(name -> isApart(a, b, name)));
  }

  private static boolean isApart(Map<String, Span> a, Map<String, Span> b, String name) {
    Span both = Objects.requireNonNull(a.get(name)).hull(Objects.requireNonNull(b.get(name)));
    Rational lo = Objects.requireNonNull(both.lo());
    return Objects.requireNonNull(both.hi()).subtract(lo).compareTo(NEAR) > 0;
  }

  private int label(List<Integer> word) {
    int at = machine.start();
    int label = 0;
    for (int symbol : word) {
      label = machine.output(at, symbol);
      at = machine.next(at, symbol);
    }
    return label;
  }

  private static Map<String, Span> after(CellMap cell, List<Integer> word, List<Integer> then) {
    Map<String, Span> state = cell.start();
    for (int symbol : word) {
      state = cell.next(state, symbol);
    }
    for (int symbol : then) {
      state = cell.next(state, symbol);
    }
    return state;
  }

  /** After how many symbols the readout surely misses the margin; -1 if it never does. */
  private int wrongAfter(
      CellMap cell,
      Map<String, Span> start,
      String readout,
      BigFraction margin,
      List<Integer> word) {
    Rational least = Rational.of(margin);
    Map<String, Span> state = start;
    int at = machine.start();
    for (int i = 0; i < word.size(); i++) {
      int symbol = word.get(i);
      state = cell.next(state, symbol);
      Span right =
          machine.output(at, symbol) == 1
              ? new Span(least, false, null, true)
              : new Span(null, true, least.negate(), false);
      if (cell.readout(readout, state).intersect(right).isEmpty()) {
        return i + 1;
      }
      at = machine.next(at, symbol);
    }
    return -1;
  }

  private static Map<String, Span> spans(Map<String, Rational> values) {
    Map<String, Span> spans = new HashMap<>();
    values.forEach((name, value) -> spans.put(name, Span.of(value)));
    return spans;
  }

  @Provide
  Arbitrary<List<Integer>> words() {
    return Arbitraries.integers()
        .between(0, machine.symbols() - 1)
        .list()
        .ofMinSize(1)
        .ofMaxSize(LONGEST);
  }

  /** Parameters that are halves, states that start at ±1. */
  @Provide
  Arbitrary<Drawn> cells() {
    Map<String, Span> domain = Domains.spans(statement.cell().parameters());
    List<String> names = domain.keySet().stream().sorted().toList();
    List<String> coordinates = statement.cell().update().keySet().stream().sorted().toList();
    List<Arbitrary<Rational>> values =
        names.stream()
            .map(
                name ->
                    Arbitraries.integers()
                        .between(-HALVES, HALVES)
                        .map(i -> Rational.of(i, 2))
                        .filter(Objects.requireNonNull(domain.get(name))::contains))
            .toList();
    Arbitrary<List<Rational>> starts =
        Arbitraries.of(Rational.ONE.negate(), Rational.ONE).list().ofSize(coordinates.size());
    Arbitrary<String> readout =
        Arbitraries.of(coordinates).flatMap(name -> Arbitraries.of(name, "-" + name));
    return Combinators.combine(Combinators.combine(values).as(list -> list), starts, readout)
        .as((p, s, r) -> new Drawn(named(names, p), named(coordinates, s), r));
  }

  private static SortedMap<String, Rational> named(List<String> names, List<Rational> values) {
    SortedMap<String, Rational> named = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), values.get(i));
    }
    return named;
  }
}
