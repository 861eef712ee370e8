package org.elenchus.reference.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Isolation;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.RootCount;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Roots;
import org.elenchus.reference.relation.Span;

/** Cuts the line of an unknown until the number of solutions is clear on every piece. */
public final class RootSearch {
  private static final int DEEPEST = 40;
  private static final int MOST_CUTS = 400;

  private final Roots roots;
  private final Span whole;
  private final TreeSet<Rational> cuts = new TreeSet<>();

  private RootSearch(RootCount statement) {
    Map<String, Span> domain = Domains.spans(statement.variables());
    this.roots = new Roots(statement.unknown(), domain, statement.term());
    this.whole = Objects.requireNonNull(domain.get(statement.unknown()));
    statement.enclosures().forEach(ends -> ends.forEach(end -> cuts.add(Rational.of(end))));
    if (whole.contains(Rational.ZERO)) {
      cuts.add(Rational.ZERO);
    }
  }

  /**
   * Brings a count.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return an isolation, or the reason why none was found
   */
  public static Grounds settle(RootCount statement, String subject) {
    RootSearch search = new RootSearch(statement);
    return Certificates.grounds(search.search(), subject);
  }

  private Optional<Isolation> search() {
    List<Rational> first = List.copyOf(cuts);
    for (int i = 0; i <= first.size(); i++) {
      Rational low = i == 0 ? null : first.get(i - 1);
      Rational high = i == first.size() ? null : first.get(i);
      Optional<Span> piece = new Span(low, true, high, true).intersect(whole);
      if (piece.isPresent() && !refine(piece.get(), 0)) {
        return Optional.empty();
      }
    }
    List<BigFraction> found = cuts.stream().map(Rational::toBigFraction).toList();
    OptionalInt count = roots.count(List.copyOf(cuts), Span.ALL);
    return count.isPresent() ? Optional.of(new Isolation(found)) : Optional.empty();
  }

  private boolean refine(Span open, int depth) {
    Span piece = new Span(open.lo(), true, open.hi(), true);
    if (roots.inside(piece).isPresent()) {
      return true;
    }
    if (depth > DEEPEST || cuts.size() > MOST_CUTS) {
      return false;
    }
    Rational at = ForAllSearch.middle(piece);
    cuts.add(at);
    return refine(new Span(piece.lo(), true, at, true), depth + 1)
        && refine(new Span(at, true, piece.hi(), true), depth + 1);
  }
}
