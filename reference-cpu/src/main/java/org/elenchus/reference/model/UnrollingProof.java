package org.elenchus.reference.model;

import static org.elenchus.reference.model.Formulas.isNowhereNegative;
import static org.elenchus.reference.model.Formulas.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.UnrollsTo.Factor;
import org.elenchus.claims.statement.UnrollsTo.Term;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The induction step for a closed form F with T as a letter: P(F(T − 1)) = F(T) for every T ≥ 1,
 * where P is one step of the model. Words with powers are compared after equal neighbours are
 * merged and powers 0 dropped, so a yes is an identity; a no may also mean that this method does
 * not suffice.
 */
public final class UnrollingProof {
  private static final Polynomial T = Polynomial.variable("T");
  private static final Polynomial ONE = Polynomial.ONE;

  /** A power of a symbol in a word. */
  private record Power(String symbol, @Nullable Polynomial index, Polynomial exponent) {
    Power substitute(Map<String, Polynomial> values) {
      return new Power(
          symbol, index == null ? null : index.substitute(values), exponent.substitute(values));
    }

    boolean hasSameBase(Power other) {
      return symbol.equals(other.symbol)
          && (index == null ? other.index == null : index.equals(other.index));
    }
  }

  /** The range of t, or null ends for a single word. */
  private record Family(@Nullable Integer from, @Nullable Polynomial to, List<Power> word) {}

  private final SymbolicUnrolling unrolling;
  private final UnrollsTo statement;

  private UnrollingProof(UnrollsTo statement) {
    this.statement = statement;
    this.unrolling = new SymbolicUnrolling(statement);
  }

  /**
   * Whether one step of the model takes the closed form at T − 1 to that at T, for every T ≥ 1.
   *
   * @param statement the closed form and its model
   * @return whether this was shown
   */
  public static boolean stepHolds(UnrollsTo statement) {
    UnrollingProof proof = new UnrollingProof(statement);
    return statement.terms().stream().allMatch(UnrollingProof::isTreatable)
        && proof.closedForm().equals(proof.afterStep());
  }

  /** F(T), each sum split into its words below its last t and the word there. */
  private Map<Family, Rational> closedForm() {
    Map<Family, Rational> result = new HashMap<>();
    for (Term term : statement.terms()) {
      Rational coefficient = Rational.of(term.coefficient());
      List<Power> word = powers(term);
      if (term.sum() == null) {
        put(result, new Family(null, null, normal(word)), coefficient);
      } else {
        Polynomial to = polynomial(term.sum().to());
        List<Power> last = word.stream().map(p -> p.substitute(Map.of("t", to))).toList();
        put(result, new Family(null, null, normal(last)), coefficient);
        Polynomial before = to.subtract(ONE);
        put(result, new Family(term.sum().from(), before, normal(word)), coefficient);
      }
    }
    return result;
  }

  /** P(F(T − 1)). */
  private Map<Family, Rational> afterStep() {
    Map<Family, Rational> result = new HashMap<>();
    for (Map.Entry<List<String>, Rational> step : unrolling.oneStep().terms().entrySet()) {
      List<String> letters = step.getKey();
      int at = letters.indexOf(SymbolicUnrolling.STATE);
      if (at < 0) {
        put(result, new Family(null, null, normal(powers(letters))), step.getValue());
        continue;
      }
      List<String> after = letters.subList(at + 1, letters.size());
      if (after.contains(SymbolicUnrolling.STATE)) {
        throw new IllegalArgumentException("a step of " + statement.model() + " is not linear");
      }
      for (Term term : statement.terms()) {
        List<Power> word = new ArrayList<>(powers(letters.subList(0, at)));
        powers(term).forEach(p -> word.add(p.substitute(Map.of("T", T.subtract(ONE)))));
        word.addAll(powers(after));
        Rational coefficient = step.getValue().multiply(Rational.of(term.coefficient()));
        Family family =
            term.sum() == null
                ? new Family(null, null, normal(word))
                : new Family(
                    term.sum().from(),
                    polynomial(term.sum().to()).substitute(Map.of("T", T.subtract(ONE))),
                    normal(word));
        put(result, family, coefficient);
      }
    }
    return result;
  }

  private static List<Power> powers(Term term) {
    List<Power> word = new ArrayList<>();
    for (Factor factor : term.word()) {
      word.add(
          new Power(
              factor.symbol(),
              factor.index() == null ? null : polynomial(factor.index()),
              polynomial(factor.exponent())));
    }
    return word;
  }

  /** The letters of one step at step T: inputs bear the index of that step's input. */
  private List<Power> powers(List<String> letters) {
    Polynomial index = T.add(Polynomial.of(statement.firstInput() - 1));
    return letters.stream()
        .map(name -> new Power(name, unrolling.inputs().contains(name) ? index : null, ONE))
        .toList();
  }

  private static List<Power> normal(List<Power> word) {
    List<Power> merged = new ArrayList<>();
    for (Power power : word) {
      if (power.exponent().isZero()) {
        continue;
      }
      if (!merged.isEmpty() && merged.getLast().hasSameBase(power)) {
        Power last = merged.removeLast();
        Polynomial exponent = last.exponent().add(power.exponent());
        merged.add(new Power(last.symbol(), last.index(), exponent));
      } else {
        merged.add(power);
      }
    }
    return List.copyOf(merged);
  }

  private static void put(Map<Family, Rational> sum, Family family, Rational coefficient) {
    Rational total = sum.getOrDefault(family, Rational.ZERO).add(coefficient);
    if (total.signum() == 0) {
      sum.remove(family);
    } else {
      sum.put(family, total);
    }
  }

  /**
   * Sums end at T + a constant and are not empty for T ≥ 1, and exponents are linear and nowhere
   * negative where they are used: then the last word may be split off and powers merged.
   */
  private static boolean isTreatable(Term term) {
    Polynomial s = Polynomial.variable("s");
    List<Map<String, Polynomial>> ends = new ArrayList<>();
    if (term.sum() == null) {
      ends.add(Map.of("T", s, "t", Polynomial.ZERO));
    } else {
      Polynomial from = Polynomial.of(term.sum().from());
      Polynomial beyond = polynomial(term.sum().to()).subtract(T);
      Polynomial least = from.subtract(beyond);
      if (!beyond.variables().isEmpty() || !isNowhereNegative(ONE.subtract(least), Map.of())) {
        return false;
      }
      Polynomial steps = least.add(s);
      ends.add(Map.of("T", steps, "t", from));
      ends.add(Map.of("T", steps, "t", steps.add(beyond)));
    }
    return term.word().stream()
        .map(factor -> polynomial(factor.exponent()))
        .allMatch(
            exponent ->
                exponent.degree() <= 1
                    && ends.stream().allMatch(end -> isNowhereNegative(exponent, end)));
  }
}
