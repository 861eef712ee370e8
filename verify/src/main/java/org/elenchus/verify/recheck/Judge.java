package org.elenchus.verify.recheck;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.Dropped;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.EvidenceFile.Without;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Decision;
import org.elenchus.claims.verdict.Ground;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.claims.verdict.VerdictPolicy;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Turns grounds into evidence and evidence into a verdict. The audit and the recheck both call
 * this, so that a verdict means the same in both; nothing that an evidence file says about itself
 * is used.
 */
public final class Judge {
  private Judge() {}

  /** The grounds cannot be judged: the auditor or its data is broken. */
  public static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  /**
   * What a check brought for a statement and for its twin.
   *
   * @param call the check that was called
   * @param grounds for the statement
   * @param twin for the twin; null where the grounds are a reason
   * @param seed the seed, where chance had a part
   * @param durationMillis how long it took
   */
  public record Brought(
      CheckCall call,
      Grounds grounds,
      @Nullable Grounds twin,
      @Nullable Long seed,
      long durationMillis) {}

  /**
   * What an evidence file says of a claim: all of it from the claim data but for the readings.
   *
   * @param claim the claim, from the claim data
   * @param readings its readings with their evidence
   * @return the claim's entry
   */
  public static ClaimEvidence entry(Claim claim, List<ReadingEvidence> readings) {
    return new ClaimEvidence(
        claim.id(),
        claim.origin(),
        claim.repairs(),
        claim.locator().document(),
        Place.of(claim.locator()),
        claim.kind(),
        claim.title(),
        claim.statement(),
        claim.dependsOn(),
        claim.contradicts(),
        readings,
        claim.assumptions(),
        claim.doesNotShow(),
        claim.trained());
  }

  /**
   * Judges one reading.
   *
   * @param claim the claim, from the claim data
   * @param reading one of its readings
   * @param brought what the checks brought
   * @param dropped what the first check brought without each hypothesis that the reading drops
   * @return the reading with evidence, verdict and summary
   * @throws BrokenException if a proof and a counterexample stand in one scope
   */
  public static ReadingEvidence judge(
      Claim claim, Reading reading, List<Brought> brought, List<Grounds> dropped) {
    List<Evidence> evidence = new ArrayList<>();
    List<Ground> grounds = new ArrayList<>();
    List<String> under = new ArrayList<>();
    for (Brought item : brought) {
      Ruling ruling = rule(reading.statement(), claim.subject(reading), item.grounds());
      Control control = control(claim, reading, item, ruling);
      evidence.add(evidence(item, ruling, control));
      if (ruling instanceof Accepted accepted) {
        Ground ground =
            new Ground(
                accepted.kind(),
                accepted.outcome(),
                accepted.scope(),
                true,
                control != null && control.asItShould());
        grounds.add(ground);
        accepted.under().stream().filter(u -> !under.contains(u)).forEach(under::add);
      } else {
        grounds.add(new Ground(Kind.REASON, Outcome.OPEN, reading.scope(), false, false));
      }
    }
    Verdict verdict = decide(claim, reading.scope(), grounds);
    return new ReadingEvidence(
        reading.reading(),
        reading.scope(),
        verdict,
        reading.expected(),
        under,
        Summary.of(verdict, reading.scope(), evidence, grounds),
        evidence,
        reading.says(),
        reading.formal(),
        reading.without() == null ? null : without(claim, reading, brought, dropped));
  }

  /**
   * The name of a reading without one of its hypotheses, for certificates.
   *
   * @param subject the reading's name
   * @param index which of the hypotheses that it drops, from 0
   * @return the name
   */
  public static String without(String subject, int index) {
    return subject + "/without/" + (index + 1);
  }

  private static List<Without> without(
      Claim claim, Reading reading, List<Brought> brought, List<Grounds> dropped) {
    if (brought.isEmpty() || dropped.size() != reading.needed().size()) {
      throw new BrokenException(
          "claim " + claim.id() + ": not every hypothesis that it drops has grounds");
    }
    Brought first = brought.getFirst();
    String subject = claim.subject(reading);
    Ruling original = rule(reading.statement(), subject, first.grounds());
    List<Without> without = new ArrayList<>();
    for (int i = 0; i < dropped.size(); i++) {
      Dropped needed = reading.needed().get(i);
      Brought bare = new Brought(first.call(), dropped.get(i), null, null, 0L);
      Ruling rest = rule(reading.twin(needed.patch()), without(subject, i), dropped.get(i));
      without.add(
          new Without(needed.hypothesis(), control(claim, needed.patch(), bare, original, rest)));
    }
    return without;
  }

  /**
   * Whether grounds for a twin settle it the other way than grounds for the statement.
   *
   * @param reading the reading
   * @param subject the reading's name
   * @param call the check, with its twin's edit
   * @param grounds for the statement
   * @param twin for the twin
   * @return false too if either is refused
   */
  public static boolean isSettledTheOtherWay(
      Reading reading, String subject, CheckCall call, Grounds grounds, Grounds twin) {
    Patch patch = call.twin();
    return patch != null
        && isOpposite(
            rule(reading.statement(), subject, grounds),
            rule(reading.twin(patch), subject + "/twin", twin));
  }

  private static Verdict decide(Claim claim, Scope scope, List<Ground> grounds) {
    return switch (VerdictPolicy.decide(scope, grounds)) {
      case Decision.Decided(Verdict verdict) -> verdict;
      case Decision.Broken(String reason) ->
          throw new BrokenException("claim " + claim.id() + ": " + reason);
    };
  }

  private static Evidence evidence(Brought item, Ruling ruling, @Nullable Control control) {
    Scope scope =
        ruling instanceof Accepted accepted
            ? accepted.scope()
            : new Scope(org.elenchus.claims.scope.NumberSystem.REALS, new java.util.TreeMap<>());
    return new Evidence(
        scope,
        item.call().check(),
        ruling instanceof Accepted,
        item.seed(),
        item.durationMillis(),
        control,
        item.grounds(),
        ruling.sentence());
  }

  private static @Nullable Control control(
      Claim claim, Reading reading, Brought item, Ruling original) {
    Patch patch = item.call().twin();
    Grounds grounds = item.twin();
    if (patch == null || grounds == null) {
      return null;
    }
    Ruling twin = rule(reading.twin(patch), claim.subject(reading) + "/twin", grounds);
    Brought bare = new Brought(item.call(), grounds, null, item.seed(), 0L);
    return control(claim, patch, bare, original, twin);
  }

  private static Control control(
      Claim claim, Patch patch, Brought bare, Ruling original, Ruling edited) {
    Verdict verdict =
        edited instanceof Accepted accepted
            ? decide(
                claim,
                accepted.scope(),
                List.of(
                    new Ground(accepted.kind(), accepted.outcome(), accepted.scope(), true, true)))
            : Verdict.INCONCLUSIVE;
    return new Control(patch, verdict, evidence(bare, edited, null), isOpposite(original, edited));
  }

  /**
   * Whether a twin was settled the other way. A statement that was neither confirmed nor refuted (a
   * sample, a countermodel, an unfolding, runs that leave it open) needs a twin that was settled at
   * all, a countermodel one that holds.
   */
  static boolean isOpposite(Ruling original, Ruling twin) {
    if (!(original instanceof Accepted one) || !(twin instanceof Accepted other)) {
      return false;
    }
    boolean settled =
        switch (other.kind()) {
          case CERTIFICATE, FINITE, COUNTEREXAMPLE, RUNS, CELLS -> other.outcome() != Outcome.OPEN;
          case SAMPLE, COUNTERMODEL, UNFOLDING, REASON -> false;
        };
    if (!settled) {
      return false;
    }
    return switch (one.kind()) {
      case COUNTERMODEL -> other.outcome() == Outcome.HOLDS;
      case UNFOLDING -> true;
      case SAMPLE -> true;
      case REASON -> false;
      case CELLS ->
          one.outcome() == Outcome.OPEN // only a word such as "about" is at stake
              ? other.outcome() == Outcome.HOLDS
              : one.outcome() != other.outcome();
      case RUNS -> one.outcome() != other.outcome();
      case CERTIFICATE, FINITE, COUNTEREXAMPLE ->
          one.outcome() != Outcome.OPEN && one.outcome() != other.outcome();
    };
  }

  /** A certificate must be whole and made out for this statement before the checker sees it. */
  private static Ruling rule(Statement statement, String subject, Grounds grounds) {
    if (grounds instanceof Grounds.Proof proof) {
      if (!proof.isIntact()) {
        return new Refused("the certificate's digest is not that of its content");
      }
      if (!proof.subject().equals(subject)) {
        return new Refused(
            "the certificate is made out for " + proof.subject() + ", not for " + subject);
      }
    }
    return Checker.rule(statement, grounds);
  }
}
