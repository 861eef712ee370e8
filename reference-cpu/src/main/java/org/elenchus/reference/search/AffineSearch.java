package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineErrorBracket;
import org.elenchus.claims.certificate.AffineErrorBracket.Bracket;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineObstruction.Row;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.search.Simplex.Optimum;
import org.elenchus.reference.words.WordTask;

/** Finds what settles statements about affine maps of a word, by exact linear programming. */
public final class AffineSearch {
  private static final int LONGEST = 5;

  private AffineSearch() {}

  /**
   * Looks for an obstruction or a separating impossibility on short words; where there is none, for
   * an accumulator that agrees with the task.
   *
   * @param s the statement, or a twin's
   * @param subject the claim's reading
   * @return grounds for the checker; a reason if nothing was found
   */
  public static Grounds settle(Computes s, String subject) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    for (int t = 1; t <= longest(s); t++) {
      List<List<Rational>> words = words(t, task, s.inputs());
      List<Rational> labels = words.stream().map(task::label).toList();
      if (s.agreement() == Agreement.EQUALS) {
        Optimum error = leastError(words, labels);
        if (error.value().signum() > 0) {
          var rows = rows(words, multipliers(error));
          return Proof.of(Role.CERTIFICATE, null, subject, new AffineObstruction(rows));
        }
      } else {
        Optional<Optimum> balance = balance(words, labels);
        if (balance.isPresent()) {
          var rows = rows(words, balance.get().x());
          return Proof.of(Role.CERTIFICATE, null, subject, new NonSeparability(rows));
        }
      }
    }
    Rational theta = task.theta();
    return Proof.of(
        Role.WITNESS,
        Provenance.CONSTRUCTED,
        subject,
        accumulator(s.lengths(), theta == null ? Rational.ZERO : theta.negate()));
  }

  /** An obstruction for all lengths must be as short as the shortest, another need only exist. */
  private static long longest(Computes s) {
    Long to =
        s.quantifier() == Quantifier.NO_MODEL ? Long.valueOf(s.range().from()) : s.range().to();
    return to == null ? LONGEST : Math.min(to, LONGEST);
  }

  /**
   * Brackets the least error for each length of the statement. The task is taken to depend on the
   * number of ones alone: then the best map may weigh all inputs alike, and a program in one
   * variable is left. The checker sees to it that the brackets are right for the task itself.
   *
   * @param s the statement, or a twin's
   * @param subject the claim's reading
   * @return grounds for the checker
   */
  public static Grounds settle(AffineError s, String subject) {
    WordTask task = WordTask.of(s.task(), "bits");
    List<Bracket> brackets = new ArrayList<>();
    for (int t = 1; t <= s.errors().size(); t++) {
      brackets.add(bracket(task, t));
    }
    return Proof.of(Role.CERTIFICATE, null, subject, new AffineErrorBracket(brackets));
  }

  private static Bracket bracket(WordTask task, int t) {
    List<List<Rational>> counts = new ArrayList<>();
    List<Rational> labels = new ArrayList<>();
    for (int ones = 0; ones <= t; ones++) {
      counts.add(List.of(Rational.of(ones)));
      labels.add(task.label(rotated(t, ones, 0)));
    }
    Optimum error = leastError(counts, labels);
    List<Row> dual = new ArrayList<>();
    for (int ones = 0; ones <= t; ones++) {
      Rational multiplier = multipliers(error).get(ones);
      int turns = ones == 0 || ones == t ? 1 : t;
      for (int turn = 0; turn < turns && multiplier.signum() != 0; turn++) {
        Rational share = multiplier.divide(Rational.of(turns));
        dual.add(new Row(plain(rotated(t, ones, turn)), share.toBigFraction()));
      }
    }
    BigFraction slope = error.prices().get(1).toBigFraction();
    BigFraction constant = error.prices().get(0).toBigFraction();
    if (dual.isEmpty()) {
      // The labels are affine in the count: any multipliers that cancel affine maps will do.
      dual.add(new Row(plain(rotated(t, 0, 0)), BigFraction.ONE));
      dual.add(new Row(plain(rotated(t, 0, 0)), BigFraction.ONE.negate()));
    }
    return new Bracket(Collections.nCopies(t, slope), constant, dual);
  }

  /** The word of T bits that has its ones next to each other, going round from a place. */
  private static List<Rational> rotated(int t, int ones, int from) {
    List<Rational> word = new ArrayList<>(Collections.nCopies(t, Rational.ZERO));
    for (int i = 0; i < ones; i++) {
      word.set((from + i) % t, Rational.ONE);
    }
    return word;
  }

  /** Greatest Σλy with Σλ = 0, Σλx = 0 and Σ|λ| = 1, where λ = p − q: x is (p, q). */
  private static Optimum leastError(List<List<Rational>> points, List<Rational> labels) {
    int n = points.size();
    int dimension = points.getFirst().size();
    List<List<Rational>> a = new ArrayList<>();
    for (int row = 0; row < dimension + 2; row++) {
      List<Rational> entries = new ArrayList<>();
      for (int j = 0; j < 2 * n; j++) {
        Rational entry =
            row == 0 || row > dimension ? Rational.ONE : points.get(j % n).get(row - 1);
        entries.add(j < n || row > dimension ? entry : entry.negate());
      }
      a.add(entries);
    }
    List<Rational> b = new ArrayList<>(Collections.nCopies(dimension + 1, Rational.ZERO));
    b.add(Rational.ONE);
    List<Rational> c = new ArrayList<>(labels);
    labels.forEach(label -> c.add(label.negate()));
    return Simplex.maximize(a, b, c).orElseThrow();
  }

  private static List<Rational> multipliers(Optimum error) {
    int n = error.x().size() / 2;
    List<Rational> lambda = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      lambda.add(error.x().get(i).subtract(error.x().get(n + i)));
    }
    return lambda;
  }

  /** Weights ≥ 0 of total 1 on each label, with one mean on both. */
  private static Optional<Optimum> balance(List<List<Rational>> words, List<Rational> labels) {
    int t = words.getFirst().size();
    List<List<Rational>> a = new ArrayList<>();
    List<Rational> b = new ArrayList<>();
    for (Rational label : List.of(Rational.ZERO, Rational.ONE)) {
      a.add(labels.stream().map(y -> y.equals(label) ? Rational.ONE : Rational.ZERO).toList());
      b.add(Rational.ONE);
    }
    for (int i = 0; i < t; i++) {
      List<Rational> entries = new ArrayList<>();
      for (int j = 0; j < words.size(); j++) {
        Rational x = words.get(j).get(i);
        entries.add(labels.get(j).equals(Rational.ONE) ? x : x.negate());
      }
      a.add(entries);
      b.add(Rational.ZERO);
    }
    return Simplex.maximize(a, b, Collections.nCopies(words.size(), Rational.ZERO));
  }

  /** All words of bits; over other inputs, words on both sides of θ that lie on one line. */
  private static List<List<Rational>> words(int t, WordTask task, String inputs) {
    if (!inputs.equals("bits")) {
      Rational theta = task.theta() == null ? Rational.ZERO : task.theta();
      List<List<Rational>> line = new ArrayList<>();
      for (int step = -1; step <= 2; step++) {
        List<Rational> word = new ArrayList<>(Collections.nCopies(t, Rational.ZERO));
        Rational last = theta.add(Rational.of(step));
        word.set(t - 1, inputs.equals("integers") ? Rational.of(last.floor()) : last);
        line.add(word);
      }
      return line;
    }
    List<List<Rational>> words = new ArrayList<>();
    for (int code = 0; code < 1 << t; code++) {
      List<Rational> word = new ArrayList<>();
      for (int i = t - 1; i >= 0; i--) {
        word.add(Rational.of(code >> i & 1));
      }
      words.add(word);
    }
    return words;
  }

  private static List<Row> rows(List<List<Rational>> words, List<Rational> multipliers) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (multipliers.get(i).signum() != 0) {
        rows.add(new Row(plain(words.get(i)), multipliers.get(i).toBigFraction()));
      }
    }
    return rows;
  }

  private static List<BigFraction> plain(List<Rational> values) {
    return values.stream().map(Rational::toBigFraction).toList();
  }

  /** One state that adds up its inputs: y = x_1 + ... + x_T + constant. */
  private static LinearStackNetwork accumulator(Extent lengths, Rational constant) {
    List<List<BigFraction>> one = List.of(List.of(BigFraction.ONE));
    return new LinearStackNetwork(
        lengths, List.of(new Layer(one, one, one, List.of(constant.toBigFraction()), "identity")));
  }
}
