package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import org.elenchus.claims.json.Json;

/**
 * A formal statement: true or false in a scope, with nothing left open. One record per form; the
 * field {@code "form"} in JSON names it.
 *
 * <p>A statement is all that the trusted checker starts from. It rebuilds models, task labels and
 * printed cells from it, and believes nothing of what a search says about them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
public sealed interface Statement
    permits AdditiveInPositions,
        AffineError,
        AffineInInputs,
        Aperiodic,
        ByDefinition,
        ChainMaps,
        Cited,
        Computes,
        Derivatives,
        EntryDecides,
        ExactRange,
        Fit,
        FoldedPieces,
        Follows,
        ForAll,
        GradientPersistence,
        GridComputes,
        GridNetComputes,
        IterateNotCollapsed,
        Learns,
        LearningMatrix,
        LeastLoss,
        LeastPieces,
        LeastStates,
        NetworkTable,
        ReachableDimension,
        Recognition,
        Relation,
        RootCount,
        SelectiveComputes,
        SpectrumRank,
        StackDegree,
        StackDepth,
        UnrollsTo,
        ZeroPadding {
  /**
   * Reads a formal statement.
   *
   * @param formal a JSON object with a field {@code form}
   * @return the statement
   * @throws IllegalArgumentException naming the field, if it is not one
   */
  static Statement parse(JsonNode formal) {
    return Json.convert(formal, Statement.class);
  }
}
