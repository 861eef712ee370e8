package org.elenchus.reference.relation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Rational;
import org.jspecify.annotations.Nullable;

/** Spans, terms and conditions in x, y and z from text: "[0, 1)", "(-inf, 2]", "3". */
final class Spans {
  private static final Set<String> NAMES = Set.of("x", "y", "z");

  private Spans() {}

  static Span span(String text) {
    if (!text.contains(",")) {
      return Span.of(Rational.parse(text));
    }
    int comma = text.indexOf(',');
    return new Span(
        end(text.substring(1, comma)),
        text.startsWith("("),
        end(text.substring(comma + 1, text.length() - 1)),
        text.endsWith(")"));
  }

  private static @Nullable Rational end(String text) {
    return text.endsWith("inf") ? null : Rational.parse(text.strip());
  }

  /** Names with their spans, as "x: [0, 1]; y: 2". */
  static Map<String, Span> box(String text) {
    Map<String, Span> box = new HashMap<>();
    for (String part : text.split(";", -1)) {
      String[] pair = part.split(":", -1);
      box.put(pair[0].strip(), span(pair[1].strip()));
    }
    return box;
  }

  static Condition condition(String text) {
    try {
      return RelationParser.parse(text, NAMES);
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Term term(String text) {
    return ((Comparison) condition("(" + text + ") == 0")).left();
  }
}
