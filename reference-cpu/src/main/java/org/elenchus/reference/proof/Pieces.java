package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.CountLabels;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.FoldedPieces;
import org.elenchus.claims.statement.LeastPieces;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Formulas;
import org.elenchus.tasks.Automaton;

/** Linear pieces: how many a function of the count needs, and how many a folded line has. */
public final class Pieces {
  private static final int MOST = 10_000;

  private Pieces() {}

  /**
   * Labels that change with every further one. Of a continuous piecewise linear function through
   * them the mean slope from n to n + 1 is positive and negative by turns; so somewhere between n
   * and n + 1 its slope is, and no two of these T places are in one piece, as between them another
   * has a slope of the other sign. The broken line through the labels has T pieces.
   *
   * @param s the task and the number claimed
   * @param given the labels of 0, 1, 2, … ones
   * @return whether the number for every T is as claimed: it is T
   */
  public static Shown least(LeastPieces s, CountLabels given) {
    Automaton machine = Recurrences.machine(s.task());
    Require.that(machine.symbols() == 2, "the task reads bits");
    List<Integer> labels = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    int state = machine.start();
    while (seen.add(state)) {
      int label = machine.output(state, 0);
      int next = machine.next(state, 1);
      Require.that(machine.next(state, 0) == state, "zeros move the machine");
      Require.that(
          machine.output(state, 1) == machine.output(next, 0), "the label is none of the count's");
      Require.that(machine.output(next, 0) != label, "the label does not change with every one");
      labels.add(label);
      state = next;
    }
    Require.that(labels.equals(given.labels()), "the labels are " + labels);
    boolean turns = labels.stream().distinct().count() == 2;
    Require.that(turns, "the labels do not rise and fall by turns");
    return Shown.compared(
        Formulas.polynomial(s.pieces()).equals(Polynomial.variable("T")),
        Scope.of(NumberSystem.REALS, Map.of("T", "1..")),
        "The label of %s changes with every further one, so a continuous function of the count takes T linear pieces for words of up to T bits, and T are enough."
            .formatted(s.task().title()));
  }

  /** A corner of a broken line. */
  private record Corner(Rational x, Rational y) {}

  /**
   * The pieces of a broken line applied D times over, by exact composition.
   *
   * @param s the broken line and the numbers claimed
   * @param given the numbers
   * @return whether they are as claimed, or where they first differ
   */
  public static Shown folded(FoldedPieces s, List<Integer> given) {
    List<Corner> map = s.map().stream().map(Pieces::corner).toList();
    List<Corner> line = map;
    List<Integer> found = new ArrayList<>();
    for (int folds = 1; folds <= s.pieces().size(); folds++) {
      found.add(line.size() - 1);
      Require.that(line.size() <= MOST, "there are too many pieces");
      line = merged(after(line, map));
    }
    Require.that(found.equals(given), "the pieces are " + found);
    for (int d = 1; d <= found.size(); d++) {
      if (!found.get(d - 1).equals(s.pieces().get(d - 1))) {
        return Shown.compared(
            false,
            Scope.of(NumberSystem.REALS, Map.of("D", "" + d)),
            "Applied %d times the line has %d pieces, not %d."
                .formatted(d, found.get(d - 1), s.pieces().get(d - 1)));
      }
    }
    return Shown.compared(
        true,
        Scope.of(NumberSystem.REALS, Map.of("D", "1.." + found.size())),
        "Applied D times the line has " + found + " pieces, for D = 1, 2, ….");
  }

  private static Corner corner(List<BigFraction> xy) {
    return new Corner(Rational.of(xy.getFirst()), Rational.of(xy.getLast()));
  }

  /** The line with its values sent through the map: a new corner wherever one of the map is met. */
  private static List<Corner> after(List<Corner> line, List<Corner> map) {
    List<Corner> composed = new ArrayList<>();
    for (int i = 0; i + 1 < line.size(); i++) {
      Corner from = line.get(i);
      Corner to = line.get(i + 1);
      composed.add(new Corner(from.x(), value(map, from.y())));
      boolean rises = to.y().compareTo(from.y()) > 0;
      for (Corner bend : rises ? map : map.reversed()) {
        boolean between =
            rises
                ? bend.x().compareTo(from.y()) > 0 && bend.x().compareTo(to.y()) < 0
                : bend.x().compareTo(from.y()) < 0 && bend.x().compareTo(to.y()) > 0;
        if (between) {
          composed.add(new Corner(crossing(from, to, bend.x()), bend.y()));
        }
      }
    }
    composed.add(new Corner(line.getLast().x(), value(map, line.getLast().y())));
    return composed;
  }

  /** Where a piece that is not level takes a value. */
  private static Rational crossing(Corner from, Corner to, Rational y) {
    Rational part = y.subtract(from.y()).divide(to.y().subtract(from.y()));
    return from.x().add(part.multiply(to.x().subtract(from.x())));
  }

  /** The statement's line keeps to its own range, so that some piece of it holds the place. */
  private static Rational value(List<Corner> map, Rational x) {
    int i = 1;
    while (x.compareTo(map.get(i).x()) > 0) {
      i++;
    }
    Corner from = map.get(i - 1);
    return from.y().add(slope(from, map.get(i)).multiply(x.subtract(from.x())));
  }

  private static Rational slope(Corner from, Corner to) {
    return to.y().subtract(from.y()).divide(to.x().subtract(from.x()));
  }

  /** Without the corners at which the slope does not change. */
  private static List<Corner> merged(List<Corner> line) {
    List<Corner> corners = new ArrayList<>(List.of(line.getFirst()));
    for (int i = 1; i + 1 < line.size(); i++) {
      Rational before = slope(corners.getLast(), line.get(i));
      if (!before.equals(slope(line.get(i), line.get(i + 1)))) {
        corners.add(line.get(i));
      }
    }
    corners.add(line.getLast());
    return corners;
  }
}
