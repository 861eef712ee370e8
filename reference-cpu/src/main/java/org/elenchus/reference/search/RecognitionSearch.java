package org.elenchus.reference.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.MonotoneOrbit;
import org.elenchus.claims.certificate.ResidueClasses;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.Range;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.Recognition.Quantifier;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.CellMap;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.words.WordTask;
import org.elenchus.tasks.Automaton;
import org.jspecify.annotations.Nullable;

/**
 * Looks for invariant boxes of a given cell: runs it on all short words, takes the hull of the
 * states by machine state and signs, and widens until every image lies inside. Looks for a wrong
 * word on the way. For classes of cells it looks for monotone orbits and contractions, and tries a
 * cell that somebody wrote down.
 */
public final class RecognitionSearch {
  private static final int LONGEST = 8;
  private static final int MOST_STATES = 5_000;
  private static final int WIDENINGS = 12;
  private static final int MOST_RESIDUES = 12;
  private static final Rational[] ROUNDING = {
    Rational.of(1, 1000),
    Rational.of(1, 200),
    Rational.of(1, 100),
    Rational.of(1, 50),
    Rational.of(1, 20)
  };

  private final Recognition statement;
  private final Automaton machine;

  private RecognitionSearch(Recognition statement) {
    this.statement = statement;
    this.machine = Objects.requireNonNull(WordTask.of(statement.task(), "bits").machine());
  }

  /**
   * What a cell is that is tried where a class is asked for.
   *
   * @param parameters a value for each parameter
   * @param readout a term over the coordinates
   * @param from boxes to start from, where the cell names no start
   */
  private record Instance(
      SortedMap<String, BigFraction> parameters, String readout, List<InvariantBoxes.Box> from) {}

  /**
   * Brings grounds.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @param hint invariant boxes without boxes: parameters and a readout to be tried; or null
   * @return grounds
   */
  public static Grounds settle(Recognition statement, String subject, @Nullable Certificate hint) {
    RecognitionSearch search = new RecognitionSearch(statement);
    Optional<? extends Certificate> found =
        statement.quantifier() == Quantifier.NONE ? search.impossibility() : Optional.empty();
    if (found.isEmpty() && hint instanceof InvariantBoxes boxes) {
      found = search.boxes(new Instance(boxes.parameters(), boxes.readout(), boxes.boxes()));
    }
    String readout = statement.readout();
    if (found.isEmpty() && readout != null && statement.cell().parameters().isEmpty()) {
      found = search.boxes(new Instance(new TreeMap<>(), readout, List.of()));
    }
    if (found.isEmpty() && readout == null && statement.cell().parameters().isEmpty()) {
      found = search.residues();
    }
    if (found.isEmpty() && readout == null && statement.quantifier() == Quantifier.SOME) {
      found = search.impossibility();
    }
    return Certificates.grounds(found, subject);
  }

  /**
   * Counts what each symbol adds, along the task's machine, modulo one small period after another.
   */
  private Optional<ResidueClasses> residues() {
    CellMap map = new CellMap(statement.cell(), Map.of());
    List<Rational> added = new ArrayList<>();
    try {
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        added.add(map.added(symbol));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty(); // the cell does something else than add
    }
    for (int modulus = 2; modulus <= MOST_RESIDUES; modulus++) {
      List<BigFraction> residues =
          new ArrayList<>(Collections.nCopies(machine.states(), BigFraction.ZERO));
      Set<Integer> known = new LinkedHashSet<>(List.of(machine.start()));
      List<Integer> open = new ArrayList<>(known);
      for (int i = 0; i < open.size(); i++) {
        int state = open.get(i);
        for (int symbol = 0; symbol < machine.symbols(); symbol++) {
          if (known.add(machine.next(state, symbol))) {
            Rational there = Rational.of(residues.get(state)).add(added.get(symbol));
            residues.set(machine.next(state, symbol), there.toBigFraction());
            open.add(machine.next(state, symbol));
          }
        }
      }
      ResidueClasses classes = new ResidueClasses(BigFraction.of(modulus), residues);
      Proof proof = Proof.of(Role.CERTIFICATE, null, "", classes);
      if (Checker.rule(statement, proof) instanceof Accepted) {
        return Optional.of(classes);
      }
    }
    return Optional.empty();
  }

  private Optional<? extends Certificate> impossibility() {
    CellMap map = new CellMap(statement.cell(), Domains.spans(statement.cell().parameters()));
    for (int symbol = 0; symbol < machine.symbols(); symbol++) {
      if (map.isMonotone(symbol) && machine.next(machine.start(), symbol) != machine.start()) {
        return Optional.of(new MonotoneOrbit(symbol));
      }
    }
    boolean contracts = true;
    for (int symbol = 0; symbol < machine.symbols(); symbol++) {
      contracts &= map.isContraction(symbol);
    }
    return contracts ? difference() : Optional.empty();
  }

  /** Two words of one symbol each whose labels differ after any number of some symbol. */
  private Optional<Contraction> difference() {
    for (int a = 0; a < machine.symbols(); a++) {
      for (int b = 0; b < machine.symbols(); b++) {
        int p = machine.next(machine.start(), a);
        int q = machine.next(machine.start(), b);
        for (int s = 0; s < machine.symbols(); s++) {
          boolean stay = machine.next(p, s) == p && machine.next(q, s) == q;
          if (stay && machine.output(p, s) != machine.output(q, s)) {
            return Optional.of(new Contraction(List.of(a), List.of(b), s));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A state of the cell together with one of the machine, and how it was reached. */
  private record Visit(Map<String, Span> state, int at, List<Integer> word) {}

  private Optional<? extends Certificate> boxes(Instance instance) {
    Map<String, Span> parameters = new HashMap<>();
    instance.parameters.forEach((n, v) -> parameters.put(n, Span.of(Rational.of(v))));
    CellMap map = new CellMap(statement.cell(), parameters);
    List<Visit> visits = new ArrayList<>();
    Deque<Visit> open = new ArrayDeque<>();
    if (statement.cell().start() != null) {
      open.add(new Visit(map.start(), machine.start(), List.of()));
    }
    instance.from.forEach(box -> open.add(new Visit(spans(box), box.state(), List.of())));
    while (!open.isEmpty() && visits.size() < MOST_STATES) {
      Visit visit = open.remove();
      visits.add(visit);
      if (visit.word.size() >= LONGEST) {
        continue;
      }
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        List<Integer> word = new ArrayList<>(visit.word);
        word.add(symbol);
        Map<String, Span> next = map.next(visit.state, symbol);
        if (isWrong(map.readout(instance.readout, next), machine.output(visit.at, symbol))) {
          return statement.quantifier() == Quantifier.SOME
              ? Optional.of(new WrongWord(word))
              : Optional.empty();
        }
        open.add(new Visit(next, machine.next(visit.at, symbol), word));
      }
    }
    for (Rational unit : ROUNDING) {
      Optional<InvariantBoxes> found = widened(map, instance, visits, unit);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Map<String, Span> spans(InvariantBoxes.Box box) {
    Map<String, Span> spans = new HashMap<>();
    box.coordinates().forEach((n, i) -> spans.put(n, Domains.span(Range.closed(i.lo(), i.hi()))));
    return spans;
  }

  private boolean isWrong(Span readout, int label) {
    BigFraction margin = statement.margin();
    Rational least = margin == null ? Rational.ZERO : Rational.of(margin);
    Span right =
        label == 1
            ? new Span(least, margin == null, null, true)
            : new Span(null, true, least.negate(), margin == null);
    return readout.intersect(right).isEmpty();
  }

  private Optional<InvariantBoxes> widened(
      CellMap map, Instance instance, List<Visit> visits, Rational unit) {
    Map<String, Visit> hulls = new LinkedHashMap<>();
    for (Visit visit : visits) {
      String key = visit.at + signs(visit.state);
      hulls.merge(key, visit, (a, b) -> new Visit(hull(a.state, b.state), a.at, List.of()));
    }
    List<Visit> boxes = new ArrayList<>(hulls.values());
    for (int i = 0; i < WIDENINGS; i++) {
      List<Visit> wide = boxes.stream().map(v -> outward(v, unit)).toList();
      Optional<Rational> margin = margin(map, instance, wide);
      if (margin.isPresent()) {
        return Optional.of(certificate(instance, wide, margin.get()));
      }
      List<Visit> grown = new ArrayList<>();
      for (Visit box : wide) {
        Map<String, Span> sum = box.state;
        for (Visit from : wide) {
          for (int symbol = 0; symbol < machine.symbols(); symbol++) {
            Map<String, Span> image = map.next(from.state, symbol);
            if (machine.next(from.at, symbol) == box.at && signs(image).equals(signs(box.state))) {
              sum = hull(sum, image);
            }
          }
        }
        grown.add(new Visit(sum, box.at, List.of()));
      }
      boxes = grown;
    }
    return Optional.empty();
  }

  /** The smallest margin over all boxes and symbols; nothing if an image lies in no box. */
  private Optional<Rational> margin(CellMap map, Instance instance, List<Visit> boxes) {
    Rational least = null;
    for (Visit box : boxes) {
      for (int symbol = 0; symbol < machine.symbols(); symbol++) {
        Map<String, Span> image = map.next(box.state, symbol);
        int at = machine.next(box.at, symbol);
        if (boxes.stream().noneMatch(b -> b.at == at && CellMap.within(image, b.state))) {
          return Optional.empty();
        }
        Span value = map.readout(instance.readout, image);
        Rational end = machine.output(box.at, symbol) == 1 ? value.lo() : value.negate().lo();
        if (end == null || end.signum() <= 0) {
          return Optional.empty();
        }
        least = least == null ? end : least.min(end);
      }
    }
    return Optional.ofNullable(least).map(m -> m.floorToBits(10));
  }

  private static InvariantBoxes certificate(Instance instance, List<Visit> boxes, Rational margin) {
    List<InvariantBoxes.Box> list = new ArrayList<>();
    for (Visit box : boxes) {
      SortedMap<String, Interval> coordinates = new TreeMap<>();
      box.state.forEach(
          (name, span) ->
              coordinates.put(
                  name,
                  new Interval(
                      Objects.requireNonNull(span.lo()).toBigFraction(),
                      Objects.requireNonNull(span.hi()).toBigFraction())));
      list.add(new InvariantBoxes.Box(box.at, coordinates));
    }
    return new InvariantBoxes(instance.parameters, instance.readout, margin.toBigFraction(), list);
  }

  private static String signs(Map<String, Span> state) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(state)
        .values()
        .forEach(s -> text.append(ForAllSearch.middle(s).signum()).append(','));
    return text.toString();
  }

  private static Map<String, Span> hull(Map<String, Span> a, Map<String, Span> b) {
    Map<String, Span> hull = new HashMap<>();
    a.forEach((name, span) -> hull.put(name, span.hull(Objects.requireNonNull(b.get(name)))));
    return hull;
  }

  private static Visit outward(Visit visit, Rational unit) {
    Map<String, Span> wide = new HashMap<>();
    visit.state.forEach(
        (name, span) ->
            wide.put(
                name,
                new Span(
                    Rational.of(Objects.requireNonNull(span.lo()).divide(unit).floor())
                        .multiply(unit),
                    false,
                    Rational.of(Objects.requireNonNull(span.hi()).divide(unit).ceil())
                        .multiply(unit),
                    false)));
    return new Visit(wide, visit.at, visit.word);
  }
}
