package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.relation.Derivative;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Universal;
import org.jspecify.annotations.Nullable;

/** Rules on relations for all values: covers, algebra and slopes for them, a point against them. */
public final class Universals {
  private Universals() {}

  /**
   * A relation over numbers of one arithmetic, each in its range.
   *
   * @param arithmetic reals or a floating-point format
   * @param variables the ranges
   * @param condition the relation
   * @param text the same for a reader
   */
  private record Relation(
      NumberSystem arithmetic, Map<String, Range> variables, Condition condition, String text) {
    static Relation of(ForAll s) {
      return new Relation(s.arithmetic(), s.variables(), s.condition(), s.relation());
    }

    /** That the claimed derivatives equal those found by the rules of differentiation. */
    static Relation of(Derivatives s) {
      List<Term> found = new ArrayList<>();
      for (Derivatives.Claimed claimed : s.derivatives()) {
        Term term = s.function(claimed.of());
        for (String name : claimed.by()) {
          term = Derivative.of(term, name);
        }
        found.add(term);
      }
      return new Relation(
          NumberSystem.REALS, s.variables(), s.condition(found), "That these are the derivatives");
    }

    boolean isReal() {
      return arithmetic == NumberSystem.REALS;
    }
  }

  /**
   * A point at which a relation fails.
   *
   * @param statement the relation
   * @param point the point
   * @return that it fails there
   */
  public static Shown failsAt(ForAll statement, Point point) {
    return failsAt(Relation.of(statement), point);
  }

  /**
   * A point at which a claimed derivative has another value.
   *
   * @param statement functions and their claimed derivatives
   * @param point the point
   * @return that they differ there
   */
  public static Shown failsAt(Derivatives statement, Point point) {
    return failsAt(Relation.of(statement), point);
  }

  /**
   * A relation for all values.
   *
   * @param statement the relation
   * @param certificate a cover, an identity or slopes
   * @return that it holds
   */
  public static Shown holds(ForAll statement, Certificate certificate) {
    return holds(Relation.of(statement), certificate);
  }

  /**
   * Claimed derivatives, for all values.
   *
   * @param statement functions and their claimed derivatives
   * @param certificate a cover, an identity or slopes
   * @return that they are the derivatives
   */
  public static Shown holds(Derivatives statement, Certificate certificate) {
    return holds(Relation.of(statement), certificate);
  }

  private static Shown failsAt(Relation r, Point point) {
    Optional<Map<String, Rational>> values =
        Domains.point(Domains.spans(r.variables()), point.values());
    Require.that(values.isPresent(), "the point is not one of the domain");
    Require.that(
        !Pointwise.holds(r.arithmetic(), r.condition(), values.orElseThrow()).orElse(true),
        "the relation does not certainly fail at this point");
    return Shown.fact(
        scope(r.arithmetic(), r.variables(), r.isReal() ? "rationals" : "finite values"),
        r.text() + " fails at " + Pointwise.text(values.get()) + ".");
  }

  private static Shown holds(Relation r, Certificate certificate) {
    String how =
        new Universal(r.arithmetic(), Domains.spans(r.variables()), List.of(), r.condition())
            .shownBy(certificate);
    return Shown.fact(
        scope(r.arithmetic(), r.variables(), r.isReal() ? "reals" : "finite values"),
        r.text() + " holds for all values: " + how + ".");
  }

  /** How far each variable reaches; a bound is one in words, such as "from 0 below 1". */
  static Scope scope(NumberSystem arithmetic, Map<String, Range> variables, String word) {
    TreeMap<String, Extent> domain = new TreeMap<>();
    variables.forEach(
        (name, range) -> domain.put(name, Extent.parse(range.isWhole() ? word : inWords(range))));
    return new Scope(arithmetic, domain);
  }

  private static String inWords(Range range) {
    BigFraction from = range.from();
    if (from != null && from.equals(range.to())) {
      return "equal to " + inWords(from);
    }
    StringJoiner bounds = new StringJoiner(" ");
    bound("from ", from, bounds);
    bound("above ", range.above(), bounds);
    bound("to ", range.to(), bounds);
    bound("below ", range.below(), bounds);
    return bounds.toString();
  }

  private static void bound(String word, @Nullable BigFraction end, StringJoiner bounds) {
    if (end != null) {
      bounds.add(word + inWords(end));
    }
  }

  /** Words of an extent hold no slash. */
  private static String inWords(BigFraction number) {
    return ExactNumbers.write(number).replace("/", " over ");
  }
}
