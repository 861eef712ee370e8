package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.uni_freiburg.informatik.ultimate.logic.Logics;
import de.uni_freiburg.informatik.ultimate.logic.Script.LBool;
import de.uni_freiburg.informatik.ultimate.logic.Sort;
import de.uni_freiburg.informatik.ultimate.logic.Term;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.WordTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of affine maps of short words, asked again of a solver that shares no code. */
class SecondSolverTest {
  /** The solver's own tolerance on its optimum, 1e-6 by its documentation, with room to spare. */
  private static final double SIMPLEX_TOLERANCE = 1e-5;

  /** Whether an affine map equals the label, or has its sign, on all words of T bits. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          parity,             ,      , 1
          parity,             ,      , 2
          parity,             ,      , 4
          threshold,          theta, 0, 1
          threshold,          theta, 1, 3
          threshold,          theta, 2, 3
          threshold,          theta, 3, 3
          temporal-xor,       lag,   1, 3
          temporal-xor,       lag,   2, 2
          saturating-counter, limit, 1, 4
          """)
  void agreesOnWhatIsPossible(String name, String key, String value, int length) {
    TaskRef ref = TaskRef.of(name, key == null ? Map.of() : Map.of(key, value));
    WordTask task = WordTask.of(ref, "bits");
    for (Agreement how : List.of(Agreement.EQUALS, Agreement.SIGN)) {
      Solver solver = new Solver(length);
      for (List<Rational> word : words(length)) {
        Rational label = task.label(word);
        Term value1 = solver.map(word);
        if (how == Agreement.EQUALS) {
          solver.script.assertTerm(solver.script.term("=", value1, solver.number(label)));
        } else {
          String relation = label.equals(Rational.ONE) ? ">" : "<=";
          solver.script.assertTerm(
              solver.script.term(relation, value1, solver.number(Rational.ZERO)));
        }
      }
      Computes statement =
          new Computes(
              Quantifier.NO_MODEL,
              ModelClass.of("linear-rnn", Readout.AFFINE),
              ref,
              how,
              "bits",
              Extent.parse("" + length));
      boolean impossible =
          ComputesSearch.settle(statement, "test") instanceof Proof proof
              && Checker.rule(statement, proof) instanceof Accepted accepted
              && accepted.outcome() == Outcome.HOLDS;
      assertEquals(impossible ? LBool.UNSAT : LBool.SAT, solver.script.checkSat(), how.toString());
    }
  }

  /** An error that is claimed to be least can be had, and a thousandth less cannot. */
  @ParameterizedTest
  @CsvSource({"linear-threshold-error", "linear-xor-error"})
  void agreesOnLeastErrors(String slug) {
    AffineError claim =
        (AffineError)
            ClaimFiles.bundled()
                .find("ssm-expressivity-q1/" + slug)
                .orElseThrow()
                .readings()
                .getFirst()
                .statement();
    WordTask task = WordTask.of(claim.task(), "bits");
    for (int length = 1; length <= 5; length++) {
      Rational error = Rational.of(claim.errors().get(length - 1));
      assertEquals(LBool.SAT, within(task, length, error), "T = " + length);
      Rational less = error.subtract(Rational.of(1, 1000));
      assertEquals(LBool.UNSAT, within(task, length, less), "T = " + length);
    }
  }

  /** The same least errors as the optimum of a linear programme in floating point. */
  @ParameterizedTest
  @CsvSource({"linear-threshold-error", "linear-xor-error"})
  void floatingPointSimplexAgreesOnLeastErrors(String slug) {
    AffineError claim =
        (AffineError)
            ClaimFiles.bundled()
                .find("ssm-expressivity-q1/" + slug)
                .orElseThrow()
                .readings()
                .getFirst()
                .statement();
    WordTask task = WordTask.of(claim.task(), "bits");
    for (int length = 1; length <= 6; length++) {
      assertEquals(
          claim.errors().get(length - 1).doubleValue(),
          leastError(task, length),
          SIMPLEX_TOLERANCE,
          "T = " + length);
    }
  }

  /** The least e with |w·x + b - label| ≤ e for all words x; the unknowns are w, b and e. */
  private static double leastError(WordTask task, int length) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (List<Rational> word : words(length)) {
      double[] map = new double[length + 2];
      for (int i = 0; i < length; i++) {
        map[i] = word.get(i).doubleValue();
      }
      map[length] = 1;
      double label = task.label(word).doubleValue();
      double[] above = map.clone();
      above[length + 1] = -1;
      constraints.add(new LinearConstraint(above, Relationship.LEQ, label));
      double[] below = map.clone();
      below[length + 1] = 1;
      constraints.add(new LinearConstraint(below, Relationship.GEQ, label));
    }
    double[] error = new double[length + 2];
    error[length + 1] = 1;
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(error, 0),
            new LinearConstraintSet(constraints),
            GoalType.MINIMIZE,
            new NonNegativeConstraint(false))
        .getValue();
  }

  private static LBool within(WordTask task, int length, Rational error) {
    Solver solver = new Solver(length);
    for (List<Rational> word : words(length)) {
      Rational label = task.label(word);
      Term value = solver.map(word);
      solver.script.assertTerm(solver.script.term("<=", value, solver.number(label.add(error))));
      solver.script.assertTerm(
          solver.script.term(">=", value, solver.number(label.subtract(error))));
    }
    return solver.script.checkSat();
  }

  private static List<List<Rational>> words(int length) {
    List<List<Rational>> words = new ArrayList<>();
    for (int code = 0; code < 1 << length; code++) {
      List<Rational> word = new ArrayList<>();
      for (int i = length - 1; i >= 0; i--) {
        word.add(Rational.of(code >> i & 1));
      }
      words.add(word);
    }
    return words;
  }

  /** Unknown weights and a constant. */
  private static final class Solver {
    private final SMTInterpol script = new SMTInterpol();
    private final List<Term> weights = new ArrayList<>();

    Solver(int length) {
      script.setOption(":verbosity", 1);
      script.setLogic(Logics.QF_LRA);
      for (int i = 0; i <= length; i++) {
        script.declareFun("w" + i, new Sort[0], script.sort("Real"));
        weights.add(script.term("w" + i));
      }
    }

    /** The map at a word of bits: the constant and the weights of its ones. */
    Term map(List<Rational> word) {
      Term sum = weights.getLast();
      for (int i = 0; i < word.size(); i++) {
        if (word.get(i).signum() != 0) {
          sum = script.term("+", sum, weights.get(i));
        }
      }
      return sum;
    }

    Term number(Rational value) {
      Term size = script.decimal(value.abs().numerator() + ".0");
      Term below = script.decimal(value.denominator() + ".0");
      Term quotient = script.term("/", size, below);
      return value.signum() < 0 ? script.term("-", quotient) : quotient;
    }
  }
}
