package org.elenchus.verify.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.EvidenceFile.Without;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.statement.Statement;
import org.elenchus.verify.check.Check;
import org.elenchus.verify.check.CheckException;
import org.elenchus.verify.check.Checks;
import org.elenchus.verify.check.Context;
import org.elenchus.verify.recheck.Judge;
import org.elenchus.verify.recheck.Judge.Brought;
import org.jspecify.annotations.Nullable;

/** Runs the checks of claims, each beside its twin, and has the grounds judged. */
public final class Audit {
  private final Context context;

  /**
   * An audit.
   *
   * @param context seed, budget and device of the run
   */
  public Audit(Context context) {
    this.context = context;
  }

  /** Told of each claim as it is begun. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A claim is begun.
     *
     * @param claim its id
     */
    void begins(String claim);
  }

  /**
   * Which claims a run is about.
   *
   * @param claims all claims
   * @param only ids; empty for all
   * @return the chosen claims in document order
   */
  public static List<Claim> choose(ClaimSet claims, Set<String> only) {
    return claims.claims().stream()
        .filter(claim -> only.isEmpty() || only.contains(claim.id()))
        .toList();
  }

  /**
   * Settles claims.
   *
   * @param claims the claims, in order
   * @param progress told of each claim
   * @return the claims with their evidence
   * @throws CheckException if a check broke, or a twin did not come out the other way
   */
  public List<ClaimEvidence> run(List<Claim> claims, Progress progress) {
    List<ClaimEvidence> settled = new ArrayList<>();
    for (Claim claim : claims) {
      progress.begins(claim.id());
      List<ReadingEvidence> readings = new ArrayList<>();
      for (Reading reading : claim.readings()) {
        readings.add(settle(claim, reading));
      }
      settled.add(Judge.entry(claim, readings));
    }
    return settled;
  }

  private ReadingEvidence settle(Claim claim, Reading reading) {
    String subject = claim.subject(reading);
    List<Brought> brought = new ArrayList<>();
    for (CheckCall call : reading.checks()) {
      try {
        brought.addAll(bring(reading, subject, call));
      } catch (InputException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new CheckException(
            "claim " + subject + ": check " + call.check() + " broke: " + e.getMessage(), e);
      }
    }
    ReadingEvidence judged = Judge.judge(claim, reading, brought, dropped(reading, subject));
    judged.evidence().forEach(evidence -> demandTwin(subject, evidence));
    judged.dropped().forEach(without -> demandNeeded(subject, without));
    return judged;
  }

  /** What the first check brings without each hypothesis in turn. */
  private List<Grounds> dropped(Reading reading, String subject) {
    CheckCall first = reading.checks().getFirst();
    List<Grounds> dropped = new ArrayList<>();
    for (int i = 0; i < reading.needed().size(); i++) {
      dropped.add(
          settle(reading.twin(reading.needed().get(i).patch()), Judge.without(subject, i), first)
              .getFirst());
    }
    return dropped;
  }

  /** A hypothesis that can be dropped is none: the claim's data say too much. */
  private static void demandNeeded(String subject, Without without) {
    if (!without.control().asItShould()) {
      throw new CheckException(
          "claim "
              + subject
              + ": nothing is shown to fail without the hypothesis that "
              + without.hypothesis()
              + ": "
              + without.control().evidence().finding());
    }
  }

  private List<Brought> bring(Reading reading, String subject, CheckCall call) {
    long start = System.nanoTime();
    List<Grounds> grounds = settle(reading.statement(), subject, call);
    List<Grounds> twins = List.of();
    Patch patch = call.twin();
    if (patch != null) {
      twins = new ArrayList<>(settle(reading.twin(patch), subject + "/twin", call));
      for (String other : settlingTwin(reading, subject, call, grounds, twins)) {
        CheckCall exact = new CheckCall(other, patch, settings(reading, other));
        twins.addAll(settle(reading.twin(patch), subject + "/twin", exact));
      }
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    List<Brought> brought = new ArrayList<>();
    for (Grounds ground : grounds) {
      boolean reason = ground instanceof Grounds.Reason;
      brought.add(
          new Brought(
              call,
              ground,
              reason ? null : opposite(reading, subject, call, ground, twins),
              usesChance(ground) ? context.seed() : null,
              millis));
    }
    return brought;
  }

  /**
   * Other checks that settle the twin: the one that the call names; else, where a sample happens
   * not to, the exact ones of the same reading. So what is shown does not hang on the seed.
   */
  private static List<String> settlingTwin(
      Reading reading, String subject, CheckCall call, List<Grounds> grounds, List<Grounds> twins) {
    List<String> named = Checks.settlesTwin(call).stream().toList();
    boolean settled =
        grounds.stream()
            .allMatch(
                ground ->
                    twins.stream()
                        .anyMatch(
                            twin ->
                                Judge.isSettledTheOtherWay(reading, subject, call, ground, twin)));
    if (!named.isEmpty()
        || settled
        || grounds.stream().noneMatch(Grounds.Sample.class::isInstance)) {
      return named;
    }
    return reading.checks().stream()
        .map(CheckCall::check)
        .filter(check -> !check.equals(call.check()))
        .toList();
  }

  private List<Grounds> settle(Statement statement, String subject, CheckCall call) {
    Check check = Checks.named(call.check());
    return check.settle(statement, subject, call, context);
  }

  /** What the reading gives to a check that it calls too, such as the identity behind a bound. */
  private static @Nullable JsonNode settings(Reading reading, String check) {
    return reading.checks().stream()
        .filter(call -> call.check().equals(check))
        .findFirst()
        .map(CheckCall::settings)
        .orElse(null);
  }

  /** Of the grounds for the twin, the first that settle it the other way; else the first. */
  private static @Nullable Grounds opposite(
      Reading reading, String subject, CheckCall call, Grounds ground, List<Grounds> twins) {
    return twins.stream()
        .filter(twin -> Judge.isSettledTheOtherWay(reading, subject, call, ground, twin))
        .findFirst()
        .orElse(twins.isEmpty() ? null : twins.getFirst());
  }

  private static boolean usesChance(Grounds grounds) {
    return grounds instanceof Grounds.Sample || grounds instanceof Grounds.Runs;
  }

  /**
   * A check that cannot come out the other way is a defect, not a verdict. Training is spared: runs
   * that ended early leave claim or twin open, and the policy lets such a pair decide nothing.
   */
  private static void demandTwin(String subject, Evidence evidence) {
    if (evidence.grounds() instanceof Grounds.Reason) {
      return;
    }
    if (!evidence.rechecked()) {
      throw new CheckException(
          "claim "
              + subject
              + ": what check "
              + evidence.check()
              + " brought was refused: "
              + evidence.finding());
    }
    Control control = evidence.control();
    boolean outOfTime = evidence.grounds() instanceof Grounds.Runs;
    if (!outOfTime && (control == null || !control.asItShould())) {
      throw new CheckException(
          "claim "
              + subject
              + ": the twin of check "
              + evidence.check()
              + " was not settled the other way: the claim: "
              + evidence.finding()
              + " The twin: "
              + (control == null ? "none" : control.evidence().finding()));
    }
  }
}
