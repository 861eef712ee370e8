package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.AffineErrorBracket;
import org.elenchus.claims.certificate.AffineMap;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.ChainMapCount;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.ConvergingWords;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.DegreeTable;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EntryTable;
import org.elenchus.claims.certificate.Identity;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.IteratedPolynomial;
import org.elenchus.claims.certificate.Jump;
import org.elenchus.claims.certificate.LabelCorrelations;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.certificate.MonoidClosure;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.MonotoneOrbit;
import org.elenchus.claims.certificate.NonSeparability;
import org.elenchus.claims.certificate.PaddedIdentity;
import org.elenchus.claims.certificate.PeriodicWord;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SelectiveNetwork;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.certificate.Unfolding;
import org.elenchus.claims.certificate.UnrollingInduction;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.certificate.WalkedPairs;
import org.elenchus.claims.certificate.WrongWord;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.verdict.Verdict;

/** What a certificate shows, in one sentence for a reader who does not know its class. */
final class CertificateWords {
  /** More values of a point than this are not read one by one. */
  private static final int MAX_VALUES = 4;

  private CertificateWords() {}

  /** The sentence; empty for a class that has none here. */
  static String why(ReadingEvidence reading, Certificate certificate) {
    JsonNode formal = reading.formal();
    return switch (certificate) {
      case LinearStackNetwork network -> network(reading, network);
      case SelectiveNetwork network ->
          "A linear recurrence with "
              + Words.count(network.start().size(), "state", "states")
              + ", whose matrix depends on the input, computes "
              + task(formal)
              + " on words of every length.";
      case Point(Map<String, ?> ignored) when reading.verdict() != Verdict.REFUTED -> "";
      case Point point ->
          "It fails at "
              + point(point)
              + FormalView.statement(reading.formal())
                  .flatMap(statement -> PointSides.of(statement, point))
                  .map(sides -> ": " + sides.words())
                  .orElse("")
              + ".";
      case LeastSquares fitted ->
          FormalView.statement(reading.formal())
              .map(statement -> statement instanceof Fit fit ? FitDrawing.words(fit, fitted) : "")
              .orElse("");
      case Instance instance -> "It fails for " + instance(instance) + ".";
      case WrongWord word -> "The model answers wrongly after the word " + word.word() + ".";
      case Unfolding ignored ->
          "Once the definitions are put in, only numbers are compared: no model, weight or input is"
              + " left.";
      case Countermodel ignored ->
          "It does not follow: some values meet every premise and miss the conclusion, others meet"
              + " both.";
      case Jump ignored ->
          "The labels jump at a point, and the outputs of these models are continuous: they cannot"
              + " be equal there.";
      case AffineObstruction(List<?> rows) ->
          "No affine map takes these values: "
              + PlainWords.number(rows.size())
              + " words, weighted so that every affine map cancels, have labels that do not"
              + " cancel.";
      case NonSeparability ignored ->
          "No affine map separates the two classes of words: they have the same weighted mean.";
      case AffineErrorBracket(List<?> lengths) ->
          "The least possible error of an affine map is known from both sides at "
              + Words.count(lengths.size(), "length", "lengths")
              + ".";
      case LabelCorrelations ignored ->
          "No earlier bit alone tells of the label, and the current one tells how small the loss"
              + " can be.";
      case AffineMap ignored -> "An affine map comes closer than is claimed to be possible.";
      case AffineStep ignored ->
          "No step multiplies the state with the input, so the output is affine in the inputs at"
              + " every length.";
      case SuperpositionFailure failure ->
          "The output of "
              + failure.model()
              + " is not affine in its inputs: two changes together do not do what each does"
              + " alone.";
      case MixedDifference ignored ->
          "Two inputs work together: changing both does not do what changing each does alone.";
      case LongestPath path ->
          "With D = "
              + path.layers()
              + " and T = "
              + path.steps()
              + " the longest path of the unrolled graph passes "
              + Words.count(longest(path), "counted operation", "counted operations")
              + claimed(formal, path)
              + ".";
      case DepthPotential ignored ->
          "For every D and T there is a path of that length, and none is longer.";
      case DegreeTable(List<List<Integer>> degrees) ->
          "The degrees of all stacks of up to "
              + Words.count(degrees.size(), "layer", "layers")
              + (reading.verdict() == Verdict.REFUTED
                  ? " are not all as claimed."
                  : " are as claimed.");
      case ReachingRecurrence recurrence ->
          "A recurrence of width "
              + recurrence.b().size()
              + " reaches one more dimension with every step until it has reached all.";
      case IteratedPolynomial(List<?> coefficients) ->
          "Iterated, it is one polynomial of degree " + (coefficients.size() - 1) + ".";
      case MonotoneEnds ends -> "It holds exactly between two numbers of the format" + ends(ends);
      case EnclosureCover ignored ->
          "It holds everywhere: intervals that cover the whole domain show it.";
      case Positivity ignored ->
          "It holds everywhere: the difference of its sides is a sum of products that are not"
              + " negative.";
      case Identity ignored -> "Both sides are one and the same expression.";
      case UnrollingInduction ignored ->
          "One step of the model takes the closed form to the next, so it holds at every length.";
      case UnrollingMismatch mismatch ->
          "After "
              + Words.count(mismatch.steps(), "step", "steps")
              + " the closed form and the model differ in a coefficient.";
      case PaddedIdentity ignored ->
          "With zeros in the padding the wide block does step by step what the narrow one does.";
      case EntryTable table ->
          "Of the functions gone through, one entry decides "
              + table.decided().size()
              + " and does not decide "
              + table.excluded().size()
              + ", each with its reason.";
      case ChainMapCount(List<Integer> maps) ->
          "All " + Words.grouped(sum(maps)) + " maps were gone through.";
      case MonoidClosure closure ->
          "All words together make "
              + Words.count(closure.elements(), "map", "maps")
              + " of the states; all of them were gone through.";
      case WalkedPairs walked ->
          "Walked side by side, model and machine meet "
              + Words.count(walked.pairs(), "pair", "pairs")
              + " of states and then nothing new: this covers words of every length.";
      case PeriodicWord word ->
          "Read over and over, one word leads round through "
              + Words.count(word.period(), "state", "states")
              + " for ever.";
      case ConvergingWords ignored ->
          "Words that need different answers lead the state towards the same limit.";
      case Contraction ignored ->
          "Every symbol draws states together, so words that need different answers cannot be told"
              + " apart.";
      case MonotoneOrbit ignored ->
          "Reading one symbol again and again leads to a limit, while the labels go on changing.";
      case InvariantBoxes(var ignored, var readout, var margin, List<?> boxes) ->
          "The state never leaves "
              + Words.count(boxes.size(), "box", "boxes")
              + ", each with one answer, whatever the word.";
      default -> "";
    };
  }

  private static String network(ReadingEvidence reading, LinearStackNetwork network) {
    int depth = network.layers().size();
    List<String> between =
        network.layers().stream()
            .map(LinearStackNetwork.Layer::activation)
            .filter(name -> !name.equals("identity"))
            .distinct()
            .toList();
    String made =
        depth == 1
            ? "One linear layer"
            : "A network of " + PlainWords.number(depth) + " linear layers";
    String with = between.isEmpty() ? "" : " with " + PlainWords.and(between) + " between them";
    boolean sign = reading.formal().path("agreement").asText().equals("sign");
    String does = sign ? " decides " : " computes ";
    String inputs = reading.formal().path("inputs").asText();
    return made
        + (depth == 1 ? with.replace(" between them", "") : with)
        + does
        + task(reading.formal())
        + " on every word of "
        + (inputs.isEmpty() ? "inputs" : inputs)
        + lengths(network.lengths())
        + (reading.verdict() == Verdict.INCONCLUSIVE ? "; other lengths stay open." : ".");
  }

  private static String lengths(Extent lengths) {
    return switch (lengths) {
      case Extent.Range(long from, Long to) when to == null && from <= 1 -> ", of any length";
      case Extent.Range(long from, Long to) when to == null ->
          ", of any length from " + from + " on";
      case Extent.Range(long from, Long to) when to == from -> " of length " + from;
      case Extent.Range(long from, Long to) -> " of length " + from + " to " + to;
      case Extent.Named(String name) -> " of length " + name;
    };
  }

  private static String task(JsonNode formal) {
    JsonNode task = formal.path("task");
    String name = task.path("name").asText().replace('-', ' ');
    List<String> parameters = new ArrayList<>();
    task.path("parameters")
        .properties()
        .forEach(
            e ->
                parameters.add(
                    (e.getKey().equals("theta") ? "θ" : e.getKey())
                        + "\u00a0=\u00a0"
                        + e.getValue().asText()));
    return (name.isEmpty() ? "the task" : "the " + name)
        + (parameters.isEmpty() ? "" : " (" + String.join(", ", parameters) + ")");
  }

  /** The values; where there are many, those that differ from the most frequent one. */
  private static String point(Point point) {
    Map<BigFraction, List<String>> names = new TreeMap<>();
    point
        .values()
        .forEach((name, value) -> names.computeIfAbsent(value, k -> new ArrayList<>()).add(name));
    if (point.values().size() > MAX_VALUES && names.size() > 1) {
      BigFraction usual =
          Collections.max(names.entrySet(), Comparator.comparingInt(e -> e.getValue().size()))
              .getKey();
      List<String> others =
          names.entrySet().stream()
              .filter(e -> !e.getKey().equals(usual))
              .map(
                  e ->
                      String.join("\u00a0=\u00a0", e.getValue())
                          + "\u00a0=\u00a0"
                          + Words.decimal(e.getKey()))
              .toList();
      return PlainWords.and(others) + " with all others " + Words.decimal(usual);
    }
    return PlainWords.and(
        point.values().entrySet().stream()
            .map(e -> e.getKey() + "\u00a0=\u00a0" + Words.decimal(e.getValue()))
            .toList());
  }

  private static String instance(Instance instance) {
    return PlainWords.and(
        instance.values().entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList());
  }

  private static String ends(MonotoneEnds ends) {
    return ends.before() == null || ends.after() == null
        ? "."
        : ": it fails again at "
            + Words.decimal(ends.before())
            + " and at "
            + Words.decimal(ends.after())
            + ", the next ones outside.";
  }

  private static int longest(LongestPath path) {
    return path.potential().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** What the statement's formula gives for the stack of the path. */
  private static String claimed(JsonNode formal, LongestPath path) {
    try {
      Formula depth = Formula.parse(formal.path("depth").asText());
      long claimed =
          DepthDrawing.value(depth, Map.of("D", (long) path.layers(), "T", (long) path.steps()));
      return claimed == longest(path) ? "" : ", not the claimed " + Words.grouped(claimed);
    } catch (IllegalArgumentException e) {
      // The statement is of another form: it claims no formula.
      return "";
    }
  }

  private static int sum(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).sum();
  }
}
