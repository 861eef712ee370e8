package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.CountLabels;
import org.elenchus.claims.certificate.PieceCounts;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.FoldedPieces;
import org.elenchus.claims.statement.LeastPieces;
import org.elenchus.tasks.Automaton;

/** Counts linear pieces: of what a task asks for, and of folded lines. */
public final class PiecesSearch {
  private PiecesSearch() {}

  /**
   * The labels of the counts.
   *
   * @param s the statement
   * @param subject what the certificate is made out for
   * @return the labels, until the machine repeats itself
   */
  public static Grounds least(LeastPieces s, String subject) {
    Automaton machine = MachineSearch.machine(s.task());
    List<Integer> labels = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int state = machine.start(); seen.add(state); state = machine.next(state, 1)) {
      labels.add(machine.output(state, 0));
    }
    return certificate(subject, new CountLabels(labels));
  }

  /**
   * The corners of the folds, each line pulled back along the map (the checker pushes forward).
   *
   * @param s the statement
   * @param subject what the certificate is made out for
   * @return the numbers of pieces
   */
  public static Grounds folded(FoldedPieces s, String subject) {
    List<Integer> counts = new ArrayList<>();
    List<List<BigFraction>> line = new ArrayList<>(s.map());
    for (int folds = 1; folds <= s.pieces().size(); folds++) {
      counts.add(line.size() - 1);
      line = folded(line, s.map());
    }
    return certificate(subject, new PieceCounts(counts));
  }

  /** The map after which the line comes: on each piece of the map, the line pulled back. */
  private static List<List<BigFraction>> folded(
      List<List<BigFraction>> line, List<List<BigFraction>> map) {
    List<List<BigFraction>> points = new ArrayList<>();
    for (int i = 0; i + 1 < map.size(); i++) {
      BigFraction x0 = map.get(i).getFirst();
      BigFraction y0 = map.get(i).getLast();
      BigFraction x1 = map.get(i + 1).getFirst();
      BigFraction y1 = map.get(i + 1).getLast();
      List<List<BigFraction>> piece = new ArrayList<>();
      piece.add(List.of(x0, at(line, y0)));
      for (List<BigFraction> corner : y1.compareTo(y0) >= 0 ? line : line.reversed()) {
        BigFraction y = corner.getFirst();
        if (y.subtract(y0).signum() * y.subtract(y1).signum() < 0) {
          BigFraction part = y.subtract(y0).divide(y1.subtract(y0));
          piece.add(List.of(x0.add(part.multiply(x1.subtract(x0))), corner.getLast()));
        }
      }
      points.addAll(piece);
    }
    points.add(List.of(map.getLast().getFirst(), at(line, map.getLast().getLast())));
    return bends(points);
  }

  private static BigFraction at(List<List<BigFraction>> line, BigFraction x) {
    for (int i = 0; i + 1 < line.size(); i++) {
      if (x.compareTo(line.get(i + 1).getFirst()) <= 0) {
        BigFraction run = x.subtract(line.get(i).getFirst());
        return line.get(i).getLast().add(run.multiply(slope(line, i)));
      }
    }
    return line.getLast().getLast();
  }

  private static BigFraction slope(List<List<BigFraction>> line, int i) {
    BigFraction rise = line.get(i + 1).getLast().subtract(line.get(i).getLast());
    return rise.divide(line.get(i + 1).getFirst().subtract(line.get(i).getFirst()));
  }

  private static List<List<BigFraction>> bends(List<List<BigFraction>> points) {
    List<List<BigFraction>> kept = new ArrayList<>(List.of(points.getFirst()));
    for (int i = 1; i + 1 < points.size(); i++) {
      if (!slope(points, i - 1).equals(slope(points, i))) {
        kept.add(points.get(i));
      }
    }
    kept.add(points.getLast());
    return kept;
  }

  private static Grounds certificate(String subject, Certificate certificate) {
    return Proof.of(Role.CERTIFICATE, null, subject, certificate);
  }
}
