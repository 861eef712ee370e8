package org.elenchus.reports;

import java.util.List;
import java.util.Optional;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.GridNetwork;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.Follows;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.statement.UnrollsTo;
import org.elenchus.reports.View.Drawing;
import org.jspecify.annotations.Nullable;

/** Certificates as something to look at; a class without a drawing is laid out as a table. */
final class Drawings {
  private Drawings() {}

  /**
   * The drawing of a certificate, if its class has one and it is of a size that can be drawn.
   *
   * @param certificate what to draw
   * @param statement what it settles, or null where that is not known here
   */
  static Optional<Drawing> of(Certificate certificate, @Nullable Statement statement) {
    return switch (certificate) {
      case Point point when statement instanceof Derivatives derivatives ->
          JacobianDrawing.of(derivatives, point)
              .or(() -> PointSides.of(derivatives, point).map(PointSides::drawing));
      case Point point when statement != null ->
          PointSides.of(statement, point).map(PointSides::drawing);
      case Countermodel proof when statement instanceof Follows follows ->
          CountermodelDrawing.of(follows, proof);
      case LinearStackNetwork network ->
          NetworkDrawing.of(network.layers(), network.lengths())
              .or(() -> MatrixDrawing.of(network));
      case GridNetwork network -> MatrixDrawing.of(network);
      case NetworkOnWords network -> WordRunDrawing.of(network);
      case MixedDifference difference ->
          NetworkDrawing.of(
              difference.layers(),
              new Extent.Range(difference.word().size(), (long) difference.word().size()));
      case LongestPath path -> DepthDrawing.of(path);
      case DepthPotential potential -> DepthDrawing.of(potential);
      case SelectiveNetwork network -> MatrixDrawing.of(network);
      case ReachingRecurrence recurrence -> MatrixDrawing.of(recurrence);
      case AffineObstruction(List<AffineObstruction.Row> rows) ->
          PointDrawing.words(
              rows,
              "Four or more words as points. Weighted with + and −, every affine map cancels on"
                  + " them; the labels do not.");
      case NonSeparability(List<AffineObstruction.Row> rows) ->
          PointDrawing.words(
              rows,
              "Words of both classes as points with their weights: both classes have the same"
                  + " weighted mean, so no line parts them.");
      case UnrollingMismatch mismatch when statement instanceof UnrollsTo closed ->
          UnrolledMatrices.of(closed, mismatch).or(() -> DifferenceDrawing.of(mismatch));
      case UnrollingMismatch mismatch -> DifferenceDrawing.of(mismatch);
      case SuperpositionFailure failure -> DifferenceDrawing.of(failure);
      case MonotoneEnds ends -> PointDrawing.range(ends);
      case InvariantBoxes boxes when statement instanceof Recognition recognition ->
          BoxMapDrawing.of(recognition, boxes).or(() -> PointDrawing.boxes(boxes));
      case InvariantBoxes boxes -> PointDrawing.boxes(boxes);
      default -> Optional.empty();
    };
  }
}
