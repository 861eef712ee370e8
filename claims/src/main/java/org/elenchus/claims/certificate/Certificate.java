package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something a search found that settles a statement if the trusted checker accepts it. Plain
 * records, one class each; the field {@code "class"} in JSON names it. Exact numbers are {@code
 * BigFraction}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "class")
public sealed interface Certificate
    permits AffineErrorBracket,
        AffineMap,
        AffineObstruction,
        AffineStep,
        ChainMapCount,
        Contraction,
        ContraryNetwork,
        ConvergingWords,
        CountLabels,
        Countermodel,
        DegreeTable,
        DepthPotential,
        EntryTable,
        EnclosureCover,
        FoundNetworks,
        GradientNorms,
        GridNetwork,
        HankelRanks,
        Identity,
        Instance,
        InvariantBoxes,
        Isolation,
        IteratedPolynomial,
        Jump,
        LabelCorrelations,
        LeastSquares,
        LinearStackNetwork,
        LongestPath,
        MonoidClosure,
        MixedDifference,
        MonotoneEnds,
        MonotoneOrbit,
        NetworkOnWords,
        NonSeparability,
        PaddedIdentity,
        PaddingFailure,
        PeriodicWord,
        PieceCounts,
        Point,
        Positivity,
        Ranks,
        ReachingRecurrence,
        ResidueClasses,
        RestlessMap,
        SelectiveNetwork,
        Slope,
        SuperpositionFailure,
        Unfolding,
        UnrollingInduction,
        UnrollingMismatch,
        WalkedPairs,
        WrongWord {}
