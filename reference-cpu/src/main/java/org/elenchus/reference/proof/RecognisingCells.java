package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.MonotoneOrbit;
import org.elenchus.claims.certificate.ResidueClasses;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.relation.CellMap;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.words.WordTask;
import org.elenchus.tasks.Automaton;

/** Rules on cells that recognise a task on words of every length. */
public final class RecognisingCells {
  private final Recognition statement;
  private final Automaton machine;

  private RecognisingCells(Recognition statement) {
    this.statement = statement;
    WordTask task = WordTask.of(statement.task(), "bits");
    Require.that(task.machine() != null, "the task has no finite machine");
    Require.that(task.hasTwoLabels(), "a readout has a side only where every label is 0 or 1");
    this.machine = Objects.requireNonNull(task.machine());
    Require.that(
        machine.symbols() == statement.cell().inputs().size(), "the cell reads other symbols");
  }

  /**
   * Boxes that the cell never leaves, on whose every image the readout keeps its margin.
   *
   * @param statement the cell and the task
   * @param boxes values of the parameters, and a box or more for each state of the machine
   * @return that the cell with these values recognises the task
   */
  public static Shown invariant(Recognition statement, InvariantBoxes boxes) {
    return shown(new RecognisingCells(statement).recognises(boxes));
  }

  /**
   * A word after which a cell that is fully given errs.
   *
   * @param statement the cell, its readout and the task
   * @param word the word
   * @return that it errs
   */
  public static Shown wrong(Recognition statement, WrongWord word) {
    return shown(new RecognisingCells(statement).errs(word));
  }

  /**
   * A symbol whose repetition drives every state to a limit, while the labels never settle.
   *
   * @param statement the cells and the task
   * @param orbit the symbol
   * @return that no cell recognises the task with a margin
   */
  public static Shown settles(Recognition statement, MonotoneOrbit orbit) {
    return shown(new RecognisingCells(statement).settles(orbit));
  }

  /**
   * Cells that contract at every symbol, and two words that they forget and the labels do not.
   *
   * @param statement the cells and the task
   * @param contraction the words and the symbol that follows them for ever
   * @return that no cell recognises the task with a margin
   */
  public static Shown forgets(Recognition statement, Contraction contraction) {
    return shown(new RecognisingCells(statement).forgets(contraction));
  }

  private static Shown shown(String sentence) {
    return Shown.fact(Scope.of(NumberSystem.REALS, Map.of("T", "1..")), sentence);
  }

  private CellMap map(Map<String, Span> parameters) {
    return new CellMap(statement.cell(), parameters);
  }

  private CellMap general() {
    return map(Domains.spans(statement.cell().parameters()));
  }

  private String recognises(InvariantBoxes boxes) {
    Map<String, Span> domain = Domains.spans(statement.cell().parameters());
    Map<String, Rational> values =
        Domains.point(domain, boxes.parameters())
            .orElseThrow(() -> new IllegalArgumentException("the parameters are not admitted"));
    Map<String, Span> parameters = new HashMap<>();
    values.forEach((name, value) -> parameters.put(name, Span.of(value)));
    String readout = statement.readout();
    BigFraction wanted = statement.margin();
    Require.that(readout == null || readout.equals(boxes.readout()), "the readout is another");
    Require.that(
        boxes.margin().signum() > 0 && (wanted == null || boxes.margin().compareTo(wanted) >= 0),
        "the margin is too small");
    CellMap map = map(parameters);
    boolean started =
        statement.cell().start() == null
            ? boxes.boxes().stream().anyMatch(b -> b.state() == machine.start())
            : isIn(map.start(), machine.start(), boxes);
    Require.that(started, "the start lies in no box");
    for (InvariantBoxes.Box box : boxes.boxes()) {
      Require.that(
          box.state() >= 0 && box.state() < machine.states(), "the machine has no such state");
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        Map<String, Span> image = map.next(spans(box), symbol);
        Require.that(
            isIn(image, machine.next(box.state(), symbol), boxes), "a box is mapped into none");
        int label = machine.output(box.state(), symbol);
        Require.that(
            keeps(map.readout(boxes.readout(), image), label, Rational.of(boxes.margin())),
            "the readout misses its margin");
      }
    }
    return "With these values the cell recognises "
        + statement.task().title()
        + " on words of every length, with margin "
        + Rational.of(boxes.margin())
        + ".";
  }

  private static boolean isIn(Map<String, Span> state, int at, InvariantBoxes boxes) {
    return boxes.boxes().stream().anyMatch(b -> b.state() == at && CellMap.within(state, spans(b)));
  }

  private static Map<String, Span> spans(InvariantBoxes.Box box) {
    Map<String, Span> spans = new HashMap<>();
    box.coordinates()
        .forEach(
            (name, i) ->
                spans.put(name, new Span(Rational.of(i.lo()), false, Rational.of(i.hi()), false)));
    return spans;
  }

  private static boolean keeps(Span readout, int label, Rational margin) {
    return readout.within(
        label == 1
            ? new Span(margin, false, null, true)
            : new Span(null, true, margin.negate(), false));
  }

  /** For a cell without parameters and a given readout: a word whose last readout is wrong. */
  private String errs(WrongWord wrong) {
    String readout = statement.readout();
    BigFraction margin = statement.margin();
    Require.that(
        statement.cell().parameters().isEmpty() && readout != null && !wrong.word().isEmpty(),
        "one word refutes only a cell that is fully given");
    CellMap map = map(Map.of());
    Map<String, Span> state = map.start();
    int at = machine.start();
    int label = 0;
    for (int symbol : wrong.word()) {
      Require.that(symbol >= 0 && symbol < machine.symbols(), "the task has no such symbol");
      state = map.next(state, symbol);
      label = machine.output(at, symbol);
      at = machine.next(at, symbol);
    }
    Span value = map.readout(Objects.requireNonNull(readout), state);
    Rational least = margin == null ? Rational.ZERO : Rational.of(margin);
    Span right =
        label == 1
            ? new Span(least, margin == null, null, true)
            : new Span(null, true, least.negate(), margin == null);
    Require.that(value.intersect(right).isEmpty(), "the readout may be right after this word");
    return "After the word " + wrong.word() + " the readout misses its margin.";
  }

  private String settles(MonotoneOrbit orbit) {
    int symbol = orbit.symbol();
    Require.that(symbol >= 0 && symbol < machine.symbols(), "the task has no such symbol");
    Require.that(general().isMonotone(symbol), "the update is not shown to be nondecreasing");
    Require.that(changesForEver(symbol), "the labels along this orbit settle as well");
    return "Repeating symbol "
        + symbol
        + " drives every state to a limit; the labels of "
        + statement.task().title()
        + " never settle.";
  }

  private boolean changesForEver(int symbol) {
    int state = machine.start();
    for (int i = 0; i < machine.states(); i++) {
      state = machine.next(state, symbol);
    }
    Set<Integer> labels = new HashSet<>();
    for (int i = 0; i < machine.states(); i++) {
      labels.add(machine.output(state, symbol));
      state = machine.next(state, symbol);
    }
    return labels.size() > 1;
  }

  private String forgets(Contraction contraction) {
    CellMap map = general();
    for (int symbol = 0; symbol < machine.symbols(); symbol++) {
      Require.that(map.isContraction(symbol), "symbol " + symbol + " is not shown to contract");
    }
    Forgetting.requireApart(machine, contraction);
    return "The cell forgets: after "
        + contraction.first()
        + " and "
        + contraction.second()
        + " and the same long suffix its states agree as closely as one likes, the labels never.";
  }

  /**
   * A cell that adds c(x) to its one coordinate, and residue classes that belong to the states of
   * the task's machine. There are finitely many; where those of the two labels differ, a continuous
   * function with their period tells them apart by any margin.
   *
   * @param statement the cell, fully given, with any continuous readout
   * @param classes a period, and a residue for each state
   * @return that the cell recognises the task
   */
  public static Shown counts(Recognition statement, ResidueClasses classes) {
    return shown(new RecognisingCells(statement).countsModulo(classes));
  }

  private String countsModulo(ResidueClasses classes) {
    Require.that(statement.readout() == null, "the readout is any continuous function");
    Require.that(statement.cell().parameters().isEmpty(), "the cell is not fully given");
    Require.that(classes.residues().size() == machine.states(), "each state has a residue");
    Rational modulus = Rational.of(classes.modulus());
    List<Rational> residues =
        classes.residues().stream().map(r -> modulo(Rational.of(r), modulus)).toList();
    CellMap map = map(Map.of());
    Span start = map.start().values().iterator().next();
    Rational from = start.point();
    Require.that(
        map.start().size() == 1
            && from != null
            && modulo(from, modulus).equals(residues.get(machine.start())),
        "the start is not in the class of the machine's start");
    Map<Rational, Integer> labels = new HashMap<>();
    List<Integer> open = new ArrayList<>(List.of(machine.start()));
    for (int i = 0; i < open.size(); i++) {
      int state = open.get(i);
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        int next = machine.next(state, symbol);
        Rational there = residues.get(next);
        Require.that(
            modulo(residues.get(state).add(map.added(symbol)), modulus).equals(there),
            "a symbol leads from a class to another one than the machine's");
        int label = machine.output(state, symbol);
        Require.that(
            Objects.equals(labels.getOrDefault(there, label), label),
            "one class has words of both labels");
        labels.put(there, label);
        if (!open.contains(next)) {
          open.add(next);
        }
      }
    }
    return "The coordinate counts modulo "
        + modulus
        + " in exact reals, so that a continuous periodic readout gives "
        + statement.task().title()
        + " on words of every length, by any margin.";
  }

  private static Rational modulo(Rational value, Rational modulus) {
    return value.subtract(modulus.multiply(Rational.of(value.divide(modulus).floor())));
  }
}
