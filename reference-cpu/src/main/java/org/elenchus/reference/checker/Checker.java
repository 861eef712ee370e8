package org.elenchus.reference.checker;

import java.util.function.Function;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.ByDefinition;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.Cited;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.ExactRange;
import org.elenchus.claims.statement.Follows;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.GradientPersistence;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.claims.statement.IterateNotCollapsed;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.statement.ReachableDimension;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.Relation;
import org.elenchus.claims.statement.RootCount;
import org.elenchus.claims.statement.SelectiveComputes;
import org.elenchus.claims.statement.SpectrumRank;
import org.elenchus.claims.statement.StackDegree;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;

/**
 * Holds grounds against a statement. One rule class per form of statement; each rebuilds what it
 * needs (labels, models, printed intervals) from the statement and reads from the grounds only what
 * it can check.
 */
public final class Checker {
  private Checker() {}

  /**
   * Rules on grounds.
   *
   * @param statement the formal statement, from the claim data
   * @param grounds what a search brought, not believed
   * @return accepted with what they establish, or refused with the reason
   */
  public static Ruling rule(Statement statement, Grounds grounds) {
    if (grounds instanceof Grounds.Reason(String reason)) {
      return new Accepted(Kind.REASON, Outcome.OPEN, anywhere(), reason);
    }
    if (grounds instanceof Grounds.Sample sample) {
      return new Accepted(Kind.SAMPLE, Outcome.OPEN, anywhere(), sample.errorBound());
    }
    try {
      return switch (statement) {
        case AffineError error -> AffineErrorRule.rule(error, grounds);
        case Computes computes -> ComputesRule.rule(computes, grounds);
        case Learns learns when grounds instanceof Grounds.Runs runs ->
            LearnsRule.rule(learns, runs);
        case LearningMatrix matrix when grounds instanceof Grounds.Runs runs ->
            LearningMatrixRule.rule(matrix, runs);
        case Learns _, LearningMatrix _ ->
            new Refused("a statement about learning is settled by training runs alone");
        case ForAll forAll -> certified(grounds, c -> ForAllRule.rule(forAll, c));
        case ExactRange range -> certified(grounds, c -> ExactRangeRule.rule(range, c));
        case Derivatives derivatives -> certified(grounds, c -> ForAllRule.rule(derivatives, c));
        case RootCount roots -> certified(grounds, c -> EquationRule.count(roots, c));
        case Follows follows -> certified(grounds, c -> EquationRule.follows(follows, c));
        case Recognition recognition ->
            certified(grounds, c -> RecognitionRule.rule(recognition, c));
        case SpectrumRank ranks -> certified(grounds, c -> EquationRule.ranks(ranks, c));
        case GradientPersistence gradients ->
            certified(grounds, c -> PersistenceRule.rule(gradients, c));
        case Relation relation -> RelationRule.rule(relation, grounds);
        case Cited cited -> new Refused("a cited result is not settled here: " + cited.source());
        case AdditiveInPositions additive ->
            certified(grounds, c -> AdditivityRule.rule(additive, c));
        case EntryDecides entry -> certified(grounds, c -> EntryRule.rule(entry, c));
        case ByDefinition definition -> certified(grounds, c -> DefinitionRule.rule(definition, c));
        case Aperiodic aperiodic -> certified(grounds, c -> MachineRule.aperiodic(aperiodic, c));
        case ChainMaps chains -> certified(grounds, c -> MachineRule.chains(chains, c));
        case GridComputes computes -> certified(grounds, c -> MachineRule.computes(computes, c));
        case AffineInInputs affine -> certified(grounds, c -> SuperpositionRule.rule(affine, c));
        case IterateNotCollapsed iterate ->
            certified(grounds, c -> LinearityRule.iterate(iterate, c));
        case ReachableDimension reach -> certified(grounds, c -> LinearityRule.dimension(reach, c));
        case SelectiveComputes computes ->
            certified(grounds, c -> LinearityRule.selective(computes, c));
        case StackDegree degree -> certified(grounds, c -> DepthRule.degree(degree, c));
        case ZeroPadding padding -> certified(grounds, c -> SuperpositionRule.padding(padding, c));
        case GridNetComputes net -> certified(grounds, c -> MachineRule.net(net, c));
        case StackDepth depth -> certified(grounds, c -> DepthRule.rule(depth, c));
        case UnrollsTo unrolling -> certified(grounds, c -> UnrollingRule.rule(unrolling, c));
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      // What a rule insists on (Require) and what exact arithmetic cannot do are both refusals.
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Ruling certified(Grounds grounds, Function<Certificate, Ruling> rule) {
    return grounds instanceof Grounds.Proof proof
        ? rule.apply(proof.certificate())
        : new Refused("the statement needs a certificate, not " + grounds.type());
  }

  private static Scope anywhere() {
    return Scope.of(NumberSystem.REALS, java.util.Map.of());
  }
}
