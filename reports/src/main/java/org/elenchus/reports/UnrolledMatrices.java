package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.UnrollsTo.Factor;
import org.elenchus.claims.statement.UnrollsTo.Term;
import org.elenchus.reports.View.Drawing;

/**
 * An identity between sums of words in symbols that do not commute, with matrices put for the
 * symbols: for the word s_1 … s_n that tells the sums apart, each symbol becomes the (n+1)×(n+1)
 * matrix with a 1 in row i, column i+1 wherever it is s_i. Entry (i, j) of a sum is then the
 * coefficient of s_i … s_{j−1}, so the two matrices differ in the upper right corner. Nothing is
 * decided by it: where it comes to other coefficients than the certificate, nothing is drawn.
 */
final class UnrolledMatrices {
  private static final int MAX_LENGTH = 5;
  private static final int MAX_STEPS = 6;

  private UnrolledMatrices() {}

  /** The two matrices. */
  static Optional<Drawing> of(UnrollsTo statement, UnrollingMismatch proof) {
    List<String> word = proof.symbols();
    if (word.isEmpty() || word.size() > MAX_LENGTH || proof.steps() > MAX_STEPS) {
      return Optional.empty();
    }
    Map<List<String>, BigFraction> state = state(statement, proof.steps());
    Map<List<String>, BigFraction> closed = closedForm(statement, proof.steps());
    if (!coefficient(state, word).equals(proof.unrolled())
        || !coefficient(closed, word).equals(proof.claimed())) {
      return Optional.empty();
    }
    List<String> numbers =
        IntStream.rangeClosed(1, word.size() + 1).mapToObj(Integer::toString).toList();
    MatrixPair pair =
        new MatrixPair(
            "the model after " + Words.count(proof.steps(), "step", "steps"),
            matrix(state, word),
            "the closed form",
            matrix(closed, word),
            numbers,
            numbers);
    List<String> choices = new ArrayList<>();
    for (String symbol : word.stream().distinct().toList()) {
      List<String> places = new ArrayList<>();
      for (int i = 0; i < word.size(); i++) {
        if (word.get(i).equals(symbol)) {
          places.add("row " + (i + 1) + ", column " + (i + 2));
        }
      }
      choices.add(symbol + " a 1 in " + String.join(" and in ", places));
    }
    return pair.differs()
        ? Optional.of(
            pair.drawing(
                "Matrices for which the two differ",
                "Let "
                    + String.join("; ", choices)
                    + "; all else, and all other symbols, 0. Then the entry in row i, column j is"
                    + " the coefficient of the symbols i to j − 1 of the word "
                    + String.join(" ", word)
                    + ". Framed: where the two matrices differ."))
        : Optional.empty();
  }

  private static List<List<String>> matrix(Map<List<String>, BigFraction> sum, List<String> word) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i <= word.size(); i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j <= word.size(); j++) {
        row.add(j < i ? "0" : Words.exact(coefficient(sum, word.subList(i, j))));
      }
      rows.add(row);
    }
    return rows;
  }

  private static BigFraction coefficient(Map<List<String>, BigFraction> sum, List<String> word) {
    return sum.getOrDefault(word, BigFraction.ZERO);
  }

  /** The state of the model: a power of its matrix for the start and for each input. */
  private static Map<List<String>, BigFraction> state(UnrollsTo statement, int steps) {
    Map<List<String>, BigFraction> sum = new HashMap<>();
    boolean attention = statement.model().equals("linear-attention");
    if (!attention && !statement.model().equals("linear-rnn")) {
      return sum;
    }
    String matrix = attention ? "α" : "A";
    if (!statement.start().equals("0")) {
      add(sum, BigFraction.ONE, powers(matrix, steps, List.of(statement.start())));
    }
    for (int t = 0; t < steps; t++) {
      String index = "[" + (statement.firstInput() + t) + "]";
      List<String> read = attention ? List.of("k" + index, "v" + index) : List.of("B", "x" + index);
      add(sum, BigFraction.ONE, powers(matrix, steps - 1 - t, read));
    }
    return sum;
  }

  private static List<String> powers(String symbol, int times, List<String> rest) {
    List<String> word = new ArrayList<>(Collections.nCopies(times, symbol));
    word.addAll(rest);
    return word;
  }

  private static Map<List<String>, BigFraction> closedForm(UnrollsTo statement, int steps) {
    Map<List<String>, BigFraction> sum = new HashMap<>();
    for (Term term : statement.terms()) {
      UnrollsTo.Sum range = term.sum();
      long from = range == null ? 0 : range.from();
      long to = range == null ? 0 : value(range.to(), steps, 0);
      for (long t = from; t <= Math.min(to, from + MAX_STEPS + 1L); t++) {
        add(sum, term.coefficient(), word(term, steps, t));
      }
    }
    return sum;
  }

  private static List<String> word(Term term, int steps, long t) {
    List<String> word = new ArrayList<>();
    for (Factor factor : term.word()) {
      Formula index = factor.index();
      String symbol =
          index == null ? factor.symbol() : factor.symbol() + "[" + value(index, steps, t) + "]";
      long times = Math.clamp(value(factor.exponent(), steps, t), 0, MAX_LENGTH + 1);
      word.addAll(Collections.nCopies((int) times, symbol));
    }
    return word;
  }

  private static long value(Formula formula, int steps, long t) {
    return DepthDrawing.value(formula, Map.of("T", (long) steps, "t", t));
  }

  private static void add(
      Map<List<String>, BigFraction> sum, BigFraction coefficient, List<String> word) {
    sum.merge(List.copyOf(word), coefficient, BigFraction::add);
  }
}
