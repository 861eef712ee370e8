package org.elenchus.reference.relation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Positivity.Summand;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Polynomial;

/**
 * Checks inequalities by algebra: the difference of two sides is a sum of products of factors that
 * are not negative and of a square, as polynomials in variables and symbols.
 */
final class Squares {
  static final Term ZERO = new Term.Constant(BigFraction.ZERO);

  private final Universal statement;
  private final Map<String, Term> symbols;
  private final Map<String, Span> spans;

  /** What premises say is not negative. */
  private final Set<Polynomial> granted = new HashSet<>();

  Squares(Universal statement, Map<String, Term> symbols) {
    this.statement = statement;
    this.symbols = symbols;
    this.spans = new HashMap<>(statement.domain());
    symbols.forEach(
        (name, term) ->
            spans.put(
                name,
                Throughout.enclosure(term, statement.domain())
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException("symbol " + name + " may be undefined"))));
    for (Comparison premise : statement.granted()) {
      Polynomial difference = polynomial(premise.right()).subtract(polynomial(premise.left()));
      switch (premise.order()) {
        case LESS, AT_MOST -> granted.add(difference);
        case GREATER, AT_LEAST -> granted.add(difference.negate());
        case EQUAL -> {
          granted.add(difference);
          granted.add(difference.negate());
        }
        case UNEQUAL -> {}
      }
    }
  }

  /** Why a certificate does not show the statement; nothing if it does. */
  Optional<String> flaw(Positivity positivity) {
    List<Comparison> comparisons = statement.comparisons();
    if (comparisons.size() != positivity.parts().size()) {
      return Optional.of("there must be one part for each comparison");
    }
    for (int i = 0; i < comparisons.size(); i++) {
      List<Summand> summands = positivity.parts().get(i).summands();
      Optional<String> flaw =
          summands.isEmpty()
              ? enclosureFlaw(comparisons.get(i))
              : flaw(comparisons.get(i), summands);
      if (flaw.isPresent()) {
        return Optional.of("comparison " + (i + 1) + ": " + flaw.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> enclosureFlaw(Comparison comparison) {
    return Throughout.holds(comparison, statement.domain())
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
    if (Throughout.enclosure(large, spans).isEmpty()
        || Throughout.enclosure(small, spans).isEmpty()) {
      return Optional.of("a side may be undefined");
    }
    Polynomial sum = Polynomial.ZERO;
    for (Summand summand : summands) {
      Polynomial root = polynomial(statement.term(summand.root(), symbols));
      Polynomial product = root.multiply(root);
      for (String factor : summand.factors()) {
        Term term = statement.term(factor, symbols);
        if (!granted.contains(polynomial(term))
            && !Throughout.holds(new Comparison(Order.AT_LEAST, term, ZERO), spans)) {
          return Optional.of("factor " + factor + " may be negative");
        }
        product = product.multiply(polynomial(term));
      }
      sum = sum.add(product);
    }
    Polynomial difference = polynomial(large).subtract(polynomial(small));
    return difference.equals(sum)
        ? Optional.empty()
        : Optional.of("the difference of the sides is " + difference + ", not " + sum);
  }

  private Polynomial polynomial(Term term) {
    return Terms.polynomial(term, symbols);
  }
}
