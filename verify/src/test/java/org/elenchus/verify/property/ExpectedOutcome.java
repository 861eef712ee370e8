package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Sample;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Ground;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.checker.Ruling.Accepted;

/** Holds what a property found against what its annotation declares. */
final class ExpectedOutcome {
  private ExpectedOutcome() {}

  /** What is wrong, each in a sentence that begins with the claim's id; empty if nothing. */
  static List<String> problems(Binding binding, Statement statement, boolean twin, long seed) {
    Settles settles = binding.settles();
    String subject = binding.subject() + (twin ? "/twin" : "");
    Settles.Outcome expected = twin ? settles.twin() : settles.expect();
    List<Grounds> grounds;
    try {
      grounds = new Sampling(List.of(binding)).sample(statement, subject, seed, 1);
    } catch (PropertyException e) {
      return List.of(subject + ": " + e.getMessage());
    }
    List<String> problems = new ArrayList<>();
    boolean falsified = ((Sample) grounds.getFirst()).falsified();
    if (falsified != (expected == Settles.Outcome.FALSIFIED)) {
      problems.add(
          subject + ": " + expected + " is declared of " + binding.property() + ", not " + grounds);
    }
    boolean misses =
        settles.expect() == Settles.Outcome.MISSED || settles.twin() == Settles.Outcome.MISSED;
    if (misses == settles.missed().isEmpty()) {
      problems.add(subject + ": the reason for a miss is given exactly where one is declared");
    }
    for (Grounds ground : grounds) {
      if (ground instanceof Proof proof && !isCounterexample(Checker.rule(statement, proof))) {
        problems.add(subject + ": the witness is " + Checker.rule(statement, proof));
      }
    }
    return problems;
  }

  private static boolean isCounterexample(Ruling ruling) {
    return ruling instanceof Accepted accepted && accepted.outcome() == Ground.Outcome.FAILS;
  }
}
