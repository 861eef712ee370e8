package org.elenchus.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.Reading;
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
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.reference.search.AdditivitySearch;
import org.elenchus.reference.search.AffineSearch;
import org.elenchus.reference.search.ComputesSearch;
import org.elenchus.reference.search.DefinitionSearch;
import org.elenchus.reference.search.DepthSearch;
import org.elenchus.reference.search.EntrySearch;
import org.elenchus.reference.search.ExactRangeSearch;
import org.elenchus.reference.search.FitSearch;
import org.elenchus.reference.search.FollowsSearch;
import org.elenchus.reference.search.ForAllSearch;
import org.elenchus.reference.search.GradientSearch;
import org.elenchus.reference.search.HankelSearch;
import org.elenchus.reference.search.LinearitySearch;
import org.elenchus.reference.search.LossSearch;
import org.elenchus.reference.search.MachineNets;
import org.elenchus.reference.search.MachineSearch;
import org.elenchus.reference.search.NetworkTableSearch;
import org.elenchus.reference.search.PiecesSearch;
import org.elenchus.reference.search.RecognitionSearch;
import org.elenchus.reference.search.RelationSearch;
import org.elenchus.reference.search.RootSearch;
import org.elenchus.reference.search.SpectrumSearch;
import org.elenchus.reference.search.SuperpositionSearch;
import org.elenchus.reference.search.UnrollingSearch;

/** All checks, by name. A new check is one line here. */
public final class Checks {
  private static final Map<String, Check> BY_NAME =
      index(
          List.of(
              new PropertyCheck(),
              new TrainingCheck(),
              new MatrixTrainingCheck(),
              new StoredTrainingCheck(),
              new TrainedNetworkCheck(),
              new FormCheck<>("affine-error", AffineError.class, AffineSearch::settle),
              new FormCheck<>("least-loss", LeastLoss.class, LossSearch::settle),
              new FormCheck<>("exact-range", ExactRange.class, ExactRangeSearch::settle),
              new FormCheck<>(
                  "gradient-persistence", GradientPersistence.class, GradientSearch::settle),
              new FormCheck<>("spectrum-rank", SpectrumRank.class, SpectrumSearch::settle),
              new FormCheck<>("least-squares", Fit.class, FitSearch::settle),
              new FormCheck<>("computes", Computes.class, ComputesSearch::settle),
              new HintedCheck<>("for-all", ForAll.class, ForAllSearch::settle),
              new FormCheck<>("derivatives", Derivatives.class, ForAllSearch::settle),
              new FormCheck<>("root-count", RootCount.class, RootSearch::settle),
              new HintedCheck<>("follows", Follows.class, FollowsSearch::settle),
              new HintedCheck<>("recognition", Recognition.class, RecognitionSearch::settle),
              new FormCheck<>(
                  "additive-in-positions", AdditiveInPositions.class, AdditivitySearch::settle),
              new FormCheck<>("entry-decides", EntryDecides.class, EntrySearch::settle),
              new FormCheck<>(
                  "relation", Relation.class, (relation, _) -> RelationSearch.search(relation)),
              new CitedCheck(),
              new FormCheck<>("superposition", AffineInInputs.class, SuperpositionSearch::settle),
              new FormCheck<>("iterate", IterateNotCollapsed.class, LinearitySearch::iterate),
              new FormCheck<>(
                  "reachable-dimension", ReachableDimension.class, LinearitySearch::dimension),
              new FormCheck<>(
                  "selective-recurrence", SelectiveComputes.class, LinearitySearch::selective),
              new FormCheck<>("least-states", LeastStates.class, HankelSearch::settle),
              new FormCheck<>("network-table", NetworkTable.class, NetworkTableSearch::settle),
              new FormCheck<>("least-pieces", LeastPieces.class, PiecesSearch::least),
              new FormCheck<>("folded-pieces", FoldedPieces.class, PiecesSearch::folded),
              new FormCheck<>("unfolding", ByDefinition.class, DefinitionSearch::settle),
              new FormCheck<>("aperiodic", Aperiodic.class, MachineSearch::aperiodic),
              new FormCheck<>("chain-maps", ChainMaps.class, MachineSearch::chains),
              new FormCheck<>("grid-computes", GridComputes.class, MachineSearch::computes),
              new FormCheck<>("stack-degree", StackDegree.class, DepthSearch::degrees),
              new FormCheck<>("zero-padding", ZeroPadding.class, SuperpositionSearch::padding),
              new FormCheck<>("grid-net", GridNetComputes.class, MachineNets::settle),
              new FormCheck<>("stack-depth", StackDepth.class, DepthSearch::settle),
              new FormCheck<>("unrolling", UnrollsTo.class, UnrollingSearch::settle)));

  private Checks() {}

  /**
   * Finds a check.
   *
   * @param name as a claim file calls it
   * @return the check
   * @throws CheckException if there is none
   */
  public static Check named(String name) {
    Check check = BY_NAME.get(name);
    if (check == null) {
      throw new CheckException("no check is named '" + name + "'; there are " + BY_NAME.keySet());
    }
    return check;
  }

  /**
   * Refuses a claim that calls a check that there is not, or one for another form of statement, or
   * one without a twin.
   *
   * @param claim the claim
   * @throws IllegalArgumentException in one sentence that says what was expected
   */
  public static void require(Claim claim) {
    for (Reading reading : claim.readings()) {
      for (CheckCall call : reading.checks()) {
        String where = reading.reading().word() + " reading, check '" + call.check() + "': ";
        Check check = require(where, call.check());
        if (!check.form().isInstance(reading.statement())) {
          throw new IllegalArgumentException(
              where
                  + "does not settle statements of the form '"
                  + reading.formal().path("form").asText()
                  + "'");
        }
        if (check.needsTwin() && call.twin() == null) {
          throw new IllegalArgumentException(
              where + "expected a twin, an edit that makes it come out the other way");
        }
        settlesTwin(call).ifPresent(name -> require(where, name));
      }
    }
  }

  private static Check require(String where, String name) {
    Check check = BY_NAME.get(name);
    if (check == null) {
      throw new IllegalArgumentException(
          where + "no check is named '" + name + "'; expected one of " + BY_NAME.keySet());
    }
    return check;
  }

  /**
   * The check that settles the twin where the one called cannot: a sample never settles a statement
   * that is true, so a property that is falsified needs an exact check for its true twin.
   *
   * @param call how the claim file calls a check
   * @return the other check's name, from the setting {@code twinSettledBy}
   */
  public static Optional<String> settlesTwin(CheckCall call) {
    JsonNode settings = call.settings();
    return settings != null && settings.hasNonNull("twinSettledBy")
        ? Optional.of(settings.get("twinSettledBy").asText())
        : Optional.empty();
  }

  private static Map<String, Check> index(List<Check> checks) {
    Map<String, Check> byName = new TreeMap<>();
    for (Check check : checks) {
      if (byName.put(check.name(), check) != null) {
        throw new IllegalStateException("two checks are named " + check.name());
      }
    }
    return byName;
  }
}
