package org.elenchus.reference.checker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.relation.Squares;
import org.elenchus.reference.relation.Throughout;

/**
 * Rules on relations for all values: a cover by enclosures or an identity of polynomials for them,
 * a point against them.
 */
final class ForAllRule {
  private ForAllRule() {}

  static Ruling rule(ForAll statement, Grounds grounds) {
    if (!(grounds instanceof Grounds.Proof proof)) {
      return new Refused("a relation for all values needs a certificate, not " + grounds.type());
    }
    boolean reals = statement.arithmetic() == NumberSystem.REALS;
    return switch (proof.certificate()) {
      case Point point -> against(statement, point);
      case EnclosureCover cover -> covered(statement, cover);
      case Positivity positivity when reals -> positive(statement, positivity);
      default -> new Refused("this certificate does not settle a relation in this arithmetic");
    };
  }

  private static Ruling against(ForAll statement, Point point) {
    Optional<Map<String, Rational>> values =
        Domains.point(Domains.spans(statement.variables()), point.values());
    if (values.isEmpty()) {
      return new Refused("the point is not one of the domain");
    }
    if (Pointwise.holds(statement.arithmetic(), statement.condition(), values.get()).orElse(true)) {
      return new Refused("the relation does not certainly fail at this point");
    }
    String text = "At " + Pointwise.text(values.get()) + ", " + statement.relation() + " fails.";
    Scope scope = scope(statement, all(statement, "rationals"));
    return new Accepted(Kind.COUNTEREXAMPLE, Outcome.FAILS, scope, text);
  }

  private static Ruling covered(ForAll statement, EnclosureCover cover) {
    Optional<List<Map<String, Span>>> boxes =
        Domains.boxes(cover, Domains.spans(statement.variables()));
    if (boxes.isEmpty()) {
      return new Refused("a cut lies outside the box that it cuts");
    }
    for (Map<String, Span> box : boxes.get()) {
      if (!Throughout.holds(statement.arithmetic(), statement.condition(), box)) {
        return new Refused("enclosures do not show the relation on the box " + box);
      }
    }
    return holds(
        statement, "enclosures show it on " + boxes.get().size() + " boxes that tile them");
  }

  private static Ruling positive(ForAll statement, Positivity positivity) {
    Optional<String> flaw = Squares.flaw(statement, positivity);
    return flaw.isPresent()
        ? new Refused(flaw.get())
        : holds(statement, "the difference of its sides is a sum of squares with such factors");
  }

  private static Ruling holds(ForAll statement, String how) {
    String text = statement.relation() + " holds for all values: " + how + ".";
    return new Accepted(
        Kind.CERTIFICATE, Outcome.HOLDS, scope(statement, all(statement, "reals")), text);
  }

  private static String all(ForAll statement, String word) {
    return statement.arithmetic() == NumberSystem.REALS ? word : "finite values";
  }

  /** Names the variables without bounds; the bounds of others are part of the statement. */
  private static Scope scope(ForAll statement, String word) {
    TreeMap<String, Extent> domain = new TreeMap<>();
    statement.variables().entrySet().stream()
        .filter(v -> v.getValue().isWhole())
        .forEach(v -> domain.put(v.getKey(), Extent.parse(word)));
    return new Scope(statement.arithmetic(), domain);
  }
}
