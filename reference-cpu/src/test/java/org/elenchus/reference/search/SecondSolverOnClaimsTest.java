package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.uni_freiburg.informatik.ultimate.logic.Script.LBool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.elenchus.claims.certificate.AffineErrorBracket;
import org.elenchus.claims.certificate.AffineErrorBracket.Bracket;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineObstruction.Row;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Dropped;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.All;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.relation.Term.Binary;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.claims.relation.Term.Name;
import org.elenchus.claims.relation.Term.Operator;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.words.WordTask;
import org.junit.jupiter.api.Test;

/**
 * Every obstruction, non-separability and least error that the bundled claims, their twins and
 * their dropped hypotheses rest on, asked again of SMTInterpol: the words named allow no affine
 * map, and with one of them left out they do.
 */
class SecondSolverOnClaimsTest {
  private static final Rational LESS = Rational.of(1, 1000);

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> asked = new HashMap<>();

  @Test
  void agreesOnEveryAffineCertificate() {
    for (Claim claim : ClaimFiles.bundled().claims()) {
      for (Reading reading : claim.readings()) {
        String subject = claim.subject(reading);
        ask(subject, reading.statement(), false);
        edited(reading).forEach(statement -> ask(subject, statement, true));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(asked.getOrDefault("affine-obstruction", 0) >= 5, asked.toString());
    assertTrue(asked.getOrDefault("non-separability", 0) >= 3, asked.toString());
    assertEquals(2, asked.get("least errors"), asked.toString());
    assertEquals(2, asked.get("least errors of a twin"), asked.toString());
  }

  private static Stream<Statement> edited(Reading reading) {
    return Stream.concat(
        reading.checks().stream()
            .map(CheckCall::twin)
            .filter(Objects::nonNull)
            .distinct()
            .map(reading::twin),
        reading.needed().stream().map(Dropped::patch).map(reading::twin));
  }

  private void ask(String subject, Statement statement, boolean twin) {
    if (statement instanceof Computes s
        && ComputesSearch.settle(s, subject) instanceof Proof proof) {
      WordTask task = WordTask.of(s.task(), s.inputs());
      switch (proof.certificate()) {
        case AffineObstruction(var rows) -> askEqual(subject, task, rows);
        case NonSeparability(var rows) -> askSeparable(subject, task, rows);
        default -> {} // not of affine maps
      }
    }
    if (statement instanceof AffineError s
        && s.errors().size() == 16
        && AffineSearch.settle(s, subject) instanceof Proof proof
        && proof.certificate() instanceof AffineErrorBracket(var brackets)) {
      askErrors(subject, s, brackets, twin);
    }
  }

  private void askEqual(String subject, WordTask task, List<Row> rows) {
    List<Condition> equal =
        rows.stream()
            .<Condition>map(
                row -> new Comparison(Order.EQUAL, map(row), constant(task.label(word(row)))))
            .toList();
    askAll(subject, "affine-obstruction", rows.getFirst().input().size(), equal);
  }

  private void askSeparable(String subject, WordTask task, List<Row> rows) {
    List<Condition> sides =
        rows.stream()
            .<Condition>map(
                row ->
                    new Comparison(
                        task.label(word(row)).signum() == 0 ? Order.AT_MOST : Order.GREATER,
                        map(row),
                        constant(Rational.ZERO)))
            .toList();
    askAll(subject, "non-separability", rows.getFirst().input().size(), sides);
  }

  /** All of them together cannot be had; without the first they can. */
  private void askAll(String subject, String what, int length, List<Condition> conditions) {
    asked.merge(what, 1, Integer::sum);
    if (solve(length, conditions) != LBool.UNSAT) {
      wrong.add(subject + ": an affine map goes through all words of the " + what);
    }
    if (solve(length, conditions.subList(1, conditions.size())) != LBool.SAT) {
      wrong.add(subject + ": the first word of the " + what + " is not needed");
    }
  }

  /** Each error claimed is least; of the twin, which has another, some error is not. */
  private void askErrors(String subject, AffineError s, List<Bracket> brackets, boolean twin) {
    List<String> differing = new ArrayList<>();
    for (int length = 1; length <= brackets.size(); length++) {
      if (!isLeast(s, length, brackets.get(length - 1).dual())) {
        differing.add("T = " + length);
      }
    }
    asked.merge(twin ? "least errors of a twin" : "least errors", 1, Integer::sum);
    if (twin == differing.isEmpty()) {
      wrong.add(subject + (twin ? "/twin" : "") + ": not least at " + differing);
    }
  }

  /** On the words of the dual the error can be had and a thousandth less cannot. */
  private static boolean isLeast(AffineError s, int length, List<Row> dual) {
    WordTask task = WordTask.of(s.task(), "bits");
    Rational error = Rational.of(s.errors().get(length - 1));
    return solve(length, within(task, dual, error)) == LBool.SAT
        && (error.signum() == 0
            || solve(length, within(task, dual, error.subtract(LESS))) == LBool.UNSAT);
  }

  private static List<Condition> within(WordTask task, List<Row> rows, Rational error) {
    List<Condition> conditions = new ArrayList<>();
    for (Row row : rows) {
      Rational label = task.label(word(row));
      conditions.add(new Comparison(Order.AT_MOST, map(row), constant(label.add(error))));
      conditions.add(new Comparison(Order.AT_LEAST, map(row), constant(label.subtract(error))));
    }
    return conditions;
  }

  private static LBool solve(int length, List<Condition> conditions) {
    Map<String, Span> box = new HashMap<>();
    for (int i = 0; i <= length; i++) {
      box.put("w" + i, Span.ALL);
    }
    return LinearSolver.solve(new All(conditions), box).orElseThrow();
  }

  private static List<Rational> word(Row row) {
    return row.input().stream().map(Rational::of).toList();
  }

  /** Σ w_i x_i + w_T. */
  private static Term map(Row row) {
    int length = row.input().size();
    Term sum = new Name("w" + length);
    for (int i = 0; i < length; i++) {
      sum =
          new Binary(
              Operator.PLUS,
              sum,
              new Binary(Operator.TIMES, new Constant(row.input().get(i)), new Name("w" + i)));
    }
    return sum;
  }

  private static Term constant(Rational value) {
    return new Constant(value.toBigFraction());
  }
}
