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
    Sample sample = (Sample) grounds.getFirst();
    Settles.Outcome seen =
        sample.falsified()
            ? Settles.Outcome.FALSIFIED
            : sample.original().isEmpty() ? Settles.Outcome.PASSES : Settles.Outcome.FOUND;
    if (seen != (expected == Settles.Outcome.MISSED ? Settles.Outcome.PASSES : expected)) {
      problems.add(
          subject + ": " + expected + " is declared of " + binding.property() + ", not " + grounds);
    }
    boolean misses =
        settles.expect() == Settles.Outcome.MISSED || settles.twin() == Settles.Outcome.MISSED;
    if (misses == settles.missed().isEmpty()) {
      problems.add(subject + ": the reason for a miss is given exactly where one is declared");
    }
    Ground.Outcome needed =
        seen == Settles.Outcome.FOUND ? Ground.Outcome.HOLDS : Ground.Outcome.FAILS;
    for (Grounds ground : grounds) {
      if (ground instanceof Proof proof) {
        Ruling ruling = Checker.rule(statement, proof);
        if (!(ruling instanceof Accepted accepted)
            || (accepted.kind() != Ground.Kind.COUNTERMODEL && accepted.outcome() != needed)) {
          problems.add(subject + ": the witness is " + ruling);
        }
      }
    }
    return problems;
  }
}
