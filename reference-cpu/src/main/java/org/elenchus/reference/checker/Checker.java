package org.elenchus.reference.checker;

import static org.elenchus.claims.statement.Recognition.Quantifier.SOME;
import static org.elenchus.claims.verdict.Ground.Kind.CELLS;
import static org.elenchus.claims.verdict.Ground.Kind.CERTIFICATE;
import static org.elenchus.claims.verdict.Ground.Kind.COUNTERMODEL;
import static org.elenchus.claims.verdict.Ground.Kind.FINITE;
import static org.elenchus.claims.verdict.Ground.Kind.RUNS;
import static org.elenchus.claims.verdict.Ground.Kind.UNFOLDING;
import static org.elenchus.reference.checker.Inference.compared;
import static org.elenchus.reference.checker.Inference.counterexample;
import static org.elenchus.reference.checker.Inference.disproved;
import static org.elenchus.reference.checker.Inference.oneDoes;
import static org.elenchus.reference.checker.Inference.opposed;
import static org.elenchus.reference.checker.Inference.proved;
import static org.elenchus.reference.checker.Inference.provedOrCounterexample;
import static org.elenchus.reference.checker.Inference.when;

import java.util.Map;
import org.elenchus.claims.certificate.AffineErrorBracket;
import org.elenchus.claims.certificate.AffineMap;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ChainMapCount;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.ContraryNetwork;
import org.elenchus.claims.certificate.CountLabels;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.DegreeTable;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.EntryTable;
import org.elenchus.claims.certificate.FoundNetworks;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.certificate.HankelRanks;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.Isolation;
import org.elenchus.claims.certificate.IteratedPolynomial;
import org.elenchus.claims.certificate.LabelCorrelations;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.certificate.MonoidClosure;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.MonotoneOrbit;
import org.elenchus.claims.certificate.PaddedIdentity;
import org.elenchus.claims.certificate.PaddingFailure;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.certificate.PieceCounts;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.Ranks;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.ResidueClasses;
import org.elenchus.claims.certificate.RestlessMap;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.certificate.Unfolding;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.certificate.WalkedPairs;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.statement.Aperiodic;
import org.elenchus.claims.statement.ByDefinition;
import org.elenchus.claims.statement.ChainMaps;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.EntryDecides;
import org.elenchus.claims.statement.ExactRange;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.FoldedPieces;
import org.elenchus.claims.statement.Follows;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.GradientPersistence;
import org.elenchus.claims.statement.GridComputes;
import org.elenchus.claims.statement.GridNetComputes;
import org.elenchus.claims.statement.IterateNotCollapsed;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.statement.LeastLoss;
import org.elenchus.claims.statement.LeastPieces;
import org.elenchus.claims.statement.LeastStates;
import org.elenchus.claims.statement.NetworkTable;
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
import org.elenchus.reference.proof.Depths;
import org.elenchus.reference.proof.Entries;
import org.elenchus.reference.proof.Equations;
import org.elenchus.reference.proof.ExactRanges;
import org.elenchus.reference.proof.HankelMatrix;
import org.elenchus.reference.proof.LeastErrors;
import org.elenchus.reference.proof.LeastLosses;
import org.elenchus.reference.proof.Machines;
import org.elenchus.reference.proof.MixedDifferences;
import org.elenchus.reference.proof.NetworkTables;
import org.elenchus.reference.proof.Pieces;
import org.elenchus.reference.proof.PrintedFigures;
import org.elenchus.reference.proof.RecognisingCells;
import org.elenchus.reference.proof.Recurrences;
import org.elenchus.reference.proof.Superpositions;
import org.elenchus.reference.proof.Unfoldings;
import org.elenchus.reference.proof.Universals;
import org.elenchus.reference.proof.Unrollings;
import org.elenchus.reference.statistics.FittedLaws;
import org.elenchus.reference.statistics.GradientLaws;
import org.elenchus.reference.statistics.HolmFamily;
import org.elenchus.reference.statistics.SeedIntervals;

/**
 * Holds grounds against a statement. Which grounds may speak of which form of statement, and what
 * follows from what they show, is decided here, one row for each such pair; that they show it is
 * recomputed in {@code proof} and {@code statistics}, from the statement's data. Of the grounds
 * only that is read which can be checked.
 */
public final class Checker {
  private Checker() {}

  private record Pair(Statement statement, Certificate certificate) {}

  /**
   * Rules on grounds.
   *
   * @param statement the formal statement, from the claim data
   * @param grounds what a search brought, not believed
   * @return accepted with what they establish, or refused with the reason
   */
  public static Ruling rule(Statement statement, Grounds grounds) {
    try {
      return switch (grounds) {
        case Grounds.Reason(String reason) ->
            new Accepted(Kind.REASON, Outcome.OPEN, anywhere(), reason);
        case Grounds.Sample sample ->
            new Accepted(Kind.SAMPLE, Outcome.OPEN, anywhere(), sample.errorBound());
        case Grounds.Proof proof -> certified(statement, proof.certificate());
        case Grounds.Runs runs -> trained(statement, runs);
        case Grounds.Cells(var cells) when statement instanceof Relation s ->
            compared(CELLS, PrintedFigures.cells(s, cells));
        case Grounds.Cells _ -> refused(statement, "printed cells");
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      // What a proof insists on (Require) and what exact arithmetic cannot do are both refusals.
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  private static Ruling certified(Statement statement, Certificate certificate) {
    return switch (new Pair(statement, certificate)) {
      // What models compute on words.
      case Pair(AdditiveInPositions s, MixedDifference given) ->
          counterexample(MixedDifferences.mixes(s, given));
      case Pair(AdditiveInPositions s, AffineStep step) -> ComputesRule.additive(s, step);
      case Pair(AffineError s, AffineErrorBracket(var lengths)) ->
          compared(CERTIFICATE, LeastErrors.brackets(s, lengths));
      case Pair(AffineError s, AffineMap map) -> counterexample(LeastErrors.closer(s, map));
      case Pair(AffineError s, AffineObstruction(var rows)) ->
          counterexample(LeastErrors.farther(s, rows));
      case Pair(LeastLoss s, LabelCorrelations(var means)) ->
          compared(CERTIFICATE, LeastLosses.asClaimed(s, means));
      case Pair(Computes s, _) -> ComputesRule.computes(s, certificate);
      case Pair(EntryDecides s, EntryTable table) -> compared(CERTIFICATE, Entries.table(s, table));
      case Pair(Recognition s, InvariantBoxes boxes) ->
          when(s.quantifier() == SOME, RecognisingCells.invariant(s, boxes));
      case Pair(Recognition s, MonotoneOrbit orbit) ->
          when(s.quantifier() != SOME, RecognisingCells.settles(s, orbit));
      case Pair(Recognition s, ResidueClasses classes) ->
          when(s.quantifier() == SOME, RecognisingCells.counts(s, classes));
      case Pair(Recognition s, Contraction given) ->
          when(s.quantifier() != SOME, RecognisingCells.forgets(s, given));
      case Pair(Recognition s, WrongWord word) when s.quantifier() == SOME ->
          disproved(RecognisingCells.wrong(s, word));

      // Finite machines.
      case Pair(Aperiodic s, MonoidClosure closure) ->
          when(s.aperiodic(), Machines.comesToRest(s, closure));
      case Pair(Aperiodic s, PeriodicWord word) -> when(!s.aperiodic(), Machines.returns(s, word));
      case Pair(ChainMaps s, ChainMapCount(var counts)) ->
          compared(FINITE, Machines.allChainMaps(s, counts));
      case Pair(ChainMaps s, RestlessMap(var images)) ->
          counterexample(Machines.restless(s, images));
      case Pair(GridComputes s, WalkedPairs walk) -> proved(Machines.computes(s, walk));
      case Pair(GridComputes s, WrongWord(var word)) -> counterexample(Machines.wrong(s, word));
      case Pair(GridNetComputes s, GridNetwork(var net)) ->
          oneDoes(s.possible(), Machines.net(s, net));
      case Pair(SelectiveComputes s, SelectiveNetwork network) ->
          oneDoes(s.possible(), Recurrences.selective(s, network));

      case Pair(LeastStates s, HankelRanks given) ->
          compared(CERTIFICATE, HankelMatrix.least(s, given));

      case Pair(NetworkTable s, FoundNetworks given) ->
          compared(
              s.range().to() == null ? CERTIFICATE : FINITE, NetworkTables.asClaimed(s, given));
      case Pair(NetworkTable s, ContraryNetwork given) ->
          counterexample(NetworkTables.contradicted(s, given));

      // Models as polynomials and as unrolled graphs.
      case Pair(AffineInInputs s, AffineStep step) ->
          proved(Superpositions.affine(s.models(), step));
      case Pair(AffineInInputs s, SuperpositionFailure given) ->
          counterexample(Superpositions.fails(s.models(), given));
      case Pair(IterateNotCollapsed s, IteratedPolynomial(var coefficients)) ->
          provedOrCounterexample(CERTIFICATE, Recurrences.iterate(s, coefficients));
      case Pair(ReachableDimension s, ReachingRecurrence given) ->
          provedOrCounterexample(CERTIFICATE, Recurrences.dimension(s, given));
      case Pair(StackDegree s, DegreeTable(var degrees)) ->
          provedOrCounterexample(FINITE, Depths.degrees(s, degrees));
      case Pair(StackDepth s, DepthPotential potential) -> proved(Depths.forAll(s, potential));
      case Pair(StackDepth s, LongestPath path) -> counterexample(Depths.atOneSize(s, path));
      case Pair(LeastPieces s, CountLabels given) -> compared(CERTIFICATE, Pieces.least(s, given));
      case Pair(FoldedPieces s, PieceCounts(var pieces)) ->
          provedOrCounterexample(FINITE, Pieces.folded(s, pieces));
      case Pair(UnrollsTo s, UnrollingInduction given) -> proved(Unrollings.induction(s, given));
      case Pair(UnrollsTo s, UnrollingMismatch given) ->
          counterexample(Unrollings.mismatch(s, given));
      case Pair(ZeroPadding s, PaddedIdentity(var symbols)) ->
          proved(Superpositions.padded(s, symbols));
      case Pair(ZeroPadding s, PaddingFailure given) ->
          counterexample(Superpositions.notPadded(s, given));

      // Relations, equations and conclusions over numbers.
      case Pair(ByDefinition s, Unfolding given) ->
          compared(s.models().isEmpty() ? CERTIFICATE : UNFOLDING, Unfoldings.holds(s, given));
      case Pair(ByDefinition s, Instance given) -> counterexample(Unfoldings.fails(s, given));
      case Pair(Derivatives s, Point point) -> counterexample(Universals.failsAt(s, point));
      case Pair(Derivatives s, _) -> proved(Universals.holds(s, certificate));
      case Pair(ExactRange s, MonotoneEnds ends) -> proved(ExactRanges.ends(s, ends));
      case Pair(ExactRange s, Point point) -> counterexample(ExactRanges.against(s, point));
      case Pair(Follows s, Countermodel model) ->
          compared(COUNTERMODEL, Equations.leftOpen(s, model));
      case Pair(Follows s, _) -> proved(Equations.follows(s, certificate));
      case Pair(ForAll s, Point point) -> counterexample(Universals.failsAt(s, point));
      case Pair(ForAll s, _) -> proved(Universals.holds(s, certificate));
      case Pair(RootCount s, Isolation cuts) -> compared(CERTIFICATE, Equations.count(s, cuts));
      case Pair(SpectrumRank s, Ranks ranks) ->
          provedOrCounterexample(FINITE, Equations.ranks(s, ranks));

      // Measured values.
      case Pair(GradientPersistence s, GradientNorms norms) ->
          compared(RUNS, GradientLaws.fitted(s, norms));
      case Pair(Fit s, LeastSquares points) -> compared(RUNS, FittedLaws.claimed(s, points));

      default ->
          refused(statement, "a certificate of class " + certificate.getClass().getSimpleName());
    };
  }

  private static Ruling trained(Statement statement, Grounds.Runs runs) {
    return switch (statement) {
      case Learns s when s.learns() -> compared(RUNS, SeedIntervals.share(s, runs));
      case Learns s -> opposed(RUNS, SeedIntervals.share(s, runs));
      case LearningMatrix s -> compared(RUNS, HolmFamily.cells(s, runs));
      default -> refused(statement, "training runs");
    };
  }

  private static Refused refused(Statement statement, String grounds) {
    return new Refused(
        "a statement " + statement.getClass().getSimpleName() + " is not settled by " + grounds);
  }

  private static Scope anywhere() {
    return Scope.of(NumberSystem.REALS, Map.of());
  }
}
