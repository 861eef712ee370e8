package org.elenchus.reference.relation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Positivity.Summand;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.reference.exact.Polynomial;

/**
 * Checks inequalities by algebra: the difference of two sides is a sum of products of factors that
 * are not negative and of a square, as polynomials in variables and symbols.
 */
public final class Squares {
  private static final Term ZERO = new Term.Constant(BigFraction.ZERO);

  private final ForAll statement;
  private final Map<String, Term> symbols = new LinkedHashMap<>();
  private final Map<String, Span> spans;

  private Squares(ForAll statement, Map<String, Span> domain) {
    this.statement = statement;
    this.spans = new HashMap<>(domain);
  }

  /**
   * Why a certificate does not show a statement over the reals.
   *
   * @param statement the statement
   * @param positivity the certificate
   * @return one clause; nothing if it shows the statement
   * @throws IllegalArgumentException if a term of the certificate cannot be read
   */
  public static Optional<String> flaw(ForAll statement, Positivity positivity) {
    Map<String, Span> domain = Domains.spans(statement.variables());
    List<Comparison> comparisons = comparisons(statement.condition());
    if (comparisons.size() != positivity.parts().size()) {
      return Optional.of("there must be one part for each comparison, joined by and");
    }
    Squares squares = new Squares(statement, domain);
    for (Map.Entry<String, String> symbol : positivity.symbols().entrySet()) {
      Term term = statement.term(symbol.getValue(), Set.of());
      Optional<Span> span = Throughout.enclosure(term, domain);
      if (span.isEmpty() || squares.spans.put(symbol.getKey(), span.get()) != null) {
        return Optional.of("symbol " + symbol.getKey() + " may be undefined, or is a variable");
      }
      squares.symbols.put(symbol.getKey(), term);
    }
    for (int i = 0; i < comparisons.size(); i++) {
      List<Summand> summands = positivity.parts().get(i).summands();
      Optional<String> flaw =
          summands.isEmpty()
              ? enclosureFlaw(comparisons.get(i), domain)
              : squares.flaw(comparisons.get(i), summands);
      if (flaw.isPresent()) {
        return Optional.of("comparison " + (i + 1) + ": " + flaw.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> enclosureFlaw(Comparison comparison, Map<String, Span> domain) {
    return Throughout.holds(comparison, domain)
        ? Optional.empty()
        : Optional.of("enclosures over the whole domain do not show it");
  }

  private Optional<String> flaw(Comparison comparison, List<Summand> summands) {
    boolean less = comparison.order() == Order.AT_MOST;
    if (!less && comparison.order() != Order.AT_LEAST) {
      return Optional.of("sums of squares show <= and >= only");
    }
    Term large = less ? comparison.right() : comparison.left();
    Term small = less ? comparison.left() : comparison.right();
    // Outside the polynomials a side must be defined before it can be compared.
    if (Throughout.enclosure(large, spans).isEmpty()
        || Throughout.enclosure(small, spans).isEmpty()) {
      return Optional.of("a side may be undefined");
    }
    try {
      Polynomial sum = Polynomial.ZERO;
      for (Summand summand : summands) {
        Polynomial root = polynomial(summand.root());
        Polynomial product = root.multiply(root);
        for (String factor : summand.factors()) {
          Term term = statement.term(factor, symbols.keySet());
          if (!Throughout.holds(new Comparison(Order.AT_LEAST, term, ZERO), spans)) {
            return Optional.of("factor " + factor + " may be negative");
          }
          product = product.multiply(Terms.polynomial(term, symbols));
        }
        sum = sum.add(product);
      }
      Polynomial difference =
          Terms.polynomial(large, symbols).subtract(Terms.polynomial(small, symbols));
      return difference.equals(sum)
          ? Optional.empty()
          : Optional.of("the difference of the sides is " + difference + ", not " + sum);
    } catch (ArithmeticException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Polynomial polynomial(String text) {
    return Terms.polynomial(statement.term(text, symbols.keySet()), symbols);
  }

  private static List<Comparison> comparisons(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> List.of(comparison);
      case Condition.All all ->
          all.conditions().stream().flatMap(c -> comparisons(c).stream()).toList();
      case Condition.Any any -> List.of();
    };
  }
}
