package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Identity;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Positivity.Part;
import org.elenchus.claims.certificate.Positivity.Summand;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.relation.Terms;
import org.elenchus.reference.relation.Throughout;

/**
 * Looks for algebra. For equations: symbols for all functions. For inequalities it completes the
 * square: writes the difference of two sides as a quadratic in one symbol that stands for the
 * largest common subterm that is no polynomial, and that as a square plus a constant.
 */
final class SquareSearch {
  private static final String SYMBOL = "u_1";

  private SquareSearch() {}

  static Optional<? extends Certificate> search(Map<String, Span> domain, Condition condition) {
    List<Term> calls = new ArrayList<>();
    List<Comparison> comparisons = comparisons(condition);
    comparisons.forEach(c -> collect(c.left(), calls));
    comparisons.forEach(c -> collect(c.right(), calls));
    if (comparisons.stream().allMatch(c -> c.order() == Order.EQUAL)) {
      return Optional.of(identity(calls));
    }
    for (Term call : calls) {
      Map<String, Term> symbols = Map.of(SYMBOL, call);
      List<Part> parts = new ArrayList<>();
      for (Comparison comparison : comparisons) {
        part(domain, comparison, symbols).ifPresent(parts::add);
      }
      if (parts.size() == comparisons.size() && !parts.isEmpty()) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(SYMBOL, Formulas.text(call));
        return Optional.of(new Positivity(named, parts));
      }
    }
    return Optional.empty();
  }

  /** One symbol for each function of something; quotients and products stay what they are. */
  private static Identity identity(List<Term> subterms) {
    Map<String, String> symbols = new LinkedHashMap<>();
    for (Term term : subterms) {
      boolean rational =
          term instanceof Term.Name
              || (term instanceof Term.Binary b && b.operator() == Term.Operator.OVER);
      String text = Formulas.text(term);
      if (!rational && !symbols.containsValue(text)) {
        symbols.put("u_" + (symbols.size() + 1), text);
      }
    }
    return new Identity(symbols);
  }

  private static Optional<Part> part(
      Map<String, Span> domain, Comparison comparison, Map<String, Term> symbols) {
    if (Throughout.holds(comparison, domain)) {
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
        boolean power = b.operator() == Term.Operator.POWER;
        if (b.operator() == Term.Operator.OVER || (power && !(b.right() instanceof Constant))) {
          calls.add(b);
        }
        collect(b.left(), calls);
        collect(b.right(), calls);
      }
    }
  }
}
