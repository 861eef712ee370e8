package org.elenchus.reference.search;

import java.util.Locale;
import java.util.stream.Collectors;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Rational;

/** Writes terms as text that the relation parser reads back as the same terms. */
final class Formulas {
  private Formulas() {}

  static String text(Term term) {
    return switch (term) {
      case Term.Constant c -> text(Rational.of(c.value()));
      case Term.Name n -> n.name();
      case Term.Call c ->
          c.function().name().toLowerCase(Locale.ROOT)
              + c.arguments().stream()
                  .map(Formulas::text)
                  .collect(Collectors.joining(", ", "(", ")"));
      case Term.Binary b ->
          "(" + text(b.left()) + " " + sign(b.operator()) + " " + text(b.right()) + ")";
    };
  }

  static String text(Rational value) {
    return value.signum() < 0 ? "(0 - " + value.negate() + ")" : value.toString();
  }

  private static String sign(Term.Operator operator) {
    return switch (operator) {
      case PLUS -> "+";
      case MINUS -> "-";
      case TIMES -> "*";
      case OVER -> "/";
      case POWER -> "^";
    };
  }
}
