package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Positivity.Part;
import org.elenchus.claims.certificate.Positivity.Summand;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Terms;
import org.elenchus.reference.relation.Throughout;

/**
 * Completes the square: writes the difference of two sides as a quadratic in one symbol that stands
 * for the largest common subterm that is no polynomial, and that as a square plus a constant.
 */
final class SquareSearch {
  private static final String SYMBOL = "u_1";

  private SquareSearch() {}

  static Optional<Positivity> search(ForAll statement) {
    List<Term> calls = new ArrayList<>();
    List<Comparison> comparisons = comparisons(statement.condition());
    comparisons.forEach(c -> collect(c.left(), calls));
    comparisons.forEach(c -> collect(c.right(), calls));
    for (Term call : calls) {
      Map<String, Term> symbols = Map.of(SYMBOL, call);
      List<Part> parts = new ArrayList<>();
      for (Comparison comparison : comparisons) {
        part(statement, comparison, symbols).ifPresent(parts::add);
      }
      if (parts.size() == comparisons.size() && !parts.isEmpty()) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(SYMBOL, Formulas.text(call));
        return Optional.of(new Positivity(named, parts));
      }
    }
    return Optional.empty();
  }

  private static Optional<Part> part(
      ForAll statement, Comparison comparison, Map<String, Term> symbols) {
    if (Throughout.holds(comparison, Domains.spans(statement.variables()))) {
      return Optional.of(new Part(List.of()));
    }
    boolean less = comparison.order() == Order.AT_MOST;
    if (!less && comparison.order() != Order.AT_LEAST) {
      return Optional.empty();
    }
    try {
      Polynomial left = Terms.polynomial(comparison.left(), symbols);
      Polynomial right = Terms.polynomial(comparison.right(), symbols);
      return square(less ? right.subtract(left) : left.subtract(right));
    } catch (ArithmeticException e) {
      return Optional.empty(); // another subterm may leave polynomials
    }
  }

  /** a·u² + b·u + c = a·(u + b/2a)² + (c − b²/4a), if a and what is left are not negative. */
  private static Optional<Part> square(Polynomial p) {
    SortedSet<String> names = p.variables();
    if (names.size() != 1 || p.degree() != 2) {
      return Optional.empty();
    }
    String u = names.first();
    Rational a = p.coefficient(Map.of(u, 2));
    Rational shift = p.coefficient(Map.of(u, 1)).divide(a.scalb(1));
    Rational rest = p.coefficient(Map.of()).subtract(a.multiply(shift).multiply(shift));
    if (a.signum() < 0 || rest.signum() < 0) {
      return Optional.empty();
    }
    Polynomial root = Polynomial.variable(u).add(Polynomial.of(shift));
    List<Summand> summands = new ArrayList<>();
    List<String> scale = a.equals(Rational.ONE) ? List.of() : List.of(Formulas.text(a));
    summands.add(new Summand(scale, root.toString()));
    if (rest.signum() > 0) {
      summands.add(new Summand(List.of(Formulas.text(rest)), "1"));
    }
    return Optional.of(new Part(summands));
  }

  private static List<Comparison> comparisons(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> List.of(comparison);
      case Condition.All all ->
          all.conditions().stream().flatMap(c -> comparisons(c).stream()).toList();
      case Condition.Any any -> List.of();
    };
  }

  /** Subterms that are no polynomials, outermost first; names last. */
  private static void collect(Term term, List<Term> calls) {
    switch (term) {
      case Term.Constant c -> {}
      case Term.Name n -> calls.add(n);
      case Term.Call c -> {
        calls.add(c);
        c.arguments().forEach(t -> collect(t, calls));
      }
      case Term.Binary b -> {
        if (b.operator() == Term.Operator.OVER) {
          calls.add(b);
        }
        collect(b.left(), calls);
        collect(b.right(), calls);
      }
    }
  }
}
