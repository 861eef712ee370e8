package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.reports.View.Drawing;

/**
 * A Jacobian as claimed beside the one that the functions have, at the point where they differ; in
 * doubles, while the checker differentiates exactly.
 */
final class JacobianDrawing {
  private static final int MAX_SIZE = 5;

  /** Entries closer than this share of the larger one are not told apart. */
  private static final double TOLD_APART = 1e-9;

  private JacobianDrawing() {}

  /**
   * Both matrices, rows by function and columns by variable; nothing where less than two entries
   * are claimed, or doubles do not tell the matrices apart.
   */
  static Optional<Drawing> of(Derivatives statement, Point point) {
    LinkedHashSet<String> functions = new LinkedHashSet<>();
    LinkedHashSet<String> variables = new LinkedHashSet<>();
    for (Derivatives.Claimed claimed : statement.derivatives()) {
      if (claimed.by().size() != 1) {
        return Optional.empty();
      }
      functions.add(claimed.of());
      variables.add(claimed.by().get(0));
    }
    boolean matrix =
        statement.derivatives().size() == functions.size() * variables.size()
            && statement.derivatives().size() > 1
            && functions.size() <= MAX_SIZE
            && variables.size() <= MAX_SIZE;
    if (!matrix) {
      return Optional.empty();
    }
    Map<String, Double> at =
        point.values().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().doubleValue()));
    List<List<String>> left = new ArrayList<>();
    List<List<String>> right = new ArrayList<>();
    for (String function : functions) {
      List<String> claims = new ArrayList<>();
      List<String> own = new ArrayList<>();
      for (String variable : variables) {
        Optional<Derivatives.Claimed> entry = entry(statement, function, variable);
        if (entry.isEmpty()) {
          return Optional.empty();
        }
        double claimed = TermValue.of(statement.term(entry.get()), at);
        double slope = TermValue.of(statement.function(function), at, variable).slope();
        if (!Double.isFinite(claimed) || !Double.isFinite(slope)) {
          return Optional.empty();
        }
        claims.add(PointSides.shown(claimed));
        own.add(same(claimed, slope) ? PointSides.shown(claimed) : PointSides.shown(slope));
      }
      left.add(claims);
      right.add(own);
    }
    MatrixPair pair =
        new MatrixPair(
            "as claimed",
            left,
            "the derivatives themselves",
            right,
            functions.stream().map(f -> "∂" + f).toList(),
            variables.stream().map(v -> "/ ∂" + v).toList());
    return pair.differs()
        ? Optional.of(
            pair.drawing(
                functions.size() == 1
                    ? "The two rows at the point"
                    : "The two Jacobians at the point",
                "Left the entries that are claimed, right those that the functions have there."
                    + " Framed: where they differ. Rounded, while the check is exact."))
        : Optional.empty();
  }

  private static Optional<Derivatives.Claimed> entry(
      Derivatives statement, String function, String variable) {
    return statement.derivatives().stream()
        .filter(c -> c.of().equals(function) && c.by().get(0).equals(variable))
        .findFirst();
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= TOLD_APART * Math.max(Math.abs(a), Math.abs(b));
  }
}
